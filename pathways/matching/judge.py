"""Every listing judged against one query. All arrays have one entry per listing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np

from pathways.catalogue import Catalogue
from pathways.catalogue.index import Flags, ListingIndex, Verdicts, Whole
from pathways.freshness import freshness, price_is_fresh
from pathways.matching.query import Query
from pathways.matching.verdicts import (
    NEAR,
    NO,
    NOT_ASKED,
    UNKNOWN,
    YES,
    Nearest,
    asked_verdicts,
    nearest_spots,
)
from pathways.model import Place
from pathways.vocabulary import KINDS, REACHES


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """Every listing as one query sees it.

    Attributes:
        verdicts: criterion to verdicts, without distance.
        distance: verdicts on distance; yes for what is online.
        playable: places to play for the young that are not over, of the kinds asked for.
        joinable: those of them that a family can join by itself.
        eligible: those of them that can be a match at all: somewhere, or online if asked.
    """

    verdicts: dict[str, Verdicts]
    distance: Verdicts
    nearest: Nearest
    playable: Flags
    joinable: Flags
    eligible: Flags
    freshness: Whole
    price_fresh: Flags


@dataclass(frozen=True, slots=True, eq=False)
class Tally:
    """How many criteria of each listing are no, near and unknown."""

    noes: Whole
    nears: Whole
    unknowns: Whole

    @property
    def admits(self) -> Flags:
        """No "no" and at most one "near"."""
        admitted: Flags = (self.noes == 0) & (self.nears <= 1)
        return admitted

    @property
    def doubts(self) -> Whole:
        return self.nears + self.unknowns


def tally(verdicts: Iterable[Verdicts]) -> Tally:
    """Count the verdicts of each listing."""
    table = np.stack(list(verdicts))
    return Tally(
        (table == NO).sum(axis=0), (table == NEAR).sum(axis=0), (table == UNKNOWN).sum(axis=0)
    )


def judge(catalogue: Catalogue, place: Place, query: Query, as_of: date) -> Judged:
    """Hold every listing against ``query`` from ``place`` on the day ``as_of``."""
    index = catalogue.index
    nearest = nearest_spots(index, place, query)
    price_fresh = price_is_fresh(index.priced, as_of)
    online = index.reach == REACHES.index("online")
    local = (index.reach == REACHES.index("local")) & (nearest.spot >= 0)
    playable = _playable(index, query)
    joinable = playable & index.family_may_join
    return Judged(
        verdicts=asked_verdicts(index, query, nearest, price_fresh),
        distance=np.where(online, YES, nearest.verdict),
        nearest=nearest,
        playable=playable,
        joinable=joinable,
        eligible=joinable & (local | online if query.online else local),
        freshness=freshness(index.dated, index.official, as_of),
        price_fresh=price_fresh,
    )


def _playable(index: ListingIndex, query: Query) -> Flags:
    wanted = index.is_play & index.for_young
    if query.kinds:
        wanted &= np.isin(index.kind, [list(KINDS).index(kind) for kind in query.kinds])
    return wanted


def fits(judged: Judged, counts: Tally) -> Flags:
    """Instrument, level and distance are yes and nothing is near."""
    level = judged.verdicts["level"]
    instrument, distance = judged.verdicts["instrument"], judged.distance
    level_suits = (level == YES) | (level == NOT_ASKED)
    fitting: Flags = (instrument == YES) & level_suits & (distance == YES) & (counts.nears == 0)
    return fitting
