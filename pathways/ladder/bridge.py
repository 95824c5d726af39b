"""What it takes to step onto a rung, in words."""

from __future__ import annotations

from collections.abc import Sequence

from pathways.catalogue import Catalogue
from pathways.ladder.graph import NamedEnd, Step
from pathways.model import Opportunity
from pathways.vocabulary import Level
from pathways.wording import age_bounds, level_bounds

_JOIN_WORDS = {"open": "No audition mentioned", "audition": "By audition"}
_FOR_ONE = {"girls": "For girls", "boys": "For boys"}
_REACH_WORDS = {
    "regional": "Regional",
    "national": "National",
    "hub": "Across the hub's area",
    "online": "Online",
}
BY_LEVEL = "By level: no source names this step"
PLACE_UNKNOWN = "In your hub, place not known: ask"


def bridge_words(
    catalogue: Catalogue, listing: Opportunity, sings: bool, years: int,
    steps: Sequence[Step], ways_in: Sequence[NamedEnd], derived: bool,
) -> str:  # fmt: skip
    """Grade, audition, ages and conditions of one rung, each a short sentence.

    Args:
        sings: levels are left out unless the source states one.
        years: whole years until it takes somebody of this age.
        derived: no route leads here; it stands here by its level.
    """
    parts = [
        _reach(listing),
        _level(listing, sings),
        _JOIN_WORDS[listing.join],
        _FOR_ONE.get(listing.open_to),
        _ages(listing, years),
        *(_step(catalogue, each) for each in steps if each.condition),
        *(_way_in(each) for each in ways_in if each.condition and not steps),
        BY_LEVEL if derived else None,
    ]
    return " ".join(f"{each}." for each in parts if each)


def _reach(listing: Opportunity) -> str | None:
    if listing.reach == "local":
        return None if listing.venue_ids else PLACE_UNKNOWN
    return _REACH_WORDS[listing.reach]


def _level(listing: Opportunity, sings: bool) -> str | None:
    if listing.level_basis is None or (sings and listing.level_basis != "stated"):
        return None if sings else "Level not stated"
    words = level_bounds(listing.level_min, listing.level_max)
    grades = listing.level_min in range(Level.GRADE_1, Level.ADVANCED)
    about = "About " if grades else "" if listing.level_min is None else "For "
    words = words if about else f"{words[0].upper()}{words[1:]}"
    reading = " (our reading of its words)" if listing.level_basis == "implied" else ""
    return f"{about}{words}{reading}"


def _ages(listing: Opportunity, years: int) -> str:
    words = age_bounds(listing.age_min, listing.age_max)
    wait = "" if not years else f", in about {years} {'year' if years == 1 else 'years'}"
    return f"{words[0].upper()}{words[1:]}{wait}"


def _step(catalogue: Catalogue, step: Step) -> str:
    via = f", through {step.via}" if step.via else ""
    start = catalogue.by_id[step.start].name
    return f"From {start}{via}: {_condition(step.condition, step.evidence)}"


def _way_in(end: NamedEnd) -> str:
    return f"{end.name[0].upper()}{end.name[1:]}: {_condition(end.condition, end.evidence)}"


def _condition(condition: str | None, evidence: str) -> str:
    words = (condition or "").rstrip(".")
    return f"{words} (as we read it)" if evidence == "implied" else words
