"""Distances against geopy's geodesic, which is accurate to nanometres."""

from __future__ import annotations

import pytest
from geopy.distance import geodesic
from hypothesis import given
from hypothesis import strategies as st

from pathways.geodesy import METRES_PER_MILE, miles_between, to_cartesian

LATITUDES = st.floats(51.5, 54.0)
LONGITUDES = st.floats(-2.3, 0.6)


def metres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    points = to_cartesian([lat], [lon])
    return float(miles_between(points, to_cartesian(other_lat, other_lon))[0] * METRES_PER_MILE)


@given(LATITUDES, LONGITUDES, LATITUDES, LONGITUDES)
def test_within_the_region_distances_agree_with_the_geodesic_to_a_decimetre(
    lat: float, lon: float, other_lat: float, other_lon: float
) -> None:
    expected = geodesic((lat, lon), (other_lat, other_lon)).m

    assert metres(lat, lon, other_lat, other_lon) == pytest.approx(expected, abs=0.1)


def test_across_britain_distances_agree_to_a_metre() -> None:
    lands_end, john_o_groats = (50.0657, -5.7132), (58.6373, -3.0689)
    expected = geodesic(lands_end, john_o_groats).m

    assert metres(*lands_end, *john_o_groats) == pytest.approx(expected, abs=1.5)


def test_a_place_is_no_distance_from_itself() -> None:
    assert metres(52.9551, -1.1617, 52.9551, -1.1617) == 0
