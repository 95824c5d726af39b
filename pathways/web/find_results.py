"""The answer on the Find page: the list first, the map beside it, and the ways on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

import streamlit as st

from pathways.matching import Answer, Finding, Query
from pathways.model import Place
from pathways.records import lessons_record
from pathways.web import find_form, shortlist
from pathways.web.cards import (
    card_html,
    fold,
    lessons_html,
    list_html,
    note_html,
    plain_label,
    status_html,
)
from pathways.web.find_filters import draw_filters
from pathways.web.find_map import draw_map
from pathways.web.find_wider import draw_wider
from pathways.web.links import ladder_link, listing_link
from pathways.web.search_form import SearchForm
from pathways.web.take_away import take_away_buttons
from pathways.wiring import App
from pathways.wording import miles_words

CARDS_AT_FIRST = 10
SETTING_WORDS = {"city": "in a city", "town": "in a town", "country": "in the country"}


def draw(pathways: App, form: SearchForm, place: Place, query: Query, answer: Answer) -> None:
    """Everything below the form."""
    _draw_heading(pathways, form, place, query, answer)
    find_form.draw_alternatives(place)
    draw_filters(form, answer)
    groups = fold(answer.stated)
    shown = groups[: _cards_shown(form)]
    list_side, map_side = st.columns([3, 2], gap="medium")
    with map_side, st.container(key="map-side"):
        chosen = draw_map(pathways, place, query, answer)
    with list_side:
        _draw_cards(pathways, shown, chosen)
        _draw_more_button(form, len(groups) - len(shown))
        _draw_unstated(pathways, answer)
        draw_wider(pathways, answer)
        _draw_take_away(pathways, answer)
    _draw_blocks(pathways, answer)
    st.subheader("Lessons through your school or hub", anchor=False)
    st.html(lessons_html(lessons_record(answer.hub)))


def _draw_heading(
    pathways: App, form: SearchForm, place: Place, query: Query, answer: Answer
) -> None:
    st.header(plain_label(f"{_sought(pathways, query)} near {place.label}"), anchor=False)
    st.html(status_html(" ".join(_summary(form, place, query, answer))))
    if place.note:
        st.info(plain_label(place.note))


def _sought(pathways: App, query: Query) -> str:
    if query.instrument is None:
        return "Music making"
    return pathways.catalogue.instruments[query.instrument].name


def _summary(form: SearchForm, place: Place, query: Query, answer: Answer) -> Iterator[str]:
    """How many there are, how sure, what is left out, and what would make the answer surer."""
    count = len(answer.stated)
    found = f"{count} to look at" if count else "Nothing found"
    usual = "" if form.within else f", which is usual {SETTING_WORDS[place.setting]}"
    yield f"{found} within {miles_words(query.within_miles)}{usual}."
    yield from _certainties(answer)
    if answer.unstated:
        yield f"{len(answer.unstated)} more do not say: see “{answer.not_stated_words}”."
    if place.kind not in ("postcode", "point", "school"):
        yield f"Distances are from the middle of {place.label}."
    if form.instrument is None:
        yield "Choose an instrument to see what suits it."
    elif form.level is None and form.instrument != "voice":
        yield "Say about how far along, and we can tell what fits."


def _certainties(answer: Answer) -> Iterator[str]:
    counts = Counter(each.certainty for each in answer.stated) if answer.unstated else answer.totals
    words = {
        "sure": ("fits and is up to date", "fit and are up to date"),
        "likely": ("should fit", "should fit"),
        "maybe": ("could fit: ask first", "could fit: ask first"),
    }
    parts = [f"{counts[each]} {words[each][counts[each] > 1]}" for each in words if counts[each]]
    if parts:
        yield f"{', '.join(parts)}."


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
        with st.container(key=f"card-{ids[0]}", gap="small"):
            st.html(card_html(group, pathways.travel, number=number, chosen=chosen in ids))
            _draw_actions(group[0], number)
            _draw_others(group[1:])


def _draw_others(findings: Sequence[Finding]) -> None:
    """A way to the page of each listing that is folded into another's card."""
    if findings:
        with st.container(
            horizontal=True, gap="xsmall", key=f"others-{findings[0].opportunity.id}"
        ):
            st.html(note_html("Also here:"), width="content")
            for each in findings:
                listing_link(each.opportunity.id, each.opportunity.name)


def _draw_actions(finding: Finding, number: int) -> None:
    listing = finding.opportunity
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
        listing_link(listing.id, "All details", listing.name)
        ladder_link(listing)
        if finding.venue:  # what is online has no pin
            st.button(f"Show {number} on the map", key=f"pin-{listing.id}", on_click=_choose,
                      args=(listing.id,), type="tertiary")  # fmt: skip
        shortlist.keep_button(listing.id, f"keep-{listing.id}", about=listing.name)


def _choose(id_: str) -> None:
    st.session_state["chosen"] = id_


def _draw_more_button(form: SearchForm, left: int) -> None:
    if left > 0:
        more = min(left, CARDS_AT_FIRST)
        st.button(f"Show {more} more of {left}", key="more", on_click=_show_more)


def _show_more() -> None:
    st.session_state["cards"] += CARDS_AT_FIRST


def _draw_unstated(pathways: App, answer: Answer) -> None:
    """What passes the filters only because nobody says: kept apart, to be asked."""
    if not answer.unstated:
        return
    words = f"{answer.not_stated_words} ({len(answer.unstated)}): show, and ask"
    block = st.expander(words, key="unstated", on_change="rerun", expanded=not answer.stated)
    if block.open:
        with block:
            st.html(list_html(answer.unstated, pathways.travel))


def _draw_take_away(pathways: App, answer: Answer) -> None:
    if answer.stated:
        block = st.expander("Take these away: calendar, spreadsheet, map", key="take-away",
                            on_change="rerun")  # fmt: skip
        if block.open:
            with block:
                listings = [each.opportunity for each in answer.stated]
                take_away_buttons(pathways, listings, date.today(), "answer")


def _draw_blocks(pathways: App, answer: Answer) -> None:
    hub = answer.hub.name if answer.hub else "your hub"
    blocks = {
        f"In {hub}, place not known: ask": answer.place_unknown,
        f"Across {hub}": answer.across_hub,
        "Ask whether they take young players": answer.ask_ages,
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
