"""Find: a family says where, what and how far along, and sees what is near."""

from __future__ import annotations

from datetime import date

import streamlit as st

from pathways.errors import PlaceProblem
from pathways.matching import Query, search
from pathways.model import Place
from pathways.travel import default_radius
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
    if form.instrument is None or _needs_level(pathways, form):
        st.info(_what_is_missing(form))
        return
    find_form.write_address(form, place)
    query = _query(form, place)
    answer = search(pathways.catalogue, place, query, date.today())
    find_results.draw(pathways, form, place, query, answer)


def _place(pathways: App, form: SearchForm) -> Place | None:
    if not form.near.strip():
        find_form.draw_welcome()
        return None
    try:
        return pathways.places.locate(form.near)
    except PlaceProblem as problem:
        find_form.draw_problem(problem)
        return None


def _needs_level(pathways: App, form: SearchForm) -> bool:
    if form.instrument is None or form.level:
        return False
    return pathways.catalogue.instruments[form.instrument].family != "voice"


def _what_is_missing(form: SearchForm) -> str:
    if form.instrument is None:
        return "Now choose an instrument, or singing."
    return "Now choose about how far along the player is."


def _query(form: SearchForm, place: Place) -> Query:
    return Query(
        instrument=form.instrument or "",
        level=find_form.chosen_level(form),
        within_miles=form.within or default_radius(place),
        age=form.age,
        school_year=form.school_year,
        online=form.online,
    )


show()
