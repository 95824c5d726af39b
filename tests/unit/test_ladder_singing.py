"""How singers climb, by age rather than by grade, worked by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.ladder_by_hand import Climb, choir, climb_in, columns, rung, singer


@pytest.fixture
def climb(tmp_path: Path) -> Climb:
    return climb_in(tmp_path)


def test_singers_climb_by_age(climb: Climb) -> None:
    listings = [
        choir("infants", "4", "6"), choir("juniors", "7", "11"), choir("ten-up", "10"),
        choir("youth", "13", "18"), choir("young-adults", "16", "25"), choir("silent"),
    ]  # fmt: skip
    assert columns(climb(listings, singer(age=9))) == (
        "juniors@foundation", "ten-up@intermediate youth@intermediate", "young-adults@advanced",
    )  # fmt: skip
    assert climb(listings, singer(age=9)).unstaged == ("silent",)
    assert columns(climb(listings, singer(age=14))) == (
        "ten-up@intermediate youth@intermediate", "young-adults@advanced", "",
    )  # fmt: skip


def test_a_choir_that_ends_as_the_next_stage_begins_does_not_hold_it(climb: Climb) -> None:
    ends = climb([choir("juniors", "7", "11")], singer(age=9))
    assert [gap.stage for gap in ends.missing] == ["intermediate"]
    stays = climb([choir("juniors", "7", "12")], singer(age=9))
    assert stays.shelves[1].stays == ("juniors",)


def test_a_singer_who_says_nothing_gets_the_ladder_from_its_foot(climb: Climb) -> None:
    listings = [choir("infants", "4", "6"), choir("juniors", "7", "11"), choir("youth", "13", "18")]
    assert columns(climb(listings, singer())) == (
        "infants@starting", "juniors@foundation", "youth@intermediate",
    )  # fmt: skip


def test_a_choirs_stated_level_lifts_it_and_is_not_hidden(climb: Climb) -> None:
    good = {"level_min": "grade-6", "level_basis": "stated"}
    listings = [choir("juniors", "7", "12"), choir("chamber", "9", "18", **good)]
    found = climb(listings, singer(age=10))
    assert columns(found) == ("juniors@foundation", "", "chamber@advanced")
    assert "About grade 6 and above" in rung(found, "chamber").bridge
    assert "Level" not in rung(found, "juniors").bridge


def test_a_choir_for_all_comers_is_open_whatever_its_level_says(climb: Climb) -> None:
    first = {"level_min": "starter", "level_max": "beginner", "level_basis": "stated"}
    listings = [
        choir("come-and-sing", "8", "18", **first),
        choir("no-experience", level_min="starter", level_basis="stated"),
    ]
    assert columns(climb(listings, singer(age=14)))[0] == (
        "come-and-sing@intermediate no-experience@intermediate"
    )


def test_a_choirs_level_never_lifts_it_above_its_oldest_singers(climb: Climb) -> None:
    lifted = {"level_min": "grade-8", "level_basis": "implied"}
    found = climb([choir("trebles", "7", "10", **lifted)], singer(age=8))
    assert columns(found) == ("trebles@foundation", "", "")
