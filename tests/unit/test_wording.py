"""Facts in words: plain, exact, and honest about age."""

from __future__ import annotations

from pathlib import Path

import pytest

from pathways.catalogue import load_catalogue
from pathways.model import Opportunity
from pathways.vocabulary import Level
from pathways.wording import (
    age_bounds,
    cost_words,
    date_words,
    level_bounds,
    miles_words,
    source_words,
    when_words,
)
from tests.unit.catalogue_files import listing, venue, write_catalogue


def made(folder: Path, **stated: str) -> Opportunity:
    write_catalogue(folder, [listing(**stated)], [venue()])
    return load_catalogue(folder).opportunities[0]


@pytest.mark.parametrize(
    ("miles", "words"),
    [
        (0.1, "under a quarter of a mile"),
        (0.4, "half a mile"),
        (0.74, "half a mile"),
        (0.9, "1 mile"),
        (1.4, "1.5 miles"),
        (2.2, "2 miles"),
        (3.4, "3 miles"),
        (12.6, "13 miles"),
    ],
)
def test_miles(miles: float, words: str) -> None:
    assert miles_words(miles) == words


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (None, None, "level not stated"),
        (Level.STARTER, None, "starters and above"),
        (None, Level.GRADE_3, "up to grade 3"),
        (Level.GRADE_1, Level.GRADE_3, "grade 1 to grade 3"),
        (Level.GRADE_5, Level.GRADE_5, "grade 5"),
    ],
)
def test_levels(low: Level | None, high: Level | None, words: str) -> None:
    assert level_bounds(low, high) == words


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (None, None, "ages not stated"),
        (7, None, "from age 7"),
        (None, 11, "up to age 11"),
        (7, 11, "ages 7 to 11"),
        (8, 8, "age 8"),
    ],
)
def test_ages(low: int | None, high: int | None, words: str) -> None:
    assert age_bounds(low, high) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [("2024", "2024"), ("2024-05", "May 2024"), ("2024-05-03", "3 May 2024")],
)
def test_dates(text: str, words: str) -> None:
    assert date_words(text) == words


def test_an_old_price_carries_its_year_once(tmp_path: Path) -> None:
    old = made(tmp_path / "a", cost_text="£5 a week", cost_gbp="5", cost_year="2019")
    named = made(tmp_path / "b", cost_text="£5 a week in 2019", cost_gbp="5", cost_year="2019")
    undated = made(tmp_path / "c", cost_text="Free", cost_gbp="0")

    assert cost_words(old, price_is_fresh=True) == "£5 a week"
    assert cost_words(old, price_is_fresh=False) == "£5 a week (2019 price, check)"
    assert cost_words(named, price_is_fresh=False) == "£5 a week in 2019 (old price, check)"
    assert cost_words(undated, price_is_fresh=False) == "Free (undated, check)"


def test_a_price_without_words_is_written_out(tmp_path: Path) -> None:
    priced = made(tmp_path, cost_gbp="7.5", cost_period="session")

    assert cost_words(priced, price_is_fresh=True) == "£7.50 per session"


def test_when(tmp_path: Path) -> None:
    saturday = made(
        tmp_path / "a",
        days="Wednesday;Saturday",
        time_start="10:00",
        time_end="12:00",
        frequency="weekly",
    )

    assert when_words(saturday) == "Wednesday and Saturday 10:00–12:00, weekly"
    assert when_words(made(tmp_path / "b", frequency="weekly")) == "Weekly"
    assert when_words(made(tmp_path / "c")) is None
    evening = made(tmp_path / "e", days="Monday", frequency="Weekly, in the evening")
    assert when_words(evening) == "Monday, weekly, in the evening"
    named = made(tmp_path / "d", days="Saturday", frequency="weekly, on Saturday mornings")
    assert when_words(named) == "Weekly, on Saturday mornings"


def test_an_old_source_says_to_check(tmp_path: Path) -> None:
    old = made(tmp_path, source_kind="press", source_date="2018-08")

    assert source_words(old, "old") == (
        "From a news report of August 2018. Old: check before you travel."
    )
