"""Compare: up to four listings side by side."""

from __future__ import annotations

from datetime import date

import streamlit as st

from pathways.web import compare_page
from pathways.web.style import use_style
from pathways.wiring import get_app_state


def show() -> None:
    """The whole page."""
    pathways = get_app_state()
    use_style("keeping")
    st.title("Side by side", anchor=False)
    compare_page.draw(pathways, date.today())


show()
