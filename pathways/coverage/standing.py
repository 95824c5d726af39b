"""Where every small area stands on one question."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
from scipy.spatial import cKDTree

from pathways.catalogue import Catalogue
from pathways.catalogue.index import Flags
from pathways.coverage.choices import Choices, count_choices
from pathways.coverage.cube import build_cube
from pathways.coverage.demand import Areas
from pathways.coverage.question import Question
from pathways.coverage.supply import LIKELY, NONE, Certainty, Supply, answers, find_supply
from pathways.geodesy import Floats, chords_to_miles


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """One question answered for each of A areas, from S spots.

    Attributes:
        answered: (S,) how surely each spot of ``supply`` answers the question, distance aside.
        certainty: (A,) the best within the radius, SURE to NONE.
        nearest_miles: (A,) to the nearest listing that is sure or likely, distance aside; infinite
            where there is none.
        place_unknown: (A,) whether the area's hub has listings that would answer the question, but
            nobody says where they meet.
        choices: how many listings each area can choose from.
    """

    question: Question
    as_of: date
    areas: Areas
    supply: Supply
    answered: Certainty
    certainty: Certainty
    nearest_miles: Floats
    place_unknown: Flags
    choices: Choices


def stand(
    catalogue: Catalogue,
    areas: Areas,
    question: Question,
    as_of: date,
    supply: Supply | None = None,
) -> Standing:
    """Answer ``question`` for every area on the day ``as_of``.

    Args:
        supply: what to count in place of all that the catalogue has.
    """
    if supply is None:
        supply = find_supply(catalogue, question.asked, as_of)
    index, subjects, stages = catalogue.index, [question.subject], [question.stage]
    answered = answers(index, subjects, stages, supply.listing, supply.best)[0, 0]
    return Standing(
        question=question,
        as_of=as_of,
        areas=areas,
        supply=supply,
        answered=answered,
        certainty=best_in_reach(catalogue, question, supply, areas.points),
        nearest_miles=nearest_miles(supply.points[answered <= LIKELY], areas.points),
        place_unknown=place_unknown(catalogue, question, supply, areas),
        choices=count_choices(supply, answered, areas.points, areas.young_people, question.within),
    )


def best_in_reach(
    catalogue: Catalogue, question: Question, supply: Supply, points: Floats
) -> Certainty:
    """The best within the radius of each of ``points`` (A, 3), SURE to NONE."""
    subjects, stages, within = [question.subject], [question.stage], question.within
    cube = build_cube(catalogue.index, supply, points, subjects, stages, within)
    best: Certainty = cube.certainty(within)[0, 0]
    return best


def place_unknown(catalogue: Catalogue, question: Question, supply: Supply, areas: Areas) -> Flags:
    """Whether the hub of each area has listings that would answer, but nobody says where."""
    index, subjects, stages = catalogue.index, [question.subject], [question.stage]
    answered = answers(index, subjects, stages, supply.placeless, supply.placeless_best)[0, 0]
    unplaced: Flags = np.isin(areas.hub, index.hub[supply.placeless[answered < NONE]])
    return unplaced


def nearest_miles(points: Floats, areas: Floats) -> Floats:
    """Miles from each area to the nearest of ``points``; infinite where there is none."""
    if not len(points):
        return np.full(len(areas), np.inf)
    chords, _ = cKDTree(points).query(areas)
    return chords_to_miles(chords)
