"""How long a journey may take: an estimate from distance, never a timetable."""

from __future__ import annotations

from typing import Literal, Protocol

from pathways.model import Place, Setting, Venue
from pathways.vocabulary import DEFAULT_RADIUS_MILES

Mode = Literal["walk", "cycle", "car"]

# How much longer the way is than the straight line. In cities and towns: 1.34, the mean of 300
# European cities (doi.org/10.1177/23998083231168870). In the country: 1.4, the mean of 7,000
# walking routes between British towns (Slow Ways, "How direct are the Slow Ways routes, really?").
DETOUR: dict[Setting, float] = {"city": 1.34, "town": 1.34, "country": 1.4}
# Walking and cycling: 4.8 and 16 km/h, the Department for Transport's journey time statistics.
# Driving: 25 mph, the mean of England's local A roads in the year to March 2019 (same department).
MILES_PER_HOUR: dict[Mode, float] = {"walk": 3.0, "cycle": 10.0, "car": 25.0}
# Beyond these nobody would set out that way for a rehearsal.
LONGEST_MINUTES: dict[Mode, float] = {"walk": 60, "cycle": 60, "car": 240}


class TravelTimes(Protocol):
    """Where minutes come from: the estimate here, or real times from a file."""

    def minutes(self, place: Place, venue: Venue, miles: float) -> dict[Mode, int] | None:
        """Minutes by mode, or None where the spot is not known well enough."""
        ...


class EstimatedTimes:
    """Minutes from the straight-line distance, a detour factor and a usual speed."""

    def minutes(self, place: Place, venue: Venue, miles: float) -> dict[Mode, int] | None:
        """Minutes by mode, those too long left out; None for a place known only by its town."""
        if venue.precision == "town":
            return None
        way = miles * DETOUR[place.setting]
        times = {mode: way / speed * 60 for mode, speed in MILES_PER_HOUR.items()}
        return {
            mode: max(1, round(time))
            for mode, time in times.items()
            if time <= LONGEST_MINUTES[mode]
        }


def default_radius(place: Place) -> int:
    """Miles to try first: less in a city, more in the country."""
    return DEFAULT_RADIUS_MILES[place.setting]
