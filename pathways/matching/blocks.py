"""The blocks beside the matches: listings that help without being a match nearby."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pathways.catalogue.index import Flags, ListingIndex, Whole
from pathways.matching.judge import Judged
from pathways.matching.verdicts import NO
from pathways.model import Place
from pathways.vocabulary import KINDS, REACHES

HELP_KINDS = ("instrument_hire", "bursary", "event")

_LOCAL, _HUB, _REGIONAL, _NATIONAL = (
    REACHES.index(each) for each in ("local", "hub", "regional", "national")
)


def in_blocks(
    index: ListingIndex, place: Place, judged: Judged, admitted: Flags
) -> dict[str, Flags]:
    """Block name to which listings stand in it.

    Args:
        admitted: those with no "no" and at most one "near", distance aside.
    """
    own_hub = index.hub == (place.hub_id or "")
    placed = judged.nearest.spot >= 0
    local, wide = index.reach == _LOCAL, np.isin(index.reach, (_REGIONAL, _NATIONAL))
    fitting, joinable = judged.playable & admitted, judged.joinable & admitted
    near_enough = ~(placed & local) | (judged.distance != NO)
    help_kinds = np.isin(index.kind, [list(KINDS).index(kind) for kind in HELP_KINDS])
    everywhere = np.isin(index.hub, ("regional", "national"))
    return {
        "place_unknown": joinable & local & ~placed & own_hub,
        "across_hub": joinable & (index.reach == _HUB) & own_hub,
        "through_school": fitting
        & index.through_school
        & (wide | ((local | (index.reach == _HUB)) & own_hub & near_enough)),
        "further_on": joinable & wide,
        "help": help_kinds
        & index.for_young
        & index.family_may_join
        & (own_hub | everywhere)
        & (judged.verdicts["age"] != NO if "age" in judged.verdicts else True),
    }


@dataclass(frozen=True, slots=True, eq=False)
class BlockOrder:
    """Puts the rows of a block in order.

    Attributes:
        not_for_it: 1 for a listing that is not for the instrument; of the help it comes last.
    """

    index: ListingIndex
    freshness: Whole
    doubts: Whole
    not_for_it: Whole

    def rows(self, block: str, members: Flags) -> npt.NDArray[np.int64]:
        """The rows of ``members``, in the block's order."""
        rows = np.flatnonzero(members)
        keys = self._help_keys() if block == "help" else self._keys(block)
        return rows[np.lexsort([key[rows] for key in reversed(keys)])]

    def _keys(self, block: str) -> list[Whole]:
        keys = [self.doubts, self.freshness, self.index.name_rank]
        if block == "further_on":
            keys.insert(1, self.index.reach)
        return keys

    def _help_keys(self) -> list[Whole]:
        width = np.select(
            [self.index.hub == "national", self.index.hub == "regional"], [2, 1], default=0
        )
        order = [HELP_KINDS.index(kind) if kind in HELP_KINDS else 9 for kind in KINDS]
        return [
            self.not_for_it,
            width,
            np.array(order)[self.index.kind],
            self.index.name_rank,
        ]
