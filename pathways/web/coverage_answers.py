"""What the engine found, kept for whoever asks the same next.

It is the same for everybody and holds nothing about anybody.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from pathways.coverage import (
    AreaGap,
    Figures,
    Matrix,
    Question,
    Rungs,
    Standing,
    Subject,
    Worklist,
    count_rungs,
    coverage_matrix,
    deepest_gaps,
    families,
    inclusive_provision,
    measure,
    of_question,
    stand,
)
from pathways.coverage.part import Part, inside
from pathways.evidence.counted import counted_listings
from pathways.evidence.values import Counted
from pathways.matching import Query
from pathways.vocabulary import STAGES
from pathways.web.coverage_parts import areas_of, codes_of, part_of
from pathways.web.coverage_view import CoverageView
from pathways.wiring import App, small_areas

MOST_GAPS = 10


@lru_cache(maxsize=64)
def _standing(app: App, question: Question, as_of: date) -> Standing:
    return stand(app.catalogue, small_areas(app), question, as_of)


def figures_by(app: App, question: Question, as_of: date, by: str) -> tuple[Figures, ...]:
    """The figures of all the region's parts of one sort."""
    return (_of_small_areas if by == "lsoa" else _of_parts)(app, question, as_of, by)


@lru_cache(maxsize=64)
def _of_parts(app: App, question: Question, as_of: date, by: str) -> tuple[Figures, ...]:
    return measure(_standing(app, question, as_of), by)


# Two megabytes each, and made in a twentieth of a second.
@lru_cache(maxsize=8)
def _of_small_areas(app: App, question: Question, as_of: date, by: str) -> tuple[Figures, ...]:
    return measure(_standing(app, question, as_of), by)


def make_view(
    app: App, question: Question, as_of: date, part: str, by: str, counted: str
) -> CoverageView:
    """The question answered for one part of the region.

    Args:
        part: as it stands in what is asked; ``by``: how it is divided.
    """
    areas = small_areas(app)
    chosen = part_of(areas, part)
    mine = codes_of(areas, chosen)[by]
    wholes = figures_by(app, question, as_of, chosen.by)
    return CoverageView(
        app=app,
        areas=areas,
        standing=_standing(app, question, as_of),
        part=chosen,
        by=by,
        whole=next(each for each in wholes if each.code == chosen.code),
        figures=[each for each in figures_by(app, question, as_of, by) if each.code in mine],
        counted=counted,
    )


@lru_cache(maxsize=64)
def worklist_of(app: App, question: Question, as_of: date, part: Part) -> Worklist:
    """What is not known that matters to this part."""
    return of_question(app.catalogue, areas_of(small_areas(app), part), question, as_of)


@lru_cache(maxsize=64)
def listings_of(app: App, question: Question, as_of: date, part: Part) -> tuple[Counted, ...]:
    """The listings that count, or may, for somebody of this part."""
    where = inside(small_areas(app), part)
    return counted_listings(app.catalogue, _standing(app, question, as_of), where)


@lru_cache(maxsize=64)
def matrix_of(app: App, asked: Query, as_of: date, by: str) -> Matrix:
    """Every family at every stage, for all the region's parts of one sort."""
    catalogue, areas = app.catalogue, small_areas(app)
    everything = families(catalogue.instruments)
    return coverage_matrix(catalogue, areas, everything, tuple(STAGES), asked, as_of, by)


@lru_cache(maxsize=64)
def inclusion_of(app: App, asked: Query, as_of: date, by: str) -> Matrix:
    """Provision that states whom it welcomes, for all the region's parts of one sort."""
    return inclusive_provision(app.catalogue, small_areas(app), asked, as_of, by)


@lru_cache(maxsize=64)
def rungs_of(app: App, subject: Subject, within: float, by: str) -> tuple[Rungs, ...]:
    """How whole the ladder is, for all the region's parts of one sort."""
    return count_rungs(app.catalogue, small_areas(app), subject, within, by)


@lru_cache(maxsize=32)
def gaps_of(app: App, asked: Query, as_of: date, part: Part, by: str) -> tuple[AreaGap, ...]:
    """The deepest gaps within this part, over all families and stages."""
    catalogue, areas = app.catalogue, areas_of(small_areas(app), part)
    everything = families(catalogue.instruments)
    return deepest_gaps(catalogue, areas, everything, tuple(STAGES), asked, as_of, by, MOST_GAPS)
