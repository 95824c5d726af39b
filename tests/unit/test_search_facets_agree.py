"""Every count beside a filter is what a search then finds, and what the oracle counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from pathways.catalogue import Catalogue, load_catalogue
from pathways.vocabulary import DAYS, FAMILY_JOINS, GENRES, INCLUSION, KINDS
from tests.oracle import Books, Question, Spot, facets, read_books
from tests.unit.asking import ask, count
from tests.unit.catalogue_files import REAL_CATALOGUE, write_catalogue
from tests.unit.hand_cases import TODAY
from tests.unit.strategies import AS_OF, Small, catalogues, is_borderline, questions, spots

QUICK = settings(
    max_examples=20,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
# Filter to the field that asks it, its words and the criterion that judges it.
SINGLE: dict[str, tuple[str, Any, str | None]] = {
    "kind": ("kinds", KINDS, None),
    "day": ("days", DAYS, "day"),
    "genre": ("genres", GENRES, "genre"),
    "join": ("joins", FAMILY_JOINS, None),
    "inclusion": ("inclusion", INCLUSION, "inclusion"),
}
ANYTHING: dict[str, dict[str, Any]] = {
    "day": {"days": frozenset(DAYS)},
    "genre": {"genres": frozenset(GENRES)},
    "inclusion": {"inclusion": frozenset(INCLUSION)},
    "free": {"free": True},
    "step_free": {"step_free": True},
}


@QUICK
@given(small=catalogues(smallest=5, largest=20), spot=spots(), question=questions())
def test_a_count_is_what_the_search_then_finds(
    tmp_path: Path, small: Small, spot: Spot, question: Question
) -> None:
    """For every option of every filter, one search with that filter set to that option alone."""
    catalogue = load_catalogue(write_catalogue(tmp_path, small.listings, small.venues))

    def certain(criterion: str | None, **change: Any) -> int:
        then = ask(catalogue, spot, replace(question, **change), TODAY)
        return sum(criterion is None or m.verdicts[criterion] == "yes" for m in then.matches)

    found = count(catalogue, spot, question, TODAY)
    for name, (field, words, criterion) in SINGLE.items():
        counts = {word: certain(criterion, **{field: frozenset({word})}) for word in words}
        assert found[name].options == {word: n for word, n in counts.items() if n}, name
    assert found["free"].options.get("yes", 0) == certain("cost", free=True)
    assert found["step_free"].options.get("yes", 0) == certain("step_free", step_free=True)
    added = certain(None, online=True) - certain(None, online=False)
    assert found["online"].options.get("yes", 0) == added


@QUICK
@given(small=catalogues(smallest=5, largest=20), spot=spots(), question=questions())
def test_unstated_is_what_the_page_then_parts_off(
    tmp_path: Path, small: Small, spot: Spot, question: Question
) -> None:
    """Set alone and not strict, a filter leaves as many unstated as its facet said."""
    catalogue = load_catalogue(write_catalogue(tmp_path, small.listings, small.venues))
    alone = replace(
        question, days=frozenset(), genres=frozenset(), inclusion=frozenset(), free=False,
        step_free=False, strict=False,
    )  # fmt: skip
    found = count(catalogue, spot, alone, TODAY)
    for name, change in ANYTHING.items():
        then = ask(catalogue, spot, replace(alone, **change), TODAY)
        assert len(then.unstated) == found[name].unstated, name


@QUICK
@given(
    small=catalogues(),
    spot=spots(),
    asked=st.lists(questions(), min_size=2, max_size=2),
    as_of=st.sampled_from(AS_OF),
)
def test_random_catalogues_against_the_oracle(
    tmp_path: Path, small: Small, spot: Spot, asked: list[Question], as_of: date
) -> None:
    folder = write_catalogue(tmp_path, small.listings, small.venues)
    catalogue, books = load_catalogue(folder), read_books(folder)
    for question in asked:
        assume(not is_borderline(small.venues, spot, question.within_miles))
        assert count(catalogue, spot, question, as_of) == facets(books, spot, question, as_of)


@pytest.fixture(scope="module")
def shipped() -> tuple[Catalogue, Books]:
    return load_catalogue(REAL_CATALOGUE), read_books(REAL_CATALOGUE)


@pytest.mark.parametrize(
    ("spot", "question"),
    [
        (Spot(52.9548, -1.1581, "nottingham-nottinghamshire"), Question(None, within_miles=5)),
        (Spot(53.2307, -0.5406, "lincolnshire"), Question("voice", within_miles=20, age=9)),
        (
            Spot(52.6369, -1.1398, "leicester-leicestershire"),
            Question("violin", "grade-2", 15, days=frozenset({"Saturday"}), strict=True),
        ),
        (
            Spot(53.2591, -1.9148, "derby-derbyshire"),
            Question("cornet", "grade-5", 40, joins=frozenset({"open"}), step_free=True),
        ),
    ],
)
def test_the_shipped_catalogue(
    shipped: tuple[Catalogue, Books], spot: Spot, question: Question
) -> None:
    catalogue, books = shipped
    assert count(catalogue, spot, question, TODAY) == facets(books, spot, question, TODAY)
