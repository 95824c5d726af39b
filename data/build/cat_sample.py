"""A sample of listings that people read again, field by field, against the research."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cat_files import Cells, read_csv

FOLDER = Path(__file__).resolve().parent
_DRAWS = {
    "1": ("First draw", "those whose ids have the 40 smallest SHA-256 digests"),
    "2": ("Second draw", "those whose ids have the 41st to 80th smallest SHA-256 digests"),
    "3": ("Third draw", "those whose ids have the 81st to 120th smallest SHA-256 digests"),
    "4": ("Fourth draw", "those whose ids have the 121st to 160th smallest SHA-256 digests"),
    "5": ("Fifth draw", "those whose ids have the 161st to 200th smallest SHA-256 digests"),
    "6": ("Sixth draw", "those whose ids have the 201st to 240th smallest SHA-256 digests"),
    "7": ("Seventh draw", "those whose ids have the 241st to 280th smallest SHA-256 digests"),
    "8": ("Eighth draw", "those whose ids have the 281st to 320th smallest SHA-256 digests"),
}
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
    """The section of the report on the samples, as lines of Markdown."""
    rows = read_csv(FOLDER / "sample.csv")
    now = _cells_now(listings, venues, [slip for row in rows for slip in slips_of(row)])
    yield from ("", "## A sample, read again", "")
    yield (
        "Listings were read again in several draws of forty: every column but the id, and how far "
        "the place may be off, against the research row, its updates and, where they could be "
        "had, the pages that decisions cite. What each draw taught was looked for among all "
        "listings before the next. The second reading was the strictest: any fact about the offer "
        "that no field carries counts as an error of the field that could hold it, most often the "
        "note. From the third on a field is wrong where it states what neither the row nor a cited "
        "page supports, or is empty or incomplete though the row gives a value for that very "
        "column; a fact that a note leaves out is no error, as a note is one short sentence. So "
        "the figures compare from the third draw on. Before the fourth every row was read once "
        "more; before the fifth every value that its row calls inferred, assumed or of one year "
        "was weakened, emptied or given a source; before the seventh the 402 listings not yet "
        "drawn were read once more field by field, which changed about 100, and the kinds that "
        "this taught were looked for in all, which changed 107. Readings, as they were before "
        "anything was corrected: `data/build/sample.csv`."
    )
    for draw, (heading, drawn) in _DRAWS.items():
        yield from ("", f"### {heading}", "")
        yield from _draw_lines([row for row in rows if row["draw"] == draw], drawn, now)
        yield from _elsewhere(draw)


def _draw_lines(rows: Sequence[Cells], drawn: str, now: Mapping[Slip, str]) -> Iterator[str]:
    slips = [slip for row in rows for slip in slips_of(row)]
    fields = sum(int(row["fields_checked"]) for row in rows)
    listings = len({slip.listing for slip in slips})
    yield (
        f"{len(rows)} listings, {drawn}. Of {fields} fields {len(slips)} "
        f"({len(slips) / fields:.1%}), in {listings} listing{'s' * (listings != 1)}, said "
        f"what the row does not or left out what it does; {_count_but(slips, 'note')} of these "
        "stood in another field than the note."
    )
    yield from _by_column(slips, now)
    yield ""
    for slip in slips:
        still = " (as it was)" if now[slip] == slip.cell else ""
        yield f"- `{slip.listing}`, {slip.column}: {slip.why}{still}"


def _count_but(slips: Sequence[Slip], column: str) -> int:
    return sum(slip.column != column for slip in slips)


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


def _elsewhere(draw: str) -> Iterator[str]:
    yield from ("", "#### The same kinds of error among all listings", "")
    yield from ("| kind | looked at | found | corrected |", "| --- | --- | ---: | ---: |")
    for row in read_csv(FOLDER / "sample_kinds.csv"):
        if row["draw"] == draw:
            yield f"| {row['kind']} | {row['looked']} | {row['found']} | {row['corrected']} |"
