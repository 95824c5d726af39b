"""The blocks beside the matches: listings that help without being a match nearby."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from pathways.catalogue.index import Flags, ListingIndex, Whole
from pathways.geodesy import Floats
from pathways.matching.judge import Counts, Judged
from pathways.matching.verdicts import NO
from pathways.model import Place
from pathways.vocabulary import KINDS, REACHES

HELP_KINDS = ("instrument_hire", "bursary", "event")

_LOCAL, _HUB, _ONLINE = (REACHES.index(each) for each in ("local", "hub", "online"))
_WIDE = np.isin(REACHES, ("regional", "national"))
_HELPS = np.isin(list(KINDS), HELP_KINDS)
_HELP_ORDER = np.array([HELP_KINDS.index(kind) if kind in HELP_KINDS else -1 for kind in KINDS])


def in_blocks(index: ListingIndex, place: Place, judged: Judged) -> dict[str, Flags]:
    """Block name to which listings stand in it: no "no" and at most one "near", distance aside."""
    own_hub = index.hub == (place.hub_id or "")
    placed = judged.nearest.spot >= 0
    local, across, wide = index.reach == _LOCAL, index.reach == _HUB, _WIDE[index.reach]
    admitted = judged.counts.admits
    fitting, joinable = judged.playable & admitted, judged.joinable & admitted
    online = index.reach == _ONLINE
    near_enough = ~(placed & local) | (judged.distance != NO)
    unsaid = index.is_play & index.for_whom_unknown & index.family_may_join
    unsaid &= judged.of_kind & judged.of_join & admitted
    return {
        "place_unknown": joinable & local & ~placed & own_hub,
        "across_hub": joinable & across & own_hub,
        "through_school": fitting
        & index.through_school
        & (wide | ((local | across) & own_hub & near_enough)),
        "further_on": joinable & wide,
        "ask_ages": unsaid
        & (
            online
            | (local & placed & (judged.distance != NO))
            | (((local & ~placed) | across) & own_hub)
        ),
        "help": _HELPS[index.kind]
        & index.for_young
        & index.family_may_join
        & (own_hub | (index.beyond_hubs > 0))
        & (judged.verdicts["age"] != NO if "age" in judged.verdicts else True),
    }


@dataclass(frozen=True, slots=True, eq=False)
class BlockOrder:
    """Puts the rows of a block in order.

    Attributes:
        miles: to the nearest place of each, infinite where there is none.
        not_for_it: listings that are not for the instrument; of the help they come last.
    """

    index: ListingIndex
    freshness: Whole
    doubts: Counts
    miles: Floats
    not_for_it: Flags

    def rows(self, block: str, members: Flags) -> npt.NDArray[np.int64]:
        """The rows of ``members``, in the block's order."""
        rows = np.flatnonzero(members)
        keys = self._help_keys() if block == "help" else self._keys(block)
        return rows[np.lexsort([key[rows] for key in reversed(keys)])]

    def _keys(self, block: str) -> list[npt.NDArray[Any]]:
        keys: list[npt.NDArray[Any]] = [self.doubts, self.freshness, self.index.name_rank]
        if block == "further_on":
            keys.insert(1, self.index.reach)
        if block == "ask_ages":
            keys.insert(2, self.miles)
        return keys

    def _help_keys(self) -> list[npt.NDArray[Any]]:
        kind = _HELP_ORDER[self.index.kind]
        return [self.not_for_it, self.index.beyond_hubs, kind, self.index.name_rank]
