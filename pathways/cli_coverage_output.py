"""Writing what the commands for hubs found, as text for people or as JSON, CSV and GeoJSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import typer

from pathways.coverage.figures import Figures
from pathways.coverage.gaps import AreaGap
from pathways.coverage.records import (
    GAP_COLUMNS,
    MAIN_COLUMNS,
    WORKLIST_COLUMNS,
    Record,
    all_figures,
    gap_record,
    main_record,
    on_outlines,
    table,
)
from pathways.coverage.standing import Standing
from pathways.coverage.unknowns import Worklist
from pathways.coverage.words import matter_words, people
from pathways.exchange.geojson import to_geojson
from pathways.exchange.spreadsheet import to_csv
from pathways.vocabulary import STAGES

_SITE_COLUMNS = ("rank", "id", "kind", "name", "district", "hub", "lat", "lon", "newly_covered")
_WIDE = 60  # how much of a name stands in a table


def _write_json(value: Any) -> None:
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))


def _write_csv(rows: Sequence[Record], columns: Sequence[str]) -> None:
    typer.echo(to_csv(rows, columns), nl=False)


def _columns(rows: Sequence[Sequence[str]], left: int = 1) -> list[str]:
    """The rows as lines: the first ``left`` columns flush left, the others flush right."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return [
        "  ".join(
            cell.ljust(width) if column < left else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]


def _miles(miles: float | None) -> str:
    return "over 40" if miles is None else f"{miles:.1f}"


def _percent(share: float | None) -> str:
    return "-" if share is None else f"{share:.1%}"


def print_coverage(
    standing: Standing,
    figures: Sequence[Figures],
    by: str,
    worklist: Worklist,
    format: str,
    outlines: Mapping[str, Any],
) -> None:
    """What ``coverage`` found; ``outlines`` are only for GeoJSON."""
    if format == "json":
        _write_json([main_record(each) for each in figures])
    elif format == "geojson":
        _write_json(on_outlines([all_figures(each) for each in figures], outlines))
    elif format == "csv":
        _write_csv(*table(figures, standing.areas, by))
    else:
        typer.echo("\n".join(_coverage_lines(standing, figures, worklist)))


def _coverage_lines(
    standing: Standing, figures: Sequence[Figures], worklist: Worklist
) -> Iterator[str]:
    head = ("", "young people", "sure", "likely", "maybe", "none", "need gap", "median miles")
    rows: list[tuple[str, ...]] = [head]
    for each in figures:
        counts = (each.young_people, each.sure, each.likely, each.maybe, each.none)
        gap, miles = _percent(each.need_weighted_gap), _miles(each.median_miles)
        rows.append((each.name[:_WIDE], *map(people, counts), gap, miles))
    yield f"{standing.question.words}, as of {standing.as_of}"
    yield "Residents aged 5 to 18, each counted once at the best in reach."
    yield from ("", *_columns(rows), "")
    unplaced = sum(each.none_place_unknown for each in figures)
    outside = sum(each.outside_not_surveyed for each in figures)
    if unplaced:
        yield f"{people(unplaced)} of those with none live in a hub with listings without a place."
    if outside:
        yield f"{people(outside)} live where the reach crosses the border; outside not surveyed."
    for matter in worklist.matters:
        yield matter_words(matter.ask, matter.listings, matter.young_people)
    yield f"Sources: {'; '.join(standing.areas.sources)}."


def print_gaps(
    gaps: Sequence[AreaGap], within: float, as_of: date, format: str, outlines: Mapping[str, Any]
) -> None:
    """What ``gaps`` found; ``outlines`` are only for GeoJSON."""
    records = [gap_record(each) for each in gaps]
    if format == "json":
        _write_json(records)
    elif format == "geojson":
        _write_json(on_outlines(records, outlines))
    elif format == "csv":
        _write_csv([{**each, "stage": "; ".join(each["stages"])} for each in records], GAP_COLUMNS)
    else:
        rows: list[tuple[str, ...]] = [("", "", "", "young people", "none", "share of need")]
        for gap in gaps:
            stages = "all stages" if len(gap.stages) == len(STAGES) else ", ".join(gap.stages)
            counts = (people(gap.figures.young_people), people(gap.figures.none))
            name = (gap.subject.name, stages, gap.figures.name[:_WIDE])
            rows.append((*name, *counts, f"{gap.share_of_need:.2%}"))
        typer.echo(f"Nothing in reach within {within:g} miles, as of {as_of}")
        typer.echo("\n".join(_columns(rows, left=3) if gaps else ["No gaps."]))


def print_worklist(record: Record, format: str) -> None:
    """What ``unknowns`` found."""
    listings = record["listings"]
    if format == "json":
        _write_json(record)
    elif format == "csv":
        rows = [{**each, "ask": "; ".join(each["ask"])} for each in listings]
        _write_csv(rows, WORKLIST_COLUMNS)
    else:
        for matter in record["matters"]:
            typer.echo(matter_words(**matter))
        for each in listings:
            typer.echo(f"\n{each['name']} ({each['provider']}): {people(each['young_people'])}")
            typer.echo(f"  {each['questions']}")
            typer.echo(f"  {each['provider_url'] or each['url'] or each['hub_url'] or ''}")


def print_sites(record: Record, format: str) -> None:
    """What ``sites`` found."""
    if format == "json":
        _write_json(record)
    elif format == "geojson":
        _write_json(to_geojson(record["sites"]))
    elif format == "csv":
        _write_csv(record["sites"], _SITE_COLUMNS)
    else:
        typer.echo("\n".join(_site_lines(record)))


def _site_lines(record: Record) -> Iterator[str]:
    yield f"{record['question']}, as of {record['as_of']}"
    before, everybody = record["sure_or_likely_before"], record["young_people"]
    whose = f"{people(before)} of {people(everybody)}"
    yield f"{record['part']}: {whose} have something sure or likely in reach."
    if not record["sites"]:
        yield "No site would add to that."
        return
    yield f"Best {len(record['sites'])} of {record['candidates']:,} schools and venues:"
    for site in record["sites"]:
        where = f"{site['name']} ({site['district']})"
        yield f"  {site['rank']}. {where}: {people(site['newly_covered'])} more"
    proof = f"No choice can reach more than {people(record['at_most'])}"
    if record["proved"]:
        proof = "No other choice reaches more"
    yield f"Together {people(record['newly_covered'])} more. {proof}."


def print_what_if(record: Record, format: str) -> None:
    """What ``what-if`` found; as CSV, every part before and after."""
    if format == "json":
        _write_json(record)
    elif format == "csv":
        rows = [{"when": when, **each} for when in ("before", "after") for each in record[when]]
        _write_csv(rows, ("when", *MAIN_COLUMNS))
    else:
        typer.echo("\n".join(_what_if_lines(record)))


def _what_if_lines(record: Record) -> Iterator[str]:
    yield f"{record['question']}, as of {record['as_of']}"
    yield f"{people(record['newly_covered'])} newly have something sure or likely in reach;"
    yield f"{people(record['no_longer_covered'])} no longer have."
    most = sum(record["newly_by_decile"][:2])
    yield f"Of the newly covered, {people(most)} live in the two most deprived tenths of England."
    rows: list[tuple[str, ...]] = [("", "sure or likely", "then", "none", "then")]
    for old, new in zip(record["before"], record["after"], strict=True):
        sure = (people(each["sure"] + each["likely"]) for each in (old, new))
        none = (people(each["none"]) for each in (old, new))
        rows.append((old["name"][:_WIDE], *sure, *none))
    yield from ("", *_columns(rows))
    for name in record["idle"]:
        yield f"{name} does not bear on this question."
