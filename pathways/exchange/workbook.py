"""Excel workbooks, made in memory alone and safe to open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from pathways.exchange.spreadsheet import safe_cell

_LONGEST_TITLE = 31  # characters; Excel takes no more
_WIDTHS = (8, 60)  # of a column, in characters
_LOOKED_AT = 200  # rows, to find a column's width


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: a row of headings and what stands below them, numbers as numbers.

    Attributes:
        formats: column to how its numbers are shown, as Excel writes it (``0.0%``).
    """

    title: str
    columns: Sequence[str]
    rows: Sequence[Mapping[str, Any]]
    formats: Mapping[str, str] = field(default_factory=dict)


def to_xlsx(sheets: Sequence[Sheet]) -> bytes:
    """The sheets as a workbook; what looks like a formula is text, as in the CSV files."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for each in sheets:
        _fill(book.create_sheet(each.title[:_LONGEST_TITLE]), each)
    return _in_memory(book)


def _fill(page: Worksheet, sheet: Sheet) -> None:
    styles = _Styles(page)
    page.append([styles.cell(name, bold=True) for name in sheet.columns])
    for row in sheet.rows:
        page.append([styles.cell(row.get(name), sheet.formats.get(name)) for name in sheet.columns])
    page.freeze_panes = "A2"
    for number, name in enumerate(sheet.columns, start=1):
        texts = [name, *(str(row.get(name) or "") for row in sheet.rows[:_LOOKED_AT])]
        width = min(max(max(map(len, texts)) + 2, _WIDTHS[0]), _WIDTHS[1])
        page.column_dimensions[get_column_letter(number)].width = width


class _Styles:
    """Makes the cells of a page; each style is looked up once, which halves the time of many."""

    def __init__(self, page: Worksheet) -> None:
        self._page = page
        self._known: dict[tuple[bool, str | None, bool], Any] = {}

    def cell(self, value: Any, shown: str | None = None, *, bold: bool = False) -> Cell:
        text = isinstance(value, str)
        style = (text, None if text else shown, bold)
        if style not in self._known:
            self._known[style] = _styled(self._page, *style)
        cell = Cell(self._page, style_array=self._known[style])
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", safe_cell(value)) if text else value
        if text:
            cell.data_type = "s"  # never a formula, whatever it begins with
        return cell


def _styled(page: Worksheet, text: bool, shown: str | None, bold: bool) -> Any:
    cell = Cell(page)
    if text:
        cell.alignment = Alignment(vertical="top", wrap_text=True)
    if shown is not None:
        cell.number_format = shown
    if bold:
        cell.font = Font(bold=True)
    return cell._style


class _MemoryWriter(ExcelWriter):  # type: ignore[misc]  # openpyxl has no types
    """Writes sheets without the temporary files that openpyxl would put on the disk."""

    def write_worksheet(self, page: Worksheet) -> None:
        page._drawing = None
        writer = WorksheetWriter(page, out=BytesIO())
        writer.write()
        page._rels = writer._rels
        self._archive.writestr(page.path[1:], writer.read())
        self.manifest.append(page)


def _in_memory(book: Workbook) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED, allowZip64=True) as archive:
        _MemoryWriter(book, archive).save()
    return file.getvalue()
