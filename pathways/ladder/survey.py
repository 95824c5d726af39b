"""Every listing as one person sees it from one place, in reach of each column.

All arrays have one entry per listing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from pathways.catalogue import Catalogue
from pathways.catalogue.index import Flags
from pathways.ladder.index import LadderIndex
from pathways.matching import Query
from pathways.matching.judge import Counts, Judged, fits, judge, tally
from pathways.matching.verdicts import NO, UNKNOWN, YES, Nearest, choose_spots
from pathways.model import Place
from pathways.vocabulary import REACHES

_LOCAL, _HUB, _ONLINE = (REACHES.index(each) for each in ("local", "hub", "online"))
_CLIMBED = ("level", "age")
# What stands besides must hold all the way up.
_OF_THE_RUNG = ("instrument", *_CLIMBED)


@dataclass(frozen=True, slots=True)
class Reach:
    """How many miles are in reach further up; never less than the radius chosen for Now."""

    next_miles: float = 25
    later_miles: float = 40

    def miles(self, within: float) -> tuple[float, float, float]:
        """Miles of Now, Next and Later where ``within`` was chosen for Now."""
        further = max(within, self.next_miles)
        return within, further, max(further, self.later_miles)


@dataclass(frozen=True, slots=True, eq=False)
class Surveyed:
    """Every listing held against one query.

    Attributes:
        miles: the reach of each column.
        nearest: for each column, the place of each listing that suits best.
        near: for each column, local listings with a place in reach. For Now that is as the search
            has it; above it the distance that is shown decides, or what is in reach now.
        here: for each column, those and what needs no distance: of the own hub with no place
            known, across the own hub, regional and national, online if asked.
        open: the family can join by itself, it is no centre whose groups are listed, and what was
            asked beside instrument, level and age holds or is unknown.
        fits: as in the search: instrument, level and distance are yes and nothing is near.
        doubts: for each column, how much is near or unknown: for Now as in the search, above it
            without level and age, which change until then.
        age_suits: the age asked for is within or not stated; a year outside is outside.
    """

    judged: Judged
    miles: tuple[float, ...]
    nearest: tuple[Nearest, ...]
    near: tuple[Flags, ...]
    here: tuple[Flags, ...]
    open: Flags
    fits: Flags
    doubts: tuple[Counts, ...]
    age_suits: Flags


def survey(
    catalogue: Catalogue, rungs: LadderIndex, place: Place, query: Query, as_of: date, reach: Reach
) -> Surveyed:
    """Judge every listing once, and measure it against each reach."""
    judged = judge(catalogue, place, query, as_of)
    miles = reach.miles(query.within_miles)
    away = judged.nearest.away
    further = (replace(query, within_miles=each) for each in miles[1:])
    nearest = (judged.nearest, *(choose_spots(catalogue.index, away, each) for each in further))
    now = rungs.placed & (nearest[0].verdict != NO)
    near = (
        now,
        *(now | _within(rungs, *each) for each in zip(nearest[1:], miles[1:], strict=True)),
    )
    then = tally(each for name, each in judged.verdicts.items() if name not in _CLIMBED).doubts
    anywhere = _anywhere(catalogue, rungs, place, query)
    return Surveyed(
        judged=judged,
        miles=miles,
        nearest=nearest,
        near=near,
        here=tuple(each | anywhere for each in near),
        open=judged.joinable & ~rungs.centre & _holds(judged),
        fits=fits(judged, judged.counts),
        doubts=(judged.counts.doubts, then, then),
        age_suits=_age_suits(judged),
    )


def _within(rungs: LadderIndex, nearest: Nearest, miles: float) -> Flags:
    within: Flags = rungs.placed & (nearest.verdict != NO) & (nearest.miles <= miles)
    return within


def _anywhere(catalogue: Catalogue, rungs: LadderIndex, place: Place, query: Query) -> Flags:
    index = catalogue.index
    own = index.hub == (place.hub_id or "")
    in_hub = (index.reach == _HUB) | ((index.reach == _LOCAL) & ~rungs.placed)
    anywhere: Flags = rungs.wide | (own & in_hub)
    return anywhere | (index.reach == _ONLINE) if query.online else anywhere


def _holds(judged: Judged) -> Flags:
    holds = np.ones(len(judged.joinable), dtype=bool)
    for name, verdicts in judged.verdicts.items():
        if name not in _OF_THE_RUNG:
            holds &= verdicts != NO
    return holds


def _age_suits(judged: Judged) -> Flags:
    age = judged.verdicts.get("age")
    if age is None:
        return np.ones(len(judged.joinable), dtype=bool)
    suits: Flags = (age == YES) | (age == UNKNOWN)
    return suits
