"""Never a dead end: what would let more in, one thing at a time, each with what it adds."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from pathways.catalogue import Catalogue
from pathways.catalogue.index import Flags, Verdicts
from pathways.matching.answer import Wider
from pathways.matching.judge import Judged, tally
from pathways.matching.query import Query
from pathways.matching.verdicts import level_verdicts
from pathways.vocabulary import RADII_MILES, REACHES


def wider_searches(
    catalogue: Catalogue, query: Query, judged: Judged, matched: Flags
) -> tuple[Wider, ...]:
    """Each single change to the search that adds matches, with the ids it adds."""
    found: list[Wider] = []
    for relax, to, admitted in _relaxed(catalogue, query, judged):
        ids = tuple(catalogue.opportunities[row].id for row in np.flatnonzero(admitted & ~matched))
        adds_no_more = any(each.relax == relax and each.ids == ids for each in found)
        if ids and not adds_no_more:
            found.append(Wider(relax, to, ids))
    return tuple(found)


def _relaxed(
    catalogue: Catalogue, query: Query, judged: Judged
) -> Iterator[tuple[str, float | str, Flags]]:
    yield from _larger_radii(query, judged)
    index = catalogue.index
    easier = level_verdicts(index, query, index.level_two_steps)
    yield "level", "two steps", _admitted(judged, {**judged.verdicts, "level": easier})
    for asked, relax in (("day", "day"), ("cost", "cost")):
        if asked in judged.verdicts:
            rest = {name: each for name, each in judged.verdicts.items() if name != asked}
            yield relax, "any", _admitted(judged, rest)
    if not query.online:
        online = judged.joinable & (index.reach == REACHES.index("online"))
        yield "online", "yes", online & tally(judged.verdicts.values()).admits


def _larger_radii(query: Query, judged: Judged) -> Iterator[tuple[str, float | str, Flags]]:
    rest = judged.eligible & tally(judged.verdicts.values()).admits
    for radius in RADII_MILES:
        if radius > query.within_miles:
            # Online listings have no distance, so no radius brings them in.
            yield "radius", radius, rest & (judged.nearest.least_miles <= radius)


def _admitted(judged: Judged, verdicts: dict[str, Verdicts]) -> Flags:
    return judged.eligible & tally([*verdicts.values(), judged.distance]).admits
