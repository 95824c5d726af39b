"""Maximal covering location: which few sites bring something to the most who have nothing sure."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array

from pathways.catalogue.index import Flags, Whole
from pathways.coverage.choices import in_reach
from pathways.coverage.standing import Standing
from pathways.coverage.supply import LIKELY
from pathways.geodesy import Floats


@dataclass(frozen=True, slots=True, eq=False)
class Problem:
    """Areas to be won and the sites that reach them.

    Attributes:
        weights: (areas,) what is won with each area: whole numbers, so that sums are exact.
        covers: (sites, areas), 1 where a site reaches an area.
        unit: how much of what is counted one of ``weights`` stands for.
    """

    weights: Floats
    covers: csr_array
    unit: float

    def won(self, rows: list[int]) -> float:
        """What the sites in ``rows`` win together, in ``unit``s."""
        reached = np.zeros(len(self.weights), dtype=bool)
        for row in rows:
            reached[row_of(self.covers, row)] = True
        return float(self.weights[reached].sum())


def make_problem(standing: Standing, points: Floats, counted: Flags | None = None) -> Problem:
    """The areas that have nothing sure or likely in reach, and which sites would reach them.

    Args:
        points: (sites, 3) earth-centred metres.
        counted: (A,) the areas whose residents are to be won; everybody's unless given.
    """
    areas, lacks = standing.areas, standing.certainty > LIKELY
    lacking = np.flatnonzero(lacks if counted is None else lacks & counted)
    reached = in_reach(points, areas.points[lacking], standing.question.within)
    tenths = np.rint(areas.young_people[lacking] * 10)
    return Problem(tenths, csr_array(reached, dtype=np.float64), 0.1)


def greedy(problem: Problem, new: int) -> tuple[list[int], Floats]:
    """One site after the other, each time the one that wins most beyond what has been won.

    Returns:
        positions of at most ``new`` sites, fewer where no more can be won, and what each wins.
    """
    left, rows, gains = problem.weights.copy(), [], []
    for _ in range(new):
        won = problem.covers @ left
        best = int(np.argmax(won)) if len(won) else 0
        if not len(won) or won[best] <= 0:
            break
        rows.append(best)
        gains.append(won[best])
        left[row_of(problem.covers, best)] = 0
    return rows, np.array(gains)


def row_of(covers: csr_array, row: int) -> Whole:
    """The areas that one site reaches."""
    start, end = covers.indptr[row : row + 2]
    reached: Whole = covers.indices[start:end]
    return reached


def in_order(problem: Problem, rows: list[int]) -> tuple[list[int], Floats]:
    """The same sites, the one that wins most first; see `greedy`."""
    few = Problem(problem.weights, problem.covers[sorted(rows)], problem.unit)
    order, gains = greedy(few, len(rows))
    return [sorted(rows)[each] for each in order], gains


def improve(problem: Problem, rows: list[int]) -> list[int]:
    """Change one site at a time for a better one until none is."""
    best, found = problem.won(rows), True
    while found and rows:
        found = False
        for place in range(len(rows)):
            others = rows[:place] + rows[place + 1 :]
            left = problem.weights.copy()
            for row in others:
                left[row_of(problem.covers, row)] = 0
            won = problem.covers @ left
            other = int(np.argmax(won))
            total = problem.weights.sum() - left.sum() + won[other]
            if total > best:
                rows, best, found = [*others, other], total, True
    return rows
