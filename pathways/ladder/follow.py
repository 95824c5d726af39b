"""Following the routes from rung to rung. All arrays have one entry per listing."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

import numpy as np

from pathways.catalogue.index import Flags, Whole
from pathways.ladder.index import LadderIndex
from pathways.ladder.stages import TOP_STAGE, Stages

COLUMNS = ("now", "next", "later")
NOW, NEXT, LATER = range(len(COLUMNS))
NO_COLUMN = -1


class Choice(NamedTuple):
    """Rungs before the routes are followed.

    Attributes:
        column, stage: where each would stand.
        sure: the rungs; ``maybe``: rungs only where a route leads there, since their instruments
            are near or not stated.
    """

    column: Stages
    stage: Stages
    sure: Flags
    maybe: Flags


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """Where each listing stands for this person.

    Attributes:
        column: NOW, NEXT, LATER or NO_COLUMN.
        stage: the stage it stands at for them.
        led: position of a listing to the rows of the graph's steps that lead to it from a rung.
        years: whole years until it takes somebody of their age.
    """

    column: Stages
    stage: Stages
    led: dict[int, list[int]]
    years: Whole


class Follower:
    """Follows the routes upward; what a route leads to stands after the first that leads there."""

    def __init__(self, rungs: LadderIndex, choice: Choice, admits: Flags, stage: int) -> None:
        self._graph, self._wide = rungs.graph, rungs.wide
        self._choice, self._admits, self._own = choice, admits, stage
        self._rung = choice.sure.copy()
        self._column, self._stage = choice.column.copy(), choice.stage.copy()
        self._led: dict[int, list[int]] = {}

    def columns(self, years: Whole) -> Columns:
        """Every rung in its column, with the steps that lead to it."""
        ends = self._graph.ends
        # Steps to one listing stand together, after all that lead to where those steps start.
        for end, steps in groupby(np.flatnonzero(self._useful()).tolist(), key=ends.__getitem__):
            self._settle(int(end), list(steps))
        self._column[~self._rung] = NO_COLUMN
        return Columns(self._column, self._stage, self._led, years)

    def _useful(self) -> Flags:
        """Steps between possible rungs that do not lead back to an earlier column.

        A step between groups names neither listing, so it brings no rung that only may suit.
        """
        starts, ends, choice = self._graph.starts, self._graph.ends, self._choice
        useful: Flags = (choice.sure | choice.maybe)[starts]
        useful &= choice.sure[ends] | (choice.maybe[ends] & self._graph.direct)
        return useful & (choice.column[starts] <= choice.column[ends])

    def _settle(self, end: int, steps: list[int]) -> None:
        """Put ``end`` after the first rung that leads to it, unless that would go down."""
        starts = self._graph.starts
        steps = [step for step in steps if self._rung[starts[step]]]
        for step in sorted(steps, key=lambda each: self._column[starts[each]]):
            after = min(LATER, int(self._column[starts[step]]) + 1)
            column = max(after, int(self._choice.column[end]))
            stage = self._stage_in(end, column)
            if self._rises(step, stage):
                self._rung[end], self._column[end], self._stage[end] = True, column, stage
                self._led[end] = [
                    each
                    for each in steps
                    if self._rises(each, stage) and self._is_before(each, column)
                ]
                return

    def _rises(self, step: int, stage: int) -> bool:
        """Whether a step to a listing at ``stage`` goes down neither in stage nor in height.

        Regional and national listings stand one higher than local ones of their stage.
        """
        start, end = self._graph.starts[step], self._graph.ends[step]
        wider = int(self._wide[end]) - int(self._wide[start])
        return bool(self._stage[start] <= stage + min(0, wider))

    def _is_before(self, step: int, column: int) -> bool:
        """Whether a step starts in an earlier column, or both ends stand in Later."""
        begins = int(self._column[self._graph.starts[step]])
        return begins < column or begins == LATER

    def _stage_in(self, row: int, column: int) -> int:
        """What a route puts into a later column stands at that stage, where it takes that."""
        stage = int(self._choice.stage[row])
        then = min(self._own + column, TOP_STAGE)
        moved = column > self._choice.column[row]
        return then if moved and then > stage and self._admits[then, row] else stage
