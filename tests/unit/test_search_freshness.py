"""How old a source may be for a listing to be sure or likely, on cases worked by hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.unit.catalogue_files import write_catalogue
from tests.unit.hand_cases import CLARINET, HOME, TODAY, VENUES, Put, both, group

pytestmark = both
LEAP_DAY = date(2028, 2, 29)


@pytest.mark.parametrize(
    ("case", "kind", "dated", "as_of", "expected"),
    [
        ("official, two years to the day", "official", "2024-11-22", TODAY, "sure"),
        ("official, a day more", "official", "2024-11-21", TODAY, "likely"),
        ("official, a month counts from its first day", "official", "2024-11", TODAY, "likely"),
        ("official, the month after", "official", "2024-12", TODAY, "sure"),
        ("official, a year counts from its first day", "official", "2024", TODAY, "likely"),
        ("official, the year after", "official", "2025", TODAY, "sure"),
        ("official, undated", "official", "", TODAY, "likely"),
        ("official, five years to the day", "official", "2021-11-22", TODAY, "likely"),
        ("official, a day more than five years", "official", "2021-11-21", TODAY, "maybe"),
        ("press, this week", "press", "2026-11-20", TODAY, "likely"),
        ("press, five years to the day", "press", "2021-11-22", TODAY, "likely"),
        ("press, a day more", "press", "2021-11-21", TODAY, "maybe"),
        ("press, undated", "press", "", TODAY, "maybe"),
        ("directory, undated", "other", "", TODAY, "maybe"),
        (
            "leap day less 2 years: the 28th",
            "official",
            "2026-02-28",
            LEAP_DAY,
            "sure",
        ),
        ("leap day, a day more", "official", "2026-02-27", LEAP_DAY, "likely"),
        (
            "leap day less 5 years: the 28th",
            "press",
            "2023-02-28",
            LEAP_DAY,
            "likely",
        ),
        ("leap day, a day more than 5 years", "press", "2023-02-27", LEAP_DAY, "maybe"),
        ("two years after a leap day", "official", "2024-02-29", date(2026, 2, 28), "sure"),
        ("a day later", "official", "2024-02-29", date(2026, 3, 1), "likely"),
    ],
)
def test_freshness(
    put: Put, tmp_path: Path, case: str, kind: str, dated: str, as_of: date, expected: str
) -> None:
    write_catalogue(tmp_path, [group(source_kind=kind, source_date=dated)], VENUES)
    (match,) = put(tmp_path, HOME, CLARINET, as_of).matches
    assert match.certainty == expected, case
