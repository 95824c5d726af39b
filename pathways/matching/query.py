"""What is being looked for, checked and put in the project's words."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from pathways.errors import QuestionError
from pathways.model import Instrument
from pathways.vocabulary import (
    DAYS,
    FAMILY_JOINS,
    GENRES,
    INCLUSION,
    KINDS,
    LEVELS,
    OLDEST_AGE,
    RADII_MILES,
    Level,
)

_SHOWN = 40  # how much of somebody's own words a message repeats
_LAST_YEAR = 13


@dataclass(frozen=True, slots=True)
class Query:
    """One search. Values of one field are alternatives; fields must all hold.

    Attributes:
        instrument: an instrument's id; None where it is not known yet, and then not asked.
        level: how far along; None where it was not said, and then not asked.
        age: whole years; school_year: 0 for Reception to 13. At most one of the two.
        within_miles: the radius.
        kinds, joins: only listings of these kinds, only these ways of joining; empty for all.
        strict: of the day, cost, step-free, inclusion and genre asked for, only a yes stays.
    """

    instrument: str | None
    level: Level | None
    within_miles: float
    age: int | None = None
    school_year: int | None = None
    kinds: frozenset[str] = frozenset()
    joins: frozenset[str] = frozenset()
    days: frozenset[str] = frozenset()
    genres: frozenset[str] = frozenset()
    free: bool = False
    step_free: bool = False
    inclusion: frozenset[str] = frozenset()
    online: bool = False
    strict: bool = False

    @property
    def ages(self) -> tuple[int, int] | None:
        """Youngest and oldest the young person can be, or None where not asked."""
        if self.age is not None:
            return self.age, self.age
        if self.school_year is not None:
            return self.school_year + 4, self.school_year + 5
        return None


def make_query(
    instruments: Mapping[str, Instrument],
    *,
    instrument: str | None = None,
    level: str | None = None,
    within: str | float,
    age: str | int | None = None,
    year: str | int | None = None,
    kinds: Iterable[str] = (),
    joins: Iterable[str] = (),
    days: Iterable[str] = (),
    genres: Iterable[str] = (),
    inclusion: Iterable[str] = (),
    free: bool = False,
    step_free: bool = False,
    online: bool = False,
    strict: bool = False,
) -> Query:
    """A query from words as typed or as they stand in an address.

    Raises:
        QuestionError: for the first word that is not understood, with near alternatives.
    """
    if age not in (None, "") and year not in (None, ""):
        raise QuestionError("age", "Give an age or a school year, not both.")
    return Query(
        instrument=None if instrument is None else find_instrument(instruments, instrument).id,
        level=parse_level(level) if level is not None and level.strip() else None,
        within_miles=parse_radius(within),
        age=parse_age(age),
        school_year=parse_year(year),
        kinds=_chosen("kind", kinds, KINDS),
        joins=_chosen("join", joins, {each: each for each in FAMILY_JOINS}),
        days=_chosen("day", days, {each: each for each in DAYS}),
        genres=_chosen("genre", genres, GENRES),
        inclusion=_chosen("inclusion", inclusion, INCLUSION),
        free=free,
        step_free=step_free,
        online=online,
        strict=strict,
    )


def _plain(text: str) -> str:
    return re.sub(r"[\s_-]+", " ", text.strip().casefold())


def _quote(text: object) -> str:
    words = " ".join(str(text).split())
    return f"“{words[:_SHOWN]}…”" if len(words) > _SHOWN else f"“{words}”"


def _refuse(field: str, text: str, known: Mapping[str, str], advice: str) -> QuestionError:
    """An error that names the nearest known words; ``known`` is plain word to name."""
    near = difflib.get_close_matches(_plain(text)[:_SHOWN], list(known), n=3, cutoff=0.6)
    names = list(dict.fromkeys(known[each] for each in near))
    hint = f" Did you mean {' or '.join(names)}?" if names else f" {advice}"
    return QuestionError(field, f"We do not know the {field} {_quote(text)}.{hint}", names)


@cache
def _words_for(name: str, synonyms: tuple[str, ...], id_: str) -> tuple[str, ...]:
    return tuple(
        {_plain(name): None, _plain(id_): None, **{_plain(each): None for each in synonyms}}
    )


def instrument_words(instruments: Mapping[str, Instrument]) -> dict[str, Instrument]:
    """Every plain word that names an instrument; a name or id wins over a synonym."""
    words: dict[str, Instrument] = {}
    for each in instruments.values():
        for word in _words_for(each.name, each.synonyms, each.id)[:2]:
            words[word] = each
    for each in instruments.values():
        for word in _words_for(each.name, each.synonyms, each.id):
            words.setdefault(word, each)
    return words


def find_instrument(instruments: Mapping[str, Instrument], text: str) -> Instrument:
    """The instrument that ``text`` names, by name or synonym in any case.

    Raises:
        QuestionError: with near alternatives.
    """
    words = instrument_words(instruments)
    plain = _plain(text)
    if not plain:
        raise QuestionError("instrument", "Say which instrument: for example violin or singing.")
    for candidate in (plain, plain.removesuffix("s")):
        if candidate in words:
            return words[candidate]
    names = {word: each.name for word, each in words.items()}
    raise _refuse("instrument", text, names, "Try a common name, such as cornet, drums or singing.")


def parse_level(text: str) -> Level:
    """The level that ``text`` names: ``grade-3``, ``Grade 3``, ``g3``, ``3`` or ``starter``.

    Raises:
        QuestionError: with near alternatives.
    """
    plain = _plain(text)
    grade = re.fullmatch(r"(?:about )?(?:grade|gr|g)?\.? ?([1-8])", plain)
    if grade:
        return LEVELS[f"grade-{grade[1]}"]
    for name, level in LEVELS.items():
        if plain in (_plain(name), _plain(level.words)):
            return level
    known = {_plain(each): each for each in LEVELS}
    raise _refuse("level", text, known, f"Use one of {', '.join(LEVELS)}.")


def parse_radius(value: str | float) -> float:
    """Miles, from 0.1 to 100.

    Raises:
        QuestionError: where it is no number or outside that.
    """
    try:
        miles = float(value)
    except (TypeError, ValueError):
        miles = -1.0
    if not 0.1 <= miles <= 100:
        radii = ", ".join(str(each) for each in RADII_MILES)
        raise QuestionError("within", f"{_quote(value)} is not a distance. Use miles: {radii}.")
    return miles


def parse_age(value: str | int | None) -> int | None:
    """Whole years from 0 to 25, or None where nothing was given.

    Raises:
        QuestionError: where it is no such number.
    """
    if value is None or value == "":
        return None
    text = str(value).strip()
    if not re.fullmatch(r"[0-9]{1,2}", text) or int(text) > OLDEST_AGE:
        message = f"{_quote(value)} is not an age we cover. Use whole years from 0 to {OLDEST_AGE}."
        raise QuestionError("age", message)
    return int(text)


def parse_year(value: str | int | None) -> int | None:
    """A school year, Reception being 0, or None where nothing was given.

    Raises:
        QuestionError: where it is no school year.
    """
    if value is None or value == "":
        return None
    plain = _plain(str(value))
    if plain in ("reception", "r", "yr"):
        return 0
    found = re.fullmatch(r"(?:year |yr |y)?([0-9]{1,2})", plain)
    if not found or int(found[1]) > _LAST_YEAR:
        message = f"{_quote(value)} is not a school year. Use Reception or Year 1 to Year 13."
        raise QuestionError("year", message)
    return int(found[1])


def _chosen(field: str, values: Iterable[str], known: Mapping[str, str]) -> frozenset[str]:
    plain = {_plain(word): id_ for id_, name in known.items() for word in (name, id_)}
    found = set()
    for value in values:
        if _plain(value) not in plain:
            raise _refuse(field, value, plain, f"Use one of {_listed(known)}.")
        found.add(plain[_plain(value)])
    return frozenset(found)


def _listed(known: Collection[str]) -> str:
    return ", ".join(known)
