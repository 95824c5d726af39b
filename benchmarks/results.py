"""What a benchmark gives back, and the file that keeps it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

RESULTS = Path(__file__).parent / "results.json"


@dataclass(frozen=True, slots=True)
class Row:
    """Ours beside one peer, both measured in the same run.

    Attributes:
        name: of the benchmark; one with several peers has several rows.
        ours, peer: the two figures in ``unit``; less is better.
        work: what was done and how it was measured.
    """

    name: str
    ours: float
    peer: float
    peer_name: str
    unit: str
    work: str

    def __str__(self) -> str:
        return (
            f"{self.name:<21} {self.ours:>9.3f} {self.unit:<2} {self.peer:>9.3f} {self.peer_name}"
        )


class WrongAnswerError(Exception):
    """A peer gave another answer than ours, so their times do not compare."""


def read_rows(path: Path) -> list[Row]:
    """The rows kept from earlier runs; none where there is no file yet."""
    if not path.exists():
        return []
    return [Row(**each) for each in json.loads(path.read_text(encoding="utf-8"))]


def keep_rows(path: Path, rows: Iterable[Row]) -> None:
    """Put the rows of each benchmark in the place of its old ones."""
    new: dict[str, list[Row]] = {}
    for row in rows:
        new.setdefault(row.name, []).append(row)
    kept: dict[str, list[Row]] = {}
    for row in read_rows(path):
        kept.setdefault(row.name, []).append(row)
    table = [asdict(row) for rows in (kept | new).values() for row in rows]
    text = json.dumps(table, indent=1, ensure_ascii=False)
    path.write_text(f"{text}\n", encoding="utf-8")
