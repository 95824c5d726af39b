"""What a search gives back: plain values, each listing with the reason it is there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import overload

from pathways.catalogue import Catalogue
from pathways.matching.facets import Facet
from pathways.matching.query import Query
from pathways.matching.sentences import explain, not_stated_words
from pathways.model import Hub, Opportunity, Place, Provider, Venue
from pathways.vocabulary import Verdict


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion's verdict on one listing, with a sentence for a parent."""

    name: str
    verdict: Verdict
    text: str


@dataclass(frozen=True, slots=True)
class Asked:
    """The search that a finding belongs to."""

    catalogue: Catalogue
    place: Place
    query: Query
    as_of: date


@dataclass(frozen=True, slots=True)
class Finding:
    """One listing as this search sees it.

    Attributes:
        venue: the place that suits best, or None where there is none.
        distance_miles: to that place, or None.
        certainty: ``sure``, ``likely`` or ``maybe``; None for a listing that is no match but
            stands in one of the blocks.
        freshness: ``confirmed``, ``seen`` or ``old``.
        fits: instrument and level, where asked, and distance are yes and nothing is near.
        price_is_fresh: whether the price may be relied on.
    """

    opportunity: Opportunity
    venue: Venue | None
    distance_miles: float | None
    certainty: str | None
    freshness: str
    fits: bool
    price_is_fresh: bool
    verdicts: Mapping[str, Verdict]
    asked: Asked = field(repr=False, compare=False)

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """Every criterion with its reason in words."""
        return tuple(
            Criterion(name, verdict, explain(name, verdict, self))
            for name, verdict in self.verdicts.items()
        )

    @property
    def provider(self) -> Provider:
        return self.asked.catalogue.providers[self.opportunity.provider_id]

    @property
    def hub(self) -> Hub | None:
        """The listing's hub, or None for regional and national ones."""
        return self.asked.catalogue.hubs.get(self.opportunity.hub_id)


class Findings(Sequence[Finding]):
    """Findings in order, each made when it is looked at: a page shows few of many."""

    def __init__(self, rows: Sequence[int], make: Callable[[int], Finding]) -> None:
        self._rows, self._make = rows, make

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, place: int) -> Finding: ...
    @overload
    def __getitem__(self, place: slice) -> Findings: ...
    def __getitem__(self, place: int | slice) -> Finding | Findings:
        if isinstance(place, slice):
            return Findings(self._rows[place], self._make)
        return self._make(self._rows[place])


@dataclass(frozen=True, slots=True)
class Wider:
    """One thing that would let more in, and what it would add."""

    relax: str
    to: float | str
    ids: tuple[str, ...]

    @property
    def count(self) -> int:
        return len(self.ids)


@dataclass(frozen=True, slots=True)
class Answer:
    """Everything one search found, each list in order.

    Attributes:
        matches: what suits, surest and nearest first.
        stated: those matches that are a yes on every filter asked for (day, cost, step-free
            access, inclusion, genre), in the same order.
        unstated: the other matches: those of which the source does not state some of it.
        not_stated: the criteria that are unknown of any in ``unstated``.
        place_unknown: in the hub, but nobody says where.
        across_hub: lessons and groups that come to the whole hub area.
        through_school: what a family asks its school for.
        further_on: regional and national.
        ask_ages: what would stand among the above, but no source says whether it is for the young.
        help: instruments to borrow, help with cost, events.
        hub: the hub that answers for the place, or None outside.
        totals: how many matches of each certainty.
        facets: filter to what each of its choices would give.
    """

    matches: Findings
    stated: Findings
    unstated: Findings
    not_stated: tuple[str, ...]
    place_unknown: Findings
    across_hub: Findings
    through_school: Findings
    further_on: Findings
    ask_ages: Findings
    help: Findings
    wider: tuple[Wider, ...]
    hub: Hub | None
    totals: Mapping[str, int]
    facets: Mapping[str, Facet]

    @property
    def not_stated_words(self) -> str:
        """A heading for ``unstated``: "Day or cost not stated"; empty where nothing was asked."""
        return not_stated_words(self.not_stated)
