"""Stages at which nothing is listed in reach, and what could stand in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from pathways.catalogue.index import Flags
from pathways.geodesy import Floats
from pathways.ladder.follow import COLUMNS, LATER, NEXT, NOW, Columns
from pathways.ladder.making import Maker
from pathways.ladder.rung import Gap, Substitute
from pathways.ladder.stages import STAGE_IDS, STAGE_WORDS, TOP_STAGE, ListingStages
from pathways.matching.verdicts import NEAR, UNKNOWN, YES
from pathways.vocabulary import KINDS, REACHES
from pathways.wording import miles_words

_LESSONS = ("group_lessons", "individual_lessons")
_EACH = 2  # substitutes of one kind: the nearest, and a second opinion
_HUB, _LOCAL, _ONLINE, _REGIONAL, _NATIONAL = (
    REACHES.index(each) for each in ("hub", "local", "online", "regional", "national")
)


@dataclass(frozen=True, slots=True, eq=False)
class Gaps:
    """Looks for stages with nothing in reach.

    Attributes:
        maker, columns: of the ladder in question.
        unstaged: how many listings nearby suit but do not state their stage.
    """

    maker: Maker
    columns: Columns
    unstaged: int

    def all(self) -> tuple[Gap, ...]:
        """Every empty stage from the person's own up."""
        first = self.maker.who.stage
        stages = range(first, TOP_STAGE + 1)
        return tuple(self._gap(stage) for stage in stages if not self._held(stage))

    def _column(self, stage: int) -> int:
        return int(np.clip(stage - self.maker.who.stage, NOW, LATER))

    @property
    def _stages(self) -> ListingStages:
        rungs = self.maker.rungs
        return rungs.singers if self.maker.who.sings else rungs.players

    def _takes(self, stage: int) -> Flags:
        """What a family can join that stands no higher, takes that stage and still will by then.

        From grade 3 to 5 is a group for the intermediate stage: it holds no foundation.
        """
        seen, who = self.maker.seen, self.maker.who
        in_time = who.in_time(self.maker.asked.catalogue.index, who.levels_to_stage(stage))
        takes: Flags = seen.open & self._stages.admits[stage] & in_time
        takes &= self._stages.stands <= stage
        if self._column(stage) == NOW:
            return takes & seen.age_suits
        if self._column(stage) == NEXT:
            return takes & (self.columns.years <= who.years_of_next)
        return takes

    def _held(self, stage: int) -> bool:
        """Whether a local listing in reach is for the instrument and takes the stage.

        Or a rung stands there all the same: a match of Now whose instruments are near or not
        stated, or what a route leads to.
        """
        column = self._column(stage)
        plays = self.maker.seen.judged.verdicts["instrument"] == YES
        rungs = (self.columns.column == column) & (self.columns.stage == stage)
        held = ((self._takes(stage) & plays) | rungs) & self.maker.seen.near[column]
        return bool(held.any())

    def _gap(self, stage: int) -> Gap:
        column = self._column(stage)
        substitutes = tuple(self._substitutes(stage, column))
        return Gap(
            stage=STAGE_IDS[stage],
            column=COLUMNS[column],
            missing=stage > 0 and self._held(stage - 1),
            text=self._words(stage, column, substitutes),
            substitutes=substitutes,
        )

    def _words(self, stage: int, column: int, substitutes: tuple[Substitute, ...]) -> str:
        asked = self.maker.asked
        name = asked.catalogue.instruments[self.maker.who.instrument].name
        named = STAGE_WORDS[STAGE_IDS[stage]]
        miles = self.maker.seen.miles[column]
        parts = [f"{name}, {named}: nothing is listed within {miles:g} miles."]
        if self.unstaged:
            do = "listing nearby does" if self.unstaged == 1 else "listings nearby do"
            parts.append(f"{self.unstaged} {do} not state a stage: ask.")
        if substitutes:
            parts.append(f"Nearest to it: {substitutes[0].text}")
        return " ".join(parts)

    def _substitutes(self, stage: int, column: int) -> Iterator[Substitute]:
        index, seen = self.maker.asked.catalogue.index, self.maker.seen
        near, placed = seen.near[column], self.maker.rungs.placed
        instrument, takes = seen.judged.verdicts["instrument"], self._takes(stage)
        plays = takes & (instrument == YES)
        own = index.hub == (self.maker.asked.place.hub_id or "")
        reach = index.reach
        unplaced, silent = own & ~placed, takes & (instrument == UNKNOWN) & near
        yield from self._best("ask_instrument", silent, column)
        yield from self._best("place_unknown", plays & unplaced & (reach == _LOCAL), column)
        yield from self._best("across_hub", plays & unplaced & (reach == _HUB), column)
        yield from self._best("further_away", plays & placed & ~near, column)
        yield from self._best("transfer", takes & (instrument == NEAR) & near, column)
        yield from self._best("lesson", self._lessons(stage, column, own), column)
        yield from self._best("online", plays & (reach == _ONLINE), column)
        yield from self._best("regional", plays & (reach == _REGIONAL), column)
        yield from self._best("national", plays & (reach == _NATIONAL), column)

    def _lessons(self, stage: int, column: int, own: Flags) -> Flags:
        """Lessons that could bridge: for the instrument, of that stage or of none stated."""
        index, seen = self.maker.asked.catalogue.index, self.maker.seen
        judged, stages = seen.judged, self._stages
        instrument = judged.verdicts["instrument"]
        lessons = np.isin(index.kind, [list(KINDS).index(kind) for kind in _LESSONS])
        asked = index.through_school & judged.playable
        here = seen.near[column] | (own & ~self.maker.rungs.placed) | (index.reach == _ONLINE)
        suits = stages.admits[stage] | (stages.stands < 0)
        plays = (instrument == YES) | ((instrument == UNKNOWN) & (index.reach == _HUB))
        bridging: Flags = lessons & (seen.open | asked) & here & suits & plays
        return bridging & seen.age_suits

    def _best(self, kind: str, suits: Flags, column: int) -> Iterator[Substitute]:
        rows = np.flatnonzero(suits)
        judged, index = self.maker.seen.judged, self.maker.asked.catalogue.index
        doubts = (judged.verdicts["instrument"] != YES).astype(np.int64)
        keys = (index.name_rank, judged.freshness, self._away(column), doubts)
        for row in rows[np.lexsort([each[rows] for each in keys])][:_EACH].tolist():
            yield self._substitute(kind, row, column)

    def _away(self, column: int) -> Floats:
        return np.where(self.maker.rungs.placed, self.maker.seen.nearest[column].miles, np.inf)

    def _substitute(self, kind: str, row: int, column: int) -> Substitute:
        finding = self.maker.finding(row, column)
        listing, miles = finding.opportunity, finding.distance_miles
        where = f", about {miles_words(miles)} away" if miles is not None else ""
        hub = finding.hub.name if finding.hub else ""
        words = {
            "ask_instrument": f"{listing.name} does not state its instruments{where}: ask.",
            "further_away": f"{listing.name}{where}, in {hub}.",
            "place_unknown": f"{listing.name}, in your hub; place not known: ask.",
            "across_hub": f"{listing.name}, across your hub's area.",
            "online": f"{listing.name}, online.",
            "regional": f"{listing.name}, regional{where}.",
            "national": f"{listing.name}, national{where}.",
            "lesson": f"{listing.name}: lessons that could bridge it{where}.",
        }
        if kind == "transfer":
            reason = next(each.text for each in finding.criteria if each.name == "instrument")
            words[kind] = f"{listing.name}{where}. {reason}"
        return Substitute(kind, listing.id, listing.name, miles, words[kind])
