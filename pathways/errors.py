"""Everything that Pathways raises on purpose.

PathwaysError
├── DataError          a data file is missing or broken (file, row, column)
├── QuestionError      a search cannot be understood (which field, and what would be right)
├── SettingError       a setting is missing or makes no sense
├── ClassListError     a class list cannot be used
├── OutputError        a folder or file cannot take what was made (why, and what to give)
├── ScenarioError      a saved scenario cannot be used (which part, and what would be right)
└── PlaceProblem       a place cannot be pinned down (why, and what was perhaps meant)
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

PlaceProblemKind = Literal["ambiguous", "non_geographic", "out_of_area", "not_found", "empty"]


class PathwaysError(Exception):
    """The parent of every error that a person can be told about in one line."""


class DataError(PathwaysError):
    """A data file is missing or broken.

    Attributes:
        file: name of the file.
        row: line in the file, the header being line 1; None where no one line is to blame.
        column: name of the column, or None.
        problem: what is wrong and what would be right.
    """

    def __init__(
        self, file: str, problem: str, row: int | None = None, column: str | None = None
    ) -> None:
        self.file, self.row, self.column, self.problem = file, row, column, problem
        where = [file]
        if row is not None:
            where.append(f"row {row}")
        if column is not None:
            where.append(f"column {column}")
        super().__init__(f"{', '.join(where)}: {problem}")


class SettingError(PathwaysError):
    """A setting that is missing or makes no sense."""

    def __init__(self, name: str, problem: str) -> None:
        super().__init__(f"{name} {problem}.")


class QuestionError(PathwaysError):
    """A search that cannot be understood.

    Attributes:
        field: which part of the question (``instrument``, ``level``, ``age`` and so on).
        alternatives: what was perhaps meant, nearest first.
    """

    def __init__(self, field: str, message: str, alternatives: Sequence[str] = ()) -> None:
        self.field, self.alternatives = field, tuple(alternatives)
        super().__init__(message)


class ClassListError(PathwaysError):
    """A class list that cannot be used as a whole.

    The message says what is wrong and what would be right, and repeats nothing about any pupil.
    What is wrong with single rows is no error but a value; see `pathways.classlist.pupils`.
    """


class OutputError(PathwaysError):
    """A folder or a file that cannot take what was made; nothing has been written."""


class ScenarioError(PathwaysError):
    """A saved scenario that cannot be used.

    Attributes:
        part: which part of the file, or None where the whole file is wrong.
    """

    def __init__(self, part: str | None, problem: str) -> None:
        self.part = part
        where = "The scenario" if part is None else f"The scenario's “{part}”"
        super().__init__(f"{where} {problem.rstrip('.')}.")


class PlaceProblem(PathwaysError):
    """A place that cannot be pinned down.

    Attributes:
        problem: ``ambiguous``, ``non_geographic``, ``out_of_area``, ``not_found`` or ``empty``.
        message: one or two sentences for the person who typed it.
        suggestions: labels, each of which finds a place when typed in turn.
    """

    def __init__(
        self, problem: PlaceProblemKind, message: str, suggestions: Sequence[str] = ()
    ) -> None:
        self.problem, self.message, self.suggestions = problem, message, tuple(suggestions)
        super().__init__(message)
