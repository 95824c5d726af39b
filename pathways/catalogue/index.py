"""Listings as arrays: everything that a search compares, laid out once at load.

N listings, I instruments, L levels, S spots (a spot is one listing at one of its venues).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt

from pathways.catalogue.instruments import instrument_verdicts
from pathways.catalogue.levels import level_verdicts
from pathways.geodesy import Floats, to_cartesian
from pathways.model import GroupMember, Instrument, Opportunity, Venue
from pathways.vocabulary import (
    DAYS,
    FAMILY_JOINS,
    GENRES,
    INCLUSION,
    JOINS,
    KINDS,
    NOT_A_HUB,
    PLAY_KINDS,
    REACHES,
)

Verdicts = npt.NDArray[np.int8]
Flags = npt.NDArray[np.bool_]
Whole = npt.NDArray[np.int64]

NO_DATE = -1


@dataclass(frozen=True, slots=True, eq=False)
class Spots:
    """Where listings meet, S rows ordered by listing.

    Attributes:
        listing: (S,) position of the listing.
        first: the first row of each listing that has a place.
        venue: (S,) position in ``venue_ids``.
        points: (S, 3) earth-centred metres.
        uncertain: (S,) miles.
        step_free: (S,) verdicts.
    """

    listing: Whole
    first: Whole
    venue: Whole
    venue_ids: tuple[str, ...]
    points: Floats
    uncertain: Floats
    step_free: Verdicts


@dataclass(frozen=True, slots=True, eq=False)
class ListingIndex:
    """The listings' facts as arrays of length N unless a shape is given.

    Attributes:
        instrument_row: instrument id to row of ``instrument``.
        instrument: (I, N) verdicts.
        level, level_two_steps: (L, N) verdicts; the second accepts two steps outside the bounds.
        level_stated: whether the source itself states a level.
        age_min, age_max: years, with -1 and 999 for a missing bound; ``age_known`` where either is.
        days, genres, inclusion: bit sets in the order of the vocabulary.
        cost: pounds, NaN where not given; ``priced`` is the ordinal of the price's date.
        dated: ordinal of the first day the source's date can mean, or NO_DATE.
        join: position in the vocabulary's ``JOINS``, -1 where not stated.
        family_may_join: join open or audition; ``through_school``: the family asks its school.
        for_young: audience young or all ages, and not ended.
        for_whom_unknown: no source gives the audience, and not ended.
        hub: hub id, or ``regional`` or ``national``.
        beyond_hubs: 0 for a hub's own, 1 for regional, 2 for national.
        name_rank: rank by name, then id.
    """

    instrument_row: Mapping[str, int]
    instrument: Verdicts
    level: Verdicts
    level_two_steps: Verdicts
    level_stated: Flags
    age_min: Whole
    age_max: Whole
    age_known: Flags
    days: Whole
    genres: Whole
    inclusion: Whole
    cost: Floats
    priced: Whole
    dated: Whole
    official: Flags
    reach: Whole
    kind: Whole
    is_play: Flags
    join: Whole
    family_may_join: Flags
    through_school: Flags
    for_young: Flags
    for_whom_unknown: Flags
    hub: npt.NDArray[np.str_]
    beyond_hubs: Whole
    name_rank: Whole
    spots: Spots


def build_index(
    opportunities: Sequence[Opportunity],
    venues: Mapping[str, Venue],
    instruments: Mapping[str, Instrument],
    members: Sequence[GroupMember],
) -> ListingIndex:
    """Lay the listings out as arrays; positions follow ``opportunities``."""
    bounds = [(each.level_min, each.level_max) for each in opportunities]
    return ListingIndex(
        instrument_row={each: row for row, each in enumerate(instruments)},
        instrument=instrument_verdicts(
            [each.instruments for each in opportunities], instruments, members
        ),
        level=level_verdicts(bounds, near_steps=1),
        level_two_steps=level_verdicts(bounds, near_steps=0, yes_steps=2),
        level_stated=_flags(each.level_basis == "stated" for each in opportunities),
        spots=_spots(opportunities, venues),
        name_rank=_name_rank(opportunities),
        **_ages(opportunities),
        **_choices(opportunities),
        **_prices(opportunities),
        **_standing(opportunities),
    )


def first_day(text: str | None) -> int:
    """Ordinal of the first day that a date, perhaps only a year or month, can mean."""
    if text is None:
        return NO_DATE
    year, month, day = (int(part) for part in f"{text}-01-01".split("-")[:3])
    return date(year, month, day).toordinal()


def _flags(values: Any) -> Flags:
    return np.fromiter(values, dtype=bool)


def _whole(values: Any) -> Whole:
    return np.fromiter(values, dtype=np.int64)


def _bits(sets: Sequence[Sequence[str]], words: Sequence[str]) -> Whole:
    place = {word: 1 << position for position, word in enumerate(words)}
    return _whole(sum(place[word] for word in set(each)) for each in sets)


def bit_set(chosen: Sequence[str] | frozenset[str], words: Sequence[str]) -> int:
    """The bit set of ``chosen``, in the order of ``words``."""
    return int(_bits([tuple(chosen)], words)[0])


def _ages(opportunities: Sequence[Opportunity]) -> dict[str, Any]:
    return {
        "age_min": _whole(-1 if each.age_min is None else each.age_min for each in opportunities),
        "age_max": _whole(999 if each.age_max is None else each.age_max for each in opportunities),
        "age_known": _flags(
            each.age_min is not None or each.age_max is not None for each in opportunities
        ),
    }


def _choices(opportunities: Sequence[Opportunity]) -> dict[str, Any]:
    return {
        "days": _bits([each.days for each in opportunities], DAYS),
        "genres": _bits([each.genres for each in opportunities], tuple(GENRES)),
        "inclusion": _bits([each.inclusion for each in opportunities], tuple(INCLUSION)),
    }


def _prices(opportunities: Sequence[Opportunity]) -> dict[str, Any]:
    return {
        "cost": np.array(
            [np.nan if each.cost_gbp is None else each.cost_gbp for each in opportunities],
            dtype=np.float64,
        ),
        "priced": _whole(
            first_day(each.source_date if each.cost_year is None else f"{each.cost_year:04d}")
            for each in opportunities
        ),
        "dated": _whole(first_day(each.source_date) for each in opportunities),
        "official": _flags(each.source_kind == "official" for each in opportunities),
    }


def _standing(opportunities: Sequence[Opportunity]) -> dict[str, Any]:
    kinds = {kind: position for position, kind in enumerate(KINDS)}
    joins = {join: position for position, join in enumerate(JOINS)}
    beyond = {name: position for position, name in enumerate(NOT_A_HUB, start=1)}
    return {
        "reach": _whole(REACHES.index(each.reach) for each in opportunities),
        "kind": _whole(kinds[each.kind] for each in opportunities),
        "is_play": _flags(each.kind in PLAY_KINDS for each in opportunities),
        "join": _whole(joins.get(each.join, -1) for each in opportunities),
        "family_may_join": _flags(each.join in FAMILY_JOINS for each in opportunities),
        "through_school": _flags(each.join == "ask_school" for each in opportunities),
        "for_young": _flags(
            each.audience in ("young", "all_ages") and not each.ended for each in opportunities
        ),
        "for_whom_unknown": _flags(not each.audience and not each.ended for each in opportunities),
        "hub": np.array([each.hub_id for each in opportunities], dtype=np.str_),
        "beyond_hubs": _whole(beyond.get(each.hub_id, 0) for each in opportunities),
    }


def _name_rank(opportunities: Sequence[Opportunity]) -> Whole:
    order = sorted(
        range(len(opportunities)), key=lambda row: (opportunities[row].name, opportunities[row].id)
    )
    ranks = np.empty(len(opportunities), dtype=np.int64)
    ranks[order] = np.arange(len(opportunities))
    return ranks


def _spots(opportunities: Sequence[Opportunity], venues: Mapping[str, Venue]) -> Spots:
    venue_ids = tuple(venues)
    position = {each: row for row, each in enumerate(venue_ids)}
    pairs = [
        (row, position[venue])
        for row, each in enumerate(opportunities)
        if each.reach != "online"  # an office address is nowhere to travel to
        for venue in each.venue_ids
    ]
    listing, venue = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    known = list(venues.values())
    points = to_cartesian([each.lat for each in known], [each.lon for each in known])
    uncertain = np.array([each.uncertain_miles for each in known], dtype=np.float64)
    access = {True: 3, False: 0, None: 1}
    step_free = np.array([access[each.step_free] for each in known], dtype=np.int8)
    return Spots(
        listing=listing,
        first=np.flatnonzero(np.diff(listing, prepend=-1)),
        venue=venue,
        venue_ids=venue_ids,
        points=points.reshape(-1, 3)[venue],
        uncertain=uncertain[venue],
        step_free=step_free[venue],
    )
