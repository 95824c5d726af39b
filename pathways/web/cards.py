"""What stands on a card, and the cards as HTML; the templates escape every value."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from pathways.facts import Facts, is_named, listing_facts
from pathways.matching import Finding
from pathways.travel import TravelTimes
from pathways.vocabulary import Verdict
from pathways.web.rendering import render
from pathways.wording import certainty_words, place_words

_MARKDOWN = frozenset("\\`*_[]$<")
_MODES = {"walk": "walk", "cycle": "by bike", "car": "by car"}


@dataclass(frozen=True, slots=True)
class Card:
    """One listing as an answer shows it. None where there is nothing to say.

    Attributes:
        plays: the instruments, where the search named none.
        help_url: where the family's hub offers help with what costs, beside a listing with a cost.
    """

    facts: Facts
    plays: str | None
    certainty: str | None
    certainty_words: str | None
    distance: str | None
    where: str
    minutes: str | None
    help_url: str | None
    why: str
    ask: str


def make_card(finding: Finding, travel: TravelTimes) -> Card:
    """The words of one card."""
    good = [each.text for each in finding.criteria if each.verdict is Verdict.YES]
    doubtful = [each.text for each in finding.criteria if each.verdict is not Verdict.YES]
    if finding.freshness == "old":
        doubtful.append("The source is old: ask whether it still runs.")
    asked = finding.asked
    facts = listing_facts(asked.catalogue, finding.opportunity, asked.as_of, finding.venue)
    return Card(
        facts=facts,
        plays=facts.plays if asked.query.instrument is None else None,
        certainty=finding.certainty,
        certainty_words=_certainty_words(finding),
        distance=_distance(finding),
        where=_where(finding, facts),
        minutes=_minutes(finding, travel),
        help_url=_help_url(finding),
        why=" ".join(good),
        ask=" ".join(doubtful),
    )


def _certainty_words(finding: Finding) -> str | None:
    asked_for = finding.asked.query.instrument
    return certainty_words(finding.certainty, asked_for) if finding.certainty else None


def _distance(finding: Finding) -> str | None:
    if finding.venue is None or finding.distance_miles is None:
        return None
    return place_words(finding.venue, finding.distance_miles)


def _help_url(finding: Finding) -> str | None:
    """None for what is free for sure: nobody needs help with that."""
    if finding.opportunity.cost_gbp == 0 and finding.price_is_fresh:
        return None
    hub = finding.asked.catalogue.hubs.get(finding.asked.place.hub_id or "")
    return hub.help_url if hub else None


def _where(finding: Finding, facts: Facts) -> str:
    distance = _distance(finding)
    if finding.opportunity.reach in ("online", "hub") or finding.venue is None or not distance:
        return facts.where
    return f"{distance}: {facts.where}" if is_named(finding.venue) else distance


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
    return render("card.html", card=cards[0], others=cards[1:], number=number, chosen=chosen)


def list_html(findings: Sequence[Finding], travel: TravelTimes) -> str:
    """A plain list of listings for the blocks beside the matches, as safe HTML."""
    cards = [make_card(each, travel) for each in findings]
    return render("list.html", cards=cards)


def status_html(words: str) -> str:
    """A sentence that a screen reader announces when it changes, as safe HTML."""
    return Markup('<p class="pw-status" role="status">{}</p>').format(words)


def note_html(words: str) -> str:
    """A sentence, as safe HTML."""
    return Markup("<p>{}</p>").format(words)


def lessons_html(lessons: dict[str, str | None]) -> str:
    """The closing block, as safe HTML."""
    return render("lessons.html", lessons=lessons)


def plain_label(text: str) -> str:
    """Text for a place where Streamlit reads Markdown: a label, a heading, a box."""
    return "".join(f"\\{each}" if each in _MARKDOWN else each for each in text)
