"""gap_cube_ms: who has what in reach, for every family and instrument at every stage."""

from __future__ import annotations

from datetime import timedelta
from statistics import median
from time import perf_counter

import numpy as np

from benchmarks.coverage_worlds import (
    AS_OF,
    LISTINGS,
    WITHIN,
    AreasInABallTree,
    Found,
    all_subjects,
    our_verdicts,
    synthetic_world,
)
from benchmarks.results import Row, WrongAnswerError
from benchmarks.timing import one_core, settle, timed
from pathways.coverage import Cube, build_cube, find_supply
from pathways.coverage.divisions import divide
from pathways.coverage.matrix import count_people
from pathways.matching import Query
from pathways.vocabulary import STAGES

REPEATS = 9
FARTHEST = 40.0
RADII = (1.0, 3.0, 5.0, 7.0, 12.0, 15.0, 20.0, 30.0, 40.0)
_PLAIN = Query(None, None, WITHIN)


def run() -> list[Row]:
    """Cold beside two peers, and another radius beside the better of them."""
    catalogue, areas = synthetic_world()
    subjects, region = all_subjects(catalogue), divide(areas, "region")
    supply = find_supply(catalogue, _PLAIN, AS_OF)
    verdicts = our_verdicts(catalogue, supply, subjects)
    tree = AreasInABallTree(areas.points)

    def cold(days: int) -> Cube:
        listed = find_supply(catalogue, _PLAIN, AS_OF - timedelta(days))
        points, stages = areas.points, tuple(STAGES)
        cube = build_cube(catalogue.index, listed, points, subjects, stages, FARTHEST)
        count_people(cube.certainty(WITHIN), region, areas.young_people)
        return cube

    def another(within: float) -> Found:
        certainty = cube.certainty(within)
        count_people(certainty, region, areas.young_people)
        return certainty.reshape(len(verdicts), -1)

    settle()
    with one_core():
        cold(1)
        times, cubes = timed(cold, range(REPEATS), keep=lambda each: each)
        cube = cubes[0]
        first = cube.certainty(WITHIN).reshape(len(verdicts), -1)
        changes, found = timed(another, RADII, keep=lambda each: each)
        begin = perf_counter()
        theirs = tree.for_each_question(supply, verdicts, WITHIN)
        each_question = (perf_counter() - begin) * 1000
        begin = perf_counter()
        again = tree.once_for_each_listing(supply, verdicts, WITHIN)
        each_listing = (perf_counter() - begin) * 1000
        peer_changes, peer_found = timed(
            lambda within: tree.once_for_each_listing(supply, verdicts, within),
            RADII[:3],
            keep=lambda each: each,
        )
    _same(first, theirs)
    _same(first, again)
    for ours, peers in zip(found, peer_found, strict=False):
        _same(ours, peers)
    size = f"{len(verdicts)} questions, {len(areas):,} areas, {LISTINGS:,} synthetic listings"
    cold_work = f"{size}, within {WITHIN:g} miles. Ours: from the catalogue, every radius to 40"
    given = "Peer: given our verdicts and one radius; same certainty for every area."
    rows = [
        (each_question, "scikit-learn BallTree, for each question"),
        (each_listing, "scikit-learn BallTree, once for each listing"),
    ]
    return [
        *(
            Row("gap_cube_ms", median(times), peer, name, "ms", f"{cold_work}. {given}")
            for peer, name in rows
        ),
        Row(
            "gap_cube_ms",
            median(changes),
            median(peer_changes),
            "scikit-learn BallTree, once for each listing",
            "ms",
            f"{size}: another radius, of {len(RADII)}. Ours: from what is kept, people counted. "
            f"Peer: three of these, asked anew; same certainty for every area.",
        ),
    ]


def _same(ours: Found, theirs: Found) -> None:
    if not np.array_equal(ours, theirs):
        raise WrongAnswerError("the BallTree finds another certainty for some area")
