"""Where a new group could meet, by name: schools, known venues, postcodes, places and points.

Two thousand names never travel in a session's messages: they are suggested in the visitor's own
browser from a list that is served once, and what is chosen comes back as text.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from pathways.coverage import Question
from pathways.places.suggestion_list import PlacesOfAKind, suggestion_list
from pathways.siting import NewGroup, Site
from pathways.web.server import publish_place_list
from pathways.wiring import App, candidate_sites

_LONGEST_NAME = 120  # as in a scenario's file
_AT = ", at "


@cache
def site_list_address(app: App) -> str:
    """Where the list of places, schools and venues is served; made once for everybody."""
    listed = suggestion_list(app.gazetteer)
    areas = {name: at for at, name in enumerate(listed["areas"])}
    known = {label for kind in listed["places"] for label in kind["labels"]}
    towns = {label: town for label, (_, town) in _venues(app).items() if label not in known}
    venues: PlacesOfAKind = {
        "kind": "Venue",
        "labels": list(towns),
        "areas": [areas.setdefault(town, len(areas)) for town in towns.values()],
    }
    whole = {**listed, "places": [*listed["places"], venues], "areas": list(areas)}
    return publish_place_list(json.dumps(whole, ensure_ascii=False, separators=(",", ":")))


@cache
def _venues(app: App) -> Mapping[str, tuple[Site, str]]:
    """Label to the candidate that is a venue, and its town."""
    venues = app.catalogue.venues
    found = [
        (each, venues[each.id.removeprefix("venue:")])
        for each in candidate_sites(app).sites
        if each.kind == "venue"
    ]
    times = Counter(venue.name for _, venue in found)
    return {
        venue.name if times[venue.name] == 1 else f"{venue.name}, {venue.address}": (
            site,
            venue.town or "",
        )
        for site, venue in found
    }


@cache
def _folded_venues(app: App) -> Mapping[str, str]:
    return {_folded(label): label for label in _venues(app)}


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def find_new_group(app: App, text: str, question: Question) -> NewGroup:
    """A new group of the sort asked for, at the place that was typed.

    Only our own files are searched: an officer's plan is not for another host.

    Raises:
        PlaceProblem: nothing is found, or it lies in the sea or far outside the region.
    """
    label = _folded_venues(app).get(_folded(text))
    if label is not None:
        site = _venues(app)[label][0]
        return new_group(question, label, site.lat, site.lon, site.id)
    place = app.gazetteer.locate(text)
    return new_group(question, place.label, place.lat, place.lon, None)


def new_group(
    question: Question, place: str, lat: float, lon: float, site: str | None = None
) -> NewGroup:
    """A group that takes what is asked for, at this place."""
    name = f"{question.subject.name}, {question.stage}{_AT}{place}"[:_LONGEST_NAME]
    return NewGroup(name, lat, lon, site, (question.subject.id,), (question.stage,))


def group_at(site: Site, question: Question) -> NewGroup:
    """A group that takes what is asked for, at this site."""
    return new_group(question, site.name, site.lat, site.lon, site.id)


def moved_to(group: NewGroup, site: Site) -> NewGroup:
    """The same group at this site."""
    name = f"{group.name.partition(_AT)[0]}{_AT}{site.name}"[:_LONGEST_NAME]
    return replace(group, name=name, lat=site.lat, lon=site.lon, site=site.id)
