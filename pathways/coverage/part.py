"""A part of the region that is looked at by itself: the whole, a hub or a district."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np

from pathways.catalogue.index import Flags
from pathways.coverage.choices import Choices
from pathways.coverage.demand import REGION_CODE, REGION_NAME, Areas
from pathways.coverage.standing import Standing
from pathways.errors import QuestionError

_MOST_SUGGESTIONS = 3


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the region that is looked at by itself.

    Attributes:
        by: ``region``, ``hub`` or ``district``.
        code: of the district, or id of the hub.
    """

    by: str
    code: str
    name: str


# How each part is divided, the largest parts first.
DIVIDED: dict[str, tuple[str, ...]] = {
    "region": ("hub", "district", "msoa", "lsoa"),
    "hub": ("district", "msoa", "lsoa"),
    "district": ("msoa", "lsoa"),
}
REGION = Part("region", REGION_CODE, REGION_NAME)


def find_part(areas: Areas, hub: str | None = None, district: str | None = None) -> Part:
    """The hub or the district that was named, by name, id or code; the region where neither was.

    Raises:
        QuestionError: both were named, or what was named is no such part of the region.
    """
    if hub is not None and district is not None:
        raise QuestionError("hub", "Give a hub or a district, not both.")
    if hub is not None:
        inside = set(areas.hub.tolist())
        return _named("hub", hub, {k: v for k, v in areas.hub_names.items() if k in inside})
    if district is not None:
        inside = set(areas.district.tolist())
        known = {k: v for k, v in areas.district_names.items() if k in inside}
        return _named("district", district, known)
    return REGION


def _named(by: str, text: str, known: Mapping[str, str]) -> Part:
    plain = _plain(text)
    for code, name in known.items():
        if plain in (_plain(code), _plain(name)):
            return Part(by, code, name)
    spelled = {_plain(name): name for name in known.values()}
    parts = [each for each in spelled if difflib.get_close_matches(plain, each.split(), 1, 0.75)]
    near = difflib.get_close_matches(plain, spelled, _MOST_SUGGESTIONS)
    meant = [spelled[each] for each in dict.fromkeys([*parts, *near])][:_MOST_SUGGESTIONS]
    shown = " ".join(text.split())[:40]
    offered = (
        f"Did you mean {' or '.join(meant)}?" if meant else f"Use {', '.join(known.values())}."
    )
    message = f"We know no {by} “{shown}” in the region. {offered}"
    raise QuestionError(by, message, meant)


def _plain(text: str) -> str:
    words = text.casefold().replace("&", " ").replace("-", " ").split()
    return " ".join(word for word in words if word != "and")


def inside(areas: Areas, part: Part) -> Flags:
    """(A,) which small areas are in the part."""
    if part.by == "region":
        return np.ones(len(areas), dtype=bool)
    within: Flags = (areas.hub if part.by == "hub" else areas.district) == part.code
    return within


def only_areas(areas: Areas, where: Flags) -> Areas:
    """Some of the small areas."""
    cut: dict[str, Any] = {
        each.name: value[where]
        for each in fields(areas)
        if isinstance(value := getattr(areas, each.name), np.ndarray)
    }
    return replace(areas, **cut)


def only_standing(standing: Standing, where: Flags) -> Standing:
    """Where some of the small areas stand; what they share with others stays as it was."""
    choices = standing.choices
    return replace(
        standing,
        areas=only_areas(standing.areas, where),
        certainty=standing.certainty[where],
        nearest_miles=standing.nearest_miles[where],
        place_unknown=standing.place_unknown[where],
        choices=Choices(choices.certain[where], choices.possible[where], choices.shared[where]),
    )


def codes_inside(areas: Areas, where: Flags) -> dict[str, frozenset[str]]:
    """How the region is divided to the codes of the parts that hold one of these areas."""
    columns = {
        "hub": areas.hub,
        "district": areas.district,
        "msoa": areas.msoa,
        "lsoa": areas.code,
    }
    return {by: frozenset(column[where].tolist()) for by, column in columns.items()}
