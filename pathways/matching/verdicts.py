"""The verdict of each criterion on every listing at once; unknown is not no."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pathways.catalogue.index import Flags, ListingIndex, Spots, Verdicts, bit_set
from pathways.geodesy import Floats, miles_between, to_cartesian
from pathways.matching.query import Query
from pathways.model import Place
from pathways.vocabulary import DAYS, GENRES, INCLUSION, REACHES, Verdict

NO, UNKNOWN, NEAR, YES = (np.int8(each) for each in Verdict)
NOT_ASKED = np.int8(-1)  # the criterion plays no part for this listing

_LOCAL = REACHES.index("local")
SPLITTING = ("day", "cost", "step_free", "inclusion", "genre")


@dataclass(frozen=True, slots=True, eq=False)
class Nearest:
    """The place of each listing that suits best, N listings.

    Attributes:
        spot: (N,) row of the index's spots, -1 where the listing has no place.
        miles: (N,) to it, infinite where there is none.
        verdict: (N,) within the radius, NO where there is no place.
        least_miles: (N,) the least that any place not ruled out can be away.
        away: (S,) miles to each of the index's spots.
    """

    spot: npt.NDArray[np.int64]
    miles: Floats
    verdict: Verdicts
    least_miles: Floats
    away: Floats


def nearest_spots(index: ListingIndex, place: Place, query: Query) -> Nearest:
    """For each listing the place that speaks for it, as seen from ``place``."""
    away = miles_between(index.spots.points, to_cartesian(place.lat, place.lon))
    return choose_spots(index, away, query)


def choose_spots(index: ListingIndex, away: Floats, query: Query) -> Nearest:
    """For each listing the place that speaks for it, ``away`` being the miles to each spot.

    Of those that the wish for step-free access does not rule out: the best verdict on distance,
    then on step-free access where that is asked, then the least distance.
    """
    spots, count = index.spots, len(index.name_rank)
    spot = np.full(count, -1, dtype=np.int64)
    miles, least = np.full(count, np.inf), np.full(count, np.inf)
    verdict = np.full(count, NO, dtype=np.int8)
    if len(spots.listing):
        lowest, highest = away - spots.uncertain, away + spots.uncertain
        radius = query.within_miles
        judged = np.where(highest <= radius, YES, np.where(lowest > radius, NO, UNKNOWN))
        barred = _barred(spots, query)
        doubt = YES - spots.step_free if query.step_free else 0
        # Only a local listing is measured; of any other each place is as good as the next.
        measured = index.reach[spots.listing] == _LOCAL
        far = np.where(measured, YES - judged, 0)
        owners = spots.listing[spots.first]
        best = _least(_ranks(away, doubt, far, barred), spots.first)
        spot[owners], miles[owners], verdict[owners] = best, away[best], judged[best]
        least[owners] = np.minimum.reduceat(np.where(barred, np.inf, lowest), spots.first)
    return Nearest(spot, miles, verdict, least, away)


def _barred(spots: Spots, query: Query) -> Flags:
    """Which spots the wish for step-free access rules out."""
    if not query.step_free:
        return np.zeros(len(spots.step_free), dtype=bool)
    barred: Flags = spots.step_free != YES if query.strict else spots.step_free == NO
    return barred


def _ranks(miles: Floats, *worse: npt.ArrayLike) -> Floats:
    """One number to order spots by: ``worse`` from least to most important, miles breaking ties."""
    ranks = miles.copy()
    step = 1e5  # more miles than there are on earth
    for each in worse:
        ranks += step * np.asarray(each, dtype=np.float64)
        step *= 10
    return ranks


def _least(ranks: Floats, starts: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """The first row of the least rank in each run that begins at ``starts``."""
    lengths = np.diff(starts, append=len(ranks))
    least = ranks == np.repeat(np.minimum.reduceat(ranks, starts), lengths)
    rows: npt.NDArray[np.int64] = np.where(least, np.arange(len(ranks)), len(ranks))
    return np.minimum.reduceat(rows, starts)


def asked_verdicts(
    index: ListingIndex, query: Query, nearest: Nearest, price_fresh: Flags
) -> dict[str, Verdicts]:
    """Criterion name to (N,) verdicts, of every criterion asked but distance."""
    verdicts = {
        "instrument": _instrument(index, query),
        "level": level_verdicts(index, query, index.level),
    }
    if query.ages is not None:
        verdicts["age"] = _age(index, query.ages)
    if query.days:
        verdicts["day"] = _any_bit(index.days, bit_set(query.days, DAYS))
    if query.free:
        verdicts["cost"] = free_verdicts(index, price_fresh)
    if query.step_free:
        verdicts["step_free"] = step_free_verdicts(index, nearest)
    if query.inclusion:
        wanted = bit_set(query.inclusion, tuple(INCLUSION))
        verdicts["inclusion"] = np.where(index.inclusion & wanted, YES, UNKNOWN)
    if query.genres:
        verdicts["genre"] = _any_bit(index.genres, bit_set(query.genres, tuple(GENRES)))
    return _strictly(verdicts) if query.strict else verdicts


def _instrument(index: ListingIndex, query: Query) -> Verdicts:
    if query.instrument is None:
        return _all(index, NOT_ASKED)
    verdicts: Verdicts = index.instrument[index.instrument_row[query.instrument]]
    return verdicts


def _all(index: ListingIndex, verdict: np.int8) -> Verdicts:
    return np.full(len(index.name_rank), verdict, dtype=np.int8)


def level_verdicts(index: ListingIndex, query: Query, table: Verdicts) -> Verdicts:
    """Verdicts on the level asked; for voice it counts just where the source states one."""
    if query.instrument == "voice":
        level = _all(index, UNKNOWN) if query.level is None else table[query.level]
        return np.where(index.level_stated, level, NOT_ASKED)
    return _all(index, NOT_ASKED) if query.level is None else table[query.level]


def _age(index: ListingIndex, ages: tuple[int, int]) -> Verdicts:
    youngest, oldest = ages
    gap = np.maximum(index.age_min - oldest, youngest - index.age_max)
    judged = np.where(gap <= 0, YES, np.where(gap == 1, NEAR, NO))
    return np.where(index.age_known, judged, UNKNOWN)


def _any_bit(stated: npt.NDArray[np.int64], wanted: int) -> Verdicts:
    return np.where(stated & wanted, YES, np.where(stated == 0, UNKNOWN, NO))


def free_verdicts(index: ListingIndex, price_fresh: Flags) -> Verdicts:
    """(N,) verdicts on costing nothing; a price too old to rely on is unknown."""
    known = price_fresh & ~np.isnan(index.cost)
    return np.where(known, np.where(index.cost == 0, YES, NO), UNKNOWN)


def step_free_verdicts(index: ListingIndex, nearest: Nearest) -> Verdicts:
    """(N,) verdicts on step-free access to the place that speaks for each listing."""
    if not len(index.spots.listing):
        return np.full(len(nearest.spot), UNKNOWN, dtype=np.int8)
    return np.where(nearest.spot >= 0, index.spots.step_free[nearest.spot], UNKNOWN)


def _strictly(verdicts: dict[str, Verdicts]) -> dict[str, Verdicts]:
    return {
        name: np.where(each == YES, YES, NO) if name in SPLITTING else each
        for name, each in verdicts.items()
    }
