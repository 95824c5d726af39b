"""Plan: the way up on one sheet of paper, for the wall."""

from __future__ import annotations

from datetime import date

from pathways.web import ladder_plan
from pathways.web.style import use_style
from pathways.wiring import get_app_state


def show() -> None:
    """The whole page."""
    use_style("sheet", "ladder")
    ladder_plan.draw(get_app_state(), date.today())


show()
