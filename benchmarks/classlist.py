"""classlist_500_s and classlist_20000_s: a whole class list, from the bytes of a file to files."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice
from statistics import median

from benchmarks.questions import Question, home_postcodes
from benchmarks.results import Row, WrongAnswerError
from benchmarks.search_facts import Found, gather_facts
from benchmarks.search_peers import PandasAndGeopy
from benchmarks.synthetic import SEED
from benchmarks.timing import one_core, settle, timed
from pathways.catalogue import Catalogue, load_catalogue
from pathways.classlist import (
    ClassAnswer,
    RowReader,
    answer_class,
    as_files,
    drop_unused,
    read_pupils,
    read_table,
    recognise,
)
from pathways.classlist.steps import MOST_STEPS
from pathways.exchange.spreadsheet import to_csv
from pathways.places import Places
from pathways.settings import Settings

AS_OF = date(2026, 11, 22)
WARM_UP = 50
PEER_ROWS = 40
_COLUMNS = ("Ref", "Postcode", "Instrument", "Grade", "Age")
_GRADES = ("starter", "beginner", *(f"Gr {grade}" for grade in range(1, 9)))


@dataclass(frozen=True, slots=True, eq=False)
class Stage:
    """What is loaded before anything is timed."""

    catalogue: Catalogue
    places: Places


def run_with(name: str, rows: int, lists: int) -> list[Row]:
    """Ours beside the peer, over different class lists of ``rows`` rows each."""
    settings = Settings.from_environment()
    catalogue = load_catalogue(settings.data / "catalogue")
    stage = Stage(catalogue, Places.load(settings.data / "geo", catalogue.hub_of_district))
    homes = home_postcodes(settings.data / "geo", WARM_UP + rows * lists, SEED)
    chance = random.Random(SEED)
    warm_up = _class_list(homes[:WARM_UP], catalogue, chance)
    remaining = iter(homes[WARM_UP:])
    timed_lists = [
        _class_list(list(islice(remaining, rows)), catalogue, chance) for _ in range(lists)
    ]
    facts = gather_facts(catalogue, AS_OF)
    settle()
    with one_core():
        timed(lambda each: answer_all(stage, each), [warm_up], keep=_answer_alone)
        times, answers = timed(
            lambda each: answer_all(stage, each), timed_lists, keep=_answer_alone
        )
        return [beside(name, times, answers[0], PandasAndGeopy(facts))]


def _class_list(homes: list[str], catalogue: Catalogue, chance: random.Random) -> bytes:
    """A CSV file: a different home in each row, everything else drawn at random."""
    instruments = [each.name for each in catalogue.instruments.values()]
    rows = [
        {
            "Ref": f"P{number}",
            "Postcode": home,
            "Instrument": (instrument := chance.choice(instruments)),
            "Grade": "" if instrument == "Singing" else chance.choice(_GRADES),
            "Age": chance.randint(5, 18),
        }
        for number, home in enumerate(homes)
    ]
    return to_csv(rows, _COLUMNS).encode()


def answer_all(stage: Stage, data: bytes) -> tuple[ClassAnswer, Mapping[str, str]]:
    """What the command does, but for writing the files."""
    table = read_table(data)
    layout = recognise(table, stage.catalogue.instruments)
    reader = RowReader(stage.catalogue.instruments, stage.places, AS_OF)
    listed = read_pupils(drop_unused(table, layout), layout, reader)
    answer = answer_class(stage.catalogue, listed, AS_OF)
    return answer, as_files(answer, stage.catalogue)


def _answer_alone(answered: tuple[ClassAnswer, Mapping[str, str]]) -> ClassAnswer:
    return answered[0]


def found_by_us(answer: ClassAnswer) -> list[Found]:
    """What can be compared with the peer."""
    return [
        [(step.opportunity.id, step.certainty or "") for step in each.steps]
        for each in answer.steps
    ]


def beside(name: str, times: list[float], answer: ClassAnswer, peer: PandasAndGeopy) -> Row:
    """Our time beside the peer's, or an error where an answer differs."""
    questions = [Question(each.pupil.place, each.query) for each in answer.steps]
    timed(peer.search, questions[:2], keep=len)
    peer_times, found = timed(peer.search, questions[2 : 2 + PEER_ROWS], keep=lambda each: each)
    if [each[:MOST_STEPS] for each in found] != found_by_us(answer)[2 : 2 + PEER_ROWS]:
        raise WrongAnswerError(f"{peer.name} finds other steps than ours, or in another order")
    rows = len(answer.steps)
    asked = len(peer_times)
    ours_s = median(times) / 1000
    peer_s = sum(peer_times) / asked * rows / 1000
    work = (
        f"A class list of {rows:,} rows, every home another postcode, against the real catalogue. "
        f"Ours: from the CSV file's bytes to the text of every file but letters, median of "
        f"{len(times)}. Peer: {peer.how}, for each row, with homes found and cells read "
        f"beforehand; {asked} rows measured, times {rows / asked:g}; the same first "
        f"{MOST_STEPS} steps in the same order."
    )
    return Row(name, ours_s, peer_s, peer.name, "s", work)
