"""The ``pathways classlist`` command."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from time import monotonic
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
_QUIET_S = 1.0  # how long work may take before, and between, words about it


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
    folder = _checked_folder(out)
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
    _replace_folder(folder, _files(app, answer))
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
        app.catalogue, listed, day, within_miles=miles, progress=_Teller("Searching").tell
    )


def _files(app: App, answer: ClassAnswer) -> dict[str, bytes]:
    """File name to what is in it; the names are among OWN_FILES."""
    texts = as_files(answer, app.catalogue, _Teller("Looking for what would help").tell)
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
    tell = _Teller("Setting letters").tell if len(answer.steps) > A_CLASS else None
    return letters_pdf(class_sheets(app.catalogue, answer, describe), answer.as_of, progress=tell)


def _pupils(table: Table, layout: Layout, reader: RowReader) -> ClassList:
    return read_pupils(table, layout, reader, _Teller("Reading rows").tell)


class _Teller:
    """Says on stderr how far long work is, once it takes more than a second."""

    def __init__(self, work: str) -> None:
        self._work, self._last = work, monotonic()

    def tell(self, done: int, total: int) -> None:
        if monotonic() - self._last >= _QUIET_S:
            self._last = monotonic()
            typer.echo(f"{self._work}: {done:,} of {total:,}", err=True)


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


def _checked_folder(out: Path) -> Path:
    """The folder itself, links followed, if it can take the answers."""
    folder = out.resolve()
    if not folder.parent.is_dir():
        raise ClassListError(f"{out} cannot be made: there is no folder {folder.parent}.")
    if not folder.exists():
        return folder
    if not folder.is_dir():
        raise ClassListError(f"{out} is a file. Give --out a folder.")
    others = sorted(each.name for each in folder.iterdir() if each.name not in OWN_FILES)
    if others:
        raise ClassListError(
            f"{out} holds other things, such as {others[0][:40]}. Give --out a folder of its own."
        )
    return folder


def _replace_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put a folder of these files in place, wholly or not at all.

    It is written beside its place, where only its owner can read it, and moved when it is whole.
    """
    try:
        work = Path(tempfile.mkdtemp(prefix=".pathways-", dir=folder.parent))
        try:
            _write(work / "new", files)
            _swap(work / "new", folder, work / "old")
        finally:
            shutil.rmtree(work)
    except OSError as error:
        raise ClassListError(f"{folder} cannot be written: {error.strerror}.") from None


def _swap(new: Path, folder: Path, old: Path) -> None:
    """Put ``new`` in the place of ``folder``, which moves to ``old``, or leave all as it was."""
    had = folder.exists()
    if had:
        folder.rename(old)
    try:
        new.rename(folder)
    except OSError:
        if had:
            old.rename(folder)
        raise


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    folder.mkdir(mode=0o700)
    for name, data in files.items():
        (folder / name).write_bytes(data)
