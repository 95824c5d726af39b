"""Never a dead end: what would let more in, one thing at a time, each with what it adds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from pathways.catalogue import Catalogue
from pathways.catalogue.index import Flags, ListingIndex, Verdicts
from pathways.matching.answer import Wider
from pathways.matching.hurdles import Hurdles
from pathways.matching.judge import Judged, on_distance, tally
from pathways.matching.query import Query
from pathways.matching.verdicts import choose_spots, level_verdicts
from pathways.vocabulary import RADII_MILES


def wider_searches(
    catalogue: Catalogue, query: Query, judged: Judged, hurdles: Hurdles, matched: Flags
) -> tuple[Wider, ...]:
    """Each single change to the search that adds matches, with the ids it adds."""
    found: list[Wider] = []
    for relax, to, admitted in _relaxed(catalogue.index, query, judged, hurdles):
        ids = tuple(catalogue.opportunities[row].id for row in np.flatnonzero(admitted & ~matched))
        adds_no_more = any(each.relax == relax and each.ids == ids for each in found)
        if ids and not adds_no_more:
            found.append(Wider(relax, to, ids))
    return tuple(found)


def _relaxed(
    index: ListingIndex, query: Query, judged: Judged, hurdles: Hurdles
) -> Iterator[tuple[str, float | str, Flags]]:
    yield from _larger_radii(query, judged)
    if query.level is not None:
        easier = level_verdicts(index, query, index.level_two_steps)
        yield "level", "two steps", _admitted(judged, {**judged.verdicts, "level": easier})
    for name in ("day", "cost", "genre", "inclusion", "kind", "join"):
        if name in hurdles.closed:
            yield name, "any", hurdles.without(name)
    if query.step_free:
        # Without the wish, another of its places may speak for a listing.
        nearest = choose_spots(index, judged.nearest.away, replace(query, step_free=False))
        yield "step_free", "any", hurdles.without("step_free", on_distance(index, nearest))
    if not query.online:
        yield "online", "yes", hurdles.without("online")


def _larger_radii(query: Query, judged: Judged) -> Iterator[tuple[str, float | str, Flags]]:
    rest = judged.eligible & judged.counts.admits
    for radius in RADII_MILES:
        if radius > query.within_miles:
            # Online listings have no distance, so no radius brings them in.
            yield "radius", radius, rest & (judged.nearest.least_miles <= radius)


def _admitted(judged: Judged, verdicts: dict[str, Verdicts]) -> Flags:
    return judged.eligible & tally([*verdicts.values(), judged.distance]).admits
