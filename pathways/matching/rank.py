"""The matches of one search in order, each made into a finding when it is looked at."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pathways.catalogue.index import Flags, Whole
from pathways.freshness import FRESHNESS_NAMES
from pathways.matching.answer import Asked, Finding
from pathways.matching.judge import Judged, fits
from pathways.matching.verdicts import NOT_ASKED
from pathways.vocabulary import CERTAINTIES, RADII_MILES, Verdict

_VERDICTS = tuple(Verdict)
_MAYBE = CERTAINTIES.index("maybe")


@dataclass(frozen=True, slots=True, eq=False)
class Ranked:
    """The matches of one search.

    Attributes:
        rows: of the matches, surest and nearest first.
        matched: whether each listing is a match.
        certainty: of each listing, as a position in ``CERTAINTIES``; it says nothing of others.
    """

    rows: Whole
    matched: Flags
    certainty: Whole
    finder: Finder


def rank(asked: Asked, judged: Judged) -> Ranked:
    """The matches among the listings that ``judged`` holds against what was ``asked``."""
    counts = judged.counts.and_also(judged.distance)
    matched = judged.eligible & counts.admits
    fitting = matched & fits(judged, counts)
    # Freshness counts confirmed, seen, old from 0, as certainty counts sure, likely, maybe.
    certainty = np.where(fitting, judged.freshness, _MAYBE)
    rows = np.flatnonzero(matched)
    miles = judged.nearest.miles[rows]
    least_to_most_important = (
        asked.catalogue.index.name_rank[rows],
        miles,
        judged.freshness[rows],
        np.searchsorted(RADII_MILES, miles, side="left"),
        counts.doubts[rows],
        certainty[rows],
    )
    in_order = rows[np.lexsort(least_to_most_important)]
    return Ranked(in_order, matched, certainty, Finder(asked, judged, fitting, certainty))


class Finder:
    """Turns rows of the index into findings."""

    def __init__(self, asked: Asked, judged: Judged, fitting: Flags, certainty: Whole) -> None:
        self._asked, self._judged = asked, judged
        self._fitting, self._certainty = fitting, certainty
        self._names = list(judged.verdicts)
        self._table = np.stack(list(judged.verdicts.values()))

    def match(self, row: int) -> Finding:
        verdicts = self._verdicts(row)
        verdicts["distance"] = Verdict(self._judged.distance[row])
        return self._finding(row, verdicts, CERTAINTIES[self._certainty[row]])

    def listed(self, block: str, row: int) -> Finding:
        verdicts = self._verdicts(row)
        if block == "help":  # help is for every instrument and level
            verdicts = {name: each for name, each in verdicts.items() if name == "age"}
        return self._finding(row, verdicts, None)

    def _verdicts(self, row: int) -> dict[str, Verdict]:
        column = self._table[:, row].tolist()
        pairs = zip(self._names, column, strict=True)
        return {name: _VERDICTS[each] for name, each in pairs if each != NOT_ASKED}

    def _finding(self, row: int, verdicts: dict[str, Verdict], certainty: str | None) -> Finding:
        nearest, catalogue = self._judged.nearest, self._asked.catalogue
        spots, spot = catalogue.index.spots, int(nearest.spot[row])
        placed = spot >= 0
        return Finding(
            opportunity=catalogue.opportunities[row],
            venue=catalogue.venues[spots.venue_ids[spots.venue[spot]]] if placed else None,
            distance_miles=float(nearest.miles[row]) if placed else None,
            certainty=certainty,
            freshness=FRESHNESS_NAMES[self._judged.freshness[row]],
            fits=bool(self._fitting[row]),
            price_is_fresh=bool(self._judged.price_fresh[row]),
            verdicts=verdicts,
            asked=self._asked,
        )
