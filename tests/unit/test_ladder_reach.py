"""What is in reach and what a person is old or young enough for, worked by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from pathways.ladder import Reach
from tests.unit.ladder_by_hand import MILES_NORTH, Climb, band, climb_in, columns, player, rung


@pytest.fixture
def climb(tmp_path: Path) -> Climb:
    return climb_in(tmp_path)


def test_reach_grows_with_each_column(climb: Climb) -> None:
    tiers = [
        ("now", "grade-1", "grade-3"),
        ("next", "grade-4", "grade-5"),
        ("later", "grade-6", ""),
    ]
    listings = [
        band(f"{name}-{miles}", low, high, venue_id=f"at-{miles}")
        for name, low, high in tiers
        for miles in MILES_NORTH
    ]
    found = climb(listings, player("grade-2"))
    assert [[each.id for each in shelf.rungs] for shelf in found.shelves] == [
        ["now-0", "now-4"],
        ["next-0", "next-4", "next-12"],
        ["later-0", "later-4", "later-12", "later-30"],
    ]
    wide = climb(listings, player("grade-2"), reach=Reach(35, 80))
    assert [len(shelf.rungs) for shelf in wide.shelves] == [2, 4, 5]
    chosen = climb(listings, player("grade-2", within_miles=50))
    assert [len(shelf.rungs) for shelf in chosen.shelves] == [4, 4, 4]
    assert [shelf.within_miles for shelf in chosen.shelves] == [50, 50, 50]


def test_a_place_that_may_be_in_reach_counts_for_now_but_not_beyond_what_is_shown(
    climb: Climb,
) -> None:
    """Eight miles away give or take three: now from five miles on, later by the eight."""
    listings = [
        band("club", "grade-1", "grade-3", venue_id="near-8"),
        band("next", "grade-4", "grade-5", venue_id="near-8"),
    ]
    expected = {
        (4, 7): ("", "", ""),
        (4, 9): ("", "next@intermediate", ""),
        (6, 7): ("club@foundation", "next@intermediate", ""),
    }
    for (now, then), shown in expected.items():
        found = climb(listings, player("grade-2", within_miles=now), reach=Reach(then, then))
        assert columns(found) == shown, (now, then)


def test_what_is_in_reach_now_stays_in_reach(climb: Climb) -> None:
    listings = [band("all", "grade-1", "grade-8", venue_id="near-8")]
    found = climb(listings, player("grade-2", within_miles=6), reach=Reach(7, 7))
    assert not found.gaps
    assert found.shelves[1].stays == found.shelves[2].stays == ("all",)


def test_regional_and_national_groups_stand_a_step_above_local_ones(climb: Climb) -> None:
    national = {"reach": "national", "hub_id": "national", "venue_id": "", "join": "audition"}
    listings = [
        band("first-notes", "starter", "beginner", **national),
        band("children", "grade-4", "grade-5", **national),
        band("youth", "grade-8", **national),
        band("local", "grade-4", "grade-5"),
    ]
    assert columns(climb(listings, player("beginner"))) == (
        "", "", "local@intermediate children@intermediate youth@advanced",
    )  # fmt: skip
    found = climb(listings, player("grade-4"))
    assert columns(found) == ("local@intermediate", "children@intermediate", "youth@advanced")
    assert rung(found, "youth").bridge == (
        "National. About grade 8 and above. By audition. Ages not stated. "
        "By level: no source names this step."
    )


def test_in_the_own_hub_an_unknown_place_is_a_rung_to_ask_for(climb: Climb) -> None:
    listings = [
        band("somewhere", "grade-1", "grade-3", venue_id=""),
        band("elsewhere", "grade-1", "grade-3", venue_id="", hub_id="lincolnshire"),
        band("across", "grade-4", "grade-5", venue_id="", reach="hub"),
    ]
    found = climb(listings, player("grade-2"))
    assert columns(found) == ("somewhere@foundation", "across@intermediate", "")
    assert "place not known: ask" in rung(found, "somewhere").bridge
    assert rung(found, "somewhere").finding.distance_miles is None
    assert [gap.stage for gap in found.gaps] == ["foundation", "intermediate", "advanced"]
    assert not found.missing, "what is not placed may be near"
    kinds = {(each.kind, each.id) for each in found.gaps[0].substitutes}
    assert kinds == {("place_unknown", "somewhere")}


def test_online_only_where_asked(climb: Climb) -> None:
    listings = [band("online", "grade-4", "grade-5", reach="online", venue_id="")]
    assert columns(climb(listings, player("grade-2"))) == ("", "", "")
    assert columns(climb(listings, player("grade-2", online=True))) == (
        "", "online@intermediate", "",
    )  # fmt: skip


def test_a_rung_that_would_be_outgrown_by_then_is_none(climb: Climb) -> None:
    """From starter to grade 4 are five levels, two and a half years at the very quickest."""
    listings = [
        band("to-12", "grade-4", "grade-5", age_max="12"),
        band("to-13", "grade-4", "grade-5", age_max="13"),
    ]
    assert columns(climb(listings, player("starter", age=11)))[2] == "to-13@intermediate"
    assert columns(climb(listings, player("grade-3", age=12)))[1] == (
        "to-12@intermediate to-13@intermediate"
    )
    assert columns(climb(listings, player("grade-3", age=13)))[1] == "to-13@intermediate"
    assert columns(climb(listings, player("grade-3", age=15))) == ("", "", "")


def test_a_rung_that_is_not_open_yet_waits(climb: Climb) -> None:
    listings = [
        band("young", "grade-1", "grade-3", age_max="11"),
        band("from-11", "grade-1", "grade-3", age_min="11"),
        band("from-18", "grade-1", "grade-3", age_min="18"),
    ]
    found = climb(listings, player("grade-2", age=9))
    assert columns(found) == ("young@foundation", "from-11@foundation", "from-18@foundation")
    assert rung(found, "from-11").years_to_wait == 2
    assert "From age 11, in about 2 years" in rung(found, "from-11").bridge


def test_a_year_outside_is_outside(climb: Climb) -> None:
    listings = [band("to-10", "grade-1", "grade-3", age_max="10")]
    assert columns(climb(listings, player("grade-2", age=11))) == ("", "", "")
    assert columns(climb(listings, player("grade-2", school_year=6))) == (
        "to-10@foundation", "", "",
    )  # fmt: skip
