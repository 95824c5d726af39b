"""Places, findings and answers as dictionaries, for commands and files; None is unknown."""

from __future__ import annotations

from datetime import date
from typing import Any

from pathways.catalogue import Catalogue
from pathways.errors import PlaceProblem
from pathways.matching import Answer, Finding, Query
from pathways.model import Hub, Place
from pathways.travel import TravelTimes
from pathways.wording import cost_words, when_words

Record = dict[str, Any]

BLOCKS = ("place_unknown", "across_hub", "through_school", "further_on")


def place_record(asked: str, place: Place, catalogue: Catalogue) -> Record:
    """A place that was found."""
    hub = catalogue.hubs.get(place.hub_id or "")
    return {
        "input": asked,
        "found": True,
        "label": place.label,
        "kind": place.kind,
        "precision": place.precision,
        "lat": round(place.lat, 6),
        "lon": round(place.lon, 6),
        "district": place.district,
        "hub": hub.name if hub else None,
        "in_region": place.in_region,
        "note": place.note,
        "alternatives": list(place.alternatives),
    }


def problem_record(asked: str, problem: PlaceProblem) -> Record:
    """A place that was not found, and why."""
    return {
        "input": asked,
        "found": False,
        "problem": problem.problem,
        "message": problem.message,
        "suggestions": list(problem.suggestions),
    }


def query_record(query: Query) -> Record:
    """What was asked, in the words of the command line."""
    return {
        "instrument": query.instrument,
        "level": query.level.id if query.level is not None else None,
        "age": query.age,
        "year": query.school_year,
        "kinds": sorted(query.kinds),
        "joins": sorted(query.joins),
        "days": sorted(query.days),
        "genres": sorted(query.genres),
        "inclusion": sorted(query.inclusion),
        "free": query.free,
        "step_free": query.step_free,
        "online": query.online,
        "strict": query.strict,
    }


def finding_record(finding: Finding, travel: TravelTimes) -> Record:
    """One listing as a search sees it."""
    listing, venue, miles = finding.opportunity, finding.venue, finding.distance_miles
    minutes = None
    if venue is not None and miles is not None:
        minutes = travel.minutes(finding.asked.place, venue, miles)
    return {
        "id": listing.id,
        "name": listing.name,
        "provider": finding.provider.name,
        "kind": listing.kind,
        "hub": finding.hub.name if finding.hub else listing.hub_id,
        "reach": listing.reach,
        "join": listing.join or None,
        "distance_miles": None if miles is None else round(miles, 3),
        "uncertain_miles": None if venue is None else venue.uncertain_miles,
        "minutes": minutes,
        "certainty": finding.certainty,
        "criteria": [
            {"name": each.name, "verdict": each.verdict.id, "text": each.text}
            for each in finding.criteria
        ],
        "lat": None if venue is None else venue.lat,
        "lon": None if venue is None else venue.lon,
        "precision": None if venue is None else venue.precision,
        "venue": None if venue is None else venue.name,
        "when": when_words(listing),
        "cost": cost_words(listing, finding.price_is_fresh),
        "freshness": finding.freshness,
        "source_date": listing.source_date,
        "url": listing.url,
        "source_url": listing.source_url,
    }


def lessons_record(hub: Hub | None) -> Record:
    """The way that is always there: lessons through the school or the hub."""
    if hub is None:
        return {
            "hub": None,
            "text": "This place is outside the hubs we know. Ask the school, or search for the "
            "music hub or music service of your council.",
            "url": None,
            "help_url": None,
        }
    return {
        "hub": hub.name,
        "text": f"Ask the school first, then {hub.name} music hub ({hub.lead}): which lessons they "
        "offer on this instrument, what they cost, and what help there is with the cost.",
        "url": hub.lessons_url or hub.url,
        "help_url": hub.help_url,
    }


def answer_record(
    answer: Answer, place: Record, query: Query, as_of: date, travel: TravelTimes, limit: int
) -> Record:
    """The whole answer; at most ``limit`` matches are written out, ``totals`` counts them all."""
    return {
        "query": query_record(query),
        "as_of": as_of.isoformat(),
        "place": place,
        "within_miles": query.within_miles,
        "totals": dict(answer.totals),
        "matches": [finding_record(each, travel) for each in answer.matches[:limit]],
        **{
            block: [finding_record(each, travel) for each in getattr(answer, block)]
            for block in BLOCKS
        },
        "wider": [
            {"relax": each.relax, "to": each.to, "count": each.count, "ids": list(each.ids)}
            for each in answer.wider
        ],
        "help": [finding_record(each, travel) for each in answer.help],
        "lessons": lessons_record(answer.hub),
        "ask_ages": [finding_record(each, travel) for each in answer.ask_ages],
        "facets": {
            name: {"options": dict(each.options), "unstated": each.unstated}
            for name, each in answer.facets.items()
        },
    }
