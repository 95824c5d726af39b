"""What lets a listing in and where it stands in an answer, on cases worked by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.oracle import Answer, Question, Spot
from tests.unit.hand_cases import CLARINET, NO_LEVEL, Put, ask, both, group

pytestmark = both
BLOCKS = ["matches", "place_unknown", "across_hub", "through_school", "further_on", "ask_ages"]
BLOCKS += ["help"]


def blocks_of(found: Answer) -> list[str]:
    """The parts of an answer that hold anything."""
    return [name for name in BLOCKS if getattr(found, name)]


@pytest.mark.parametrize(
    ("case", "stated", "expected"),
    [
        ("all yes", {}, "sure"),
        ("all yes, seen", {"source_date": ""}, "likely"),
        ("all yes, old", {"source_date": "2019"}, "maybe"),
        ("one near", {"instruments": "saxophone"}, "maybe"),
        ("instrument unknown", {"instruments": ""}, "maybe"),
        ("level unknown", NO_LEVEL, "maybe"),
        ("distance unknown", {"venue_id": "vague"}, "maybe"),
        ("age unknown does not demote", {"age_min": ""}, "sure"),
        ("age near", {"age_min": "12"}, "maybe"),
        ("everything unknown", {"instruments": "", "venue_id": "vague"} | NO_LEVEL, "maybe"),
        ("two nears", {"instruments": "saxophone", "age_min": "12"}, None),
        ("a no", {"age_min": "13"}, None),
        ("ended", {"ended": "yes"}, None),
    ],
)
def test_certainty(
    put: Put, tmp_path: Path, case: str, stated: dict[str, str], expected: str | None
) -> None:
    question = Question("clarinet", "grade-3", within_miles=10, age=11)
    matches = ask(put, tmp_path, [group(**({"age_min": "8"} | stated))], question).matches
    assert [match.certainty for match in matches] == ([expected] if expected else []), case


@pytest.mark.parametrize(
    ("case", "stated", "expected"),
    [
        ("local, with a place", {}, "matches"),
        ("by audition", {"join": "audition"}, "matches"),
        ("all ages", {"audience": "all_ages"}, "matches"),
        ("another hub's, but near", {"hub_id": "lincolnshire"}, "matches"),
        ("girls only is for girls to judge", {"open_to": "girls"}, "matches"),
        ("adults", {"audience": "adults"}, None),
        ("students", {"audience": "students_18plus"}, None),
        ("nobody knows for whom", {"audience": ""}, "ask_ages"),
        ("for whom unknown, by audition", {"audience": "", "join": "audition"}, "ask_ages"),
        ("for whom unknown, another hub's", {"audience": "", "hub_id": "humber"}, "ask_ages"),
        ("for whom unknown, perhaps in reach", {"audience": "", "venue_id": "vague"}, "ask_ages"),
        ("for whom unknown, no place", {"audience": "", "venue_id": ""}, "ask_ages"),
        ("for whom unknown, across own hub", {"audience": "", "reach": "hub"}, "ask_ages"),
        ("for whom unknown, too far", {"audience": "", "venue_id": "14-miles"}, None),
        (
            "for whom and where unknown, another hub",
            {"audience": "", "venue_id": "", "hub_id": "lincolnshire"},
            None,
        ),
        (
            "for whom unknown, across another hub",
            {"audience": "", "reach": "hub", "hub_id": "lincolnshire"},
            None,
        ),
        (
            "for whom unknown, online",
            {"audience": "", "reach": "online", "venue_id": ""},
            "ask_ages",
        ),
        (
            "for whom unknown, national",
            {"audience": "", "reach": "national", "hub_id": "national"},
            None,
        ),
        ("for whom unknown, ended", {"audience": "", "ended": "yes"}, None),
        ("for whom unknown, an event", {"audience": "", "kind": "event"}, None),
        ("for whom unknown, by invitation", {"audience": "", "join": "invitation"}, None),
        ("for whom unknown, through school", {"audience": "", "join": "ask_school"}, None),
        ("by invitation", {"join": "invitation"}, None),
        ("schools book it", {"join": "school_books"}, None),
        ("nothing to join", {"join": "not_joinable"}, None),
        ("online, not asked for", {"reach": "online", "venue_id": ""}, None),
        ("no place, own hub", {"venue_id": ""}, "place_unknown"),
        ("no place, another hub", {"venue_id": "", "hub_id": "lincolnshire"}, None),
        ("across own hub", {"reach": "hub"}, "across_hub"),
        ("across another hub", {"reach": "hub", "hub_id": "lincolnshire"}, None),
        ("regional", {"reach": "regional", "hub_id": "regional"}, "further_on"),
        ("national", {"reach": "national", "hub_id": "national"}, "further_on"),
        (
            "through school, across hub",
            {"join": "ask_school", "reach": "hub"},
            "through_school",
        ),
        ("through school, at a place", {"join": "ask_school"}, "through_school"),
        ("through school, no place", {"join": "ask_school", "venue_id": ""}, "through_school"),
        ("through school, too far", {"join": "ask_school", "venue_id": "14-miles"}, None),
        ("through school, another hub", {"join": "ask_school", "hub_id": "humber"}, None),
        (
            "through school, national",
            {"join": "ask_school", "reach": "national", "hub_id": "national"},
            "through_school",
        ),
        ("an event is beside, at any distance", {"kind": "event", "venue_id": "48-miles"}, "help"),
        ("an event of another hub", {"kind": "event", "hub_id": "lincolnshire"}, None),
        ("a national bursary", {"kind": "bursary", "hub_id": "national"}, "help"),
        ("hire, whatever is played", {"kind": "instrument_hire", "instruments": "violin"}, "help"),
        ("hire that has ended", {"kind": "instrument_hire", "ended": "yes"}, None),
        ("hire that schools book", {"kind": "instrument_hire", "join": "school_books"}, None),
        ("hire for adults", {"kind": "instrument_hire", "audience": "adults"}, None),
    ],
)
def test_where_a_listing_stands(
    put: Put, tmp_path: Path, case: str, stated: dict[str, str], expected: str | None
) -> None:
    found = ask(put, tmp_path, [group(**stated)], CLARINET)
    assert blocks_of(found) == ([expected] if expected else []), case


@pytest.mark.parametrize(
    "stated",
    [
        {"venue_id": ""},
        {"reach": "hub"},
        {"reach": "regional", "hub_id": "regional"},
        {"join": "ask_school", "reach": "hub"},
        {"audience": ""},
    ],
)
@pytest.mark.parametrize(
    ("case", "more", "shown"),
    [
        ("one near", {"instruments": "saxophone"}, True),
        ("two nears", {"instruments": "saxophone", "level_min": "grade-4"}, False),
        ("another instrument", {"instruments": "violin"}, False),
        ("level not stated", NO_LEVEL, True),
        ("ended", {"ended": "yes"}, False),
        ("adults", {"audience": "adults"}, False),
    ],
)
def test_blocks_judge_all_but_the_distance(
    put: Put, tmp_path: Path, stated: dict[str, str], case: str, more: dict[str, str], shown: bool
) -> None:
    found = ask(put, tmp_path, [group(**(stated | more))], CLARINET)
    assert bool(blocks_of(found)) == shown, case


def test_kinds_asked_for_leave_help_alone(put: Put, tmp_path: Path) -> None:
    rows = [group("band"), group("course", kind="course"), group("loan", kind="instrument_hire")]
    rows += [group(f"{row['id']}-too", kind=row["kind"], audience="") for row in rows]
    question = Question("clarinet", "grade-3", kinds=frozenset({"course"}))
    found = ask(put, tmp_path, rows, question)
    assert [match.id for match in found.matches] == ["course"]
    assert found.ask_ages == ["course-too"]
    assert found.help == ["loan"]


def test_without_a_hub_nothing_is_its_own(put: Put, tmp_path: Path) -> None:
    rows = [
        group("here"),
        group("somewhere", venue_id=""),
        group("across", reach="hub"),
        group("school", join="ask_school"),
        group("loan", kind="instrument_hire"),
        group("fund", kind="bursary", hub_id="national"),
    ]
    found = ask(put, tmp_path, rows, CLARINET, Spot(52.95, -1.15, None))
    assert blocks_of(found) == ["matches", "help"]
    assert found.help == ["fund"]


def test_help_leaves_out_only_those_it_is_not_for(put: Put, tmp_path: Path) -> None:
    rows = [
        group("from-12", kind="bursary", age_min="12"),
        group("from-13", kind="bursary", age_min="13"),
        group("any-age", kind="bursary"),
    ]
    found = ask(put, tmp_path, rows, Question("clarinet", "grade-3", age=11))
    assert found.help == ["any-age", "from-12"]
