"""What a class list is once it has been read: pupils, problems and notes, as plain values."""

from __future__ import annotations

from dataclasses import dataclass, field

from pathways.model import Place
from pathways.vocabulary import Level


@dataclass(frozen=True, slots=True)
class WholeClass:
    """What holds for each row that says nothing itself.

    Attributes:
        place: where to search from, as a rule the school.
        instrument: an instrument's id, for a class that plays one.
    """

    place: Place | None = None
    instrument: str | None = None
    level: Level | None = None


@dataclass(frozen=True, slots=True)
class Pupil:
    """One pupil, as far as a search needs to know.

    Attributes:
        row: number of the row, as a spreadsheet shows it.
        ref: whatever the list calls the pupil, perhaps nothing.
        place_words: the home as the list has it; empty where a school stands in for it.
        place: where to search from.
        stands_in: whether that is a school and no home.
        instrument: its id, or None where none is chosen.
        level: None where it is not known.
        age, school_year: at most one of the two; Reception is 0.
    """

    row: int
    ref: str = field(repr=False)
    place_words: str = field(repr=False)
    place: Place = field(repr=False)
    stands_in: bool
    instrument: str | None
    level: Level | None
    age: int | None
    school_year: int | None


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a row is no pupil: which cell, what is wrong with it and what would be right."""

    row: int
    column: str
    value: str = field(repr=False)
    problem: str = field(repr=False)
    suggestion: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Note:
    """What a cell was taken to mean, where it could have meant something else."""

    row: int
    column: str
    value: str = field(repr=False)
    note: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ClassList:
    """The rows of a class list in their order, each either a pupil or at least one problem."""

    pupils: tuple[Pupil, ...]
    problems: tuple[Problem, ...]
    notes: tuple[Note, ...]

    @property
    def rejected(self) -> int:
        """How many rows are no pupils."""
        return len({each.row for each in self.problems})

    @property
    def rows(self) -> int:
        return len(self.pupils) + self.rejected
