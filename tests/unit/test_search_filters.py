"""What may be left unsaid and what may be asked beside, on cases worked by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.oracle import Question
from tests.unit.hand_cases import NO_LEVEL, Put, ask, both, group

pytestmark = both


@pytest.mark.parametrize(
    ("case", "asked", "expected"),
    [
        ("either", [], ["audition", "open"]),
        ("no audition", ["open"], ["open"]),
        ("by audition", ["audition"], ["audition"]),
        ("both", ["audition", "open"], ["audition", "open"]),
    ],
)
@pytest.mark.parametrize(
    ("block", "stated"),
    [
        ("place_unknown", {"venue_id": ""}),
        ("across_hub", {"reach": "hub"}),
        ("further_on", {"reach": "regional", "hub_id": "regional"}),
        ("ask_ages", {"audience": ""}),
    ],
)
def test_ways_of_joining_asked_for(
    put: Put,
    tmp_path: Path,
    block: str,
    stated: dict[str, str],
    case: str,
    asked: list[str],
    expected: list[str],
) -> None:
    rows = [group(join, join=join) for join in ("open", "audition", "invitation")]
    rows += [group(f"{row['id']}-too", join=row["join"], **stated) for row in rows]
    question = Question("clarinet", "grade-3", joins=frozenset(asked))
    found = ask(put, tmp_path, rows, question)
    assert [match.id for match in found.matches] == expected, case
    assert getattr(found, block) == [f"{join}-too" for join in expected], case


def test_ways_of_joining_leave_school_and_help_alone(put: Put, tmp_path: Path) -> None:
    rows = [group("school", join="ask_school"), group("loan", kind="instrument_hire")]
    found = ask(put, tmp_path, rows, Question("clarinet", joins=frozenset({"audition"})))
    assert (found.through_school, found.help) == (["school"], ["loan"])


@pytest.mark.parametrize(
    ("case", "question", "expected"),
    [
        (
            "nothing known: all that is near, by how sure the source is",
            Question(None),
            {"band": "sure", "choir": "sure", "djs": "sure", "silent": "sure", "old": "maybe"},
        ),
        (
            "a level but no instrument: level counts for all",
            Question(None, "grade-3"),
            {"band": "sure", "djs": "maybe", "choir": "maybe", "silent": "maybe", "old": "maybe"},
        ),
        (
            "an instrument but no level: level counts for none",
            Question("clarinet"),
            {"band": "sure", "old": "maybe", "silent": "maybe"},
        ),
        (
            "no instrument, an age near the bounds",
            Question(None, age=7),
            {"choir": "sure", "djs": "sure", "silent": "sure", "band": "maybe", "old": "maybe"},
        ),
    ],
)
def test_what_is_not_said_is_not_asked(
    put: Put, tmp_path: Path, case: str, question: Question, expected: dict[str, str]
) -> None:
    rows = [
        group("band", age_min="8"),
        group("choir", instruments="voice", **NO_LEVEL),
        group("djs", instruments="dj", level_min="grade-4", level_max="grade-8"),
        group("silent", instruments="", **NO_LEVEL),
        group("old", source_date="2019"),
        group("beyond", venue_id="14-miles"),
    ]
    found = ask(put, tmp_path, rows, question)
    assert {match.id: match.certainty for match in found.matches} == expected, case


def test_blocks_without_an_instrument_hold_every_instrument(put: Put, tmp_path: Path) -> None:
    rows = [
        group("somewhere", venue_id="", instruments="violin"),
        group("across", reach="hub", instruments="voice"),
        group("school", join="ask_school", instruments="dj"),
        group("region", reach="regional", hub_id="regional", instruments="harp"),
        group("village", audience="", instruments="brass-band"),
    ]
    found = ask(put, tmp_path, rows, Question(None))
    shown = [found.place_unknown, found.across_hub, found.through_school, found.further_on]
    assert [*shown, found.ask_ages] == [[row["id"]] for row in rows]
    assert ask(put, tmp_path, rows, Question("tabla")).further_on == []


@pytest.mark.parametrize(
    ("case", "asked", "stated", "unstated", "unknown"),
    [
        ("nothing asked", {}, ["all", "day-only", "neither", "price-only"], [], []),
        (
            "a day asked",
            {"days": frozenset({"Saturday"})},
            ["all", "day-only"],
            ["neither", "price-only"],
            ["day"],
        ),
        (
            "a day and no cost",
            {"days": frozenset({"Saturday"}), "free": True},
            ["all"],
            ["day-only", "price-only", "neither"],
            ["day", "cost"],
        ),
        (
            "of age too, which is no such filter",
            {"days": frozenset({"Saturday"}), "age": 11},
            ["all", "day-only"],
            ["neither", "price-only"],
            ["day"],
        ),
        (
            "strict",
            {"days": frozenset({"Saturday"}), "free": True, "strict": True},
            ["all"],
            [],
            [],
        ),
    ],
)
def test_what_is_asked_beside_parts_the_matches(
    put: Put,
    tmp_path: Path,
    case: str,
    asked: dict[str, Any],
    stated: list[str],
    unstated: list[str],
    unknown: list[str],
) -> None:
    """One doubt stands before two, and otherwise the name decides."""
    rows = [
        group("all", name="A", days="Saturday", cost_gbp="0"),
        group("day-only", name="B", days="Saturday"),
        group("neither", name="C"),
        group("price-only", name="D", cost_gbp="0"),
        group("monday", days="Monday", cost_gbp="0"),
    ]
    if "days" not in asked:
        rows.pop()
    found = ask(put, tmp_path, rows, Question("clarinet", "grade-3", **asked))
    assert (found.stated, found.unstated, found.not_stated) == (stated, unstated, unknown), case
