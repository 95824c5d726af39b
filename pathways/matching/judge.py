"""Every listing judged against one query. All arrays have one entry per listing."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

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
from pathways.vocabulary import JOINS, KINDS, REACHES

Counts = npt.NDArray[np.int8]


@dataclass(frozen=True, slots=True, eq=False)
class Tally:
    """How many criteria of each listing are no, near and unknown."""

    noes: Counts
    nears: Counts
    unknowns: Counts

    @property
    def admits(self) -> Flags:
        """No "no" and at most one "near"."""
        admitted: Flags = (self.noes == 0) & (self.nears <= 1)
        return admitted

    @property
    def doubts(self) -> Counts:
        return self.nears + self.unknowns

    def and_also(self, verdicts: Verdicts) -> Tally:
        """With one more criterion."""
        return Tally(
            self.noes + (verdicts == NO),
            self.nears + (verdicts == NEAR),
            self.unknowns + (verdicts == UNKNOWN),
        )


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """Every listing as one query sees it.

    Attributes:
        verdicts: criterion to verdicts, without distance.
        counts: how many of those verdicts are no, near and unknown.
        distance: verdicts on distance; yes for what is online.
        playable: places to play for the young that are not over, of the kinds asked for.
        joinable: those of them that a family can join by itself.
        eligible: those of them that can be a match at all: somewhere, or online if asked.
        of_kind, of_join: whether of the kinds, of the ways of joining asked for.
    """

    verdicts: dict[str, Verdicts]
    counts: Tally
    distance: Verdicts
    nearest: Nearest
    playable: Flags
    joinable: Flags
    eligible: Flags
    of_kind: Flags
    of_join: Flags
    freshness: Whole
    price_fresh: Flags


def tally(verdicts: Iterable[Verdicts]) -> Tally:
    """Count the verdicts of each listing."""
    table = np.stack(list(verdicts))
    return Tally(*((table == each).sum(axis=0, dtype=np.int8) for each in (NO, NEAR, UNKNOWN)))


def judge(catalogue: Catalogue, place: Place, query: Query, as_of: date) -> Judged:
    """Hold every listing against ``query`` from ``place`` on the day ``as_of``."""
    index = catalogue.index
    nearest = nearest_spots(index, place, query)
    price_fresh = price_is_fresh(index.priced, as_of)
    online = index.reach == REACHES.index("online")
    local = (index.reach == REACHES.index("local")) & (nearest.spot >= 0)
    of_kind = _among(index.kind, query.kinds, KINDS)
    of_join = _among(index.join, query.joins, JOINS)
    playable = index.is_play & index.for_young & of_kind
    joinable = playable & index.family_may_join & of_join
    verdicts = asked_verdicts(index, query, nearest, price_fresh)
    return Judged(
        verdicts=verdicts,
        counts=tally(verdicts.values()),
        distance=on_distance(index, nearest),
        nearest=nearest,
        playable=playable,
        joinable=joinable,
        eligible=joinable & (local | online if query.online else local),
        of_kind=of_kind,
        of_join=of_join,
        freshness=freshness(index.dated, index.official, as_of),
        price_fresh=price_fresh,
    )


def on_distance(index: ListingIndex, nearest: Nearest) -> Verdicts:
    """Verdicts on distance; yes for what is online."""
    return np.where(index.reach == REACHES.index("online"), YES, nearest.verdict)


def _among(codes: Whole, chosen: Collection[str], words: Iterable[str]) -> Flags:
    """Which ``codes``, positions in ``words``, are of those chosen; all where none is."""
    if not chosen:
        return np.ones(len(codes), dtype=bool)
    return np.isin(codes, [row for row, word in enumerate(words) if word in chosen])


def fits(judged: Judged, counts: Tally) -> Flags:
    """Instrument and level, where asked, and distance are yes and nothing is near."""
    fitting: Flags = (judged.distance == YES) & (counts.nears == 0)
    for name in ("instrument", "level"):
        verdicts = judged.verdicts[name]
        fitting &= (verdicts == YES) | (verdicts == NOT_ASKED)
    return fitting
