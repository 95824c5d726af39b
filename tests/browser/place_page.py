"""A page with nothing but the ways of saying where one is, for the tests of this folder."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from pathways.places import Places
from pathways.web import family_pictures
from pathways.web.location import location_button
from pathways.web.place_box import place_list_address, suggest_places
from pathways.web.server import app_middleware, app_routes
from pathways.wiring import get_app_state


def show() -> None:
    st.set_page_config(page_title="Place page", layout="wide")
    st.title("Where and what", anchor=False)
    catalogue, places = get_app_state().catalogue, get_app_state().places
    assert isinstance(places, Places)
    st.session_state["runs"] = st.session_state.get("runs", 0) + 1
    with st.container(key="search", border=True):
        where, what = st.columns(2)
        with where:
            if not st.checkbox("Without the box"):
                typed = st.text_input("Where do you live?", key="near")
                suggest_places("near", place_list_address(places))
                location_button("near")
                st.text(f"Place: {typed or 'none'}")
        with what:
            st.selectbox("What do you play?", list(catalogue.instruments),
                         index=None, key="instrument")  # fmt: skip
            family_pictures.draw(catalogue)
        st.button("Run again")
    st.text(f"Runs: {st.session_state['runs']}")
    st.text(f"Instrument: {st.session_state['instrument']}")


if __name__ == "__main__":
    show()
else:
    app = st.App(Path(__file__).resolve(), routes=app_routes(), middleware=app_middleware())
