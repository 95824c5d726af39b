"""The whole answer to one question."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from operator import itemgetter

from tests.oracle import rules
from tests.oracle.blocks import (
    across_hub,
    ask_ages,
    further_on,
    helping,
    place_unknown,
    through_school,
)
from tests.oracle.dates import freshness
from tests.oracle.distance import chosen_place
from tests.oracle.judging import (
    STRICT_CRITERIA,
    band,
    can_join,
    certainty_of,
    doubts,
    for_families,
    judge,
    lets_in,
)
from tests.oracle.question import Question, Spot
from tests.oracle.reading import Books, Row

RADII = [1, 3, 5, 10, 15, 20, 40]
CERTAINTIES = ["sure", "likely", "maybe"]
FRESHNESS = ["confirmed", "seen", "old"]


@dataclass(frozen=True)
class Match:
    """A listing that was let in."""

    id: str
    certainty: str
    verdicts: dict[str, str]
    distance_miles: float | None


@dataclass(frozen=True)
class Wider:
    """What one change to the question would add."""

    relax: str
    to: float | str
    ids: list[str]


@dataclass(frozen=True)
class Answer:
    """Matches and blocks in the order in which they are shown; all but matches by identifier.

    ``stated`` and ``unstated`` part the matches; ``not_stated`` is what is unknown of the latter.
    """

    matches: list[Match]
    stated: list[str]
    unstated: list[str]
    not_stated: list[str]
    place_unknown: list[str]
    across_hub: list[str]
    through_school: list[str]
    further_on: list[str]
    ask_ages: list[str]
    help: list[str]
    wider: list[Wider]


def answer(books: Books, spot: Spot, question: Question, as_of: date) -> Answer:
    """Go through every listing, once for the question and once for each way to widen it."""
    matches = find_matches(books, spot, question, as_of)
    return Answer(
        matches=matches,
        stated=[match.id for match in matches if not _unknown(match)],
        unstated=[match.id for match in matches if _unknown(match)],
        not_stated=sorted(
            {name for match in matches for name in _unknown(match)}, key=STRICT_CRITERIA.index
        ),
        place_unknown=place_unknown(books, spot, question, as_of),
        across_hub=across_hub(books, spot, question, as_of),
        through_school=through_school(books, spot, question, as_of),
        further_on=further_on(books, question, as_of),
        ask_ages=ask_ages(books, spot, question, as_of),
        help=helping(books, spot, question),
        wider=find_wider(books, spot, question, as_of, {match.id for match in matches}),
    )


def _unknown(match: Match) -> list[str]:
    return [name for name in STRICT_CRITERIA if match.verdicts.get(name) == "unknown"]


def find_matches(books: Books, spot: Spot, question: Question, as_of: date) -> list[Match]:
    """The matches, best first."""
    found = []
    for row in books.opportunities:
        joinable = for_families(row, question) and can_join(row, question.joins)
        if joinable and _is_offered_here(row, question):
            match = _match(row, books, spot, question, as_of)
            if match is not None:
                found.append((_order(match, row["name"], freshness(row, as_of)), match))
    return [match for _, match in sorted(found, key=itemgetter(0))]


def _is_offered_here(row: Row, question: Question) -> bool:
    if row["reach"] == "online":
        return question.online
    return row["reach"] == "local" and row["venue_id"] != ""


def _match(row: Row, books: Books, spot: Spot, question: Question, as_of: date) -> Match | None:
    if question.instrument is not None and rules.instrument(row, question, books) == "no":
        return None  # before anything is measured
    choice = None
    if row["reach"] == "local":
        choice = chosen_place(row, books, spot, question)
    verdicts = judge(row, question, books, as_of, choice)
    verdicts["distance"] = choice.verdict if choice else "yes"
    if not lets_in(verdicts, question):
        return None
    certainty = certainty_of(verdicts, freshness(row, as_of))
    return Match(row["id"], certainty, verdicts, choice.miles if choice else None)


def _order(match: Match, name: str, fresh: str) -> tuple[int, int, int, int, float, str, str]:
    return (
        CERTAINTIES.index(match.certainty),
        doubts(match.verdicts),
        band(match.distance_miles),
        FRESHNESS.index(fresh),
        float("inf") if match.distance_miles is None else match.distance_miles,
        name,
        match.id,
    )


def find_wider(
    books: Books, spot: Spot, question: Question, as_of: date, already: set[str]
) -> list[Wider]:
    """One change at a time; a change that adds nothing is left out."""

    def added_by(changed: Question) -> list[str]:
        matches = find_matches(books, spot, changed, as_of)
        return sorted(match.id for match in matches if match.id not in already)

    entries = _larger_radii(question, added_by)
    changes: list[tuple[str, str, Question]] = [
        ("level", "two steps", replace(question, level_slack=2)),
        ("day", "any", replace(question, days=frozenset())),
        ("cost", "any", replace(question, free=False)),
        ("genre", "any", replace(question, genres=frozenset())),
        ("inclusion", "any", replace(question, inclusion=frozenset())),
        ("kind", "any", replace(question, kinds=frozenset())),
        ("join", "any", replace(question, joins=frozenset())),
        ("step_free", "any", replace(question, step_free=False)),
    ]
    if not question.online:
        changes.append(("online", "yes", replace(question, online=True)))
    entries += [Wider(relax, to, added_by(changed)) for relax, to, changed in changes]
    return [entry for entry in entries if entry.ids]


def _larger_radii(question: Question, added_by: Callable[[Question], list[str]]) -> list[Wider]:
    """A radius that adds no more than the one before is left out too."""
    entries: list[Wider] = []
    most = 0
    for radius in RADII:
        if radius > question.within_miles:
            added = added_by(replace(question, within_miles=radius))
            if len(added) > most:
                entries.append(Wider("radius", radius, added))
                most = len(added)
    return entries
