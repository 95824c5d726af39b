"""Shortlist: what somebody kept, with notes, to compare, print, share and take away."""

from __future__ import annotations

from datetime import date

import streamlit as st

from pathways.web import shortlist, shortlist_page
from pathways.web.style import use_style
from pathways.wiring import get_app_state


def show() -> None:
    """The whole page."""
    pathways = get_app_state()
    use_style("keeping")
    st.title("Your shortlist", anchor=False)
    asked = shortlist.take_address(pathways.catalogue.by_id)
    shortlist.write_address()
    shortlist_page.draw(pathways, asked, date.today())


show()
