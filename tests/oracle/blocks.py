"""What stands beside the matches: identifiers, in the order in which they are shown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from tests.oracle import rules
from tests.oracle.dates import freshness
from tests.oracle.distance import Choice, chosen_place
from tests.oracle.judging import can_join, doubts, for_families, judge, lets_in
from tests.oracle.question import Question, Spot
from tests.oracle.reading import Books, Row

FRESHNESS = ["confirmed", "seen", "old"]
WIDE = ["regional", "national"]
HELP_KINDS = ["instrument_hire", "bursary", "event"]


def place_unknown(books: Books, spot: Spot, question: Question, as_of: date) -> list[str]:
    """Local listings of the place's own hub that do not say where they meet."""

    def belongs(row: Row) -> bool:
        nowhere = row["reach"] == "local" and row["venue_id"] == ""
        return nowhere and can_join(row) and _own_hub(row, spot)

    return _block(books, question, as_of, belongs)


def across_hub(books: Books, spot: Spot, question: Question, as_of: date) -> list[str]:
    """What is offered across the whole area of the place's own hub."""

    def belongs(row: Row) -> bool:
        return row["reach"] == "hub" and can_join(row) and _own_hub(row, spot)

    return _block(books, question, as_of, belongs)


def further_on(books: Books, question: Question, as_of: date) -> list[str]:
    """Regional listings, then national ones."""

    def belongs(row: Row) -> bool:
        return row["reach"] in WIDE and can_join(row)

    return _block(books, question, as_of, belongs, lambda row: WIDE.index(row["reach"]))


def through_school(books: Books, spot: Spot, question: Question, as_of: date) -> list[str]:
    """What a family asks its school for."""

    def place(row: Row) -> Choice | None:
        if row["reach"] != "local" or row["venue_id"] == "":
            return None
        return chosen_place(row, books, spot, question)

    def belongs(row: Row) -> bool:
        if row["join"] != "ask_school":
            return False
        if row["reach"] in WIDE:
            return True
        choice = place(row)
        too_far = choice is not None and choice.verdict == "no"
        return row["reach"] in ("local", "hub") and _own_hub(row, spot) and not too_far

    return _block(books, question, as_of, belongs, place=place)


def _block(
    books: Books,
    question: Question,
    as_of: date,
    belongs: Callable[[Row], bool],
    tier: Callable[[Row], int] = lambda row: 0,
    place: Callable[[Row], Choice | None] = lambda row: None,
) -> list[str]:
    """The listings that belong and are let in by everything except the distance."""
    found = []
    for row in books.opportunities:
        if for_families(row, question) and belongs(row):
            verdicts = judge(row, question, books, as_of, place(row))
            if lets_in(verdicts, question):
                fresh = FRESHNESS.index(freshness(row, as_of))
                found.append((doubts(verdicts), tier(row), fresh, row["name"], row["id"]))
    return [entry[-1] for entry in sorted(found)]


def helping(books: Books, spot: Spot, question: Question) -> list[str]:
    """Instruments to borrow, help with cost, and events; what is for another instrument last."""
    found = []
    for row in books.opportunities:
        if row["kind"] in HELP_KINDS and _may_help(row, spot, question):
            nearness = 0 if _own_hub(row, spot) else 1 + WIDE.index(row["hub_id"])
            not_for_it = rules.instrument(row, question, books) == "no"
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
