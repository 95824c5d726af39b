"""What is doubtful in a catalogue without being wrong: to be read by a person."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pathways.catalogue.tables import Tables
from pathways.errors import DataError, PlaceProblem
from pathways.geodesy import miles_between, to_cartesian
from pathways.model import Opportunity, Venue
from pathways.places import Places
from pathways.vocabulary import NOT_A_HUB

_FARTHEST_FROM_POSTCODE_MILES = 1.0
_SMALL_WORDS = frozenset({"the", "and", "of", "for", "a", "in", "at"})

Listings = Mapping[str, tuple[int, Opportunity]]


def doubts(tables: Tables, places: Places | None) -> Iterator[DataError]:
    """Every doubt. Those about pins need ``places`` and are left out without."""
    listings = {row.id: (line, row) for line, row in tables.opportunities.items()}
    yield from _like_names(listings)
    yield from _routes_down(tables, listings)
    if places is not None:
        yield from _pins_off_their_postcode(tables, places)
        yield from _pins_outside_their_hub(tables, places)


def _like_names(listings: Listings) -> Iterator[DataError]:
    seen: dict[tuple[str, frozenset[str]], str] = {}
    for line, row in listings.values():
        words = re.findall(r"[a-z0-9]+", row.name.casefold().replace("'", ""))
        key = row.provider_id, frozenset(word.rstrip("s") for word in words) - _SMALL_WORDS
        if key in seen:
            message = f"is like that of {seen[key]!r} of the same provider; is it listed twice?"
            yield DataError("opportunities.csv", message, line, "name")
        seen.setdefault(key, row.id)


def _routes_down(tables: Tables, listings: Listings) -> Iterator[DataError]:
    for line, route in tables.routes.items():
        start, end = listings.get(route.start), listings.get(route.end)
        if start is None or end is None:
            continue
        low, next_low = start[1].level_min, end[1].level_min
        if low is not None and next_low is not None and next_low < low:
            message = f"goes down, from {low.id} to {next_low.id}; is one of the levels wrong?"
            yield DataError("routes.csv", message, line, "to")


def _pins_off_their_postcode(tables: Tables, places: Places) -> Iterator[DataError]:
    for line, venue in tables.venues.items():
        if venue.postcode is None or venue.precision == "town":
            continue
        try:
            place = places.locate(venue.postcode)
        except PlaceProblem as problem:
            yield DataError("venues.csv", problem.message, line, "postcode")
            continue
        miles = _miles(venue, place.lat, place.lon)
        if miles > _FARTHEST_FROM_POSTCODE_MILES:
            message = f"is {miles:.1f} miles from the postcode {venue.postcode}; mend one of them"
            yield DataError("venues.csv", message, line, "lat")


def _miles(venue: Venue, lat: float, lon: float) -> float:
    return float(miles_between(to_cartesian([venue.lat], [venue.lon]), to_cartesian(lat, lon))[0])


def _pins_outside_their_hub(tables: Tables, places: Places) -> Iterator[DataError]:
    hub_of = {code: hub.id for hub in tables.hubs.values() for code in hub.districts}
    hubs = {
        venue.id: hub_of.get(district.code)
        for venue in tables.venues.values()
        if (district := places.district_at(venue.lat, venue.lon))
    }
    for line, row in tables.opportunities.items():
        if row.hub_id in NOT_A_HUB or row.ended:
            continue
        for venue_id in row.venue_ids:
            if hubs.get(venue_id) != row.hub_id:
                message = f"{venue_id!r} is not in the area of {row.hub_id}; mend one of them"
                yield DataError("opportunities.csv", message, line, "venue_id")
