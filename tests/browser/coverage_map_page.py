"""A page with nothing but the map of coverage and what moves it, over the small catalogue."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import streamlit as st

from pathways.coverage import make_question, measure, stand
from pathways.coverage.part import Part
from pathways.siting import NewGroup, what_if
from pathways.web.coverage_map import Mark, draw_map
from pathways.web.coverage_view import CoverageView
from pathways.web.server import app_middleware, app_routes
from pathways.wiring import get_app_state, small_areas

TODAY = date(2026, 11, 22)
# In the middle of Skegness, where the small catalogue has nothing.
SKEGNESS = (53.1435, 0.336)
MARK_NAME = "<img src=x onerror=window.hacked=1>"
REGION, LINCOLNSHIRE = "East Midlands", "Lincolnshire"
GROUP = NewGroup("Seaside Strings", *SKEGNESS, None, ("strings",), ("foundation",))


def looked_at(instrument: str, by: str, where: str) -> CoverageView:
    """One of the few questions of this page, answered."""
    app = get_app_state()
    areas = small_areas(app)
    question = make_question(
        app.catalogue.instruments, instrument=instrument, stage="foundation", within=10
    )
    standing = stand(app.catalogue, areas, question, TODAY)
    whole = measure(standing, "region")[0]
    view = CoverageView(
        app, areas, standing, Part("region", whole.code, REGION), by, whole, measure(standing, by)
    )
    if where == REGION:
        return view
    column = {"hub": areas.hub, "district": areas.district, "lsoa": areas.code}[by]
    codes = set(column[areas.hub == "lincolnshire"].tolist())
    part = Part("hub", "lincolnshire", LINCOLNSHIRE)
    return replace(view, part=part, figures=[each for each in view.figures if each.code in codes])


def show() -> None:
    st.set_page_config(page_title="Coverage map page", layout="wide")
    instrument = st.selectbox("Instrument", ("strings", "harp"))
    by = st.selectbox("Divided by", ("district", "hub", "lsoa"))
    where = st.selectbox("Looked at", (REGION, LINCOLNSHIRE))
    view = looked_at(instrument, by, where)
    change, marks = None, []
    if st.checkbox("What if"):
        change = what_if(view.app.catalogue, view.standing, [GROUP])
        marks = [Mark(*SKEGNESS, "A", MARK_NAME, "A new group")]
    st.button("Before the map")
    clicked = draw_map(view, "map", change, marks, chosen=st.session_state.get("last"))
    if clicked:
        st.session_state["last"] = clicked
        st.rerun()
    st.button("After the map")
    st.text(f"Clicked: {st.session_state.get('last', 'nothing')}")


if __name__ == "__main__":
    show()
else:
    app = st.App(Path(__file__).resolve(), routes=app_routes(), middleware=app_middleware())
