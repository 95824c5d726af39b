"""How a hub's listings hang together: chains, dead ends and orphans."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from pathways.catalogue import Catalogue
from pathways.catalogue.index import Flags
from pathways.geodesy import miles_between
from pathways.ladder.graph import Step
from pathways.ladder.index import LadderIndex
from pathways.ladder.stages import NO_STAGE, TOP_STAGE, ListingStages
from pathways.ladder.supply import supply
from pathways.ladder.survey import Reach


@dataclass(frozen=True, slots=True)
class Chain:
    """Listings that routes join which name them; routes between groups do not make a chain.

    Attributes:
        ids: from the first rung up.
        steps: the routes between them.
        beyond: names of what those routes lead to elsewhere, listed or not.
    """

    ids: tuple[str, ...]
    steps: tuple[Step, ...]
    beyond: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DeadEnd:
    """A rung from which no route leads on.

    Attributes:
        next_by_level: the nearest listing that would take its players next, or None where nothing
            in reach does.
    """

    id: str
    next_by_level: str | None
    miles: float | None


def chains(
    catalogue: Catalogue, rungs: LadderIndex, members: Flags, stages: ListingStages
) -> tuple[Chain, ...]:
    """The chains among ``members``, the longest first."""
    steps = [
        step
        for step, start, end in zip(
            rungs.graph.steps, rungs.graph.starts, rungs.graph.ends, strict=True
        )
        if step.direct and members[start] and members[end]
    ]
    depth = _depths(steps)
    together = _joined(steps)
    names = dict.fromkeys(together.values())
    stands = {each: int(stages.stands[catalogue.row_of[each]]) for each in depth}
    found = []
    for name in names:
        ids = [each for each in depth if together[each] == name]
        ids.sort(key=lambda each: (depth[each], stands[each], each))
        inside = tuple(step for step in steps if together[step.start] == name)
        found.append(Chain(tuple(ids), inside, _beyond(catalogue, rungs, ids)))
    return tuple(sorted(found, key=lambda each: (-len(each.ids), each.ids)))


def _depths(steps: list[Step]) -> dict[str, int]:
    """How many steps lead to each listing at most; the steps come in the graph's order."""
    depth: dict[str, int] = defaultdict(int)
    for step in steps:
        depth[step.end] = max(depth[step.end], depth[step.start] + 1)
    return dict(depth)


def _joined(steps: list[Step]) -> dict[str, str]:
    """Each listing to one name for all those it hangs together with."""
    name: dict[str, str] = {}
    for step in steps:
        old = name.setdefault(step.end, step.end)
        new = name.setdefault(step.start, step.start)
        for each, current in name.items():
            if current == old:
                name[each] = new
    return name


def _beyond(catalogue: Catalogue, rungs: LadderIndex, ids: list[str]) -> tuple[str, ...]:
    inside = set(ids)
    found: dict[str, None] = {}
    for each in ids:
        for end in rungs.graph.further.get(each, ()):
            found[end.name] = None
    for step in rungs.graph.steps:
        if step.direct and step.start in inside and step.end not in inside:
            found[catalogue.by_id[step.end].name] = None
    return tuple(found)


def dead_ends(
    catalogue: Catalogue, rungs: LadderIndex, members: Flags, plays: Flags, stages: ListingStages,
    reach: Reach,
) -> tuple[DeadEnd, ...]:  # fmt: skip
    """Rungs among ``members`` that do not go to the top and from which no route leads on."""
    onward = {step.start for step in rungs.graph.steps} | set(rungs.graph.further)
    found = []
    for row in np.flatnonzero(members & (stages.stands != NO_STAGE)).tolist():
        highest = int(np.flatnonzero(stages.admits[:, row])[-1])
        if highest < TOP_STAGE and catalogue.opportunities[row].id not in onward:
            wanted = supply(catalogue, rungs, plays, stages, highest + 1)
            found.append(_dead_end(catalogue, row, wanted, reach.next_miles))
    return tuple(found)


def _dead_end(catalogue: Catalogue, row: int, wanted: Flags, miles: float) -> DeadEnd:
    spots, id_ = catalogue.index.spots, catalogue.opportunities[row].id
    own = spots.points[spots.listing == row]
    others = np.flatnonzero(wanted[spots.listing] & (spots.listing != row))
    if not len(own) or not len(others):
        return DeadEnd(id_, None, None)
    away = np.min([miles_between(spots.points[others], point) for point in own], axis=0)
    nearest = int(np.argmin(away))
    if away[nearest] > miles:
        return DeadEnd(id_, None, None)
    listing = catalogue.opportunities[spots.listing[others[nearest]]]
    return DeadEnd(id_, listing.id, float(away[nearest]))


def orphans(
    catalogue: Catalogue, rungs: LadderIndex, members: Flags, stages: ListingStages
) -> tuple[str, ...]:
    """Ids of rungs above the first stage to which no route leads, from school neither."""
    led: Mapping[str, object] = {step.end: step for step in rungs.graph.steps}
    above = members & (stages.stands > 0)
    ids = (catalogue.opportunities[row].id for row in np.flatnonzero(above))
    return tuple(each for each in ids if each not in led and each not in rungs.graph.ways_in)
