"""A hub's ladder: every chain of a whole area, and where it stops."""

from __future__ import annotations

from pathways.web import ladder_hub
from pathways.web.style import use_style
from pathways.wiring import get_app_state


def show() -> None:
    """The whole page."""
    use_style("ladder")
    ladder_hub.draw(get_app_state())


show()
