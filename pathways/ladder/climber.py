"""Who climbs, and how far they may have come by the time they reach a rung."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pathways.catalogue import Catalogue
from pathways.catalogue.index import Flags, ListingIndex, Verdicts, Whole
from pathways.errors import QuestionError
from pathways.ladder.stages import (
    FIRST_LEVELS,
    SINGERS_OLDEST,
    TOP_STAGE,
    ListingStages,
    Stages,
    stage_of_level,
    stage_of_singer,
)
from pathways.matching import Query
from pathways.matching.verdicts import NOT_ASKED, UNKNOWN, YES
from pathways.vocabulary import STAGES, Level

# Estimates, and nobody is held to them: nobody climbs faster than a grade in half a year, which
# only leaves out what would have closed by then; usually a grade takes about a year, which only
# tells Next from Later where a rung waits for an age.
QUICKEST_YEARS_A_LEVEL = 0.5
USUAL_YEARS_A_LEVEL = 1.0


@dataclass(frozen=True, slots=True)
class Climber:
    """The person a ladder is for.

    Attributes:
        instrument: an id.
        sings: the stage goes by age, and a level counts only where a listing states one.
        stage: position in `STAGE_IDS`.
        level: None where not said.
        ages: youngest and oldest they can be, None where not said.
        said: whether anything tells the stage; without it the ladder starts at the first rung.
    """

    instrument: str
    sings: bool
    stage: int
    level: Level | None
    ages: tuple[int, int] | None
    said: bool

    def levels_to(self, door: Stages) -> Stages:
        """How many levels below each door, 0 at or above it or where the level is not said."""
        if self.sings or self.level is None:
            return np.zeros_like(door)
        levels: Stages = np.maximum(door - np.int8(self.level), np.int8(0))
        return levels

    def levels_to_stage(self, stage: int) -> Stages:
        """How many levels below a stage, as an array of one."""
        return self.levels_to(FIRST_LEVELS[stage : stage + 1])

    def passed(self, index: ListingIndex, stages: ListingStages) -> Flags:
        """Where they are above the highest level that a listing takes."""
        if self.level is None:
            return np.zeros(len(stages.top), dtype=bool)
        above: Flags = (stages.top >= 0) & (stages.top < self.level)
        return above & index.level_stated if self.sings else above

    def in_time(self, index: ListingIndex, levels: Stages) -> Flags:
        """Whether each listing still takes them once they have climbed so many levels.

        Args:
            levels: one for each listing, or one for all.
        """
        if self.ages is None:
            return np.ones(len(index.age_max), dtype=bool)
        in_time: Flags = self.ages[0] + QUICKEST_YEARS_A_LEVEL * levels < index.age_max + 1
        return in_time

    def years_to_wait(self, index: ListingIndex) -> Whole:
        """Whole years until each listing takes somebody of their age, 0 where it does now."""
        if self.ages is None:
            return np.zeros_like(index.age_min)
        return np.maximum(index.age_min - self.ages[1], 0)

    @property
    def years_of_next(self) -> float:
        """Years, at the usual pace, until they leave the stage after theirs."""
        after = min(self.stage + 1, TOP_STAGE)
        if self.sings:
            return float(SINGERS_OLDEST[after] - (self.ages[0] if self.ages else 0))
        last = list(STAGES.values())[after][-1]
        return USUAL_YEARS_A_LEVEL * (last + 1 - (self.level or Level.STARTER))

    def settled(self, level: Verdicts, age: Verdicts | None) -> Flags:
        """Where it is sure that level, and for singers age, suit now."""
        sure: Flags = level == YES
        if self.sings and age is not None:
            sure |= (level == NOT_ASKED) & (age == YES)
        return sure

    def open_from_below(self, level: Verdicts, age: Verdicts | None, open_top: Flags) -> Flags:
        """Where a listing that stands below them surely still takes them.

        A singer of the right age, or before an open top, is taken unless a stated level speaks
        against it.
        """
        sure = self.settled(level, age)
        if self.sings and self.said:
            silent = level == NOT_ASKED
            if self.level is None:
                silent |= level == UNKNOWN
            sure |= silent & (open_top if age is None else open_top | (age == YES))
        return sure


def climber_of(catalogue: Catalogue, query: Query) -> Climber:
    """The person who asks.

    Raises:
        QuestionError: no instrument.
    """
    if query.instrument is None:
        raise QuestionError("instrument", "Say which instrument: for example violin or singing.")
    sings = catalogue.instruments[query.instrument].family == "voice"
    stage = stage_of_level(query.level) if query.level is not None else 0
    if sings and query.ages is not None:
        stage = stage_of_singer(query.ages[0])
    said = query.level is not None or (sings and query.ages is not None)
    return Climber(query.instrument, sings, stage, query.level, query.ages, said)
