"""What holds of every search, whatever the catalogue and the question."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pathways.catalogue import load_catalogue
from tests.oracle import Answer, Question, Row, Spot
from tests.unit.asking import ask, put_to_program
from tests.unit.catalogue_files import write_catalogue
from tests.unit.strategies import Small, catalogues, questions, spots

TODAY = date(2026, 11, 22)
CERTAINTIES = ["sure", "likely", "maybe"]
RADII = [1, 3, 5, 10, 15, 20, 40]
BLOCKS = ["place_unknown", "across_hub", "through_school", "further_on", "ask_ages", "help"]
LIFTED: dict[str, dict[str, Any]] = {
    "day": {"days": frozenset()},
    "cost": {"free": False},
    "genre": {"genres": frozenset()},
    "inclusion": {"inclusion": frozenset()},
    "step_free": {"step_free": False},
    "kind": {"kinds": frozenset()},
    "join": {"joins": frozenset()},
    "online": {"online": True},
}
# Each example writes its files anew, so that one folder can serve them all.
QUICK = settings(
    max_examples=20,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
small_catalogues = catalogues(smallest=5, largest=20)


def answers(folder: Path, small: Small, spot: Spot, question: Question) -> Answer:
    write_catalogue(folder, small.listings, small.venues)
    return put_to_program(folder, spot, question, TODAY)


def ids(found: Answer) -> list[str]:
    return [match.id for match in found.matches]


@QUICK
@given(small=small_catalogues, spot=spots(), question=questions())
def test_a_wider_radius_never_loses_a_match(
    tmp_path: Path, small: Small, spot: Spot, question: Question
) -> None:
    write_catalogue(tmp_path, small.listings, small.venues)
    catalogue = load_catalogue(tmp_path)
    kept: set[str] = set()
    for radius in RADII:
        asked = replace(question, within_miles=radius)
        now = set(ids(ask(catalogue, spot, asked, TODAY)))
        assert kept <= now, radius
        kept = now


@QUICK
@given(small=small_catalogues, spot=spots(), question=questions())
def test_wider_keeps_its_promise(
    tmp_path: Path, small: Small, spot: Spot, question: Question
) -> None:
    """Searching with the one change that is offered adds exactly what was promised."""
    write_catalogue(tmp_path, small.listings, small.venues)
    catalogue = load_catalogue(tmp_path)
    found = ask(catalogue, spot, question, TODAY)
    for entry in found.wider:
        if entry.relax == "level":
            continue  # Nobody can ask for two steps; the oracle checks what is promised.
        change = LIFTED.get(entry.relax, {"within_miles": entry.to})
        then = ask(catalogue, spot, replace(question, **change), TODAY)
        assert set(entry.ids) == set(ids(then)) - set(ids(found)), entry.relax


@QUICK
@given(small=small_catalogues, spot=spots(), question=questions())
def test_wider_leaves_nothing_out(
    tmp_path: Path, small: Small, spot: Spot, question: Question
) -> None:
    """Whatever lifting one filter would add is offered."""
    write_catalogue(tmp_path, small.listings, small.venues)
    catalogue = load_catalogue(tmp_path)
    found = ask(catalogue, spot, question, TODAY)
    offered = {entry.relax for entry in found.wider}
    for relax, change in LIFTED.items():
        then = ask(catalogue, spot, replace(question, **change), TODAY)
        assert (relax in offered) == bool(set(ids(then)) - set(ids(found))), relax


@QUICK
@given(small=small_catalogues, spot=spots(), question=questions())
def test_what_is_asked_beside_parts_the_matches(
    tmp_path: Path, small: Small, spot: Spot, question: Question
) -> None:
    """First what is stated, then what is not; strict is just the first of them."""
    found = answers(tmp_path, small, spot, question)
    assert sorted(found.stated + found.unstated) == sorted(ids(found))
    for part in (found.stated, found.unstated):
        assert part == [each for each in ids(found) if each in part]
    if question.step_free:
        return  # a strict wish for it may choose another of a listing's places
    strict = answers(tmp_path, small, spot, replace(question, strict=True))
    assert (ids(strict), strict.unstated, strict.not_stated) == (found.stated, [], [])


@QUICK
@given(small=small_catalogues, spot=spots(), question=questions())
def test_without_an_instrument_nothing_found_with_one_is_lost(
    tmp_path: Path, small: Small, spot: Spot, question: Question
) -> None:
    """Nor is there a doubt more: certainty is as good or better, and no reason is invented."""
    before = answers(tmp_path, small, spot, question)
    after = answers(tmp_path, small, spot, replace(question, instrument=None, level=None))
    certainty = {match.id: CERTAINTIES.index(match.certainty) for match in after.matches}
    for match in before.matches:
        assert certainty[match.id] <= CERTAINTIES.index(match.certainty)
    for match in after.matches:
        assert not {"instrument", "level"} & set(match.verdicts)


@QUICK
@given(
    small=small_catalogues,
    spot=spots(),
    question=questions(),
    shuffle=st.randoms(use_true_random=False),
)
def test_the_order_of_rows_changes_nothing(
    tmp_path: Path, small: Small, spot: Spot, question: Question, shuffle: Random
) -> None:
    before = answers(tmp_path, small, spot, question)
    shuffle.shuffle(small.listings)
    shuffle.shuffle(small.venues)
    assert answers(tmp_path, small, spot, question) == before


@pytest.mark.parametrize(
    ("criterion", "columns", "asked"),
    [
        ("age", ["age_min", "age_max"], {"school_year": 7}),
        ("day", ["days"], {"days": frozenset({"Saturday"})}),
        ("genre", ["genres"], {"genres": frozenset({"jazz"})}),
        ("inclusion", ["inclusion"], {"inclusion": frozenset({"send"})}),
        ("cost", ["cost_gbp", "cost_year"], {"free": True}),
        ("step_free", ["step_free"], {"step_free": True}),
    ],
)
@settings(QUICK, max_examples=8)
@given(small=small_catalogues, spot=spots(), question=questions())
def test_asking_for_what_nobody_states_loses_nothing(
    tmp_path: Path,
    criterion: str,
    columns: list[str],
    asked: dict[str, Any],
    small: Small,
    spot: Spot,
    question: Question,
) -> None:
    """With the column blank everywhere, asking and not asking find the same listings."""
    plain = Question(question.instrument, question.level, question.within_miles)
    without = answers(tmp_path, small, spot, plain)
    found = answers(tmp_path, _blanked(columns, small), spot, replace(plain, **asked))
    assert set(ids(found)) == set(ids(without))
    assert all(match.verdicts[criterion] == "unknown" for match in found.matches)


@pytest.mark.parametrize(
    ("criterion", "columns"),
    [("instrument", ["instruments"]), ("level", ["level_min", "level_max", "level_basis"])],
)
@QUICK
@given(small=small_catalogues, spot=spots(), question=questions())
def test_an_unstated_instrument_or_level_loses_nothing(
    tmp_path: Path,
    criterion: str,
    columns: list[str],
    small: Small,
    spot: Spot,
    question: Question,
) -> None:
    before = answers(tmp_path, small, spot, question)
    after = answers(tmp_path, _blanked(columns, small), spot, question)
    assert set(ids(before)) <= set(ids(after))
    # What was not asked, and a singer's level where none is stated, has no verdict.
    assert {match.verdicts.get(criterion, "unknown") for match in after.matches} <= {"unknown"}


def _blanked(columns: list[str], small: Small) -> Small:
    return Small(
        [_without(columns, row) for row in small.listings],
        [_without(columns, row) for row in small.venues],
    )


def _without(columns: list[str], row: Row) -> Row:
    return {column: "" if column in columns else value for column, value in row.items()}


@QUICK
@given(small=small_catalogues, spot=spots(), question=questions(), which=st.integers(0, 4))
def test_one_more_listing_changes_no_other(
    tmp_path: Path, small: Small, spot: Spot, question: Question, which: int
) -> None:
    added = small.listings[which]["id"]
    rest = [row for row in small.listings if row["id"] != added]
    fewer = answers(tmp_path, Small(rest, small.venues), spot, question)
    more = answers(tmp_path, small, spot, question)
    assert [match for match in more.matches if match.id != added] == fewer.matches
    for block in BLOCKS:
        shown = [listing_id for listing_id in getattr(more, block) if listing_id != added]
        assert shown == getattr(fewer, block), block


@QUICK
@given(small=small_catalogues, spot=spots(), question=questions())
def test_the_same_question_has_the_same_answer(
    tmp_path: Path, small: Small, spot: Spot, question: Question
) -> None:
    """Twice from one loaded catalogue, and from the files read again."""
    first = answers(tmp_path, small, spot, question)
    catalogue = load_catalogue(tmp_path)
    assert ask(catalogue, spot, question, TODAY) == first
    assert ask(catalogue, spot, question, TODAY) == first
