"""From what somebody types to where that is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pathways.errors import PlaceProblem
from pathways.model import Place
from pathways.places.code_reader import CodeReader
from pathways.places.districts import District, load_districts
from pathways.places.elsewhere import COVERS, WELL_KNOWN_PLACES
from pathways.places.gazetteer import MOST_SHOWN, Gazetteer
from pathways.places.names import Hits, fold
from pathways.places.postcodes import Postcodes
from pathways.places.settlements import Settlements
from pathways.places.typed import HINT, LONGEST, echo, tidied

_DEGREES = r"([+-]?[0-9]{1,3}(?:\.[0-9]*)?)"
# Alone, or in brackets after the name of a place, as the label of a point has them.
POINT = re.compile(rf"(?:[^()]+ \()?{_DEGREES} ?[, ] ?{_DEGREES}\)?")
URN = re.compile(r"[0-9]{6}")


@dataclass(frozen=True, slots=True, eq=False)
class Places:
    """Every place that Pathways can search from. Unchanging once loaded.

    Attributes:
        districts: the local authority districts by code.
        postcodes: every postcode, sector and outcode, as arrays.
        codes: reads postcodes, sectors and outcodes as people type them.
        gazetteer: every place and school with a name.
        settlements: the cities, towns, villages and suburbs as points.
    """

    districts: Mapping[str, District]
    postcodes: Postcodes
    codes: CodeReader
    gazetteer: Gazetteer
    settlements: Settlements

    @classmethod
    def load(cls, folder: Path, hub_of_district: Mapping[str, str]) -> Places:
        """Read the geography in a folder; hubs are given by district code.

        Raises:
            DataError: a file is missing or broken; says which, and which column.
        """
        districts = load_districts(folder, hub_of_district)
        postcodes = Postcodes.load(folder, districts)
        gazetteer = Gazetteer.load(folder, districts)
        settlements = Settlements(gazetteer.entries)
        return cls(districts, postcodes, CodeReader(postcodes), gazetteer, settlements)

    @property
    def labels(self) -> tuple[str, ...]:
        """The label of every named place and school, those of the region and the largest first."""
        return self.gazetteer.labels

    def postcode(self, pcds: str) -> Place | None:
        """The place of a whole postcode exactly as written, or None if the data has no such one.

        Raises:
            PlaceProblem: the postcode is for the post of organisations and no home address.
        """
        return self.codes.whole(pcds)

    def school(self, urn: int) -> Place | None:
        """The school with this unique reference number, or None."""
        return self.gazetteer.school(urn)

    def district_at(self, lat: float, lon: float) -> District | None:
        """The district of the postcode nearest to a point; None more than three miles from any."""
        near = self.postcodes.nearest(lat, lon)
        return near[0] if near else None

    def locate(self, text: str) -> Place:
        """Where the typed text is.

        Understands postcodes whole or in part, in use or not; places and schools by name, with a
        district, county or place nearby after it; school numbers; and "latitude, longitude".

        Raises:
            PlaceProblem: the place cannot be pinned down; says why and what was perhaps meant.
        """
        words = tidied(text)
        if not words:
            raise PlaceProblem("empty", "Type a postcode, town, village or school.")
        if len(words) > LONGEST:
            raise PlaceProblem("not_found", f"That is too long for a place. {HINT}")
        place = (
            self._numbers(words)
            or self.codes.literal(words)
            or self._named(words, self.gazetteer.exactly(words))
            or self.codes.mended(words)
            or self.codes.embedded(words)
        )
        if place is None:
            self.codes.refuse(words)
            self._refuse_larger_area(words)
            place = self._named(words, self.gazetteer.loosely(words))
        if place is None:
            raise self._unknown(words)
        return place

    def suggest(self, text: str, limit: int = 5) -> tuple[str, ...]:
        """Labels of the places that the text may be the start or a misspelling of, best first."""
        words = tidied(text)
        if not words or len(words) > LONGEST or limit < 1:
            return ()
        named = self.gazetteer.alike(words, limit)
        return tuple(dict.fromkeys([*self.codes.suggest(words), *named]))[:limit]

    def _numbers(self, words: str) -> Place | None:
        if URN.fullmatch(words):
            return self.school(int(words))
        typed = POINT.fullmatch(words)
        return self._point(float(typed[1]), float(typed[2])) if typed else None

    def _point(self, lat: float, lon: float) -> Place:
        """A point with a postcode near it, looked for where its shareable, coarser point is."""
        lat, lon = round(lat, 5) + 0.0, round(lon, 5) + 0.0  # + 0.0 turns -0.0 into 0.0
        coarse_lat, coarse_lon = round(lat, 2) + 0.0, round(lon, 2) + 0.0
        near = self.postcodes.nearest(coarse_lat, coarse_lon)
        if near is None:
            raise PlaceProblem("out_of_area", f"That point is outside the area. {COVERS}")
        district, setting = near
        label = f"{self._around(lat, lon)} ({_degrees(lat)}, {_degrees(lon)})"
        shareable = f"{coarse_lat:.2f}, {coarse_lon:.2f}"
        return district.place(label, "point", "point", (lat, lon), setting, shareable)

    def _around(self, lat: float, lon: float) -> str:
        """What people call the neighbourhood of a point: ``Lenton, NG7``."""
        nearest, _ = self.settlements.nearest([lat], [lon])[0]
        return f"{nearest.name}, {nearest.outcode}"

    def _named(self, words: str, hits: Hits | None) -> Place | None:
        if hits is None:
            return None
        place = self.gazetteer.place(hits)
        if place is None:
            labels = [self.labels[other] for other in hits.others[:MOST_SHOWN]]
            message = f"More than one place or school fits {echo(words)}. Which do you mean?"
            raise PlaceProblem("ambiguous", message, labels)
        return place

    def _refuse_larger_area(self, words: str) -> None:
        """Refuse a district, a county, or a well-known place beyond the data."""
        if fold(words.split(",")[0]) in WELL_KNOWN_PLACES:
            raise PlaceProblem("out_of_area", f"{echo(words)} is outside the area. {COVERS}")
        labels = self.gazetteer.within(words)
        if labels:
            message = f"{echo(words)} is too large to measure from. Type a town or postcode in it."
            raise PlaceProblem("not_found", message, labels[:MOST_SHOWN])

    def _unknown(self, words: str) -> PlaceProblem:
        suggestions = self.suggest(words)
        asked = "Did you mean one of these?" if suggestions else HINT
        return PlaceProblem("not_found", f"We could not find {echo(words)}. {asked}", suggestions)


def _degrees(number: float) -> str:
    """Degrees as people write them: at most five decimals, without trailing noughts."""
    return f"{number:.5f}".rstrip("0").rstrip(".")
