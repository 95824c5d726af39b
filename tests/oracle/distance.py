"""How far a listing is, and whether that is within the radius."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from geopy.distance import geodesic

from tests.oracle.question import Question, Spot
from tests.oracle.reading import Books, Row, values

BEST_FIRST = ["yes", "unknown", "no"]
STEP_FREE = {"yes": "yes", "no": "no", "": "unknown"}


@dataclass(frozen=True)
class Choice:
    """The place of a listing that speaks for it."""

    venue_id: str
    verdict: str
    miles: float


def chosen_place(row: Row, books: Books, spot: Spot, question: Question) -> Choice:
    """The place that speaks for the listing, of those that step-free access does not rule out.

    The one with the best verdict on distance, then on step-free access where that is asked, then
    the nearest, then the first named.
    """
    best: Choice | None = None
    best_rank: tuple[bool, int, int, float] | None = None
    for venue_id in values(row["venue_id"]):
        venue = books.venues[venue_id]
        miles = miles_between(spot.lat, spot.lon, float(venue["lat"]), float(venue["lon"]))
        verdict = verdict_of(miles, float(venue["uncertain_miles"]), question.within_miles)
        access = STEP_FREE[venue["step_free"]] if question.step_free else "yes"
        ruled_out = access == "no" or (question.strict and access != "yes")
        rank = (ruled_out, BEST_FIRST.index(verdict), BEST_FIRST.index(access), miles)
        if best_rank is None or rank < best_rank:
            best, best_rank = Choice(venue_id, verdict, miles), rank
    assert best is not None, "only listings with a place are measured"
    return best


def verdict_of(miles: float, uncertain: float, radius: float) -> str:
    if miles + uncertain <= radius:
        return "yes"
    return "no" if miles - uncertain > radius else "unknown"


@lru_cache(maxsize=100_000)
def miles_between(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    return float(geodesic((lat, lon), (other_lat, other_lon)).miles)
