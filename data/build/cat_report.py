"""REPORT.md: what the build made of the research, in counts and lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import itemgetter

import numpy as np
from cat_files import Cells
from cat_outcomes import OUTCOMES
from cat_sample import sample_lines
from cat_worklist import worklist_lines

from pathways.catalogue.index import NO_DATE, first_day
from pathways.freshness import FRESHNESS_NAMES, freshness
from pathways.vocabulary import PLAY_KINDS

_SAID = {
    "venue_id": "place",
    "instruments": "instruments",
    "level_min": "lowest level",
    "level_max": "highest level",
    "age_min": "lowest age",
    "age_max": "highest age",
    "days": "day",
    "time_start": "time",
    "cost_gbp": "price as a number",
    "cost_text": "price in words",
    "source_date": "date of the source",
    "url": "page of the provider",
    "inclusion": "who is made especially welcome",
}
_COUNTED = {
    "hub_id": "Hub",
    "kind": "Kind",
    "reach": "Reach",
    "join": "Join",
    "audience": "Audience",
    "level_basis": "Basis of the level",
    "source_kind": "Kind of source",
}
_LISTED = ("ended", "students_18plus", "adults", "invitation", "school_books", "not_joinable")


@dataclass(frozen=True, slots=True)
class Findings:
    """What the report is made from."""

    tables: Mapping[str, Sequence[Cells]]
    ledger: Sequence[Cells]
    unresolved: Sequence[str]
    conflicts: Sequence[str]
    worklist: Sequence[Cells]
    doubts: Sequence[str]


def report(findings: Findings) -> str:
    """The report as Markdown."""
    tables = findings.tables
    lines = [
        *_summary(findings),
        *_doubts(findings.doubts),
        *worklist_lines(findings.worklist),
        *sample_lines(tables["opportunities"], tables["venues"]),
        *_lists(findings),
    ]
    return "\n".join(lines) + "\n"


def _doubts(doubts: Sequence[str]) -> Iterator[str]:
    yield ""
    yield "## What the check finds"
    yield ""
    yield f"No error, and {len(doubts)} to be read by a person (`pathways check`):"
    yield ""
    yield from (f"- {doubt}" for doubt in doubts)


def _summary(findings: Findings) -> Iterator[str]:
    listings = findings.tables["opportunities"]
    shown_ids = {
        row["id"] for row in findings.ledger if row["outcome"] in ("shown", "through_school")
    }
    shown = [row for row in listings if row["id"] in shown_ids]
    yield "# What the catalogue was made from"
    yield ""
    yield (
        f"{len(findings.ledger)} rows of research gave {len(listings)} listings, of which "
        f"{len(shown)} can be shown to families. Which row went where: `data/build/ledger.csv`. "
        "Hand decisions and their reasons: `data/build/decisions/`."
    )
    outcomes = Counter(row["outcome"] for row in findings.ledger)
    yield from _table(
        "Outcome of each research row",
        "outcome",
        ((OUTCOMES[key], outcomes[key]) for key in OUTCOMES),
    )
    yield ""
    yield f"Every row is in one of these lines: they sum to {sum(outcomes.values())}."
    for column, words in _COUNTED.items():
        yield from _counts(words, listings, shown, itemgetter(column))
    as_of, fresh = _freshness(listings)
    by_id = dict(zip((row["id"] for row in listings), fresh, strict=True))
    yield from _counts(f"Freshness at {as_of}", listings, shown, lambda row: by_id[row["id"]])
    precision = {row["id"]: row["precision"] for row in findings.tables["venues"]}
    yield from _counts(
        "Precision of the best place", listings, shown, lambda row: _best(row, precision)
    )
    yield from _places_to_play(listings, shown, precision)
    yield from _table(
        f"Not stated, of the {len(shown)} listings that can be shown", "missing",
        ((words, sum(not row[column] for row in shown)) for column, words in _SAID.items()),
    )  # fmt: skip


def _places_to_play(
    listings: Sequence[Cells], shown: Sequence[Cells], precision: Mapping[str, str]
) -> Iterator[str]:
    """Where the listings to play in stand, by reach, and how their level is known."""
    play, seen = ([row for row in rows if row["kind"] in PLAY_KINDS] for rows in (listings, shown))
    yield from _counts(
        "Places to play: reach, and precision of the best place",
        play,
        seen,
        lambda row: f"{row['reach']}, {_best(row, precision)}",
    )
    yield from _counts("Places to play: basis of the level", play, seen, itemgetter("level_basis"))


def _freshness(listings: Sequence[Cells]) -> tuple[date, list[str]]:
    """The day of the newest source, and how fresh each listing is on that day."""
    dated = np.array([first_day(row["source_date"] or None) for row in listings])
    official = np.array([row["source_kind"] == "official" for row in listings])
    as_of = date.fromordinal(int(dated[dated != NO_DATE].max()))
    codes = freshness(dated, official, as_of)
    return as_of, [FRESHNESS_NAMES[code] for code in codes.tolist()]


def _best(row: Cells, precision: Mapping[str, str]) -> str:
    known = {precision[each] for each in filter(None, row["venue_id"].split(";"))}
    return next((each for each in ("venue", "postcode", "town") if each in known), "no place")


def _counts(
    words: str, listings: Sequence[Cells], shown: Sequence[Cells], pick: Callable[[Cells], str]
) -> Iterator[str]:
    everything, seen = Counter(map(pick, listings)), Counter(map(pick, shown))
    yield from (
        "",
        f"## {words}",
        "",
        "| value | listings | can be shown |",
        "| --- | ---: | ---: |",
    )
    for value, count in sorted(everything.items(), key=lambda item: (-item[1], item[0])):
        yield f"| {value or '(empty)'} | {count} | {seen[value]} |"


def _table(words: str, first: str, rows: Iterable[tuple[str, int]]) -> Iterator[str]:
    yield from ("", f"## {words}", "", f"| {first} | rows |", "| --- | ---: |")
    for label, count in rows:
        yield f"| {label} | {count} |"


def _lists(findings: Findings) -> Iterator[str]:
    by_outcome: dict[str, list[Cells]] = {outcome: [] for outcome in OUTCOMES}
    for row in findings.ledger:
        by_outcome[row["outcome"]].append(row)
    yield from _list(
        "Worklist: ask whether these take young players",
        (f"{row['name']} ({row['provider']})" for row in by_outcome["audience_unknown"]),
    )
    yield from _list(
        "Merged",
        (
            f"{row['name']} ({row['file']}, line {row['line']}) into `{row['id']}`"
            for row in by_outcome["merged"]
        ),
    )
    for outcome in _LISTED:
        yield from _list(OUTCOMES[outcome], (f"`{row['id']}`" for row in by_outcome[outcome]))
    yield from _routes(findings.tables["routes"])
    yield from _list(
        "Ends of routes outside the catalogue", (end[8:] for end in findings.unresolved)
    )
    yield from _list(
        "Later findings that contradict a first one (taken up where a decision says so)",
        findings.conflicts,
    )


def _routes(routes: Sequence[Cells]) -> Iterator[str]:
    ends = [[row[each].startswith("outside:") for each in ("from", "to")] for row in routes]
    outside = sum(map(sum, ends))
    within = sum(not any(pair) for pair in ends)
    yield from ("", "## Routes", "")
    yield (
        f"{len(routes)} routes with {2 * len(routes)} ends: {2 * len(routes) - outside} found "
        f"among the listings, their groups or schools, {outside} outside the catalogue. "
        f"{within} routes have both ends inside."
    )


def _list(words: str, items: Iterable[str]) -> Iterator[str]:
    listed = list(items)
    yield from ("", f"## {words} ({len(listed)})", "")
    yield from (f"- {item}" for item in listed)
