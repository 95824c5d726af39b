"""All verdicts on one listing, and what follows from them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from tests.oracle import rules
from tests.oracle.distance import Choice
from tests.oracle.question import Question
from tests.oracle.reading import Books, Row, values

PLAY_KINDS = [
    "ensemble",
    "group_lessons",
    "individual_lessons",
    "music_centre",
    "course",
    "holiday_course",
    "advanced_programme",
]
STRICT_CRITERIA = ["day", "cost", "step_free", "inclusion", "genre"]
BANDS = [1, 3, 5, 10, 15, 20, 40]


def judge(
    row: Row, question: Question, books: Books, as_of: date, choice: Choice | None
) -> dict[str, str]:
    """The verdict of every criterion that is asked, without the distance."""
    verdicts = {}
    if question.instrument is not None:
        verdicts["instrument"] = rules.instrument(row, question, books)
    if rules.level_is_asked_of(row, question):
        verdicts["level"] = rules.level(row, question)
    if question.age is not None or question.school_year is not None:
        verdicts["age"] = rules.age(row, question)
    if question.days:
        verdicts["day"] = rules.day(row, question)
    if question.free:
        verdicts["cost"] = rules.cost(row, as_of)
    if question.step_free:
        verdicts["step_free"] = rules.step_free(_venues_meant(row, books, choice))
    if question.inclusion:
        verdicts["inclusion"] = rules.inclusion(row, question)
    if question.genres:
        verdicts["genre"] = rules.genre(row, question)
    return verdicts


def _venues_meant(row: Row, books: Books, choice: Choice | None) -> list[Row]:
    """The chosen place, or every place of a listing of which none was chosen."""
    ids = [choice.venue_id] if choice else values(row["venue_id"])
    return [books.venues[venue_id] for venue_id in ids]


def lets_in(verdicts: Mapping[str, str], question: Question) -> bool:
    """No ``no`` and at most one near; with ``strict`` only yes for what was asked beside."""
    found = list(verdicts.values())
    if "no" in found or found.count("near") > 1:
        return False
    if question.strict:
        return all(verdicts.get(name, "yes") == "yes" for name in STRICT_CRITERIA)
    return True


def doubts(verdicts: Mapping[str, str]) -> int:
    """How many verdicts are unknown or near."""
    return sum(verdict in ("unknown", "near") for verdict in verdicts.values())


def certainty_of(verdicts: Mapping[str, str], fresh: str) -> str:
    """``sure``, ``likely`` or ``maybe``."""
    main = [verdicts.get(name, "yes") for name in ("instrument", "level", "distance")]
    fits = main == ["yes", "yes", "yes"] and "near" not in verdicts.values()
    if fits and fresh == "confirmed":
        return "sure"
    return "likely" if fits and fresh == "seen" else "maybe"


def band(miles: float | None) -> int:
    """The number of bands that end before the distance; the last for none."""
    if miles is None:
        return len(BANDS)
    return sum(miles > edge for edge in BANDS)


def for_families(row: Row, question: Question) -> bool:
    """A place to play for young people, of a kind that was asked for, that still runs."""
    return row["audience"] in ("young", "all_ages") and is_place_to_play(row, question)


def is_place_to_play(row: Row, question: Question) -> bool:
    """Of a kind that was asked for, and it still runs, whoever it is for."""
    return (
        row["ended"] != "yes"
        and row["kind"] in PLAY_KINDS
        and (not question.kinds or row["kind"] in question.kinds)
    )


def can_join(row: Row, joins: frozenset[str] = frozenset()) -> bool:
    """Whether a family can join by itself, in one of the ways asked for if any is."""
    return row["join"] in ("open", "audition") and (not joins or row["join"] in joins)
