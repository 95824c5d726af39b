"""The class as a picture: how sure its next steps are, what comes up most, what is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import streamlit as st

from pathways.catalogue import Catalogue
from pathways.classlist import ClassAnswer
from pathways.classlist.new_group import gains_of_new_groups
from pathways.classlist.summary import NOT_STATED, OUTCOMES, Tally
from pathways.model import Place
from pathways.vocabulary import FAMILIES
from pathways.web.cards import note_html, plain_label
from pathways.web.class_results import plays_words
from pathways.web.links import listing_link, page_link
from pathways.web.rendering import render
from pathways.web.search_form import SearchForm
from pathways.wiring import App

MOST_BARS = 12
_MOST_LISTED = 5
_MOST_GAINS = 3
OUTCOME_WORDS = {
    "matched_sure": "Fits",
    "matched_likely": "Should fit",
    "matched_maybe": "Could fit",
    "unmatched": "No match yet",
}
STAGE_WORDS = {
    "starting": "Starting",
    "foundation": "Grades 1 to 3",
    "intermediate": "Grades 4 and 5",
    "advanced": "Grade 6 and up",
    NOT_STATED: "Level not said",
}


@dataclass(frozen=True, slots=True)
class Bar:
    """Pupils of one sort: each part is its outcome's name, words and count, none of them 0."""

    title: str
    pupils: int
    parts: tuple[tuple[str, str, int], ...]


def draw(pathways: App, answer: ClassAnswer, school: Place | None) -> None:
    """The picture, and what it says of this class and this place."""
    if not answer.steps:
        return
    if len(answer.steps) > 1:
        _draw_bars(pathways, answer)
    _draw_most_common(pathways, answer, school)
    _draw_gains(pathways, answer, school)


def _draw_bars(pathways: App, answer: ClassAnswer) -> None:
    st.subheader("The class as a picture", anchor=False)
    summary = answer.summary
    instruments = dict(list(summary.by_instrument.items())[:MOST_BARS])
    tables = {
        "All": _bars({"Everybody": summary.total}),
        "By instrument": _bars(
            {_instrument_words(pathways.catalogue, id_): each for id_, each in instruments.items()}
        ),
        "By stage": _bars({STAGE_WORDS[name]: each for name, each in summary.by_stage.items()}),
    }
    st.html(render("class_picture.html", tables=tables, words=OUTCOME_WORDS))
    others = len(summary.by_instrument) - len(instruments)
    if others:
        st.caption(f"And {others} more instruments: the summary holds all.")


def _bars(tallies: Mapping[str, Tally]) -> list[Bar]:
    return [
        Bar(title, each.pupils, tuple(_parts(each)))
        for title, each in tallies.items()
        if each.pupils
    ]


def _parts(tally: Tally) -> Iterator[tuple[str, str, int]]:
    for outcome in OUTCOMES:
        if tally.counts[outcome]:
            yield outcome, OUTCOME_WORDS[outcome], tally.counts[outcome]


def _instrument_words(catalogue: Catalogue, id_: str) -> str:
    return plays_words(catalogue, None if id_ == NOT_STATED else id_)


def _draw_most_common(pathways: App, answer: ClassAnswer, school: Place | None) -> None:
    """Where many of the class could go next; for one instrument, where it leads."""
    counted = Counter(step.opportunity.id for each in answer.steps for step in each.steps)
    only = _only_instrument(answer)
    if not counted and only is None:
        return
    name = "" if only is None else pathways.catalogue.instruments[only].name
    title = f"After whole-class {name.lower()}, where next" if only else "What comes up most"
    st.subheader(plain_label(title), anchor=False)
    with st.container(key="class_common"):
        for id_, pupils in counted.most_common(_MOST_LISTED):
            listing = pathways.catalogue.by_id[id_]
            of = f"a next step for {pupils:,} of {len(answer.steps):,}"
            listing_link(id_, f"{listing.name}: {of}")
        if only is not None:
            _draw_where_it_leads(pathways, only, school)


def _only_instrument(answer: ClassAnswer) -> str | None:
    played = list(answer.summary.by_instrument)
    return played[0] if len(played) == 1 and played[0] != NOT_STATED else None


def _draw_where_it_leads(pathways: App, instrument: str, school: Place | None) -> None:
    known = pathways.catalogue.instruments
    others = [known[each].name.lower() for each in known[instrument].transfers_to if each in known]
    if others:
        words = f"Who plays {known[instrument].name.lower()} moves easily to {_listed(others)}."
        st.html(note_html(words))
    if school is not None:
        address = SearchForm(instrument=instrument).address(school)
        page_link("ladder", "The whole ladder from your school", address)


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"


def _draw_gains(pathways: App, answer: ClassAnswer, school: Place | None) -> None:
    """What one new group at the school would change, counted on this class alone."""
    if school is None:
        return
    gains = gains_of_new_groups(answer.steps, school, pathways.catalogue.instruments)
    if not gains:
        return
    st.subheader("What one new group would change", anchor=False)
    st.html(
        render(
            "class_gains.html", gains=gains[:_MOST_GAINS], families=FAMILIES,
            stages=STAGE_WORDS, place=school.label,
        )
    )  # fmt: skip
