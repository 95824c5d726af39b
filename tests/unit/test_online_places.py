"""The geocoder is asked only for what the files do not know, and never for a postcode."""

from __future__ import annotations

import pytest

from pathways.errors import PlaceProblem
from pathways.model import Place
from pathways.online_places import OnlinePlaces, nominatim


class KnownPlaces:
    """Knows points, and the town of Corby."""

    def locate(self, text: str) -> Place:
        if "," in text:
            lat, lon = (float(part) for part in text.split(","))
            return make_place(text, lat, lon)
        if text == "Corby":
            return make_place(text, 52.49, -0.69)
        if text == "London":
            raise PlaceProblem("out_of_area", "Outside.")
        raise PlaceProblem("not_found", "Not known.")


def make_place(label: str, lat: float, lon: float) -> Place:
    return Place(label, "point", "point", lat, lon, None, None, None, True, "town", label)


class Geocoder:
    def __init__(self, answer: tuple[float, float] | None) -> None:
        self.answer, self.asked = answer, list[str]()

    def __call__(self, words: str) -> tuple[float, float] | None:
        self.asked.append(words)
        return self.answer


def test_what_the_files_know_is_never_sent() -> None:
    geocoder = Geocoder((1.0, 1.0))

    assert OnlinePlaces(KnownPlaces(), geocoder).locate("Corby").lat == 52.49
    assert geocoder.asked == []


def test_words_that_no_file_knows_are_asked_and_said_to_be() -> None:
    geocoder = Geocoder((52.95, -1.15))

    place = OnlinePlaces(KnownPlaces(), geocoder).locate("Old  Market Square")

    assert geocoder.asked == ["Old Market Square"]
    assert (place.lat, place.lon) == (52.95, -1.15)
    assert "OpenStreetMap" in (place.note or "")


@pytest.mark.parametrize("text", ["NG1 9ZZ", "12 High Street", "London"])
def test_postcodes_addresses_and_places_outside_stay_here(text: str) -> None:
    geocoder = Geocoder((52.95, -1.15))

    with pytest.raises(PlaceProblem):
        OnlinePlaces(KnownPlaces(), geocoder).locate(text)
    assert geocoder.asked == []


def test_no_answer_is_not_found() -> None:
    with pytest.raises(PlaceProblem, match="Not known"):
        OnlinePlaces(KnownPlaces(), Geocoder(None)).locate("Nowhere at all")


def test_the_public_geocoder_is_only_made_not_asked() -> None:
    assert callable(nominatim())
