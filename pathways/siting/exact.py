"""The best choice of a few sites, proved; or the best found in time, with what none can exceed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import floor
from time import monotonic

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array, eye_array, hstack

from pathways.catalogue.index import Whole
from pathways.geodesy import Floats
from pathways.siting.bounding import Bounded, close_in
from pathways.siting.problem import Problem, greedy, in_order

SECONDS = 30.0
_STOPPED_EARLY = 1  # HiGHS: out of time
_MOST_CELLS = 50_000_000  # of 4 bytes; beyond, finding what is dominated is dearer than HiGHS
_CHOSEN = 0.5  # of a variable that is 0 or 1 but for rounding


@dataclass(frozen=True, slots=True)
class Choice:
    """Some sites, and what they win.

    Attributes:
        rows: positions of the sites, the one that wins most first.
        gains: what each wins beyond those before it.
        bound: what no choice of as many sites can exceed.
    """

    rows: tuple[int, ...]
    gains: tuple[float, ...]
    bound: float

    @property
    def won(self) -> float:
        """What all of them win together."""
        return round(sum(self.gains), 1)

    @property
    def proved(self) -> bool:
        """Whether no other choice of as many sites wins more."""
        return self.bound <= self.won


def greedy_choice(problem: Problem, new: int) -> Choice:
    """One site after the other; found at once, and at least 63 % of what is possible."""
    rows, gains = greedy(problem, new)
    most_alone = np.sort(problem.covers @ problem.weights)[::-1][:new].sum()
    return _choice(problem, rows, gains, min(problem.weights.sum(), most_alone))


def best_choice(
    problem: Problem,
    new: int,
    seconds: float = SECONDS,
    stopped: Callable[[], bool] = lambda: False,
    tell: Callable[[list[int], float], None] = lambda _rows, _bound: None,
) -> Choice:
    """The choice of ``new`` sites that wins most.

    First the best choice is closed in on from above and below, which rules out nearly all sites;
    then HiGHS looks through what is left.

    Args:
        seconds: after which the best found so far is given back with its bound.
        stopped: asked often whether to give that back at once; HiGHS alone asks nobody.
        tell: told now and then of the best found so far and what none can exceed, of which
            `choice_of` makes a choice.
    """
    if new >= problem.covers.shape[0]:
        rows, gains = greedy(problem, new)
        return _choice(problem, rows, gains, sum(gains))
    until = monotonic() + seconds
    known = close_in(
        problem, greedy(problem, new)[0], new, lambda: stopped() or monotonic() > until, tell
    )
    rows, ceiling = known.rows, known.bound
    if known.bound > known.won and not stopped() and (left := until - monotonic()) > 0:
        rows, ceiling = _look_through(problem, known, new, left)
    return choice_of(problem, rows, ceiling)


def choice_of(problem: Problem, rows: list[int], ceiling: float) -> Choice:
    """These sites as a choice, where no choice of as many can exceed ``ceiling``."""
    return _choice(problem, *in_order(problem, rows), ceiling)


def _choice(problem: Problem, rows: list[int], gains: Floats, ceiling: float) -> Choice:
    # Weights are whole numbers, so that what can be won is one too.
    bound_ = max(floor(ceiling + 1e-3), int(sum(gains)))
    unit = problem.unit
    return Choice(
        tuple(rows),
        tuple(round(float(each) * unit, 1) for each in gains),
        round(bound_ * unit, 1),
    )


def _look_through(
    problem: Problem, known: Bounded, new: int, seconds: float
) -> tuple[list[int], float]:
    """The best choice among the sites still open, and what none can exceed."""
    covers, weights = _merged(problem.covers[known.open], problem.weights)
    kept = undominated(covers)
    covers = covers[kept]
    sites, areas = covers.shape
    found = milp(
        c=np.concatenate([np.zeros(sites), -weights]),
        integrality=np.concatenate([np.ones(sites), np.zeros(areas)]),
        bounds=Bounds(0, 1),
        constraints=[
            LinearConstraint(hstack([covers.T, -eye_array(areas)]).tocsc(), lb=0),
            LinearConstraint(np.r_[np.ones(sites), np.zeros(areas)][None], lb=0, ub=new),
        ],
        options={"time_limit": seconds, "mip_rel_gap": 0},
    )
    rows = known.rows
    if found.x is not None:
        among = known.open[kept[np.flatnonzero(found.x[:sites] > _CHOSEN)]].tolist()
        rows = max(rows, among, key=problem.won)
    if found.status != _STOPPED_EARLY:
        return rows, problem.won(rows)
    ceiling = known.bound
    if found.mip_dual_bound is not None and np.isfinite(found.mip_dual_bound):
        ceiling = min(ceiling, -found.mip_dual_bound)
    return rows, ceiling


def undominated(covers: csr_array) -> Whole:
    """Positions of the sites of which no other one reaches all that they reach.

    Every site left out can be changed for one of these without loss; of equals the first stays.
    With reaches of 20 miles that leaves out half to three quarters of the schools.
    """
    sites, areas = covers.shape
    if sites * (sites + areas) > _MOST_CELLS:
        return np.arange(sites)
    reached = covers.toarray().astype(np.float32)
    count = reached.sum(axis=1)
    within = reached @ reached.T == count[:, None]  # of each row's site, all that it reaches
    equal = within & within.T
    within &= ~(equal & (np.arange(sites)[:, None] <= np.arange(sites)))
    return np.flatnonzero(~within.any(axis=1))


def _merged(covers: csr_array, weights: Floats) -> tuple[csr_array, Floats]:
    """Areas that the same sites reach made one; areas that none reaches left out."""
    by_area = covers.T.tocsr()
    merged: dict[bytes, int] = {}
    total: list[float] = []
    first: list[int] = []
    for area in range(by_area.shape[0]):
        sites = by_area.indices[by_area.indptr[area] : by_area.indptr[area + 1]]
        if not len(sites):
            continue
        place = merged.setdefault(np.sort(sites).tobytes(), len(merged))
        if place == len(total):
            total.append(0.0)
            first.append(area)
        total[place] += weights[area]
    return by_area[first].T.tocsr(), np.array(total)
