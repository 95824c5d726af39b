"""Find: a family says where, what and how far along, and sees what is near."""

from __future__ import annotations

from datetime import date

import streamlit as st

from pathways.errors import PlaceProblem
from pathways.matching import Query, search
from pathways.model import Place
from pathways.travel import default_radius
from pathways.vocabulary import LEVELS
from pathways.web import find_form, find_results
from pathways.web.cards import note_html
from pathways.web.search_form import SearchForm
from pathways.web.style import use_style
from pathways.wiring import App, get_app_state


def show() -> None:
    """The whole page."""
    pathways = get_app_state()
    use_style()
    st.title("Find music making near you", anchor=False)
    ignored = find_form.take_address(pathways)
    form = find_form.draw(pathways)
    if ignored:
        words = f"Part of this link made no sense, so we left it out: {', '.join(ignored)}."
        st.html(note_html(words))
    place = _place(pathways, form)
    if place is None:
        return
    find_form.write_address(form, place)
    query = _query(pathways, form, place)
    answer = search(pathways.catalogue, place, query, date.today())
    find_results.draw(pathways, form, place, query, answer)


def _place(pathways: App, form: SearchForm) -> Place | None:
    if not form.near.strip():
        find_form.draw_welcome(pathways, form)
        return None
    try:
        return pathways.places.locate(form.near)
    except PlaceProblem as problem:
        find_form.draw_problem(problem)
        return None


def _query(pathways: App, form: SearchForm, place: Place) -> Query:
    return Query(
        instrument=form.instrument,
        level=LEVELS[form.level] if form.level else None,
        within_miles=form.within or default_radius(place),
        age=form.age,
        school_year=form.school_year,
        kinds=frozenset(form.kind),
        days=frozenset(form.day),
        genres=frozenset(form.genre),
        joins=frozenset(form.join),
        inclusion=frozenset(form.inclusion),
        free=form.free,
        step_free=form.step_free,
        online=form.online,
    )


show()
