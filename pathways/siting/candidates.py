"""Where a new group could meet: the schools of the region and the venues that listings use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from scipy.spatial import cKDTree

from pathways.catalogue.index import Whole
from pathways.coverage.demand import Areas
from pathways.geodesy import Floats, to_cartesian
from pathways.model import Venue
from pathways.places.tables import read_columns

FILE = "schools.parquet"
_COLUMNS = {
    "urn": "whole number",
    "name": "text",
    "type": "text",
    "phase": "text",
    "lat": "number",
    "lon": "number",
    "district_code": "text",
    "near": "text?",
}
_NOT_A_PLACE_TO_PLAY = ("Nursery", "Secure units")  # phase or type
_EXACT = ("venue", "postcode")


@dataclass(frozen=True, slots=True)
class Site:
    """A place where a group could meet.

    Attributes:
        id: ``school:`` and its number, or ``venue:`` and its id in the catalogue.
    """

    id: str
    kind: str
    name: str
    lat: float
    lon: float


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    """Sites in order of id, C of them, with their (C, 3) points in earth-centred metres."""

    sites: tuple[Site, ...]
    points: Floats

    @classmethod
    def of(cls, sites: list[Site]) -> Candidates:
        ordered = tuple(sorted(sites, key=lambda each: each.id))
        points = to_cartesian([each.lat for each in ordered], [each.lon for each in ordered])
        return cls(ordered, points.reshape(-1, 3))

    def by_id(self) -> dict[str, Site]:
        """Site id to site."""
        return {each.id: each for each in self.sites}

    def only(self, rows: Whole) -> Candidates:
        """Those at these positions, which are in order."""
        return Candidates(tuple(self.sites[row] for row in rows.tolist()), self.points[rows])


def nearest_areas(areas: Areas, points: Floats) -> Whole:
    """The small area that each of ``points`` (N, 3) is nearest to, and so lies in as good as."""
    nearest: Whole = cKDTree(areas.points).query(points)[1]
    return nearest


def load_candidates(folder: Path, areas: Areas, venues: Mapping[str, Venue]) -> Candidates:
    """The open schools of the region, and the venues of which the exact spot is known.

    Nurseries and secure units are left out.

    Args:
        folder: of the geography.

    Raises:
        DataError: the schools' file is missing or broken.
    """
    return Candidates.of([*_schools(folder, set(areas.district.tolist())), *_venues(venues)])


def _schools(folder: Path, districts: set[str]) -> list[Site]:
    table = read_columns(folder / FILE, _COLUMNS)
    rows = zip(*(table.column(name).to_pylist() for name in _COLUMNS), strict=True)
    return [
        Site(f"school:{urn}", "school", f"{name}, {near}" if near else name, lat, lon)
        for urn, name, type_, phase, lat, lon, district, near in rows
        if district in districts and not {type_, phase} & set(_NOT_A_PLACE_TO_PLAY)
    ]


def _venues(venues: Mapping[str, Venue]) -> list[Site]:
    return [
        Site(f"venue:{each.id}", "venue", each.name, each.lat, each.lon)
        for each in venues.values()
        if each.precision in _EXACT
    ]
