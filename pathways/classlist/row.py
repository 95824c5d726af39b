"""One row while it is read, and what is remembered from row to row."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Generic, TypeVar

from pathways.classlist.headings import ROLE_WORDS, Role
from pathways.classlist.level_words import SUGGESTED
from pathways.classlist.plain import Read, is_blank
from pathways.classlist.values import Note, Problem
from pathways.errors import ClassListError, PlaceProblem, QuestionError

T = TypeVar("T")

# What would be right where nothing nearer is known.
_RIGHT: dict[Role, str] = {
    Role.place: "a postcode such as NG7 2RD, or a town or village",
    Role.school: "the school's name or its unique reference number (URN)",
    Role.instrument: "a common name, such as cornet, drums or singing",
    Role.level: SUGGESTED,
    Role.age: "whole years, such as 11",
    Role.year: "Reception, or Year 1 to Year 13",
}
# So many different cells that mean nothing, most of all, and it is the wrong column.
_MOST_UNKNOWN = 500


class Memory(Generic[T]):
    """Reads each text once, and gives the same answer or error for it from then on."""

    def __init__(self, read: Callable[[str], Read[T]]) -> None:
        self._read = read
        self._known: dict[str, Read[T]] = {}
        self._unknown: dict[str, QuestionError | PlaceProblem] = {}

    def __call__(self, text: str) -> Read[T]:
        if text in self._known:
            return self._known[text]
        if text not in self._unknown:
            try:
                return self._known.setdefault(text, self._read(text))
            except (QuestionError, PlaceProblem) as error:
                self._unknown[text] = error
        raise self._unknown[text].with_traceback(None)

    def makes_no_sense(self) -> bool:
        """Whether so much is unknown that somebody should look at the column first."""
        return len(self._unknown) > max(_MOST_UNKNOWN, len(self._known))


class Row:
    """One row: what its cells mean is taken, what is wrong and what is doubtful is kept.

    Args:
        cells: what the row says, by role.
        names: what messages call each column.
    """

    def __init__(self, number: int, cells: Mapping[Role, str], names: Mapping[Role, str]) -> None:
        self.number, self.cells, self._names = number, cells, names
        self.problems: list[Problem] = []
        self.notes: list[Note] = []

    def text(self, role: Role) -> str:
        return self.cells.get(role, "")

    def blank(self, role: Role) -> bool:
        return is_blank(self.text(role))

    def take(self, role: Role, read: Memory[T], right: Sequence[str] = ()) -> T | None:
        """What a cell means, or None and a problem.

        Args:
            right: what would be right where the problem itself names nothing.

        Raises:
            ClassListError: hardly any cell of its column means anything.
        """
        try:
            value, note = read(self.text(role))
        except QuestionError as error:
            self.refuse(role, str(error), error.alternatives or right)
        except PlaceProblem as error:
            self.refuse(role, error.message, error.suggestions or right)
        else:
            if note:
                self.note(role, note)
            return value
        if read.makes_no_sense():
            raise ClassListError(
                f"Hardly anything in “{self._name(role)}” makes sense as "
                f"{ROLE_WORDS[role].lower()}. Check which column is which."
            )
        return None

    def refuse(self, role: Role, problem: str, alternatives: Sequence[str] = ()) -> None:
        """Keep a problem with a cell, and what would be right in it."""
        right = "; ".join(alternatives) or _RIGHT[role]
        cell = self.text(role)
        self.problems.append(Problem(self.number, self._name(role), cell, problem, right))

    def note(self, role: Role, note: str) -> None:
        """Keep a sentence on what a cell was taken to mean."""
        self.notes.append(Note(self.number, self._name(role), self.text(role), note))

    def _name(self, role: Role) -> str:
        return self._names.get(role, ROLE_WORDS[role])
