"""Writing what the commands found, as text for people or as JSON, CSV and GeoJSON."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence
from typing import Any

import typer

from pathways.catalogue import Problem
from pathways.exchange.geojson import to_geojson
from pathways.exchange.spreadsheet import to_csv
from pathways.records import BLOCKS, Record
from pathways.wording import certainty_words

_PLACE_COLUMNS = (
    "input", "found", "label", "kind", "precision", "lat", "lon", "district", "hub", "in_region",
    "note", "problem", "message", "suggestions",
)  # fmt: skip
_MATCH_COLUMNS = (
    "id", "name", "provider", "kind", "hub", "reach", "join", "distance_miles", "uncertain_miles",
    "certainty", "reasons", "venue", "precision", "lat", "lon", "when", "cost", "freshness",
    "source_date", "url", "source_url",
)  # fmt: skip
_PROBLEM_COLUMNS = ("severity", "file", "row", "column", "message")
_BLOCK_TITLES = {
    "place_unknown": "In your hub, place not known: ask",
    "across_hub": "Across the hub area",
    "through_school": "Through your school",
    "further_on": "Further on: regional and national",
    "ask_ages": "Ask whether they take young players",
    "help": "Help with cost, instruments to borrow, events",
}
_BLOCK_LINES = 8


def _json(value: Any) -> None:
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))


def print_places(records: Sequence[Record], format: str) -> None:
    """What ``locate`` found, one record per input."""
    if format == "json":
        _json(records)
    elif format == "geojson":
        _json(to_geojson(records))
    elif format == "csv":
        flat = [{**each, "suggestions": "; ".join(each.get("suggestions", ()))} for each in records]
        typer.echo(to_csv(flat, _PLACE_COLUMNS), nl=False)
    else:
        for each in records:
            typer.echo(_place_line(each))


def _place_line(record: Record) -> str:
    if not record["found"]:
        hints = f" Try: {', '.join(record['suggestions'])}." if record["suggestions"] else ""
        return f"{record['message']}{hints}"
    where = ", ".join(each for each in (record["district"], record["hub"]) if each)
    note = f" {record['note']}" if record["note"] else ""
    point = f"{record['lat']:.4f}, {record['lon']:.4f}"
    return f"{record['label']} ({record['kind']}; {where or 'no district'}; {point}).{note}"


def print_answer(record: Record, format: str) -> None:
    """What ``find`` found."""
    if format == "json":
        _json(record)
    elif format == "geojson":
        _json(to_geojson(record["matches"]))
    elif format == "csv":
        flat = [{**each, "reasons": _reasons(each)} for each in record["matches"]]
        typer.echo(to_csv(flat, _MATCH_COLUMNS), nl=False)
    else:
        typer.echo("\n".join(_answer_lines(record)))


def _reasons(match: Record) -> str:
    return " ".join(each["text"] for each in match["criteria"])


def _answer_lines(record: Record) -> list[str]:
    totals, place = record["totals"], record["place"]
    counts = ", ".join(f"{count} {name}" for name, count in totals.items())
    found = f"{sum(totals.values())} ({counts})" if record["matches"] else "Nothing listed"
    radius = f"within {record['within_miles']:g} miles of {place['label']}"
    lines = [f"{found} {radius}, as of {record['as_of']}"]
    if place["note"]:
        lines.append(place["note"])
    for number, match in enumerate(record["matches"], start=1):
        lines += ["", *_match_lines(number, match, record["query"]["instrument"])]
    for block in (*BLOCKS, "ask_ages", "help"):
        lines += _block_lines(block, record[block])
    lines += _wider_lines(record["wider"])
    lessons = record["lessons"]
    links = " ".join(each for each in (lessons["url"], lessons["help_url"]) if each)
    return [*lines, "", "Lessons through your school or hub", f"  {lessons['text']} {links}"]


def _match_lines(number: int, match: Record, instrument: str | None) -> list[str]:
    details = [match["when"] or "Day and time not stated", match["cost"] or "Cost not stated"]
    return [
        f"{number}. {match['name']} ({match['provider']})",
        f"   {certainty_words(match['certainty'], instrument)}"
        + (". By audition" if match["join"] == "audition" else ""),
        f"   {_reasons(match)}",
        f"   {'; '.join(details)}",
        f"   {match['freshness'].capitalize()}, {match['source_date'] or 'undated'}: "
        f"{match['source_url']}",
    ]


def _block_lines(block: str, listings: Sequence[Record]) -> list[str]:
    if not listings:
        return []
    lines = ["", f"{_BLOCK_TITLES[block]} ({len(listings)})"]
    lines += [f"  {each['name']}: {each['source_url']}" for each in listings[:_BLOCK_LINES]]
    if len(listings) > _BLOCK_LINES:
        lines.append(f"  and {len(listings) - _BLOCK_LINES} more")
    return lines


def _wider_lines(wider: Sequence[Record]) -> list[str]:
    if not wider:
        return []
    steps = [f"  {each['relax']} {each['to']}: {each['count']} more" for each in wider]
    return ["", "What would let more in", *steps]


def print_problems(problems: Sequence[Problem], format: str) -> None:
    """What ``check`` found."""
    rows = [dataclasses.asdict(each) for each in problems]
    if format in ("json", "geojson"):
        _json(rows)
    elif format == "csv":
        typer.echo(to_csv(rows, _PROBLEM_COLUMNS), nl=False)
    else:
        for each in problems:
            typer.echo(f"{each.severity}: {each.line}")
        errors = sum(each.severity == "error" for each in problems)
        typer.echo(f"{errors} errors, {len(problems) - errors} warnings")
