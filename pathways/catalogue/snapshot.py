"""The catalogue as one immutable snapshot with its indexes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, NoReturn

from pathways.catalogue.check import cross_errors
from pathways.catalogue.index import ListingIndex, build_index
from pathways.catalogue.tables import ROW_TYPES, Tables, read_tables
from pathways.errors import DataError
from pathways.model import (
    GroupMember,
    Hub,
    Instrument,
    Opportunity,
    Provider,
    Route,
    RouteGroup,
    Venue,
)


@dataclass(frozen=True, slots=True, eq=False)
class Catalogue:
    """Everything that is listed, and what searching it needs.

    Attributes:
        version: a digest of the files, which names this very catalogue.
        instrument_groups: group to instrument to its part, ``core`` or ``sometimes``.
        opportunities: in order of id; positions in ``index`` are positions in this tuple.
        row_of: listing id to that position.
    """

    version: str
    hubs: Mapping[str, Hub]
    providers: Mapping[str, Provider]
    venues: Mapping[str, Venue]
    opportunities: tuple[Opportunity, ...]
    by_id: Mapping[str, Opportunity]
    row_of: Mapping[str, int]
    routes: tuple[Route, ...]
    route_groups: Mapping[str, RouteGroup]
    instruments: Mapping[str, Instrument]
    instrument_groups: Mapping[str, Mapping[str, str]]
    index: ListingIndex

    @property
    def hub_of_district(self) -> dict[str, str]:
        """Local authority code to hub id."""
        return {code: hub.id for hub in self.hubs.values() for code in hub.districts}


def load_catalogue(folder: Path) -> Catalogue:
    """Read the catalogue in ``folder``.

    Raises:
        DataError: the first fault found, with its file, row and column.
    """
    tables = read_tables(folder, _raise)
    for error in cross_errors(tables):
        raise error
    return _snapshot(tables, _digest(folder))


def _raise(error: DataError) -> NoReturn:
    raise error


def _digest(folder: Path) -> str:
    digest = hashlib.sha256()
    for name in ROW_TYPES:
        digest.update((folder / f"{name}.csv").read_bytes())
    return digest.hexdigest()[:16]


def _by_id(rows: Mapping[int, Any]) -> Mapping[str, Any]:
    return MappingProxyType({row.id: row for row in sorted(rows.values(), key=lambda row: row.id)})


def _parts_by_group(members: Iterable[GroupMember]) -> Mapping[str, Mapping[str, str]]:
    parts: dict[str, dict[str, str]] = {}
    for each in members:
        parts.setdefault(each.group, {})[each.instrument] = each.part
    return MappingProxyType(parts)


def _snapshot(tables: Tables, version: str) -> Catalogue:
    listings = _by_id(tables.opportunities)
    venues, instruments = _by_id(tables.venues), _by_id(tables.instruments)
    opportunities = tuple(listings.values())
    members = tuple(tables.instrument_groups.values())
    return Catalogue(
        version=version,
        hubs=_by_id(tables.hubs),
        providers=_by_id(tables.providers),
        venues=venues,
        opportunities=opportunities,
        by_id=listings,
        row_of=MappingProxyType({id_: row for row, id_ in enumerate(listings)}),
        routes=tuple(tables.routes.values()),
        route_groups=_by_id(tables.route_groups),
        instruments=instruments,
        instrument_groups=_parts_by_group(members),
        index=build_index(opportunities, venues, instruments, members),
    )
