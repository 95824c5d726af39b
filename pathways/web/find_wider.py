"""Never a dead end: what would let more in, one thing at a time, each with what it adds."""

from __future__ import annotations

import streamlit as st

from pathways.matching import Answer, Wider
from pathways.web.links import listing_link
from pathways.wiring import App

_NAMES_AT_MOST = 8
# What is dropped, as the search names it: the words, and the field of the form it empties.
_DROPPED = {
    "day": ("Any day", "day"),
    "cost": ("Any cost", "free"),
    "kind": ("Any sort", "kind"),
    "genre": ("Any style of music", "genre"),
    "inclusion": ("With or without support", "inclusion"),
    "step_free": ("With or without step-free access", "step_free"),
    "join": ("Any way of joining", "join"),
}


def draw_wider(pathways: App, answer: Answer) -> None:
    """Buttons for each wider search, and what a step in level would let in."""
    if not answer.wider:
        return
    st.subheader("What would let more in", anchor=False)
    with st.container(horizontal=True):
        for each in answer.wider:
            if each.relax != "level":
                st.button(_label(each), key=f"wider-{each.relax}-{each.to}",
                          on_click=_widen, args=(each,))  # fmt: skip
    for each in answer.wider:
        if each.relax == "level":
            _draw_other_levels(pathways, each)


def _label(each: Wider) -> str:
    if each.relax == "radius":
        return f"Look within {each.to:g} miles ({each.count} more)"
    if each.relax == "online":
        return f"Include online ({each.count} more)"
    return f"{_DROPPED[each.relax][0]} ({each.count} more)"


def _widen(each: Wider) -> None:
    if each.relax == "radius":
        st.session_state["within"] = int(each.to)
    elif each.relax == "online":
        st.session_state["online"] = True
    else:
        key = _DROPPED[each.relax][1]
        st.session_state[key] = False if key in ("free", "step_free") else []


def _draw_other_levels(pathways: App, wider: Wider) -> None:
    words = f"For a level one or two steps away ({wider.count})"
    block = st.expander(words, key="wider-level", on_change="rerun")
    if block.open:
        with block:
            for id_ in wider.ids[:_NAMES_AT_MOST]:
                listing_link(id_, pathways.catalogue.by_id[id_].name)
            if wider.count > _NAMES_AT_MOST:
                st.caption(f"And {wider.count - _NAMES_AT_MOST} more.")
