"""Why a pupil has no match, and what would help."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from pathways.catalogue import Catalogue
from pathways.classlist.steps import NextSteps
from pathways.matching import Answer, Query, Wider, search
from pathways.model import Place
from pathways.records import lessons_record


@dataclass(frozen=True, slots=True)
class NoMatch:
    """What is said of a search without a match.

    Attributes:
        why: one sentence.
        would_help: sentences, what is nearest to hand first; the last is always to ask for lessons.
        answer: the whole search, for whoever wants to show more of it.
    """

    why: str
    would_help: tuple[str, ...]
    answer: Answer


def explain_no_match(
    catalogue: Catalogue, unmatched: Iterable[NextSteps], as_of: date
) -> Iterator[NoMatch]:
    """For each pupil without a match, in order; equal searches are done once."""
    done: dict[tuple[Place, Query], NoMatch] = {}
    for each in unmatched:
        key = (each.pupil.place, each.query)
        if key not in done:
            answer = search(catalogue, *key, as_of)
            helps = (*_wider(answer.wider), *_beside(answer), _lessons(answer))
            done[key] = NoMatch(_why(catalogue, *key), helps, answer)
        yield done[key]


def _why(catalogue: Catalogue, place: Place, query: Query) -> str:
    name = catalogue.instruments[query.instrument].name if query.instrument else "Any instrument"
    level = f", {query.level.words.lower()}" if query.level is not None else ""
    where = f"within {query.within_miles:g} miles of {place.shareable}"
    return f"{name}{level}: nothing listed {where} suits."


def _wider(found: Iterable[Wider]) -> Iterator[str]:
    radii = [each for each in found if each.relax == "radius"]
    if radii:
        yield f"Going up to {radii[0].to:g} miles would give {_listings(radii[0].count)}."
    for each in found:
        if each.relax == "level":
            yield f"A group up to two grades off would give {_listings(each.count)}: ask."
        elif each.relax == "online":
            yield f"Online would give {_listings(each.count)}."


def _beside(answer: Answer) -> Iterator[str]:
    for block, words in (
        (answer.place_unknown, "in the hub whose place is not known: ask where"),
        (answer.across_hub, "across the hub's area"),
        (answer.through_school, "through the school"),
    ):
        if len(block):
            yield f"There {'is' if len(block) == 1 else 'are'} {_listings(len(block))} {words}."


def _listings(count: int) -> str:
    return "1 listing" if count == 1 else f"{count} listings"


def _lessons(answer: Answer) -> str:
    record = lessons_record(answer.hub)
    links = " ".join(each for each in (record["url"], record["help_url"]) if each)
    return f"{record['text']} {links}".strip()
