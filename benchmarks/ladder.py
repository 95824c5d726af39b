"""ladder_p95_ms: one ladder among 5,000 listings."""

from __future__ import annotations

import csv
import random
import tempfile
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from benchmarks.ladder_peer import Columns, GraphOfListings
from benchmarks.questions import Question, draw_questions
from benchmarks.results import Row, WrongAnswerError
from benchmarks.search import AS_OF, LISTINGS, QUESTIONS, WARM_UP
from benchmarks.synthetic import SEED, write_synthetic_catalogue
from benchmarks.timing import one_core, p95, settle, timed
from pathways.catalogue import Catalogue, load_catalogue
from pathways.catalogue.tables import ROW_TYPES, columns_of
from pathways.ladder import Ladder, ladder, ladder_index
from pathways.places import Places
from pathways.settings import Settings
from pathways.vocabulary import Level

_SHOWN = 12  # rungs of a column whose words a page shows at first
_SOURCE = "https://example.org/synthetic"


def run() -> list[Row]:
    """Ours beside networkx, each over different questions that it has not seen."""
    settings = Settings.from_environment()
    with tempfile.TemporaryDirectory() as folder:
        source, geo = settings.data / "catalogue", settings.data / "geo"
        write_synthetic_catalogue(source, geo, Path(folder), LISTINGS)
        write_synthetic_routes(Path(folder), SEED)
        catalogue = load_catalogue(Path(folder))
    places = Places.load(settings.data / "geo", catalogue.hub_of_district)
    count = QUESTIONS + WARM_UP
    asked = [_played(each) for each in draw_questions(catalogue, places, geo, count, SEED)]
    ladder_index(catalogue)
    peer = GraphOfListings(catalogue)
    settle()
    with one_core():
        timed(lambda each: climb(catalogue, each), asked[:WARM_UP], keep=found_by_us)
        ours, found = timed(lambda each: climb(catalogue, each), asked[WARM_UP:], keep=found_by_us)
        return [beside(ours, found, peer, asked[:WARM_UP], asked[WARM_UP:])]


def _played(question: Question) -> Question:
    """The same question of somebody who plays: what singers climb by the peer does not know."""
    if question.query.instrument not in ("voice", "rap"):
        return question
    level = question.query.level if question.query.level is not None else Level.GRADE_3
    return replace(question, query=replace(question.query, instrument="cornet", level=level))


def write_synthetic_routes(folder: Path, seed: int) -> None:
    """Routes between the made-up listings: each provider's, from the lowest level up."""
    with (folder / "opportunities.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    chance = random.Random(seed)
    levels = {level.id: int(level) for level in Level}
    tiers: dict[str, list[tuple[int, str]]] = {}
    for row in rows:
        if row["level_min"]:
            tiers.setdefault(row["provider_id"], []).append((levels[row["level_min"]], row["id"]))
    routes = [
        {
            "from": low,
            "to": high,
            "condition": "Synthetic",
            "evidence": chance.choice(["stated", "implied"]),
            "source_url": _SOURCE,
        }
        for tier in tiers.values()
        for (_, low), (_, high) in pairwise(sorted(tier))
    ]
    with (folder / "routes.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns_of(ROW_TYPES["routes"]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(routes)


def climb(catalogue: Catalogue, question: Question) -> Ladder:
    """The whole ladder, with every word of the rungs that a page shows at first."""
    found = ladder(catalogue, question.place, question.query, AS_OF)
    for shelf in found.shelves:
        for rung in shelf.rungs[:_SHOWN]:
            _ = rung.bridge, rung.finding.criteria
    return found


def found_by_us(found: Ladder) -> Columns:
    """What can be compared with the peer."""
    now, then, later = (frozenset(rung.id for rung in shelf.rungs) for shelf in found.shelves)
    return now, then, later


def _as_it_is(found: Columns) -> Columns:
    return found


def beside(
    ours: list[float],
    found: list[Columns],
    peer: GraphOfListings,
    warm_up: list[Question],
    questions: list[Question],
) -> Row:
    """Our times and answers beside the peer's, or an error where an answer differs."""
    timed(peer.columns, warm_up[:3], keep=_as_it_is)
    times, answers = timed(peer.columns, questions[: peer.questions], keep=_as_it_is)
    for number, (theirs, mine) in enumerate(zip(answers, found, strict=False)):
        if theirs != mine:
            raise WrongAnswerError(f"{peer.name} climbs another ladder for question {number}")
    work = (
        f"95th percentile of one ladder among {LISTINGS:,} synthetic listings. Ours: "
        f"{len(ours):,} postcodes, with what is missing, strands, a way up and the words of the "
        f"rungs shown first. Peer: {len(times):,} of them; {peer.how}; no order, no evidence, no "
        "words; the same rungs in the same columns."
    )
    return Row("ladder_p95_ms", p95(ours), p95(times), peer.name, "ms", work)
