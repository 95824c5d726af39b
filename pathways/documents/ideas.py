"""What else is near where a search has few sure matches: never a sheet with nothing on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import islice

from pathways.catalogue import Catalogue
from pathways.documents.steps_in_words import idea_in_words
from pathways.documents.values import Describe, Idea
from pathways.matching import Answer, Query, search
from pathways.model import Opportunity, Place

MOST_IDEAS = 3
_MOST_OF_A_SORT = 2
# What is nearest to hand first.
_BLOCKS_NEAR = ("through_school", "place_unknown", "across_hub", "ask_ages")
_BLOCKS_FAR = ("further_on",)


class IdeaFinder:
    """Finds what else is worth asking about; equal searches are done once."""

    def __init__(self, catalogue: Catalogue, as_of: date, describe: Describe) -> None:
        self._catalogue, self._as_of, self._describe = catalogue, as_of, describe
        self._found: dict[tuple[Place, Query], tuple[Idea, ...]] = {}

    def find(self, place: Place, query: Query, but: Iterable[str]) -> tuple[Idea, ...]:
        """Up to ``MOST_IDEAS``, none of them a listing whose id is in ``but``.

        ``but`` follows from the place and the query, so it is no part of what is remembered.
        """
        if (place, query) not in self._found:
            self._found[place, query] = tuple(self._ideas(place, query, set(but)))
        return self._found[place, query]

    def _ideas(self, place: Place, query: Query, but: set[str]) -> Iterator[Idea]:
        for listing, why in islice(self._different(place, query, but), MOST_IDEAS):
            yield idea_in_words(listing, why, self._describe)

    def _different(
        self, place: Place, query: Query, but: set[str]
    ) -> Iterator[tuple[Opportunity, str]]:
        told = set(but)
        for why, listings in self._sorts(place, query):
            new = (each for each in listings if each.id not in told)
            for listing in islice(new, _MOST_OF_A_SORT):
                told.add(listing.id)
                yield listing, why

    def _sorts(self, place: Place, query: Query) -> Iterator[tuple[str, Iterable[Opportunity]]]:
        answer = search(self._catalogue, place, query, self._as_of)
        by_id = self._catalogue.by_id
        if not answer.matches:
            yield from self._further(answer, place, query)
        yield from _blocks(answer, _BLOCKS_NEAR)
        for wider in answer.wider:
            if wider.relax in ("level", "online"):
                yield wider.relax, (by_id[each] for each in wider.ids)
        yield from _blocks(answer, _BLOCKS_FAR)

    def _further(
        self, answer: Answer, place: Place, query: Query
    ) -> Iterator[tuple[str, Iterable[Opportunity]]]:
        """The matches within the smallest radius that has any, the best first."""
        radii = [float(each.to) for each in answer.wider if each.relax == "radius"]
        for miles in radii[:1]:
            wider = search(self._catalogue, place, replace(query, within_miles=miles), self._as_of)
            yield "radius", (each.opportunity for each in wider.matches)


def _blocks(answer: Answer, names: Iterable[str]) -> Iterator[tuple[str, Iterable[Opportunity]]]:
    for name in names:
        yield name, (each.opportunity for each in getattr(answer, name))
