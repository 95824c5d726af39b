"""The Ladder page: the way up for one person, as a picture that is a list as well."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import streamlit as st

from pathways.errors import PlaceProblem
from pathways.ladder import Ladder, ladder
from pathways.matching import Query
from pathways.model import Instrument, Place
from pathways.vocabulary import LEVELS
from pathways.web import find_form, ladder_params, ladder_route
from pathways.web.cards import note_html, plain_label, status_html
from pathways.web.ladder_beside import draw_beside
from pathways.web.ladder_lines import draw_lines
from pathways.web.ladder_map import draw_map
from pathways.web.ladder_reach import draw_reach
from pathways.web.ladder_view import LadderView
from pathways.web.ladder_words import STEP_WORDS, in_a_sentence, sings
from pathways.web.links import page_link
from pathways.web.rendering import render
from pathways.web.search_form import SearchForm
from pathways.wiring import App

EXAMPLES = (
    ("Violin, about grade 2, near NG5", SearchForm("NG5", "violin", "grade-2")),
    ("Cornet, playing about a year, near Louth", SearchForm("Louth", "cornet", "beginner")),
    ("Singing, Year 4, near Leicester", SearchForm("Leicester", "voice", who="year-4")),
    ("Electric guitar, about grade 3, near Derby",
     SearchForm("Derby", "electric-guitar", "grade-3")),
)  # fmt: skip


def draw(pathways: App, as_of: date) -> None:
    """The whole page."""
    st.title("Where could it lead?", anchor=False)
    asked = ladder_params.take(pathways)
    form = ladder_params.asked_of(find_form.draw(pathways, "Show the ladder"))
    if asked.ignored:
        words = f"Part of this link made no sense, so we left it out: {', '.join(asked.ignored)}."
        st.html(note_html(words))
    place = _place(pathways, form)
    if place is None or form.instrument is None:
        ladder_route.draw_about(pathways, asked.came, None)
    else:
        ladder_params.write(form, place, asked.came)
        query = ladder_params.query_of(form, place)
        found = ladder(pathways.catalogue, place, query, as_of, ladder_params.reach())
        _draw_answer(pathways, form, place, query, found, asked.came)
    draw_lines(pathways.catalogue.by_id, key="ladder-lines")
    with st.container(key="for-hubs"):
        page_link("hub_ladder", "For music hubs: a whole area’s ladder")


def _place(pathways: App, form: SearchForm) -> Place | None:
    """Where the person lives; where that or the instrument is missing, what to do."""
    if not form.near.strip() or form.instrument is None:
        _draw_welcome(form)
        return None
    try:
        return pathways.places.locate(form.near)
    except PlaceProblem as problem:
        find_form.draw_problem(problem)
        return None


def _draw_welcome(form: SearchForm) -> None:
    missing = []
    if not form.near.strip():
        missing.append("where you live")
    if form.instrument is None:
        missing.append("what you play or sing")
    st.html(
        status_html(
            f"Say {' and '.join(missing)}. You will see the groups in reach now, the ones after "
            "them, and what it takes to step up: from the first notes to the national orchestra."
        )
    )
    st.subheader("Or try one of these", anchor=False)
    with st.container(horizontal=True):
        for number, (words, example) in enumerate(EXAMPLES):
            st.button(words, key=f"example-{number}", on_click=find_form.fill, args=(example,))


def _draw_answer(
    pathways: App, form: SearchForm, place: Place, query: Query, found: Ladder, came: str | None
) -> None:
    instrument = pathways.catalogue.instruments[query.instrument or ""]
    name = in_a_sentence(instrument.name)
    st.header(plain_label(f"Where {name} could lead, near {place.label}"), anchor=False)
    st.html(status_html(" ".join(_summary(form, place, found, instrument))))
    if place.note:
        st.info(plain_label(place.note))
    find_form.draw_alternatives(place)
    draw_reach(place, form)
    view = LadderView(pathways.catalogue, found, instrument, came)
    ladder_route.draw_about(pathways, came, view.rungs.get(came or ""))
    if view.way_up:
        st.html(render("ladder_way.html", view=view))
        with st.container(key="to-plan"):
            page_link("plan", "Print it as a plan for the wall")
    st.html(render("ladder_key.html", key=STEP_WORDS))
    st.html(render("ladder.html", view=view))
    draw_beside(pathways, found, view)
    draw_map(pathways, place, query, view, found.shelves[-1].within_miles)


def _summary(
    form: SearchForm, place: Place, found: Ladder, instrument: Instrument
) -> Iterator[str]:
    yield _counts([len(shelf.rungs) for shelf in found.shelves])
    if found.missing:
        many = len(found.missing) > 1
        yield f"{len(found.missing)} rung{'s are' if many else ' is'} missing."
    if sings(instrument):
        if not form.who:
            yield "Say an age or school year, and the ladder starts there."
    elif form.level is None:
        yield "Say about how far along, and the ladder starts there."
    else:
        yield f"From “{LEVELS[form.level].words.lower()}” up."
    if place.kind not in ("postcode", "point", "school"):
        yield f"Distances are from the middle of {place.label}."


def _counts(counts: Sequence[int]) -> str:
    now, next_, later = (each or "none" for each in counts)
    return f"{str(now).capitalize()} now, {next_} next, {later} later."
