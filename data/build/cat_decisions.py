"""Hand decisions on single listings; one that fits no listing is an error."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from cat_files import DECISIONS, Cells, read_csv, read_decisions
from cat_sources import Row
from cat_words import slug


def names_of(rows: Sequence[Row]) -> dict[tuple[str, int], tuple[str, str]]:
    """Id and name of each listing: from its name, unless ``names.csv`` decides otherwise.

    Raises:
        SystemExit: two listings would share an id, or a decision fits no row.
    """
    decided = {(each["file"], int(each["line"])): each for each in read_decisions("names")}
    if strays := sorted(set(decided) - {row.key for row in rows}):
        raise SystemExit(f"decisions/names.csv: no such row: {strays[0]}")
    names = {}
    for row in rows:
        decision = decided.get(row.key)
        if decision and decision["was"] != row["name"]:
            raise SystemExit(f"decisions/names.csv: {row.key} is {row['name']!r} now")
        name = (decision and decision["name"]) or row["name"]
        names[row.key] = ((decision and decision["id"]) or slug(name), name)
    _refuse_repeats(rows, names)
    return names


def _refuse_repeats(rows: Sequence[Row], names: Mapping[tuple[str, int], tuple[str, str]]) -> None:
    taken: dict[str, Row] = {}
    for row in rows:
        listing_id = names[row.key][0]
        if listing_id in taken:
            raise SystemExit(
                f"{row.file} line {row.line}: the id {listing_id!r} is that of "
                f"{taken[listing_id].key} too; decide one in decisions/names.csv"
            )
        taken[listing_id] = row


def apply_decisions(
    listings: Sequence[Cells],
    names: Mapping[tuple[str, int], tuple[str, str]],
    merged: Collection[tuple[str, int]],
) -> None:
    """Write every cell decided in ``decisions/listings/`` into the listings.

    What is decided of a row that repeats another goes unused.
    """
    by_id = {listing["id"]: listing for listing in listings}
    for path in sorted((DECISIONS / "listings").glob("*.csv")):
        for decision in read_csv(path):
            key = decision["file"], int(decision["line"])
            if key in merged:
                continue
            if key not in names or decision["column"] not in by_id[names[key][0]]:
                raise SystemExit(f"{path.name}: no such row or column: {key} {decision['column']}")
            by_id[names[key][0]][decision["column"]] = decision["value"]
