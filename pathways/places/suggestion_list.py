"""Every place that can be searched from, as a list that a browser can search by itself.

Suggestions are found in the visitor's browser, so what is typed stays there until it is chosen.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TypedDict

from pathways.places.elsewhere import POSTCODE_AREAS
from pathways.places.names import SCHOOL, TOWN, Named
from pathways.places.places import Places
from pathways.places.settlements import Settlements

# What each size of the gazetteer is called, the most sought first.
_KINDS = {
    0: "City",
    1: "Town",
    2: "Village",
    3: "Suburb",
    4: "Hamlet",
    5: "Settlement",
    SCHOOL: "School",
}
_NEAR_TOWN_MILES = 3.0


class PlacesOfAKind(TypedDict):
    """Places of one kind, those of the region and the largest first.

    Attributes:
        kind: what they are, such as ``Village``.
        labels: what each is called; ``Places.locate`` finds that very place by it.
        areas: where each is, as a position in the list's ``areas``.
    """

    kind: str
    labels: list[str]
    areas: list[int]


class SuggestionList(TypedDict):
    """The whole list, in plain values.

    Attributes:
        areas: names of counties (for places) and of towns and villages (for schools).
        places: cities first, schools last.
        also: other names in use, each with the label of the place that is meant.
        outcodes: the final digits of the sectors of each outcode, such as ``{"NG7": "1235"}``.
    """

    areas: list[str]
    places: list[PlacesOfAKind]
    also: dict[str, str]
    outcodes: dict[str, str]


def suggestion_list(places: Places) -> SuggestionList:
    """The list of everything in ``places`` that has a name, and of every part of a postcode."""
    entries = places.gazetteer.entries
    # The gazetteer has the region first; a city just outside is sought more than a hamlet within.
    order = sorted(range(len(entries)), key=lambda place: entries[place].size)
    areas: dict[str, int] = {}
    return {
        "places": [
            _of_a_kind(_KINDS[size], list(members), places, areas)
            for size, members in groupby(order, key=lambda place: entries[place].size)
        ],
        "areas": list(areas),
        "also": {
            entry.also: label
            for entry, label in zip(entries, places.labels, strict=True)
            if entry.also
        },
        "outcodes": _outcodes(places),
    }


def _of_a_kind(
    kind: str, members: Sequence[int], places: Places, areas: dict[str, int]
) -> PlacesOfAKind:
    """The places at these positions; areas not met before are added to ``areas``."""
    entries = [places.gazetteer.entries[place] for place in members]
    where = _towns_of_schools if entries[0].size == SCHOOL else _counties
    return {
        "kind": kind,
        "labels": [places.labels[place] for place in members],
        "areas": [areas.setdefault(area, len(areas)) for area in where(entries, places)],
    }


def _counties(entries: Sequence[Named], _places: Places) -> list[str]:
    return [entry.district.county or entry.district.name for entry in entries]


def _towns_of_schools(entries: Sequence[Named], places: Places) -> list[str]:
    """The city or town that each school is in or near; in the country, the nearest village."""
    towns = Settlements(places.gazetteer.entries, smallest=TOWN)
    nearest = towns.nearest([each.lat for each in entries], [each.lon for each in entries])
    return [
        town.name if miles <= _NEAR_TOWN_MILES else entry.near
        for entry, (town, miles) in zip(entries, nearest, strict=True)
    ]


def _outcodes(places: Places) -> dict[str, str]:
    codes = places.postcodes
    known = (outcode for area in sorted(POSTCODE_AREAS) for outcode in codes.outcodes(area))
    return {outcode: "".join(sector[-1] for sector in codes.sectors(outcode)) for outcode in known}
