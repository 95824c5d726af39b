"""The parts of the region that can be looked at: the region, its hubs, its districts."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import numpy as np

from pathways.coverage import Areas
from pathways.coverage.demand import NO_HUB, REGION_CODE, REGION_NAME
from pathways.coverage.part import DIVIDED, Part, codes_inside, inside, only_areas
from pathways.errors import QuestionError

WHOLE = "region"
PARTS = ("hub", "district")
DIVISION_WORDS = {
    "hub": "Music hubs",
    "district": "Districts",
    "msoa": "Local areas (MSOA, about 8,000 people each)",
    "lsoa": "Neighbourhoods (LSOA, about 1,500 people each)",
}
ONE_OF = {"hub": "Music hub", "district": "District", "msoa": "Local area", "lsoa": "Neighbourhood"}


def divisions_of(part: str) -> tuple[str, ...]:
    """The ways to divide a part, the coarsest first."""
    return DIVIDED[part.partition(":")[0]]


def read_part(text: str, areas: Areas) -> str:
    """The part that ``text`` names, as `part_names` has it.

    Raises:
        QuestionError: there is no such part.
    """
    if text not in part_names(areas):
        raise QuestionError("part", "We know no such part of the region.")
    return text


@lru_cache(maxsize=4)
def part_names(areas: Areas) -> Mapping[str, str]:
    """Every part with its name: the region, then each hub with its districts."""
    names = {WHOLE: REGION_NAME}
    hubs = {each: areas.hub_names.get(each, "") for each in np.unique(areas.hub).tolist()}
    for hub, name in sorted(hubs.items(), key=lambda each: (each[0] == NO_HUB, each[1])):
        if hub != NO_HUB:
            names[f"hub:{hub}"] = name
        districts = np.unique(areas.district[areas.hub == hub]).tolist()
        for code in sorted(districts, key=areas.district_names.__getitem__):
            names[f"district:{code}"] = areas.district_names[code]
    return names


def part_of(areas: Areas, text: str) -> Part:
    """The part that ``text`` names."""
    by, _, code = text.partition(":")
    return Part(by, code or REGION_CODE, part_names(areas)[text])


def hub_of(areas: Areas, part: Part) -> str | None:
    """Id of the hub that the part is or lies in; None for the region, or where none is known."""
    if part.by == "district":
        return str(areas.hub[areas.district == part.code][0]) or None
    return part.code if part.by == "hub" else None


def way_to(areas: Areas, part: Part) -> list[tuple[str, str]]:
    """The parts around this one, the region first, and this one last: key and name of each."""
    keys = [WHOLE]
    hub = hub_of(areas, part)
    if hub:
        keys.append(f"hub:{hub}")
    if part.by == "district":
        keys.append(f"district:{part.code}")
    names = part_names(areas)
    return [(each, names[each]) for each in keys]


@lru_cache(maxsize=64)
def areas_of(areas: Areas, part: Part) -> Areas:
    """The areas of the part alone."""
    return only_areas(areas, inside(areas, part))


@lru_cache(maxsize=64)
def codes_of(areas: Areas, part: Part) -> Mapping[str, frozenset[str]]:
    """The codes of the part's divisions, by how it is divided."""
    return codes_inside(areas, inside(areas, part))
