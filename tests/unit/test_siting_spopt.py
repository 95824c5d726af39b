"""The best sites against another program: spopt's maximal covering location problem, by CBC."""

from __future__ import annotations

import geopandas
import numpy as np
import pulp
import pytest
from scipy.sparse import csr_array
from spopt.locate import MCLP

from pathways.siting import Problem, best_choice


@pytest.mark.filterwarnings("ignore:.*PuLP 4:DeprecationWarning")
@pytest.mark.parametrize(("seed", "radius"), [(1, 22), (2, 15), (3, 30)])
def test_another_program_finds_no_more(seed: int, radius: float) -> None:
    chance = np.random.default_rng(seed)
    homes, halls = chance.uniform(0, 100, (250, 2)), chance.uniform(0, 100, (40, 2))
    people = chance.integers(100, 5000, 250)
    model = MCLP.from_geodataframe(
        geopandas.GeoDataFrame({"people": people}, geometry=geopandas.points_from_xy(*homes.T)),
        geopandas.GeoDataFrame(geometry=geopandas.points_from_xy(*halls.T)),
        "geometry",
        "geometry",
        "people",
        service_radius=radius,
        p_facilities=3,
    ).solve(pulp.PULP_CBC_CMD(msg=False))
    theirs = {area for reached in model.fac2cli for area in reached}

    apart = np.linalg.norm(halls[:, None] - homes[None], axis=2)
    covers = csr_array(apart <= radius, dtype=np.float64)
    found = best_choice(Problem(people.astype(float), covers, 1.0), 3)
    assert found.proved
    assert found.won == people[sorted(theirs)].sum()
