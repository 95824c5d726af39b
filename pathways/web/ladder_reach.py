"""How far at each step, and what else a ladder can be asked."""

from __future__ import annotations

import streamlit as st

from pathways.model import Place
from pathways.travel import default_radius
from pathways.vocabulary import INCLUSION, RADII_MILES
from pathways.web import find_form
from pathways.web.ladder_params import FURTHER, miles_of, reach_key
from pathways.web.search_form import SearchForm

_TITLES = {"next": "Next", "later": "Later"}


def draw_reach(place: Place, form: SearchForm) -> None:
    """The choices, folded; the fold says what holds."""
    now = form.within or default_radius(place)
    far = f"{now}, {miles_of('next')} and {miles_of('later')} miles"
    words = [f"How far at each step: {far}", *(INCLUSION[each] for each in form.inclusion)]
    words += ["Online too"] if form.online else []
    box = st.expander("; ".join(words), key="reach", on_change="rerun")
    if box.open:
        with box:
            _draw_choices(place)


def _draw_choices(place: Place) -> None:
    now, *steps = st.columns(3)
    usual = f"Usual for the place ({_miles_label(default_radius(place))})"
    now.selectbox(
        "Now", [find_form.USUAL, *RADII_MILES], key="within", persist_state="session",
        format_func=lambda miles: usual if miles == find_form.USUAL else _miles_label(miles),
    )  # fmt: skip
    for column, (name, choices) in zip(steps, FURTHER.items(), strict=True):
        st.session_state[reach_key(name)] = miles_of(name)
        column.selectbox(
            _TITLES[name], choices, key=reach_key(name), format_func=_miles_label,
            persist_state="session",
        )  # fmt: skip
    st.pills("Support", list(INCLUSION), selection_mode="multi", key="inclusion", wrap=True,
             format_func=INCLUSION.__getitem__, persist_state="session")  # fmt: skip
    st.toggle("Online too", key="online", persist_state="session")


def _miles_label(miles: int) -> str:
    return "1 mile" if miles == 1 else f"{miles} miles"
