"""The listings behind the figures: whoever doubts a figure can look at each of them."""

from __future__ import annotations

import numpy as np

from pathways.catalogue import Catalogue
from pathways.catalogue.index import Flags
from pathways.coverage import Standing
from pathways.coverage.choices import perhaps_in_reach
from pathways.coverage.supply import NONE, answers
from pathways.evidence.values import Counted
from pathways.model import Opportunity
from pathways.vocabulary import CERTAINTIES

PLACE_UNKNOWN = "place unknown"
_ORDER = (*CERTAINTIES, PLACE_UNKNOWN)


def counted_listings(catalogue: Catalogue, standing: Standing, where: Flags) -> tuple[Counted, ...]:
    """Those that answer the question or may, and may be in reach of one of the areas ``where``."""
    best = _in_reach(standing, where)
    best.update(dict.fromkeys(_unplaced(catalogue, standing, where), NONE))
    listings = [
        _record(catalogue, catalogue.opportunities[row], _ORDER[certainty])
        for row, certainty in best.items()
    ]
    return tuple(
        sorted(listings, key=lambda each: (_ORDER.index(each.certainty), each.name, each.id))
    )


def _in_reach(standing: Standing, where: Flags) -> dict[int, int]:
    """Row of each listing to the most that it can be."""
    supply, answering = standing.supply, standing.answered < NONE
    some = supply.only(answering, np.zeros(len(supply.placeless), dtype=bool))
    points, within = standing.areas.points[where], standing.question.within
    near = perhaps_in_reach(some, points, within).any(axis=1)
    rows, certainties = some.listing[near], standing.answered[answering][near]
    best: dict[int, int] = {}
    for row, certainty in zip(rows.tolist(), certainties.tolist(), strict=True):
        best[row] = min(certainty, best.get(row, NONE))
    return best


def _unplaced(catalogue: Catalogue, standing: Standing, where: Flags) -> list[int]:
    """Rows of those of the part's hubs of which nobody says where they meet."""
    supply, question = standing.supply, standing.question
    index, rows = catalogue.index, supply.placeless
    asked = [question.subject], [question.stage]
    answered = answers(index, *asked, rows, supply.placeless_best)[0, 0] < NONE
    mine = np.isin(index.hub[rows], standing.areas.hub[where])
    unplaced: list[int] = rows[answered & mine].tolist()
    return unplaced


def _record(catalogue: Catalogue, listing: Opportunity, certainty: str) -> Counted:
    provider, hub = catalogue.providers[listing.provider_id], catalogue.hubs.get(listing.hub_id)
    venues = [catalogue.venues[each] for each in listing.venue_ids]
    return Counted(
        id=listing.id,
        name=listing.name,
        provider=provider.name,
        hub=hub.name if hub else None,
        kind=listing.kind,
        certainty=certainty,
        places=tuple(dict.fromkeys(each.town or each.name for each in venues)),
        points=tuple((each.lon, each.lat, each.precision) for each in venues),
        url=listing.url or provider.url,
        source_url=listing.source_url,
        source_date=listing.source_date,
    )
