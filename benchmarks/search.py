"""search_p95_ms: one search among 5,000 listings."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

from benchmarks.questions import Question, draw_questions
from benchmarks.results import Row, WrongAnswerError
from benchmarks.search_facts import Found, Peer, gather_facts
from benchmarks.search_peers import BallTreeAndPandas, PandasAndGeopy, SQLiteBoxes
from benchmarks.synthetic import SEED, write_synthetic_catalogue
from benchmarks.timing import one_core, p95, settle, timed
from pathways.catalogue import Catalogue, load_catalogue
from pathways.matching import Answer, search
from pathways.places import Places
from pathways.settings import Settings

LISTINGS = 5_000
QUESTIONS = 1_000
WARM_UP = 20
AS_OF = date(2026, 11, 22)
_SENTENCES_OF_MATCHES = 20
_SENTENCES_OF_A_BLOCK = 5


def run() -> list[Row]:
    """Ours beside three peers, each over different questions that it has not seen."""
    settings = Settings.from_environment()
    with tempfile.TemporaryDirectory() as folder:
        source = settings.data / "catalogue"
        write_synthetic_catalogue(source, settings.data / "geo", Path(folder), LISTINGS)
        catalogue = load_catalogue(Path(folder))
    places = Places.load(settings.data / "geo", catalogue.hub_of_district)
    asked = draw_questions(catalogue, places, settings.data / "geo", QUESTIONS + WARM_UP, SEED)
    warm_up, questions = asked[:WARM_UP], asked[WARM_UP:]
    facts = gather_facts(catalogue, AS_OF)
    peers: list[Peer] = [PandasAndGeopy(facts), SQLiteBoxes(facts), BallTreeAndPandas(facts)]
    settle()
    with one_core():
        timed(lambda each: answer(catalogue, each), warm_up, keep=found_by_us)
        ours, found = timed(lambda each: answer(catalogue, each), questions, keep=found_by_us)
        return [beside(ours, found, peer, warm_up, questions) for peer in peers]


def answer(catalogue: Catalogue, question: Question) -> Answer:
    """The whole answer with every sentence that a page shows at first."""
    found = search(catalogue, question.place, question.query, AS_OF)
    blocks = (
        found.place_unknown,
        found.across_hub,
        found.through_school,
        found.further_on,
        found.help,
    )
    shown = [*found.matches[:_SENTENCES_OF_MATCHES]]
    for block in blocks:
        shown += block[:_SENTENCES_OF_A_BLOCK]
    for each in shown:
        _ = each.criteria
    return found


def found_by_us(found: Answer) -> Found:
    """What can be compared with the peers."""
    return [(each.opportunity.id, each.certainty or "") for each in found.matches]


def _as_it_is(found: Found) -> Found:
    return found


def beside(
    ours: list[float],
    found: list[Found],
    peer: Peer,
    warm_up: list[Question],
    questions: list[Question],
) -> Row:
    """Our times and answers beside one peer's, or an error where an answer differs."""
    timed(peer.search, warm_up[:3], keep=len)
    times, answers = timed(peer.search, questions[: peer.questions], keep=_as_it_is)
    if answers != found[: len(answers)]:
        raise WrongAnswerError(f"{peer.name} finds other matches than ours, or in another order")
    work = (
        f"95th percentile of one search among {LISTINGS:,} synthetic listings. Ours: {QUESTIONS:,} "
        f"postcodes, with blocks, wider searches and sentences. Peer: {len(times):,} of them; "
        f"{peer.how}; no blocks, no wider searches, no sentences; same matches in the same order."
    )
    return Row("search_p95_ms", p95(ours), p95(times), peer.name, "ms", work)
