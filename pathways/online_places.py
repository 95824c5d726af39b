"""Places that no file knows, asked of OpenStreetMap's Nominatim. Off unless a setting turns it on.

It sends the words that somebody typed to another host, so it is only ever a last resort: the files
are asked first, and postcodes are never sent.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

from geopy.exc import GeopyError
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import Nominatim

from pathways.errors import PlaceProblem
from pathways.model import Locator, Place

Geocode = Callable[[str], tuple[float, float] | None]

# South-west and north-east corners of the area that the files cover.
_COVERED = ((51.8, -2.4), (53.9, 0.7))
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class OnlinePlaces:
    """The files first; then, for words that they do not know, a geocoder.

    Attributes:
        places: the places that the files know.
        geocode: words to latitude and longitude, or None.
    """

    places: Locator
    geocode: Geocode

    def locate(self, text: str) -> Place:
        """The place that ``text`` names.

        Raises:
            PlaceProblem: neither the files nor the geocoder know it, or it is outside the area.
        """
        try:
            return self.places.locate(text)
        except PlaceProblem as problem:
            # A postcode that no file knows has digits in it; it is somebody's home, and stays here.
            if problem.problem != "not_found" or any(each.isdigit() for each in text):
                raise
            found = self.geocode(" ".join(text.split())[:_LONGEST])
            if found is None:
                raise
        point = self.places.locate(f"{found[0]:.5f}, {found[1]:.5f}")
        return replace(point, note="Found with OpenStreetMap; check that it is the right place.")


def nominatim() -> Geocode:
    """The public geocoder: one request a second, answers kept; None where it cannot be reached."""
    service = Nominatim(user_agent="pathways-music-finder", timeout=5)
    ask = RateLimiter(service.geocode, min_delay_seconds=1, swallow_exceptions=False)

    @lru_cache(maxsize=512)
    def geocode(words: str) -> tuple[float, float] | None:
        try:
            found = ask(words, country_codes="gb", viewbox=_COVERED, bounded=True)
        except GeopyError:
            return None
        return (found.latitude, found.longitude) if found else None

    return geocode
