"""Ages and school years as teachers write them, whichever column they stand in."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal, NamedTuple

from pathways.classlist.plain import is_blank, plain, quote, whole
from pathways.errors import QuestionError
from pathways.matching.query import parse_age, parse_year

Counted = Literal["age", "year"]
LAST_YEAR = 13

_YEARS_OLD = r"(?:y|yr|yrs|years?|y ?/ ?o|yo)"
_MONTHS = r"(?: \d{1,2} ?(?:m|mo|mths?|months?))?"
_AGE = re.compile(
    rf"(?:(?:age|aged) )?(\d{{1,2}}) ?{_YEARS_OLD}(?: old)?{_MONTHS}"
    r"|(?:age|aged) (\d{1,2})|(\d{1,2}) ?; ?\d{1,2}"
)
_YEAR = re.compile(r"(?:nc )?(?:year group|year|yr|y|nc year|nc)[ -]*(\d{1,2})(?: ?[a-z]{1,2}\d?)?")
_CLASS = re.compile(r"(\d{1,2}) ?[a-z]{1,2}\d?(?: ?/ ?\w{1,4})?")
_DECIMAL_AGE = re.compile(r"(\d{1,2})\.\d{1,2}")
_RECEPTION = frozenset(
    {"reception", "rec", "r", "yr", "year r", "yr r", "y r", "fs2", "eyfs 2", "foundation stage 2"}
)
_SIXTH_FORM = {
    "lower sixth": 12, "l6": 12, "upper sixth": 13, "u6": 13, "6 1": 12, "6 2": 13,
}  # fmt: skip
_ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_BRITISH_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")


class HowOld(NamedTuple):
    """An age in whole years, or a school year with Reception as 0, or neither."""

    age: int | None = None
    school_year: int | None = None


def read_how_old(text: str, counted: Counted, as_of: date) -> HowOld:
    """An age or a school year.

    Args:
        counted: what a bare number counts.
        as_of: the day for which a date of birth becomes an age.

    Raises:
        QuestionError: it is neither, or one we do not cover.
    """
    if is_blank(text):
        return HowOld()
    text = whole(text)
    words = plain(text)
    born = _day(text)
    if born:
        return HowOld(age=parse_age(_age_on(born, as_of)))
    if words in _RECEPTION:
        return HowOld(school_year=0)
    if words in _SIXTH_FORM:
        return HowOld(school_year=_SIXTH_FORM[words])
    year = _YEAR.fullmatch(words) or (_CLASS.fullmatch(words) if counted == "year" else None)
    age = _AGE.fullmatch(words) or (_DECIMAL_AGE.fullmatch(text) if counted == "age" else None)
    if age:
        return HowOld(age=parse_age(next(each for each in age.groups() if each)))
    if year:
        return HowOld(school_year=_school_year(int(year[1]), text))
    return _bare(text, counted)


def _school_year(number: int, text: str) -> int:
    if number > LAST_YEAR:
        message = f"{quote(text)} is not a school year. Use Reception or Year 1 to Year 13."
        raise QuestionError("year", message)
    return number


def _bare(text: str, counted: Counted) -> HowOld:
    if counted == "age":
        return HowOld(age=parse_age(text))
    try:
        return HowOld(school_year=parse_year(text))
    except QuestionError as error:
        if re.fullmatch(r"1[4-9]|2[0-5]", text):
            message = f"{quote(text)} is not a school year. If it is an age, write {text} years."
            raise QuestionError("year", message, [f"{text} years"]) from None
        raise error from None


def _day(text: str) -> date | None:
    iso, british = _ISO_DAY.fullmatch(text), _BRITISH_DAY.fullmatch(text)
    try:
        if iso:
            return date(int(iso[1]), int(iso[2]), int(iso[3]))
        return date(int(british[3]), int(british[2]), int(british[1])) if british else None
    except ValueError:
        return None


def _age_on(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
