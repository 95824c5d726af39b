"""The search: every listing judged, matched, ordered and put in its block.

A match has no "no" and at most one "near". It is sure where it fits and is confirmed, likely where
it fits and has been seen, and otherwise a maybe.
"""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

import numpy as np

from pathways.catalogue import Catalogue
from pathways.catalogue.index import Flags, Whole
from pathways.freshness import FRESHNESS_NAMES
from pathways.matching.answer import Answer, Asked, Finding, Findings
from pathways.matching.blocks import BlockOrder, in_blocks
from pathways.matching.facets import count_facets
from pathways.matching.hurdles import find_hurdles
from pathways.matching.judge import Counts, Judged, fits, judge
from pathways.matching.query import Query
from pathways.matching.verdicts import NO, NOT_ASKED, SPLITTING, UNKNOWN
from pathways.matching.wider import wider_searches
from pathways.model import Place
from pathways.vocabulary import CERTAINTIES, RADII_MILES, Verdict

_VERDICTS = tuple(Verdict)
_MAYBE = CERTAINTIES.index("maybe")


def search(catalogue: Catalogue, place: Place, query: Query, as_of: date) -> Answer:
    """Everything in ``catalogue`` that answers ``query`` from ``place`` on the day ``as_of``.

    The same arguments always give the same answer in the same order.
    """
    judged = judge(catalogue, place, query, as_of)
    counts = judged.counts.and_also(judged.distance)
    matched = judged.eligible & counts.admits
    fitting = matched & fits(judged, counts)
    # Freshness counts confirmed, seen, old from 0, as certainty counts sure, likely, maybe.
    certainty = np.where(fitting, judged.freshness, _MAYBE)
    finder = _Finder(Asked(catalogue, place, query, as_of), judged, fitting, certainty)
    rows = _in_order(catalogue, judged, matched, certainty, counts.doubts)
    hurdles = find_hurdles(catalogue.index, query, judged)
    return Answer(
        matches=Findings(rows.tolist(), finder.match),
        **_parted(judged, rows, finder),
        **_blocks(catalogue, place, judged, finder),
        wider=wider_searches(catalogue, query, judged, hurdles, matched),
        hub=catalogue.hubs.get(place.hub_id or ""),
        totals={
            name: int(np.count_nonzero(certainty[rows] == code))
            for code, name in enumerate(CERTAINTIES)
        },
        facets=count_facets(catalogue.index, query, judged, hurdles),
    )


def _in_order(
    catalogue: Catalogue, judged: Judged, matched: Flags, certainty: Whole, doubts: Counts
) -> Whole:
    rows = np.flatnonzero(matched)
    miles = judged.nearest.miles[rows]
    least_to_most_important = (
        catalogue.index.name_rank[rows],
        miles,
        judged.freshness[rows],
        np.searchsorted(RADII_MILES, miles, side="left"),
        doubts[rows],
        certainty[rows],
    )
    return rows[np.lexsort(least_to_most_important)]


def _parted(judged: Judged, rows: Whole, finder: _Finder) -> dict[str, Any]:
    """The matches parted by whether everything asked beside the main things is stated."""
    doubts = {
        name: judged.verdicts[name][rows] == UNKNOWN
        for name in SPLITTING
        if name in judged.verdicts
    }
    unstated = np.zeros(len(rows), dtype=bool)
    for doubt in doubts.values():
        unstated |= doubt
    return {
        "stated": Findings(rows[~unstated].tolist(), finder.match),
        "unstated": Findings(rows[unstated].tolist(), finder.match),
        "not_stated": tuple(name for name, doubt in doubts.items() if doubt.any()),
    }


def _blocks(catalogue: Catalogue, place: Place, judged: Judged, finder: _Finder) -> dict[str, Any]:
    not_for_it = judged.verdicts["instrument"] == NO
    order = BlockOrder(
        catalogue.index, judged.freshness, judged.counts.doubts, judged.nearest.miles, not_for_it
    )
    blocks = in_blocks(catalogue.index, place, judged)
    return {
        block: Findings(order.rows(block, members).tolist(), partial(finder.listed, block))
        for block, members in blocks.items()
    }


class _Finder:
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
