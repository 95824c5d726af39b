"""A few listings side by side, so that differences show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from pathways.facts import Facts, listing_facts
from pathways.model import Opportunity
from pathways.web import links, shortlist
from pathways.web.cards import note_html, status_html
from pathways.web.rendering import render
from pathways.wiring import App
from pathways.wording import date_words

MOST_COMPARED = 4
NOT_STATED = "Not stated"


@dataclass(frozen=True, slots=True)
class Row:
    """One fact of every listing; None where its source does not say."""

    title: str
    cells: tuple[str | None, ...]

    @property
    def same(self) -> bool:
        """Whether there is nothing to choose between."""
        return len(set(self.cells)) == 1


def comparison(facts: Sequence[Facts], listings: Sequence[Opportunity]) -> list[Row]:
    """Row by row what each listing says; facts and listings in one order."""
    columns = [_cells(each, listing) for each, listing in zip(facts, listings, strict=True)]
    return [Row(title, tuple(column[title] for column in columns)) for title in columns[0]]


def _cells(facts: Facts, listing: Opportunity) -> dict[str, str | None]:
    dated = date_words(listing.source_date) if listing.source_date else None
    return {
        "What": facts.what,
        "For": facts.whom,
        "Level": facts.level,
        "Instruments": facts.plays,
        "When": facts.when if listing.days or listing.time_start or listing.frequency else None,
        "Where": facts.where,
        "Cost": None if facts.cost == NOT_STATED else facts.cost,
        "Help with cost": "Offered" if facts.help_with_cost else None,
        "How to join": facts.join if listing.join else None,
        "Support": facts.support,
        "Date of source": dated,
    }


def draw(pathways: App, as_of: date) -> None:
    """The whole page below its title."""
    known = pathways.catalogue.by_id
    asked = shortlist.read_ids(st.query_params.get("ids", ""), known, MOST_COMPARED)
    if asked.unknown:
        st.html(note_html("The link names a listing that we do not have, so we left it out."))
    offered = dict.fromkeys([*shortlist.kept(), *asked.ids])
    if not offered:
        st.html(status_html("Nothing to compare yet. Keep two or more first."))
        links.back_to_search()
        return
    with st.container(key="back"):
        links.page_link("shortlist", "Back to your shortlist")
    chosen = st.multiselect(
        f"Listings to compare, up to {MOST_COMPARED}",
        list(offered),
        default=asked.ids or list(offered)[:MOST_COMPARED],
        format_func=lambda each: known[each].name,
        max_selections=MOST_COMPARED,
        key="compared",
    )
    address = shortlist.address_of(chosen)
    if st.query_params.to_dict() != address:
        st.query_params.from_dict(address)
    if len(chosen) < 2:
        st.html(status_html("Choose two or more to see them side by side."))
        return
    _draw_table(pathways, [known[each] for each in chosen], as_of)


def _draw_table(pathways: App, listings: Sequence[Opportunity], as_of: date) -> None:
    facts = [listing_facts(pathways.catalogue, each, as_of) for each in listings]
    rows = comparison(facts, listings)
    st.html(render("compare.html", facts=facts, rows=rows, not_stated=NOT_STATED))
    with st.container(horizontal=True, key="ways-all"):
        for each in listings:
            links.listing_link(each.id, f"All about {each.name}")
