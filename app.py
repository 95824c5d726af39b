"""Pathways: run with ``streamlit run app.py``.

Imported by the server, this file gives the app; run by Streamlit for each visitor, it shows the
page that was asked for.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from pathways.web.find_map import map_address
from pathways.web.server import app_middleware, app_routes, start
from pathways.wiring import get_app_state

PAGES = Path(__file__).parent / "pathways" / "web" / "pages"

if __name__ == "__main__":
    page = st.navigation(
        [
            st.Page(PAGES / "find.py", title="Find", url_path="find", default=True),
            st.Page(PAGES / "about.py", title="About", url_path="about"),
        ],
        position="top",
    )
    st.set_page_config(page_title=f"{page.title} · Pathways", page_icon="🎵", layout="wide")
    page.run()
else:
    start(lambda: map_address(get_app_state()))
    app = st.App(Path(__file__).resolve(), routes=app_routes(), middleware=app_middleware())
