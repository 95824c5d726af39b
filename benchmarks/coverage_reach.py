"""reach_sums_ms: what is shared by all who can reach it (two-step floating catchment areas)."""

from __future__ import annotations

import warnings
from statistics import median
from time import perf_counter

import numpy as np
import pandas as pd

from benchmarks.coverage_worlds import peer_package
from benchmarks.results import Row, WrongAnswerError
from benchmarks.synthetic import SEED
from benchmarks.timing import one_core, settle, timed
from pathways.coverage import load_areas
from pathways.coverage.choices import in_reach, shared_reach
from pathways.geodesy import Floats, chords_to_miles
from pathways.settings import Settings

SITES = 500
REPEATS = 9
WITHIN = 10.0


def run() -> list[Row]:
    """Ours beside PySAL's access, with the table of costs that it needs."""
    areas = load_areas(Settings.from_environment().data / "geo", {})
    chance = np.random.default_rng(SEED)
    people = areas.young_people

    def sites(_: int) -> Floats:
        """Somewhere near a small area each."""
        rows = chance.choice(len(areas), SITES, replace=False)
        found: Floats = areas.points[rows] + chance.normal(0, 500, (SITES, 3))
        return found

    drawn = [sites(each) for each in range(REPEATS + 1)]
    settle()
    with one_core():
        shared_reach(in_reach(drawn[-1], areas.points, WITHIN), people)
        times, found = timed(
            lambda each: shared_reach(in_reach(each, areas.points, WITHIN), people),
            drawn[:-1],
            keep=lambda each: each,
        )
        theirs, seconds = _by_access(drawn[0], areas.points, people)
    if not np.allclose(found[0], theirs, rtol=1e-4):
        raise WrongAnswerError("access finds other sums than ours")
    work = (
        f"{len(areas):,} areas, {SITES} sites, within {WITHIN:g} miles, distances and all. Peer: "
        "a table of the costs, then its two-step floating catchment areas; same sums."
    )
    peer = "PySAL access, with its table of costs"
    return [Row("reach_sums_ms", median(times), seconds * 1000, peer, "ms", work)]


def _by_access(sites: Floats, areas: Floats, people: Floats) -> tuple[Floats, float]:
    """What access finds, and how long it takes with the table that it is fed."""
    access = peer_package("access")
    warnings.filterwarnings("ignore", "The inplace keyword")
    begin = perf_counter()
    straight = np.linalg.norm(areas[:, None] - sites[None], axis=2)
    table = pd.DataFrame(
        {
            "origin": np.repeat(np.arange(len(areas)), len(sites)),
            "dest": np.tile(np.arange(len(sites)), len(areas)),
            "cost": chords_to_miles(straight).ravel(),
        }
    )
    found = access.Access(
        demand_df=pd.DataFrame({"code": np.arange(len(areas)), "people": people}),
        demand_index="code",
        demand_value="people",
        supply_df=pd.DataFrame({"code": np.arange(len(sites)), "listing": 1.0}),
        supply_index="code",
        supply_value="listing",
        cost_df=table,
        cost_origin="origin",
        cost_dest="dest",
        cost_name="cost",
    ).two_stage_fca(name="shared", cost="cost", max_cost=WITHIN)
    seconds = perf_counter() - begin
    sums = found["shared_listing"].reindex(range(len(areas))).fillna(0)
    return sums.to_numpy(), seconds
