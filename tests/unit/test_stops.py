"""The nearest stops, against every stop measured one by one with geopy's geodesic."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from geopy.distance import geodesic

from pathways.errors import DataError
from pathways.places.stops import FARTHEST_MILES, Stops
from tests.unit.places_loaded import GEO, rows

SPOTS = {
    "Arnold": (52.998, -1.13),
    "Hucknall": (53.03, -1.2),
    "Nottingham station": (52.947, -1.146),
    "Louth": (53.3664, -0.0058),
    "Corby": (52.489, -0.705),
    "Buxton": (53.2591, -1.9108),
    "Wainfleet marsh": (53.07, 0.31),
    "Leicester": (52.6342, -1.1283),
}
HERITAGE = ("Peak Rail", "Great Central Railway", "Ecclesbourne", "Battlefield Line")


@pytest.fixture(scope="module")
def stops() -> Stops:
    return Stops.load(GEO / "stops.parquet")


def nearest_by_hand(mode: str, lat: float, lon: float) -> float:
    """Miles to the nearest stop; only the forty that look nearest on a flat map are measured."""
    of_mode = [
        (each["lat_e6"] / 1e6, each["lon_e6"] / 1e6)
        for each in rows("stops.parquet")
        if each["mode"] == mode and not any(line in each["name"] for line in HERITAGE)
    ]
    of_mode.sort(key=lambda spot: (spot[0] - lat) ** 2 + (0.6 * (spot[1] - lon)) ** 2)
    return min(float(geodesic((lat, lon), spot).miles) for spot in of_mode[:40])


@pytest.mark.parametrize("spot", SPOTS)
def test_the_nearest_stop_of_each_mode_is_the_nearest_of_all(stops: Stops, spot: str) -> None:
    lat, lon = SPOTS[spot]
    expected = {mode: nearest_by_hand(mode, lat, lon) for mode in FARTHEST_MILES}

    found = {each.mode: each.miles for each in stops.nearest(lat, lon)}

    assert found == {
        mode: pytest.approx(miles, abs=0.001)
        for mode, miles in expected.items()
        if miles <= FARTHEST_MILES[mode]
    }


def test_a_stop_is_named_with_its_locality(stops: Stops) -> None:
    by_mode = {each.mode: each for each in stops.nearest(*SPOTS["Nottingham station"])}

    assert by_mode["rail"].name == "Nottingham Rail Station"
    assert by_mode["tram"].name == "Nottingham Station Tram Stop"
    assert by_mode["tram"].locality == "Nottingham"


def test_far_from_every_stop_there_is_none(stops: Stops) -> None:
    assert stops.nearest(51.5, -0.12) == ()


def test_a_steam_railway_is_no_way_to_a_rehearsal(stops: Stops) -> None:
    quorn_and_woodhouse = (52.7417, -1.1775)

    assert "rail" not in [each.mode for each in stops.nearest(*quorn_and_woodhouse)]


def write(path: Path, mode: str = "bus") -> Path:
    columns = {"mode": [mode], "locality": ["Arnold"], "name": ["Hall"], "indicator": ["opp"]}
    numbers = {name: pa.array([value], pa.int32()) for name, value in
               (("lat_e6", 52_998_000), ("lon_e6", -1_130_000))}  # fmt: skip
    pq.write_table(pa.table(columns | numbers), path)
    return path


def test_one_mode_alone_will_do(tmp_path: Path) -> None:
    (found,) = Stops.load(write(tmp_path / "stops.parquet")).nearest(*SPOTS["Arnold"])

    assert (found.mode, found.name, round(found.miles, 6)) == ("bus", "Hall", 0)


def test_an_unknown_mode_says_which(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"stops\.parquet, column mode: unknown value 'ferry'"):
        Stops.load(write(tmp_path / "stops.parquet", mode="ferry"))


def test_a_missing_file_says_which(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"stops\.parquet"):
        Stops.load(tmp_path / "stops.parquet")
