"""A sample of listings that people read again, field by field, against the research."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cat_files import Cells, read_csv

FOLDER = Path(__file__).resolve().parent
_SLIP = re.compile(r'(?P<column>\w+) "(?P<cell>[^"]*)": (?P<why>.+)')


@dataclass(frozen=True, slots=True)
class Slip:
    """One wrong field: its listing, its column, what stood there at first, and why it is wrong."""

    listing: str
    column: str
    cell: str
    why: str


def slips_of(row: Cells) -> list[Slip]:
    """The errors of one row of ``sample.csv``, which stand in ``what`` with ``|`` between them.

    Raises:
        SystemExit: ``what`` cannot be read, or holds another number of errors than the row says.
    """
    parts = [part for part in row["what"].split(" | ") if part]
    found = [_SLIP.fullmatch(part) for part in parts]
    slips = [Slip(row["id"], *match.groups()) for match in found if match]
    if not len(parts) == len(slips) == int(row["errors"]):
        raise SystemExit(
            f"sample.csv: {row['id']}: {row['errors']} errors are counted and {len(slips)} can be "
            'read; write each as column "cell at first": why, with | between them'
        )
    return slips


def sample_lines(listings: Sequence[Cells], venues: Sequence[Cells]) -> Iterator[str]:
    """The section of the report on the sample, as lines of Markdown."""
    rows = read_csv(FOLDER / "sample.csv")
    slips = [slip for row in rows for slip in slips_of(row)]
    fields = sum(int(row["fields_checked"]) for row in rows)
    now = _cells_now(listings, venues, slips)
    yield from ("", "## A sample, read again", "")
    yield (
        f"The {len(rows)} listings whose ids have the smallest SHA-256 digests were read again: "
        "every column but the id, and how far the place may be off, against the research row, its "
        "updates and, where they could be had, the pages that decisions cite. "
        f"Of {fields} fields {len(slips)} ({len(slips) / fields:.1%}), in "
        f"{len({slip.listing for slip in slips})} listings, said what the row does not or left "
        "out what it does. Readings: `data/build/sample.csv`."
    )
    yield from _by_column(slips, now)
    yield ""
    for slip in slips:
        still = " (as it was)" if now[slip] == slip.cell else ""
        yield f"- `{slip.listing}`, {slip.column}: {slip.why}{still}"
    yield from _elsewhere()


def _cells_now(
    listings: Sequence[Cells], venues: Sequence[Cells], slips: Sequence[Slip]
) -> dict[Slip, str]:
    """What stands in each cell today; a column of places is that of the listing's first place."""
    by_id = {row["id"]: row for row in listings}
    places = {row["id"]: row for row in venues}
    if strays := sorted({slip.listing for slip in slips} - set(by_id)):
        raise SystemExit(f"sample.csv: no listing {strays[0]!r}")
    now = {}
    for slip in slips:
        listing = by_id[slip.listing]
        place = places.get(listing["venue_id"].split(";")[0], {})
        now[slip] = {**place, **listing}.get(slip.column, "")
    return now


def _by_column(slips: Sequence[Slip], now: Mapping[Slip, str]) -> Iterator[str]:
    yield from ("", "| field | errors | changed since |", "| --- | ---: | ---: |")
    changed = Counter(slip.column for slip in slips if now[slip] != slip.cell)
    counts = Counter(slip.column for slip in slips)
    for column, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        yield f"| {column} | {count} | {changed[column]} |"


def _elsewhere() -> Iterator[str]:
    yield from ("", "### The same kinds of error among all listings", "")
    yield from ("| kind | looked at | found | corrected |", "| --- | --- | ---: | ---: |")
    for row in read_csv(FOLDER / "sample_kinds.csv"):
        yield f"| {row['kind']} | {row['looked']} | {row['found']} | {row['corrected']} |"
