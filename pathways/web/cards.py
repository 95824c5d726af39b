"""What stands on a card, and the cards as HTML; the templates escape every value."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from pathways.matching import Finding
from pathways.travel import TravelTimes
from pathways.vocabulary import KINDS, Verdict
from pathways.wording import (
    CERTAINTY_WORDS,
    JOIN_WORDS,
    age_bounds,
    cost_words,
    level_bounds,
    place_words,
    source_words,
    when_words,
)

_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_OPEN_TO = {"girls": "Girls only", "boys": "Boys only"}
_MARKDOWN = frozenset("\\`*_[]$<")
_MODES = {"walk": "walk", "cycle": "by bike", "car": "by car"}


@dataclass(frozen=True, slots=True)
class Card:
    """One listing in words, ready for the page. None where there is nothing to say."""

    id: str
    name: str
    provider: str
    what: str
    certainty: str | None
    certainty_words: str | None
    audition: bool
    whom: str
    level: str | None
    where: str
    minutes: str | None
    when: str
    cost: str
    help_with_cost: bool
    join: str
    why: str
    ask: str
    support: str | None
    note: str | None
    url: str | None
    source_url: str
    source: str
    safeguarding_url: str | None


def make_card(finding: Finding, travel: TravelTimes) -> Card:
    """The words of one card."""
    listing = finding.opportunity
    good = [each.text for each in finding.criteria if each.verdict is Verdict.YES]
    doubtful = [each.text for each in finding.criteria if each.verdict is not Verdict.YES]
    return Card(
        id=listing.id,
        name=listing.name,
        provider=finding.provider.name,
        what=KINDS[listing.kind],
        certainty=finding.certainty,
        certainty_words=CERTAINTY_WORDS[finding.certainty] if finding.certainty else None,
        audition=listing.join == "audition",
        whom=_whom(finding),
        level=listing.level_text,
        where=_where(finding),
        minutes=_minutes(finding, travel),
        when=when_words(listing) or "Day and time not stated",
        cost=cost_words(listing, finding.price_is_fresh) or "Not stated",
        help_with_cost=bool(listing.bursary),
        join=JOIN_WORDS[listing.join],
        why=" ".join(good),
        ask=" ".join(doubtful),
        support=listing.inclusion_text,
        note=listing.note,
        url=listing.url,
        source_url=listing.source_url,
        source=source_words(listing, finding.freshness),
        safeguarding_url=finding.provider.safeguarding_url,
    )


def _whom(finding: Finding) -> str:
    listing = finding.opportunity
    parts = [
        age_bounds(listing.age_min, listing.age_max),
        level_bounds(listing.level_min, listing.level_max),
        _OPEN_TO.get(listing.open_to),
    ]
    words = "; ".join(part for part in parts if part)
    return words[0].upper() + words[1:]


def _where(finding: Finding) -> str:
    reach = finding.opportunity.reach
    if reach == "online":
        return "Online"
    if reach == "hub" and finding.hub:
        return f"Across {finding.hub.name}"
    if finding.venue is None:
        return {"regional": "Regional", "national": "National"}.get(reach, "Place not stated: ask")
    distance = place_words(finding.venue, finding.distance_miles)
    if finding.venue.precision == "town":
        return distance
    named = [finding.venue.name, finding.venue.town, finding.venue.postcode]
    parts = list(dict.fromkeys(part for part in named if part))
    return f"{distance}: {', '.join(parts)}"


def _minutes(finding: Finding, travel: TravelTimes) -> str | None:
    if finding.venue is None or finding.distance_miles is None:
        return None
    times = travel.minutes(finding.asked.place, finding.venue, finding.distance_miles)
    if not times:
        return None
    return ", ".join(f"{minutes} minutes {_MODES[mode]}" for mode, minutes in times.items())


def fold(findings: Iterable[Finding]) -> list[list[Finding]]:
    """Findings of one provider at one venue together, in the order of each group's first."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    for each in findings:
        spot = each.venue.id if each.venue else each.opportunity.id
        groups.setdefault((spot, each.opportunity.provider_id), []).append(each)
    return list(groups.values())


def card_html(
    group: Sequence[Finding],
    travel: TravelTimes,
    *,
    number: int | None = None,
    chosen: bool = False,
) -> str:
    """One card for the listings of one provider at one venue, as safe HTML."""
    cards = [make_card(each, travel) for each in group]
    return _TEMPLATES.get_template("card.html").render(
        card=cards[0], others=cards[1:], number=number, chosen=chosen
    )


def list_html(findings: Sequence[Finding], travel: TravelTimes) -> str:
    """A plain list of listings for the blocks beside the matches, as safe HTML."""
    cards = [make_card(each, travel) for each in findings]
    return _TEMPLATES.get_template("list.html").render(cards=cards)


def status_html(words: str) -> str:
    """A sentence that a screen reader announces when it changes, as safe HTML."""
    return Markup('<p class="pw-status" role="status">{}</p>').format(words)


def note_html(words: str) -> str:
    """A sentence, as safe HTML."""
    return Markup("<p>{}</p>").format(words)


def lessons_html(lessons: dict[str, str | None]) -> str:
    """The closing block, as safe HTML."""
    return _TEMPLATES.get_template("lessons.html").render(lessons=lessons)


def plain_label(text: str) -> str:
    """Text for a place where Streamlit reads Markdown: a label, a heading, a box."""
    return "".join(f"\\{each}" if each in _MARKDOWN else each for each in text)
