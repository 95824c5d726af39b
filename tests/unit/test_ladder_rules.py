"""How a ladder follows levels and routes, worked by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from pathways.errors import QuestionError
from tests.oracle import Question
from tests.unit.ladder_by_hand import Climb, band, climb_in, columns, player, rung
from tests.unit.ladder_cases import route


@pytest.fixture
def climb(tmp_path: Path) -> Climb:
    return climb_in(tmp_path)


CHAIN = [
    band("club", "beginner", "beginner"),
    band("junior", "grade-1", "grade-3"),
    band("intermediate", "grade-3", "grade-5"),
    band("senior", "grade-5"),
]
CHAIN_ROUTES = (
    route("club", "junior", condition="About a year of playing."),
    route("junior", "intermediate", "implied"),
    route("intermediate", "senior"),
)


FROM_THE_FOOT = ("club@starting", "junior@foundation", "intermediate@intermediate senior@advanced")
FROM_JUNIOR = ("junior@foundation", "intermediate@intermediate", "senior@advanced")
FROM_INTERMEDIATE = ("intermediate@intermediate", "senior@advanced", "")


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        ("starter", FROM_THE_FOOT),
        ("beginner", FROM_THE_FOOT),
        ("grade-2", FROM_JUNIOR),
        ("grade-3", FROM_JUNIOR),
        ("grade-4", FROM_INTERMEDIATE),
        ("grade-5", FROM_INTERMEDIATE),
        ("grade-7", ("senior@advanced", "", "")),
    ],
)
def test_a_chain_comes_out_as_its_page_tells_it(
    climb: Climb, level: str, expected: tuple[str, str, str]
) -> None:
    assert columns(climb(CHAIN, player(level), CHAIN_ROUTES)) == expected


def test_evidence_and_bridge_of_each_step(climb: Climb) -> None:
    found = climb(CHAIN, player("beginner"), CHAIN_ROUTES)
    assert [rung(found, each["id"]).evidence for each in CHAIN] == [
        "start", "stated", "implied", "stated",
    ]  # fmt: skip
    junior = rung(found, "junior")
    assert junior.sources == ("club",)
    assert junior.bridge == (
        "About grade 1 to grade 3. No audition mentioned. Ages not stated. "
        "From Club: About a year of playing."
    )
    assert found.way_up == ("club", "junior", "intermediate", "senior")
    assert not found.gaps


def test_without_routes_the_same_steps_are_by_level(climb: Climb) -> None:
    found = climb(CHAIN, player("beginner"))
    assert [rung(found, each["id"]).evidence for each in CHAIN] == [
        "start", "derived", "derived", "derived",
    ]  # fmt: skip
    assert rung(found, "senior").sources == ("intermediate",)


def test_what_takes_them_already_is_open_now_unless_a_route_says_it_comes_after(
    climb: Climb,
) -> None:
    listings = [band("junior", "grade-1", "grade-3"), band("orchestra", "grade-3")]
    alone = climb(listings, player("grade-3"))
    after = climb(listings, player("grade-3"), (route("junior", "orchestra"),))
    assert columns(alone) == ("junior@foundation orchestra@foundation", "", "")
    assert columns(after) == ("junior@foundation", "orchestra@intermediate", "")


def test_a_lower_rung_is_left_behind_once_the_next_suits(climb: Climb) -> None:
    listings = [band("junior", "grade-1"), band("orchestra", "grade-4")]
    steps = (route("junior", "orchestra"),)
    assert columns(climb(listings, player("grade-5"), steps)) == ("orchestra@intermediate", "", "")
    assert columns(climb(listings, player("grade-5"))) == (
        "junior@intermediate orchestra@intermediate", "", "",
    )  # fmt: skip


def test_a_centre_whose_groups_are_listed_is_no_rung(climb: Climb) -> None:
    listings = [
        band("centre", "starter", "advanced", kind="music_centre"),
        band("strings", "grade-1", "grade-3", part_of="centre"),
        band("lone", "starter", "advanced", kind="music_centre"),
    ]
    found = climb(listings, player("grade-2"))
    assert columns(found) == ("lone@foundation strings@foundation", "", "")
    assert found.unstaged == ()


def test_what_else_is_asked_must_hold_all_the_way_up(climb: Climb) -> None:
    listings = [
        band("saturday", "grade-4", "grade-5", days="Saturday"),
        band("monday", "grade-4", "grade-5", days="Monday"),
        band("any-day", "grade-4", "grade-5"),
    ]
    asked = player("grade-2", days=frozenset({"Saturday"}))
    assert columns(climb(listings, asked))[1] == "saturday@intermediate any-day@intermediate"
    strict = player("grade-2", days=frozenset({"Saturday"}), strict=True)
    assert columns(climb(listings, strict))[1] == "saturday@intermediate"


def test_no_instrument_no_ladder(climb: Climb) -> None:
    with pytest.raises(QuestionError, match="Say which instrument"):
        climb(CHAIN, Question(None, "grade-2"))
