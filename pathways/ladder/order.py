"""The order of rungs in a column, what each is a step up from, and one way to the top."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from pathways.catalogue import Catalogue
from pathways.catalogue.index import Whole
from pathways.ladder.follow import LATER, NOW, Columns
from pathways.ladder.graph import EVIDENCE
from pathways.ladder.index import LadderIndex
from pathways.ladder.stages import Stages
from pathways.ladder.survey import Surveyed
from pathways.vocabulary import RADII_MILES

START, STATED, IMPLIED, DERIVED = -1, 0, 1, 2
EVIDENCE_WORDS = {START: "start", STATED: "stated", IMPLIED: "implied", DERIVED: "derived"}
_MAYBE = 2


def evidence_of(rungs: LadderIndex, columns: Columns) -> Whole:
    """(N,) START, STATED, IMPLIED or DERIVED for each rung."""
    evidence = np.where(columns.column == NOW, START, DERIVED)
    for end, steps in columns.led.items():
        if steps:
            evidence[end] = min(EVIDENCE.index(rungs.graph.steps[each].evidence) for each in steps)
    return evidence


def in_order(
    catalogue: Catalogue, rungs: LadderIndex, seen: Surveyed, columns: Columns, evidence: Whole
) -> tuple[Whole, ...]:
    """The positions of each column's rungs, in order.

    Now goes as the search does: certainty, what is in doubt, distance, freshness. Above it the
    lower stage comes first, then local before regional and national, then the better evidence.
    """
    width = np.where(rungs.wide, catalogue.index.reach, 0)
    above = (columns.stage + rungs.wide, width, evidence)
    return tuple(
        by_nearness(
            catalogue, rungs, seen, np.flatnonzero(columns.column == column), column,
            () if column == NOW else above,
        )
        for column in range(LATER + 1)
    )  # fmt: skip


def by_nearness(
    catalogue: Catalogue, rungs: LadderIndex, seen: Surveyed, rows: Whole, column: int,
    first: Sequence[Whole | Stages] = (),
) -> Whole:  # fmt: skip
    """The positions ``rows`` in the order of the search; what has no place comes last.

    Args:
        column: whose reach counts.
        first: arrays of length N that matter before all else; certainty where there are none.
    """
    judged = seen.judged
    away = np.where(rungs.placed, seen.nearest[column].miles, np.inf)
    certainty = np.where(seen.fits, judged.freshness, _MAYBE)
    keys = [
        *(first or (certainty,)),
        np.isinf(away),
        seen.doubts[column],
        np.searchsorted(RADII_MILES, away, side="left"),
        judged.freshness,
        away,
        catalogue.index.name_rank,
    ]
    order: Whole = rows[np.lexsort([each[rows] for each in reversed(keys)])]
    return order


class Sources:
    """What each rung is a step up from."""

    def __init__(
        self, rungs: LadderIndex, columns: Columns, rows: Whole, open_strands: int
    ) -> None:
        """Prepare the rungs at ``rows``, given in the ladder's order.

        Args:
            open_strands: bit set of the strands that the instrument has a part in.
        """
        self.rungs, self.columns, self.rows, self.open_strands = rungs, columns, rows, open_strands
        self._column, self._stage = columns.column[rows], columns.stage[rows]
        self._strands, self._local = rungs.strands[rows] & open_strands, ~rungs.wide[rows]
        height = self._stage.astype(np.int64) + rungs.wide[rows]
        # Stage, with regional and national one higher, then column, as one number.
        self.heights: Whole = height * (LATER + 1) + self._column
        self._place = {int(row): place for place, row in enumerate(rows)}
        self._found: dict[int, list[int]] = {}
        self._below: dict[tuple[int, ...], list[int]] = {}

    def of(self, row: int) -> list[int]:
        """Positions of the rungs that lead to ``row``: by routes, else by level."""
        if row not in self._found:
            steps = self.columns.led.get(row)
            starts = self.rungs.graph.starts
            named = [int(starts[each]) for each in steps] if steps else None
            self._found[row] = self._by_level(self._place[row]) if named is None else named
        return self._found[row]

    def _by_level(self, place: int) -> list[int]:
        """What `_highest_below` finds; rungs that stand alike share one list."""
        if self._column[place] == NOW:
            return []
        alike = int(self.heights[place]), int(self._stage[place]), int(self._strands[place])
        if alike not in self._below:
            self._below[alike] = self._highest_below(place)
        return self._below[alike]

    def _highest_below(self, place: int) -> list[int]:
        """The highest local rungs below: of its strands, or of any where none is."""
        below = self._local & (self.heights < self.heights[place])
        earlier = (self._column < self._column[place]) | (self._column == LATER)
        below &= earlier & (self._column <= self._column[place])
        below &= self._stage <= self._stage[place]
        own = self._strands[place]
        if own:
            shared = below & (((self._strands & own) > 0) | (self._strands == 0))
            below = shared if shared.any() else below
        highest = self.heights[below].max(initial=-1)
        found: list[int] = self.rows[below & (self.heights == highest)].tolist()
        return found


class _Way(NamedTuple):
    """A way to one rung; the least is the best."""

    begins_higher: bool
    guesses: int
    implied: int
    places: int
    rows: tuple[int, ...]


def way_up(sources: Sources, evidence: Whole) -> tuple[int, ...]:
    """Positions of one way to the highest rung: the fewest guesses, then the best places.

    A guess is a step by level only, or less so one that a source implies.
    """
    place = {int(row): number for number, row in enumerate(sources.rows)}
    best: dict[int, _Way] = {}
    shared: dict[int, _Way] = {}  # by the list that rungs which stand alike share

    def least_of(below: list[int]) -> _Way:
        if id(below) not in shared:
            shared[id(below)] = min(way_to(each) for each in below)
        return shared[id(below)]

    def way_to(row: int) -> _Way:
        if row not in best:
            below = sources.of(row)
            begun = _Way(bool(sources.columns.column[row] != NOW), 0, 0, 0, ())
            way = least_of(below) if below else begun
            best[row] = _Way(
                way.begins_higher,
                way.guesses + int(evidence[row] == DERIVED),
                way.implied + int(evidence[row] == IMPLIED),
                way.places + place[row],
                (*way.rows, row),
            )
        return best[row]

    tops = sources.rows[sources.heights == sources.heights.max(initial=-1)]
    way = min((way_to(each) for each in tops.tolist()), default=None)
    return way.rows if way else ()
