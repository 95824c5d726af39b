"""The benchmark of class lists compares equal work."""

from __future__ import annotations

import random

import pytest

from benchmarks import classlist as benchmark
from benchmarks.classlist import Stage, answer_all, beside, found_by_us
from benchmarks.questions import Question, home_postcodes
from benchmarks.results import WrongAnswerError
from benchmarks.search_facts import Found, gather_facts
from benchmarks.search_peers import PandasAndGeopy
from pathways.catalogue import load_catalogue
from pathways.classlist import ClassAnswer
from pathways.settings import ROOT
from tests.unit.places_loaded import GEO, places


@pytest.fixture(scope="module")
def stage() -> Stage:
    return Stage(load_catalogue(ROOT / "data" / "catalogue"), places())


@pytest.fixture(scope="module")
def answer(stage: Stage) -> ClassAnswer:
    homes = home_postcodes(GEO, 12, seed=1)
    data = benchmark._class_list(homes, stage.catalogue, random.Random(1))  # noqa: S311
    answered, files = answer_all(stage, data)
    assert files["results.csv"].startswith("row,ref,rank,")
    return answered


def test_every_row_drawn_is_a_pupil(answer: ClassAnswer) -> None:
    assert (len(answer.steps), answer.class_list.rejected) == (12, 0)
    assert {len(each) for each in found_by_us(answer)} > {3}, "rows should differ in what they find"


def test_the_peer_finds_the_same_steps_and_is_scaled_by_rows(
    stage: Stage, answer: ClassAnswer
) -> None:
    peer = PandasAndGeopy(gather_facts(stage.catalogue, benchmark.AS_OF))
    row = beside("classlist_500_s", [3_000.0, 1_000.0, 2_000.0], answer, peer)
    assert (row.name, row.ours, row.unit) == ("classlist_500_s", 2.0, "s")
    assert "10 rows measured, times 1.2" in row.work
    assert row.peer > 0


def test_a_peer_with_another_answer_is_not_compared(answer: ClassAnswer) -> None:
    class Liar(PandasAndGeopy):
        def __init__(self) -> None:
            pass

        def search(self, question: Question) -> Found:
            return [("a-listing", "maybe")]

    with pytest.raises(WrongAnswerError, match="other steps"):
        beside("classlist_500_s", [1.0], answer, Liar())
