"""england_cube_s: the same for a country of 33,755 small areas and 50,000 listings.

A synthetic England, for measuring only: twelve copies of the East Midlands' small areas and of
synthetic listings, set side by side in four columns. No such places or listings exist.
"""

from __future__ import annotations

import resource
from dataclasses import replace
from time import perf_counter

import numpy as np

from benchmarks.coverage_worlds import (
    AS_OF,
    WITHIN,
    AreasInABallTree,
    our_verdicts,
    synthetic_world,
)
from benchmarks.results import Row, WrongAnswerError
from benchmarks.synthetic import SEED
from benchmarks.timing import one_core, settle
from pathways.catalogue.index import Whole
from pathways.coverage import Areas, Supply, build_cube, find_supply, single_instruments
from pathways.geodesy import Floats, to_cartesian
from pathways.matching import Query
from pathways.vocabulary import STAGES

AREAS = 33_755
LISTINGS = 50_000
INSTRUMENTS = 40
FARTHEST = 40.0
PEER_QUESTIONS = 8
_COPIES, _COLUMNS = 12, 4
_DEGREES = (1.75, 2.55)  # of latitude and longitude: about the size of the region


def run() -> list[Row]:
    """Ours for every question, beside a peer for a few of them, scaled up."""
    catalogue, areas = synthetic_world()
    chance = np.random.default_rng(SEED)
    points, supply = _england(
        areas, find_supply(catalogue, Query(None, None, WITHIN), AS_OF), chance
    )
    subjects = single_instruments(catalogue.instruments)[:INSTRUMENTS]
    questions = len(subjects) * len(STAGES)
    settle()
    with one_core():
        begin = perf_counter()
        cube = build_cube(catalogue.index, supply, points, subjects, tuple(STAGES), FARTHEST)
        certainty = cube.certainty(WITHIN).reshape(questions, -1)
        ours = perf_counter() - begin
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        some = chance.choice(questions, PEER_QUESTIONS, replace=False)
        verdicts = our_verdicts(catalogue, supply, subjects)[some]
        tree = AreasInABallTree(points)
        begin = perf_counter()
        theirs = tree.for_each_question(supply, verdicts, WITHIN)
        peer = (perf_counter() - begin) * questions / PEER_QUESTIONS
    if not np.array_equal(certainty[some], theirs):
        raise WrongAnswerError("the BallTree finds another certainty for some area")
    work = (
        f"A synthetic England: {AREAS:,} areas, {LISTINGS:,} listings, {INSTRUMENTS} instruments "
        f"at {len(STAGES)} stages, every radius to {FARTHEST:g} miles, {peak:,.0f} MB at the most. "
        f"Peer: given our verdicts and one radius; {PEER_QUESTIONS} of {questions} questions, its "
        "time scaled to all; same certainty for every area."
    )
    name = "scikit-learn BallTree, for each question"
    return [Row("england_cube_s", ours, peer, name, "s", work)]


def _england(areas: Areas, supply: Supply, chance: np.random.Generator) -> tuple[Floats, Supply]:
    """The areas' points, and the listings' spots, each moved to one of the copies."""
    home = np.arange(AREAS) % len(areas)
    points = _moved(areas.points[home], np.arange(AREAS) // len(areas))
    spots = chance.integers(0, len(supply.listing), LISTINGS)
    there = _moved(supply.points[spots], chance.integers(0, _COPIES, LISTINGS))
    return points, replace(
        supply,
        listing=supply.listing[spots],
        points=there,
        uncertain=supply.uncertain[spots],
        best=supply.best[spots],
    )


def _moved(points: Floats, copy: Whole) -> Floats:
    """The points moved by whole regions, as degrees on a globe near enough for this."""
    x, y, z = points.T
    lat = np.degrees(np.arctan2(z, np.hypot(x, y) * (1 - 0.00669438)))
    lon = np.degrees(np.arctan2(y, x))
    north, east = copy // _COLUMNS - 1, copy % _COLUMNS - 2
    return to_cartesian(lat + north * _DEGREES[0], lon + east * _DEGREES[1])
