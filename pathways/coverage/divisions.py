"""The ways to divide the region, and sums and medians over their parts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pathways.catalogue.index import Flags, Whole
from pathways.coverage.demand import NO_HUB, REGION_CODE, REGION_NAME, Areas
from pathways.errors import QuestionError
from pathways.geodesy import Floats

DIVISIONS = ("region", "hub", "district", "msoa", "lsoa")
_NO_HUB_NAME = "No hub known"


@dataclass(frozen=True, slots=True, eq=False)
class Division:
    """The region in G parts, in order of name.

    Attributes:
        part: (A,) which part each area is in.
    """

    codes: tuple[str, ...]
    names: tuple[str, ...]
    part: Whole

    def sums(self, values: Floats, where: Flags | None = None) -> Floats:
        """The sum of ``values`` (A,) over each part, over the areas ``where`` alone if given."""
        if where is not None:
            values = np.where(where, values, 0)
        sums: Floats = np.bincount(self.part, values, len(self.codes)).astype(np.float64)
        return sums

    def medians(self, values: Floats, weights: Floats) -> Floats:
        """The least value in each part that at least half of the weight does not exceed."""
        order = np.lexsort([values, self.part])
        part, running = self.part[order], np.cumsum(weights[order])
        total = self.sums(weights)
        before = np.cumsum(total) - total
        reached = running - before[part] >= total[part] / 2 * (1 - 1e-12)
        medians = np.full(len(self.codes), np.inf)
        parts, first = np.unique(part[reached], return_index=True)
        medians[parts] = values[order][reached][first]
        return medians


def divide(areas: Areas, by: str) -> Division:
    """The region divided by hub, district, MSOA or LSOA, or the region as one.

    Raises:
        QuestionError: for any other word.
    """
    if by == "region":
        return Division((REGION_CODE,), (REGION_NAME,), np.zeros(len(areas), dtype=np.int64))
    if by not in DIVISIONS:
        known = ", ".join(DIVISIONS)
        raise QuestionError("by", f"We do not divide the region by “{by[:40]}”. Use {known}.")
    of_area = {
        "hub": areas.hub,
        "district": areas.district,
        "msoa": areas.msoa,
        "lsoa": areas.code,
    }[by]
    codes, first, part = np.unique(of_area, return_index=True, return_inverse=True)
    names = [_name(areas, by, code, row) for code, row in zip(codes.tolist(), first, strict=True)]
    order = sorted(range(len(codes)), key=lambda each: (names[each], codes[each]))
    rank = np.empty(len(codes), dtype=np.int64)
    rank[order] = np.arange(len(codes))
    return Division(
        tuple(str(codes[each]) for each in order),
        tuple(names[each] for each in order),
        rank[part],
    )


def _name(areas: Areas, by: str, code: str, row: int) -> str:
    if by == "hub":
        return _NO_HUB_NAME if code == NO_HUB else areas.hub_names[code]
    if by == "district":
        return areas.district_names[code]
    return str(areas.msoa_name[row] if by == "msoa" else areas.name[row])
