"""What each choice of each filter would give: "Saturday (3)", "Day not stated (27)"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

import numpy as np

from pathways.catalogue.index import ListingIndex, Verdicts, Whole
from pathways.matching.hurdles import Hurdles
from pathways.matching.judge import Judged, on_distance
from pathways.matching.query import Query
from pathways.matching.verdicts import (
    UNKNOWN,
    YES,
    Nearest,
    choose_spots,
    free_verdicts,
    step_free_verdicts,
)
from pathways.vocabulary import DAYS, GENRES, INCLUSION, JOINS, KINDS, REACHES


@dataclass(frozen=True, slots=True)
class Facet:
    """One filter's choices, every other filter standing as asked.

    Attributes:
        options: option to how many matches are certain to have it, were this filter set to that
            option alone; in the vocabulary's order, without those that have none.
        unstated: how many there are, were this filter not strict, for which the source does not
            state what this filter asks.
    """

    options: Mapping[str, int]
    unstated: int = 0


def count_facets(
    index: ListingIndex, query: Query, judged: Judged, hurdles: Hurdles
) -> Mapping[str, Facet]:
    """The facets of every filter, by its name."""
    facets = {
        "kind": _one_of(index.kind, KINDS, hurdles, "kind"),
        "day": _any_of(index.days, DAYS, hurdles, "day"),
        "genre": _any_of(index.genres, GENRES, hurdles, "genre"),
        "join": _one_of(index.join, JOINS, hurdles, "join"),
        "inclusion": _any_of(index.inclusion, INCLUSION, hurdles, "inclusion"),
        "free": _free(index, judged, hurdles),
        "step_free": _step_free(index, query, judged, hurdles),
        "online": _online(index, hurdles),
    }
    return MappingProxyType(facets)


def _facet(words: Iterable[str], counts: Iterable[int], unstated: int = 0) -> Facet:
    pairs = zip(words, counts, strict=True)
    return Facet(MappingProxyType({word: int(count) for word, count in pairs if count}), unstated)


def _one_of(codes: Whole, words: Iterable[str], hurdles: Hurdles, name: str) -> Facet:
    """For a fact that every listing states once, given as its position in ``words``."""
    names = tuple(words)
    return _facet(names, np.bincount(codes[hurdles.without(name)], minlength=len(names)).tolist())


def _any_of(bits: Whole, words: Iterable[str], hurdles: Hurdles, name: str) -> Facet:
    """For a fact of which a listing states several or none, given as bits in ``words``' order."""
    names = tuple(words)
    stated = bits[hurdles.without(name)]
    counts = (stated[:, None] >> np.arange(len(names)) & 1).sum(axis=0)
    return _facet(names, counts.tolist(), int(np.count_nonzero(stated == 0)))


def _free(index: ListingIndex, judged: Judged, hurdles: Hurdles) -> Facet:
    verdicts = free_verdicts(index, judged.price_fresh)[hurdles.without("cost")]
    return _yes(verdicts, verdicts)


def _yes(certain: Verdicts, unsure: Verdicts) -> Facet:
    yes, unknown = np.count_nonzero(certain == YES), np.count_nonzero(unsure == UNKNOWN)
    return _facet(["yes"], [int(yes)], int(unknown))


def _online(index: ListingIndex, hurdles: Hurdles) -> Facet:
    reach = index.reach[hurdles.without("online")]
    return _facet(["yes"], [int(np.count_nonzero(reach == REACHES.index("online")))])


def _step_free(index: ListingIndex, query: Query, judged: Judged, hurdles: Hurdles) -> Facet:
    """The wish for step-free access bears on which place speaks, and so on the distance."""

    def asked(strict: bool) -> Verdicts:
        wish = replace(query, step_free=True, strict=strict)
        nearest = _spots_for(wish, index, query, judged)
        passing = hurdles.without("step_free", on_distance(index, nearest))
        return step_free_verdicts(index, nearest)[passing]

    unsure = asked(strict=False)
    return _yes(asked(strict=True) if query.strict else unsure, unsure)


def _spots_for(wish: Query, index: ListingIndex, query: Query, judged: Judged) -> Nearest:
    return judged.nearest if wish == query else choose_spots(index, judged.nearest.away, wish)
