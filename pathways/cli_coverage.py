"""The commands for hubs: ``pathways coverage``, ``gaps``, ``unknowns``, ``sites``, ``what-if``.

What they do is imported only when one of them runs: scipy would slow every other command's start
by a third of a second.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer


class CoverageFormat(StrEnum):
    """How a command writes its answer."""

    table = "table"
    json = "json"
    csv = "csv"
    geojson = "geojson"


class TextFormat(StrEnum):
    """How a command writes what is not on a map."""

    table = "table"
    json = "json"
    csv = "csv"


class By(StrEnum):
    """Into which parts the region is divided."""

    region = "region"
    hub = "hub"
    district = "district"
    msoa = "msoa"
    lsoa = "lsoa"


Words = list[str] | None
Instrument = Annotated[str, typer.Option(help="A family or an instrument: brass, cornet.")]
Stage = Annotated[str, typer.Option(help="starting, foundation, intermediate or advanced.")]
AnyInstrument = Annotated[
    str | None, typer.Option(help="A family or an instrument; every family unless given.")
]
AnyStage = Annotated[str | None, typer.Option(help="One stage; all four unless given.")]
Within = Annotated[str, typer.Option(help="How far to travel, in miles.")]
Division = Annotated[By, typer.Option(help="Into which parts to divide the region.")]
Kinds = Annotated[Words, typer.Option("--kind", help="May be given more than once.")]
Joins = Annotated[Words, typer.Option("--join", help="open, audition; either.")]
Days = Annotated[Words, typer.Option("--day", help="May be given more than once.")]
Genres = Annotated[Words, typer.Option("--genre", help="May be given more than once.")]
Inclusion = Annotated[Words, typer.Option("--inclusion", help="Support that is needed.")]
Free = Annotated[bool, typer.Option("--free")]
StepFree = Annotated[bool, typer.Option("--step-free")]
Strict = Annotated[bool, typer.Option("--strict", help="Only what is stated to fit.")]
AsOf = Annotated[
    datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day to answer for; today.")
]
Format = Annotated[CoverageFormat, typer.Option("--format", help="How to write the answer.")]
Text = Annotated[TextFormat, typer.Option("--format", help="How to write the answer.")]
Top = Annotated[int, typer.Option(min=1, max=10_000, help="How many at most.")]


def register(app: typer.Typer) -> None:
    """Add the commands to the ``pathways`` command."""
    app.command("coverage")(coverage_command)
    app.command("gaps")(gaps_command)
    app.command("unknowns")(unknowns_command)
    app.command("sites")(sites_command)
    app.command("what-if")(what_if_command)


def day_of(as_of: datetime | None) -> date:
    """The day asked for, or today."""
    return as_of.date() if as_of else date.today()


def coverage_command(
    instrument: Instrument,
    stage: Stage,
    within: Within = "10",
    by: Division = By.hub,
    kind: Kinds = None,
    join: Joins = None,
    day: Days = None,
    genre: Genres = None,
    inclusion: Inclusion = None,
    free: Free = False,
    step_free: StepFree = False,
    strict: Strict = False,
    as_of: AsOf = None,
    format: Format = CoverageFormat.table,
) -> None:
    """Count the young people who have something in reach: sure, likely, maybe or none."""
    from pathways import cli_coverage_run

    beside: dict[str, Any] = {
        "kinds": kind or (), "joins": join or (), "days": day or (), "genres": genre or (),
        "inclusion": inclusion or (), "free": free, "step_free": step_free, "strict": strict,
    }  # fmt: skip
    asked = {"instrument": instrument, "stage": stage, "within": within, **beside}
    cli_coverage_run.coverage(asked, by.value, day_of(as_of), format.value)


def gaps_command(
    top: Top = 20,
    instrument: AnyInstrument = None,
    stage: AnyStage = None,
    within: Within = "10",
    by: Division = By.district,
    kind: Kinds = None,
    as_of: AsOf = None,
    format: Format = CoverageFormat.table,
) -> None:
    """List where the most need has nothing in reach, the deepest gap first."""
    from pathways import cli_coverage_run

    asked = {"instrument": instrument, "stage": stage, "within": within, "kinds": kind or ()}
    cli_coverage_run.gaps(asked, by.value, top, day_of(as_of), format.value)


def unknowns_command(
    top: Top = 100,
    instrument: AnyInstrument = None,
    stage: AnyStage = None,
    within: Within = "10",
    kind: Kinds = None,
    as_of: AsOf = None,
    format: Text = TextFormat.table,
) -> None:
    """List what to ask of whom: what is not known, and how many young people it could move."""
    from pathways import cli_coverage_run

    asked = {"instrument": instrument, "stage": stage, "within": within, "kinds": kind or ()}
    cli_coverage_run.unknowns(asked, top, day_of(as_of), format.value)


def sites_command(
    instrument: Instrument,
    stage: Stage,
    within: Within = "10",
    new: Annotated[int, typer.Option(min=1, max=5, help="How many new groups.")] = 3,
    seconds: Annotated[
        float, typer.Option(min=0, max=600, help="How long to look for proof; 0 for a quick one.")
    ] = 30,
    hub: Annotated[
        str | None, typer.Option(help="Only sites in this music hub, for those who live there.")
    ] = None,
    kind: Kinds = None,
    as_of: AsOf = None,
    format: Format = CoverageFormat.table,
) -> None:
    """Choose where new groups would reach the most young people who have nothing sure."""
    from pathways import cli_coverage_run

    asked = {"instrument": instrument, "stage": stage, "within": within, "kinds": kind or ()}
    cli_coverage_run.sites(asked, new, seconds, hub, day_of(as_of), format.value)


def what_if_command(
    instrument: AnyInstrument = None,
    stage: AnyStage = None,
    within: Within = "10",
    add: Annotated[
        Words, typer.Option(help="Where a new group would meet: school, postcode, town, point.")
    ] = None,
    remove: Annotated[Words, typer.Option(help="Id of a listing to take away.")] = None,
    scenario: Annotated[
        Path | None, typer.Option(help="A saved scenario, in place of all of these.")
    ] = None,
    by: Division = By.hub,
    kind: Kinds = None,
    as_of: AsOf = None,
    format: Text = TextFormat.table,
) -> None:
    """Show what a new group would change, or a listing taken away."""
    from pathways import cli_coverage_run

    asked = {"instrument": instrument, "stage": stage, "within": within, "kinds": kind or ()}
    changes = (add or (), remove or (), scenario)
    cli_coverage_run.what_if(asked, changes, by.value, day_of(as_of), format.value)
