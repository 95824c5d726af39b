"""The question of the Coverage page: for whom, how far along, how far, and what else must hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

import streamlit as st

from pathways.catalogue import Catalogue
from pathways.coverage import Areas, families, single_instruments
from pathways.coverage.subjects import any_instrument
from pathways.errors import QuestionError
from pathways.ladder.stages import STAGE_WORDS
from pathways.web.cards import note_html
from pathways.web.coverage_params import (
    CHOICES,
    FLAGS,
    KEY,
    CoverageAsked,
    asked_in_session,
    fill,
)
from pathways.web.coverage_parts import (
    DIVISION_WORDS,
    WHOLE,
    divisions_of,
    hub_of,
    part_names,
    part_of,
)
from pathways.web.coverage_reach import USUAL_REACHES, read_reach
from pathways.web.find_form import instrument_labels
from pathways.wiring import App

_TITLES = {
    "kind": "What sort",
    "day": "Day",
    "genre": "Style of music",
    "join": "How to join",
    "inclusion": "Support",
}
_SWITCHES = {"free": "Free", "step_free": "Step-free", "strict": "Only what is stated"}
COUNTED_WORDS = {
    "sure": "Only sure",
    "likely": "Sure or likely",
    "maybe": "With maybes",
}
EXAMPLES = (
    ("Brass after the first notes", CoverageAsked("brass", "foundation")),
    ("Strings at grades 4 and 5, half an hour by car",
     CoverageAsked("strings", "intermediate", "car-30")),
    ("Singing on a Saturday in Lincolnshire",
     CoverageAsked("voice", day=("Saturday",), part="hub:lincolnshire")),
)  # fmt: skip


def draw(app: App, areas: Areas) -> CoverageAsked:
    """The fields of the question, the choice of a part and the filters; what is asked by them."""
    _settle()
    with st.container(key="coverage_form"):
        what, far, reach = st.columns(3)
        labels = subject_labels(app.catalogue)
        what.selectbox("Family or instrument", list(labels), key=f"{KEY}instrument",
                       format_func=labels.__getitem__, persist_state="session")  # fmt: skip
        far.selectbox("How far along", list(STAGE_WORDS), key=f"{KEY}stage",
                      format_func=STAGE_WORDS.__getitem__, persist_state="session")  # fmt: skip
        reach.selectbox(
            "How far to travel", _reaches(), key=f"{KEY}within", accept_new_options=True,
            format_func=_reach_label, persist_state="session",
            help="Miles in a straight line, or minutes as an estimate. You can type your own, "
            "such as 12, or 25 minutes by car.",
        )  # fmt: skip
        _draw_part(areas)
    asked = asked_in_session()
    _draw_filters(asked)
    return asked


def _settle() -> None:
    """Before the fields are drawn, everything has a value, and each goes with the others."""
    fill(asked_in_session())
    divisions = divisions_of(st.session_state[f"{KEY}part"])
    if st.session_state[f"{KEY}by"] not in divisions:
        st.session_state[f"{KEY}by"] = ""


@cache
def subject_labels(catalogue: Catalogue) -> Mapping[str, str]:
    """Id of everything that can be asked for to its words: any, the families, each instrument."""
    instruments = catalogue.instruments
    everyday = instrument_labels(catalogue)
    singles = {
        each.id: f"{everyday[each.instruments[0]]}{' only' if each.id.endswith('-only') else ''}"
        for each in single_instruments(instruments)
    }
    return {
        any_instrument(instruments).id: "Any instrument",
        **{each.id: f"{each.name}: the whole family" for each in families(instruments)},
        **dict(sorted(singles.items(), key=lambda each: each[1])),
    }


def _reaches() -> list[str]:
    """What can be chosen, and what was typed."""
    return list(dict.fromkeys([*USUAL_REACHES, st.session_state[f"{KEY}within"]]))


def _reach_label(typed: str) -> str:
    try:
        return read_reach(typed).label
    except QuestionError:
        return typed


def _draw_part(areas: Areas) -> None:
    names = part_names(areas)
    where, how = st.columns(2)
    chosen = where.selectbox(
        "Part of the region", list(names), key=f"{KEY}part", persist_state="session",
        format_func=lambda key: _part_label(areas, key), on_change=_forget_place_in_table,
    )  # fmt: skip
    divisions = divisions_of(chosen)
    how.selectbox(
        "Divided into", ["", *divisions[1:]], key=f"{KEY}by", persist_state="session",
        format_func=lambda by: DIVISION_WORDS[by or divisions[0]],
        on_change=_forget_place_in_table,
    )  # fmt: skip


def _part_label(areas: Areas, key: str) -> str:
    part = part_of(areas, key)
    hub = hub_of(areas, part)
    if part.by == "district" and hub:
        return f"{part.name} ({areas.hub_names[hub]})"
    return part.name if part.by != WHOLE else f"{part.name}, the whole region"


def _forget_place_in_table() -> None:
    """Another table begins at its top, and nothing in it has been looked at yet."""
    st.session_state[f"{KEY}first"] = 0
    st.session_state[f"{KEY}area"] = ""


def _draw_filters(asked: CoverageAsked) -> None:
    """The filters, folded, and under them those that are on, each with a way to take it off."""
    box = st.expander("Filters: sort of group, day, style, cost, access", key="coverage_filters",
                      on_change="rerun")  # fmt: skip
    if box.open:
        with box:
            _draw_choices()
    on = list(_applied(asked))
    if on:
        with st.container(horizontal=True, key="coverage_chips"):
            for name, value, words in on:
                st.button(f"{words} ✕", key=f"coverage_off-{name}-{value}",
                          help=f"Take off: {words}", on_click=_take_off,
                          args=(name, value))  # fmt: skip
            st.button("Clear all", key="coverage_clear", type="tertiary", on_click=_clear)


def _draw_choices() -> None:
    for name, words in CHOICES.items():
        st.pills(_TITLES[name], list(words), selection_mode="multi", key=KEY + name, wrap=True,
                 format_func=words.__getitem__, persist_state="session")  # fmt: skip
    with st.container(horizontal=True):
        for name in FLAGS:
            st.toggle(_SWITCHES[name], key=KEY + name, persist_state="session")
    st.html(
        note_html(
            "Of one row, any will do; rows must all hold. A listing that does not say its day, "
            "cost, access, support or style counts as a maybe, unless only what is stated counts."
        )
    )


def _applied(asked: CoverageAsked) -> Iterator[tuple[str, str, str]]:
    for name, words in CHOICES.items():
        for value in getattr(asked, name):
            yield name, value, words[value]
    for name in FLAGS:
        if getattr(asked, name):
            yield name, "", _SWITCHES[name]


def _take_off(name: str, value: str) -> None:
    key = KEY + name
    rest = [each for each in st.session_state.get(key) or [] if each != value] if value else False
    st.session_state[key] = rest


def _clear() -> None:
    for name in CHOICES:
        st.session_state[KEY + name] = []
    for name in FLAGS:
        st.session_state[KEY + name] = False


def draw_counted() -> None:
    """What counts as covered where the map, the matrix and the hubs are shaded."""
    st.segmented_control(
        "What counts as covered in the shading", list(COUNTED_WORDS), key=f"{KEY}counted",
        format_func=COUNTED_WORDS.__getitem__, required=True, persist_state="session",
    )  # fmt: skip


def draw_examples() -> None:
    """Some questions to begin with."""
    with st.container(horizontal=True, vertical_alignment="center", key="coverage_examples"):
        st.markdown("Or try:")
        for number, (words, asked) in enumerate(EXAMPLES):
            st.button(words, key=f"coverage_example-{number}", on_click=fill, args=(asked,))
