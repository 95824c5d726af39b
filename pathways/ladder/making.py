"""From positions in arrays to findings and rungs that can be shown."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pathways.catalogue.index import Whole
from pathways.freshness import FRESHNESS_NAMES
from pathways.ladder.bridge import bridge_words
from pathways.ladder.climber import Climber
from pathways.ladder.follow import COLUMNS, NOW, Columns
from pathways.ladder.index import LadderIndex
from pathways.ladder.order import DERIVED, EVIDENCE_WORDS, Sources
from pathways.ladder.rung import Rung
from pathways.ladder.stages import STAGE_IDS
from pathways.ladder.strands import strands_in
from pathways.ladder.survey import Surveyed
from pathways.matching import Finding
from pathways.matching.answer import Asked
from pathways.matching.verdicts import NOT_ASKED
from pathways.vocabulary import CERTAINTIES, Verdict

_CHANGE_BY_THEN = ("level", "age")


@dataclass(frozen=True, slots=True, eq=False)
class Maker:
    """Makes findings of one ladder."""

    asked: Asked
    rungs: LadderIndex
    seen: Surveyed
    who: Climber

    def finding(self, row: int, column: int) -> Finding:
        """A listing with the place that suits best within the reach of a column."""
        catalogue, judged, nearest = self.asked.catalogue, self.seen.judged, self.seen.nearest
        spots, spot = catalogue.index.spots, int(nearest[column].spot[row])
        placed = spot >= 0
        fitting = column == NOW and bool(self.seen.fits[row])
        sure = CERTAINTIES[judged.freshness[row]] if fitting else "maybe"
        return Finding(
            opportunity=catalogue.opportunities[row],
            venue=catalogue.venues[spots.venue_ids[spots.venue[spot]]] if placed else None,
            distance_miles=float(nearest[column].miles[row]) if placed else None,
            certainty=sure if column == NOW and self.rungs.placed[row] else None,
            freshness=FRESHNESS_NAMES[judged.freshness[row]],
            fits=fitting,
            price_is_fresh=bool(judged.price_fresh[row]),
            verdicts=self._verdicts(row, column),
            asked=self.asked,
        )

    def _verdicts(self, row: int, column: int) -> dict[str, Verdict]:
        """Of a listing higher up level and age are left out: they change until then."""
        verdicts = {
            name: Verdict(each[row])
            for name, each in self.seen.judged.verdicts.items()
            if each[row] != NOT_ASKED and (column == NOW or name not in _CHANGE_BY_THEN)
        }
        if self.rungs.placed[row] and self.seen.near[column][row]:
            verdicts["distance"] = Verdict(self.seen.nearest[column].verdict[row])
        return verdicts


@dataclass(frozen=True, slots=True, eq=False)
class RungMaker:
    """Makes the rungs of one ladder."""

    maker: Maker
    columns: Columns
    evidence: Whole
    sources: Sources

    def rung(self, row: int) -> Rung:
        """The rung at a position in the catalogue."""
        maker, graph = self.maker, self.maker.rungs.graph
        catalogue, who = maker.asked.catalogue, maker.who
        listing, column = catalogue.opportunities[row], int(self.columns.column[row])
        steps = tuple(graph.steps[each] for each in self.columns.led.get(row, ()))
        ways_in, years = graph.ways_in.get(listing.id, ()), int(self.columns.years[row])
        derived = bool(self.evidence[row] == DERIVED)
        return Rung(
            finding=maker.finding(row, column),
            column=COLUMNS[column],
            stage=STAGE_IDS[self.columns.stage[row]],
            stages=self._stages(row),
            evidence=EVIDENCE_WORDS[int(self.evidence[row])],
            sources=tuple(catalogue.opportunities[each].id for each in self.sources.of(row)),
            steps=steps,
            ways_in=ways_in,
            years_to_wait=years,
            strands=strands_in(int(maker.rungs.strands[row]) & self.sources.open_strands),
            bridge=bridge_words(catalogue, listing, who.sings, years, steps, ways_in, derived),
        )

    def _stages(self, row: int) -> tuple[str, ...]:
        rungs = self.maker.rungs
        admits = (rungs.singers if self.maker.who.sings else rungs.players).admits[:, row]
        return tuple(STAGE_IDS[each] for each in np.flatnonzero(admits))
