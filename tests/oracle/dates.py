"""How old a source or a price is."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from tests.oracle.reading import Row


def freshness(row: Row, as_of: date) -> str:
    """``confirmed``, ``seen``, ``old`` or ``ended``."""
    if row["ended"] == "yes":
        return "ended"
    official = row["source_kind"] == "official"
    dated = first_day(row["source_date"])
    if dated is None:
        return "seen" if official else "old"
    if official and dated >= months_before(as_of, 24):
        return "confirmed"
    return "seen" if dated >= months_before(as_of, 60) else "old"


def price_is_fresh(row: Row, as_of: date) -> bool:
    """Whether the price is of a known date within 24 months."""
    dated = first_day(row["cost_year"] or row["source_date"])
    return dated is not None and dated >= months_before(as_of, 24)


def first_day(text: str) -> date | None:
    """The first day that a date such as 2024, 2024-05 or 2024-05-13 can mean."""
    if not text:
        return None
    numbers = [int(part) for part in text.split("-")]
    numbers += [1] * (3 - len(numbers))
    return date(numbers[0], numbers[1], numbers[2])


def months_before(day: date, months: int) -> date:
    """The same day some months earlier, or the last of that month where it is shorter."""
    year, month = day.year, day.month
    for _ in range(months):
        month -= 1
        if month == 0:
            year, month = year - 1, 12
    return date(year, month, min(day.day, monthrange(year, month)[1]))
