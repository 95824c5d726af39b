"""The ``pathways ladder`` command."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any

import typer

from pathways.errors import QuestionError
from pathways.exchange.spreadsheet import to_csv
from pathways.ladder import Reach, ladder
from pathways.ladder.climber import climber_of
from pathways.ladder.follow import COLUMNS
from pathways.ladder.record import ladder_record
from pathways.ladder.stages import STAGE_WORDS
from pathways.matching import make_query
from pathways.matching.query import parse_radius
from pathways.records import place_record, query_record
from pathways.travel import default_radius
from pathways.vocabulary import LEVELS
from pathways.wiring import get_app_state
from pathways.wording import miles_words

Record = dict[str, Any]

_COLUMNS = (
    "column", "id", "name", "provider", "stage", "evidence", "distance_miles", "uncertain_miles",
    "bridge", "from", "kind", "reach", "hub", "join", "venue", "freshness", "source_date", "url",
    "source_url",
)  # fmt: skip
_TITLES = {"now": "Now", "next": "Next", "later": "Later"}
_SHOWN = 12  # rungs of a column that the table writes


class LadderFormat(StrEnum):
    """How the ladder is written."""

    table = "table"
    json = "json"
    csv = "csv"


def ladder_command(
    near: Annotated[str, typer.Option(help="A postcode or part of one, town or school.")],
    instrument: Annotated[str, typer.Option(help="For example clarinet, drums, singing.")],
    level: Annotated[
        str | None, typer.Option(help="starter, beginner, grade-1 …; singers may leave it out.")
    ] = None,
    age: Annotated[str | None, typer.Option(help="In whole years.")] = None,
    year: Annotated[str | None, typer.Option(help="School year, or Reception.")] = None,
    within: Annotated[
        str | None, typer.Option(help="Miles of Now; by the kind of place unless given.")
    ] = None,
    next_within: Annotated[str, typer.Option(help="Miles of Next.")] = "25",
    later_within: Annotated[str, typer.Option(help="Miles of Later.")] = "40",
    inclusion: Annotated[list[str] | None, typer.Option(help="Support that is needed.")] = None,
    online: Annotated[bool, typer.Option("--online", help="Online too.")] = False,
    as_of: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day to answer for; today.")
    ] = None,
    format: Annotated[
        LadderFormat, typer.Option("--format", help="How to write the answer.")
    ] = LadderFormat.table,
) -> None:
    """Show where it could lead: now, next and later."""
    pathways = get_app_state()
    catalogue, place = pathways.catalogue, pathways.places.locate(near)
    query = make_query(
        catalogue.instruments,
        instrument=instrument,
        level=level,
        within=default_radius(place) if within is None else within,
        age=age,
        year=year,
        inclusion=inclusion or (),
        online=online,
    )
    if query.level is None and not climber_of(catalogue, query).sings:
        raise QuestionError("level", f"Say how far along: one of {', '.join(LEVELS)}.")
    reach = Reach(parse_radius(next_within), parse_radius(later_within))
    day = as_of.date() if as_of else date.today()
    record = ladder_record(ladder(catalogue, place, query, day, reach), catalogue)
    asked = {
        "query": query_record(query),
        "as_of": day.isoformat(),
        "place": place_record(near, place, catalogue),
    }
    _write({**asked, **record}, format)


def _write(record: Record, format: LadderFormat) -> None:
    if format is LadderFormat.json:
        typer.echo(json.dumps(record, ensure_ascii=False, indent=2))
    elif format is LadderFormat.csv:
        rows = [
            {**rung, "column": name, "from": "; ".join(rung["from"])}
            for name in COLUMNS
            for rung in record[name]
        ]
        typer.echo(to_csv(rows, _COLUMNS), nl=False)
    else:
        typer.echo("\n".join(_lines(record)))


def _lines(record: Record) -> Iterator[str]:
    names = {rung["id"]: rung["name"] for name in COLUMNS for rung in record[name]}
    place = record["place"]
    yield f"From {place['label']}, as of {record['as_of']}"
    if place["note"]:
        yield place["note"]
    for column in record["columns"]:
        yield from _column_lines(column, record[column["name"]], names)
    if record["unstaged"]:
        yield f"\nStage not stated ({len(record['unstaged'])}): {', '.join(record['unstaged'])}"
    if record["further"]:
        yield f"\nBeyond: {'; '.join(each['name'] for each in record['further'])}"


def _column_lines(column: Record, rungs: list[Record], names: dict[str, str]) -> Iterator[str]:
    stages = ", ".join(STAGE_WORDS[each] for each in column["stages"])
    yield f"\n{_TITLES[column['name']]}: {stages}; within {column['within_miles']:g} miles"
    for rung in rungs[:_SHOWN]:
        miles = rung["distance_miles"]
        where = "" if miles is None else f", {miles_words(miles)}"
        yield f"  {rung['name']} ({rung['provider']}{where}), {rung['evidence']}"
        yield f"    {rung['bridge']}"
        if rung["from"] and rung["evidence"] != "derived":
            yield f"    After {', '.join(names[each] for each in rung['from'])}"
    if len(rungs) > _SHOWN:
        yield f"  and {len(rungs) - _SHOWN} more"
    if column["stays"]:
        yield f"  You can stay with {', '.join(names[each] for each in column['stays'])}"
    for gap in column["empty_stages"]:
        yield f"  {gap['text']}"
        yield from (f"    {each['kind']}: {each['text']}" for each in gap["substitutes"])
