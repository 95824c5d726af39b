"""Shared reach against another program: the two-step floating catchment areas of PySAL's access."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from access import Access

from pathways.coverage.choices import shared_reach


@pytest.mark.filterwarnings("ignore:The inplace keyword")  # access uses what pandas 4 will drop
@pytest.mark.parametrize(("seed", "radius"), [(1, 10), (2, 25), (3, 200)])
def test_another_program_shares_alike(seed: int, radius: float) -> None:
    chance = np.random.default_rng(seed)
    homes, halls = chance.uniform(0, 100, (200, 2)), chance.uniform(0, 100, (30, 2))
    people = chance.integers(50, 900, 200).astype(float)
    apart = np.linalg.norm(halls[:, None] - homes[None], axis=2)
    costs = pd.DataFrame(apart.T).stack().rename_axis(["origin", "dest"])
    theirs = Access(
        demand_df=pd.DataFrame({"code": range(200), "people": people}),
        demand_index="code",
        demand_value="people",
        supply_df=pd.DataFrame({"code": range(30), "listing": 1.0}),
        supply_index="code",
        supply_value="listing",
        cost_df=costs.rename("cost").reset_index(),
        cost_origin="origin",
        cost_dest="dest",
        cost_name="cost",
    ).two_stage_fca(name="shared", cost="cost", max_cost=radius)

    found = shared_reach(apart <= radius, people)
    expected = theirs["shared_listing"].fillna(0).reindex(range(200)).to_numpy()
    assert found == pytest.approx(expected, rel=1e-4)
    assert found.any()
