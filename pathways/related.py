"""What belongs with one listing: its centre and its groups, the steps on, help with its cost."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from pathways.catalogue import Catalogue
from pathways.geodesy import Floats, miles_between, to_cartesian
from pathways.model import Opportunity, Route
from pathways.vocabulary import NOT_A_HUB, OLDEST_AGE, PLAY_KINDS

NEARBY_MILES = 10
_GROUP = "group:"
_OUTSIDE = "outside:"
_FEW_INSTRUMENTS = 8
_HELP_KINDS = ("instrument_hire", "bursary")
_FAMILY_JOINS = ("open", "audition", "ask_school", "invitation", "")
_YOUNG = ("young", "all_ages", "")


Way = Literal["on", "back"]


@dataclass(frozen=True, slots=True)
class Step:
    """A step that a source names, from or to a listing.

    Attributes:
        name: the other end in words.
        listings: the listings that the other end stands for; none where it is not listed.
        stated: whether the source says so itself, or only implies it.
    """

    name: str
    listings: tuple[Opportunity, ...]
    condition: str | None
    stated: bool
    source_url: str


def shows_to_families(listing: Opportunity) -> bool:
    """Whether the listing runs, is for young people and is a family's to ask for."""
    return not listing.ended and listing.join in _FAMILY_JOINS and listing.audience in _YOUNG


def centre_of(catalogue: Catalogue, listing: Opportunity) -> Opportunity | None:
    """The music centre that the listing is a group of."""
    return catalogue.by_id.get(listing.part_of or "")


def groups_of(catalogue: Catalogue, listing: Opportunity) -> tuple[Opportunity, ...]:
    """The groups that are part of the listing and still run, by name."""
    return _by_name(
        each
        for each in catalogue.opportunities
        if each.part_of == listing.id and shows_to_families(each)
    )


def steps(catalogue: Catalogue, listing: Opportunity, way: Way) -> tuple[Step, ...]:
    """Where the listing leads (``on``) or what leads to it (``back``), each step once."""
    mine = {listing.id} | {
        f"{_GROUP}{each.id}"
        for each in catalogue.route_groups.values()
        if listing.id in each.members
    }
    found: dict[tuple[str, str | None], Step] = {}
    for route in catalogue.routes:
        here, there = (route.start, route.end) if way == "on" else (route.end, route.start)
        if here in mine:
            step = _step(catalogue, route, there)
            found.setdefault((step.name, step.condition), step)
    return tuple(found.values())


def _step(catalogue: Catalogue, route: Route, end: str) -> Step:
    name, listings = _end(catalogue, end)
    return Step(name, listings, route.condition, route.evidence == "stated", route.source_url)


def _end(catalogue: Catalogue, end: str) -> tuple[str, tuple[Opportunity, ...]]:
    if end == "school":
        return "Lessons at school", ()
    if end.startswith(_OUTSIDE):
        return end.removeprefix(_OUTSIDE), ()
    if end.startswith(_GROUP):
        group = catalogue.route_groups[end.removeprefix(_GROUP)]
        members = (catalogue.by_id[each] for each in group.members)
        return group.name, tuple(each for each in members if not each.ended)
    listing = catalogue.by_id[end]
    return listing.name, () if listing.ended else (listing,)


def help_for(catalogue: Catalogue, listing: Opportunity) -> tuple[Opportunity, ...]:
    """Help with cost and instruments to borrow for those who join the listing.

    The hub's own first, then what suits its instruments best, then by name.
    """
    if listing.kind in _HELP_KINDS:
        return ()
    plays = _instruments(catalogue, listing)
    found = []
    for each in catalogue.opportunities:
        if each.kind in _HELP_KINDS and shows_to_families(each) and _ages_meet(each, listing):
            own = each.hub_id == listing.hub_id
            rank = _help_rank(catalogue, each, plays, own)
            if rank is not None and _may_be_used(each, listing, own):
                found.append((rank, each.name, each.id, each))
    return tuple(each[-1] for each in sorted(found))


def _help_rank(catalogue: Catalogue, offer: Opportunity, plays: set[str], own: bool) -> int | None:
    for_any = "any" in offer.instruments
    meant = bool(_instruments(catalogue, offer) & plays) and not for_any
    if own:
        return 0 if for_any or meant or not offer.instruments else None
    if not meant and not for_any:
        return None  # elsewhere, help that names no instrument is for one school or one scheme
    # Beside an orchestra, help for every instrument comes before help for the oboe.
    return 1 if meant == (len(plays) <= _FEW_INSTRUMENTS) else 2


def _may_be_used(offer: Opportunity, listing: Opportunity, own: bool) -> bool:
    if offer.reach == "local":  # a school's own bursary pays for nothing elsewhere
        return offer.provider_id == listing.provider_id
    return own or offer.hub_id in NOT_A_HUB


def _ages_meet(one: Opportunity, other: Opportunity) -> bool:
    low = max(each.age_min or 0 for each in (one, other))
    high = min(OLDEST_AGE if each.age_max is None else each.age_max for each in (one, other))
    return low <= high


def _instruments(catalogue: Catalogue, listing: Opportunity) -> set[str]:
    groups = catalogue.instrument_groups
    return {
        instrument
        for each in listing.instruments
        for instrument in groups.get(each, {each: "core"})
    }


def others_nearby(catalogue: Catalogue, listing: Opportunity) -> tuple[Opportunity, ...]:
    """Other places to play of the same provider within ``NEARBY_MILES``, nearest first.

    Where either has no place of its own, they are near where they share a hub. What belongs to
    the same music centre is left out.
    """
    centre = {listing.id, listing.part_of} - {None}
    found = []
    for each in catalogue.opportunities:
        if each.provider_id != listing.provider_id or {each.id, each.part_of} & centre:
            continue
        if each.kind in PLAY_KINDS and shows_to_families(each):
            miles = _miles_apart(catalogue, listing, each)
            if miles <= NEARBY_MILES:
                found.append((round(miles, 1), each.name, each.id, each))
    return tuple(each[-1] for each in sorted(found))


def _miles_apart(catalogue: Catalogue, one: Opportunity, other: Opportunity) -> float:
    mine, theirs = _points(catalogue, one), _points(catalogue, other)
    if not len(mine) or not len(theirs):
        return 0.0 if one.hub_id == other.hub_id else float("inf")
    return min(float(miles_between(theirs, point).min()) for point in mine)


def _points(catalogue: Catalogue, listing: Opportunity) -> Floats:
    """Where the listing meets, (n, 3); an online one has no place, whatever its office."""
    ids = listing.venue_ids if listing.reach != "online" else ()
    venues = [catalogue.venues[each] for each in ids]
    return to_cartesian([each.lat for each in venues], [each.lon for each in venues])


def _by_name(listings: Iterable[Opportunity]) -> tuple[Opportunity, ...]:
    return tuple(sorted(listings, key=lambda each: (each.name, each.id)))
