"""What stands beside the rungs: gaps, strands, ends beyond, and the order, by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.ladder_by_hand import Climb, band, climb_in, columns, player, rung
from tests.unit.ladder_cases import route


@pytest.fixture
def climb(tmp_path: Path) -> Climb:
    return climb_in(tmp_path)


def test_a_lower_group_of_which_nobody_says_how_far_it_goes_stands_beside(climb: Climb) -> None:
    found = climb([band("training", "starter")], player("grade-5"))
    assert columns(found) == ("", "", "")
    assert found.unstaged == ("training",)


def test_without_a_stage_it_stands_beside(climb: Climb) -> None:
    listings = [band("club", "grade-1", "grade-3"), band("silent"), band("later", venue_id="at-12")]
    found = climb(listings, player("grade-2"), (route("club", "later"), route("silent", "club")))
    assert columns(found) == ("club@foundation", "", "")
    assert found.unstaged == ("silent", "later"), "what is near, then where a rung leads"


def test_another_instrument_is_no_step_by_level_but_a_source_may_name_it(climb: Climb) -> None:
    """Clarinet players move easily to the saxophone."""
    listings = [
        band("club", "grade-1", "grade-3"),
        band("saxes", "grade-4", "grade-5", instruments="saxophone"),
        band("silent", "grade-4", "grade-5", instruments=""),
        band("horns", "grade-4", "grade-5", instruments="french-horn"),
    ]
    found = climb(listings, player("grade-2"))
    assert columns(found) == ("club@foundation", "", "")
    (gap,) = (each for each in found.gaps if each.stage == "intermediate")
    assert gap.missing, "what does not state its instruments fills nothing"
    assert [(each.kind, each.id) for each in gap.substitutes] == [
        ("ask_instrument", "silent"), ("transfer", "saxes"),
    ]  # fmt: skip
    assert "easy move from clarinet" in gap.substitutes[1].text
    steps = tuple(route("club", each) for each in ("saxes", "silent", "horns"))
    assert columns(climb(listings, player("grade-2"), steps))[1] == (
        "saxes@intermediate silent@intermediate"
    )


def test_a_missing_rung_names_what_could_stand_in(climb: Climb) -> None:
    listings = [
        band("club", "grade-1", "grade-3"),
        band("far", "grade-4", "grade-5", venue_id="at-60", hub_id="lincolnshire"),
        band("web", "grade-4", "grade-5", reach="online", venue_id=""),
        band("lessons", kind="individual_lessons", venue_id="", reach="hub", join="ask_school"),
        band("quiet", venue_id="at-4"),
    ]
    found = climb(listings, player("grade-2"))
    (gap,) = found.missing
    assert (gap.stage, gap.column) == ("intermediate", "next")
    assert [(each.kind, each.id) for each in gap.substitutes] == [
        ("further_away", "far"), ("lesson", "lessons"), ("online", "web"),
    ]  # fmt: skip
    assert gap.text == (
        "Clarinet, Intermediate (grades 4 and 5): nothing is listed within 25 miles. 1 "
        "listing nearby does not state a stage: ask. Nearest to it: Far, about 60 miles away, in "
        "Lincolnshire."
    )
    assert [(each.stage, each.missing) for each in found.gaps] == [
        ("intermediate", True), ("advanced", False),
    ]  # fmt: skip


def test_a_lower_group_too_far_for_now_fills_an_empty_stage(climb: Climb) -> None:
    training = band("training", "starter", "grade-3", venue_id="at-12")
    assert columns(climb([training], player("beginner"))) == ("", "training@foundation", "")
    better = band("better", "grade-1", "grade-3", venue_id="at-12")
    assert columns(climb([training, better], player("beginner")))[1] == "better@foundation"


def test_where_rungs_lead_beyond_and_where_they_come_from(climb: Climb) -> None:
    routes = (
        route("school", "club", condition="After a year of whole-class lessons"),
        route("club", "outside:Town Band", "implied", "when ready"),
    )
    found = climb([band("club", "grade-1", "grade-3")], player("grade-2"), routes)
    (beyond,) = found.further
    assert (beyond.end.name, beyond.sources) == ("Town Band", ("club",))
    assert rung(found, "club").bridge.endswith(
        "Lessons at school: After a year of whole-class lessons."
    )


def test_strands_follow_style_then_instruments(climb: Climb) -> None:
    listings = [
        band("winds", "grade-1", "grade-3"),
        band("jazzers", "grade-1", "grade-3", genres="jazz;wind-band"),
        band("strings", "grade-1", "grade-3", genres="", instruments="orchestral"),
        band("mixed", "grade-1", "grade-3", genres="mixed"),
        band("brass", "grade-1", "grade-3", genres="brass-band"),
    ]
    found = climb(listings, player("grade-2"))
    assert {each.id: set(each.ids) for each in found.strands} == {
        "orchestra": {"strings"},
        "wind-band": {"winds", "jazzers"},
        "jazz": {"jazzers"},
        "other": {"mixed", "brass"},
    }, "no clarinet sits in a brass band"
    assert set(found.alternatives(rung(found, "winds"))) == {"jazzers"}


def test_nearest_and_best_known_first(climb: Climb) -> None:
    listings = [
        band("far", "grade-1", "grade-3", venue_id="at-4"),
        band("near", "grade-1", "grade-3"),
        band("unplaced", "grade-1", "grade-3", venue_id=""),
        band("next-by-level", "grade-4", "grade-5"),
        band("next-implied", "grade-4", "grade-5", venue_id="at-12"),
        band("next-stated", "grade-4", "grade-5", venue_id="at-12"),
    ]
    routes = (route("far", "next-implied", "implied"), route("far", "next-stated"))
    found = climb(listings, player("grade-2"), routes)
    assert [each.id for each in found.now] == ["near", "far", "unplaced"]
    assert [each.id for each in found.next] == ["next-stated", "next-implied", "next-by-level"]
    assert found.way_up == ("far", "next-stated")
    assert [each.id for each in found.now[1:]] == ["far", "unplaced"]
