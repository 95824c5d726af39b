"""In which order an answer stands and what would add to it, on cases worked by hand."""

from __future__ import annotations

from pathlib import Path

from tests.oracle import Question, Wider
from tests.unit.catalogue_files import venue, write_catalogue
from tests.unit.hand_cases import CLARINET, HOME, NO_LEVEL, TODAY, Put, ask, both, group

pytestmark = both


def test_order_of_matches(put: Put, tmp_path: Path) -> None:
    """Certainty, doubts, band, freshness, distance, name, id; each beats all that follow."""
    rows = [
        group("1-sure-but-7-miles", venue_id="7-miles", name="Z"),
        group("2-likely", source_date="", name="Y"),
        group("3-maybe-one-doubt-far", venue_id="7-miles", name="X", **NO_LEVEL),
        group("4-maybe-two-doubts", instruments="", name="B", **NO_LEVEL),
        group("5-same-name-later-id", instruments="", name="B", **NO_LEVEL),
        group("6-later-name", instruments="", name="C", **NO_LEVEL),
        group("7-older", instruments="", source_date="", name="A", **NO_LEVEL),
        group("8-far", instruments="", venue_id="7-miles", name="A", **NO_LEVEL),
    ]
    found = ask(put, tmp_path, rows[::-1], CLARINET)
    assert [match.id[0] for match in found.matches] == list("12345678")


def test_order_within_a_band_is_freshness_then_distance(put: Put, tmp_path: Path) -> None:
    rows = [
        group("near-old", source_date="2019", name="A", venue_id="14-miles"),
        group("far-seen", source_date="", name="B", venue_id="28-miles", instruments="saxophone"),
        group("far-seen-too", source_date="", name="C", venue_id="28-miles", instruments=""),
        group("farther-fresh", name="D", venue_id="28-miles", instruments=""),
    ]
    question = Question("clarinet", "grade-3", within_miles=40)
    found = ask(put, tmp_path, rows, question)
    expected = ["near-old", "farther-fresh", "far-seen", "far-seen-too"]
    assert [match.id for match in found.matches] == expected


def test_what_is_online_comes_after_what_is_near(put: Put, tmp_path: Path) -> None:
    """Without a distance, it stands behind every band, even beyond 40 miles."""
    rows = [
        group("online", name="A", reach="online", venue_id="", hub_id="national"),
        group("online-too", name="B", reach="online", venue_id="", hub_id="national"),
        group("far", name="C", venue_id="28-miles"),
        group("farther", name="D", venue_id="48-miles"),
    ]
    question = Question("clarinet", "grade-3", within_miles=50, online=True)
    found = ask(put, tmp_path, rows, question)
    assert [match.id for match in found.matches] == ["far", "farther", "online", "online-too"]


def test_order_of_blocks(put: Put, tmp_path: Path) -> None:
    """Doubts, then (further on) regional before national, then freshness, name and id."""
    regional = {"reach": "regional", "hub_id": "regional"}
    national = {"reach": "national", "hub_id": "national"}
    rows = [
        group("1", name="C", source_date="", **regional),
        group("2", name="A", **national),
        group("3", name="B", **national),
        group("4", name="A", source_date="", **national),
        group("5", name="A", instruments="", **regional),
    ]
    assert ask(put, tmp_path, rows[::-1], CLARINET).further_on == list("12345")


def test_order_of_help(put: Put, tmp_path: Path) -> None:
    rows = [
        group("1", name="Z", kind="instrument_hire"),
        group("2", name="Y", kind="bursary"),
        group("3", name="A", kind="event"),
        group("4", name="B", kind="event"),
        group("5", name="B", kind="instrument_hire", hub_id="regional"),
        group("6", name="A", kind="instrument_hire", hub_id="national"),
        group("7", name="A", kind="event", hub_id="national"),
    ]
    assert ask(put, tmp_path, rows[::-1], CLARINET).help == list("1234567")


def test_wider_changes_one_thing_at_a_time(put: Put, tmp_path: Path) -> None:
    """From a match at home: what lies farther, asks more, meets another day, costs or is online."""
    saturday = {"days": "Saturday", "cost_gbp": "0"}
    rows = [
        group("here", **saturday),
        group("far", venue_id="14-miles", **saturday),
        group("farther", venue_id="28-miles", **saturday),
        group("too-far", venue_id="48-miles", **saturday),
        group("two-steps-up", level_min="grade-5", **saturday),
        group("three-steps-up", level_min="grade-6", level_max="", **saturday),
        group("two-nears", level_min="grade-4", instruments="saxophone", **saturday),
        group("monday", days="Monday", cost_gbp="0"),
        group("paid", days="Saturday", cost_gbp="5"),
        group("monday-and-paid", days="Monday", cost_gbp="5"),
        group("online", reach="online", venue_id="", hub_id="national", **saturday),
    ]
    question = Question(
        "clarinet", "grade-3", within_miles=10, days=frozenset({"Saturday"}), free=True
    )
    found = ask(put, tmp_path, rows, question)
    assert [match.id for match in found.matches] == ["here"]
    # 20 miles adds no more than 15 does, so it is not offered.
    assert found.wider == [
        Wider("radius", 15, ["far"]),
        Wider("radius", 40, ["far", "farther"]),
        Wider("level", "two steps", ["two-nears", "two-steps-up"]),
        Wider("day", "any", ["monday"]),
        Wider("cost", "any", ["paid"]),
        Wider("online", "yes", ["online"]),
    ]


