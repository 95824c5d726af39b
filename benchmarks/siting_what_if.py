"""what_if_ms: what a new group would change, or a listing taken away."""

from __future__ import annotations

from statistics import median

import numpy as np
import pandas as pd

from benchmarks.coverage_worlds import AS_OF, LISTINGS, WITHIN, AreasInABallTree, synthetic_world
from benchmarks.results import Row, WrongAnswerError
from benchmarks.synthetic import SEED
from benchmarks.timing import one_core, settle, timed
from pathways.coverage import Standing, make_question, stand
from pathways.coverage.supply import LIKELY, NONE, SURE
from pathways.geodesy import to_cartesian
from pathways.siting import NewGroup, WhatIf, what_if

CHANGES = 20
_Change = tuple[NewGroup, str]


def run() -> list[Row]:
    """A group added and a listing taken away at once; ours beside the same worked out afresh."""
    catalogue, areas = synthetic_world()
    question = make_question(
        catalogue.instruments, instrument="brass", stage="foundation", within=WITHIN
    )
    base = stand(catalogue, areas, question, AS_OF)
    counting = np.unique(base.supply.listing[base.answered < NONE])
    chance = np.random.default_rng(SEED)
    changes = [
        (
            NewGroup("New", float(areas.lat[home]), float(areas.lon[home]), None,
                     ("brass",), ("foundation",)),
            catalogue.opportunities[row].id,
        )
        for home, row in zip(
            chance.choice(len(areas), CHANGES + 1, replace=False),
            chance.choice(counting, CHANGES + 1, replace=False),
            strict=True,
        )
    ]  # fmt: skip
    tree = AreasInABallTree(areas.points)

    def ours(change: _Change) -> WhatIf:
        return what_if(catalogue, base, [change[0]], [change[1]])

    def theirs(change: _Change) -> tuple[float, float]:
        return _afresh(tree, base, change, catalogue.row_of[change[1]])

    settle()
    with one_core():
        ours(changes[-1])
        times, found = timed(ours, changes[:-1], keep=_gains)
        peer_times, peer_found = timed(theirs, changes[:-1], keep=lambda each: each)
    if not np.allclose(found, peer_found):
        raise WrongAnswerError("the peer finds other people newly covered than ours")
    work = (
        f"{CHANGES} changes among {LISTINGS:,} synthetic listings: a group added and a listing "
        "taken away, before and after by hub. Ours: with distances, choices and equity, too. Peer: "
        "given our verdicts; the counts alone; same people newly covered and no longer covered."
    )
    peer = "scikit-learn BallTree and pandas, afresh"
    return [Row("what_if_ms", median(times), median(peer_times), peer, "ms", work)]


def _gains(change: WhatIf) -> tuple[float, float]:
    return change.newly_covered, change.no_longer_covered


def _afresh(
    tree: AreasInABallTree, base: Standing, change: _Change, row: int
) -> tuple[float, float]:
    """Newly and no longer covered, with the counts by hub before and after."""
    group, areas, supply = change[0], base.areas, base.supply
    before = tree.one_question(supply, base.answered, WITHIN)
    left = np.where(supply.listing == row, NONE, base.answered)
    after = tree.one_question(supply, left, WITHIN)
    point = to_cartesian(group.lat, group.lon)[None]
    (reached,) = tree.within(point, np.array([WITHIN]))
    after[reached] = SURE
    table = pd.DataFrame(
        {"hub": areas.hub, "before": before, "after": after, "people": areas.young_people}
    )
    for when in ("before", "after"):
        table.groupby(["hub", when])["people"].sum()
    had, has = table["before"] <= LIKELY, table["after"] <= LIKELY
    people = table["people"]
    return float(people[has & ~had].sum()), float(people[had & ~has].sum())
