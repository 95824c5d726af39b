"""The listing that somebody came from: where it stands, what leads to it and where it leads."""

from __future__ import annotations

import streamlit as st

from pathways import related
from pathways.ladder import Rung
from pathways.web.cards import note_html, plain_label
from pathways.web.ladder_words import COLUMN_WORDS
from pathways.web.links import listing_link
from pathways.web.rendering import render
from pathways.wiring import App

_TITLES: dict[related.Way, str] = {"back": "What leads to it", "on": "Where it leads"}


def draw_about(pathways: App, came: str | None, rung: Rung | None) -> None:
    """What the sources say of the listing ``came``; nothing where somebody came from none.

    Args:
        rung: the listing as a rung of the ladder, which then says the rest; None where it is not
            on it.
    """
    if came is None:
        return
    name = pathways.catalogue.by_id[came].name
    if rung:
        column = COLUMN_WORDS[rung.column]
        st.html(note_html(f"You came from {name}: it stands under {column} on this ladder."))
        return
    with st.container(key="panel-came"):
        st.subheader(plain_label(f"You came from {name}"), anchor=False)
        told = [_draw_way(pathways, came, way, title) for way, title in _TITLES.items()]
        if not any(told):
            st.html(note_html("No source names what leads to it, or where it leads."))
        listing_link(came, "Back to it", name)


def _draw_way(pathways: App, came: str, way: related.Way, title: str) -> bool:
    steps = related.steps(pathways.catalogue, pathways.catalogue.by_id[came], way)
    if steps:
        st.markdown(f"**{title}**")
    for step in steps:
        for each in step.listings:
            listing_link(each.id, each.name)
        st.html(render("step.html", step=step))
    return bool(steps)
