"""How far a stop is, as people say it."""

from __future__ import annotations

import pytest

from pathways.places.stops import NearStop
from pathways.web.details import short_way_words, stop_words


@pytest.mark.parametrize(
    ("miles", "words"),
    [
        (0.0, "right outside"),
        (0.01, "right outside"),
        (0.03, "about 50 yards"),
        (0.069, "about 100 yards"),
        (0.2, "about 350 yards"),
        (0.21, "about a quarter of a mile"),
        (0.4, "about half a mile"),
        (0.7, "about three quarters of a mile"),
        (0.95, "about 1 mile"),
        (2.3, "about 2.5 miles"),
        (4.6, "about 5 miles"),
    ],
)
def test_a_short_way_is_in_yards_and_a_longer_one_in_parts_of_a_mile(
    miles: float, words: str
) -> None:
    assert short_way_words(miles) == words


@pytest.mark.parametrize(
    ("stop", "words"),
    [
        (NearStop("bus", "South Lodge", "Ab Kettleby", 0.11), "South Lodge, Ab Kettleby (bus)"),
        (NearStop("rail", "Corby Rail Station", "Corby", 0.11), "Corby (train)"),
        (NearStop("tram", "High School Tram Stop", "Arboretum", 0.11),
         "High School, Arboretum (tram)"),
    ],
)  # fmt: skip
def test_a_stop_is_named_with_its_place_once(stop: NearStop, words: str) -> None:
    assert stop_words(stop) == f"{words}, about 200 yards"
