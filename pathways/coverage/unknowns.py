"""What is not known, how many young people the answer could move, and whom to ask."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from pathways.catalogue import Catalogue
from pathways.catalogue.index import Flags, Whole
from pathways.coverage.choices import perhaps_in_reach
from pathways.coverage.cube import build_cube
from pathways.coverage.demand import Areas
from pathways.coverage.question import Question
from pathways.coverage.subjects import Subject
from pathways.coverage.supply import (
    LIKELY,
    NONE,
    Supply,
    answers,
    beside,
    find_supply,
    stage_verdicts,
)
from pathways.freshness import OLD, freshness
from pathways.geodesy import Floats
from pathways.matching import Query
from pathways.matching.verdicts import UNKNOWN

# What to ask, in the order in which it is best asked.
QUESTIONS: dict[str, str] = {
    "place": "Where do you meet?",
    "exact_place": "At which address do you meet?",
    "audience": "Do you take players under 18?",
    "instruments": "Which instruments do you take?",
    "level": "From which level or grade to which?",
    "date": "Does it still run as listed?",
    "day": "On which day is it?",
    "cost": "What does it cost?",
    "step_free": "Can one get in without steps?",
    "inclusion": "What support can you offer?",
    "genre": "What sort of music do you play?",
}


@dataclass(frozen=True, slots=True)
class OpenListing:
    """A listing of which something is not known that matters.

    Attributes:
        row: its position in the catalogue.
        ask: keys of `QUESTIONS`.
        young_people: how many have nothing sure or likely for at least one of the questions and
            might have through this listing, were all the answers good.
        answers: the same counted once for each question.
    """

    row: int
    ask: tuple[str, ...]
    young_people: float
    answers: float


@dataclass(frozen=True, slots=True)
class OpenMatter:
    """One sort of unknown: so many listings lack it, and hide the answer for so many people."""

    ask: str
    listings: int
    young_people: float


@dataclass(frozen=True, slots=True)
class Worklist:
    """What to find out, the most telling first."""

    listings: tuple[OpenListing, ...]
    matters: tuple[OpenMatter, ...]


def make_worklist(
    catalogue: Catalogue,
    areas: Areas,
    subjects: Sequence[Subject],
    stages: Sequence[str],
    asked: Query,
    as_of: date,
) -> Worklist:
    """What would narrow the band between sure and maybe, for these subjects and stages.

    Args:
        asked: the radius, and what else listings must be.
    """
    return _Maker(catalogue, areas, asked, as_of).worklist(subjects, stages)


def of_question(catalogue: Catalogue, areas: Areas, question: Question, as_of: date) -> Worklist:
    """The same for one question."""
    return make_worklist(
        catalogue, areas, [question.subject], [question.stage], question.asked, as_of
    )


class _Maker:
    """Knows what each listing lacks and whom it could reach; R listings that may matter."""

    def __init__(self, catalogue: Catalogue, areas: Areas, asked: Query, as_of: date) -> None:
        self._catalogue, self._areas, self._asked = catalogue, areas, asked
        index = catalogue.index
        self._supply = find_supply(catalogue, asked, as_of)
        unsaid = find_supply(catalogue, asked, as_of, index.for_whom_unknown)
        found = (self._supply, unsaid)
        rows = [part for each in found for part in (each.listing, each.placeless)]
        self._rows = np.unique(np.concatenate(rows))
        self._reached = self._reach(found)
        self._lacking = self._lacks(unsaid, as_of)

    def _reach(self, found: Sequence[Supply]) -> Flags:
        """(R, areas): who might have each in reach; where the place is not known, the hub."""
        reached = np.zeros((len(self._rows), len(self._areas)), dtype=bool)
        for supply in found:
            within = perhaps_in_reach(supply, self._areas.points, self._asked.within_miles)
            np.logical_or.at(reached, np.searchsorted(self._rows, supply.listing), within)
            hubs = self._catalogue.index.hub[supply.placeless]
            mine = self._areas.hub == hubs[:, None]
            reached[np.searchsorted(self._rows, supply.placeless)] = mine
        return reached

    def _lacks(self, unsaid: Supply, as_of: date) -> dict[str, Flags]:
        """What is lacking of each listing whatever the question: (R,) each."""
        index, rows = self._catalogue.index, self._rows
        lacking = {
            "place": ~np.isin(rows, index.spots.listing),
            "exact_place": np.isin(rows, index.spots.listing[index.spots.uncertain > 0]),
            "audience": np.isin(rows, np.append(unsaid.listing, unsaid.placeless)),
            "date": freshness(index.dated, index.official, as_of)[rows] == OLD,
        }
        if self._asked.step_free:
            stated = index.spots.listing[index.spots.step_free != UNKNOWN]
            lacking["step_free"] = ~np.isin(rows, stated)
        for name, verdicts in beside(index, self._asked, as_of).items():
            lacking[name] = verdicts[rows] == UNKNOWN
        return lacking

    def worklist(self, subjects: Sequence[Subject], stages: Sequence[str]) -> Worklist:
        """Count each listing's effect over all the questions."""
        index, areas = self._catalogue.index, self._areas
        within = self._asked.within_miles
        cube = build_cube(index, self._supply, areas.points, subjects, stages, within)
        lacking = cube.certainty(within) > LIKELY
        best = np.full(len(self._rows), LIKELY, dtype=np.int8)
        possible = answers(index, subjects, stages, self._rows, best)
        tally = _Tally(self._reached, areas.young_people)
        for number, subject in enumerate(subjects):
            silent = self._silent(subject)
            for place, stage in enumerate(stages):
                asks = {**self._lacking, "instruments": silent}
                asks["level"] = self._unstaged(subject, stage)
                tally.add(possible[number, place] < NONE, lacking[number, place], asks)
        return tally.worklist(self._rows)

    def _silent(self, subject: Subject) -> Flags:
        index = self._catalogue.index
        rows = [index.instrument_row[each] for each in subject.instruments]
        silent: Flags = index.instrument[rows].max(axis=0)[self._rows] == UNKNOWN
        return silent

    def _unstaged(self, subject: Subject, stage: str) -> Flags:
        voice = "voice" in subject.instruments
        verdicts = stage_verdicts(self._catalogue.index, [stage], voice)[0]
        unstaged: Flags = verdicts[self._rows] == UNKNOWN
        return unstaged


