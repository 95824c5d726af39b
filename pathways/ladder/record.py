"""A ladder as dictionaries, for commands and files; None is unknown."""

from __future__ import annotations

from typing import Any

from pathways.catalogue import Catalogue
from pathways.ladder.beside import bursaries
from pathways.ladder.graph import NamedEnd, Step
from pathways.ladder.rung import Further, Gap, Ladder, Rung, Shelf, Substitute

Record = dict[str, Any]
_MILES_DIGITS = 2


def ladder_record(found: Ladder, catalogue: Catalogue) -> Record:
    """The whole ladder: its columns, what is missing, what stands beside them."""
    return {
        **{
            shelf.name: [_rung(found, catalogue, each) for each in shelf.rungs]
            for shelf in found.shelves
        },
        "missing": [_gap(each) for each in found.missing],
        "unstaged": list(found.unstaged),
        "columns": [_column(each, found.gaps) for each in found.shelves],
        "strands": [{"id": s.id, "name": s.name, "rungs": list(s.ids)} for s in found.strands],
        "further": [_further(each) for each in found.further],
        "way_up": list(found.way_up),
        "hub": found.hub.name if found.hub else None,
    }


def _rung(found: Ladder, catalogue: Catalogue, rung: Rung) -> Record:
    finding, listing = rung.finding, rung.opportunity
    return {
        "id": rung.id,
        "name": listing.name,
        "stage": rung.stage,
        "evidence": rung.evidence,
        "distance_miles": _miles(finding.distance_miles),
        "bridge": rung.bridge,
        "from": list(rung.sources),
        "provider": finding.provider.name,
        "kind": listing.kind,
        "reach": listing.reach,
        "hub": finding.hub.name if finding.hub else None,
        "join": listing.join,
        "uncertain_miles": finding.venue.uncertain_miles if finding.venue else None,
        "venue": finding.venue.name if finding.venue else None,
        "stages": list(rung.stages),
        "years_to_wait": rung.years_to_wait,
        "strands": list(rung.strands),
        "alternatives": list(found.alternatives(rung)),
        "steps": [_step(each) for each in rung.steps],
        "ways_in": [_named(each) for each in rung.ways_in],
        "bursaries": list(bursaries(catalogue, listing)),
        "freshness": finding.freshness,
        "source_date": listing.source_date,
        "url": listing.url,
        "source_url": listing.source_url,
    }


def _miles(miles: float | None) -> float | None:
    return None if miles is None else round(miles, _MILES_DIGITS)


def _step(step: Step) -> Record:
    return {
        "from": step.start,
        "via": step.via,
        "condition": step.condition,
        "evidence": step.evidence,
        "source_url": step.source_url,
    }


def _named(end: NamedEnd) -> Record:
    return {
        "name": end.name,
        "condition": end.condition,
        "evidence": end.evidence,
        "source_url": end.source_url,
    }


def _further(each: Further) -> Record:
    return {**_named(each.end), "from": list(each.sources)}


def _gap(gap: Gap) -> Record:
    return {
        "stage": gap.stage,
        "text": gap.text,
        "column": gap.column,
        "substitutes": [_substitute(each) for each in gap.substitutes],
    }


def _substitute(each: Substitute) -> Record:
    return {
        "kind": each.kind,
        "id": each.id,
        "name": each.name,
        "distance_miles": _miles(each.distance_miles),
        "text": each.text,
    }


def _column(shelf: Shelf, gaps: tuple[Gap, ...]) -> Record:
    return {
        "name": shelf.name,
        "stages": list(shelf.stages),
        "within_miles": shelf.within_miles,
        "stays": list(shelf.stays),
        "empty_stages": [_gap(each) for each in gaps if each.column == shelf.name],
    }
