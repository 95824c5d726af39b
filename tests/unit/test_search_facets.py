"""What each choice of each filter would give, on cases worked by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pathways.matching.sentences import not_stated_words
from tests.oracle import Facet, Question, Row, Spot
from tests.unit.asking import count_by_oracle, count_by_program
from tests.unit.catalogue_files import venue, write_catalogue
from tests.unit.hand_cases import HOME, TODAY, group

Count = Callable[[Path, Spot, Question, date], dict[str, Facet]]
both = pytest.mark.parametrize(
    "put", [count_by_program, count_by_oracle], ids=["program", "oracle"]
)
CLARINET = Question("clarinet", "grade-3", within_miles=10)
PLACES = [
    venue(id="ramp", step_free="yes"),
    venue(id="stairs", step_free="no"),
    venue(id="silent"),
    venue(id="far-ramp", lat="53.15", step_free="yes"),
    venue(id="vague-ramp", lat="53.05", precision="town", uncertain_miles="5", step_free="yes"),
]


def counted(put: Count, folder: Path, rows: list[Row], **asked: Any) -> dict[str, Facet]:
    question = replace(CLARINET, **asked)
    return put(write_catalogue(folder, rows, PLACES), HOME, question, TODAY)


def at(place: str, identifier: str, **stated: str) -> Row:
    return group(identifier, venue_id=place, **stated)


DAYS_STATED = [
    at("silent", "saturday", days="Saturday"),
    at("silent", "weekend", days="Saturday;Sunday"),
    at("silent", "monday-course", days="Monday", kind="course"),
    at("silent", "unsaid"),
    at("silent", "unsaid-course", kind="course"),
    at("silent", "violins", days="Saturday", instruments="violin"),
    at("far-ramp", "beyond", days="Saturday"),
]


@both
@pytest.mark.parametrize(
    ("case", "asked", "options", "unstated"),
    [
        ("nothing asked", {}, {"Monday": 1, "Saturday": 2, "Sunday": 1}, 2),
        ("its own choice plays no part", {"days": frozenset({"Monday"})},
         {"Monday": 1, "Saturday": 2, "Sunday": 1}, 2),
        ("nor does strict", {"days": frozenset({"Monday"}), "strict": True},
         {"Monday": 1, "Saturday": 2, "Sunday": 1}, 2),
        ("another filter does", {"kinds": frozenset({"course"})}, {"Monday": 1}, 1),
        ("another filter, strict", {"free": True, "strict": True}, {}, 0),
        ("another filter, not strict", {"free": True},
         {"Monday": 1, "Saturday": 2, "Sunday": 1}, 2),
        ("a larger radius", {"within_miles": 20}, {"Monday": 1, "Saturday": 3, "Sunday": 1}, 2),
    ],
)  # fmt: skip
def test_days(
    put: Count,
    tmp_path: Path,
    case: str,
    asked: dict[str, Any],
    options: dict[str, int],
    unstated: int,
) -> None:
    found = counted(put, tmp_path, DAYS_STATED, **asked)
    assert found["day"] == Facet(options, unstated), case


@both
def test_kinds_and_ways_of_joining_are_always_stated(put: Count, tmp_path: Path) -> None:
    rows = [
        at("silent", "band"),
        at("silent", "choir", join="audition"),
        at("silent", "course", kind="course", join="audition"),
        at("silent", "invited", join="invitation"),
        at("silent", "loan", kind="instrument_hire"),
        at("silent", "school", join="ask_school"),
        at("silent", "village", audience=""),
        at("silent", "across", reach="hub"),
    ]
    found = counted(put, tmp_path, rows, kinds=frozenset({"course"}))
    assert found["kind"] == Facet({"ensemble": 2, "course": 1}, 0)
    assert found["join"] == Facet({"audition": 1}, 0)
    found = counted(put, tmp_path, rows, joins=frozenset({"open"}))
    assert found["kind"] == Facet({"ensemble": 1}, 0)
    assert found["join"] == Facet({"open": 1, "audition": 2}, 0)


@both
def test_genres_and_support(put: Count, tmp_path: Path) -> None:
    """Of two choices, each is counted; what is offered to others is not unstated."""
    rows = [
        at("silent", "jazz", genres="jazz;wind-band", inclusion="send;care"),
        at("silent", "folk", genres="folk", inclusion="care"),
        at("silent", "unsaid"),
    ]
    found = counted(put, tmp_path, rows)
    assert found["genre"] == Facet({"wind-band": 1, "jazz": 1, "folk": 1}, 1)
    assert found["inclusion"] == Facet({"send": 1, "care": 2}, 1)
    found = counted(put, tmp_path, rows, inclusion=frozenset({"send"}), strict=True)
    assert found["genre"] == Facet({"wind-band": 1, "jazz": 1}, 0)
    assert found["inclusion"] == Facet({"send": 1, "care": 2}, 1)


@both
@pytest.mark.parametrize("asked", [{}, {"free": True}, {"free": True, "strict": True}])
def test_free(put: Count, tmp_path: Path, asked: dict[str, Any]) -> None:
    rows = [
        at("silent", "free", cost_gbp="0"),
        at("silent", "paid", cost_gbp="3"),
        at("silent", "once-free", cost_gbp="0", cost_year="2019"),
        at("silent", "unsaid"),
    ]
    assert counted(put, tmp_path, rows, **asked)["free"] == Facet({"yes": 1}, 2)


@both
@pytest.mark.parametrize("asked", [{}, {"step_free": True}])
def test_step_free_is_of_the_place_that_would_speak(
    put: Count, tmp_path: Path, asked: dict[str, Any]
) -> None:
    """Asked for a ramp, a hall beyond the radius cannot speak where a nearer room might do."""
    rows = [
        at("ramp", "ramp"),
        at("stairs", "stairs"),
        at("silent", "unsaid"),
        at("stairs;ramp", "either"),
        at("silent;far-ramp", "near-or-far"),
        at("stairs;far-ramp", "only-far"),
    ]
    assert counted(put, tmp_path, rows, **asked)["step_free"] == Facet({"yes": 2}, 2)


@both
def test_a_strict_wish_for_a_ramp_looks_further(put: Count, tmp_path: Path) -> None:
    """Within 20 miles the hall speaks once the room that does not say is ruled out."""
    rows = [at("silent;far-ramp", "near-or-far")]
    strict = counted(put, tmp_path, rows, step_free=True, strict=True, within_miles=20)
    assert strict["step_free"] == Facet({"yes": 1}, 0)
    strict = counted(put, tmp_path, rows, step_free=True, strict=True, within_miles=10)
    assert strict["step_free"] == Facet({}, 1)


@both
def test_a_strict_wish_for_a_ramp_may_be_met_where_a_nearer_room_is_silent(
    put: Count, tmp_path: Path
) -> None:
    """The room, surely in reach, speaks unless only a stated ramp will do."""
    rows = [at("silent;vague-ramp", "near-or-vague")]
    assert counted(put, tmp_path, rows)["step_free"] == Facet({}, 1)
    strict = counted(put, tmp_path, rows, step_free=True, strict=True)
    assert strict["step_free"] == Facet({"yes": 1}, 1)


@both
@pytest.mark.parametrize("asked", [{}, {"online": True}])
def test_online(put: Count, tmp_path: Path, asked: dict[str, Any]) -> None:
    far_away = {"reach": "online", "hub_id": "national"}
    rows = [
        at("silent", "here"),
        at("silent", "here-too"),
        at("", "lessons", **far_away),
        at("", "harps", instruments="harp", **far_away),
    ]
    assert counted(put, tmp_path, rows, **asked)["online"] == Facet({"yes": 1}, 0)


def test_options_stand_in_the_order_of_the_vocabulary(tmp_path: Path) -> None:
    rows = [at("silent", f"on-{day}", days=day, kind=kind) for day, kind in zip(
        ["Sunday", "Monday", "Friday"], ["holiday_course", "ensemble", "course"], strict=True
    )]  # fmt: skip
    found = counted(count_by_program, tmp_path, rows)
    assert list(found) == [
        "kind", "day", "genre", "join", "inclusion", "free", "step_free", "online",
    ]  # fmt: skip
    assert list(found["day"].options) == ["Monday", "Friday", "Sunday"]
    assert list(found["kind"].options) == ["ensemble", "course", "holiday_course"]


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ([], ""),
        (["step_free"], "Step-free access not stated"),
        (["day", "cost"], "Day or cost not stated"),
        (["day", "inclusion", "genre"], "Day, support or style of music not stated"),
    ],
)
def test_a_heading_says_what_is_not_stated(names: list[str], words: str) -> None:
    assert not_stated_words(names) == words


def test_an_empty_catalogue_has_empty_facets(tmp_path: Path) -> None:
    write_catalogue(tmp_path, [], [])
    found = count_by_program(tmp_path, HOME, CLARINET, TODAY)
    assert len(found) == 8
    assert all(each == Facet({}, 0) for each in found.values())
