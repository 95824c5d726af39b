"""The stated and implied steps between listings, laid out once per catalogue and without circles.

Derived steps ("by level") are not kept: they depend on who climbs and from where.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from graphlib import TopologicalSorter
from itertools import product
from typing import NamedTuple

import numpy as np

from pathways.catalogue import Catalogue
from pathways.catalogue.index import Flags, Whole
from pathways.ladder.ends import SCHOOL, Ends, outside_name
from pathways.ladder.stages import NO_STAGE, Stages
from pathways.model import Route

EVIDENCE = ("stated", "implied")

_Ends = Callable[[Route], tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Step:
    """A step from one listing to another.

    Attributes:
        start, end: ids of listings.
        evidence: ``stated`` or ``implied``.
        condition: what it takes, in the source's sense, or None.
        via: what lies between, where that is not in the catalogue.
        direct: whether the source names both listings themselves, not groups of them.
    """

    start: str
    end: str
    evidence: str
    condition: str | None
    source_url: str
    via: str | None = None
    direct: bool = True


@dataclass(frozen=True, slots=True)
class NamedEnd:
    """An end of a route that is no listing: school, an adult band, a conservatoire."""

    name: str
    evidence: str
    condition: str | None
    source_url: str


class Dropped(NamedTuple):
    """A step that no ladder uses, and why."""

    step: Step
    reason: str


@dataclass(frozen=True, slots=True, eq=False)
class RouteGraph:
    """The E steps between listings.

    Attributes:
        steps: each pair of listings once; those that lead to one listing stand together, and
            before any that leads on from it.
        starts, ends: (E,) positions of the listings.
        direct: (E,) as in `Step`.
        further: listing id to the named ends that it leads to; ``ways_in`` those that lead to it.
        dropped: steps that went down a stage or closed a circle.
    """

    steps: tuple[Step, ...]
    starts: Whole
    ends: Whole
    direct: Flags
    further: Mapping[str, tuple[NamedEnd, ...]]
    ways_in: Mapping[str, tuple[NamedEnd, ...]]
    dropped: tuple[Dropped, ...]


def build_graph(catalogue: Catalogue, stands: Stages) -> RouteGraph:
    """Lay out the routes of a catalogue.

    Args:
        stands: (N,) the stage at which each listing stands by its level.
    """
    ends = Ends(catalogue)
    found = [*_between_listings(catalogue, ends), *_through_names(catalogue, ends)]
    strongest = _strongest(found)
    kept, dropped = _without_circles(strongest, dict(zip(catalogue.by_id, stands, strict=True)))
    ordered = _without_short_cuts(_in_order(kept))
    row = catalogue.row_of
    return RouteGraph(
        steps=ordered,
        starts=np.array([row[each.start] for each in ordered], dtype=np.int64),
        ends=np.array([row[each.end] for each in ordered], dtype=np.int64),
        direct=np.array([each.direct for each in ordered], dtype=bool),
        further=_named(catalogue, ends, lambda route: (route.start, route.end)),
        ways_in=_named(catalogue, ends, lambda route: (route.end, route.start)),
        dropped=tuple(dropped),
    )


def _between_listings(catalogue: Catalogue, ends: Ends) -> Iterator[Step]:
    for route in catalogue.routes:
        for start, end in product(ends.ids(route.start), ends.ids(route.end)):
            if start != end:
                yield Step(
                    start, end, route.evidence, route.condition, route.source_url,
                    direct=(start, end) == (route.start, route.end),
                )  # fmt: skip


def _through_names(catalogue: Catalogue, ends: Ends) -> Iterator[Step]:
    """Two routes that meet in a name outside the catalogue are one step, "via" that name.

    School is no such name: from there everything begins.
    """
    onward: dict[str, list[Route]] = defaultdict(list)
    for route in catalogue.routes:
        onward[route.start].append(route)
    for first in catalogue.routes:
        name = None if first.end == SCHOOL else outside_name(first.end)
        for second in onward[first.end] if name else ():
            for start, end in product(ends.ids(first.start), ends.ids(second.end)):
                if start != end:
                    yield _joined(start, end, first, second, name)


def _joined(start: str, end: str, first: Route, second: Route, name: str | None) -> Step:
    weaker = max(first.evidence, second.evidence, key=EVIDENCE.index)
    conditions = dict.fromkeys(each for each in (first.condition, second.condition) if each)
    words = "; ".join(conditions) or None
    return Step(start, end, weaker, words, second.source_url, name, direct=False)


def _strongest(steps: Iterable[Step]) -> list[Step]:
    """Each pair of listings once, by its best evidence; stated before implied."""
    best: dict[tuple[str, str], Step] = {}
    for step in sorted(steps, key=lambda each: (EVIDENCE.index(each.evidence), not each.direct)):
        best.setdefault((step.start, step.end), step)
    return list(best.values())


def _without_circles(
    steps: Iterable[Step], stands: Mapping[str, int]
) -> tuple[list[Step], list[Dropped]]:
    """Steps that go down a stage are left out; of a circle the weakest step, then the last."""
    onward: dict[str, set[str]] = defaultdict(set)
    kept, dropped = [], []
    for step in steps:
        low, high = stands[step.start], stands[step.end]
        if NO_STAGE not in (low, high) and high < low:
            dropped.append(Dropped(step, "goes down a stage"))
        elif _leads_to(onward, step.end, step.start):
            dropped.append(Dropped(step, "closes a circle"))
        else:
            onward[step.start].add(step.end)
            kept.append(step)
    return kept, dropped


def _leads_to(onward: Mapping[str, set[str]], start: str, end: str) -> bool:
    reached, edge = {start}, [start]
    while edge:
        new = onward.get(edge.pop(), set()) - reached
        reached |= new
        edge += new
    return end in reached


def _in_order(steps: Iterable[Step]) -> tuple[Step, ...]:
    kept = list(steps)
    sorter: TopologicalSorter[str] = TopologicalSorter()
    for step in sorted(kept, key=lambda each: (each.start, each.end)):
        sorter.add(step.end, step.start)
    place = {listing: number for number, listing in enumerate(sorter.static_order())}
    return tuple(sorted(kept, key=lambda each: (place[each.end], place[each.start])))


def _without_short_cuts(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """Of steps between groups only those that no longer way through other rungs replaces.

    "From a Saturday centre to the county groups" leads to the lowest of them; the others have
    their own steps. What a source names itself stays.
    """
    beyond: dict[str, set[str]] = defaultdict(set)  # reached in two steps or more
    within: dict[str, set[str]] = defaultdict(set)  # reached at all
    for step in reversed(steps):
        beyond[step.start] |= within[step.end]
        within[step.start] |= within[step.end] | {step.end}
    return tuple(each for each in steps if each.direct or each.end not in beyond[each.start])


def _named(catalogue: Catalogue, ends: Ends, way: _Ends) -> Mapping[str, tuple[NamedEnd, ...]]:
    found: dict[str, dict[str, NamedEnd]] = defaultdict(dict)
    for route in sorted(catalogue.routes, key=lambda each: EVIDENCE.index(each.evidence)):
        here, there = way(route)
        name = outside_name(there)
        for listing in ends.ids(here) if name else ():
            end = NamedEnd(name or "", route.evidence, route.condition, route.source_url)
            found[listing].setdefault(end.name, end)
    return {listing: tuple(named.values()) for listing, named in found.items()}
