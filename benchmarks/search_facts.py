"""What the peers of the search are given before they start: more than a plain app would have.

They need not work out what a listing's instruments and level bounds say: they get our tables of
verdicts. Listings that can never be a match are left out for them, and freshness is settled.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

import numpy as np
import numpy.typing as npt
import pandas as pd
from geopy.distance import geodesic

from benchmarks.questions import Question
from pathways.catalogue import Catalogue
from pathways.freshness import freshness
from pathways.matching import Query
from pathways.vocabulary import CERTAINTIES, RADII_MILES, REACHES, Verdict

NOT_ASKED = -1
MAYBE = CERTAINTIES.index("maybe")
BANDS = np.array(RADII_MILES)
_ORDER = ["certainty", "doubts", "band", "fresh", "miles", "name", "id"]

Found = list[tuple[str, str]]


class Peer(Protocol):
    """Another way to do the search.

    Attributes:
        how: what it does, in a few words.
        questions: how many it is asked, fewer where it takes long.
    """

    name: str
    how: str
    questions: int

    def search(self, question: Question) -> Found:
        """The id and certainty of each match, in order."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class Facts:
    """The listings as the peers see them.

    Attributes:
        spots: a row for each place of each local listing that a family can join: listing (its
            position), id, name, lat, lon, uncertain, age_min, age_max, age_known, level_stated
            and fresh (0 confirmed, 1 seen, 2 old).
        instrument: instrument id to the verdict on each listing.
        level: level (None where not asked) to the verdict on each listing.
    """

    spots: pd.DataFrame
    instrument: dict[str, npt.NDArray[np.int8]]
    level: dict[int | None, npt.NDArray[np.int8]]


def gather_facts(catalogue: Catalogue, as_of: date) -> Facts:
    """Lay out what the peers may use."""
    index = catalogue.index
    can_match = index.is_play & index.for_young & index.family_may_join
    can_match &= index.reach == REACHES.index("local")
    unknown = np.full(len(can_match), Verdict.UNKNOWN, dtype=np.int8)
    return Facts(
        _spots(catalogue, np.flatnonzero(can_match).tolist(), as_of),
        {name: index.instrument[row] for name, row in index.instrument_row.items()},
        {**dict(enumerate(index.level)), None: unknown},
    )


def _spots(catalogue: Catalogue, listings: list[int], as_of: date) -> pd.DataFrame:
    index = catalogue.index
    by_listing = {
        "age_min": index.age_min,
        "age_max": index.age_max,
        "age_known": index.age_known,
        "level_stated": index.level_stated,
        "fresh": freshness(index.dated, index.official, as_of),
    }
    places = [
        (listing, each.id, each.name, venue.lat, venue.lon, venue.uncertain_miles)
        for listing in listings
        for each in [catalogue.opportunities[listing]]
        for venue in (catalogue.venues[venue_id] for venue_id in each.venue_ids)
    ]
    spots = pd.DataFrame(places, columns=["listing", "id", "name", "lat", "lon", "uncertain"])
    return spots.assign(**{name: each[spots["listing"]] for name, each in by_listing.items()})


def judged(facts: Facts, spots: pd.DataFrame, query: Query) -> pd.DataFrame:
    """The spots of listings that instrument, level and age admit, with nears and unknowns."""
    instrument = facts.instrument[query.instrument or ""][spots["listing"]]
    level = facts.level[query.level][spots["listing"]]
    if query.instrument == "voice":
        level = np.where(spots["level_stated"], level, NOT_ASKED)
    verdicts = np.stack([instrument, level, _age(spots, query)])
    counts = {
        "nears": (verdicts == Verdict.NEAR).sum(axis=0),
        "unknowns": (verdicts == Verdict.UNKNOWN).sum(axis=0),
        "suits": (instrument == Verdict.YES) & ((level == Verdict.YES) | (level == NOT_ASKED)),
    }
    admitted = ~(verdicts == Verdict.NO).any(axis=0) & (counts["nears"] <= 1)
    chosen: pd.DataFrame = spots.assign(**counts).loc[admitted]
    return chosen


def _age(spots: pd.DataFrame, query: Query) -> npt.NDArray[np.int64]:
    if query.age is None:
        return np.full(len(spots), NOT_ASKED)
    below, above = spots["age_min"] - query.age, query.age - spots["age_max"]
    gap = np.maximum(below.to_numpy(), above.to_numpy())
    verdict = np.where(gap <= 0, Verdict.YES, np.where(gap == 1, Verdict.NEAR, Verdict.NO))
    return np.where(spots["age_known"], verdict, Verdict.UNKNOWN)


def geodesic_miles(question: Question, spots: pd.DataFrame) -> list[float]:
    """geopy's distance to each spot, one at a time as geopy works."""
    home = question.place.lat, question.place.lon
    return [geodesic(home, spot).miles for spot in zip(spots["lat"], spots["lon"], strict=True)]


def in_order(spots: pd.DataFrame, query: Query) -> Found:
    """The matches among judged spots with ``miles``: the best spot of each, surest first."""
    inside = spots["miles"] + spots["uncertain"] <= query.within_miles
    reached = spots["miles"] - spots["uncertain"] <= query.within_miles
    best = (
        spots.assign(inside=inside)[reached]
        .sort_values(["inside", "miles"], ascending=[False, True])
        .drop_duplicates("listing")
    )
    fits = best["suits"] & best["inside"] & (best["nears"] == 0)
    certainty = np.where(fits, best["fresh"], MAYBE)
    doubts = best["nears"] + best["unknowns"] + ~best["inside"]
    band = np.searchsorted(BANDS, best["miles"], side="left")
    best = best.assign(certainty=certainty, doubts=doubts, band=band).sort_values(_ORDER)
    words = [CERTAINTIES[each] for each in best["certainty"]]
    return list(zip(best["id"], words, strict=True))
