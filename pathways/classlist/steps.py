"""The best next steps of every pupil: what a search would give each, all worked out together.

Pupils who share a home share the distances to every place; those who share instrument, level and
age share every other verdict; those who share both share the answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from pathways.catalogue import Catalogue
from pathways.catalogue.index import Verdicts
from pathways.classlist.values import Pupil
from pathways.matching import Finding, Query
from pathways.matching.answer import Asked
from pathways.matching.judge import Judged, Tally, judge, on_distance, tally
from pathways.matching.rank import rank
from pathways.matching.verdicts import Nearest, asked_verdicts, nearest_spots
from pathways.model import Place
from pathways.travel import default_radius

MOST_STEPS = 3
Progress = Callable[[int, int], None]

_TOLD_EVERY = 500  # searches


@dataclass(frozen=True, slots=True)
class NextSteps:
    """One pupil with the best next steps.

    Attributes:
        query: what was searched for from the pupil's place.
        steps: the first matches of that search, best first; empty where it has none.
    """

    pupil: Pupil
    query: Query
    steps: tuple[Finding, ...] = field(repr=False)

    @property
    def certainty(self) -> str | None:
        """``sure``, ``likely`` or ``maybe``, as the best step is; None where there is none."""
        return self.steps[0].certainty if self.steps else None


def query_for(pupil: Pupil, within_miles: float | None = None) -> Query:
    """The search that a pupil's row asks for; the radius is that of the place unless given."""
    within = default_radius(pupil.place) if within_miles is None else within_miles
    return Query(pupil.instrument, pupil.level, within, pupil.age, pupil.school_year)


def next_steps(
    catalogue: Catalogue,
    pupils: Sequence[Pupil],
    as_of: date,
    *,
    within_miles: float | None = None,
    most: int = MOST_STEPS,
    progress: Progress | None = None,
) -> tuple[NextSteps, ...]:
    """For each pupil, in order, the first ``most`` matches of `pathways.matching.search`.

    Args:
        within_miles: the radius for all; that of each place unless given.
        progress: told now and then how many searches are done, and of how many.
    """
    asked = [(pupil.place, query_for(pupil, within_miles)) for pupil in pupils]
    searcher = _Searcher(catalogue, as_of, most)
    found: dict[tuple[Place, Query], tuple[Finding, ...]] = {}
    different = _by_place(asked)
    for done, (place, query) in enumerate(different, start=1):
        found[place, query] = searcher.search(place, query)
        if progress and done % _TOLD_EVERY == 0:
            progress(done, len(different))
    return tuple(
        NextSteps(pupil, each[1], found[each]) for pupil, each in zip(pupils, asked, strict=True)
    )


def _by_place(asked: Iterable[tuple[Place, Query]]) -> list[tuple[Place, Query]]:
    """Each different search once, those from one place together."""
    queries: dict[Place, dict[Query, None]] = {}
    for place, query in asked:
        queries.setdefault(place, {})[query] = None
    return [(place, query) for place, each in queries.items() for query in each]


class _Searcher:
    """Searches one after the other, keeping what the next may share."""

    def __init__(self, catalogue: Catalogue, as_of: date, most: int) -> None:
        self._catalogue, self._as_of, self._most = catalogue, as_of, most
        self._first: Judged | None = None
        self._wishes: dict[Query, tuple[dict[str, Verdicts], Tally]] = {}
        self._nearest: tuple[Place, float, Nearest] | None = None

    def search(self, place: Place, query: Query) -> tuple[Finding, ...]:
        judged = self._judge(place, query)
        ranked = rank(Asked(self._catalogue, place, query, self._as_of), judged)
        return tuple(ranked.finder.match(row) for row in ranked.rows[: self._most].tolist())

    def _judge(self, place: Place, query: Query) -> Judged:
        """What `judge` finds, worked out anew only where it differs from an earlier pupil's.

        As nobody in a class list asks for kinds of listing, ways to join or step-free access, only
        distances change with the place, and only the verdicts on instrument, level and age, with
        their counts, change with the wish.
        """
        index = self._catalogue.index
        if self._first is None:
            self._first = judge(self._catalogue, place, query, self._as_of)
        wish = replace(query, within_miles=1)
        if wish not in self._wishes:
            first = self._first
            verdicts = asked_verdicts(index, query, first.nearest, first.price_fresh)
            self._wishes[wish] = verdicts, tally(verdicts.values())
        verdicts, counts = self._wishes[wish]
        nearest = self._nearest_spots(place, query)
        distance = on_distance(index, nearest)
        return replace(
            self._first, verdicts=verdicts, counts=counts, nearest=nearest, distance=distance
        )

    def _nearest_spots(self, place: Place, query: Query) -> Nearest:
        last = self._nearest
        if last is None or last[:2] != (place, query.within_miles):
            nearest = nearest_spots(self._catalogue.index, place, query)
            last = self._nearest = (place, query.within_miles, nearest)
        return last[2]
