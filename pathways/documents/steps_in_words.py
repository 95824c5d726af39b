"""Findings in the words of a printed sheet, each part no longer than a sheet can hold."""

from __future__ import annotations

from collections.abc import Iterator

from pathways.catalogue import Catalogue
from pathways.documents import sheet_words as words
from pathways.documents.plain_text import plain_text
from pathways.documents.values import Contact, Describe, Idea, ListingWords, Step
from pathways.matching import Finding
from pathways.model import Hub, Opportunity
from pathways.records import lessons_record
from pathways.vocabulary import Verdict
from pathways.wording import certainty_words, miles_words

# Longer than anything in the catalogue needs, short enough for three to stand on one page.
LONGEST_NAME, LONGEST_FACT, LONGEST_ASK, LONGEST_SITE = 110, 180, 240, 60
LONGEST_REF = 60
# Asked in the sheet's own words, or a matter of where the pupil lives.
_NOT_REPEATED = frozenset({"distance", "day", "cost"})


def step_in_words(finding: Finding, describe: Describe, *, distance: bool) -> Step:
    """One match.

    Args:
        distance: whether to say how far it is.
    """
    listing = finding.opportunity
    facts = describe(listing, finding.venue)
    by = words.BY_PROVIDER.format(what=facts.what, provider=facts.provider)
    url = listing.url or listing.source_url
    return Step(
        name=plain_text(facts.name, LONGEST_NAME),
        provider=plain_text(by, LONGEST_NAME),
        sure=certainty_words(finding.certainty or "maybe", finding.asked.query.instrument),
        whom=plain_text(facts.whom, LONGEST_FACT),
        when=plain_text(facts.when, LONGEST_FACT),
        where=plain_text(_where(finding, facts, distance), LONGEST_FACT),
        cost=plain_text(_cost(facts), LONGEST_FACT),
        join=plain_text(facts.join, LONGEST_FACT),
        ask=plain_text(" ".join(dict.fromkeys(_questions(finding))), LONGEST_ASK) or None,
        website=short_address(url),
        url=url,
        source=plain_text(facts.source, LONGEST_FACT),
    )


def _where(finding: Finding, facts: ListingWords, distance: bool) -> str:
    if not distance or finding.venue is None or finding.distance_miles is None:
        return facts.where
    away = miles_words(finding.distance_miles)
    about = f"about {away}" if finding.venue.precision == "town" else away
    return words.AWAY.format(where=facts.where, distance=about)


def _cost(facts: ListingWords) -> str:
    if not facts.help_with_cost:
        return facts.cost
    return words.HELP_WITH_COST.format(cost=facts.cost.rstrip("."))


def _questions(finding: Finding) -> Iterator[str]:
    listing = finding.opportunity
    for each in finding.criteria:
        if each.verdict is not Verdict.YES and each.name not in _NOT_REPEATED:
            yield each.text
    if finding.venue is not None and finding.venue.precision == "town":
        yield words.ASK_WHERE
    if not listing.days:
        yield words.ASK_WHEN
    if listing.cost_text is None and listing.cost_gbp is None:
        yield words.ASK_COST
    yield words.ASK_AUDITION if listing.join == "audition" else words.ASK_JOIN
    if finding.freshness == "old":
        yield words.ASK_STILL


def idea_in_words(listing: Opportunity, why: str, describe: Describe) -> Idea:
    """One listing that is worth asking about, for the reason ``why``."""
    facts = describe(listing, None)
    return Idea(
        name=plain_text(facts.name, LONGEST_NAME),
        provider=plain_text(facts.provider, LONGEST_NAME),
        where=plain_text(facts.where, LONGEST_NAME),
        why=words.WHY_IDEA[why],
        url=listing.url or listing.source_url,
    )


def contact_in_words(hub: Hub | None) -> Contact:
    """Whom to ask for lessons in the hub's area."""
    record = lessons_record(hub)
    return Contact(record["text"], record["url"], record["help_url"])


def about_words(catalogue: Catalogue, instrument: str | None, level: str | None) -> str:
    """What somebody plays and how far along: ``Cornet, about grade 3``."""
    name = words.ANY_INSTRUMENT if instrument is None else catalogue.instruments[instrument].name
    return f"{name}, {level[0].lower()}{level[1:]}" if level else name


def short_address(url: str) -> str:
    """A web address as somebody would type it from paper; a long one is cut to its site."""
    host_and_path = url.split("://", 1)[-1].removeprefix("www.").split("#", 1)[0].rstrip("/")
    if len(host_and_path) <= LONGEST_SITE and "?" not in host_and_path:
        return host_and_path
    return plain_text(host_and_path.split("/", 1)[0], LONGEST_SITE)
