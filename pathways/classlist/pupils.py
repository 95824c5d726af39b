"""From rows to pupils: each row stands on its own, as a pupil or as what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date

from pathways.classlist.age_words import Counted, HowOld, read_how_old
from pathways.classlist.headings import ROLE_WORDS, Role
from pathways.classlist.instrument_words import InstrumentWords
from pathways.classlist.layout import Layout
from pathways.classlist.level_words import read_level
from pathways.classlist.plain import Read
from pathways.classlist.row import Memory, Row
from pathways.classlist.table import Table
from pathways.classlist.values import ClassList, Note, Problem, Pupil, WholeClass
from pathways.errors import ClassListError, QuestionError
from pathways.model import Instrument, Locator, Place
from pathways.vocabulary import Level

Progress = Callable[[int, int], None]

_COUNTED: dict[Role, Counted] = {Role.age: "age", Role.year: "year"}
_AT_SCHOOL = frozenset({"school", "as school", "at school", "same as school", "see school"})
_TOLD_EVERY = 500  # rows


def read_pupils(
    table: Table, layout: Layout, reader: RowReader, progress: Progress | None = None
) -> ClassList:
    """The pupils in the rows below the headings.

    Args:
        progress: told now and then how many rows are done, and of how many.

    Raises:
        ClassListError: there is no column for something that every row needs, or a column that
            hardly ever makes sense.
    """
    reader.check(layout)
    positions, names = layout.positions, layout.names
    pupils: list[Pupil] = []
    problems: list[Problem] = []
    notes: list[Note] = []
    for at in range(layout.first, len(table.cells)):
        if layout.is_headings(table.cells[at]):
            continue  # a list printed on several sheets repeats them
        cells = {role: table.cells[at][position] for role, position in positions.items()}
        pupil, wrong, said = reader.read(table.numbers[at], cells, names)
        pupils += [pupil] if pupil else []
        problems += wrong
        notes += said
        if progress and (at + 1) % _TOLD_EVERY == 0:
            progress(at + 1, len(table.cells))
    return ClassList(tuple(pupils), tuple(problems), tuple(notes))


class RowReader:
    """Reads rows, each different cell once. What it has read lives as long as it does.

    Args:
        places: finds places in our own files: one that asks another host would tell it where
            pupils live.
        as_of: the day for which a date of birth becomes an age.
    """

    def __init__(
        self,
        instruments: Mapping[str, Instrument],
        places: Locator,
        as_of: date,
        whole_class: WholeClass | None = None,
    ) -> None:
        self._class = whole_class or WholeClass()
        self._places = Memory(lambda text: _locate(places, text))
        self._instruments = Memory(InstrumentWords(instruments).read)
        self._levels = Memory(read_level)
        self._ages = {
            role: Memory(_how_old_reader(counted, as_of)) for role, counted in _COUNTED.items()
        }

    def check(self, layout: Layout) -> None:
        """Refuse a layout in which every row would lack the same thing.

        Raises:
            ClassListError: no column gives a place, or an instrument, and neither does the class.
        """
        has = layout.positions
        if not (Role.instrument in has or self._class.instrument):
            raise ClassListError(
                "No column gives the instrument. Add one headed Instrument, or say which "
                "instrument the whole class plays."
            )
        if not (Role.place in has or Role.school in has or self._class.place):
            raise ClassListError(
                "No column gives a home postcode, town or village. Add one headed Postcode, or "
                "say which school to search from."
            )

    def read(
        self, number: int, cells: Mapping[Role, str], names: Mapping[Role, str] = ROLE_WORDS
    ) -> tuple[Pupil | None, list[Problem], list[Note]]:
        """One row: a pupil with notes, or no pupil and at least one problem.

        Args:
            cells: what the row says, by role.
            names: what messages call each column.

        Raises:
            ClassListError: hardly any cell of a column has made sense so far.
        """
        row = Row(number, cells, names)
        place, stands_in = self._place(row)
        instrument = self._instrument(row)
        level = self._level(row)
        age, school_year = self._how_old(row)
        if place is None or row.problems:
            return None, row.problems, []
        pupil = Pupil(
            row=number,
            ref=row.text(Role.ref),
            place_words="" if stands_in else row.text(Role.place),
            place=place,
            stands_in=stands_in,
            instrument=instrument,
            level=level,
            age=age,
            school_year=school_year,
        )
        return pupil, [], row.notes

    def _place(self, row: Row) -> tuple[Place | None, bool]:
        """Where to search from, and whether that stands in for a home."""
        school = self._class.place
        if not row.blank(Role.place) and row.text(Role.place).casefold() not in _AT_SCHOOL:
            right = [f"nothing, to search from {school.label}"] if school else []
            return row.take(Role.place, self._places, right), False
        if not row.blank(Role.school):
            school = row.take(Role.school, self._places)
        elif school is None:
            row.refuse(Role.place, "There is no postcode, and no school to search from instead.")
        if school is not None and Role.place in row.cells:
            row.note(Role.place, f"Distances are from {school.label}.")
        return school, True

    def _instrument(self, row: Row) -> str | None:
        if row.blank(Role.instrument) and self._class.instrument:
            return self._class.instrument
        if row.text(Role.instrument):
            return row.take(Role.instrument, self._instruments)
        row.refuse(
            Role.instrument,
            "There is no instrument.",
            ["a common name, such as cornet or singing", "any, where none is chosen yet"],
        )
        return None

    def _level(self, row: Row) -> Level | None:
        """The level of its own cell, else beside the instrument ("Violin G3"), else the class's."""
        if not row.blank(Role.level):
            return row.take(Role.level, self._levels)
        text = row.text(Role.instrument)
        with suppress(QuestionError):
            beside, note = self._levels(text)
            if beside is not None:
                row.note(Role.instrument, note or f"The level is “{beside.words.lower()}”.")
                return beside
        return self._class.level

    def _how_old(self, row: Row) -> HowOld:
        """The age where there is one, else the school year, whichever column either stands in."""
        read = [
            row.take(role, self._ages[role]) or HowOld() for role in _COUNTED if not row.blank(role)
        ]
        age = next((each.age for each in read if each.age is not None), None)
        year = next((each.school_year for each in read if each.school_year is not None), None)
        if age is None:
            return HowOld(school_year=year)
        if year is not None and not year + 3 <= age <= year + 6:
            row.note(Role.age, f"Age {age} and school year {year} do not go together; age counts.")
        return HowOld(age=age)


def _how_old_reader(counted: Counted, as_of: date) -> Callable[[str], Read[HowOld]]:
    return lambda text: Read(read_how_old(text, counted, as_of))


def _locate(places: Locator, text: str) -> Read[Place]:
    place = places.locate(text)
    others = " or ".join(place.alternatives[:3])
    taken = f"Taken as {place.label}; write {others} if that is meant." if others else None
    return Read(place, " ".join(each for each in (place.note, taken) if each) or None)
