"""At which of the four stages each listing stands: by its level bounds, for singers also by age."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pathways.catalogue import Catalogue
from pathways.catalogue.index import Flags, ListingIndex, Whole
from pathways.matching.verdicts import YES
from pathways.vocabulary import OLDEST_AGE, STAGES, Level

Stages = npt.NDArray[np.int8]

STAGE_IDS = tuple(STAGES)
TOP_STAGE = len(STAGE_IDS) - 1
STAGE_WORDS = {
    "starting": "Starting",
    "foundation": "Foundation (grades 1 to 3)",
    "intermediate": "Intermediate (grades 4 and 5)",
    "advanced": "Advanced (grade 6 and up)",
}
# Singers are asked their age, not a grade: each stage's oldest age. Up to Year 2, to Year 6, to
# Year 11, then sixth form and beyond, which is how choirs divide.
SINGERS_OLDEST = (6, 10, 15, OLDEST_AGE)
NO_STAGE = -1

_STAGE_OF_LEVEL = np.array(
    [stage for stage, levels in enumerate(STAGES.values()) for _ in levels], dtype=np.int8
)
# The lowest level of each stage.
FIRST_LEVELS = np.array([levels[0] for levels in STAGES.values()], dtype=np.int8)
# A door that opens only at the last grade of a stage leads into the next one.
_LAST_GRADES = (Level.GRADE_3, Level.GRADE_5)
_LAST_AGES = SINGERS_OLDEST[1:3]
# A choir that names only an oldest age is taken to begin this many years below it.
_YEARS_BELOW_A_LONE_TOP = 4


@dataclass(frozen=True, slots=True, eq=False)
class ListingStages:
    """Where listings stand. Arrays of length N unless a shape is given.

    Attributes:
        stands: position of the stage in `STAGE_IDS`, NO_STAGE where no source tells.
        door, top: lowest and highest level that the listing surely takes, -1 without bounds.
        open_top: whether it gives a lowest level and no highest.
        admits: (stages, N) whether it takes somebody of that stage.
    """

    stands: Stages
    door: Stages
    top: Stages
    open_top: Flags
    admits: Flags


def stage_of_level(level: Level) -> int:
    """The stage that a level belongs to, as a position in `STAGE_IDS`."""
    return int(_STAGE_OF_LEVEL[level])


def stage_of_singer(age: int) -> int:
    """The stage of a singer of that age, as a position in `STAGE_IDS`."""
    return int(np.searchsorted(SINGERS_OLDEST[:-1], age, side="left"))


def player_stages(catalogue: Catalogue) -> ListingStages:
    """By level: the stage in which the door opens.

    A group from grade 3 or grade 5 that goes on above that stands in the stage after, so that a
    chain such as grades 1 to 3, then 3 to 5, then from 5 keeps its three steps.
    """
    takes = catalogue.index.level == YES
    known = takes.any(axis=0)
    door = np.where(known, takes.argmax(axis=0), -1).astype(np.int8)
    top = np.where(known, len(Level) - 1 - takes[::-1].argmax(axis=0), -1).astype(np.int8)
    onward = np.isin(door, _LAST_GRADES) & (top > door)
    stands = np.where(known, _STAGE_OF_LEVEL[door] + onward, NO_STAGE).astype(np.int8)
    admits = np.stack([takes[list(levels)].any(axis=0) for levels in STAGES.values()])
    open_top = np.fromiter(
        (each.level_min is not None and each.level_max is None for each in catalogue.opportunities),
        dtype=bool,
    )
    return ListingStages(stands, door, top, open_top, admits)


def singer_stages(catalogue: Catalogue, players: ListingStages) -> ListingStages:
    """By the youngest age, or by level where that puts the listing higher."""
    index = catalogue.index
    # A level never lifts a choir above the stage at which its oldest singers are.
    oldest = np.searchsorted(SINGERS_OLDEST[:-1], index.age_max, side="left").astype(np.int8)
    by_level = np.minimum(players.stands, oldest)
    stands = np.maximum(_stage_by_age(index), by_level)
    first = np.array([0, *(age + 1 for age in SINGERS_OLDEST[:-1])])
    last = np.array(SINGERS_OLDEST)
    # A choir from 7 to 11 is over when the next stage has hardly begun.
    overlap = (index.age_min <= last[:, None]) & (index.age_max > first[:, None])
    own = np.arange(len(STAGE_IDS))[:, None] == stands
    old_enough = ~index.age_known | overlap | own
    good_enough = np.arange(len(STAGE_IDS))[:, None] >= by_level
    admits = old_enough & good_enough & (stands != NO_STAGE)
    return ListingStages(stands, players.door, players.top, players.open_top, admits)


def _stage_by_age(index: ListingIndex) -> Stages:
    youngest = _youngest(index)
    stage = np.searchsorted(SINGERS_OLDEST[:-1], youngest, side="left")
    onward = np.isin(youngest, _LAST_AGES) & (index.age_max > youngest)
    return np.where(index.age_known, stage + onward, NO_STAGE).astype(np.int8)


def _youngest(index: ListingIndex) -> Whole:
    reckoned = np.maximum(index.age_max - _YEARS_BELOW_A_LONE_TOP, 0)
    return np.where(index.age_min >= 0, index.age_min, reckoned)
