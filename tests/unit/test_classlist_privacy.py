"""While a class list is read and answered, nothing leaves the memory of the process."""

from __future__ import annotations

import io
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from openpyxl import Workbook

from pathways.catalogue import Catalogue, load_catalogue
from pathways.classlist import (
    RowReader,
    WholeClass,
    answer_class,
    as_files,
    drop_unused,
    read_pupils,
    read_table,
    recognise,
)
from pathways.errors import ClassListError
from pathways.settings import ROOT
from tests.unit.classlist_cases import TODAY, school
from tests.unit.places_loaded import places

_LEAVING = ("open", "os.rename", "os.mkdir", "os.link", "os.symlink", "socket.connect",
            "socket.sendto", "socket.getaddrinfo", "subprocess.Popen", "os.system")  # fmt: skip
_seen: list[str] | None = None


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if _seen is None or event not in _LEAVING:
        return
    if event == "open":
        _, mode, flags = arguments
        writes = (isinstance(flags, int) and flags & 3) or set(str(mode)) & set("wax+")
        if not writes:
            return
    _seen.append(f"{event} {arguments}")


sys.addaudithook(_watch)


@contextmanager
def watched() -> Iterator[list[str]]:
    """Everything that Python opens for writing, moves, runs or connects to."""
    global _seen
    _seen = seen = []
    try:
        yield seen
    finally:
        _seen = None


def everything(data: bytes, catalogue: Catalogue) -> None:
    table = read_table(data)
    layout = recognise(table, catalogue.instruments)
    reader = RowReader(catalogue.instruments, places(), TODAY, WholeClass(place=school()))
    listed = read_pupils(drop_unused(table, layout), layout, reader)
    answer = answer_class(catalogue, listed, TODAY)
    assert answer.steps
    assert listed.problems
    as_files(answer, catalogue)


ROWS = [
    ["Pupil", "Name", "Home postcode", "Instrument", "Grade"],
    ["SECRET1", "Amelia Brown", "NG7 2RD", "Violin", "3"],
    ["SECRET2", "Chidi Okafor", "NG99 9ZZ", "harpp", "x"],
]


def as_csv() -> bytes:
    return "\n".join(",".join(row) for row in ROWS).encode()


def as_workbook() -> bytes:
    book, file = Workbook(), io.BytesIO()
    for row in ROWS:
        book.active.append(row)
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize("make", [as_csv, as_workbook])
def test_nothing_is_written_sent_or_logged(
    make: object, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    catalogue = load_catalogue(ROOT / "data" / "catalogue")
    data = make()  # type: ignore[operator]
    places()
    with caplog.at_level(logging.DEBUG), watched() as seen:
        everything(data, catalogue)
    assert seen == []
    assert caplog.records == []
    assert capfd.readouterr() == ("", "")


def test_the_watch_would_see_a_file(tmp_path: Path) -> None:
    with watched() as seen:
        (tmp_path / "x").write_text("x")
        (tmp_path / "x").rename(tmp_path / "y")
    assert [each.split()[0] for each in seen] == ["open", "os.rename"]


@pytest.mark.parametrize(
    "data",
    [
        b"Pupil,Postcode\nSECRET,NG7 2RD\n",
        b"Pupil,Instrument\nSECRET," + b"SECRET" * 1_000,
        b"Postcode,Instrument\n" + b"".join(b"NG7 2RD,SECRET%d\n" % n for n in range(600)),
    ],
)
def test_what_is_said_of_a_whole_list_repeats_nothing_of_a_pupil(data: bytes) -> None:
    catalogue = load_catalogue(ROOT / "data" / "catalogue")
    with pytest.raises(ClassListError) as caught:
        everything(data, catalogue)
    assert "SECRET" not in str(caught.value)
    assert "NG7" not in str(caught.value)
