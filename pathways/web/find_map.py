"""The map beside the list: pins and cards choose each other."""

from __future__ import annotations

from functools import cache

import streamlit as st

from pathways.matching import Answer, Query
from pathways.model import Place
from pathways.web.cards import card_html
from pathways.web.map_component import listings_map
from pathways.web.map_data import catalogue_points, read_base_map
from pathways.web.map_document import Tiles, map_document
from pathways.web.server import publish_map
from pathways.wiring import App

_HEIGHT = 520


@cache
def map_address(pathways: App) -> str:
    """Where the map of this catalogue is served; drawn once for everybody."""
    settings = pathways.settings
    tiles = Tiles(settings.tiles, settings.tiles_credit) if settings.tiles else None
    document = map_document(
        catalogue_points(pathways.catalogue), read_base_map(settings.data / "geo"), tiles
    )
    return publish_map(document, settings.tiles)


def draw_map(pathways: App, place: Place, query: Query, answer: Answer) -> str | None:
    """Draw the map and the card chosen on it; returns the id of the chosen listing."""
    placed = {each.opportunity.id: each for each in answer.matches if each.venue and each.certainty}
    chosen = st.session_state.get("chosen")
    chosen = chosen if chosen in placed else None
    clicked = listings_map(
        map_address(pathways),
        {id_: each.certainty or "maybe" for id_, each in placed.items()},
        chosen,
        (place.lat, place.lon, place.label),
        query.within_miles,
        _HEIGHT,
        key="map",
    )
    if clicked and clicked != chosen:
        chosen = st.session_state["chosen"] = clicked
    if chosen:
        st.html(card_html([placed[chosen]], pathways.travel, chosen=True))
    return chosen
