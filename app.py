"""Pathways: run with ``streamlit run app.py``.

Imported by the server, this file gives the app; run by Streamlit for each visitor, it shows the
page that was asked for.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from pathways.ladder import ladder_index
from pathways.web import shortlist
from pathways.web.find_map import map_address
from pathways.web.links import PAGES
from pathways.web.place_box import place_list_address
from pathways.web.server import app_middleware, app_routes, start
from pathways.wiring import get_app_state, stops_near


def prepare() -> None:
    """Make at the start what every visitor needs."""
    pathways = get_app_state()
    map_address(pathways)
    place_list_address(pathways.gazetteer)
    stops_near(pathways)
    ladder_index(pathways.catalogue)


if __name__ == "__main__":
    kept = f"Shortlist ({shortlist.count()})" if shortlist.count() else "Shortlist"
    page = st.navigation(
        [
            st.Page(PAGES / "find.py", title="Find", url_path="find", default=True),
            st.Page(PAGES / "ladder.py", title="Ladder", url_path="ladder"),
            st.Page(PAGES / "class_list.py", title="Class list", url_path="class_list"),
            st.Page(PAGES / "coverage.py", title="Coverage", url_path="coverage"),
            st.Page(PAGES / "shortlist.py", title=kept, url_path="shortlist"),
            st.Page(PAGES / "about.py", title="About", url_path="about"),
            # Reached from the others, by a link that says of what.
            st.Page(PAGES / "listing.py", title="Listing", visibility="hidden"),
            st.Page(PAGES / "compare.py", title="Compare", visibility="hidden"),
            st.Page(PAGES / "print.py", title="Print", visibility="hidden"),
            st.Page(PAGES / "plan.py", title="Plan", visibility="hidden"),
            st.Page(PAGES / "hub_ladder.py", title="A hub's ladder", visibility="hidden"),
        ],
        position="top",
    )
    st.set_page_config(page_title=f"{page.title} · Pathways", page_icon="🎵", layout="wide")
    page.run()
else:
    start(prepare)
    app = st.App(Path(__file__).resolve(), routes=app_routes(), middleware=app_middleware())
