"""Where the ladder of the question's instruments stops, and whom provision says it welcomes."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from pathways.coverage import Rungs, rungs_card, table_cards
from pathways.coverage.words import people
from pathways.ladder.stages import STAGE_WORDS
from pathways.vocabulary import FAMILIES, INCLUSION, STAGES
from pathways.web.coverage_answers import inclusion_of, rungs_of
from pathways.web.coverage_parts import hub_of
from pathways.web.coverage_view import CoverageView
from pathways.web.coverage_words import BandPart, band, percent
from pathways.web.links import page_link
from pathways.web.rendering import render


@dataclass(frozen=True, slots=True)
class _Stage:
    words: str
    held: str
    held_share: str
    missing: str
    missing_share: str


@dataclass(frozen=True, slots=True)
class _Sort:
    words: str
    parts: tuple[BandPart, ...]


def draw_rungs(view: CoverageView) -> None:
    """How whole the ladder is here, and the rung that is missing for most."""
    subject, within = view.question.subject, view.question.within
    rungs = next(
        each
        for each in rungs_of(view.app, subject, within, view.part.by)
        if each.code == view.part.code
    )
    st.html(
        render(
            "coverage_rungs.html",
            subject=subject.name,
            words=_worst(rungs),
            complete=people(rungs.complete),
            complete_share=_share(rungs, rungs.complete),
            stages=[_stage(rungs, each) for each in STAGES],
            card=rungs_card(view.areas, within),
        )
    )
    _draw_way_to_ladder(view)


def _share(rungs: Rungs, count: float) -> str:
    return percent(count / rungs.young_people if rungs.young_people else None)


def _worst(rungs: Rungs) -> str:
    stage, count = max(rungs.missing.items(), key=lambda each: each[1])
    if not count:
        return "Nobody here has a stage in reach and not the next one within 25 miles."
    words = STAGE_WORDS[stage]
    return (
        f"The rung missing for most is {words[0].lower()}{words[1:]}: {people(count)} young people "
        f"({_share(rungs, count)}) have the stage below in reach and nothing to go on to within "
        "25 miles."
    )


def _stage(rungs: Rungs, stage: str) -> _Stage:
    missing = rungs.missing.get(stage)
    return _Stage(
        STAGE_WORDS[stage],
        people(rungs.held[stage]),
        _share(rungs, rungs.held[stage]),
        "–" if missing is None else people(missing),
        "" if missing is None else _share(rungs, missing),
    )


def _draw_way_to_ladder(view: CoverageView) -> None:
    hub, subject = hub_of(view.areas, view.part), view.question.subject
    family = view.app.catalogue.instruments[subject.instruments[0]].family
    named = subject.id in FAMILIES or not subject.is_family  # not all instruments together
    if hub and named:
        with st.container(key="coverage_to_ladder"):
            page_link("hub_ladder", f"Each step of {FAMILIES[family]} in this hub",
                      {"hub": hub, "family": family})  # fmt: skip


def draw_inclusive(view: CoverageView) -> None:
    """Provision that states whom it welcomes, on any instrument at any stage."""
    matrix = inclusion_of(view.app, view.question.asked, view.as_of, view.part.by)
    column = matrix.codes.index(view.part.code)
    sorts = [
        _Sort(INCLUSION[id_], band(tuple(matrix.people[row, 0, column].tolist())))
        for row, id_ in enumerate(matrix.rows)
    ]
    card = table_cards(view.areas, view.question.within, view.as_of)["inclusive"]
    st.html(render("coverage_inclusive.html", sorts=sorts, method_card=card))
