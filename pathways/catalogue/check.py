"""What makes a catalogue wrong (errors stop a load) or doubtful (warnings do not)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pathways.catalogue.doubts import doubts
from pathways.catalogue.tables import Tables, read_tables
from pathways.errors import DataError
from pathways.model import Opportunity
from pathways.places import Places
from pathways.vocabulary import INSTRUMENT_GROUPS, NOT_A_HUB


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault of the catalogue."""

    severity: Literal["error", "warning"]
    file: str
    row: int | None
    column: str | None
    message: str

    @property
    def line(self) -> str:
        """The problem in one line: file, row, column, and what is wrong."""
        where = [self.file]
        if self.row is not None:
            where.append(f"row {self.row}")
        if self.column is not None:
            where.append(self.column)
        return f"{', '.join(where)}: {self.message}"

    @classmethod
    def of(cls, error: DataError, severity: Literal["error", "warning"] = "error") -> Problem:
        return cls(severity, error.file, error.row, error.column, error.problem)


def check_catalogue(folder: Path, places: Places | None = None) -> list[Problem]:
    """Every error and warning of the catalogue in ``folder``, errors first.

    Args:
        places: finds postcodes and points; without it pins are not checked.
    """
    errors: list[DataError] = []
    tables = read_tables(folder, errors.append)
    errors.extend(cross_errors(tables))
    warnings = [Problem.of(each, "warning") for each in doubts(tables, places)]
    return [Problem.of(each) for each in errors] + warnings


def cross_errors(tables: Tables) -> Iterator[DataError]:
    """Faults that only show when the files are held against one another."""
    for name in ("hubs", "providers", "venues", "opportunities", "route_groups", "instruments"):
        yield from _repeated_ids(f"{name}.csv", getattr(tables, name))
    yield from _shared_districts(tables)
    yield from _unknown_references(tables)
    yield from _unknown_instruments(tables)
    yield from _unknown_route_ends(tables)
    for line, row in tables.opportunities.items():
        yield from _crossed_bounds(line, row)


def _ids(rows: Mapping[int, Any]) -> set[str]:
    return {row.id for row in rows.values()}


def _repeated_ids(file: str, rows: Mapping[int, Any]) -> Iterator[DataError]:
    seen: dict[str, int] = {}
    for line, row in rows.items():
        if row.id in seen:
            message = f"{row.id!r} stands in row {seen[row.id]} too; every id must differ"
            yield DataError(file, message, row=line, column="id")
        seen.setdefault(row.id, line)


def _shared_districts(tables: Tables) -> Iterator[DataError]:
    owner: dict[str, str] = {}
    for line, hub in tables.hubs.items():
        for code in hub.districts:
            if code in owner:
                message = f"{code} belongs to {owner[code]!r} already; a district has one hub"
                yield DataError("hubs.csv", message, line, "districts")
            owner.setdefault(code, hub.id)


def _references(
    file: str, rows: Mapping[int, Any], column: str, pick: Callable[[Any], Iterable[str | None]],
    known: Collection[str], home: str,
) -> Iterator[DataError]:  # fmt: skip
    for line, row in rows.items():
        for value in pick(row):
            if value is not None and value not in known:
                message = f"{value!r} is not an id of {home}; add it there or mend it here"
                yield DataError(file, message, row=line, column=column)


def _unknown_references(tables: Tables) -> Iterator[DataError]:
    hubs, listings = _ids(tables.hubs), _ids(tables.opportunities)
    rows = tables.opportunities
    file = "opportunities.csv"
    yield from _references(
        "providers.csv", tables.providers, "hub_id", lambda row: [row.hub_id],
        hubs | set(NOT_A_HUB), "hubs.csv",
    )  # fmt: skip
    yield from _references(
        file, rows, "hub_id", lambda row: [row.hub_id], hubs | set(NOT_A_HUB), "hubs.csv"
    )
    yield from _references(
        file, rows, "provider_id", lambda row: [row.provider_id], _ids(tables.providers),
        "providers.csv",
    )  # fmt: skip
    yield from _references(
        file, rows, "venue_id", lambda row: row.venue_ids, _ids(tables.venues), "venues.csv"
    )
    yield from _references(
        file, rows, "part_of", lambda row: [row.part_of], listings, "opportunities.csv"
    )
    yield from _references(
        "route_groups.csv", tables.route_groups, "members", lambda row: row.members, listings,
        "opportunities.csv",
    )  # fmt: skip


def _unknown_instruments(tables: Tables) -> Iterator[DataError]:
    instruments = _ids(tables.instruments)
    either = instruments | set(INSTRUMENT_GROUPS)
    yield from _references(
        "opportunities.csv", tables.opportunities, "instruments", lambda row: row.instruments,
        either, "instruments.csv or a group of instrument_groups.csv",
    )  # fmt: skip
    yield from _references(
        "instruments.csv", tables.instruments, "transfers_to", lambda row: row.transfers_to,
        instruments, "instruments.csv",
    )  # fmt: skip
    yield from _references(
        "instrument_groups.csv", tables.instrument_groups, "instrument",
        lambda row: [row.instrument], instruments, "instruments.csv",
    )  # fmt: skip
    yield from _references(
        "instrument_groups.csv", tables.instrument_groups, "group", lambda row: [row.group],
        set(INSTRUMENT_GROUPS), "the known groups",
    )  # fmt: skip


def _unknown_route_ends(tables: Tables) -> Iterator[DataError]:
    listings = _ids(tables.opportunities)
    groups = {f"group:{each}" for each in _ids(tables.route_groups)}
    for line, route in tables.routes.items():
        for column, end in (("from", route.start), ("to", route.end)):
            if end != "school" and not end.startswith("outside:") and end not in listings | groups:
                message = (
                    f"{end!r} is not an end of a route; use a listing's id, group:<id>, school "
                    "or outside:<name>"
                )
                yield DataError("routes.csv", message, row=line, column=column)


def _crossed_bounds(line: int, row: Opportunity) -> Iterator[DataError]:
    file = "opportunities.csv"
    if row.level_min is not None and row.level_max is not None and row.level_min > row.level_max:
        yield DataError(file, "is above level_max; swap the two", line, "level_min")
    if row.age_min is not None and row.age_max is not None and row.age_min > row.age_max:
        yield DataError(file, "is above age_max; swap the two", line, "age_min")
    if row.time_start and row.time_end and row.time_start >= row.time_end:
        yield DataError(file, "is not before time_end; mend one of them", line, "time_start")
    if (row.level_basis is None) != (row.level_min is None and row.level_max is None):
        message = "must be stated or implied where a level is given, and empty where none is"
        yield DataError(file, message, line, "level_basis")
