"""How whole the ladder is where young people live, and which rung is missing for how many.

What is a rung and how far each may be away is the ladder's to say (docs/adr/0005).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from scipy.spatial.distance import cdist

from pathways.catalogue import Catalogue
from pathways.catalogue.index import Flags
from pathways.coverage.demand import Areas
from pathways.coverage.divisions import divide
from pathways.coverage.subjects import Subject
from pathways.geodesy import Floats, chords_to_miles
from pathways.ladder import Reach, ladder_index
from pathways.ladder.supply import supply as rungs_of_stage
from pathways.matching.verdicts import YES
from pathways.vocabulary import STAGES

_VOICE = "voice"


@dataclass(frozen=True, slots=True)
class Rungs:
    """One part of the region. Counts are residents aged 5 to 18, never players.

    Attributes:
        held: stage to how many have a rung of it within the chosen radius.
        missing: stage to how many live where the stage below is their last rung: they have that
            within the chosen radius, and this not even within the reach of the next step.
        complete: how many have the whole ladder: the first stage within the chosen radius, the
            second within the reach of Next, the others within that of Later.
    """

    code: str
    name: str
    young_people: float
    held: Mapping[str, float]
    missing: Mapping[str, float]
    complete: float


def count_rungs(
    catalogue: Catalogue,
    areas: Areas,
    subject: Subject,
    within: float,
    by: str,
    reach: Reach | None = None,
) -> tuple[Rungs, ...]:
    """How whole the ladder of a subject is in each part of the region, in order of name.

    Args:
        within: the chosen radius in miles; ``reach`` has those of Next and Later.

    Raises:
        QuestionError: for a division that there is not.
    """
    division, people = divide(areas, by), areas.young_people
    now, next_, later = (reach or Reach()).miles(within)
    nearest = _miles_to_rungs(catalogue, areas, subject)
    held = nearest <= now
    stuck = held[:-1] & (nearest[1:] > next_)
    limits = np.array([now, next_, later, later])[:, None]
    complete: Flags = np.logical_and.reduce(nearest <= limits)

    def sums(where: Flags) -> list[float]:
        return [round(each, 1) for each in division.sums(people, where).tolist()]

    stages = tuple(STAGES)
    by_stage = [dict(zip(stages, row, strict=True)) for row in zip(*map(sums, held), strict=True)]
    missing = [dict(zip(stages[1:], r, strict=True)) for r in zip(*map(sums, stuck), strict=True)]
    everybody = sums(np.ones(len(areas), dtype=bool))
    rows = zip(
        division.codes, division.names, everybody, by_stage, missing, sums(complete), strict=True
    )
    return tuple(Rungs(*row) for row in rows)


def _miles_to_rungs(catalogue: Catalogue, areas: Areas, subject: Subject) -> Floats:
    """(stages, areas): the least miles that the nearest rung of each stage can be away."""
    index, rungs = catalogue.index, ladder_index(catalogue)
    rows = [index.instrument_row[each] for each in subject.instruments]
    plays: Flags = (index.instrument[rows] == YES).any(axis=0)
    stages = rungs.singers if _VOICE in subject.instruments else rungs.players
    spots = index.spots
    nearest = np.full((len(STAGES), len(areas)), np.inf)
    for stage in range(len(STAGES)):
        listings = rungs_of_stage(catalogue, rungs, plays, stages, stage)
        mine = listings[spots.listing]
        if mine.any():
            miles = chords_to_miles(cdist(spots.points[mine], areas.points))
            nearest[stage] = (miles - spots.uncertain[mine, None]).min(axis=0)
    return nearest
