"""What stands beside the matches: identifiers, in the order in which they are shown."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import date

from tests.oracle import rules
from tests.oracle.dates import freshness
from tests.oracle.distance import Choice, chosen_place
from tests.oracle.judging import (
    can_join,
    doubts,
    for_families,
    is_place_to_play,
    judge,
    lets_in,
)
from tests.oracle.question import Question, Spot
from tests.oracle.reading import Books, Row

FRESHNESS = ["confirmed", "seen", "old"]
WIDE = ["regional", "national"]
HELP_KINDS = ["instrument_hire", "bursary", "event"]


def place_unknown(books: Books, spot: Spot, question: Question, as_of: date) -> list[str]:
    """Local listings of the place's own hub that do not say where they meet."""

    def belongs(row: Row) -> bool:
        nowhere = row["reach"] == "local" and row["venue_id"] == ""
        return nowhere and can_join(row, question.joins) and _own_hub(row, spot)

    return _block(books, question, as_of, belongs)


def across_hub(books: Books, spot: Spot, question: Question, as_of: date) -> list[str]:
    """What is offered across the whole area of the place's own hub."""

    def belongs(row: Row) -> bool:
        in_hub = row["reach"] == "hub" and _own_hub(row, spot)
        return in_hub and can_join(row, question.joins)

    return _block(books, question, as_of, belongs)


def further_on(books: Books, question: Question, as_of: date) -> list[str]:
    """Regional listings, then national ones."""

    def belongs(row: Row) -> bool:
        return row["reach"] in WIDE and can_join(row, question.joins)

    return _block(books, question, as_of, belongs, lambda row: WIDE.index(row["reach"]))


def through_school(books: Books, spot: Spot, question: Question, as_of: date) -> list[str]:
    """What a family asks its school for; ways of joining by oneself do not bear on it."""
    place = _placed(books, spot, question)

    def belongs(row: Row) -> bool:
        if row["join"] != "ask_school":
            return False
        if row["reach"] in WIDE:
            return True
        choice = place(row)
        too_far = choice is not None and choice.verdict == "no"
        return row["reach"] in ("local", "hub") and _own_hub(row, spot) and not too_far

    return _block(books, question, as_of, belongs, place=place)


def ask_ages(books: Books, spot: Spot, question: Question, as_of: date) -> list[str]:
    """Groups in reach, online or of the own hub, but nobody says whether for the young."""
    place = _placed(books, spot, question)

    def belongs(row: Row) -> bool:
        if row["audience"] != "" or not can_join(row, question.joins):
            return False
        choice = place(row)
        if choice is not None:
            return choice.verdict != "no"
        in_hub = row["reach"] in ("local", "hub") and _own_hub(row, spot)
        return row["reach"] == "online" or in_hub

    def miles(row: Row) -> float:
        choice = place(row)
        return choice.miles if choice else math.inf

    return _block(books, question, as_of, belongs, place=place, who=is_place_to_play, nearest=miles)


def _placed(books: Books, spot: Spot, question: Question) -> Callable[[Row], Choice | None]:
    def place(row: Row) -> Choice | None:
        if row["reach"] != "local" or row["venue_id"] == "":
            return None
        return chosen_place(row, books, spot, question)

    return place


def _block(
    books: Books,
    question: Question,
    as_of: date,
    belongs: Callable[[Row], bool],
    tier: Callable[[Row], int] = lambda row: 0,
    place: Callable[[Row], Choice | None] = lambda row: None,
    who: Callable[[Row, Question], bool] = for_families,
    nearest: Callable[[Row], float] = lambda row: 0.0,
) -> list[str]:
    """The listings that belong and are let in by everything except the distance."""
    found = []
    for row in books.opportunities:
        if who(row, question) and belongs(row):
            verdicts = judge(row, question, books, as_of, place(row))
            if lets_in(verdicts, question):
                fresh = FRESHNESS.index(freshness(row, as_of))
                order = (doubts(verdicts), tier(row), fresh, nearest(row))
                found.append((*order, row["name"], row["id"]))
    return [entry[-1] for entry in sorted(found)]


def helping(books: Books, spot: Spot, question: Question) -> list[str]:
    """Instruments to borrow, help with cost, and events; what is for another instrument last."""
    found = []
    for row in books.opportunities:
        if row["kind"] in HELP_KINDS and _may_help(row, spot, question):
            nearness = 0 if _own_hub(row, spot) else 1 + WIDE.index(row["hub_id"])
            known = question.instrument is not None
            not_for_it = known and rules.instrument(row, question, books) == "no"
            kind = HELP_KINDS.index(row["kind"])
            found.append((not_for_it, nearness, kind, row["name"], row["id"]))
    return [entry[-1] for entry in sorted(found)]


def _may_help(row: Row, spot: Spot, question: Question) -> bool:
    asked_age = question.age is not None or question.school_year is not None
    return (
        row["ended"] != "yes"
        and can_join(row)
        and row["audience"] in ("young", "all_ages")
        and (_own_hub(row, spot) or row["hub_id"] in WIDE)
        and not (asked_age and rules.age(row, question) == "no")
    )


def _own_hub(row: Row, spot: Spot) -> bool:
    return spot.hub_id is not None and row["hub_id"] == spot.hub_id
