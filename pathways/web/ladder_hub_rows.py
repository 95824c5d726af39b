"""A hub's whole ladder as rows of a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pathways.catalogue import Catalogue
from pathways.ladder import HubLadder
from pathways.ladder.hub_ladder import FamilyLadder

Row = dict[str, Any]
COLUMNS = ("family", "what", "id", "name", "to", "to_name", "evidence", "words", "miles",
           "young_people", "source_url")  # fmt: skip


def hub_rows(catalogue: Catalogue, found: HubLadder) -> list[Row]:
    """One row for each step, dead end, orphan, unknown level and missing rung."""
    return [
        {"family": family.family, **row}
        for family in found.families
        for row in _family_rows(catalogue, family)
    ]


def _family_rows(catalogue: Catalogue, family: FamilyLadder) -> Iterator[Row]:
    def named(what: str, id_: str) -> Row:
        return {"what": what, "id": id_, "name": catalogue.by_id[id_].name}

    for chain in family.chains:
        for step in chain.steps:
            yield named("step", step.start) | {
                "to": step.end,
                "to_name": catalogue.by_id[step.end].name,
                "evidence": step.evidence,
                "words": step.condition,
                "source_url": step.source_url,
            }
        yield from ({"what": "leads beyond", "name": each} for each in chain.beyond)
    for end in family.dead_ends:
        row = named("dead end", end.id)
        if end.next_by_level:
            row |= {"to": end.next_by_level, "to_name": catalogue.by_id[end.next_by_level].name}
        yield row | {"miles": None if end.miles is None else round(end.miles, 2)}
    for what, ids in (
        ("nothing leads here", family.orphans),
        ("level is our reading", family.implied),
        ("level not stated", family.unstaged),
    ):
        yield from (named(what, each) for each in ids)
    for each in family.missing:
        yield {"what": "missing rung", "name": each.stage, "words": each.text,
               "young_people": each.young_people}  # fmt: skip
