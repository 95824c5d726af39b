"""Pins: an exact place stands in its own town, in its own hub, and at its own building."""

from __future__ import annotations

import pandas as pd
import pytest
from geopy.distance import geodesic

from pathways.settings import ROOT
from tests.unit.build_scripts import Cells, build_modules, read

GEO = ROOT / "data" / "geo"
# The name on signs → the name in the gazetteer.
TOWNS = {"Newark": "Newark-on-Trent"}
# A school can stand this far from the middle of a small town that it serves.
EDGE_OF_TOWN_MILES = 1.5


@pytest.fixture(scope="module")
def pins() -> list[Cells]:
    return [row for row in read("catalogue/venues.csv") if row["precision"] != "town"]


@pytest.fixture(scope="module")
def postcodes() -> pd.DataFrame:
    table = pd.read_parquet(GEO / "postcodes.parquet")
    points = {"lat": table["lat_e6"] / 1e6, "lon": table["lon_e6"] / 1e6}
    return table.assign(**points).set_index("pcd7")


def point(row: Cells) -> tuple[float, float]:
    return float(row["lat"]), float(row["lon"])


def test_every_pin_stands_in_the_town_of_its_address(pins: list[Cells]) -> None:
    places = pd.read_parquet(GEO / "places.parquet")
    assert len(pins) > 50
    for pin in pins:
        named = places[places["name"] == TOWNS.get(pin["town"], pin["town"])]
        beyond = [
            geodesic(point(pin), (place["lat"], place["lon"])).miles
            - max(place["uncertain_miles"], EDGE_OF_TOWN_MILES)
            for place in named.to_dict("records")
        ]
        assert min(beyond) < 0, pin["id"]


def test_every_pin_stands_in_the_hub_of_its_listings(
    pins: list[Cells], postcodes: pd.DataFrame
) -> None:
    hub_of = {
        district: hub["id"]
        for hub in read("catalogue/hubs.csv")
        for district in hub["districts"].split(";")
    }
    by_id = {pin["id"]: pin for pin in pins}
    pairs = [
        (listing, by_id[venue_id])
        for listing in read("catalogue/opportunities.csv")
        for venue_id in listing["venue_id"].split(";")
        if venue_id in by_id and listing["hub_id"] not in ("regional", "national")
    ]
    assert len(pairs) > 100
    for listing, pin in pairs:
        away = (postcodes["lat"] - float(pin["lat"])).abs() + (
            postcodes["lon"] - float(pin["lon"])
        ).abs()
        district = str(postcodes["district_code"].to_numpy()[away.argmin()])
        assert hub_of[district] == listing["hub_id"], pin["id"]


@pytest.mark.parametrize(
    ("venue_id", "postcode"),
    [
        ("derby-cathedral", "DE1 3GP"),
        ("lincoln-cathedral", "LN2 1PX"),
        ("lincoln-drill-hall", "LN2 1EY"),
        ("nottingham-arts-theatre", "NG1 3BE"),
        ("nottingham-cathedral", "NG1 5AE"),
        ("southwell-minster", "NG250HP"),
        ("st-botolphs-church-the-stump-boston", "PE216NP"),
        ("st-james-the-greater-church-leicester", "LE2 1NE"),
        ("st-wulframs-church-grantham", "NG316RR"),
    ],
)
def test_a_building_stands_by_the_postcode_that_others_give_it(
    pins: list[Cells], postcodes: pd.DataFrame, venue_id: str, postcode: str
) -> None:
    (pin,) = (row for row in pins if row["id"] == venue_id)
    there = postcodes.loc[postcode]
    assert geodesic(point(pin), (there["lat"], there["lon"])).meters < 200


def test_a_school_wins_over_a_point_a_point_over_a_postcode_and_that_over_a_town() -> None:
    class Sources:
        def school(self, urn: str) -> str:
            return f"school {urn}"

        def postcode(self, postcode: str) -> str:
            return f"postcode {postcode}"

        def place(self, name: str, district: str) -> str:
            return f"{name}, {district}"

    decision = {
        "urn": "1", "lat": "52.5", "lon": "-1.25", "postcode": "LE1 1SB",
        "place": "Leicester", "district": "Leicester",
    }  # fmt: skip
    with build_modules("cat_places") as modules:
        spots = []
        for column in ("urn", "lat", "postcode", "place"):
            spots.append(modules["cat_places"]._spot_of(decision, Sources()))
            decision[column] = ""
        assert spots == [
            "school 1",
            modules["cat_places"].Spot(52.5, -1.25, 0.0),
            "postcode LE1 1SB",
            "Leicester, Leicester",
        ]
