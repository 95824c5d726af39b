"""Cities, towns, villages, suburbs, hamlets and schools, found by what people type."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import TypeVar

from pathways.errors import DataError
from pathways.geodesy import miles_between, to_cartesian
from pathways.model import Place, PlaceKind
from pathways.places.closest import ClosestNames
from pathways.places.districts import District
from pathways.places.names import SCHOOL, TOWN, Hits, Named, Names, fold
from pathways.places.tables import read_columns

T = TypeVar("T")

PLACES_FILE, SCHOOLS_FILE = "places.parquet", "schools.parquet"
_COMMON = {"lat": "number", "lon": "number", "district_code": "text", "near": "text"}
PLACE_COLUMNS = {
    **{"name": "text", "alt_name": "text?", "type": "text", **_COMMON, "setting": "text"},
    **{"outcode": "text", "uncertain_miles": "number"},
}
SCHOOL_COLUMNS = {
    **{"urn": "whole number", "name": "text", **_COMMON, "setting": "text"},
    **{"pupils": "whole number?"},
}

# How the gazetteer's types rank, and what the app calls them.
TYPES: Mapping[str, tuple[int, PlaceKind]] = {
    "City": (0, "town"),
    "Town": (1, "town"),
    "Village": (2, "village"),
    "Suburban Area": (3, "suburb"),
    "Hamlet": (4, "village"),
    "Other Settlement": (5, "village"),
}
SHORT_COUNTIES = {
    "notts": "nottinghamshire",
    "derbys": "derbyshire",
    "leics": "leicestershire",
    "lincs": "lincolnshire",
    "northants": "northamptonshire",
    "staffs": "staffordshire",
    "cambs": "cambridgeshire",
}

# What may stand after a name without telling places apart; "City of" ends some official names.
EVERYWHERE = frozenset({"england", "uk", "united kingdom", "great britain", "city of"})
NEARBY_MILES = 10.0
MOST_SHOWN = 8
_MOST_CONTAINING = 40
SHORTEST_PART = 3


class Gazetteer:
    """Everything that can be found by name. Unchanging once loaded."""

    def __init__(self, entries: Iterable[Named]) -> None:
        self._names = Names(tuple(entries))
        self._entries, self.labels = self._names.entries, self._names.labels
        self._districts = {entry.district for entry in self._entries}
        self._school = {entry.number: place for place, entry in enumerate(self._entries)}

    @classmethod
    def load(cls, folder: Path, districts: Mapping[str, District]) -> Gazetteer:
        """Read both files.

        Raises:
            DataError: a file is missing or broken.
        """
        weighed = chain(_places(folder, districts), _schools(folder, districts))
        order = sorted(
            weighed, key=lambda pair: (not pair[0].district.in_region, pair[0].size, -pair[1])
        )
        return cls(entry for entry, _ in order)

    @property
    def entries(self) -> tuple[Named, ...]:
        """Every place and school, in the order of ``labels``."""
        return self._entries

    def place(self, hits: Hits) -> Place | None:
        """The place that was found, with the others of its name; None where it is not clear."""
        if hits.found is None:
            return None
        entry, label = self._entries[hits.found], self.labels[hits.found]
        return entry.district.place(
            label,
            entry.kind,
            "school" if entry.kind == "school" else "place",
            (entry.lat, entry.lon),
            entry.setting,
            label,
            alternatives=tuple(self.labels[other] for other in hits.others[:MOST_SHOWN]),
        )

    def school(self, urn: int) -> Place | None:
        """The school with this unique reference number."""
        position = self._school.get(urn)
        return None if position is None or not urn else self.place(Hits(position, ()))

    def exactly(self, text: str) -> Hits | None:
        """What a name means, alone or followed by a district, county, outcode or place near it."""
        key = fold(text)
        hits = self._names.exactly(key)
        if hits is None:
            return self._qualified(text)
        return hits if self._is_full(hits, key) else self._with_longer(hits, key)

    def _is_full(self, hits: Hits, key: str) -> bool:
        """Whether the name of what was found is no longer than what was typed."""
        return hits.found is None or not self._names.keys[hits.found].startswith(f"{key} ")

    def _with_longer(self, hits: Hits, key: str) -> Hits:
        """A town found by the start of its name, beside other places whose names start so."""
        longer = (
            place
            for place, name in enumerate(self._names.keys)
            if name.startswith(f"{key} ") and self._entries[place].size != SCHOOL
        )
        others = dict.fromkeys([*hits.others, *longer])
        return Hits(hits.found, tuple(place for place in others if place != hits.found))

    def loosely(self, text: str) -> Hits | None:
        """What some whole words of a name mean; None where none, or very many, have them.

        The words may be followed by a comma and a district, county or place nearby.
        """
        key = fold(text)
        if "," in text and not self._containing(key):
            head, *tails = (fold(part) for part in text.split(","))
            return self._fitting(self._containing(head), tails)
        places = self._containing(key) if len(key) >= SHORTEST_PART else []
        if not 0 < len(places) <= _MOST_CONTAINING:
            return None
        # Towns that begin with the words come before whatever else holds them.
        names, entries = self._names.keys, self._entries
        places.sort(key=lambda at: (not names[at].startswith(key), entries[at].size > TOWN))
        found = places[0] if len(places) == 1 else None
        return Hits(found, tuple(place for place in places if place != found))

    def within(self, text: str) -> list[str]:
        """Labels of the largest places in the district or county of this name, or nothing."""
        key = SHORT_COUNTIES.get(fold(text), fold(text))
        areas = {id(district) for district in self._districts if key in _names_of(district)}
        places = zip(self._entries, self.labels, strict=True) if areas else ()
        return [
            label for entry, label in places if id(entry.district) in areas and entry.size != SCHOOL
        ]

    def alike(self, text: str, limit: int) -> list[str]:
        """Labels of names that start with the text or hold a word that does, then look like it."""
        key = fold(text.split(",")[0])
        if not key:
            return []
        starting = [place for name, place in self._spellings if name.startswith(key)][:limit]
        holding = [place for name, place in self._spellings if f" {key}" in name][:limit]
        close = self._close(key, limit) if len(key) >= SHORTEST_PART else []
        found = list(dict.fromkeys([*starting, *holding, *close]))
        return [self.labels[place] for place in found[:limit]]

    def _close(self, key: str, limit: int) -> list[int]:
        return [self._spellings[at][1] for at in self._closest.find(key, limit)]

    @cached_property
    def _spellings(self) -> list[tuple[str, int]]:
        return self._names.spellings

    @cached_property
    def _closest(self) -> ClosestNames:
        return ClosestNames([spelling for spelling, _ in self._spellings])

    def _containing(self, key: str) -> list[int]:
        """Positions of the names that hold every word of the key, the rarest words tried first."""
        places: Iterable[int] = range(len(self._entries))
        for word in sorted(key.split(), key=len, reverse=True):
            places = [place for place in places if f" {word} " in self._padded[place]]
        return list(places)

    @cached_property
    def _padded(self) -> tuple[str, ...]:
        return tuple(f" {key} " for key in self._names.keys)

    def _qualified(self, text: str) -> Hits | None:
        """A name and what sets it apart, cut at its commas, or at any space if it has none."""
        head, *tails = (fold(part) for part in text.split(","))
        if any(tails):
            return self._fitting(self._meant(head), tails)
        words = head.split()
        cuts = range(len(words) - 1, 0, -1)
        ways = (self._fitting(self._meant(" ".join(words[:cut])), [" ".join(words[cut:])])
                for cut in cuts)  # fmt: skip
        return next((hits for hits in ways if hits), None)

    def _meant(self, head: str) -> list[int]:
        """Everything that a folded name may mean."""
        hits = self._names.exactly(head)
        if hits is None:
            return []
        return [*([] if hits.found is None else [hits.found]), *hits.others]

    def _fitting(self, places: list[int], tails: list[str]) -> Hits | None:
        """Those that every qualifier fits; by what they are near only where none fit otherwise."""
        for tail in filter(None, tails):
            places = self._inside(places, tail) or self._near(places, tail)
        if not places:
            return None
        best = self._names.foremost(places)
        return Hits(best, tuple(place for place in places if place != best))

    def _inside(self, places: list[int], tail: str) -> list[int]:
        wanted = SHORT_COUNTIES.get(tail, tail)
        return [place for place in places if wanted in self._qualifiers(self._entries[place])]

    def _near(self, places: list[int], tail: str) -> list[int]:
        """Those within 10 miles of what the qualifier itself names."""
        meant = self._names.exactly(tail)
        if not meant or not places:
            return []
        centres = [meant.found] if meant.found is not None else meant.others
        points = to_cartesian(*zip(*(self._entries[place][4:6] for place in places), strict=True))
        close: set[int] = set()
        for centre in centres:
            miles = miles_between(points, to_cartesian(*self._entries[centre][4:6]))
            close.update(
                place for place, far in zip(places, miles, strict=True) if far <= NEARBY_MILES
            )
        return [place for place in places if place in close]

    def _qualifiers(self, entry: Named) -> frozenset[str]:
        near = fold(entry.near)
        around = {near, f"near {near}", entry.outcode.lower()}
        return _names_of(entry.district) | EVERYWHERE | around


def _names_of(district: District) -> frozenset[str]:
    """The folded names of the areas that a district is, or is part of."""
    names = {fold(district.name), fold(district.county or "")} - {""}
    return frozenset(names | {"east midlands"} if district.in_region else names)


def _places(folder: Path, districts: Mapping[str, District]) -> Iterable[tuple[Named, float]]:
    table = read_columns(folder / PLACES_FILE, PLACE_COLUMNS)
    for row in zip(*(column.to_pylist() for column in table.columns), strict=True):
        name, also, kind, lat, lon, code, near, setting, outcode, box = row
        size, shown = _known(TYPES, kind, PLACES_FILE, "type")
        district = _known(districts, code, PLACES_FILE, "district_code")
        yield Named(name, also, shown, size, lat, lon, district, near, outcode, setting, 0), box


def _schools(folder: Path, districts: Mapping[str, District]) -> Iterable[tuple[Named, float]]:
    table = read_columns(folder / SCHOOLS_FILE, SCHOOL_COLUMNS)
    for row in zip(*(column.to_pylist() for column in table.columns), strict=True):
        urn, name, lat, lon, code, near, setting, pupils = row
        district = _known(districts, code, SCHOOLS_FILE, "district_code")
        entry = Named(name, None, "school", SCHOOL, lat, lon, district, near, "", setting, urn)
        yield entry, pupils or 0


def _known(table: Mapping[str, T], key: str, file: str, column: str) -> T:
    try:
        return table[key]
    except KeyError:
        raise DataError(file, f"unknown value {key!r}", column=column) from None
