"""What holds a stage for young people who live somewhere: places a family can join by itself."""

from __future__ import annotations

import numpy as np

from pathways.catalogue import Catalogue
from pathways.catalogue.index import Flags
from pathways.geodesy import Floats, miles_between
from pathways.ladder.index import LadderIndex
from pathways.ladder.stages import ListingStages


def supply(
    catalogue: Catalogue, rungs: LadderIndex, plays: Flags, stages: ListingStages, stage: int
) -> Flags:
    """(N,) local listings with a known place that take the instruments and the stage.

    Near, hub-wide, online, regional and national listings never count.
    """
    index = catalogue.index
    joinable = index.is_play & index.for_young & index.family_may_join & ~rungs.centre
    held: Flags = joinable & rungs.placed & plays & stages.admits[stage]
    return held


def in_reach_of(catalogue: Catalogue, points: Floats, listings: Flags, miles: float) -> Flags:
    """(A,) whether each of ``points`` (A, 3) has one of ``listings`` (N,) within ``miles``.

    A place known by its town alone counts where it could be in reach.
    """
    spots = catalogue.index.spots
    reached = np.zeros(len(points), dtype=bool)
    for spot in np.flatnonzero(listings[spots.listing]):
        away = miles_between(points, spots.points[spot])
        reached |= away - spots.uncertain[spot] <= miles
    return reached
