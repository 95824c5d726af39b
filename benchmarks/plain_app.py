"""A plain Streamlit page for the same task: widgets, a pandas search, a list, a folium map.

The peer of first_map_s and rerun_cpu_ms. It is written as such pages are: the map is drawn anew
for each answer and sent whole. Leaflet comes from the project's own files, served by the page's
own server, so that it waits for no other host. With PLAIN_POINTS=all the map shows every listing,
else only those found.
"""

from __future__ import annotations

import os
from collections.abc import Collection
from datetime import date
from pathlib import Path
from typing import Any

import folium
import streamlit as st
from folium.plugins import MarkerCluster
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from benchmarks.questions import Question
from benchmarks.search_facts import gather_facts
from benchmarks.search_peers import BallTreeAndPandas
from pathways.matching import make_query
from pathways.settings import ROOT
from pathways.travel import default_radius
from pathways.vocabulary import LEVEL_WORDS, LEVELS, RADII_MILES
from pathways.web.map_data import catalogue_points
from pathways.wiring import App, get_app_state
from pathways.wording import cost_words

CARDS = 10
_VENDOR = "/vendor"
_LEAFLET = f"{_VENDOR}/leaflet-1.9.4/leaflet"
_CLUSTER = f"{_VENDOR}/leaflet.markercluster-1.5.3"
_MAP_FILES = [("leaflet", f"{_LEAFLET}.js")], [("leaflet_css", f"{_LEAFLET}.css")]
_CLUSTER_FILES = (
    [("cluster", f"{_CLUSTER}/leaflet.markercluster.js")],
    [("cluster_css", f"{_CLUSTER}/MarkerCluster.css")],
)


class _Map(folium.Map):
    default_js, default_css = _MAP_FILES


class _Cluster(MarkerCluster):
    default_js, default_css = _CLUSTER_FILES


@st.cache_resource
def _load() -> tuple[App, BallTreeAndPandas]:
    app = get_app_state()
    return app, BallTreeAndPandas(gather_facts(app.catalogue, date.today()))


def show() -> None:
    """The whole page."""
    app, searcher = _load()
    st.title("Find music making near you")
    question = _question(app)
    found = searcher.search(question)
    st.subheader(f"{len(found)} within {question.query.within_miles:g} miles")
    list_side, map_side = st.columns([3, 2])
    with list_side:
        for id_, certainty in found[:CARDS]:
            st.markdown(_card(app, id_, certainty))
    with map_side:
        shown = None if os.environ.get("PLAIN_POINTS") == "all" else {id_ for id_, _ in found}
        st.iframe(_map_html(app, question, shown), height=520)


def _question(app: App) -> Question:
    asked, instruments = st.query_params, app.catalogue.instruments
    near = st.text_input("Where do you live?", asked.get("near", "NG5"))
    names = list(instruments)
    instrument = st.selectbox(
        "What do you play or sing?",
        names,
        index=names.index(asked.get("instrument", "violin")),
        format_func=lambda each: instruments[each].name,
    )
    level = st.selectbox(
        "About how far along?",
        list(LEVELS),
        index=list(LEVELS).index(asked.get("level", "grade-2")),
        format_func=lambda each: LEVEL_WORDS[LEVELS[each]],
    )
    place = app.places.locate(near)
    within = st.selectbox(
        "How far to travel",
        RADII_MILES,
        index=RADII_MILES.index(default_radius(place)),
        format_func=lambda miles: "1 mile" if miles == 1 else f"{miles} miles",
    )
    query = make_query(instruments, instrument=instrument, level=level, within=within)
    return Question(place, query)


def _card(app: App, id_: str, certainty: str) -> str:
    listing = app.catalogue.by_id[id_]
    provider = app.catalogue.providers[listing.provider_id]
    facts = [
        ", ".join(listing.instruments),
        ", ".join(listing.days),
        cost_words(listing, price_is_fresh=True) or "",
        certainty,
    ]
    words = " · ".join(each for each in facts if each)
    return f"**{listing.name}** ({provider.name})  \n{words}  \n[Website]({listing.url})"


def _map_html(app: App, question: Question, shown: Collection[str] | None) -> str:
    home = question.place.lat, question.place.lon
    options: dict[str, Any] = {"maxZoom": 16}
    chart = _Map(location=home, zoom_start=11, tiles=None, **options)
    cluster = _Cluster().add_to(chart)  # type: ignore[no-untyped-call]
    for point in catalogue_points(app.catalogue):
        if shown is None or point.id in shown:
            icon = folium.DivIcon(html="<b>●</b>", class_name="pin")
            folium.Marker([point.lat, point.lon], tooltip=point.name, icon=icon).add_to(cluster)
    return str(chart.get_root().render())


if __name__ == "__main__":
    st.set_page_config(page_title="Plain", layout="wide")
    show()
else:
    vendor = StaticFiles(directory=ROOT / "static" / "vendor")
    app = st.App(Path(__file__).resolve(), routes=[Mount(_VENDOR, vendor)])
