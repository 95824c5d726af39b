"""Text with something between the cells: which characters it is made of, and where cells end."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator

from pathways.errors import ClassListError

_DELIMITERS = "\t;,|"
_SAMPLE_CHARACTERS = 50_000
_SAMPLE_ROWS = 100
# Longest first: the mark of UTF-32 begins like that of UTF-16.
_MARKS = {
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
# Excel takes the delimiter from such a line and does not show it.
_SEPARATOR_LINE = re.compile(r'\ufeff?"?sep=([\t;,|])"?(?:\r\n|\r|\n)', re.IGNORECASE)
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffd]")
_MOST_NO_TEXT = 0.005  # of the characters; more, and it is no text


def decode(data: bytes) -> str:
    """The text of a file.

    By the mark it begins with; else as UTF-16 where every other byte is nought, as UTF-8 where it
    is valid, and otherwise as Windows-1252, which is what Excel writes for "CSV".

    Raises:
        ClassListError: it is no text.
    """
    encoding = next((name for mark, name in _MARKS.items() if data.startswith(mark)), None)
    try:
        text = data.decode(encoding or _unmarked(data))
    except UnicodeDecodeError:
        text = "\0" if encoding else data.decode("cp1252", errors="replace")
    if len(_NO_TEXT.findall(text)) > _MOST_NO_TEXT * len(text):
        raise ClassListError(
            "This is no text that we can read. "
            "Give a CSV file (UTF-8 is best) or an Excel workbook (.xlsx), or paste the cells."
        )
    return text


def _unmarked(data: bytes) -> str:
    """UTF-16 by its noughts, which stand beside the letters it shares with ASCII; else UTF-8."""
    start = data[:4096]
    first, second = start[::2].count(0), start[1::2].count(0)
    if max(first, second) * 4 > len(start) and min(first, second) * 10 < max(first, second):
        return "utf-16-be" if first > second else "utf-16-le"
    return "utf-8"


def rows_of_text(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each row with its number, as a spreadsheet would show it.

    Raises:
        ClassListError: a cell is endless.
    """
    named = _SEPARATOR_LINE.match(text)
    body = text[named.end() :] if named else text.removeprefix("\ufeff")
    delimiter = named[1] if named else _delimiter(body)
    try:
        yield from enumerate(_records(body, delimiter), start=1)
    except csv.Error:
        raise ClassListError(
            "A cell has no end. Perhaps a quotation mark is not closed; save the list as CSV again."
        ) from None


def _records(text: str, delimiter: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True)


def _delimiter(text: str) -> str:
    """The one that cuts most rows into the same number of cells, and into more of them."""
    return max(_DELIMITERS, key=lambda each: _evenness(text[:_SAMPLE_CHARACTERS], each))


def _evenness(text: str, delimiter: str) -> tuple[int, int]:
    """How many rows have the commonest number of cells above one, and that number.

    Noughts where most rows are not cut at all: the delimiter is then part of somebody's text.
    """
    widths: Counter[int] = Counter()
    try:
        for _, row in zip(range(_SAMPLE_ROWS), _records(text, delimiter), strict=False):
            widths[len(row)] += 1
    except csv.Error:
        return 0, 0
    several = [(count, width) for width, count in widths.items() if width > 1]
    is_cut = 2 * sum(count for count, _ in several) >= widths.total() - widths[0]
    return max(several, default=(0, 0)) if is_cut else (0, 0)
