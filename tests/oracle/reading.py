"""The catalogue's files as lists of rows of text."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

Row = dict[str, str]


@dataclass(frozen=True)
class Books:
    """Every row that the search needs.

    Attributes:
        opportunities: the listings, in the order of the file.
        venues: venue rows by id.
        transfers: for each instrument, those its players move to easily.
        core, sometimes: for each group, the instruments of that part.
    """

    opportunities: list[Row]
    venues: dict[str, Row]
    transfers: dict[str, list[str]]
    core: dict[str, set[str]]
    sometimes: dict[str, set[str]]


def read_books(folder: Path) -> Books:
    """Read a catalogue folder."""
    venues = {row["id"]: row for row in _rows(folder / "venues.csv")}
    transfers = {
        row["id"]: values(row["transfers_to"]) for row in _rows(folder / "instruments.csv")
    }
    parts: dict[str, dict[str, set[str]]] = {"core": {}, "sometimes": {}}
    for row in _rows(folder / "instrument_groups.csv"):
        parts[row["part"]].setdefault(row["group"], set()).add(row["instrument"])
    return Books(
        _rows(folder / "opportunities.csv"), venues, transfers, parts["core"], parts["sometimes"]
    )


def values(cell: str) -> list[str]:
    """The several values of one cell."""
    return [part.strip() for part in cell.split(";") if part.strip()]


def _rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
