"""The program against the oracle: random small catalogues, then the catalogue that is shipped."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from pathways.catalogue import Catalogue, load_catalogue
from tests.oracle import Books, Question, Spot, answer, read_books
from tests.unit.asking import ask, assert_same
from tests.unit.catalogue_files import REAL_CATALOGUE, write_catalogue
from tests.unit.strategies import AS_OF, Small, catalogues, is_borderline, questions, spots

TODAY = date(2026, 11, 22)
NOTTINGHAM = Spot(52.9548, -1.1581, "nottingham-nottinghamshire")
MANSFIELD = Spot(53.1435, -1.1963, "nottingham-nottinghamshire")
DERBY = Spot(52.9225, -1.4746, "derby-derbyshire")
BUXTON = Spot(53.2591, -1.9148, "derby-derbyshire")
LEICESTER = Spot(52.6369, -1.1398, "leicester-leicestershire")
MELTON = Spot(52.7661, -0.8868, "leicester-leicestershire")
LINCOLN = Spot(53.2307, -0.5406, "lincolnshire")
SKEGNESS = Spot(53.1436, 0.3371, "lincolnshire")
NORTHAMPTON = Spot(52.2405, -0.9027, "northamptonshire-rutland")
OAKHAM = Spot(52.6706, -0.7333, "northamptonshire-rutland")
GRIMSBY = Spot(53.5654, -0.0755, "humber")
SHEFFIELD = Spot(53.3811, -1.4701, None)
SPOTS = [NOTTINGHAM, MANSFIELD, DERBY, BUXTON, LEICESTER, MELTON]
SPOTS += [LINCOLN, SKEGNESS, NORTHAMPTON, OAKHAM, GRIMSBY, SHEFFIELD]
SATURDAY = frozenset({"Saturday"})
ASKED = [
    Question("clarinet", "grade-3", 10, age=12),
    Question("violin", "starter", 5, school_year=3),
    Question("trumpet", "grade-5", 20, days=SATURDAY, online=True),
    Question("voice", None, 15, age=9, free=True),
    Question("cello", "grade-8", 40, kinds=frozenset({"ensemble", "advanced_programme"})),
    Question("guitar", "beginner", 10, genres=frozenset({"rock-pop", "jazz"}), step_free=True),
    Question("recorder", "beginner", 7.5, inclusion=frozenset({"send", "low_income"})),
    Question("french-horn", "grade-6", 15, school_year=10),
    Question("drum-kit", "grade-2", 3, days=frozenset({"Monday", "Thursday"}), strict=True),
    Question("piano", None, 1, free=True, strict=True),
]
# Five questions at each place, so that every question is put at six places.
PAIRS = [(spot, ASKED[(at + 2 * n) % 10]) for at, spot in enumerate(SPOTS) for n in range(5)]

# The folder is written anew for each example, so sharing it between examples does no harm.
QUICK = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@QUICK
@given(
    small=catalogues(),
    spot=spots(),
    asked=st.lists(questions(), min_size=3, max_size=3),
    as_of=st.sampled_from(AS_OF),
)
def test_random_catalogues(
    tmp_path: Path, small: Small, spot: Spot, asked: list[Question], as_of: date
) -> None:
    folder = write_catalogue(tmp_path, small.listings, small.venues)
    catalogue, books = load_catalogue(folder), read_books(folder)
    for question in asked:
        assume(not is_borderline(small.venues, spot, question.within_miles))
        said = ask(catalogue, spot, question, as_of)
        assert_same(said, answer(books, spot, question, as_of))


@pytest.fixture(scope="module")
def shipped() -> tuple[Catalogue, Books]:
    return load_catalogue(REAL_CATALOGUE), read_books(REAL_CATALOGUE)


@pytest.mark.parametrize(("spot", "question"), PAIRS)
def test_the_shipped_catalogue(
    shipped: tuple[Catalogue, Books], spot: Spot, question: Question
) -> None:
    catalogue, books = shipped
    expected = answer(books, spot, question, TODAY)
    assert_same(ask(catalogue, spot, question, TODAY), expected)
