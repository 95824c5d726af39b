"""The question's answer at a glance: the band, what would narrow it, and the figures beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import streamlit as st

from pathways.coverage import Figures, MethodCard, Worklist, method_cards
from pathways.coverage.words import matter_words, people
from pathways.ladder.stages import STAGE_WORDS
from pathways.web.coverage_params import CoverageAsked
from pathways.web.coverage_parts import WHOLE, way_to
from pathways.web.coverage_reach import CoverageReach
from pathways.web.coverage_view import CoverageView
from pathways.web.coverage_words import (
    band_sentence,
    figures_band,
    fine_percent,
    miles,
    percent,
    points,
)
from pathways.web.rendering import render
from pathways.wording import date_words

_MOST_MATTERS = 3
_TILES_AT_ONCE = 4
_MEANINGS = {
    "sure": "an official source of the last two years says so",
    "likely": "the source is undated or up to five years old",
    "maybe": "old, or its place, instruments or level are not stated",
    "none": "not even perhaps",
}


@dataclass(frozen=True, slots=True)
class _Tile:
    name: str
    value: str
    more: str
    words: str
    card: MethodCard


def draw_head(view: CoverageView, asked: CoverageAsked, reach: CoverageReach) -> None:
    """Where one is, what is asked, and the answer in a sentence that is announced."""
    way = [(name, asked.link(part=key, by="", area="", first=0, sort=""))
           for key, name in way_to(view.areas, view.part)]  # fmt: skip
    notes = [reach.method] if reach.method else []
    st.html(
        render(
            "coverage_head.html",
            way=way,
            title=f"{question_words(view, reach)}: {view.part.name}",
            status=_status(view),
            notes=notes,
        )
    )


def question_words(view: CoverageView, reach: CoverageReach) -> str:
    """What is asked in a few words."""
    stage = STAGE_WORDS[view.question.stage]
    within = reach.label if reach.mode is None else reach.label.lower()
    return f"{view.question.subject.name}, {stage[0].lower()}{stage[1:]}, within {within}"


def _status(view: CoverageView) -> str:
    whole = view.whole
    everybody = people(whole.young_people)
    said = band_sentence(figures_band(whole))
    where = "live here" if view.part.by != WHOLE else "live in the region"
    return f"{everybody} young people aged 5 to 18 {where}. In reach of them: {said}."


def draw(view: CoverageView, worklist: Worklist) -> None:
    """The band as a picture and in words, with what would narrow it, and the other figures."""
    cards = method_cards(view.question, view.areas, view.as_of)
    st.html(
        render(
            "coverage_glance.html",
            parts=figures_band(view.whole),
            meanings=_MEANINGS,
            cards=cards,
            denominator=_denominator(view),
            matters=[
                matter_words(each.ask, each.listings, each.young_people)
                for each in worklist.matters[:_MOST_MATTERS]
            ],
            tiles=list(_tiles(view.whole, cards)),
            first=_TILES_AT_ONCE,
        )
    )


def _denominator(view: CoverageView) -> str:
    day = date_words(view.as_of.isoformat())
    return (
        f"Residents aged 5 to 18 (mid-2020 estimate), each counted once, at the best in reach; "
        f"whether they play is not known. Listings as of {day}."
    )


def _tiles(whole: Figures, cards: dict[str, MethodCard]) -> Iterator[_Tile]:
    def tile(measure: str, value: str, more: str = "", words: str = "") -> _Tile:
        return _Tile(cards[measure].name, value, more, words, cards[measure])

    def share(count: float) -> str:
        return percent(count / whole.young_people if whole.young_people else None)

    yield tile("median_miles", miles(whole.median_miles),
               words="half have something sure or likely within this")  # fmt: skip
    yield tile("need_weighted_gap", fine_percent(whole.need_weighted_gap),
               words="of the need, by deprivation, has nothing in reach")  # fmt: skip
    yield tile("two_or_more", people(whole.two_or_more), share(whole.two_or_more),
               "have two or more sure or likely to choose from")  # fmt: skip
    yield tile("outside_not_surveyed", people(whole.outside_not_surveyed),
               share(whole.outside_not_surveyed),
               "live where the reach crosses the region’s border")  # fmt: skip
    yield tile("equity_gap", points(whole.equity_gap),
               words=_compared(whole.none_most_deprived, whole.none_least_deprived,
                               "in the most deprived fifth", "in the least"))  # fmt: skip
    yield tile("country_gap", points(whole.country_gap),
               words=_compared(whole.none_country, whole.none_town,
                               "in the country", "in towns and cities"))  # fmt: skip
    yield tile("median_choices", f"{whole.median_choices}",
               f"{whole.median_choices_with_maybes} with maybes",
               "half have as many as this, or fewer")  # fmt: skip
    yield tile("listings_per_thousand", f"{whole.listings_per_thousand:.2f}",
               words="sure or likely, shared by all who can reach them")  # fmt: skip
    if whole.none:
        yield tile("none_place_unknown", people(whole.none_place_unknown),
                   f"of {people(whole.none)}",
                   "with nothing live in a hub with listings that give no place")  # fmt: skip


def _compared(one: float | None, other: float | None, here: str, there: str) -> str:
    if one is None or other is None:
        return f"nobody lives {here if one is None else there}"
    return f"{percent(one)} have nothing {here}, {percent(other)} {there}"
