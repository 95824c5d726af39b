"""The research files: every row of them, with blanks filled from updates and duplicates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cat_files import Cells, read_csv, read_decisions

# Columns that say where a row came from; they are never filled from another page.
_OWN = frozenset({"source_url", "source_date", "confidence", "notes", "level_min", "level_max"})
_BLANK = ("", "unknown")
# An update that differs here changes nothing that is published.
_UNPUBLISHED = frozenset({"confidence", "feeds_into"})


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a research file; line 1 is the header."""

    file: str
    line: int
    cells: Cells

    @property
    def key(self) -> tuple[str, int]:
        return self.file, self.line

    def __getitem__(self, column: str) -> str:
        return self.cells[column]


@dataclass(slots=True)
class Research:
    """What the research holds.

    Attributes:
        rows: the rows that become listings.
        merged: (file, line) of each repeated row to that of the row it repeats.
        everything: all rows, for the ledger.
        conflicts: updates that would have overwritten something, in words.
    """

    rows: list[Row]
    merged: dict[tuple[str, int], tuple[str, int]]
    everything: list[Row]
    conflicts: list[str] = field(default_factory=list)


def read_research(folder: Path) -> Research:
    """Read every opportunities file, fill blanks from the updates and set duplicates aside."""
    rows = [row for path in _files(folder, "opportunities") for row in _rows(path)]
    conflicts = [
        conflict
        for path in _files(folder, "updates")
        for update in read_csv(path)
        for conflict in _update(rows, update, path.name)
    ]
    merged = _merge(rows)
    kept = [row for row in rows if row.key not in merged]
    return Research(kept, merged, rows, conflicts)


def _files(folder: Path, kind: str) -> list[Path]:
    paths = sorted(folder.glob(f"{kind}_*.csv"))
    if not paths:
        raise SystemExit(f"{folder}: no {kind}_*.csv; --sources names the folder that holds them")
    return paths


def _rows(path: Path) -> list[Row]:
    return [Row(path.name, line, cells) for line, cells in enumerate(read_csv(path), start=2)]


def _update(rows: Sequence[Row], update: Cells, file: str) -> list[str]:
    """Fill one blank; gives the conflict in words where the cell is not blank."""
    found = [
        row
        for row in rows
        if row["name"] == update["name"] and row["provider"] == update["provider"]
    ]
    if not found:
        raise SystemExit(f"{file}: no row named {update['name']!r} of {update['provider']!r}")
    column, value = update["column"], update["value"]
    if value.startswith("append:"):
        for row in found:
            row.cells[column] += f" {value.removeprefix('append:').strip()}"
        return []
    conflicts = []
    for row in found:
        if row[column] in _BLANK:
            row.cells[column] = value
        elif row[column] != value and column not in _UNPUBLISHED:
            conflicts.append(
                f"{row['name']}: {column} stays {row[column]!r}; {update['source_url']} "
                f"says {value!r}"
            )
    return conflicts


def _merge(rows: Sequence[Row]) -> dict[tuple[str, int], tuple[str, int]]:
    """Which rows repeat another; what they know and the other does not is carried over."""
    by_key = {row.key: row for row in rows}
    merged = {}
    for decision in read_decisions("merges"):
        repeat = by_key.get((decision["file"], int(decision["line"])))
        other = by_key.get((decision["into_file"], int(decision["into_line"])))
        if repeat is None or other is None or repeat["name"] != decision["name"]:
            raise SystemExit(f"decisions/merges.csv: no such row: {decision['name']!r}")
        merged[repeat.key] = other.key
        for column, value in repeat.cells.items():
            if column not in _OWN and other[column] in _BLANK:
                other.cells[column] = value
    return merged
