"""Print: the shortlist on one sheet of paper."""

from __future__ import annotations

from datetime import date

from pathways.web import print_page
from pathways.web.style import use_style
from pathways.wiring import get_app_state


def show() -> None:
    """The whole page."""
    pathways = get_app_state()
    use_style("keeping", "sheet")
    print_page.draw(pathways, date.today())


show()
