"""What keeps each listing out, filter by filter, so that any one filter can be lifted at once.

All arrays have one entry per listing.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pathways.catalogue.index import Flags, ListingIndex, Verdicts
from pathways.matching.judge import Counts, Judged, tally
from pathways.matching.query import Query
from pathways.matching.verdicts import NO, SPLITTING
from pathways.vocabulary import REACHES


@dataclass(frozen=True, slots=True, eq=False)
class Hurdles:
    """The filters of one query as hurdles to listings that suit in every other respect.

    Attributes:
        suits: places to play for the young that a family can join and that are somewhere or
            online, with no "no" and at most one "near" on instrument, level and age.
        distance: verdicts on distance; yes for what is online.
        closed: each filter that is set, to the listings it keeps out.
        count: how many filters keep each listing out.
    """

    suits: Flags
    distance: Verdicts
    closed: dict[str, Flags]
    count: Counts

    def without(self, name: str, distance: Verdicts | None = None) -> Flags:
        """What would match were the filter ``name`` not set.

        Args:
            distance: verdicts on distance where lifting the filter changes them.
        """
        closed = self.closed.get(name)
        clear = self.count == 0 if closed is None else self.count == closed
        admitted: Flags = (
            self.suits & clear & ((self.distance if distance is None else distance) != NO)
        )
        return admitted


def find_hurdles(index: ListingIndex, query: Query, judged: Judged) -> Hurdles:
    """The hurdles of ``query``, by the names of the criteria, kind, join and online."""
    online = index.reach == REACHES.index("online")
    closed = {name: judged.verdicts[name] == NO for name in SPLITTING if name in judged.verdicts}
    if query.kinds:
        closed["kind"] = ~judged.of_kind
    if query.joins:
        closed["join"] = ~judged.of_join
    if not query.online:
        closed["online"] = online
    core = tally(each for name, each in judged.verdicts.items() if name not in SPLITTING)
    somewhere = online | ((index.reach == REACHES.index("local")) & (judged.nearest.spot >= 0))
    open_to_them = index.is_play & index.for_young & index.family_may_join
    return Hurdles(
        suits=open_to_them & somewhere & core.admits,
        distance=judged.distance,
        closed=closed,
        count=sum(closed.values(), start=np.zeros(len(online), dtype=np.int8)),
    )
