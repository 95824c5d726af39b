"""Steps from one listing to another, with both ends found among the listings where they are."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cat_files import Cells, decided_words, read_csv, read_decisions
from cat_sources import Row
from cat_words import tidied

_IMPLIED = re.compile(r"infer|implied|not described", re.IGNORECASE)
_REMARK = re.compile(
    r"[;,]?\s*\([^()]*(?:inferred|not described|not stated|implied)[^()]*\)|"
    r"^implied:\s*|;?\s*(?:order|link) inferred(?: \(\d{4}\))?|^inferred:\s*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Routes:
    """The routes, the groups of listings that are ends of some, and ends in the sources' words."""

    rows: list[Cells]
    groups: list[Cells]
    unresolved: list[str]


def read_routes(folder: Path, ids_by_name: Mapping[str, str], fed: Sequence[Cells]) -> Routes:
    """Every route of the research files.

    Args:
        ids_by_name: id of each listing by the sources' name for it, repeats included.
        fed: the routes that rows name themselves (see ``fed_routes``).
    """
    decided = decided_words("route_ends", "words", "end")
    rows = [*fed]
    for path in sorted(folder.glob("routes_*.csv")):
        for route in read_csv(path):
            start, end = (_end(route[each], ids_by_name, decided) for each in ("from", "to"))
            if start == end:  # two levels of one listing
                end = f"outside:{route['to']}"
            rows.append(
                {
                    "from": start,
                    "to": end,
                    "condition": _condition(route["condition"]),
                    "evidence": "implied" if _IMPLIED.search(route["condition"]) else "stated",
                    "source_url": route["source_url"],
                }
            )
    rows.sort(key=lambda row: (row["from"], row["to"], row["condition"], row["source_url"]))
    outside = {row[each] for row in rows for each in ("from", "to")}
    unresolved = sorted(each for each in outside if each.startswith("outside:"))
    return Routes(rows, _used_groups(outside), unresolved)


def fed_routes(
    rows: Sequence[Row],
    names: Mapping[tuple[str, int], tuple[str, str]],
    merged: Mapping[tuple[str, int], tuple[str, int]],
) -> list[Cells]:
    """Steps that rows name in ``feeds_into`` and no file of routes repeats.

    One for each row of ``feeds_into.csv``, whose ``words`` are the row's.

    Raises:
        SystemExit: no such row, or it names no such step.
    """
    by_key = {row.key: row for row in rows}
    steps = []
    for decision in read_decisions("feeds_into"):
        key = decision["file"], int(decision["line"])
        row = by_key.get(key)
        if row is None or decision["words"] not in row["feeds_into"]:
            raise SystemExit(f"decisions/feeds_into.csv: no such step: {key} {decision['words']!r}")
        steps.append(
            {
                "from": names[merged.get(key, key)][0],
                "to": decision["end"],
                "condition": decision["condition"],
                "evidence": decision["evidence"],
                "source_url": decision["source_url"] or row["source_url"],
            }
        )
    return steps


def names_to_ids(
    rows: Sequence[Row],
    names: Mapping[tuple[str, int], tuple[str, str]],
    merged: Mapping[tuple[str, int], tuple[str, int]],
) -> dict[str, str]:
    """Listing id by name as the sources spell it; names of several listings are left out."""
    ids: dict[str, set[str]] = {}
    for row in rows:
        ids.setdefault(row["name"], set()).add(names[merged.get(row.key, row.key)][0])
    return {name: min(found) for name, found in ids.items() if len(found) == 1}


def _end(words: str, ids_by_name: Mapping[str, str], decided: Mapping[str, str]) -> str:
    found = decided.get(words) or ids_by_name.get(words)
    return found or f"outside:{words}"


def _condition(words: str) -> str:
    return tidied(_REMARK.sub("", words))


def _used_groups(ends: set[str]) -> list[Cells]:
    groups = read_decisions("route_groups")
    if strays := [each["id"] for each in groups if f"group:{each['id']}" not in ends]:
        raise SystemExit(f"decisions/route_groups.csv: no route has the end group:{strays[0]}")
    return sorted(
        ({key: each[key] for key in ("id", "name", "members")} for each in groups),
        key=lambda group: group["id"],
    )
