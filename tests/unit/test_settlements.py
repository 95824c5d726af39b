"""The settlement nearest to a point, held against geopy."""

from __future__ import annotations

import pytest
from geopy.distance import geodesic

from pathways.places.names import TOWN
from pathways.places.settlements import Settlements
from tests.unit.places_loaded import places, rows

TYPES = ("City", "Town", "Village", "Suburban Area")
POINTS = [(52.954, -1.158), (53.37, -0.005), (52.63, -1.13), (52.49, -0.7), (53.43, -1.95)]


@pytest.mark.parametrize("point", POINTS)
def test_agrees_with_geopy(point: tuple[float, float]) -> None:
    around = [
        (geodesic(point, (row["lat"], row["lon"])).miles, row["name"])
        for row in rows("places.parquet")
        if row["type"] in TYPES and abs(row["lat"] - point[0]) + abs(row["lon"] - point[1]) < 0.1
    ]
    miles, name = min(around)

    [(nearest, far)] = places().settlements.nearest([point[0]], [point[1]])

    assert nearest.name == name
    assert far == pytest.approx(miles, abs=0.001)


def test_many_points_give_what_each_gives_alone() -> None:
    towns = Settlements(places().gazetteer.entries, smallest=TOWN)
    lats, lons = zip(*POINTS, strict=True)
    together = towns.nearest(lats, lons)
    for (lat, lon), (town, miles) in zip(POINTS, together, strict=True):
        [(alone, far)] = towns.nearest([lat], [lon])
        assert town is alone
        assert miles == pytest.approx(far, abs=1e-6)
    assert [town.name for town, _ in together] == [
        "Nottingham", "Louth", "Leicester", "Corby", "Glossop",
    ]  # fmt: skip
