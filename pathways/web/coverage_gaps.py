"""Where the gaps are deepest, over all families and stages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from pathways.coverage import AreaGap, table_cards
from pathways.coverage.records import GAP_COLUMNS, gap_record
from pathways.coverage.words import people
from pathways.exchange.spreadsheet import to_csv
from pathways.ladder.stages import STAGE_WORDS
from pathways.vocabulary import STAGES
from pathways.web.coverage_answers import gaps_of
from pathways.web.coverage_params import CoverageAsked
from pathways.web.coverage_view import CoverageView
from pathways.web.coverage_words import percent
from pathways.web.rendering import render

_BY = {"region": "district", "hub": "district", "district": "msoa"}


@dataclass(frozen=True, slots=True)
class _Gap:
    what: str
    where: str
    link: str
    nothing: str
    share: str
    of_need: str


def draw(view: CoverageView, asked: CoverageAsked) -> None:
    """The deepest gaps within the part that is looked at, each leading to its question."""
    by = _BY[view.part.by]
    gaps = gaps_of(view.app, view.question.asked, view.as_of, view.part, by)
    st.html(
        render(
            "coverage_gaps.html",
            gaps=[_gap(view, asked, each, by) for each in gaps],
            within=f"{view.question.within:g}",
            here=view.part.name,
            method_card=table_cards(view.areas, view.question.within, view.as_of)["gaps"],
        )
    )
    if gaps:
        st.download_button(
            "Save these gaps as CSV",
            lambda: gaps_csv(gaps),
            file_name=f"gaps-{view.part.code}.csv",
            mime="text/csv",
            key="coverage_save_gaps",
            on_click="ignore",
        )


def gaps_csv(gaps: Sequence[AreaGap]) -> str:
    """The gaps as ``pathways gaps --format csv`` writes them."""
    records = [gap_record(each) for each in gaps]
    return to_csv([{**each, "stage": "; ".join(each["stages"])} for each in records], GAP_COLUMNS)


def _gap(view: CoverageView, asked: CoverageAsked, gap: AreaGap, by: str) -> _Gap:
    figures, stage = gap.figures, gap.stages[0]
    way = {"instrument": gap.subject.id, "stage": stage, "sort": "", "first": 0}
    if by == "district":
        link = asked.link(part=f"district:{figures.code}", by="", area="", **way)
    else:
        link = asked.link(area=figures.code, by="msoa", **way)
    return _Gap(
        what=f"{gap.subject.name}, {stages_words(gap.stages)}",
        where=figures.name,
        link=link,
        nothing=f"{people(figures.none)} of {people(figures.young_people)}",
        share=percent(figures.none / figures.young_people if figures.young_people else None),
        of_need=f"{gap.share_of_need:.2%}",
    )


def stages_words(stages: Sequence[str]) -> str:
    """Some stages in words."""
    if len(stages) == len(STAGES):
        return "every stage"
    words = [STAGE_WORDS[each].partition(" (")[0].lower() for each in stages]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
