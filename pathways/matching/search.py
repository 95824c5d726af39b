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
from pathways.catalogue.index import Whole
from pathways.matching.answer import Answer, Asked, Findings
from pathways.matching.blocks import BlockOrder, in_blocks
from pathways.matching.facets import count_facets
from pathways.matching.hurdles import find_hurdles
from pathways.matching.judge import Judged, judge
from pathways.matching.query import Query
from pathways.matching.rank import Finder, rank
from pathways.matching.verdicts import NO, SPLITTING, UNKNOWN
from pathways.matching.wider import wider_searches
from pathways.model import Place
from pathways.vocabulary import CERTAINTIES


def search(catalogue: Catalogue, place: Place, query: Query, as_of: date) -> Answer:
    """Everything in ``catalogue`` that answers ``query`` from ``place`` on the day ``as_of``.

    The same arguments always give the same answer in the same order.
    """
    judged = judge(catalogue, place, query, as_of)
    ranked = rank(Asked(catalogue, place, query, as_of), judged)
    rows, finder = ranked.rows, ranked.finder
    hurdles = find_hurdles(catalogue.index, query, judged)
    return Answer(
        matches=Findings(rows.tolist(), finder.match),
        **_parted(judged, rows, finder),
        **_blocks(catalogue, place, judged, finder),
        wider=wider_searches(catalogue, query, judged, hurdles, ranked.matched),
        hub=catalogue.hubs.get(place.hub_id or ""),
        totals={
            name: int(np.count_nonzero(ranked.certainty[rows] == code))
            for code, name in enumerate(CERTAINTIES)
        },
        facets=count_facets(catalogue.index, query, judged, hurdles),
    )


def _parted(judged: Judged, rows: Whole, finder: Finder) -> dict[str, Any]:
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


def _blocks(catalogue: Catalogue, place: Place, judged: Judged, finder: Finder) -> dict[str, Any]:
    not_for_it = judged.verdicts["instrument"] == NO
    order = BlockOrder(
        catalogue.index, judged.freshness, judged.counts.doubts, judged.nearest.miles, not_for_it
    )
    blocks = in_blocks(catalogue.index, place, judged)
    return {
        block: Findings(order.rows(block, members).tolist(), partial(finder.listed, block))
        for block, members in blocks.items()
    }
