"""Ladder: where this could lead, now, next and later."""

from __future__ import annotations

from datetime import date

from pathways.web import ladder_page
from pathways.web.style import use_style
from pathways.wiring import get_app_state


def show() -> None:
    """The whole page."""
    pathways = get_app_state()
    use_style("keeping", "ladder")
    ladder_page.draw(pathways, date.today())


show()
