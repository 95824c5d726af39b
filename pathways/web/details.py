"""Everything that is known of one listing in words, and a list of what is not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pathways.catalogue import Catalogue
from pathways.facts import Facts, is_named, listing_facts, spot_words
from pathways.model import Opportunity, Venue
from pathways.places.stops import NearStop, Stops
from pathways.vocabulary import GENRES, INCLUSION, PLAY_KINDS
from pathways.wording import miles_words, when_words

_AUDIENCE = {
    "all_ages": "All ages together",
    "adults": "For adults",
    "students_18plus": "For students over 18",
}
_STEP_FREE = {True: "Step-free.", False: "Not step-free.", None: None}
# Help has no day of its own: not to state one leaves nothing to ask.
_HELP_KINDS = ("bursary", "instrument_hire")
_YARDS_PER_MILE = 1760
_LONGEST_IN_YARDS = 0.2
_MODES = {"bus": "bus", "tram": "tram", "rail": "train"}
_STATION = (" Tram Stop", " Rail Station", " Railway Station")


@dataclass(frozen=True, slots=True)
class PlaceDetails:
    """One place where a listing meets, in words. None where there is nothing to say."""

    name: str
    address: str | None
    unsure: str | None
    step_free: str | None
    stops: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Details:
    """One listing as its own page shows it. None where there is nothing to say."""

    facts: Facts
    audience: str | None
    genres: str | None
    level_is_read: bool
    when: str | None
    is_help: bool
    inclusion: tuple[str, ...]
    places: tuple[PlaceDetails, ...]
    ended: bool
    stale: str | None
    unknown: tuple[str, ...]


def listing_details(
    catalogue: Catalogue, listing: Opportunity, stops: Stops, as_of: date
) -> Details:
    """The words of ``listing``'s page on the day ``as_of``."""
    facts = listing_facts(catalogue, listing, as_of)
    venues = [catalogue.venues[each] for each in listing.venue_ids if listing.reach != "online"]
    return Details(
        facts=facts,
        audience=_AUDIENCE.get(listing.audience),
        genres=", ".join(GENRES[each] for each in listing.genres) or None,
        level_is_read=listing.level_basis == "implied",
        when=facts.when if when_words(listing) or listing.kind not in _HELP_KINDS else None,
        is_help=listing.kind == "bursary",
        inclusion=_inclusion(listing),
        places=tuple(_place(each, stops) for each in venues),
        ended=listing.ended,
        stale=_stale_words(listing, facts.freshness),
        unknown=tuple(_unknown(listing, venues)),
    )


def _inclusion(listing: Opportunity) -> tuple[str, ...]:
    """Whom it welcomes, unless the source's own words say the very same."""
    said = (listing.inclusion_text or "").casefold()
    words = (INCLUSION[each] for each in listing.inclusion)
    return tuple(each for each in words if each.casefold() not in said)


def _stale_words(listing: Opportunity, freshness: str) -> str | None:
    """Why to be careful with the facts, or None where they are fresh."""
    if freshness == "confirmed":
        return None
    if freshness == "old":
        why = "is more than five years old" if listing.source_date else "has no date"
        return f"The source {why}: check before you travel."
    if listing.source_kind != "official":
        return "This is not from the provider's own pages: check that it still runs."
    why = "is more than two years old" if listing.source_date else "has no date"
    return f"The page it comes from {why}: check that it still runs."


def _place(venue: Venue, stops: Stops) -> PlaceDetails:
    name, unsure = _spot(venue)
    near = stops.nearest(venue.lat, venue.lon) if venue.precision != "town" else ()
    return PlaceDetails(
        name=name,
        address=_address(venue),
        unsure=unsure,
        step_free=_STEP_FREE[venue.step_free],
        stops=tuple(stop_words(each) for each in near),
    )


def _spot(venue: Venue) -> tuple[str, str | None]:
    """The name of a place, and how little is known of where it is."""
    if not is_named(venue):
        miles = miles_words(venue.uncertain_miles)
        return spot_words(venue), f"Only the town is known: up to {miles} from its middle."
    if venue.precision == "town":
        unsure = "We do not have its exact spot, so distances are from the middle of the town."
        return venue.name, unsure
    return venue.name, None


def _address(venue: Venue) -> str | None:
    if not is_named(venue):
        return None
    parts = [part for part in (venue.address, venue.town, venue.postcode) if part]
    named = venue.name.casefold()
    # The town often stands in the street address or in the name already.
    told = [part for part in parts if part.casefold() not in named]
    return (
        ", ".join(
            part for part in told if not any(part in other for other in told if other != part)
        )
        or None
    )


def stop_words(stop: NearStop) -> str:
    """A stop and how far it is: ``South Lodge, Ab Kettleby (bus), about 200 yards``."""
    name = stop.name
    for ending in _STATION:
        name = name.removesuffix(ending)
    place = name if stop.locality in name else f"{name}, {stop.locality}"
    return f"{place} ({_MODES[stop.mode]}), {short_way_words(stop.miles)}"


def short_way_words(miles: float) -> str:
    """A short way as people say it: in yards to a fifth of a mile, then in quarter miles."""
    if miles <= _LONGEST_IN_YARDS:
        yards = round(miles * _YARDS_PER_MILE / 50) * 50
        return f"about {yards} yards" if yards else "right outside"
    quarters = round(miles * 4)
    few = {1: "a quarter of a mile", 2: "half a mile", 3: "three quarters of a mile"}
    return f"about {few.get(quarters) or miles_words(miles)}"


def _unknown(listing: Opportunity, venues: list[Venue]) -> list[str]:
    """What to ask, in the order in which a family would."""
    meets = listing.kind in PLAY_KINDS
    local = listing.reach == "local"
    missing = {
        "day": meets and not listing.days,
        "time": meets and bool(listing.days) and listing.time_start is None,
        "place": local and not venues,
        "exact place": not all(is_named(each) for each in venues),
        "ages": listing.age_min is None and listing.age_max is None,
        "level": meets and not (listing.level_text or listing.level_basis),
        "instruments": meets and not listing.instruments,
        "cost": meets and listing.cost_text is None and listing.cost_gbp is None,
        "help with cost": meets and listing.bursary is None and listing.cost_gbp != 0,
        "how to join": not listing.join,
        "step-free access": any(each.step_free is None for each in venues),
    }
    return [name for name, is_missing in missing.items() if is_missing]


def address_words(catalogue: Catalogue, listing: Opportunity) -> str | None:
    """Every place with its address in one line, as a calendar wants it; None without a place."""
    if listing.reach == "online":  # an office address is nowhere to go
        return None
    venues = [catalogue.venues[each] for each in listing.venue_ids]
    spots = ((_spot(each)[0], _address(each)) for each in venues)
    words = (", ".join(part for part in spot if part) for spot in spots)
    return "; ".join(words) or None
