"""How much the best choice of sites can win at most, and which sites cannot be in it.

The Lagrangian relaxation of maximal covering: each area's weight is shared between counting as won
and paying the sites that reach it; for any shares, what is not paid plus the best paid sites is at
least what the best choice wins. The shares are improved by steps along the subgradient (Galvão and
ReVelle 1996).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from pathways.catalogue.index import Whole
from pathways.geodesy import Floats
from pathways.siting.problem import Problem, improve, row_of

_MOST_STEPS = 600
_PATIENCE = 20  # steps without a better bound before they are halved
_SMALLEST_STEP = 1e-3
# Weights are whole numbers, so a better choice wins at least one more; less a little for rounding.
_ONE_MORE = 1 - 1e-3
# Leaving sites out costs about as much as a few steps: done once it spares that share of them.
_WORTH_LEAVING_OUT = 0.8


@dataclass(frozen=True, slots=True, eq=False)
class Bounded:
    """What is known after bounding.

    Attributes:
        rows: the best choice found.
        won: what it wins.
        bound: what no choice can exceed.
        open: positions of the sites that a better choice could contain.
    """

    rows: list[int]
    won: float
    bound: float
    open: Whole


def close_in(
    problem: Problem,
    rows: list[int],
    new: int,
    stop: Callable[[], bool],
    tell: Callable[[list[int], float], None] = lambda _rows, _bound: None,
) -> Bounded:
    """Close in on the best choice of ``new`` sites from above and below.

    Args:
        rows: a choice to start from.
        stop: asked at every step whether to make do with what is known by then.
        tell: told at every step of the best choice found and of what no choice can exceed.
    """
    search = _Search(problem, new, improve(problem, rows))
    scale, waited = 2.0, 0
    for _ in range(_MOST_STEPS):
        if stop() or search.proved or scale < _SMALLEST_STEP:
            break
        waited = 0 if search.step(scale) else waited + 1
        known = search.outcome()
        tell(known.rows, known.bound)
        if waited == _PATIENCE:
            scale, waited = scale / 2, 0
    return search.outcome()


class _Search:
    """The sites that a better choice could contain, and how much it could win at most."""

    def __init__(self, problem: Problem, new: int, rows: list[int]) -> None:
        self._problem, self._new = problem, new
        self._paid = problem.weights / 2
        self._rows, self._won = rows, problem.won(rows)
        self._bound = float(problem.weights.sum())
        self._sites = np.arange(problem.covers.shape[0])
        self._covers = problem.covers

    @property
    def proved(self) -> bool:
        """Whether nothing more can be won."""
        return self._bound < self._won + _ONE_MORE

    def step(self, scale: float) -> bool:
        """One step; gives back whether the bound came down."""
        pay = self._covers @ self._paid
        order = np.argpartition(-pay, [self._new - 1, self._new])
        chosen, runner_up = order[: self._new], pay[order[self._new]]
        value = float((self._problem.weights - self._paid).sum() + pay[chosen].sum())
        times = self._times_reached(chosen)
        better = value < self._bound - 1e-9
        self._bound = min(self._bound, value)
        self._try(chosen, float(self._problem.weights[times > 0].sum()))
        self._pay(value, times, scale)
        self._rule_out(value, pay, runner_up, chosen)
        return better

    def _times_reached(self, chosen: Whole) -> Whole:
        """How many of the sites reach each area."""
        reached = [row_of(self._covers, each) for each in chosen.tolist()]
        return np.bincount(np.concatenate(reached), minlength=len(self._paid))

    def _try(self, chosen: Whole, won: float) -> None:
        if won > self._won:
            self._rows = improve(self._problem, self._sites[chosen].tolist())
            self._won = self._problem.won(self._rows)

    def _pay(self, value: float, times: Whole, scale: float) -> None:
        """A step against the slope: pay more where no site reaches, less where several do."""
        slope = np.where((times == 0) & (self._paid >= self._problem.weights), 0, times - 1)
        length = float(slope @ slope)
        if length:
            stride = scale * max(value - self._won, 1) / length
            self._paid = np.clip(self._paid - stride * slope, 0, self._problem.weights)

    def _rule_out(self, value: float, pay: Floats, runner_up: float, chosen: Whole) -> None:
        """Leave out the sites with which not even one more could be won."""
        with_it = value - pay[chosen].min() + pay
        with_it[chosen] = value
        open_ = with_it >= self._won + _ONE_MORE
        if np.count_nonzero(open_) <= self._new:
            self._settle(np.flatnonzero(open_))
        elif np.count_nonzero(open_) < _WORTH_LEAVING_OUT * len(open_):
            self._sites, self._covers = self._sites[open_], self._covers[open_]

    def _settle(self, left: Whole) -> None:
        """With no more sites left than are to be chosen, they are the only choice left."""
        if len(left) == self._new:
            rows = self._sites[left].tolist()
            if self._problem.won(rows) > self._won:
                self._rows, self._won = rows, self._problem.won(rows)
        self._bound = self._won

    def outcome(self) -> Bounded:
        """What is known by now."""
        ceiling = self._won if self.proved else self._bound
        return Bounded(self._rows, self._won, ceiling, self._sites)
