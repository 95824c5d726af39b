"""Hand decisions on single listings; one that fits no listing is an error."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

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
    """Write every decided cell into the listings, the closest reading last.

    First ``decisions.csv`` and the notes for families, then ``listings/``, where each research
    file was read row by row. What is said there of a row that repeats another goes unused.
    """
    by_id = {listing["id"]: listing for listing in listings}
    for decision in [*read_decisions("decisions"), *_notes(), *_readings(names, merged)]:
        listing = by_id.get(decision["id"])
        if listing is None or decision["column"] not in listing:
            raise SystemExit(
                f"decisions: no listing {decision['id']!r} with a column {decision['column']!r}"
            )
        listing[decision["column"]] = decision["value"]


def _notes() -> list[Cells]:
    return [
        {"id": note["id"], "column": "note", "value": note["note"]}
        for note in read_decisions("notes")
    ]


def _readings(
    names: Mapping[tuple[str, int], tuple[str, str]], merged: Collection[tuple[str, int]]
) -> Iterator[Cells]:
    for path in sorted((DECISIONS / "listings").glob("*.csv")):
        for reading in read_csv(path):
            key = reading["file"], int(reading["line"])
            if key not in names and key not in merged:
                raise SystemExit(f"{path.name}: no such row: {key}")
            if key in names:
                yield {**reading, "id": names[key][0]}
