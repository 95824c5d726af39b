"""Class lists as workbooks: what Excel writes, and what would fill the memory."""

from __future__ import annotations

import contextlib
import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from pathways.classlist import read_table
from pathways.classlist.table import MOST_ROWS
from pathways.errors import ClassListError

ROWS = [["Ref", "Postcode", "Instrument"], ["AB", "NG7 2RD", "Violin"], ["CD", None, "Cello"]]


def saved(book: Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def workbook(rows: Sequence[Sequence[Any]] = ROWS, merged: Sequence[str] = ()) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(list(row))
    for cells in merged:
        book.active.merge_cells(cells)
    return saved(book)


def archive(parts: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, data in parts.items():
            zipped.writestr(name, data)
    return file.getvalue()


def changed(data: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """The workbook with something in one of its parts replaced."""
    with zipfile.ZipFile(io.BytesIO(data)) as zipped:
        parts = {part: zipped.read(part) for part in zipped.namelist()}
    assert old in parts[name]
    return archive({**parts, name: parts[name].replace(old, new, 1)})


SHEET = "xl/worksheets/sheet1.xml"


def test_values_come_as_they_would_be_typed() -> None:
    rows = [[3, 7.0, 2.5, True], [date(2014, 5, 1), datetime(2014, 5, 1, 9), " a\nb ", "=1+1"]]
    cells = read_table(workbook([[*rows[0]], [*rows[1][:3], None]])).cells
    assert cells == (("3", "7", "2.5", "True"), ("2014-05-01", "2014-05-01", "a b", ""))


def test_blank_rows_and_columns_fall_away() -> None:
    table = read_table(workbook([["Class 7B"], [], *[[*row, None, None] for row in ROWS]]))
    assert table.numbers == (1, 3, 4, 5)
    assert table.cells[3] == ("CD", "", "Cello")


def test_a_cell_merged_downwards_counts_for_each_of_its_rows() -> None:
    rows = [["Class 7B", None], ["Ref", "Instrument"], ["A", "Violin"], ["B", None], ["C", None]]
    table = read_table(workbook(rows, ["A1:B1", "B3:B5"]))
    assert table.cells[0] == ("Class 7B", "")
    assert [row[1] for row in table.cells[2:]] == ["Violin"] * 3


def test_merged_cells_without_end_fill_only_rows_that_there_are() -> None:
    data = changed(workbook(merged=["A2:A3"]), SHEET, b'ref="A2:A3"', b'ref="A1:A1048576"')
    assert [row[0] for row in read_table(data).cells] == ["Ref", "AB", "Ref"]


def test_formulas_give_the_value_saved_with_them() -> None:
    data = changed(workbook([["Ref", "=1+1"]]), SHEET, b"<v />", b"<v>2</v>")
    assert read_table(data).cells == (("Ref", "2"),)
    without = read_table(workbook([["Ref", "=1+1"]]))
    assert without.cells == (("Ref",),)
    assert "formulas whose values were not saved" in without.notes[0]


def test_the_first_shown_sheet_with_anything_in_it_is_read_unless_another_is_named() -> None:
    book = Workbook()
    book.active.title = "Old"
    book.active.append(["old"])
    book.active.sheet_state = "hidden"
    book.create_sheet("Empty")
    book.create_sheet("7B").append(["b"])
    book.create_sheet("7C").append(["c"])
    data = saved(book)
    table = read_table(data)
    assert table.cells == (("b",),)
    assert table.notes == ("The workbook has 3 sheets; “7B” was read.",)
    assert read_table(data, sheet="7C").cells == (("c",),)
    with pytest.raises(ClassListError, match="shows no sheet “Old”"):
        read_table(data, sheet="Old")


def test_an_empty_workbook_is_an_empty_list() -> None:
    with pytest.raises(ClassListError, match="list is empty"):
        read_table(workbook([]))


def long_workbook(rows: int) -> bytes:
    """Written by hand: openpyxl takes seconds for it."""
    cells = b"".join(b'<row r="%d"><c><v>%d</v></c></row>' % (n, n) for n in range(4, rows + 1))
    return changed(workbook(), SHEET, b"</sheetData>", cells + b"</sheetData>")


def test_ten_thousand_rows_are_read_and_too_many_refused() -> None:
    table = read_table(long_workbook(10_000))
    assert (table.numbers[-1], table.cells[-1][0]) == (10_000, "10000")
    with pytest.raises(ClassListError, match=f"more than {MOST_ROWS:,} rows"):
        read_table(long_workbook(MOST_ROWS + 1))


def test_a_sheet_that_lies_about_its_size_is_read_as_it_is() -> None:
    data = changed(workbook(), SHEET, b'ref="A1:C3"', b'ref="A1:XFD1048576"')
    assert len(read_table(data).cells) == 3
    far = changed(workbook(), SHEET, b'<row r="3"', b'<row r="99999999999"')
    assert len(read_table(far).cells) == 2


BOMB = b" " * (25 * 1024 * 1024)
PARTS = {"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"}


@pytest.mark.parametrize(
    "parts",
    [
        {SHEET: BOMB},
        {SHEET: b" " * (12 * 1024 * 1024)},
        {"xl/styles.xml": b"<xf/>" * 300_000},
        {f"xl/worksheets/sheet{number}.xml": b"" for number in range(2_001)},
    ],
    ids=["too much", "too dense", "too many styles", "too many parts"],
)
def test_zip_bombs_are_refused_before_they_are_unpacked(
    parts: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    data = archive({**PARTS, **parts})
    monkeypatch.setattr(zipfile.ZipFile, "open", _must_not_be_called)
    with pytest.raises(ClassListError, match="unpacks to far more"):
        read_table(data)


def _must_not_be_called(*_: object) -> None:
    raise AssertionError("nothing may be unpacked")


def test_a_bomb_that_hides_its_size_gives_no_more_than_it_states() -> None:
    """The directory says 1 KB; the part unpacks to 25 MB."""
    data = archive({**PARTS, SHEET: BOMB})
    size = len(BOMB).to_bytes(4, "little")
    assert data.count(size) == 2
    with pytest.raises(ClassListError, match="damaged"):
        read_table(data.replace(size, (1024).to_bytes(4, "little")))


def test_entities_that_grow_are_refused() -> None:
    entities = b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">' + b"".join(
        b'<!ENTITY %c "%s">' % (b, b"&%c;" % a * 10) for a, b in pairwise(b"abcdefghi")
    )
    with zipfile.ZipFile(io.BytesIO(workbook())) as zipped:
        sheet = zipped.read(SHEET)
    start = sheet.index(b"<worksheet")
    hostile = changed(workbook(), SHEET, sheet[:start] + b"<worksheet", entities + b"]><worksheet")
    hostile = changed(hostile, SHEET, b"<sheetData>", b"<sheetData>&i;")
    with pytest.raises(ClassListError, match="damaged"):
        read_table(hostile)


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"[Content_Types].xml": b"", "xl/workbook.bin": b""}, "binary workbook"),
        ({"mimetype": b"", "content.xml": b""}, "LibreOffice or Numbers"),
        ({"Index/Document.iwa": b""}, "LibreOffice or Numbers"),
        ({"[Content_Types].xml": b"", "word/document.xml": b""}, "Word or PowerPoint"),
        ({"class.csv": b"a,b"}, "archive of files"),
        (PARTS, "damaged"),
    ],
    ids=["xlsb", "ods", "numbers", "docx", "zip", "hollow"],
)
def test_other_archives_are_told_apart(parts: dict[str, bytes], words: str) -> None:
    with pytest.raises(ClassListError, match=words):
        read_table(archive(parts))


WHOLE = workbook()


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    at=st.integers(0, len(WHOLE) - 1),
    bytes_=st.binary(min_size=1, max_size=8),
    cut=st.integers(0, len(WHOLE)) | st.just(len(WHOLE)),
)
def test_a_damaged_workbook_gives_a_table_or_a_class_list_error(
    at: int, bytes_: bytes, cut: int
) -> None:
    data = (WHOLE[:at] + bytes_ + WHOLE[at + len(bytes_) :])[:cut]
    with contextlib.suppress(ClassListError):
        assert read_table(data).cells
