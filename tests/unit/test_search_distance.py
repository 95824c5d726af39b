"""Distance, uncertain places and several places, on cases worked by hand.

The arc of the meridian at 53° north is 111,286 m a degree (111132.954 − 559.822 cos 2φ +
1.175 cos 4φ), so a tenth of a degree is 6.915 miles.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.oracle import Answer, Question, Row, Wider
from tests.unit.asking import TEN_METRES_IN_MILES
from tests.unit.catalogue_files import listing, venue, write_catalogue
from tests.unit.hand_cases import HOME, TODAY, Put, both

pytestmark = both
TENTH_OF_DEGREE = 6.915


def place(name: str, lat: float, uncertain: float = 0, step_free: str = "") -> Row:
    return venue(
        id=name,
        lat=str(lat),
        precision="town" if uncertain else "venue",
        uncertain_miles=str(uncertain),
        step_free=step_free,
    )


def meeting_at(put: Put, folder: Path, places: list[Row], question: Question) -> Answer:
    """The answer for a clarinet group that meets at every one of the places."""
    ids = ";".join(row["id"] for row in places)
    write_catalogue(folder, [listing(venue_id=ids, instruments="clarinet")], places)
    return put(folder, HOME, question, TODAY)


@pytest.mark.parametrize(
    ("case", "lat", "uncertain", "within", "expected"),
    [
        ("at the door", 52.95, 0, 1, "yes"),
        ("6.9 miles, within 10", 53.05, 0, 10, "yes"),
        ("6.9 miles, within 5", 53.05, 0, 5, "no"),
        ("at most 9.9, within 10", 53.05, 3, 10, "yes"),
        ("at most 10.02, within 10", 53.05, 3.1, 10, "unknown"),
        ("at least 4.9, within 5", 53.05, 2, 5, "unknown"),
        ("at least 5.02, within 5", 53.05, 1.9, 5, "no"),
        ("exactly as uncertain as the radius", 52.95, 5, 5, "yes"),
        ("a little more uncertain", 52.95, 5.1, 5, "unknown"),
    ],
)
def test_distance(
    put: Put, tmp_path: Path, case: str, lat: float, uncertain: float, within: float, expected: str
) -> None:
    question = Question("clarinet", within_miles=within)
    matches = meeting_at(put, tmp_path, [place("there", lat, uncertain)], question).matches
    said = matches[0].verdicts["distance"] if matches else "no"
    assert said == expected, case


@pytest.mark.parametrize(
    ("case", "places", "verdict", "miles"),
    [
        ("the nearer of two", [place("a", 53.05), place("b", 52.95)], "yes", 0),
        (
            "certain first",
            [place("a", 52.95, 12), place("b", 53.05)],
            "yes",
            TENTH_OF_DEGREE,
        ),
        ("uncertain before too far", [place("a", 53.95), place("b", 52.95, 12)], "unknown", 0),
        (
            "one in reach is enough",
            [place("a", 53.95), place("b", 53.05)],
            "yes",
            TENTH_OF_DEGREE,
        ),
    ],
)
def test_several_places(
    put: Put, tmp_path: Path, case: str, places: list[Row], verdict: str, miles: float
) -> None:
    (match,) = meeting_at(put, tmp_path, places, Question("clarinet", within_miles=10)).matches
    assert match.verdicts["distance"] == verdict, case
    assert match.distance_miles == pytest.approx(miles, abs=TEN_METRES_IN_MILES), case


def test_no_place_in_reach_is_no_match(put: Put, tmp_path: Path) -> None:
    places = [place("a", 53.95), place("b", 53.45)]
    assert meeting_at(put, tmp_path, places, Question("clarinet", within_miles=10)).matches == []


def test_an_uncertain_distance_makes_a_maybe(put: Put, tmp_path: Path) -> None:
    (match,) = meeting_at(put, tmp_path, [place("town", 52.95, 12)], Question("clarinet")).matches
    assert match.certainty == "maybe"


def test_an_online_listing_has_no_distance_and_is_in_reach(put: Put, tmp_path: Path) -> None:
    row = listing(reach="online", hub_id="national", instruments="clarinet")
    write_catalogue(tmp_path, [row], [])
    (match,) = put(tmp_path, HOME, Question("clarinet", online=True), TODAY).matches
    assert (match.distance_miles, match.verdicts["distance"]) == (None, "yes")
    assert put(tmp_path, HOME, Question("clarinet"), TODAY).matches == []


def test_step_free_is_of_the_place_that_speaks(put: Put, tmp_path: Path) -> None:
    places = [place("near", 52.95, step_free="yes"), place("far", 53.05, step_free="no")]
    (match,) = meeting_at(put, tmp_path, places, Question("clarinet", step_free=True)).matches
    assert match.verdicts["step_free"] == "yes"


def test_step_free_where_no_place_is_measured_is_that_of_the_best(put: Put, tmp_path: Path) -> None:
    places = [place("a", 52.95, step_free="no"), place("b", 53.05, step_free="yes")]
    row = listing(reach="regional", hub_id="regional", venue_id="a;b", instruments="clarinet")
    write_catalogue(tmp_path, [row], places)
    found = put(tmp_path, HOME, Question("clarinet", step_free=True), TODAY)
    assert found.further_on == ["a-listing"]


def test_a_larger_radius_is_offered_for_the_place_that_then_speaks(
    put: Put, tmp_path: Path
) -> None:
    """Within 5 and 10 miles only the town can speak, and it does not say; within 15 the hall does.

    The hall, step-free, is 13.8 miles off; the town, named second, lies as far but may reach to
    4.8 miles.
    """
    places = [place("hall", 53.15, step_free="yes"), place("town", 53.15, 9)]
    question = Question("clarinet", within_miles=3, step_free=True, strict=True)
    found = meeting_at(put, tmp_path, places, question)
    assert found.matches == []
    assert found.wider == [Wider("radius", 15, ["a-listing"])]
