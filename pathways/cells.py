"""How one cell of a catalogue file becomes a value, and what is said when it cannot."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator

from pathways import vocabulary as words
from pathways.vocabulary import LEVELS, Level

_PARTIAL_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


def _blank_to_none(cell: Any) -> Any:
    return None if isinstance(cell, str) and not cell.strip() else cell


def _split(cell: Any) -> Any:
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def _one_of(allowed: Collection[str]) -> Callable[[str], str]:
    def check(cell: str) -> str:
        if cell not in allowed:
            raise ValueError(f"{cell!r} is not known; use one of {', '.join(allowed)}")
        return cell

    return check


def _all_of(allowed: Collection[str]) -> Callable[[tuple[str, ...]], tuple[str, ...]]:
    check = _one_of(allowed)
    return lambda cells: tuple(check(cell) for cell in cells)


def _filled(cell: str) -> str:
    if not cell.strip():
        raise ValueError("is empty; it must be filled in")
    return cell.strip()


def _level(cell: Any) -> Level | None:
    if cell == "":
        return None
    if cell not in LEVELS:
        raise ValueError(f"{cell!r} is not a level; use one of {', '.join(LEVELS)}, or nothing")
    return LEVELS[cell]


def _yes_no(cell: Any) -> bool | None:
    answers = {"yes": True, "no": False, "": None}
    if cell not in answers:
        raise ValueError(f"{cell!r} is not an answer; use yes, no or nothing")
    return answers[cell]


def _partial_date(cell: str) -> str:
    found = _PARTIAL_DATE.fullmatch(cell)
    try:
        if not found:
            raise ValueError
        date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        raise ValueError(
            f"{cell!r} is not a date; write 2026, 2026-05 or 2026-05-17, or nothing"
        ) from None
    return cell


def _clock(cell: str) -> str:
    if not _CLOCK.fullmatch(cell):
        raise ValueError(f"{cell!r} is not a time; write it as 17:30, or nothing")
    return cell


def _web_address(cell: str) -> str:
    if not re.match(r"https?://[^\s/]+", cell):
        raise ValueError(f"{cell!r} is not a web address; it must begin http:// or https://")
    return cell


def _optional(check: Callable[[str], str]) -> AfterValidator:
    return AfterValidator(lambda cell: None if cell is None else check(cell))


_NONE = BeforeValidator(_blank_to_none)

Filled = Annotated[str, AfterValidator(_filled)]
Text = Annotated[str | None, _NONE]
Number = Annotated[float | None, _NONE]
Whole = Annotated[int | None, _NONE]
Many = Annotated[tuple[str, ...], BeforeValidator(_split)]
YesNo = Annotated[bool | None, BeforeValidator(_yes_no)]
Flag = Annotated[bool, BeforeValidator(lambda cell: bool(_yes_no(cell)))]
LevelCell = Annotated[Level | None, BeforeValidator(_level)]
WebAddress = Annotated[str | None, _NONE, _optional(_web_address)]
SourceAddress = Annotated[str, AfterValidator(_web_address)]
PartialDate = Annotated[str | None, _NONE, _optional(_partial_date)]
Clock = Annotated[str | None, _NONE, _optional(_clock)]
Basis = Annotated[str | None, _NONE, _optional(_one_of(("stated", "implied")))]
Evidence = Annotated[str, AfterValidator(_one_of(("stated", "implied")))]
Precision = Annotated[str, AfterValidator(_one_of(("venue", "postcode", "town")))]
Reach = Annotated[str, AfterValidator(_one_of(words.REACHES))]
Kind = Annotated[str, AfterValidator(_one_of(words.KINDS))]
Join = Annotated[str, AfterValidator(_one_of((*words.JOINS, "")))]
Audience = Annotated[str, AfterValidator(_one_of((*words.AUDIENCES, "")))]
OpenTo = Annotated[str, AfterValidator(_one_of((*words.OPEN_TO, "")))]
Days = Annotated[tuple[str, ...], BeforeValidator(_split), AfterValidator(_all_of(words.DAYS))]
Genres = Annotated[tuple[str, ...], BeforeValidator(_split), AfterValidator(_all_of(words.GENRES))]
Inclusion = Annotated[
    tuple[str, ...], BeforeValidator(_split), AfterValidator(_all_of(words.INCLUSION))
]
Family = Annotated[str, AfterValidator(_one_of(words.FAMILIES))]
SourceKind = Annotated[str, AfterValidator(_one_of(("official", "press", "other")))]
Part = Annotated[str, AfterValidator(_one_of(("core", "sometimes")))]
