"""Excel workbooks: refused where they could fill the memory, else their shown values."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from pathways.classlist.table import MOST_ROWS
from pathways.errors import ClassListError

MOST_UNPACKED_BYTES = 20 * 1024 * 1024
MOST_PARTS = 2_000
MOST_TIMES_LARGER = 150
# Each entry of these parts becomes an object of some size, so little of them fills the memory.
_MOST_SMALL_PART_BYTES = 1024 * 1024
_LARGE_PARTS = (
    "xl/worksheets/", "xl/sharedStrings", "xl/media/", "xl/drawings/", "xl/charts/",
    "xl/pivotCache/", "xl/embeddings/",
)  # fmt: skip
_LAST_EXCEL_ROW = 1_048_576
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*?\bref="([A-Z]{1,3})(\d+):[A-Z]{1,3}(\d+)"')
_UNSAVED_FORMULA = re.compile(rb"</(?:\w+:)?f>(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?</")

Rows = list[tuple[int, list[str]]]

_DAMAGED = (
    "This workbook is damaged or not from a spreadsheet. "
    "Open it in Excel, save it as .xlsx or CSV, and try again."
)
_UNPACKS_TOO_LARGE = (
    "This workbook unpacks to far more than a class list holds. "
    "Copy the cells that are needed into a new workbook, or save them as CSV."
)


def rows_of_workbook(data: bytes, sheet: str | None = None) -> tuple[Rows, list[str]]:
    """The numbered rows of one sheet, and notes on how it was read.

    Formulas give the value that was saved with them. A cell merged over several rows counts for
    each of them.

    Raises:
        ClassListError: it is no workbook, damaged, has no such sheet, or unpacks to too much.
    """
    _refuse_bombs(data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and extensions that are not read
            return _rows(data, sheet)
    except ClassListError:
        raise
    except Exception:  # openpyxl meets a broken part with whatever error comes
        raise ClassListError(_DAMAGED) from None


def _refuse_bombs(data: bytes) -> None:
    """Look at the sizes in the directory of the archive before anything is unpacked.

    The sizes can be relied on: `zipfile` never unpacks more of a part than its directory says.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, EOFError):
        raise ClassListError(_DAMAGED) from None
    total = sum(part.file_size for part in parts)
    small = [part.file_size for part in parts if not part.filename.startswith(_LARGE_PARTS)]
    if (
        len(parts) > MOST_PARTS
        or total > MOST_UNPACKED_BYTES
        or (total > MOST_UNPACKED_BYTES / 10 and total > MOST_TIMES_LARGER * len(data))
        or max(small, default=0) > _MOST_SMALL_PART_BYTES
    ):
        raise ClassListError(_UNPACKS_TOO_LARGE)
    _refuse_other_archives({part.filename for part in parts})


def _refuse_other_archives(names: set[str]) -> None:
    if "xl/workbook.bin" in names:
        what = "This is a binary workbook (.xlsb). In Excel, save it as .xlsx or CSV."
    elif "content.xml" in names or any(name.startswith("Index/") for name in names):
        what = "This is a document of LibreOffice or Numbers. Save it as .xlsx or CSV."
    elif "word/document.xml" in names or "ppt/presentation.xml" in names:
        what = "This is a Word or PowerPoint document. Copy its table into a spreadsheet."
    elif "[Content_Types].xml" not in names:
        what = "This is an archive of files (ZIP). Give the CSV file or workbook that is in it."
    else:
        return
    raise ClassListError(what)


def _rows(data: bytes, name: str | None) -> tuple[Rows, list[str]]:
    # Imported only where it is needed: most lists are text, and every start would wait for it.
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    if name is not None:
        shown = [sheet for sheet in shown if sheet.title == name]
        if not shown:
            raise ClassListError(f"The workbook shows no sheet “{name[:40]}”.")
    for sheet in shown:
        # What a workbook says of its own size may be wrong or endless; rows are counted instead.
        sheet.reset_dimensions()
        rows = list(_filled_rows(sheet))
        if rows:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                source = archive.read(sheet._worksheet_path)
            _fill_merged(rows, source)
            return rows, _notes(sheet.title, len(shown), source)
    return [], []


def _filled_rows(sheet: Any) -> Iterator[tuple[int, list[str]]]:
    """Rows with anything in them, and one more than a class list may have."""
    found = 0
    numbered = enumerate(sheet.iter_rows(values_only=True, max_row=_LAST_EXCEL_ROW), start=1)
    for number, values in numbered:
        row = _texts(values)
        if any(row):
            yield number, row
            found += 1
        if found > MOST_ROWS:
            return


def _texts(row: Sequence[Any]) -> list[str]:
    return ["" if value is None else _text(value) for value in row]


def _text(value: Any) -> str:
    """A value as it would be typed: whole numbers without a point, days as 2026-11-22."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else str(value).strip()


def _fill_merged(rows: Rows, source: bytes) -> None:
    """Write the text of cells merged downwards into every row that they reach over."""
    from openpyxl.utils import column_index_from_string

    by_number = dict(rows)
    left = sum(len(row) for _, row in rows)  # merged cells never overlap, so no list needs more
    for letters, first, last in _MERGED.findall(source):
        top, column = by_number.get(int(first)), column_index_from_string(letters.decode()) - 1
        if top is None or column >= len(top):
            continue
        for number in range(int(first) + 1, min(int(last), rows[-1][0]) + 1):
            left -= 1
            if left < 0:
                return
            _put(by_number.get(number), column, top[column])


def _put(row: list[str] | None, column: int, text: str) -> None:
    if row is not None:
        row.extend([""] * (column + 1 - len(row)))
        row[column] = row[column] or text


def _notes(title: str, sheets: int, source: bytes) -> list[str]:
    notes = []
    if sheets > 1:
        notes.append(f"The workbook has {sheets} sheets; “{title}” was read.")
    if _UNSAVED_FORMULA.search(source):
        notes.append(
            "Some cells hold formulas whose values were not saved with them and count as empty. "
            "Open the workbook in Excel, save it, and try again."
        )
    return notes
