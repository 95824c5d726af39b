"""The ladder's benchmark measures what it says: valid routes, equal answers, else it stops."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from benchmarks.ladder import Question, beside, climb, found_by_us, write_synthetic_routes
from benchmarks.ladder_peer import Columns, GraphOfListings
from benchmarks.results import WrongAnswerError
from benchmarks.synthetic import write_synthetic_catalogue
from pathways.catalogue import Catalogue, check_catalogue, load_catalogue
from pathways.matching import Query
from pathways.model import Place
from pathways.settings import ROOT
from pathways.vocabulary import RADII_MILES, Level

LISTINGS = 700
PLAYED = ("violin", "clarinet", "cornet", "trumpet", "recorder", "guitar", "drum-kit", "piano")
HUBS = ("nottingham-nottinghamshire", "derby-derbyshire", None)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("synthetic")
    write_synthetic_catalogue(ROOT / "data" / "catalogue", ROOT / "data" / "geo", made, LISTINGS)
    write_synthetic_routes(made, seed=1)
    return made


@pytest.fixture(scope="module")
def catalogue(folder: Path) -> Catalogue:
    return load_catalogue(folder)


@pytest.fixture(scope="module")
def questions() -> list[Question]:
    drawn = np.random.default_rng(5)
    levels, ages = list(Level), [None, *range(5, 19)]
    return [
        Question(
            _home(52.6 + 0.6 * drawn.random(), -1.4 + drawn.random(), HUBS[drawn.integers(3)]),
            Query(
                PLAYED[drawn.integers(len(PLAYED))],
                levels[drawn.integers(len(levels))],
                RADII_MILES[drawn.integers(len(RADII_MILES))],
                ages[drawn.integers(len(ages))],
            ),
        )
        for _ in range(40)
    ]


def _home(lat: float, lon: float, hub: str | None) -> Place:
    return Place("Here", "point", "point", lat, lon, None, None, hub, True, "town", "")


def test_synthetic_routes_are_valid_and_go_up(folder: Path, catalogue: Catalogue) -> None:
    assert [each for each in check_catalogue(folder) if each.severity == "error"] == []
    assert len(catalogue.routes) > LISTINGS / 20
    for route in catalogue.routes:
        low, high = (catalogue.by_id[each].level_min for each in (route.start, route.end))
        assert low is not None
        assert high is not None
        assert low <= high


def test_the_peer_climbs_the_same_ladders(catalogue: Catalogue, questions: list[Question]) -> None:
    peer = GraphOfListings(catalogue)
    found = [found_by_us(climb(catalogue, each)) for each in questions]
    assert [peer.columns(each) for each in questions] == found
    assert sum(len(column) for ladder in found for column in ladder[1:]) > len(questions)


def test_a_peer_that_is_wrong_stops_the_benchmark(
    catalogue: Catalogue, questions: list[Question]
) -> None:
    class Liar(GraphOfListings):
        def columns(self, question: Question) -> Columns:
            now, then, later = super().columns(question)
            return now, then, later | {"made-up"}

    found = [found_by_us(climb(catalogue, each)) for each in questions]
    with pytest.raises(WrongAnswerError, match="another ladder"):
        beside([1.0], found, Liar(catalogue), questions[:3], questions)
