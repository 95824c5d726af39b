"""What the columns of a class list mean: a plain value to look at and to correct."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from pathways.classlist.headings import ROLE_WORDS, Personal, Role
from pathways.classlist.table import Cells, Table, column_letters


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a class list.

    Attributes:
        position: counted from 0.
        heading: its own heading, or empty.
        role: what it is used for; None where it is not used at all.
        personal: what it seems to hold that no list needs; it has no role unless given one.
        why: a few words on how the role was found.
    """

    position: int
    heading: str
    role: Role | None
    personal: Personal | None
    why: str

    @property
    def name(self) -> str:
        """The heading, or what a spreadsheet calls the column."""
        return self.heading or f"column {column_letters(self.position)}"


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a table's rows of pupils begin, and what its columns mean.

    Attributes:
        first: position in the table of the first row that is no title or heading.
        headings: the row of headings, or None where the table has none.
    """

    columns: tuple[Column, ...]
    first: int
    headings: Cells | None = None

    @property
    def positions(self) -> Mapping[Role, int]:
        """Role to the position of the column that has it."""
        return {each.role: each.position for each in self.columns if each.role is not None}

    @property
    def names(self) -> Mapping[Role, str]:
        """Role to the name of the column that has it."""
        return {each.role: each.name for each in self.columns if each.role is not None}

    @property
    def warnings(self) -> tuple[str, ...]:
        """What is said of each column that seems to hold what no list needs."""
        return tuple(_warning(each) for each in self.columns if each.personal)

    def is_headings(self, row: Cells) -> bool:
        """Whether a row repeats the headings of the columns that are used."""
        used = self.positions.values()
        if self.headings is None or not used:
            return False
        return all(row[position] == self.headings[position] for position in used)

    def assign(self, position: int, role: Role | None) -> Layout:
        """The layout as a person wants it: one column has each role, so another may lose it."""

        def changed(column: Column) -> Column:
            if column.position == position:
                return replace(column, role=role, why="as chosen")
            return replace(column, role=None) if role and column.role is role else column

        return replace(self, columns=tuple(changed(each) for each in self.columns))


def _warning(column: Column) -> str:
    told = f"Column “{column.name[:40]}” seems to hold {column.personal}"
    if column.role:
        return f"{told} and is used as {ROLE_WORDS[column.role].lower()} because you said so."
    instead = " Initials or a number will do." if column.personal is Personal.names else ""
    return f"{told} and is left out.{instead}"


def drop_unused(table: Table, layout: Layout) -> Table:
    """The table without a word of the columns that have no role."""
    return table.only(layout.positions.values())
