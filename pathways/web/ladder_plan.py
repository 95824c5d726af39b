"""The plan: one way up on one A4 sheet, which a child would pin to the wall."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import streamlit as st

from pathways.errors import PlaceProblem
from pathways.ladder import Ladder, ladder
from pathways.model import Place
from pathways.web import find_form, ladder_params, links
from pathways.web.cards import note_html, status_html
from pathways.web.ladder_boxes import Box, Head
from pathways.web.ladder_view import LadderView
from pathways.web.ladder_words import in_a_sentence, on_the
from pathways.web.print_page import print_button, qr_code, short_address
from pathways.web.rendering import render
from pathways.web.search_form import SearchForm
from pathways.wiring import App
from pathways.wording import date_words

_EACH = 2
# A sheet has room for no more of a text; one that is longer is cut, and the page has the rest.
_LONGEST_NAME, _LONGEST_WORDS = 90, 220


@dataclass(frozen=True, slots=True)
class PlanGroup:
    """One group as the plan names it."""

    name: str
    provider: str
    where: str | None
    takes: str
    website: str


@dataclass(frozen=True, slots=True)
class PlanStep:
    """Now, Next or Later: its groups, or what is missing."""

    head: Head
    groups: tuple[PlanGroup, ...]
    missing: tuple[str, ...]
    stays: str | None


def draw(pathways: App, as_of: date) -> None:
    """The whole page."""
    ladder_params.take(pathways)
    form = ladder_params.asked_of(ladder_params.form_of_session())
    place = _place(pathways, form)
    if place is None or form.instrument is None:
        st.title("Nothing to print yet", anchor=False)
        st.html(note_html("Say on the Ladder page where you live and what you play or sing."))
        links.page_link("ladder", "To the ladder")
        return
    ladder_params.write(form, place, None)
    query = ladder_params.query_of(form, place)
    found = ladder(pathways.catalogue, place, query, as_of, ladder_params.reach())
    with st.container(key="screen-only", horizontal=True, vertical_alignment="center"):
        print_button(key="print-plan")
        links.page_link("ladder", "Back to the ladder")
        st.html(status_html("It fits on one A4 sheet. Tick the boxes as you go."))
    st.html(_sheet(pathways, form, place, found, as_of))


def _place(pathways: App, form: SearchForm) -> Place | None:
    try:
        return pathways.places.locate(form.near) if form.near.strip() else None
    except PlaceProblem as problem:
        find_form.draw_problem(problem)
        return None


def _sheet(pathways: App, form: SearchForm, place: Place, found: Ladder, as_of: date) -> str:
    instrument = pathways.catalogue.instruments[form.instrument or ""]
    address = links.public_address("ladder", ladder_params.address_of(form, place))
    view = LadderView(pathways.catalogue, found, instrument)
    return render(
        "plan.html",
        title=f"My way up {on_the(instrument)}",
        near=place.shareable,
        steps=list(_steps(pathways, found, view)),
        instrument=in_a_sentence(instrument.name),
        printed=date_words(as_of.isoformat()),
        code=qr_code(address) if address.startswith("http") else None,
    )


def _steps(pathways: App, found: Ladder, view: LadderView) -> Iterator[PlanStep]:
    for shelf, head, (_, gaps), (_, stays) in zip(
        found.shelves, view.heads, view.gaps, view.stays, strict=True
    ):
        ids = [rung.id for rung in shelf.rungs]
        ids.sort(key=lambda each: each not in found.way_up)
        groups = tuple(_group(pathways, view.box(each)) for each in ids[:_EACH])
        missing = () if groups else tuple(_cut(each.words, _LONGEST_WORDS) for each in gaps[:1])
        names = " or ".join(_cut(each.name, _LONGEST_NAME) for each in stays[:_EACH])
        yield PlanStep(head, groups, missing, names or None)


def _group(pathways: App, box: Box) -> PlanGroup:
    listing = pathways.catalogue.by_id[box.id]
    return PlanGroup(
        name=_cut(box.name, _LONGEST_NAME),
        provider=_cut(box.provider, _LONGEST_NAME),
        where=box.where,
        takes=_cut(f"{box.bridge} {box.stale or ''}".strip(), _LONGEST_WORDS),
        website=short_address(listing.url or listing.source_url),
    )


def _cut(words: str, longest: int) -> str:
    return words if len(words) <= longest else f"{words[:longest].rstrip()}…"
