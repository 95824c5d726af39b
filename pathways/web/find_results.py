"""The answer on the Find page: the list first, the map beside it, and the ways on."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pathways.matching import Answer, Finding, Query, Wider
from pathways.model import Place
from pathways.records import lessons_record
from pathways.web import find_form
from pathways.web.cards import (
    card_html,
    fold,
    lessons_html,
    list_html,
    note_html,
    plain_label,
    status_html,
)
from pathways.web.find_map import draw_map
from pathways.web.search_form import SearchForm
from pathways.wiring import App
from pathways.wording import miles_words

CARDS_AT_FIRST = 10
NAMES_AT_MOST = 8
SETTING_WORDS = {"city": "in a city", "town": "in a town", "country": "in the country"}


def draw(pathways: App, form: SearchForm, place: Place, query: Query, answer: Answer) -> None:
    """Everything below the form."""
    _draw_heading(pathways, form, place, query, answer)
    find_form.draw_alternatives(place)
    groups = fold(answer.matches)
    shown = groups[: _cards_shown(form)]
    list_side, map_side = st.columns([3, 2], gap="medium")
    with map_side, st.container(key="map-side"):
        chosen = draw_map(pathways, place, query, answer)
    with list_side:
        if groups:
            _draw_cards(pathways, shown, chosen)
            _draw_more_button(form, len(groups) - len(shown))
        _draw_wider(pathways, answer)
    _draw_blocks(pathways, answer)
    st.subheader("Lessons through your school or hub", anchor=False)
    st.html(lessons_html(lessons_record(answer.hub)))


def _draw_heading(
    pathways: App, form: SearchForm, place: Place, query: Query, answer: Answer
) -> None:
    name = pathways.catalogue.instruments[query.instrument].name
    st.header(plain_label(f"{name} near {place.label}"), anchor=False)
    count = len(answer.matches)
    found = "Nothing found" if not count else f"{count} to look at" if count > 1 else "1 to look at"
    radius = miles_words(query.within_miles)
    usual = "" if form.within else f", which is usual {SETTING_WORDS[place.setting]}"
    st.html(status_html(f"{found} within {radius}{usual}. {_certainties(answer)}{_middle(place)}"))
    if place.note:
        st.info(plain_label(place.note))


def _middle(place: Place) -> str:
    exact = place.kind in ("postcode", "point", "school")
    return "" if exact else f" Distances are from the middle of {place.label}."


def _certainties(answer: Answer) -> str:
    totals = answer.totals
    words = {
        "sure": ("fits and is up to date", "fit and are up to date"),
        "likely": ("should fit", "should fit"),
        "maybe": ("could fit: ask first", "could fit: ask first"),
    }
    parts = [f"{totals[each]} {words[each][totals[each] > 1]}" for each in words if totals[each]]
    return f"{', '.join(parts)}." if parts else ""


def _cards_shown(form: SearchForm) -> int:
    if st.session_state.get("cards_for") != form:
        st.session_state["cards_for"], st.session_state["cards"] = form, CARDS_AT_FIRST
    return int(st.session_state["cards"])


def _draw_cards(pathways: App, groups: Sequence[Sequence[Finding]], chosen: str | None) -> None:
    maybe_begun = False
    for number, group in enumerate(groups, start=1):
        if group[0].certainty == "maybe" and not maybe_begun:
            maybe_begun = True
            title = "Also possible: ask first" if number > 1 else "Possible: ask first"
            st.subheader(title, anchor=False)
        ids = [each.opportunity.id for each in group]
        with st.container(gap=None):
            st.html(card_html(group, pathways.travel, number=number, chosen=chosen in ids))
            if group[0].venue:  # what is online has no pin
                st.button(f"Show {number} on the map", key=f"pin-{ids[0]}", on_click=_choose,
                          args=(ids[0],), type="tertiary")  # fmt: skip


def _choose(id_: str) -> None:
    st.session_state["chosen"] = id_


def _draw_more_button(form: SearchForm, left: int) -> None:
    if left > 0:
        more = min(left, CARDS_AT_FIRST)
        st.button(f"Show {more} more of {left}", key="more", on_click=_show_more)


def _show_more() -> None:
    st.session_state["cards"] += CARDS_AT_FIRST


def _draw_wider(pathways: App, answer: Answer) -> None:
    if not answer.wider:
        return
    st.subheader("What would let more in", anchor=False)
    with st.container(horizontal=True):
        for each in answer.wider:
            if each.relax in ("radius", "online"):
                st.button(_wider_label(each), key=f"wider-{each.relax}-{each.to}",
                          on_click=_widen, args=(each,))  # fmt: skip
    for each in answer.wider:
        if each.relax == "level":
            names = [pathways.catalogue.by_id[id_].name for id_ in each.ids[:NAMES_AT_MOST]]
            more = f"; and {each.count - len(names)} more" if each.count > len(names) else ""
            st.html(note_html(f"For a level one or two steps away: {'; '.join(names)}{more}."))


def _wider_label(each: Wider) -> str:
    if each.relax == "online":
        return f"Include online ({each.count} more)"
    return f"Look within {each.to:g} miles ({each.count} more)"


def _widen(each: Wider) -> None:
    if each.relax == "online":
        st.session_state["online"] = True
    else:
        st.session_state["within"] = int(each.to)


def _draw_blocks(pathways: App, answer: Answer) -> None:
    hub = answer.hub.name if answer.hub else "your hub"
    blocks = {
        f"In {hub}, place not known: ask": answer.place_unknown,
        f"Across {hub}": answer.across_hub,
        "Through your school": answer.through_school,
        "Further on: regional and national": answer.further_on,
        "Help with cost, instruments to borrow, events": answer.help,
    }
    for title, findings in blocks.items():
        if findings:
            label = plain_label(f"{title} ({len(findings)})")
            block = st.expander(label, key=f"block-{title}", on_change="rerun")
            if block.open:  # a hundred listings in closed blocks would be most of the page
                block.html(list_html(findings, pathways.travel))
