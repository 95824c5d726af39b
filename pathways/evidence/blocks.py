"""The building blocks of the paper, as the template takes them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from pathways.coverage.shading import scale
from pathways.documents.plain_text import plain_text

Block = dict[str, Any]
Cell = str | dict[str, Any]
Row = Sequence[Cell]
LONGEST_CELL = 160


def text(words: str, *, quiet: bool = False) -> Block:
    """A paragraph."""
    return {"kind": "text", "words": words, "quiet": quiet}


def links(addresses: Iterable[str]) -> Block:
    """Addresses to follow."""
    return {"kind": "links", "addresses": list(addresses)}


def cell(words: str, url: str | None = None, below: str = "") -> dict[str, Any]:
    """A cell of words from anywhere: with a link and a second line, or without."""
    return {
        "words": plain_text(words, LONGEST_CELL),
        "url": url,
        "below": plain_text(below, LONGEST_CELL),
    }


def bar(counts: Sequence[float]) -> dict[str, Any]:
    """A cell with a bar of the four counts, in the colours of the map; they stand beside it."""
    shades = [each.light for each in scale("nothing", "lsoa").shades]
    parts = [(part, colour) for part, colour in zip(counts, shades, strict=True) if part > 0]
    return {**cell(""), "bar": parts}


def table(
    columns: Sequence[str],
    rows: Iterable[Row],
    *,
    left: int = 1,
    widths: Sequence[float | None] | None = None,
) -> Block:
    """A table: the first ``left`` columns flush left, the others flush right.

    Args:
        widths: share of the room for each column; as wide as its words where None.
    """
    return {
        "kind": "table",
        "columns": list(columns),
        "rows": [[each if isinstance(each, dict) else cell(each) for each in row] for row in rows],
        "left": left,
        "widths": list(widths) if widths else [1.0] + [None] * (len(columns) - 1),
    }
