"""From which radius on each small area has something: sure, likely, or at least a maybe.

One pass over the distances answers every question at every radius. Areas are taken a few hundred at
a time, neighbours together, so that a country's worth needs no more memory than a region's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.spatial import cKDTree
from scipy.spatial.distance import cdist

from pathways.catalogue.index import ListingIndex, Whole
from pathways.coverage.subjects import Subject
from pathways.coverage.supply import LIKELY, MAYBE, NONE, SURE, Certainty, Supply, answers
from pathways.geodesy import Floats, miles_to_chords, short_chords_to_miles

FARTHEST_MILES = 100.0
_AREAS_AT_ONCE = 512
Miles = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Cube:
    """What is in reach of each area, for every question and every radius up to ``farthest``.

    Attributes:
        subjects, stages: the questions, each subject at each stage.
        least_miles: (certainties, subjects, stages, areas): the least radius within which an area
            has something sure, at least likely, at least a maybe; infinite where nothing is within
            ``farthest`` miles.
    """

    subjects: tuple[Subject, ...]
    stages: tuple[str, ...]
    least_miles: Miles
    farthest: float

    def certainty(self, within: float) -> Certainty:
        """The best in reach, SURE to NONE, of shape (subjects, stages, areas).

        Args:
            within: the radius in miles, at most ``farthest``.
        """
        if within > self.farthest:
            raise ValueError(f"made for {self.farthest} miles, asked for {within}")
        in_reach = self.least_miles <= np.float32(within)
        best: Certainty = NONE - in_reach.sum(axis=0, dtype=np.int8)
        return best


def build_cube(
    index: ListingIndex,
    supply: Supply,
    areas: Floats,
    subjects: Sequence[Subject],
    stages: Sequence[str],
    farthest: float = FARTHEST_MILES,
) -> Cube:
    """Measure from every area to all that counts.

    Args:
        areas: (A, 3) earth-centred metres.
        farthest: the largest radius that will be asked for, in miles.
    """
    answered = answers(index, subjects, stages, supply.listing, supply.best)
    shape = (NONE, *answered.shape[:2], len(areas))
    questions, question_of = _distinct(answered.reshape(len(subjects) * len(stages), -1))
    columns, group_of = _distinct(questions.T)
    spots = _Spots.of(supply, group_of, farthest)
    plan = _Plan(columns.T)
    least = np.full((NONE, len(questions), len(areas)), np.inf, dtype=np.float32)
    for some in _neighbours(areas):
        least[:, :, some] = plan.least(*spots.nearest(areas[some], len(columns)))
    return Cube(tuple(subjects), tuple(stages), least[:, question_of].reshape(shape), farthest)


def _distinct(rows: Certainty) -> tuple[Certainty, Whole]:
    """The distinct rows in order of their first, and for each row which of these it is."""
    rows = np.ascontiguousarray(rows)
    numbers: dict[bytes, int] = {}
    which = [numbers.setdefault(row.tobytes(), len(numbers)) for row in rows]
    first = np.unique(which, return_index=True)[1]
    return rows[first], np.array(which, dtype=np.int64)


def _neighbours(areas: Floats) -> Iterator[Whole]:
    """The areas in parts, those of a part near each other."""
    if not len(areas):
        return
    order = cKDTree(areas, leafsize=_AREAS_AT_ONCE).indices
    for start in range(0, len(order), _AREAS_AT_ONCE):
        yield order[start : start + _AREAS_AT_ONCE]


@dataclass(frozen=True, slots=True, eq=False)
class _Spots:
    """Spots in order of the group of questions that they answer alike."""

    points: Floats
    uncertain: Floats
    group: Whole
    farthest: float

    @classmethod
    def of(cls, supply: Supply, group: Whole, farthest: float) -> _Spots:
        order = np.argsort(group, kind="stable")
        return cls(supply.points[order], supply.uncertain[order], group[order], farthest)

    def nearest(self, areas: Floats, groups: int) -> tuple[Miles, Miles]:
        """The most and the least miles to the spot of each group, each (groups, areas).

        The most is taken where a spot is known only roughly and must surely be in reach, the least
        where it need only perhaps be. Infinite where no spot is near enough.
        """
        most = np.full((groups, len(areas)), np.inf, dtype=np.float32)
        least = most.copy()
        near = self._near(areas)
        miles = short_chords_to_miles(cdist(self.points[near], areas).astype(np.float32))
        off = self.uncertain[near, None].astype(np.float32)
        starts = np.flatnonzero(np.diff(self.group[near], prepend=-1))
        for start, end in zip(starts, [*starts[1:], len(near)], strict=False):
            group, some = self.group[near[start]], slice(start, end)
            np.minimum.reduce(miles[some] + off[some], axis=0, out=most[group])
            np.minimum.reduce(miles[some] - off[some], axis=0, out=least[group])
        return most, least

    def _near(self, areas: Floats) -> Whole:
        """The spots that may be in reach of any of these areas."""
        middle = areas.mean(axis=0)
        across = np.linalg.norm(areas - middle, axis=1).max()
        away = np.linalg.norm(self.points - middle, axis=1)
        return np.flatnonzero(away <= across + miles_to_chords(self.farthest + self.uncertain))


class _Plan:
    """Which groups answer which question with which certainty."""

    def __init__(self, answered: Certainty) -> None:
        """A plan from (questions, groups)."""
        self._shape = (NONE, len(answered))
        self._members = [
            (certainty, question, groups)
            for certainty in (SURE, LIKELY, MAYBE)
            for question, row in enumerate(answered)
            if len(groups := np.flatnonzero(row <= certainty))
        ]

    def least(self, most_miles: Miles, least_miles: Miles) -> Miles:
        """(certainties, questions, areas) from the groups' miles, each (groups, areas)."""
        least = np.full((*self._shape, most_miles.shape[1]), np.inf, dtype=np.float32)
        for certainty, question, groups in self._members:
            miles = least_miles if certainty == MAYBE else most_miles
            np.minimum.reduce(miles[groups], axis=0, out=least[certainty, question])
        return least
