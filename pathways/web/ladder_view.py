"""A ladder laid out for the page: strands as rows, Now, Next and Later as columns."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TypeVar

from pathways.catalogue import Catalogue
from pathways.ladder import Ladder, Rung
from pathways.ladder.bridge import PLACE_UNKNOWN, bridge_words
from pathways.ladder.rung import Gap, Shelf
from pathways.model import Instrument
from pathways.web.ladder_boxes import Before, Box, Cell, GapBox, Head, Link, Row
from pathways.web.ladder_words import (
    COLUMN_WORDS,
    EVIDENCE_WORDS,
    in_a_sentence,
    sings,
    stage_words,
)
from pathways.wording import FRESHNESS_WORDS, place_words

# Rungs of a cell that stand open; fewer in a strand that begins only later.
OPEN_AT_FIRST, OPEN_LATER = 4, 2
_Thing = TypeVar("_Thing")


class LadderView:
    """What the template of a ladder shows.

    Attributes:
        rungs: every rung by its id, in the ladder's order.
    """

    def __init__(
        self, catalogue: Catalogue, found: Ladder, instrument: Instrument, came: str | None = None
    ) -> None:
        self._catalogue, self._found, self._instrument = catalogue, found, instrument
        self._came = came
        self.rungs: Mapping[str, Rung] = {
            rung.id: rung for shelf in found.shelves for rung in shelf.rungs
        }

    @cached_property
    def heads(self) -> tuple[Head, ...]:
        return tuple(self._head(each) for each in self._found.shelves)

    def _head(self, shelf: Shelf) -> Head:
        anywhere = "" if shelf.name == "now" else "; regional and national anywhere"
        return Head(
            name=COLUMN_WORDS[shelf.name],
            stages=stage_words(shelf.stages, self._instrument),
            reach=f"Within {shelf.within_miles:g} miles{anywhere}",
        )

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """Each rung once: in the first of its strands; the strands with a rung to show."""
        taken: set[str] = set()
        rows = []
        for strand in self._found.strands:
            ids = [each for each in strand.ids if each not in taken]
            taken.update(ids)
            if ids:
                rows.append(Row(strand.name, tuple(self._cells(ids))))
        return tuple(sorted(rows, key=self._begins))

    def _begins(self, row: Row) -> tuple[bool, int]:
        """The strand where the way up begins comes first, then those that begin soonest."""
        first = self._found.way_up[:1]
        begins = any(box.id in first for cell in row.cells for box in cell.boxes)
        return not begins, next(at for at, cell in enumerate(row.cells) if cell.boxes)

    def _cells(self, ids: Sequence[str]) -> Iterable[Cell]:
        later = self._found.shelves[-1].name
        soon = any(self.rungs[each].column != later for each in ids)
        most = OPEN_AT_FIRST if soon else OPEN_LATER
        for shelf in self._found.shelves:
            here = [each for each in ids if self.rungs[each].column == shelf.name]
            here.sort(key=lambda each: each not in self._found.way_up)
            boxes = tuple(self.box(each) for each in here)
            yield Cell(COLUMN_WORDS[shelf.name], *_folded(boxes, most))

    @cached_property
    def way_up(self) -> tuple[tuple[str, Box], ...]:
        """The rungs of the one way up, each with its column in words."""
        rungs = (self.rungs[each] for each in self._found.way_up)
        return tuple((COLUMN_WORDS[each.column], self.box(each.id)) for each in rungs)

    @cached_property
    def gaps(self) -> tuple[tuple[str, tuple[GapBox, ...]], ...]:
        """For each column in words, the stages with nothing in reach."""
        return tuple(
            (
                COLUMN_WORDS[shelf.name],
                tuple(
                    self._gap(each, shelf.within_miles)
                    for each in self._found.gaps
                    if each.column == shelf.name
                ),
            )
            for shelf in self._found.shelves
        )

    def _gap(self, gap: Gap, miles: float) -> GapBox:
        what = "A missing rung" if gap.missing else "Nothing in reach"
        words = [f"Nothing for {in_a_sentence(self._instrument.name)} within {miles:g} miles."]
        if self.unstaged:
            words.append("Below are some that do not state their stage: ask.")
        title = f"{what}: {stage_words((gap.stage,), self._instrument)}"
        return GapBox(title, " ".join(words), *_folded(gap.substitutes, OPEN_AT_FIRST))

    @cached_property
    def stays(self) -> tuple[tuple[str, tuple[Link, ...]], ...]:
        """For each column in words, the earlier rungs that one can stay with."""
        return tuple(
            (COLUMN_WORDS[shelf.name], self.links(shelf.stays)) for shelf in self._found.shelves
        )

    @cached_property
    def unstaged(self) -> tuple[Link, ...]:
        return self.links(self._found.unstaged)

    def links(self, ids: Iterable[str]) -> tuple[Link, ...]:
        """Listings by their ids."""
        return tuple(Link(each, self._name(each)) for each in ids)

    def _name(self, id_: str) -> str:
        return self._catalogue.by_id[id_].name

    def box(self, id_: str) -> Box:
        """One rung as the picture shows it."""
        rung, way = self.rungs[id_], self._found.way_up
        place = way.index(id_) if id_ in way else None
        listing, finding = rung.opportunity, rung.finding
        placed = listing.reach == "local" and finding.venue is not None
        return Box(
            id=id_,
            name=listing.name,
            provider=finding.provider.name,
            where=place_words(finding.venue, finding.distance_miles) if placed else None,
            bridge=self._bridge(rung),
            evidence=rung.evidence,
            evidence_words=EVIDENCE_WORDS[rung.evidence],
            before=tuple(
                Before(self._name(each.start), _taken(each.condition, each.evidence),
                       each.source_url)
                for each in rung.steps
            ),
            by_level=tuple(self._name(each) for each in rung.sources)
            if rung.evidence == "derived" else (),
            ways_in=tuple(
                Before(each.name, _taken(each.condition, each.evidence), each.source_url)
                for each in rung.ways_in if each.condition and not rung.steps
            ),
            help=bool(listing.bursary),
            stale=FRESHNESS_WORDS["old"] if finding.freshness == "old" else None,
            links=json.dumps(rung.sources),
            way=None if place is None else place + 1,
            way_from=way[place - 1] if place else None,
            came=id_ == self._came,
        )  # fmt: skip

    def _bridge(self, rung: Rung) -> str:
        """What it takes, without the steps, which stand by themselves."""
        singer = sings(self._instrument)
        words = bridge_words(
            self._catalogue, rung.opportunity, singer, rung.years_to_wait, (), (), False
        )
        return words.replace(f"{PLACE_UNKNOWN}. ", "Place not known: ask. ", 1)


def _folded(things: tuple[_Thing, ...], most: int) -> tuple[tuple[_Thing, ...], tuple[_Thing, ...]]:
    """What stands open and what is folded; a fold never hides a single thing."""
    shown = len(things) if len(things) == most + 1 else most
    return things[:shown], things[shown:]


def _taken(condition: str | None, evidence: str) -> str | None:
    if not condition:
        return None
    words = condition.rstrip(".")
    return f"{words} (as we read it)" if evidence == "implied" else words
