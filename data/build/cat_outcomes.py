"""Where every research row ended: shown, or why not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cat_files import Cells
from cat_sources import Research

COLUMNS = ("file", "line", "name", "provider", "outcome", "id")
OUTCOMES = {
    "shown": "Shown to families when it matches",
    "through_school": "Shown under “Through your school”",
    "merged": "Merged into another listing, which it repeats",
    "ended": "Over, or closed",
    "students_18plus": "For students and others over 18",
    "adults": "For adults",
    "invitation": "By invitation or nomination only",
    "school_books": "Only a school can book it",
    "not_joinable": "Nothing a family could join",
    "audience_unknown": "No word on whether it takes young players: to be asked",
}
_SHOWN_JOINS = ("open", "audition")


def outcome_of(listing: Mapping[str, str]) -> str:
    """What becomes of a listing; the first reason not to show it counts."""
    if listing["ended"] == "yes":
        return "ended"
    if listing["audience"] in ("students_18plus", "adults"):
        return listing["audience"]
    if listing["join"] in ("school_books", "not_joinable", "invitation"):
        return listing["join"]
    if not listing["audience"]:
        return "audience_unknown"
    return "through_school" if listing["join"] == "ask_school" else "shown"


def ledger_rows(
    research: Research,
    names: Mapping[tuple[str, int], tuple[str, str]],
    listings: Sequence[Cells],
) -> list[Cells]:
    """One row for each research row, in the files' order."""
    by_id = {listing["id"]: listing for listing in listings}
    ledger = []
    for row in research.everything:
        listing_id = names[research.merged.get(row.key, row.key)][0]
        merged = row.key in research.merged
        ledger.append(
            {
                "file": row.file,
                "line": str(row.line),
                "name": row["name"],
                "provider": row["provider"],
                "outcome": "merged" if merged else outcome_of(by_id[listing_id]),
                "id": listing_id,
            }
        )
    return ledger
