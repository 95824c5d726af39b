"""Where the most need has nothing in reach."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

import numpy as np

from pathways.catalogue import Catalogue
from pathways.catalogue.index import Whole
from pathways.coverage.cube import build_cube
from pathways.coverage.demand import Areas
from pathways.coverage.divisions import Division, divide
from pathways.coverage.figures import Figures, measure
from pathways.coverage.question import Question
from pathways.coverage.standing import stand
from pathways.coverage.subjects import Subject
from pathways.coverage.supply import NONE, Certainty, find_supply
from pathways.geodesy import Floats
from pathways.matching import Query


@dataclass(frozen=True, slots=True)
class AreaGap:
    """A part of the region with nothing in reach for some of its young people.

    Attributes:
        stages: the stages at which every small area of the part stands the same.
        share_of_need: of the deprivation scores of all the region's young people, the share that
            lives here and has nothing in reach.
    """

    subject: Subject
    stages: tuple[str, ...]
    share_of_need: float
    figures: Figures


def deepest_gaps(
    catalogue: Catalogue,
    areas: Areas,
    subjects: Sequence[Subject],
    stages: Sequence[str],
    asked: Query,
    as_of: date,
    by: str,
    top: int,
) -> tuple[AreaGap, ...]:
    """The deepest gaps among all subjects, stages and parts of the region, deepest first.

    Args:
        asked: the radius, and what else listings must be.
        by: how to divide the region.
        top: how many at most.

    Raises:
        QuestionError: for a division that there is not.
    """
    division = divide(areas, by)
    supply = find_supply(catalogue, asked, as_of)
    within = asked.within_miles
    cube = build_cube(catalogue.index, supply, areas.points, subjects, stages, within)
    certainty = cube.certainty(within)
    shares = _shares_of_need(certainty, areas, division)

    @cache
    def figures(subject: int, stage: int) -> tuple[Figures, ...]:
        question = Question(subjects[subject], stages[stage], asked)
        return measure(stand(catalogue, areas, question, as_of, supply), by)

    return tuple(
        AreaGap(
            subject=subjects[subject],
            stages=tuple(stages[each] for each in alike),
            share_of_need=round(float(shares[subject, alike[0], part]), 6),
            figures=figures(subject, alike[0])[part],
        )
        for subject, part, alike in _deepest(certainty, shares, division.part, top)
    )


def _shares_of_need(certainty: Certainty, areas: Areas, division: Division) -> Floats:
    """(subjects, stages, parts): the share of the region's need that has nothing."""
    need = areas.young_people * areas.need
    none = (certainty == NONE).reshape(-1, len(areas))
    sums = np.array([division.sums(need, each) for each in none])
    shares: Floats = sums.reshape(*certainty.shape[:2], -1) / need.sum()
    return shares


def _deepest(
    certainty: Certainty, shares: Floats, part_of: Whole, top: int
) -> list[tuple[int, int, list[int]]]:
    """Subject, part and stages of each, deepest first; stages that stand the same are one."""
    found: dict[tuple[int, int, bytes], list[int]] = {}
    # Ties in order of subject, stage and name, as they stand.
    order = np.argsort(-shares, axis=None, kind="stable")
    last = 0.0
    for place in order.tolist():
        subject, stage, part = (int(each) for each in np.unravel_index(place, shares.shape))
        share = shares[subject, stage, part]
        if share <= 0 or (len(found) == top and share < last):
            break
        key = subject, part, certainty[subject, stage][part_of == part].tobytes()
        if key in found:
            found[key].append(stage)
        elif len(found) < top:
            found[key], last = [stage], share
    return [(subject, part, sorted(alike)) for (subject, part, _), alike in found.items()]
