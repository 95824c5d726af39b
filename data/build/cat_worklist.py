"""What a family would still have to ask of each listing: where the hubs' work begins."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from cat_files import Cells

from pathways.vocabulary import PLAY_KINDS

COLUMNS = ("hub", "provider", "id", "name", "missing", "url")
MISSING = ("instruments", "level", "age", "audience", "place", "day", "time", "cost")
_OPEN_QUESTIONS = frozenset({"shown", "through_school", "audience_unknown"})
# These have dates in the year rather than a day of the week.
_DATED = frozenset({"holiday_course", "advanced_programme"})
_MEETING_REACH = frozenset({"local", "online"})


def worklist_rows(tables: Mapping[str, Sequence[Cells]], ledger: Sequence[Cells]) -> list[Cells]:
    """A row for every listing a family could meet that leaves something open.

    By hub, provider and id; listings that have ended, are for adults or cannot be joined are left
    out. ``missing`` holds words of ``MISSING`` with ``;`` between them.
    """
    hubs = {row["id"]: row["name"] for row in tables["hubs"]}
    providers = {row["id"]: row["name"] for row in tables["providers"]}
    wanted = {row["id"] for row in ledger if row["outcome"] in _OPEN_QUESTIONS}
    rows = [
        {
            "hub": hubs.get(listing["hub_id"], listing["hub_id"]),
            "provider": providers[listing["provider_id"]],
            "id": listing["id"],
            "name": listing["name"],
            "missing": ";".join(missing_of(listing)),
            "url": listing["url"] or listing["source_url"],
        }
        for listing in tables["opportunities"]
        if listing["id"] in wanted and missing_of(listing)
    ]
    return sorted(rows, key=lambda row: (row["hub"], row["provider"], row["id"]))


def missing_of(listing: Mapping[str, str]) -> list[str]:
    """What the listing leaves open, of the things that can be asked of its kind.

    Singers are not asked for a level, help with cost not for a time; what reaches a whole area or
    the country has no one place.
    """
    blank = {
        "instruments": not listing["instruments"],
        "level": not (listing["level_min"] or listing["level_max"]),
        "age": not (listing["age_min"] or listing["age_max"]),
        "audience": not listing["audience"],
        "place": not listing["venue_id"],
        "day": not listing["days"],
        "time": not listing["time_start"],
        "cost": not listing["cost_text"],
    }
    asked = _asked_of(listing)
    return [thing for thing in MISSING if thing in asked and blank[thing]]


def _asked_of(listing: Mapping[str, str]) -> set[str]:
    kind, reach = listing["kind"], listing["reach"]
    asked = {"age", "audience"}
    if kind != "bursary":
        asked |= {"cost", "instruments"}
    if kind in PLAY_KINDS and listing["instruments"] != "voice":
        asked.add("level")
    at_school = listing["join"] == "ask_school"
    if reach == "local" and kind not in ("bursary", "instrument_hire") and not at_school:
        asked.add("place")
    if reach in _MEETING_REACH and kind in PLAY_KINDS - _DATED and not at_school:
        asked |= {"day", "time"}
    return asked


def worklist_lines(rows: Sequence[Cells]) -> Iterator[str]:
    """The section of the report on the worklist, as lines of Markdown."""
    yield from ("", f"## Worklist: what to ask ({len(rows)} listings)", "")
    yield (
        "What each listing leaves open, of the things that can be asked of its kind: "
        "`data/build/worklist.csv`, by hub and provider."
    )
    yield from ("", f"| hub | listings | {' | '.join(MISSING)} |")
    yield f"| --- | ---: |{' ---: |' * len(MISSING)}"
    for hub in sorted({row["hub"] for row in rows}):
        missing = [row["missing"].split(";") for row in rows if row["hub"] == hub]
        counts = Counter(thing for things in missing for thing in things)
        yield f"| {hub} | {len(missing)} | {' | '.join(str(counts[each]) for each in MISSING)} |"
