"""Which listings answer a question near a part of the region, and who depends on each."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.spatial.distance import cdist

from pathways.catalogue.index import Flags
from pathways.coverage.choices import perhaps_in_reach
from pathways.coverage.standing import Standing
from pathways.coverage.supply import LIKELY, NONE
from pathways.geodesy import Floats, miles_to_chords


@dataclass(frozen=True, slots=True)
class Dependence:
    """One listing that answers the question.

    Attributes:
        row: position of the listing in the catalogue.
        certainty: how surely it answers, distance aside.
        only_for: residents for whom it is the only one that is sure or likely.
    """

    row: int
    certainty: int
    only_for: float


def who_depends(standing: Standing, counted: Flags) -> list[Dependence]:
    """The listings that perhaps reach somebody, those that most depend on first.

    Args:
        counted: (A,) the areas of whom somebody must be reached, and whose residents are counted.
    """
    areas, within = standing.areas, standing.question.within
    answering = standing.answered < NONE
    nobody = np.zeros(len(standing.supply.placeless), dtype=bool)
    supply, answered = standing.supply.only(answering, nobody), standing.answered[answering]
    points, people = areas.points[counted], areas.young_people[counted]
    near = perhaps_in_reach(supply, points, within).any(axis=1)
    only = standing.choices.certain[counted] == 1
    radii = miles_to_chords(np.maximum(within - supply.uncertain, 0))[:, None]
    surely = (cdist(supply.points, points[only]) <= radii) & (answered <= LIKELY)[:, None]
    surely &= (supply.uncertain <= within)[:, None]
    found = [
        Dependence(row, int(answered[spots].min()), _people(surely[spots], people[only]))
        for row in np.unique(supply.listing[near]).tolist()
        if len(spots := np.flatnonzero(supply.listing == row))
    ]
    return sorted(found, key=lambda each: (-each.only_for, each.certainty, each.row))


def _people(reached: Flags, people: Floats) -> float:
    """The residents whom any of the spots reaches."""
    return round(float(people[reached.any(axis=0)].sum()), 1)
