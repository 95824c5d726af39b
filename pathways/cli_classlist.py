"""The ``pathways classlist`` command."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from pathways.classlist import (
    ClassAnswer,
    ClassList,
    Layout,
    RowReader,
    Table,
    WholeClass,
    answer_class,
    as_files,
    drop_unused,
    read_pupils,
    read_table,
    recognise,
)
from pathways.classlist.level_words import read_level
from pathways.classlist.table import MOST_BYTES
from pathways.cli_files import checked_folder, replace_folder
from pathways.cli_progress import Teller
from pathways.errors import ClassListError
from pathways.facts import Facts, listing_facts
from pathways.matching.query import find_instrument, parse_radius
from pathways.model import Opportunity, Venue
from pathways.wiring import App, get_app_state

# Every file that the command has ever written: a folder that holds others is somebody's own.
OWN_FILES = frozenset(
    {
        "results.csv",
        "unmatched.csv",
        "rejected.csv",
        "notes.csv",
        "summary.json",
        "summary_to_share.json",
        "letters.pdf",
    }
)
MOST_LETTERS = 500
A_CLASS = 35


def classlist_command(
    pupils: Annotated[Path, typer.Argument(help="A CSV file or Excel workbook (.xlsx).")],
    out: Annotated[Path, typer.Option(help="The folder to write; new, empty or written before.")],
    school: Annotated[
        str | None, typer.Option(help="URN or name; stands in where a pupil has no postcode.")
    ] = None,
    instrument: Annotated[
        str | None, typer.Option(help="What the whole class plays, where a row does not say.")
    ] = None,
    level: Annotated[
        str | None, typer.Option(help="The level of the whole class, where a row does not say.")
    ] = None,
    within: Annotated[
        str | None, typer.Option(help="Miles for all; by the kind of place unless given.")
    ] = None,
    as_of: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day to answer for; today.")
    ] = None,
) -> None:
    """Find the next steps of a whole class."""
    folder = checked_folder(out, OWN_FILES)
    data = _read(pupils)
    app = get_app_state()
    day = as_of.date() if as_of else date.today()
    # Never the places that may ask another host: these are pupils' homes.
    whole_class = WholeClass(
        place=None if school is None else app.gazetteer.locate(school),
        instrument=None
        if instrument is None
        else find_instrument(app.catalogue.instruments, instrument).id,
        level=None if level is None else read_level(level).value,
    )
    miles = None if within is None else parse_radius(within)
    answer = _answer(app, data, whole_class, miles, day)
    replace_folder(folder, _files(app, answer))
    typer.echo(_told(answer, out))


def _answer(
    app: App, data: bytes, whole_class: WholeClass, miles: float | None, day: date
) -> ClassAnswer:
    table = read_table(data)
    layout = recognise(table, app.catalogue.instruments)
    for sentence in (*table.notes, *layout.warnings):
        typer.echo(sentence, err=True)
    reader = RowReader(app.catalogue.instruments, app.gazetteer, day, whole_class)
    listed = _pupils(drop_unused(table, layout), layout, reader)
    return answer_class(
        app.catalogue, listed, day, within_miles=miles, progress=Teller("Searching").tell
    )


def _files(app: App, answer: ClassAnswer) -> dict[str, bytes]:
    """File name to what is in it; the names are among OWN_FILES."""
    texts = as_files(answer, app.catalogue, Teller("Looking for what would help").tell)
    files = {name: text.encode() for name, text in texts.items()}
    if len(answer.steps) > MOST_LETTERS:
        typer.echo(f"No letters.pdf: it is made for at most {MOST_LETTERS} pupils.", err=True)
    elif answer.steps:
        files["letters.pdf"] = _letters(app, answer)
    return files


def _letters(app: App, answer: ClassAnswer) -> bytes:
    # Imported only here: the typesetter would slow every other command's start.
    from pathways.documents import class_sheets, letters_pdf

    def describe(listing: Opportunity, venue: Venue | None) -> Facts:
        return listing_facts(app.catalogue, listing, answer.as_of, venue)

    # A class takes a moment; only longer lists are worth a word.
    tell = Teller("Setting letters").tell if len(answer.steps) > A_CLASS else None
    return letters_pdf(class_sheets(app.catalogue, answer, describe), answer.as_of, progress=tell)


def _pupils(table: Table, layout: Layout, reader: RowReader) -> ClassList:
    return read_pupils(table, layout, reader, Teller("Reading rows").tell)


def _told(answer: ClassAnswer, out: Path) -> str:
    counts = answer.summary.total.counts
    parts = [f"{number:,} {name.removeprefix('matched_')}" for name, number in counts.items()]
    rejected = answer.class_list.rejected
    return (
        f"{answer.class_list.rows:,} rows: {', '.join(parts)}, {rejected:,} rejected. "
        f"Written to {out}"
    )


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise ClassListError(f"{path} cannot be read: {error.strerror}.") from None
