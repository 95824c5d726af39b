"""A class list as rows of plain text, whatever file it came from."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from pathways.errors import ClassListError

MOST_BYTES = 5 * 1024 * 1024
MOST_ROWS = 25_000
MOST_COLUMNS = 100
LONGEST_CELL = 5_000

# Marks that would turn the direction of what stands beside them, and characters without a shape.
# Joiners stay: emoji and several scripts are written with them.
_UNSEEN = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")

Cells = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a class list that hold anything, n rows of equal width.

    Attributes:
        cells: n rows of tidy text; empty where a row is shorter than the widest.
        numbers: for each row its number as a spreadsheet shows it, the first being 1.
        notes: sentences on how the file was read.
    """

    cells: tuple[Cells, ...] = field(repr=False)
    numbers: tuple[int, ...]
    notes: tuple[str, ...] = ()

    @property
    def width(self) -> int:
        return len(self.cells[0])

    def mended(self, number: int, position: int, text: str) -> Table:
        """The table with another text in one cell; ``number`` is the row's, as in ``numbers``."""
        at = self.numbers.index(number)
        row = list(self.cells[at])
        row[position] = tidy(text)
        return replace(self, cells=(*self.cells[:at], tuple(row), *self.cells[at + 1 :]))

    def only(self, positions: Iterable[int]) -> Table:
        """The table with every cell emptied but those of the columns at ``positions``."""
        kept = set(positions)
        return replace(
            self,
            cells=tuple(
                tuple(cell if at in kept else "" for at, cell in enumerate(row))
                for row in self.cells
            ),
        )


def tidy(text: str) -> str:
    """The text on one line, with single spaces and nothing in it that cannot be seen."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    shown = "".join(
        char
        for char in _UNSEEN.sub("", text)
        if char.isspace() or unicodedata.category(char) not in ("Cc", "Cs")
    )
    return " ".join(shown.split())


def make_table(rows: Iterable[tuple[int, Sequence[str]]], notes: Sequence[str] = ()) -> Table:
    """A table of numbered rows; blank rows, and blank columns at the right, fall away.

    Raises:
        ClassListError: it is empty or larger than a class list may be.
    """
    numbers: list[int] = []
    kept: list[list[str]] = []
    for number, row in rows:
        cells = _row(number, row)
        if not cells:
            continue
        if len(kept) == MOST_ROWS:
            raise ClassListError(f"The list has more than {MOST_ROWS:,} rows. Cut it into parts.")
        numbers.append(number)
        kept.append(cells)
    if not kept:
        raise ClassListError("The list is empty. Give one row for each pupil, under headings.")
    width = max(map(len, kept))
    padded = tuple(tuple(cells + [""] * (width - len(cells))) for cells in kept)
    return Table(padded, tuple(numbers), tuple(notes))


def _row(number: int, row: Sequence[str]) -> list[str]:
    """The tidy cells of one row up to the last that holds anything."""
    cells = [_cell(number, at, text) for at, text in enumerate(row)]
    while cells and not cells[-1]:
        cells.pop()
    if len(cells) > MOST_COLUMNS:
        raise ClassListError(
            f"Row {number:,} has {len(cells):,} columns; a class list has at most {MOST_COLUMNS}. "
            "Keep those for reference, postcode, instrument, level and school year."
        )
    return cells


def _cell(number: int, position: int, text: str) -> str:
    if len(text) > LONGEST_CELL:
        raise ClassListError(
            f"Row {number:,}, column {column_letters(position)} holds {len(text):,} characters; "
            f"a cell of a class list has at most {LONGEST_CELL:,}. "
            "Perhaps a quotation mark before it is not closed."
        )
    return tidy(text)


def column_letters(position: int) -> str:
    """What a spreadsheet calls the column at ``position``, counted from 0: A, B … Z, AA."""
    letters = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
