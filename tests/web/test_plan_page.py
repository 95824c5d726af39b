"""The plan for the wall, run without a browser."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.web.climbing import HOSTILE, climbing_app
from tests.web.keeping import html, visit

VIOLIN = {"near": "NG5", "instrument": "violin", "level": "grade-2"}


@pytest.fixture(scope="module", autouse=True)
def _app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with climbing_app(tmp_path_factory.mktemp("data")):
        yield


def test_the_plan_has_three_steps_with_what_each_takes() -> None:
    text = html(visit("plan", None, **VIOLIN))

    assert "<h1>My way up on the violin</h1>" in text
    places = [text.index(f"<h2>{name} <span>") for name in ("Now", "Next", "Later")]
    assert places == sorted(places)
    assert "<h3>Junior Strings</h3>" in text
    assert "<b>What it takes</b> About grade 4 to grade 5. No audition mentioned." in text
    assert "☐ Asked" in text
    assert "asks about safeguarding, DBS checks, and whether a parent stays" in text


def test_no_step_has_more_than_two_groups() -> None:
    text = html(visit("plan", None, **VIOLIN))

    assert all(part.count('class="pw-goal"') <= 2 for part in text.split("<h2>")[1:])


def test_the_plan_holds_no_home_and_no_age() -> None:
    session = {"near": "NG5 6AA", "instrument": "violin", "level": "grade-2", "who": "age-9"}
    page = visit("plan", session)

    assert "From near NG5 6," in html(page)
    assert "NG5 6AA" not in html(page)
    assert "Age 9" not in html(page)
    assert page.query_params == {"near": "NG5 6", "instrument": "violin", "level": "grade-2"}


def test_a_missing_step_says_so() -> None:
    text = html(visit("plan", None, near="NG5", instrument="cornet", level="beginner"))

    assert "Nothing for cornet within 25 miles." in text
    assert "Ask your teacher or music hub." in text


def test_a_singers_plan_is_named_so() -> None:
    text = html(visit("plan", {"who": "year-4"}, near="NG5", instrument="voice"))

    assert "<h1>My way up in singing</h1>" in text


def test_without_a_search_there_is_nothing_to_print() -> None:
    assert visit("plan").title[0].value == "Nothing to print yet"


@pytest.mark.parametrize("value", ["", "x" * 5_000, HOSTILE, "\x00", "Loughbrough"])
@pytest.mark.parametrize("name", ["near", "instrument", "level", "next"])
def test_a_hand_edited_address_never_breaks_the_plan(name: str, value: str) -> None:
    assert HOSTILE not in html(visit("plan", None, **{**VIOLIN, name: value}))
