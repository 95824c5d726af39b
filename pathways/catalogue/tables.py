"""Reading the catalogue's CSV files into typed rows."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from pathways import model
from pathways.errors import DataError

_COLUMN_OF_FIELD = {"venue_ids": "venue_id", "start": "from", "end": "to"}


@dataclass(slots=True)
class Tables:
    """Every row of the catalogue with the line it stands on, in the files' order."""

    hubs: dict[int, model.Hub] = field(default_factory=dict)
    providers: dict[int, model.Provider] = field(default_factory=dict)
    venues: dict[int, model.Venue] = field(default_factory=dict)
    opportunities: dict[int, model.Opportunity] = field(default_factory=dict)
    routes: dict[int, model.Route] = field(default_factory=dict)
    route_groups: dict[int, model.RouteGroup] = field(default_factory=dict)
    instruments: dict[int, model.Instrument] = field(default_factory=dict)
    instrument_groups: dict[int, model.GroupMember] = field(default_factory=dict)


ROW_TYPES: dict[str, Any] = {
    "hubs": model.Hub,
    "providers": model.Provider,
    "venues": model.Venue,
    "opportunities": model.Opportunity,
    "routes": model.Route,
    "route_groups": model.RouteGroup,
    "instruments": model.Instrument,
    "instrument_groups": model.GroupMember,
}


@cache
def _adapter(row_type: Any) -> TypeAdapter[Any]:
    return TypeAdapter(row_type)


def columns_of(row_type: Any) -> list[str]:
    """The columns a file must have, in the order of the schema."""
    return [_COLUMN_OF_FIELD.get(each.name, each.name) for each in fields(row_type)]


def read_tables(folder: Path, report: Callable[[DataError], None]) -> Tables:
    """Read every catalogue file in ``folder``; each fault is handed to ``report``.

    A ``report`` that raises stops at the first fault; one that collects reads on past bad rows.
    """
    tables = Tables()
    for name, row_type in ROW_TYPES.items():
        getattr(tables, name).update(_read_table(folder / f"{name}.csv", row_type, report))
    return tables


def _read_table(
    path: Path, row_type: Any, report: Callable[[DataError], None]
) -> Iterator[tuple[int, Any]]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            yield from _typed_rows(csv.DictReader(file, strict=True), path.name, row_type, report)
    except FileNotFoundError:
        report(DataError(path.name, f"is missing from {path.parent}; restore the file"))
    except (UnicodeDecodeError, csv.Error, OSError) as error:
        report(DataError(path.name, f"cannot be read as UTF-8 CSV: {error}"))


def _typed_rows(
    reader: csv.DictReader[str],
    file: str,
    row_type: Any,
    report: Callable[[DataError], None],
) -> Iterator[tuple[int, Any]]:
    missing = [name for name in columns_of(row_type) if name not in (reader.fieldnames or ())]
    if missing:
        report(DataError(file, f"lacks the column {missing[0]}", row=1, column=missing[0]))
        return
    validate = _adapter(row_type).validate_python
    for cells in reader:
        line = reader.line_num
        if None in cells or None in cells.values():
            report(DataError(file, f"needs {len(reader.fieldnames or ())} cells", row=line))
            continue
        try:
            yield line, validate(cells)
        except ValidationError as error:
            for fault in error.errors(include_url=False):
                report(_as_data_error(file, line, fault))


def _as_data_error(file: str, line: int, fault: Any) -> DataError:
    column = str(fault["loc"][0]) if fault["loc"] else None
    message = str(fault["msg"]).removeprefix("Value error, ")
    if fault["type"] not in ("value_error", "missing"):
        message = f"{str(fault['input'])[:40]!r}: {message}"
    return DataError(file, message, row=line, column=column)
