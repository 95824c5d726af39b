"""The committed geography agrees with the published figures, and its parts with each other."""

from __future__ import annotations

import importlib
import json
import sys
from collections import Counter
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import numpy as np
import pandas as pd
import pyarrow.parquet as pq
import pytest
import shapely
from geopy.distance import great_circle

from pathways.settings import ROOT
from tests.unit.places_loaded import GEO, hub_of_district, rows


@pytest.fixture(scope="module")
def postcodes() -> pd.DataFrame:
    frame = pd.read_parquet(GEO / "postcodes.parquet")
    districts = pd.read_parquet(GEO / "districts.parquet").set_index("district_code")
    return frame.assign(
        in_region=frame["district_code"].map(districts["in_region"]),
        lat=frame["lat_e6"] / 1e6,
        lon=frame["lon_e6"] / 1e6,
    )


def features(file: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((GEO / file).read_text(encoding="utf-8"))["features"]
    return found


def outlines(file: str) -> dict[str, shapely.Geometry]:
    return {
        each["properties"].get("code") or each["properties"]["id"]: shapely.from_geojson(
            json.dumps(each["geometry"])
        )
        for each in features(file)
    }


def test_the_folder_stays_small() -> None:
    assert sum(path.stat().st_size for path in GEO.iterdir()) < 8_000_000


def test_postcode_counts_are_the_published_ones(postcodes: pd.DataFrame) -> None:
    live = postcodes[postcodes["live"]]
    assert len(live) == 302_782
    assert len(postcodes) - len(live) == 56_951
    # 120,956 with a published district in the region, and two that take it from their small area.
    assert live["in_region"].sum() == 120_956 + 2


def test_region_counts_by_postcode_area_are_the_published_ones(postcodes: pd.DataFrame) -> None:
    derived = postcodes["pcd7"].isin(["NG147HL", "NG901YZ"])
    local = postcodes[postcodes["live"] & postcodes["in_region"] & ~derived]
    counts = local["pcd7"].str.extract("^([A-Z]+)")[0].value_counts()
    published = {"NG": 29_757, "LE": 23_196, "NN": 16_948, "DE": 15_599, "LN": 9_536}
    published |= {"PE": 9_519, "S": 8_653, "DN": 3_599, "SK": 2_995}
    assert {area: int(counts[area]) for area in published} == published


def test_codes_are_seven_characters_sorted_and_stand_once(postcodes: pd.DataFrame) -> None:
    codes = postcodes["pcd7"]
    assert (codes.str.len() == 7).all()
    assert codes.is_monotonic_increasing
    assert codes.is_unique


@pytest.mark.parametrize(
    ("outcode", "lat", "lon"),
    [("LE1 ", 52.634, -1.133), ("NN1 ", 52.242, -0.888), ("DE1 ", 52.922, -1.477)],
)
def test_mean_of_an_outcode_is_the_published_one(
    postcodes: pd.DataFrame, outcode: str, lat: float, lon: float
) -> None:
    members = postcodes[postcodes["live"] & postcodes["pcd7"].str.startswith(outcode)]
    assert members["lat"].mean() == pytest.approx(lat, abs=0.0006)
    assert members["lon"].mean() == pytest.approx(lon, abs=0.0006)


def test_the_region_has_35_districts_each_with_one_hub() -> None:
    local = [row for row in rows("districts.parquet") if row["in_region"]]
    assert len(local) == 35
    hubs = Counter(hub_of_district()[row["district_code"]] for row in local)
    assert hubs == {
        "derby-derbyshire": 9,
        "leicester-leicestershire": 8,
        "lincolnshire": 7,
        "northamptonshire-rutland": 3,
        "nottingham-nottinghamshire": 8,
    }


def test_young_people_of_the_region_add_up() -> None:
    local = [row for row in rows("small_areas.parquet") if row["in_region"]]
    assert len(local) == 2_847
    assert sum(row["mye20_5_18"] for row in local) == pytest.approx(797_234, abs=1)


def test_ages_of_a_small_area_add_up() -> None:
    for row in rows("small_areas.parquet"):
        parts = row["mye20_5_10"] + row["mye20_11_15"] + row["mye20_16_18"]
        assert parts == pytest.approx(row["mye20_5_18"], abs=0.2)


def test_city_is_urban_within_four_miles_of_a_city() -> None:
    centres = [(p["lat"], p["lon"]) for p in rows("places.parquet") if p["type"] == "City"]
    local = [row for row in rows("small_areas.parquet") if row["in_region"]]
    for row in local[::7]:
        near = min(great_circle((row["lat"], row["lon"]), centre).miles for centre in centres)
        if abs(near - 4) > 0.02:
            urban = "city" if near < 4 else "town"
            assert row["setting"] == (urban if row["urban_rural"] == "Urban" else "country")


@pytest.mark.parametrize(
    ("name", "setting"),
    [
        ("Nottingham", "city"),
        ("West Bridgford", "city"),
        ("Long Eaton", "town"),
        ("Corby", "town"),
        ("Ab Kettleby", "country"),
    ],
)
def test_setting_of_known_places(name: str, setting: str) -> None:
    assert [row["setting"] for row in rows("places.parquet") if row["name"] == name] == [setting]


def test_uncertain_miles_is_half_the_diagonal_of_the_box() -> None:
    # Derby's box in the gazetteer, in metres of the National Grid.
    box = np.hypot(441_577 - 428_862, 341_284 - 329_458) / 2 / 1609.344
    derby = next(row for row in rows("places.parquet") if row["name"] == "Derby")
    assert derby["uncertain_miles"] == pytest.approx(box, abs=0.01)


def test_schools_are_all_there_and_few_postcodes_are_published() -> None:
    schools = rows("schools.parquet")
    assert len(schools) == 2_470
    assert len({row["urn"] for row in schools}) == len(schools)
    known = [row["postcode"] for row in schools if row["postcode"]]
    assert 300 < len(known) < 400  # 382 are as published; the rest are guesses and left out


def test_stops_in_use_have_a_mode() -> None:
    modes = Counter(row["mode"] for row in rows("stops.parquet"))
    assert set(modes) == {"bus", "tram", "rail"}
    assert 36_000 < sum(modes.values()) <= 36_679


@pytest.mark.parametrize(
    ("file", "count"),
    [("districts", 82), ("hubs", 6), ("region", 1), ("lsoa", 3_057), ("msoa", 620)],
)
def test_outlines_are_valid(file: str, count: int) -> None:
    shapes = outlines(f"{file}.geojson")
    assert len(shapes) == count
    assert all(shape.is_valid and not shape.is_empty for shape in shapes.values())


def test_postcodes_lie_in_the_outline_of_their_district_and_hub(postcodes: pd.DataFrame) -> None:
    sample = postcodes[postcodes["live"] & postcodes["in_region"]].iloc[::211]
    districts, hubs = outlines("districts.geojson"), outlines("hubs.geojson")
    region = outlines("region.geojson")["E12000004"]
    points = shapely.points(sample["lon"], sample["lat"])
    codes = sample["district_code"].to_list()
    inside = [districts[code].covers(point) for code, point in zip(codes, points, strict=True)]
    in_hub = [
        hubs[hub_of_district()[code]].covers(point)
        for code, point in zip(codes, points, strict=True)
    ]
    # The outlines are good to 250 m, and the coast is the likeliest place to fall outside one.
    assert np.mean(inside) > 0.98
    assert np.mean(in_hub) > 0.99
    assert np.mean(shapely.covers(region, points)) > 0.99


def test_small_area_outlines_cover_every_small_area_of_the_region() -> None:
    codes = {row["lsoa21cd"] for row in rows("small_areas.parquet") if row["in_region"]}
    assert codes <= set(outlines("lsoa.geojson"))


def test_every_published_file_is_described_column_by_column() -> None:
    package = json.loads((ROOT / "data" / "datapackage.json").read_text(encoding="utf-8"))
    described = {
        each["path"]: [field["name"] for field in each["schema"]["fields"]]
        for each in package["resources"]
    }
    present = {f"geo/{path.name}": _columns(path.name) for path in GEO.iterdir()}
    for path in (ROOT / "data" / "catalogue").glob("*.csv"):
        with path.open(encoding="utf-8") as lines:
            present[f"catalogue/{path.name}"] = next(lines).strip().split(",")
    assert described == present
    for each in package["resources"]:
        assert each["sources"], each["path"]
        assert each["licenses"], each["path"]
        assert each["vintage"], each["path"]


def _columns(file: str) -> list[str]:
    if file.endswith("geojson"):
        return list(features(file)[0]["properties"])
    names: list[str] = pq.read_schema(GEO / file).names
    return names


@pytest.fixture(scope="module")
def build() -> Iterator[tuple[ModuleType, ModuleType]]:
    """The modules of the build that decide something."""
    folder = str(ROOT / "data" / "build")
    sys.path.insert(0, folder)
    yield importlib.import_module("geo_places"), importlib.import_module("geo_setting")
    sys.path.remove(folder)


def test_parts_of_one_place_are_merged_and_namesakes_are_not(
    build: tuple[ModuleType, ModuleType],
) -> None:
    # The largest first: the second is 0.7 miles from it, the third 7 miles, the fourth in another
    # district.
    frame = pd.DataFrame(
        {
            "name": ["Bray"] * 4,
            "lad_cd": ["A", "A", "A", "B"],
            "lat": [53.0, 53.01, 53.1, 53.001],
            "lon": [-1.0, -1.0, -1.0, -1.0],
        }
    )
    assert build[0].merge_parts(frame)["lat"].to_list() == [53.0, 53.1, 53.001]


def test_nearest_agrees_with_geopy(build: tuple[ModuleType, ModuleType]) -> None:
    vectors = build[1].unit_vectors
    points, targets = [(52.9, -1.1), (53.4, -0.2)], [(52.95, -1.15), (53.2, -0.5), (53.5, -0.1)]
    index, miles = build[1].nearest(vectors(*zip(*points, strict=True)),
                                    vectors(*zip(*targets, strict=True)))  # fmt: skip
    assert index.tolist() == [0, 2]
    expected = [
        great_circle(points[0], targets[0]).miles,
        great_circle(points[1], targets[2]).miles,
    ]
    assert miles == pytest.approx(expected, rel=1e-4)
