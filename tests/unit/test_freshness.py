"""Freshness against days counted on a calendar by hand."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from pathways.catalogue.index import first_day
from pathways.freshness import FRESHNESS_NAMES, freshness, months_before, price_is_fresh


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 11, 22), 24, date(2024, 11, 22)),
        (date(2026, 11, 22), 60, date(2021, 11, 22)),
        (date(2028, 2, 29), 24, date(2026, 2, 28)),
        (date(2026, 1, 31), 11, date(2025, 2, 28)),
        (date(2026, 1, 15), 1, date(2025, 12, 15)),
    ],
)
def test_calendar_months(day: date, months: int, expected: date) -> None:
    assert months_before(day, months) == expected


@pytest.mark.parametrize(
    ("source_date", "official", "expected"),
    [
        ("2024-11-22", True, "confirmed"),
        ("2024-11-21", True, "seen"),
        ("2024-11-22", False, "seen"),
        ("2025", True, "confirmed"),
        ("2024", True, "seen"),  # a year alone counts from its first day
        ("2021-11-22", False, "seen"),
        ("2021-11-21", False, "old"),
        ("2021-11", False, "old"),
        (None, True, "seen"),
        (None, False, "old"),
    ],
)
def test_freshness_on_22_november_2026(
    source_date: str | None, official: bool, expected: str
) -> None:
    dated = np.array([first_day(source_date)])

    found = freshness(dated, np.array([official]), date(2026, 11, 22))

    assert FRESHNESS_NAMES[found[0]] == expected


@pytest.mark.parametrize(
    ("priced", "fresh"), [("2025", True), ("2024", False), ("2024-11-22", True), (None, False)]
)
def test_a_price_is_good_for_24_months(priced: str | None, fresh: bool) -> None:
    assert price_is_fresh(np.array([first_day(priced)]), date(2026, 11, 22))[0] == fresh
