"""A listing's facts in words, ready for any page; what the source does not say is said so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from pathways.catalogue import Catalogue
from pathways.freshness import FRESHNESS_NAMES, freshness, price_is_fresh
from pathways.model import Opportunity, Venue
from pathways.vocabulary import INSTRUMENT_GROUPS, KINDS
from pathways.wording import (
    JOIN_WORDS,
    age_bounds,
    cost_words,
    level_bounds,
    source_words,
    when_words,
)

# How the catalogue names a place of which it knows no more than the town.
_UNNAMED = "(venue not stated)"
_OPEN_TO = {"girls": "Girls only", "boys": "Boys only"}
_WIDE = {"online": "Online", "regional": "Regional", "national": "National"}


@dataclass(frozen=True, slots=True)
class Facts:
    """One listing in words. None where there is nothing to say.

    Attributes:
        free: it costs nothing, by a price young enough to rely on.
    """

    id: str
    name: str
    provider: str
    what: str
    audition: bool
    whom: str
    plays: str | None
    level: str | None
    where: str
    when: str
    cost: str
    free: bool
    help_with_cost: bool
    join: str
    support: str | None
    note: str | None
    url: str | None
    source_url: str
    source: str
    freshness: str
    safeguarding_url: str | None


def listing_facts(
    catalogue: Catalogue, listing: Opportunity, as_of: date, venue: Venue | None = None
) -> Facts:
    """The words of ``listing`` on the day ``as_of``.

    Args:
        venue: the one of its places to name; the first where none is given.
    """
    row = np.array([catalogue.row_of[listing.id]])
    index, provider = catalogue.index, catalogue.providers[listing.provider_id]
    state = FRESHNESS_NAMES[freshness(index.dated[row], index.official[row], as_of)[0]]
    fresh = bool(price_is_fresh(index.priced[row], as_of)[0])
    return Facts(
        id=listing.id,
        name=listing.name,
        provider=provider.name,
        what=KINDS[listing.kind],
        audition=listing.join == "audition",
        whom=_whom(listing),
        plays=_plays(catalogue, listing),
        level=listing.level_text,
        where=_where(catalogue, listing, venue),
        when=when_words(listing) or "Day and time not stated",
        cost=cost_words(listing, fresh) or "Not stated",
        free=listing.cost_gbp == 0 and fresh,
        help_with_cost=bool(listing.bursary),
        join=JOIN_WORDS[listing.join],
        support=listing.inclusion_text,
        note=listing.note,
        url=listing.url,
        source_url=listing.source_url,
        source=source_words(listing, state),
        freshness=state,
        safeguarding_url=provider.safeguarding_url,
    )


def _whom(listing: Opportunity) -> str:
    parts = [
        age_bounds(listing.age_min, listing.age_max),
        level_bounds(listing.level_min, listing.level_max),
        _OPEN_TO.get(listing.open_to),
    ]
    words = "; ".join(part for part in parts if part)
    return words[0].upper() + words[1:]


def _plays(catalogue: Catalogue, listing: Opportunity) -> str | None:
    known = catalogue.instruments
    names = [
        known[each].name if each in known else INSTRUMENT_GROUPS[each]
        for each in listing.instruments
    ]
    return ", ".join(dict.fromkeys(names)) or None


def _where(catalogue: Catalogue, listing: Opportunity, venue: Venue | None) -> str:
    hub = catalogue.hubs.get(listing.hub_id)
    if listing.reach == "hub" and hub:
        return f"Across {hub.name}"
    if listing.reach == "online":
        return _WIDE["online"]
    places = [venue] if venue else [catalogue.venues[each] for each in listing.venue_ids]
    if not places:
        return _WIDE.get(listing.reach, "Place not stated: ask")
    return "; ".join(spot_words(each) for each in places)


def spot_words(venue: Venue) -> str:
    """The place itself: its name, town and postcode, or only the town where no more is known."""
    if not is_named(venue):
        return f"In or near {venue.town or venue.name}"
    named = [venue.name, venue.town, venue.postcode]
    return ", ".join(dict.fromkeys(part for part in named if part))


def is_named(venue: Venue) -> bool:
    """Whether the source names the place, and not only its town."""
    return venue.precision != "town" or not (_UNNAMED in venue.name or venue.name == venue.town)
