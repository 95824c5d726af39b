"""What to find out, and of whom: each letter's worth, the most telling first."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from pathways.coverage import Worklist, table_cards
from pathways.coverage.records import (
    WORKLIST_COLUMNS,
    Record,
    open_listing_record,
    worklist_record,
)
from pathways.coverage.words import matter_words, people
from pathways.exchange.spreadsheet import to_csv
from pathways.web.coverage_view import CoverageView
from pathways.web.rendering import render

_SHOWN, _FOLDED = 10, 40
_WAYS = {"provider_url": "provider’s page", "url": "its own page", "hub_url": "hub’s page"}


@dataclass(frozen=True, slots=True)
class _Letter:
    id: str
    name: str
    provider: str
    people: str
    questions: str
    url: str
    whose: str


def draw(view: CoverageView, worklist: Worklist) -> None:
    """The first of the worklist, with the rest folded, and all of it as CSV."""
    letters = [_letter(open_listing_record(each, view.app.catalogue)) for each in worklist.listings]
    matters = [
        matter_words(each.ask, each.listings, each.young_people) for each in worklist.matters
    ]
    shown, rest = letters[:_SHOWN], letters[_SHOWN : _SHOWN + _FOLDED]
    card = table_cards(view.areas, view.question.within, view.as_of)["worklist"]
    st.html(render("coverage_worklist.html", matters=matters, shown=shown, rest=rest,
                   here=view.part.name, method_card=card))  # fmt: skip
    if letters:
        st.download_button(
            f"Save all {len(letters)} as CSV, for letters by mail merge",
            lambda: worklist_csv(view, worklist),
            file_name=f"whom-to-ask-{view.part.code}.csv",
            mime="text/csv",
            key="coverage_save_worklist",
            on_click="ignore",
        )


def worklist_csv(view: CoverageView, worklist: Worklist) -> str:
    """The worklist as ``pathways unknowns --format csv`` writes it."""
    record = worklist_record(worklist, view.app.catalogue, len(worklist.listings))
    rows = [{**each, "ask": "; ".join(each["ask"])} for each in record["listings"]]
    return to_csv(rows, WORKLIST_COLUMNS)


def _letter(record: Record) -> _Letter:
    url, whose = next(((record[k], words) for k, words in _WAYS.items() if record[k]), ("", ""))
    return _Letter(
        id=record["id"],
        name=record["name"],
        provider=record["provider"],
        people=people(record["young_people"]),
        questions=record["questions"],
        url=url,
        whose=whose,
    )
