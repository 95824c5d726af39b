"""Which listings are rungs, and whether they stand under Now, Next or Later.

All arrays have one entry per listing.
"""

from __future__ import annotations

import numpy as np

from pathways.catalogue import Catalogue
from pathways.catalogue.index import Flags
from pathways.ladder.climber import Climber
from pathways.ladder.follow import LATER, NEXT, NOW, Choice, Columns, Follower
from pathways.ladder.index import LadderIndex
from pathways.ladder.stages import NO_STAGE, STAGE_IDS, TOP_STAGE, Stages
from pathways.ladder.survey import Surveyed
from pathways.matching.verdicts import NEAR, NO, UNKNOWN, YES

_FIRST_WIDE = STAGE_IDS.index("foundation")


def sort_out(catalogue: Catalogue, rungs: LadderIndex, seen: Surveyed, who: Climber) -> Columns:
    """Put every rung in its column."""
    sorter = _Sorter(catalogue, rungs, seen, who)
    follower = Follower(rungs, sorter.choice(), sorter.stages.admits, who.stage)
    return follower.columns(sorter.years)


class _Sorter:
    """Chooses rungs by stage, reach and age, before any route is followed."""

    def __init__(
        self, catalogue: Catalogue, rungs: LadderIndex, seen: Surveyed, who: Climber
    ) -> None:
        self._index, self._rungs, self._seen, self._who = catalogue.index, rungs, seen, who
        self.stages = rungs.singers if who.sings else rungs.players
        self.years = who.years_to_wait(catalogue.index)
        verdicts = seen.judged.verdicts
        self._level, self._age = verdicts["level"], verdicts.get("age")
        self._instrument = verdicts["instrument"]
        self._stage = self._standing()

    def choice(self) -> Choice:
        """Every rung, and every listing that could become one, in its column."""
        seen, own = self._seen, self._who.stage
        candidates = self._suit_now()
        now = candidates & ~self._left_behind(candidates)
        column = np.clip(self._stage + self._rungs.wide - own, NEXT, LATER)
        column = np.where(self.years > self._who.years_of_next, LATER, column)
        climbs = ~candidates & self._to_climb()
        climbs &= np.where(column == NEXT, seen.here[NEXT], seen.here[LATER])
        maybe = climbs & ((self._instrument == NEAR) | (self._instrument == UNKNOWN))
        choice = Choice(
            column=np.where(now, NOW, column).astype(np.int8),
            stage=np.where(now, own, self._stage).astype(np.int8),
            sure=now | (climbs & (self._instrument == YES)),
            maybe=maybe,
        )
        for stage in range(own + 1, TOP_STAGE + 1):
            self._fill(choice, stage, ~candidates)
        return choice

    def _standing(self) -> Stages:
        """The stage of each listing for them: theirs where it stands lower but takes them."""
        stands, own = self.stages.stands, self._who.stage
        takes = self._who.open_from_below(self._level, self._age, self.stages.open_top)
        lower = (stands != NO_STAGE) & (stands < own)
        return np.where(lower & takes, own, stands).astype(np.int8)

    def _suit_now(self) -> Flags:
        """Matches at their stage, and those that stand higher but surely take them already."""
        seen, own = self._seen, self._who.stage
        matches = seen.open & seen.judged.counts.admits & seen.age_suits & seen.here[NOW]
        sooner = self._who.settled(self._level, self._age) & (self._stage > own)
        suits: Flags = matches & ~self._rungs.wide & ((self._stage == own) | sooner)
        return suits

    def _left_behind(self, candidates: Flags) -> Flags:
        """Lower rungs of which a route leads to a higher one that suits already."""
        starts, ends = self._rungs.graph.starts, self._rungs.graph.ends
        stands = self.stages.stands
        both = candidates[starts] & candidates[ends]
        outgrown = both & (stands[starts] < self._who.stage) & (stands[ends] > stands[starts])
        left = np.zeros(len(stands), dtype=bool)
        left[starts[outgrown]] = True
        return left

    def _to_climb(self) -> Flags:
        """Rungs above them: of a higher stage, or of theirs but wider, harder or for those older.

        Nobody needs a regional or national class for the first notes.
        """
        own, wide = self._who.stage, self._rungs.wide
        ahead = (self._level == NO) | (self.years > 0)
        above = (self._stage > own) | ((self._stage == own) & (wide | ahead))
        in_time = self._who.in_time(self._index, self._who.levels_to(self.stages.door))
        climbs: Flags = self._seen.open & above & in_time
        climbs &= ~self._who.passed(self._index, self.stages)
        return climbs & (self.stages.stands >= np.where(wide, _FIRST_WIDE, 0))

    def _fill(self, choice: Choice, stage: int, free: Flags) -> None:
        """Where no rung holds a stage: those that take it, stand lower and are too far for Now.

        Changes the arrays of ``choice``.
        """
        column = min(stage - self._who.stage, LATER)
        local = ~self._rungs.wide
        takes = self.stages.admits[stage] & (self.stages.stands <= stage)
        there = (choice.column == column) & (choice.stage == stage)
        held = choice.sure & local & (there | ((choice.column < column) & takes))
        if held.any():
            return
        in_time = self._who.in_time(self._index, self._who.levels_to_stage(stage))
        found = free & self._seen.open & takes & in_time & self._seen.near[column]
        found &= (self._instrument == YES) & ~choice.sure
        if column == NEXT:
            found &= self.years <= self._who.years_of_next
        choice.column[found], choice.stage[found] = column, stage
        choice.sure[found] = True
