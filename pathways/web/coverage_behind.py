"""The listings behind the figures, so that whoever doubts one can look at each."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from pathways.evidence.values import Counted
from pathways.web.coverage_answers import listings_of
from pathways.web.coverage_view import CoverageView
from pathways.web.rendering import render

MOST_OF_A_SORT = 40
_SORTS = {
    "sure": "Sure",
    "likely": "Likely",
    "maybe": "Maybe",
    "place unknown": "Place not known: each counts for nobody until it is",
}


@dataclass(frozen=True, slots=True)
class _Sort:
    words: str
    count: int
    listings: tuple[Counted, ...]


def draw(view: CoverageView) -> None:
    """Folded: every listing that counts for somebody of the part, the surest first."""
    listings = listings_of(view.app, view.question, view.as_of, view.part)
    sorts = []
    for certainty, words in _SORTS.items():
        mine = tuple(each for each in listings if each.certainty == certainty)
        if mine:
            sorts.append(_Sort(words, len(mine), mine[:MOST_OF_A_SORT]))
    st.html(render("coverage_behind.html", sorts=sorts, count=len(listings),
                   here=view.part.name))  # fmt: skip
