"""Class list: a teacher signposts a whole class in two minutes."""

from __future__ import annotations

from datetime import date

from pathways.web import class_page
from pathways.web.class_upload import keep_uploads_in_memory
from pathways.web.style import use_style
from pathways.wiring import get_app_state


def show() -> None:
    """The whole page."""
    keep_uploads_in_memory()
    use_style("keeping", "class")
    class_page.draw(get_app_state(), date.today())


show()
