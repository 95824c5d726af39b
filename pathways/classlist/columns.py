"""Which column of a class list means what, told by its heading, else by its cells."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from pathways.classlist import looks
from pathways.classlist.headings import Heading, Personal, Role, read_heading
from pathways.classlist.instrument_words import InstrumentWords
from pathways.classlist.layout import Column, Layout
from pathways.classlist.table import Cells, Table
from pathways.errors import ClassListError
from pathways.model import Instrument

_ROWS_ABOVE = 25  # titles, dates and blank lines come before the headings, but not more


def recognise(table: Table, instruments: Mapping[str, Instrument]) -> Layout:
    """The meaning of each column, by its heading, else by what its cells look like.

    A column of names, dates of birth, e-mail addresses, telephone or national pupil numbers gets
    no role.

    Raises:
        ClassListError: there are headings and nothing below them.
    """
    words = InstrumentWords(instruments)
    at = _heading_row(table, words)
    if at is None and _begins_with_other_words(table, _guesses(table, None, words), words):
        at = 0
    first = 0 if at is None else at + 1
    if first == len(table.cells):
        raise ClassListError("The list has headings and no rows. Give one row for each pupil.")
    guesses = _guesses(table, at, words)
    return Layout(_settled(guesses), first, None if at is None else table.cells[at])


def _heading_row(table: Table, words: InstrumentWords) -> int | None:
    """The first of the rows with most headings, none of whose other cells look like data."""
    usual = sorted(_filled(row) for row in table.cells[:200])[len(table.cells[:200]) // 2]
    best, most = None, 0
    for at, row in enumerate(table.cells[:_ROWS_ABOVE]):
        headings = sum(read_heading(cell) is not None for cell in row)
        if headings > most and 2 * _filled(row) >= usual and not _has_data(row, words):
            best, most = at, headings
    return best


def _filled(row: Cells) -> int:
    return sum(bool(cell) for cell in row)


def _has_data(row: Cells, words: InstrumentWords) -> bool:
    others = [cell for cell in row if cell and read_heading(cell) is None]
    tests = (looks.is_postcode, words.knows, looks.is_level, looks.is_school_year, looks.is_upn,
             looks.is_email, looks.is_phone)  # fmt: skip
    return any(test(cell) for cell in others for test in tests)


def _begins_with_other_words(
    table: Table, guesses: Sequence[_Guess], words: InstrumentWords
) -> bool:
    """Whether the first row says something in two or more columns, and nothing of their kind."""
    tests = _tests(words)
    said = [
        (each.column.role, table.cells[0][each.column.position])
        for each in guesses
        if each.column.role in tests and table.cells[0][each.column.position]
    ]
    return len(said) > 1 and not any(role and tests[role](cell) for role, cell in said)


@dataclass(frozen=True, slots=True)
class _Guess:
    column: Column
    rank: tuple[int, int]


def _guesses(table: Table, at: int | None, words: InstrumentWords) -> list[_Guess]:
    titles, first = (("",) * table.width, 0) if at is None else (table.cells[at], at + 1)
    return [
        _guess(position, title, looks.sample(row[position] for row in table.cells[first:]), words)
        for position, title in enumerate(titles)
    ]


def _guess(position: int, title: str, seen: Sequence[str], words: InstrumentWords) -> _Guess:
    heading = read_heading(title) or Heading()
    personal = _personal(heading, title, seen, words)
    if personal:
        return _Guess(Column(position, title, None, personal, f"seems to hold {personal}"), (9, 0))
    if heading.role and not _belies(heading.role, title, seen):
        return _Guess(
            Column(position, title, heading.role, None, "by its heading"),
            (0, heading.rank if seen else 1_000),
        )
    role = _by_looks(seen, words, may_be_codes=not title or heading.personal is not None)
    why = "by what its cells look like" if role else "not needed"
    return _Guess(Column(position, title, role, None, why), (1, -len(seen)))


def _personal(
    heading: Heading, title: str, seen: Sequence[str], words: InstrumentWords
) -> Personal | None:
    """What the column holds that no list needs, by its heading or by its cells."""
    if heading.personal is Personal.names:
        marks = looks.mostly(seen, lambda cell: looks.is_initials(cell) or looks.is_code(cell))
        return None if marks else Personal.names
    if heading.personal:
        return heading.personal
    for personal, test in (
        (Personal.emails, looks.is_email),
        (Personal.pupil_numbers, looks.is_upn),
        (Personal.phones, looks.is_phone),
    ):
        if looks.mostly(seen, test):
            return personal
    if (heading.role or not title) and looks.mostly(seen, looks.is_day):
        return Personal.birth_dates
    return Personal.names if _holds_names(heading, seen, words) else None


def _holds_names(heading: Heading, seen: Sequence[str], words: InstrumentWords) -> bool:
    if heading.role is Role.ref:
        return looks.mostly(seen, looks.is_any_name)
    if heading.role:
        return False
    says_music = looks.mostly(seen, looks.is_instrument(words)) or looks.mostly(
        seen, looks.is_level
    )
    return not says_music and looks.mostly(seen, looks.is_full_name)


def _belies(role: Role, title: str, seen: Sequence[str]) -> bool:
    """Whether a class or form has names of its own, which say nothing of the school year."""
    if role is not Role.year or any(word in title.casefold() for word in ("year", "yr")):
        return False
    return bool(seen) and not looks.mostly(
        seen, lambda cell: looks.how_old(cell).school_year is not None
    )


def _tests(words: InstrumentWords) -> dict[Role, Callable[[str], bool]]:
    return {
        Role.place: looks.is_postcode,
        Role.level: looks.is_level,
        Role.instrument: looks.is_instrument(words),
        Role.year: looks.is_school_year,
        Role.age: looks.is_age,
    }


def _by_looks(seen: Sequence[str], words: InstrumentWords, may_be_codes: bool) -> Role | None:
    for role, test in _tests(words).items():
        if looks.mostly(seen, test):
            return role
    different = len(set(seen))
    initials = looks.mostly(seen, looks.is_initials) and 2 * different > len(seen)
    codes = looks.mostly(seen, looks.is_code) and different == len(seen)
    return Role.ref if initials or (codes and may_be_codes) else None


def _settled(guesses: Sequence[_Guess]) -> tuple[Column, ...]:
    """One column for each role, the surest; the others say which has it."""
    chosen: dict[Role, Column] = {}
    for guess in sorted(guesses, key=lambda each: each.rank):
        if guess.column.role:
            chosen.setdefault(guess.column.role, guess.column)
    return tuple(
        each.column
        if each.column.role is None or chosen[each.column.role] is each.column
        else replace(
            each.column, role=None, why=f"“{chosen[each.column.role].name}” is used instead"
        )
        for each in guesses
    )
