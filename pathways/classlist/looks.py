"""What the cells of a column look like, for columns without a heading and for what is private."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from pathways.classlist.age_words import HowOld, read_how_old
from pathways.classlist.instrument_words import InstrumentWords
from pathways.classlist.level_words import read_level
from pathways.classlist.plain import is_blank, plain
from pathways.errors import QuestionError
from pathways.places.elsewhere import POSTCODE_AREAS

MOST_LOOKED_AT = 200
ENOUGH = 0.6  # of the cells that say anything

_POSTCODE = re.compile(r"([A-Z]{1,2})[0-9OIL][A-Z0-9]?( ?[0-9OIL][A-Z]{2})?", re.IGNORECASE)
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[A-Za-z]{2,}")
# A spreadsheet that takes a telephone number for a number drops the nought in front.
_PHONE = re.compile(r"(?:\+44|0044|0)[\d ()-]{9,14}|7\d{9}")
_UPN = re.compile(r"[A-Z]\d{11}[\dA-Z]", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})")
_NAME_PART = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?")
_INITIALS = re.compile(r"(?:[A-Z][. ]{0,2}){1,4}")
_CODE = re.compile(r"(?=.*\d)[A-Za-z]{0,4}[ /._-]?\d[A-Za-z0-9/._-]{0,11}")
_LEVEL_IN_WORDS = re.compile(r"[a-z]")
_ANY_DAY = date(2000, 1, 1)  # whether something is an age at all hangs on no day


def sample(cells: Iterable[str]) -> list[str]:
    """The first cells that say anything."""
    said = [cell for cell in cells if not is_blank(cell)]
    return said[:MOST_LOOKED_AT]


def mostly(cells: Sequence[str], looks: Callable[[str], object]) -> bool:
    """Whether most of the cells, and at least one, look so."""
    return bool(cells) and sum(bool(looks(cell)) for cell in cells) >= ENOUGH * len(cells)


def is_postcode(cell: str) -> bool:
    """A postcode, or the first part of one: with one letter that could be a grade or a year."""
    found = _POSTCODE.fullmatch(cell)
    if not found or found[1].upper() not in POSTCODE_AREAS:
        return False
    return bool(found[2]) or len(found[1]) > 1


def is_email(cell: str) -> bool:
    return bool(_EMAIL.fullmatch(cell))


def is_phone(cell: str) -> bool:
    return bool(_PHONE.fullmatch(cell))


def is_upn(cell: str) -> bool:
    """A unique pupil number: a letter, eleven figures, then a figure or a letter."""
    return bool(_UPN.fullmatch(cell))


def is_day(cell: str) -> bool:
    return bool(_DAY.fullmatch(cell))


def is_initials(cell: str) -> bool:
    """Up to four capitals."""
    return bool(_INITIALS.fullmatch(cell))


def is_code(cell: str) -> bool:
    """A short number or mark with a figure in it, such as ``P014`` or ``7B-3``."""
    return bool(_CODE.fullmatch(cell))


def is_full_name(cell: str) -> bool:
    """Two to four words of letters, with or without a comma after the first."""
    parts = cell.replace(",", " ").split()
    return 2 <= len(parts) <= 4 and all(_NAME_PART.fullmatch(part) for part in parts)


def is_any_name(cell: str) -> bool:
    """A full name, or one word of letters that is no initials."""
    return is_full_name(cell) or (
        len(cell) > 2 and bool(_NAME_PART.fullmatch(cell)) and not is_initials(cell)
    )


def is_level(cell: str) -> bool:
    """A level that says so: a bare figure could be anything."""
    if not _LEVEL_IN_WORDS.search(plain(cell)):
        return False
    try:
        return read_level(cell).value is not None
    except QuestionError:
        return False


def is_school_year(cell: str) -> bool:
    """``Y7``, ``Year 7``, ``7B``, ``Reception``; a bare figure could be anything."""
    return bool(re.search("[A-Za-z]", cell)) and how_old(cell).school_year is not None


def is_age(cell: str) -> bool:
    """``11 years``; a bare figure could be anything."""
    return bool(re.search("[A-Za-z]", cell)) and how_old(cell).age is not None


def how_old(cell: str) -> HowOld:
    """The age or school year in a cell, or neither."""
    try:
        return read_how_old(cell, "year", _ANY_DAY)
    except QuestionError:
        return HowOld()


def is_instrument(words: InstrumentWords) -> Callable[[str], bool]:
    """Whether a cell names an instrument, alone or among other words."""
    return lambda cell: words.knows(cell) or bool(words.named(cell))
