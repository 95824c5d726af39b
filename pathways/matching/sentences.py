"""The reason for each verdict, in a sentence for a parent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pathways.vocabulary import GENRES, INCLUSION, INSTRUMENT_GROUPS, Verdict
from pathways.wording import age_bounds, cost_words, level_bounds, place_words

if TYPE_CHECKING:
    from pathways.matching.answer import Finding


def explain(name: str, verdict: Verdict, finding: Finding) -> str:
    """One sentence on one criterion of one finding."""
    return _EXPLAINERS[name](verdict, finding)


def not_stated_words(names: Sequence[str]) -> str:
    """A heading for listings of which one or other of these criteria is unknown."""
    words = [_SUBJECTS[name] for name in names]
    listed = " or ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)
    return f"{listed[:1].upper()}{listed[1:]} not stated" if listed else ""


def _instrument(verdict: Verdict, finding: Finding) -> str:
    asked = finding.asked
    wanted = asked.catalogue.instruments[asked.query.instrument or ""]
    name, listed = wanted.name, finding.opportunity.instruments
    if verdict is Verdict.UNKNOWN:
        return f"Instruments not stated: ask about {_lower(name)}."
    if verdict is Verdict.NO:
        return f"Not for {_lower(name)}."
    if verdict is Verdict.YES:
        if wanted.id in listed:
            return f"For {_lower(name)}."
        group = _group_with(finding, wanted.id, "core")
        return f"For {_lower(INSTRUMENT_GROUPS[group])}, so {_lower(name)} too." if group else ""
    group = _group_with(finding, wanted.id, "sometimes")
    if group:
        return f"For {_lower(INSTRUMENT_GROUPS[group])}; sometimes {_lower(name)}: ask."
    return _transfer(finding)


def _lower(name: str) -> str:
    """Names begin sentences in capitals; inside one only DJ and French horn keep theirs."""
    keeps = name.startswith(("DJ", "French"))
    return name if keeps else name[0].lower() + name[1:]


def _group_with(finding: Finding, instrument: str, part: str) -> str | None:
    groups = finding.asked.catalogue.instrument_groups
    for name in finding.opportunity.instruments:
        if groups.get(name, {}).get(instrument) == part:
            return name
    return None


def _transfer(finding: Finding) -> str:
    catalogue = finding.asked.catalogue
    wanted = catalogue.instruments[finding.asked.query.instrument or ""]
    for other in wanted.transfers_to:
        if other in finding.opportunity.instruments or _group_with(finding, other, "core"):
            name = catalogue.instruments[other].name
            return f"For {_lower(name)}, an easy move from {_lower(wanted.name)}: ask."
    return ""


def _level(verdict: Verdict, finding: Finding) -> str:
    listing = finding.opportunity
    if listing.level_min is None and listing.level_max is None:
        return "Level not stated: ask."
    bounds = level_bounds(listing.level_min, listing.level_max)
    reading = " (our reading of its words)" if listing.level_basis == "implied" else ""
    level = finding.asked.query.level
    if level is None:
        return f"Level: {bounds}{reading}. Ask whether it suits."
    if verdict is Verdict.YES:
        return f"Level: {bounds}{reading}."
    if verdict is Verdict.UNKNOWN:
        return f"Level: {bounds}{reading}. Ask whether it suits “{level.words.lower()}”."
    below = listing.level_min is not None and level < listing.level_min
    step = "above" if below else "below"
    return f"Level: {bounds}{reading}, a step {step} yours: ask."


def _age(verdict: Verdict, finding: Finding) -> str:
    listing = finding.opportunity
    words = age_bounds(listing.age_min, listing.age_max)
    words = words[0].upper() + words[1:]
    if verdict is Verdict.UNKNOWN:
        return f"{words}: ask."
    return f"{words}, a year off: ask." if verdict is Verdict.NEAR else f"{words}."


def _distance(verdict: Verdict, finding: Finding) -> str:
    if finding.opportunity.reach == "online":
        return "Online, so distance does not matter."
    words = place_words(finding.venue, finding.distance_miles)
    return f"{words}: ask exactly where." if verdict is Verdict.UNKNOWN else f"{words}."


def _day(verdict: Verdict, finding: Finding) -> str:
    if verdict is Verdict.UNKNOWN:
        return "Day not stated: ask."
    return f"Meets on {', '.join(finding.opportunity.days)}."


def _cost(verdict: Verdict, finding: Finding) -> str:
    words = cost_words(finding.opportunity, finding.price_is_fresh)
    if words is None:
        return "Cost not stated: ask."
    return f"{words}." if verdict is not Verdict.UNKNOWN else f"{words}: ask."


def _step_free(verdict: Verdict, finding: Finding) -> str:
    if verdict is Verdict.UNKNOWN:
        return "Step-free access not stated: ask."
    return "Step-free." if verdict is Verdict.YES else "Not step-free."


def _inclusion(verdict: Verdict, finding: Finding) -> str:
    if verdict is Verdict.UNKNOWN:
        return "Nothing stated on the support you asked about: ask."
    offered = finding.asked.query.inclusion.intersection(finding.opportunity.inclusion)
    return "; ".join(INCLUSION[each] for each in sorted(offered)) + "."


def _genre(verdict: Verdict, finding: Finding) -> str:
    if verdict is Verdict.UNKNOWN:
        return "Style of music not stated: ask."
    return ", ".join(GENRES[each] for each in finding.opportunity.genres) + "."


_SUBJECTS = {
    "day": "day",
    "cost": "cost",
    "step_free": "step-free access",
    "inclusion": "support",
    "genre": "style of music",
}
_EXPLAINERS = {
    "instrument": _instrument,
    "level": _level,
    "age": _age,
    "distance": _distance,
    "day": _day,
    "cost": _cost,
    "step_free": _step_free,
    "inclusion": _inclusion,
    "genre": _genre,
}
