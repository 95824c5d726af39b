"""site_3_exact_s: the best three of 500 sites, proved."""

from __future__ import annotations

import warnings
from statistics import median
from time import perf_counter

import numpy as np
from scipy.sparse import csr_array

from benchmarks.coverage_worlds import peer_package
from benchmarks.results import Row, WrongAnswerError
from benchmarks.synthetic import SEED
from benchmarks.timing import one_core, settle, timed
from pathways.catalogue import load_catalogue
from pathways.catalogue.index import Whole
from pathways.coverage import load_areas
from pathways.coverage.choices import in_reach
from pathways.geodesy import Floats
from pathways.settings import Settings
from pathways.siting import Problem, best_choice, load_candidates

CASE = "a region with nothing"  # no area has anything yet, so that all are to be won
SITES = 500
NEW = 3
REPEATS = 5
WITHIN = 10.0


def run() -> list[Row]:
    """Ours beside spopt with the solver that it brings, over 500 of the region's schools."""
    settings = Settings.from_environment()
    catalogue = load_catalogue(settings.data / "catalogue")
    areas = load_areas(settings.data / "geo", catalogue.hubs)
    schools = load_candidates(settings.data / "geo", areas, {}).points
    chance = np.random.default_rng(SEED)
    drawn = [chance.choice(len(schools), SITES, replace=False) for _ in range(REPEATS + 1)]
    weights = np.rint(areas.young_people * 10)

    def best(rows: Whole) -> float:
        reached = in_reach(schools[rows], areas.points, WITHIN)
        choice = best_choice(Problem(weights, csr_array(reached, dtype=np.float64), 0.1), NEW)
        if not choice.proved:
            raise WrongAnswerError("the choice is not proved")
        return choice.won

    settle()
    with one_core():
        best(drawn[-1])
        times, won = timed(best, drawn[:-1], keep=lambda each: each)
    theirs, seconds = _by_spopt(schools[drawn[0]], areas.points, weights)
    if round(theirs) != round(won[0] * 10):
        raise WrongAnswerError(f"spopt wins {theirs}, ours {won[0] * 10}")
    work = (
        f"“{CASE}”: the best {NEW} of {SITES} schools, drawn {REPEATS} times, for {len(areas):,} "
        f"areas within {WITHIN:g} miles, with proof. Peer: one of these draws; wins as many."
    )
    peer = "spopt MCLP, solved by CBC"
    return [Row("site_3_exact_s", median(times) / 1000, seconds, peer, "s", work)]


def _by_spopt(sites: Floats, areas: Floats, weights: Floats) -> tuple[float, float]:
    """What spopt's choice wins, and how long it takes."""
    pulp, locate = peer_package("pulp"), peer_package("spopt.locate")
    warnings.filterwarnings("ignore", ".*PuLP 4", DeprecationWarning)
    begin = perf_counter()
    reached = in_reach(sites, areas, WITHIN)
    model = locate.MCLP.from_cost_matrix(
        1.0 - reached.T, weights, service_radius=0.5, p_facilities=NEW
    )
    model = model.solve(pulp.PULP_CBC_CMD(msg=False))
    seconds = perf_counter() - begin
    won = {area for each in model.fac2cli for area in each}
    return float(weights[sorted(won)].sum()), seconds
