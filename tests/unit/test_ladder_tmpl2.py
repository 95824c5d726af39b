"""Ladders against the oracle: random small catalogues, then the catalogue that is shipped."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import Phase, HealthCheck, assume, given, settings
from hypothesis import strategies as st

from pathways.catalogue import Catalogue, load_catalogue
from tests.oracle import Books, Question, Spot, read_books
from tests.oracle.ladder import Climb, Edge, edges
from tests.unit.catalogue_files import REAL_CATALOGUE
from tests.unit.ladder_cases import Routed, climb, in_oracle_words, is_on_an_edge, routed
from tests.unit.strategies import AS_OF, questions, spots
from tests.unit.test_search_oracle import SPOTS

TODAY = date(2026, 11, 22)
ASKED = [
    Question("clarinet", "beginner", 10, age=9),
    Question("violin", "starter", 5, school_year=3),
    Question("trumpet", "grade-5", 20, online=True),
    Question("voice", None, 15, age=9),
    Question("cello", "grade-8", 10, age=16),
    Question("guitar", "beginner", 10, inclusion=frozenset({"disabled"})),
    Question("cornet", "grade-2", 15, age=11),
    Question("voice", "grade-5", 10, age=14),
    Question("drum-kit", "grade-3", 5, school_year=8),
    Question("voice", None, 10),
    Question("violin", None, 10, age=8),
    Question("rap", None, 10, school_year=9),
]
PAIRS = [(spot, ASKED[(at + 3 * n) % 12]) for at, spot in enumerate(SPOTS) for n in range(4)]
QUICK = settings(
    max_examples=900,
    deadline=None,
    derandomize=False, phases=[Phase.generate, Phase.shrink],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@QUICK
@given(
    made=routed(),
    spot=spots(),
    asked=st.lists(questions(), min_size=3, max_size=3),
    as_of=st.sampled_from(AS_OF),
)
def test_random_catalogues(
    tmp_path: Path, made: Routed, spot: Spot, asked: list[Question], as_of: date
) -> None:
    folder = made.write(tmp_path)
    catalogue, books = load_catalogue(folder), read_books(folder)
    routes = edges(folder, books)
    for question in asked:
        assume(question.instrument is not None)
        assume(not is_on_an_edge(made.small.venues, spot, question))
        expected = Climb(books, routes, spot, question, as_of).ladder()
        assert in_oracle_words(climb(catalogue, spot, question, as_of)) == expected


@pytest.fixture(scope="module")
def shipped() -> tuple[Catalogue, Books, list[Edge]]:
    books = read_books(REAL_CATALOGUE)
    return load_catalogue(REAL_CATALOGUE), books, edges(REAL_CATALOGUE, books)


@pytest.mark.parametrize(("spot", "question"), PAIRS)
def test_the_shipped_catalogue(
    shipped: tuple[Catalogue, Books, list[Edge]], spot: Spot, question: Question
) -> None:
    catalogue, books, routes = shipped
    expected = Climb(books, routes, spot, question, TODAY).ladder()
    assert in_oracle_words(climb(catalogue, spot, question, TODAY)) == expected
