"""How many listings each area can choose from, and how many it shares them with."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.spatial.distance import cdist

from pathways.catalogue.index import Flags, Whole
from pathways.coverage.supply import LIKELY, NONE, Certainty, Supply
from pathways.geodesy import Floats, miles_to_chords


@dataclass(frozen=True, slots=True, eq=False)
class Choices:
    """What each of A areas can choose from.

    Attributes:
        certain: sure or likely listings that are surely in reach.
        possible: listings that are perhaps in reach, maybes among them.
        shared: the certain ones, each divided by all the young people who can reach it.
    """

    certain: Floats
    possible: Floats
    shared: Floats

    def plus(self, more: Choices) -> Choices:
        """With the choices of other listings."""
        return Choices(
            self.certain + more.certain, self.possible + more.possible, self.shared + more.shared
        )

    def minus(self, fewer: Choices) -> Choices:
        """Without the choices of some of the listings."""
        return Choices(
            self.certain - fewer.certain,
            self.possible - fewer.possible,
            self.shared - fewer.shared,
        )


def count_choices(
    supply: Supply, answered: Certainty, areas: Floats, people: Floats, within: float
) -> Choices:
    """What each area can choose from within a radius in miles.

    Args:
        answered: how surely each spot answers the question, distance aside.
    """
    spots = np.flatnonzero(answered < NONE)
    off = supply.uncertain[spots, None]
    chords = cdist(supply.points[spots], areas)
    listing = supply.listing[spots]
    known = answered[spots] <= LIKELY
    certain = chords[known] <= _radii(within - off[known])
    reached = _any_place(certain, listing[known])
    possible = _any_place(chords <= miles_to_chords(within + off), listing)
    return Choices(
        certain=reached.sum(axis=0, dtype=np.float64),
        possible=possible.sum(axis=0, dtype=np.float64),
        shared=shared_reach(reached, people),
    )


def in_reach(points: Floats, areas: Floats, miles: float) -> Flags:
    """Whether each area is within ``miles`` of each point: (points, areas)."""
    within: Flags = cdist(points, areas) <= miles_to_chords(miles)
    return within


def perhaps_in_reach(supply: Supply, areas: Floats, within: float) -> Flags:
    """Whether each spot may be within the radius of each area: (spots, areas)."""
    radii = miles_to_chords(within + supply.uncertain[:, None])
    perhaps: Flags = cdist(supply.points, areas) <= radii
    return perhaps


def _radii(miles: Floats) -> Floats:
    """As straight lines; nothing is within a negative radius."""
    return np.where(miles < 0, -1.0, miles_to_chords(miles))


def _any_place(within: Flags, listing: Whole) -> Flags:
    """From (spots, areas) to (listings, areas): any place of a listing will do."""
    starts = np.flatnonzero(np.diff(listing, prepend=-1))
    if len(starts) == len(listing):
        return within
    return np.logical_or.reduceat(within, starts, axis=0)


def shared_reach(reached: Flags, people: Floats) -> Floats:
    """What each area gets where everything is shared alike by all who can reach it.

    The two-step floating catchment area method (Luo and Wang 2003): each thing is divided by the
    people within its reach, and each area adds up what is within its own.

    Args:
        reached: (things, areas) whether each is in reach.
        people: (areas,).
    """
    near = reached.astype(np.float32)
    sharers = near @ people.astype(np.float32)
    each_gets = np.divide(1, sharers, out=np.zeros_like(sharers), where=sharers > 0)
    return (each_gets @ near).astype(np.float64)