class _Tally:
    """Adds up effects question by question."""

    def __init__(self, reached: Flags, people: Floats) -> None:
        self._reached, self._people = reached, people
        self._moved = np.zeros_like(reached)
        self._answers = np.zeros(len(reached))
        self._asked: dict[str, Flags] = defaultdict(lambda: np.zeros(len(reached), dtype=bool))

    def add(self, answering: Flags, lacking: Flags, asks: Mapping[str, Flags]) -> None:
        """One question.

        Args:
            answering: (R,) listings that answer it or might.
            lacking: (areas,) those that have nothing sure or likely for it.
            asks: what to ask to what is lacking of each listing (R,).
        """
        open_ = answering & np.logical_or.reduce(list(asks.values()))
        self._answers[open_] += self._reached[open_] @ np.where(lacking, self._people, 0)
        self._moved[open_] |= self._reached[open_] & lacking
        for name, each in asks.items():
            self._asked[name] |= open_ & each

    def worklist(self, rows: Whole) -> Worklist:
        """The listings that could move anybody, the most telling first."""
        people = self._moved @ self._people
        telling = np.flatnonzero(people > 0)
        order = telling[np.lexsort([telling, -people[telling], -self._answers[telling]])]
        listings = tuple(
            OpenListing(
                int(rows[each]),
                tuple(name for name in QUESTIONS if self._asked[name][each]),
                round(float(people[each]), 1),
                round(float(self._answers[each]), 1),
            )
            for each in order
        )
        return Worklist(listings, tuple(self._matters(telling)))

    def _matters(self, telling: Whole) -> list[OpenMatter]:
        matters = []
        for name in QUESTIONS:
            mine = telling[self._asked[name][telling]]
            if len(mine):
                moved = self._moved[mine].any(axis=0)
                people = round(float(self._people[moved].sum()), 1)
                matters.append(OpenMatter(name, len(mine), people))
        return sorted(matters, key=lambda each: -each.young_people)
