"""Reading and writing the CSV files of the catalogue build, the same bytes on every run."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

Cells = dict[str, str]

DECISIONS = Path(__file__).resolve().parent / "decisions"


def read_csv(path: Path) -> list[Cells]:
    """The rows of a CSV file with blanks at the ends of cells cut; a missing file is named."""
    if not path.is_file():
        raise SystemExit(f"{path}: no such file; it is needed to build the catalogue")
    with path.open(encoding="utf-8", newline="") as file:
        return [
            {column: (cell or "").strip() for column, cell in row.items()}
            for row in csv.DictReader(file, strict=True)
        ]


def read_decisions(name: str) -> list[Cells]:
    """One table of hand decisions, which lie beside this script."""
    return read_csv(DECISIONS / f"{name}.csv")


def decided_words(name: str, key: str, value: str) -> dict[str, str]:
    """A hand-made mapping; the same key twice is an error."""
    mapping: dict[str, str] = {}
    for row in read_decisions(name):
        if row[key] in mapping:
            raise SystemExit(f"decisions/{name}.csv: {row[key]!r} stands twice; keep one")
        mapping[row[key]] = row[value]
    return mapping


def write_csv(path: Path, columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> None:
    """Write rows with exactly these columns, in the order given."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n", extrasaction="raise")
        writer.writeheader()
        writer.writerows(rows)
