"""Every family at every stage at once, with the gaps lit; and how each hub stands beside others."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from pathways.coverage import Figures, Matrix, MethodCard, families, table_cards
from pathways.coverage.shading import BREAKS, scale
from pathways.coverage.words import people
from pathways.ladder.stages import STAGE_WORDS
from pathways.vocabulary import CERTAINTIES, STAGES
from pathways.web.coverage_answers import figures_by, matrix_of, rungs_of
from pathways.web.coverage_params import CoverageAsked
from pathways.web.coverage_parts import part_names
from pathways.web.coverage_view import CoverageView
from pathways.web.coverage_words import (
    figures_band,
    fine_percent,
    miles,
    percent,
    points,
)
from pathways.web.rendering import render

LACKS_WORDS = {
    "sure": "nothing sure in reach",
    "likely": "nothing sure or likely in reach",
    "maybe": "nothing in reach, not even perhaps",
}
# The map of any but neighbourhoods has the same, whatever it shows.
_SCALE = scale("unsure", "hub")
# For the cells of a phone.
_SHORT = ("Starting", "Grades 1–3", "Grades 4–5", "Grade 6+")


@dataclass(frozen=True, slots=True)
class ShadedCell:
    """A share of a part's young people who lack something.

    Attributes:
        shade: number of its class, the least gap being 0; None where nobody lives.
        link: to the question that the cell answers.
    """

    value: str
    more: str
    shade: int | None
    link: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class _Row:
    name: str
    cells: tuple[ShadedCell, ...]


@dataclass(frozen=True, slots=True)
class _Hub:
    name: str
    link: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class _Measure:
    name: str
    values: tuple[str, ...]


def shades_style() -> str:
    """The colours of the classes as a style sheet, those of the map."""
    colours = (
        f"--pw-shade-{place}: light-dark({each.light}, {each.dark});"
        for place, each in enumerate(_SCALE.shades)
    )
    return f"<style>.stApp {{ {' '.join(colours)} }}</style>"


def draw_matrix(view: CoverageView, asked: CoverageAsked) -> None:
    """Families by stages, for the part that is looked at."""
    matrix = matrix_of(view.app, view.question.asked, view.as_of, view.part.by)
    column = matrix.codes.index(view.part.code)
    st.html(
        render(
            "coverage_matrix.html",
            caption=f"Share of the young people of {view.part.name} with "
            f"{LACKS_WORDS[view.counted]}, and how many they are",
            stages=list(STAGE_WORDS.values()),
            short=_SHORT,
            rows=[
                _Row(name, tuple(_stage_cells(view, asked, matrix, row, column)))
                for row, name in enumerate(_family_names(view))
            ],
            legend=[(place, each.words) for place, each in enumerate(_SCALE.shades)],
            method_card=_method(view),
        )
    )


def _method(view: CoverageView) -> MethodCard:
    return table_cards(view.areas, view.question.within, view.as_of)["matrix"]


def _family_names(view: CoverageView) -> list[str]:
    return [each.name for each in families(view.app.catalogue.instruments)]


def _stage_cells(
    view: CoverageView, asked: CoverageAsked, matrix: Matrix, row: int, column: int
) -> list[ShadedCell]:
    family = matrix.rows[row]
    return [
        shaded_cell(
            matrix.people[row, place, column].tolist(),
            view.counted,
            asked.link(instrument=family, stage=stage, area="", first=0),
            (asked.instrument, asked.stage) == (family, stage),
        )
        for place, stage in enumerate(STAGES)
    ]


def shaded_cell(counts: Sequence[float], counted: str, link: str, chosen: bool) -> ShadedCell:
    """A cell of people by the best in reach: sure, likely, maybe, none.

    Args:
        counted: the least certainty that counts as covered.
    """
    everybody = sum(counts)
    lacking = sum(counts[CERTAINTIES.index(counted) + 1 :])
    share = lacking / everybody if everybody else None
    shade = None if share is None else bisect_right(BREAKS, round(share, 6))
    return ShadedCell(percent(share), people(lacking), shade, link, chosen)


def draw_hubs(view: CoverageView, asked: CoverageAsked) -> None:
    """The hubs of the region side by side: this question, then every family at this stage."""
    hubs = figures_by(view.app, view.question, view.as_of, "hub")
    matrix = matrix_of(view.app, view.question.asked, view.as_of, "hub")
    stage = tuple(STAGES).index(view.question.stage)
    st.html(
        render(
            "coverage_hubs.html",
            stage=STAGE_WORDS[view.question.stage],
            lacks=LACKS_WORDS[view.counted],
            heads=[_hub(view, asked, each) for each in hubs],
            bands=[figures_band(each) for each in hubs],
            measures=_measures(view, hubs),
            method_card=_method(view),
            families=[
                _Row(name, tuple(_hub_cells(view, asked, matrix, row, stage)))
                for row, name in enumerate(_family_names(view))
            ],
        )
    )  # fmt: skip


def _hub(view: CoverageView, asked: CoverageAsked, hub: Figures) -> _Hub:
    part = f"hub:{hub.code}"
    known = part in part_names(view.areas)  # some of a catalogue's districts may have no hub
    link = asked.link(part=part, by="", area="", sort="", first=0) if known else ""
    return _Hub(hub.name, link, view.part.code == hub.code)


def _hub_cells(
    view: CoverageView, asked: CoverageAsked, matrix: Matrix, row: int, stage: int
) -> list[ShadedCell]:
    family = matrix.rows[row]
    return [
        shaded_cell(
            matrix.people[row, stage, column].tolist(),
            view.counted,
            asked.link(instrument=family, part=f"hub:{code}", by="", area="", sort="", first=0),
            (asked.instrument, view.part.code) == (family, code),
        )
        for column, code in enumerate(matrix.codes)
    ]


def _measures(view: CoverageView, hubs: Sequence[Figures]) -> list[_Measure]:
    rungs = rungs_of(view.app, view.question.subject, view.question.within, "hub")

    def share(count: float, of: float) -> str:
        return f"{people(count)} ({percent(count / of if of else None)})"

    rows = {
        "Young people": [people(each.young_people) for each in hubs],
        "Sure": [share(each.sure, each.young_people) for each in hubs],
        "Likely": [share(each.likely, each.young_people) for each in hubs],
        "Maybe": [share(each.maybe, each.young_people) for each in hubs],
        "Nothing": [share(each.none, each.young_people) for each in hubs],
        "Half have it within": [miles(each.median_miles) for each in hubs],
        "Two or more to choose from": [share(each.two_or_more, each.young_people) for each in hubs],
        "Need-weighted gap": [fine_percent(each.need_weighted_gap) for each in hubs],
        "Equity gap": [points(each.equity_gap) for each in hubs],
        "Country against town": [points(each.country_gap) for each in hubs],
        "Whole ladder in reach": [share(each.complete, each.young_people) for each in rungs],
        "Outside not surveyed": [
            share(each.outside_not_surveyed, each.young_people) for each in hubs
        ],
    }
    return [_Measure(name, tuple(values)) for name, values in rows.items()]
