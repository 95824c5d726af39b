"""The filters of an answer: one button that opens them, what each would leave, and what is on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import streamlit as st

from pathways.matching import Answer
from pathways.vocabulary import GENRES, INCLUSION, RADII_MILES
from pathways.web import find_form
from pathways.web.cards import note_html
from pathways.web.search_form import DAY_FILTER, JOIN_FILTER, KIND_FILTER, SearchForm

_CHOICES: dict[str, tuple[str, Mapping[str, str]]] = {
    "day": ("Day", DAY_FILTER),
    "kind": ("What sort", KIND_FILTER),
    "genre": ("Style of music", GENRES),
    "join": ("How to join", JOIN_FILTER),
    "inclusion": ("Support", INCLUSION),
}
_TITLE = "Filters: distance, day, cost, more"
_SWITCHES = {"free": "Free", "step_free": "Step-free", "online": "Online too"}


def draw_filters(form: SearchForm, answer: Answer) -> None:
    """The filters, folded, and under them those that are on, each with a way to take it off."""
    on = list(_applied(form))
    # Its words stay the same: were they to count what is on, each choice would close it.
    box = st.expander(_TITLE, key="filters", on_change="rerun")
    if box.open:
        with box:
            _draw_choices(form, answer)
    if on:
        _draw_chips(on)


def _applied(form: SearchForm) -> Iterator[tuple[str, str | None, str]]:
    if form.within:
        yield "within", None, f"Within {_radius_label(form.within)}"
    for key, (_, words) in _CHOICES.items():
        for value in getattr(form, key):
            yield key, value, words[value]
    for key, label in _SWITCHES.items():
        if getattr(form, key):
            yield key, None, label


def _draw_choices(form: SearchForm, answer: Answer) -> None:
    st.selectbox("How far to travel", [find_form.USUAL, *RADII_MILES], key="within",
                 format_func=_radius_label, persist_state="session")  # fmt: skip
    for key, (label, words) in _CHOICES.items():
        facet = answer.facets[key]
        on = getattr(form, key)
        offered = [each for each in words if facet.options.get(each) or each in on]
        if offered:
            counted = {each: f"{words[each]} ({facet.options.get(each, 0)})" for each in offered}
            st.pills(label, offered, selection_mode="multi", key=key, wrap=True,
                     format_func=counted.__getitem__, persist_state="session")  # fmt: skip
    with st.container(horizontal=True):
        for key, label in _SWITCHES.items():
            count = answer.facets[key].options.get("yes", 0)
            st.toggle(f"{label} ({count})", key=key, persist_state="session")
    st.html(
        note_html(
            "A number says for how many it is stated. Those that do not say are kept apart, "
            "below the others, so that you can ask."
        )
    )


def _radius_label(miles: int) -> str:
    if miles == find_form.USUAL:
        return "Usual for the place"
    return "1 mile" if miles == 1 else f"{miles} miles"


def _draw_chips(on: list[tuple[str, str | None, str]]) -> None:
    with st.container(horizontal=True, key="chips"):
        for key, value, words in on:
            st.button(f"{words} ✕", key=f"off-{key}-{value}", help=f"Take off: {words}",
                      on_click=_take_off, args=(key, value))  # fmt: skip
        st.button("Clear all", key="clear", type="tertiary", on_click=find_form.clear_filters)


def _take_off(key: str, value: str | None) -> None:
    if value is None:
        st.session_state[key] = find_form.USUAL if key == "within" else False
    else:
        st.session_state[key] = [each for each in st.session_state[key] if each != value]
