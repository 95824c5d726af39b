"""What stands on a card, and the cards as HTML; the templates escape every value."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from pathways.matching import Finding
from pathways.travel import TravelTimes
from pathways.vocabulary import Verdict
from pathways.web.facts import Facts, listing_facts
from pathways.wording import CERTAINTY_WORDS, place_words

_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_MARKDOWN = frozenset("\\`*_[]$<")
_MODES = {"walk": "walk", "cycle": "by bike", "car": "by car"}


@dataclass(frozen=True, slots=True)
class Card:
    """One listing as an answer shows it. None where there is nothing to say."""

    facts: Facts
    certainty: str | None
    certainty_words: str | None
    where: str
    minutes: str | None
    why: str
    ask: str


def make_card(finding: Finding, travel: TravelTimes) -> Card:
    """The words of one card."""
    good = [each.text for each in finding.criteria if each.verdict is Verdict.YES]
    doubtful = [each.text for each in finding.criteria if each.verdict is not Verdict.YES]
    asked = finding.asked
    facts = listing_facts(asked.catalogue, finding.opportunity, asked.as_of, finding.venue)
    return Card(
        facts=facts,
        certainty=finding.certainty,
        certainty_words=CERTAINTY_WORDS[finding.certainty] if finding.certainty else None,
        where=_where(finding, facts),
        minutes=_minutes(finding, travel),
        why=" ".join(good),
        ask=" ".join(doubtful),
    )


def _where(finding: Finding, facts: Facts) -> str:
    if finding.opportunity.reach in ("online", "hub") or finding.venue is None:
        return facts.where
    distance = place_words(finding.venue, finding.distance_miles)
    return distance if finding.venue.precision == "town" else f"{distance}: {facts.where}"


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
