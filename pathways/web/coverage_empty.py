"""When a hub has nothing of its own to count: the page says so, and what helps."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import streamlit as st

from pathways.coverage.supply import NONE, answers
from pathways.vocabulary import RADII_MILES
from pathways.web.coverage_params import CoverageAsked
from pathways.web.coverage_parts import hub_of
from pathways.web.coverage_view import CoverageView
from pathways.web.rendering import render


@dataclass(frozen=True, slots=True)
class _Way:
    words: str
    link: str


def draw(view: CoverageView, asked: CoverageAsked) -> None:
    """Nothing where the region, or the hub that is looked at, has listings for the question."""
    id_ = hub_of(view.areas, view.part)
    if _listings_of(view, id_):
        return
    hub = None if id_ is None else view.app.catalogue.hubs[id_]
    st.html(
        render(
            "coverage_empty.html",
            where=hub.name if hub else view.part.name,
            subject=view.question.subject.name,
            reached=view.whole.young_people > view.whole.none,
            ways=_ways(view, asked),
            hub=hub,
        )
    )


def _listings_of(view: CoverageView, hub: str | None) -> int:
    """How many listings of the hub, or of any, answer the question or may; placeless ones too."""
    standing, index = view.standing, view.app.catalogue.index
    supply, question = standing.supply, view.question
    placeless = answers(index, [question.subject], [question.stage], supply.placeless,
                        supply.placeless_best)[0, 0]  # fmt: skip
    rows = np.concatenate(
        [supply.listing[standing.answered < NONE], supply.placeless[placeless < NONE]]
    )
    return len(rows) if hub is None else int((index.hub[rows] == hub).sum())


def _ways(view: CoverageView, asked: CoverageAsked) -> list[_Way]:
    """Other questions that may have an answer."""
    ways = [
        _Way(f"Look {miles} miles around", asked.link(within=str(miles)))
        for miles in RADII_MILES
        if miles > view.question.within
    ][:2]
    subject = view.question.subject
    if not subject.is_family:
        family = view.app.catalogue.instruments[subject.instruments[0]].family
        ways.append(_Way("Ask for the whole family", asked.link(instrument=family)))
    if asked.kind or asked.day or asked.genre or asked.join or asked.inclusion or asked.strict:
        everything = {"kind": (), "day": (), "genre": (), "join": (), "inclusion": ()}
        link = asked.link(**everything, free=False, step_free=False, strict=False)
        ways.append(_Way("Take every filter off", link))
    return ways
