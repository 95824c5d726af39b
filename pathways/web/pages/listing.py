"""One listing on a page of its own: everything that is known of it, and what is not."""

from __future__ import annotations

from datetime import date

import streamlit as st

from pathways.web import listing_page
from pathways.web.style import use_style
from pathways.wiring import get_app_state


def show() -> None:
    """The whole page."""
    pathways = get_app_state()
    use_style("keeping")
    id_ = st.query_params.get("id", "")
    if id_:
        # A link from one listing to another changes what is shown, but not the address bar.
        st.query_params.from_dict({"id": id_})
    listing = pathways.catalogue.by_id.get(id_)
    if listing is None:
        listing_page.draw_unknown()
    else:
        listing_page.draw(pathways, listing, date.today())


show()
