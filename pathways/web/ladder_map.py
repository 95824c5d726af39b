"""The climb on the map: the rungs that have a place, and the one way up from home."""

from __future__ import annotations

import streamlit as st

from pathways.ladder import Rung
from pathways.matching import Query
from pathways.model import Place
from pathways.web.cards import card_html, note_html
from pathways.web.find_map import map_address
from pathways.web.ladder_view import LadderView
from pathways.web.map_component import listings_map
from pathways.wiring import App

_HEIGHT = 520
# Letters, since numbers on the map are counts.
_MARKS = {"now": ("A", "Now"), "next": ("B", "Next"), "later": ("C", "Later")}


def draw_map(pathways: App, place: Place, query: Query, view: LadderView, farthest: float) -> None:
    """Draw the map and the card of the rung chosen on it.

    Args:
        farthest: miles beyond which a rung is left out, as is a national course far away.
    """
    placed = {id_: rung for id_, rung in view.rungs.items() if _in_reach(rung, farthest)}
    if not placed:
        return
    st.subheader("The climb on the map", anchor=False)
    st.html(
        note_html(
            "A is now, B next, C later. The dashed line is the one way up, where its places are "
            "known. The list above says the same."
        )
    )
    chosen = st.session_state.get("climb_chosen")
    chosen = chosen if chosen in placed else None
    clicked = listings_map(
        map_address(pathways),
        {id_: rung.finding.certainty or "maybe" for id_, rung in placed.items()},
        chosen,
        (place.lat, place.lon, place.label),
        query.within_miles,
        _HEIGHT,
        key="climb",
        path=[box.id for _, box in view.way_up if box.id in placed],
        marks={id_: _MARKS[rung.column] for id_, rung in placed.items()},
    )
    if clicked and clicked != chosen:
        chosen = st.session_state["climb_chosen"] = clicked
    if chosen:
        st.html(card_html([placed[chosen].finding], pathways.travel, chosen=True))


def _in_reach(rung: Rung, farthest: float) -> bool:
    miles = rung.finding.distance_miles
    return rung.finding.venue is not None and miles is not None and miles <= farthest
