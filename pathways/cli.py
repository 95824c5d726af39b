"""The ``pathways`` command, for staff, scripts and tests."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from typer.exceptions import Abort, TyperException

from pathways.catalogue import check_catalogue
from pathways.cli_classlist import classlist_command
from pathways.cli_coverage import register as register_coverage
from pathways.cli_evidence import evidence_command
from pathways.cli_ladder import ladder_command
from pathways.cli_output import print_answer, print_places, print_problems
from pathways.errors import PathwaysError, PlaceProblem, QuestionError
from pathways.matching import make_query, search
from pathways.records import answer_record, place_record, problem_record
from pathways.settings import ROOT, Settings
from pathways.travel import default_radius
from pathways.wiring import App, get_app_state, load_places

app = typer.Typer(
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Find music making near home in England's East Midlands.",
)


class Format(StrEnum):
    """How a command writes its answer."""

    table = "table"
    json = "json"
    csv = "csv"
    geojson = "geojson"


FormatOption = Annotated[Format, typer.Option("--format", help="How to write the answer.")]


def fail(message: str) -> NoReturn:
    """One clear line on stderr, exit code 2."""
    typer.echo(f"pathways: {' '.join(message.split())}", err=True)
    raise typer.Exit(2)


def _as_of(text: str | None) -> date:
    if text is None:
        return date.today()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise QuestionError("as-of", f"“{text[:40]}” is not a date; write 2026-11-22.") from None


@app.command()
def locate(
    text: Annotated[list[str] | None, typer.Argument(help="Postcodes, towns, schools.")] = None,
    file: Annotated[str | None, typer.Option(help="A file of lines; - for stdin.")] = None,
    format: FormatOption = Format.table,
) -> None:
    """Say where each place is, or what is wrong with it."""
    if (file is None) == (not text):
        fail("Give places as words or with --file, one of the two.")
    inputs = _lines(file) if file is not None else text or []
    pathways = get_app_state()
    records = [_located(pathways, each) for each in inputs]
    print_places(records, format.value)


def _lines(file: str) -> list[str]:
    try:
        if file == "-":
            return sys.stdin.read().splitlines()
        return Path(file).read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        fail(f"{file} cannot be read: {error.strerror}.")
    except UnicodeDecodeError:
        fail(f"{file} is not UTF-8 text; save it as UTF-8.")


def _located(pathways: App, text: str) -> dict[str, Any]:
    try:
        return place_record(text, pathways.places.locate(text), pathways.catalogue)
    except PlaceProblem as problem:
        return problem_record(text, problem)


@app.command()
def find(
    near: Annotated[str, typer.Option(help="A postcode or part of one, town or school.")],
    instrument: Annotated[
        str | None, typer.Option(help="For example clarinet, drums, singing; any unless given.")
    ] = None,
    level: Annotated[
        str | None, typer.Option(help="starter, beginner, grade-1 …; any unless given.")
    ] = None,
    age: Annotated[str | None, typer.Option(help="In whole years.")] = None,
    year: Annotated[str | None, typer.Option(help="School year, or Reception.")] = None,
    within: Annotated[
        str | None, typer.Option(help="Miles; by the kind of place unless given.")
    ] = None,
    kind: Annotated[list[str] | None, typer.Option(help="May be given more than once.")] = None,
    join: Annotated[list[str] | None, typer.Option(help="open, audition; either.")] = None,
    day: Annotated[list[str] | None, typer.Option(help="May be given more than once.")] = None,
    genre: Annotated[list[str] | None, typer.Option(help="May be given more than once.")] = None,
    inclusion: Annotated[list[str] | None, typer.Option(help="Support that is needed.")] = None,
    free: Annotated[bool, typer.Option("--free")] = False,
    step_free: Annotated[bool, typer.Option("--step-free")] = False,
    online: Annotated[
        bool, typer.Option("--online", help="Online groups and lessons too.")
    ] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Only what is stated to fit.")] = False,
    limit: Annotated[int, typer.Option(min=1, help="How many matches to write.")] = 20,
    as_of: Annotated[str | None, typer.Option(help="The day to answer for; today.")] = None,
    format: FormatOption = Format.table,
) -> None:
    """Find groups, lessons and courses near a place."""
    pathways = get_app_state()
    day_asked = _as_of(as_of)
    place = pathways.places.locate(near)
    query = make_query(
        pathways.catalogue.instruments,
        instrument=instrument,
        level=level,
        within=default_radius(place) if within is None else within,
        age=age,
        year=year,
        kinds=kind or (),
        joins=join or (),
        days=day or (),
        genres=genre or (),
        inclusion=inclusion or (),
        free=free,
        step_free=step_free,
        online=online,
        strict=strict,
    )
    answer = search(pathways.catalogue, place, query, day_asked)
    where = place_record(near, place, pathways.catalogue)
    record = answer_record(answer, where, query, day_asked, pathways.travel, limit)
    print_answer(record, format.value)


app.command("ladder")(ladder_command)
app.command("classlist")(classlist_command)
register_coverage(app)
app.command("evidence")(evidence_command)


@app.command()
def check(
    folder: Annotated[Path | None, typer.Argument(help="A folder of catalogue files.")] = None,
    format: FormatOption = Format.table,
) -> None:
    """Check the catalogue's files: errors stop the app, warnings do not."""
    settings = Settings.from_environment()
    chosen = folder or settings.data / "catalogue"
    if not chosen.is_dir():
        fail(f"{chosen} is no folder; give one that holds the catalogue's CSV files.")
    problems = check_catalogue(chosen, load_places(settings))
    print_problems(problems, format.value)
    if any(each.severity == "error" for each in problems):
        raise typer.Exit(1)


@app.command()
def serve(
    port: Annotated[int, typer.Option(min=1, max=65535)] = 8501,
    address: Annotated[str, typer.Option(help="Which network address to listen on.")] = "localhost",
) -> None:
    """Serve the app until it is stopped."""
    get_app_state()
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py")]
    command += ["--server.port", str(port), "--server.address", address]
    try:
        code = subprocess.run(command, cwd=ROOT, check=False).returncode  # noqa: S603
    except KeyboardInterrupt:
        code = 0
    raise typer.Exit(code)


def main() -> None:
    """Run the command; what people can put right is told in one line, not a traceback."""
    try:
        code = app(sys.argv[1:] or ["--help"], standalone_mode=False)
    except PathwaysError as error:
        message = str(error)
    except TyperException as error:
        message = getattr(error, "format_message", error.__str__)()
    except Abort:
        message = "Stopped."
    else:
        raise SystemExit(code or 0)
    typer.echo(f"pathways: {' '.join(message.split())}", err=True)
    raise SystemExit(2)