def test_wider_is_empty_where_nothing_would_be_added(put: Put, tmp_path: Path) -> None:
    found = ask(put, tmp_path, [group("here"), group("violins", instruments="violin")], CLARINET)
    assert found.wider == []


def test_strict_is_widened_by_what_is_not_stated(put: Put, tmp_path: Path) -> None:
    """Day not stated is let in by "any day", genre not stated by "any genre"."""
    rows = [
        group("day-unstated", genres="jazz"),
        group("genre-unstated", days="Saturday"),
        group("both", days="Saturday", genres="jazz"),
    ]
    question = Question(
        "clarinet", "grade-3", days=frozenset({"Saturday"}), genres=frozenset({"jazz"}), strict=True
    )
    found = ask(put, tmp_path, rows, question)
    assert [match.id for match in found.matches] == ["both"]
    assert found.wider == [
        Wider("day", "any", ["day-unstated"]),
        Wider("genre", "any", ["genre-unstated"]),
    ]


def test_wider_lifts_every_filter_that_is_set(put: Put, tmp_path: Path) -> None:
    """One at a time and in one order; what two filters keep out is not offered."""
    usual = {"genres": "jazz", "inclusion": "send", "venue_id": "ramp"}
    rows = [
        group("here", **usual),
        group("classical", **(usual | {"genres": "classical"})),
        group("silent-on-support", **(usual | {"inclusion": ""})),
        group("stairs", **(usual | {"venue_id": "stairs"})),
        group("course", kind="course", **usual),
        group("audition", join="audition", **usual),
        group("course-by-audition", kind="course", join="audition", **usual),
        group("online", reach="online", hub_id="national", **(usual | {"venue_id": ""})),
    ]
    places = [venue(id="ramp", step_free="yes"), venue(id="stairs", step_free="no")]
    question = Question(
        "clarinet",
        "grade-3",
        genres=frozenset({"jazz"}),
        inclusion=frozenset({"send"}),
        kinds=frozenset({"ensemble"}),
        joins=frozenset({"open"}),
        step_free=True,
        strict=True,
    )
    found = put(write_catalogue(tmp_path, rows, places), HOME, question, TODAY)
    assert [match.id for match in found.matches] == ["here"]
    assert found.wider == [
        Wider("genre", "any", ["classical"]),
        Wider("inclusion", "any", ["silent-on-support"]),
        Wider("kind", "any", ["course"]),
        Wider("join", "any", ["audition"]),
        Wider("step_free", "any", ["stairs"]),
    ]


def test_without_the_wish_for_a_ramp_a_nearer_room_speaks(put: Put, tmp_path: Path) -> None:
    """The room with steps is in reach, the step-free hall is not."""
    places = [venue(id="room", step_free="no"), venue(id="hall", lat="53.15", step_free="yes")]
    folder = write_catalogue(tmp_path, [group(venue_id="room;hall")], places)
    question = Question("clarinet", "grade-3", within_miles=10, step_free=True)
    found = put(folder, HOME, question, TODAY)
    assert found.matches == []
    assert found.wider == [
        Wider("radius", 15, ["a-listing"]),
        Wider("step_free", "any", ["a-listing"]),
    ]


def test_order_of_those_to_ask_about_ages(put: Put, tmp_path: Path) -> None:
    """Like the other blocks: doubts, freshness, name and id, whatever the distance."""
    rows = [
        group("1", audience="", name="B", venue_id="7-miles"),
        group("2", audience="", name="C", venue_id=""),
        group("3", audience="", name="A", source_date=""),
        group("4", audience="", name="A", instruments=""),
    ]
    assert ask(put, tmp_path, rows[::-1], CLARINET).ask_ages == list("1234")


def test_help_without_an_instrument_has_none_last(put: Put, tmp_path: Path) -> None:
    rows = [
        group("violins", name="A", kind="event", instruments="violin"),
        group("clarinets", name="B", kind="event"),
    ]
    everything = Question(None)
    assert ask(put, tmp_path, rows, CLARINET).help == ["clarinets", "violins"]
    assert ask(put, tmp_path, rows, everything).help == ["violins", "clarinets"]
