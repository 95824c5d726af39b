"""Coverage: a hub sees who has music making in reach and who has not."""

from __future__ import annotations

from datetime import date

from pathways.web import coverage_page
from pathways.web.style import use_style
from pathways.wiring import get_app_state


def show() -> None:
    """The whole page."""
    use_style("coverage")
    coverage_page.draw(get_app_state(), date.today())


show()
