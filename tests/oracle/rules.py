"""One verdict for each criterion: ``yes``, ``near``, ``unknown`` or ``no``."""

from __future__ import annotations

from datetime import date

from tests.oracle.dates import price_is_fresh
from tests.oracle.question import Question
from tests.oracle.reading import Books, Row, values

SCALE = ["starter", "beginner", *(f"grade-{grade}" for grade in range(1, 9)), "advanced"]


def instrument(row: Row, question: Question, books: Books) -> str:
    listed = values(row["instruments"])
    if not listed:
        return "unknown"
    assert question.instrument is not None
    if _in_core(question.instrument, listed, books):
        return "yes"
    for group in listed:
        if question.instrument in books.sometimes.get(group, set()):
            return "near"
    for other in books.transfers[question.instrument]:
        if _in_core(other, listed, books):
            return "near"
    return "no"


def _in_core(instrument_id: str, listed: list[str], books: Books) -> bool:
    return any(
        name == instrument_id or instrument_id in books.core.get(name, set()) for name in listed
    )


def level_is_asked_of(row: Row, question: Question) -> bool:
    """Singers are judged by level only where the listing states one, and then in any case."""
    if question.instrument == "voice":
        return row["level_basis"] == "stated"
    return question.level is not None


def level(row: Row, question: Question) -> str:
    low, high = row["level_min"], row["level_max"]
    if question.level is None or (not low and not high):
        return "unknown"
    step = SCALE.index(question.level)
    below = SCALE.index(low) - step if low else 0
    above = step - SCALE.index(high) if high else 0
    outside = max(below, above)
    if outside > 0:
        return _outside(outside, question.level_slack)
    if low and not high:
        return _without_top(SCALE.index(low), step)
    if high and not low:
        return "yes" if step >= SCALE.index(high) - 3 else "unknown"
    return "yes"


def _outside(steps: int, slack: int) -> str:
    if steps <= slack:
        return "yes"
    return "near" if steps == 1 else "no"


def _without_top(low: int, step: int) -> str:
    if low >= SCALE.index("grade-1"):
        return "yes"
    return "yes" if step <= SCALE.index("grade-3") else "unknown"


def age(row: Row, question: Question) -> str:
    if not row["age_min"] and not row["age_max"]:
        return "unknown"
    if question.age is not None:
        youngest = oldest = question.age
    else:
        assert question.school_year is not None
        youngest, oldest = question.school_year + 4, question.school_year + 5
    gap = 0
    if row["age_min"]:
        gap = max(gap, int(row["age_min"]) - oldest)
    if row["age_max"]:
        gap = max(gap, youngest - int(row["age_max"]))
    return "yes" if gap == 0 else "near" if gap == 1 else "no"


def day(row: Row, question: Question) -> str:
    return _any_of(values(row["days"]), question.days, otherwise="no")


def genre(row: Row, question: Question) -> str:
    return _any_of(values(row["genres"]), question.genres, otherwise="no")


def inclusion(row: Row, question: Question) -> str:
    """What is offered is named; what is not named is not refused."""
    return _any_of(values(row["inclusion"]), question.inclusion, otherwise="unknown")


def _any_of(stated: list[str], asked: frozenset[str], otherwise: str) -> str:
    if not stated:
        return "unknown"
    return "yes" if any(value in asked for value in stated) else otherwise


def cost(row: Row, as_of: date) -> str:
    if not row["cost_gbp"] or not price_is_fresh(row, as_of):
        return "unknown"
    return "yes" if float(row["cost_gbp"]) == 0 else "no"


def step_free(venues: list[Row]) -> str:
    stated = [venue["step_free"] for venue in venues]
    if "yes" in stated:
        return "yes"
    return "no" if stated and all(value == "no" for value in stated) else "unknown"
