"""From the bytes of a file, or text pasted from a spreadsheet, to a table of cells."""

from __future__ import annotations

from pathways.classlist.delimited import decode, rows_of_text
from pathways.classlist.table import MOST_BYTES, Table, make_table
from pathways.classlist.workbook import rows_of_workbook
from pathways.errors import ClassListError

_ADVICE = "Give a CSV file or an Excel workbook (.xlsx), or paste the cells."
# How files begin that people take for class lists, and what to say of them.
_OTHER_FILES = {
    b"\x89PNG": "This is a picture (PNG), not a list of cells.",
    b"\xff\xd8\xff": "This is a picture (JPEG), not a list of cells.",
    b"GIF8": "This is a picture (GIF), not a list of cells.",
    b"BM": "This is a picture (BMP), not a list of cells.",
    b"RIFF": "This is a picture or a recording, not a list of cells.",
    b"%PDF": "This is a PDF, not a list of cells.",
    b"{\\rtf": "This is a text document (RTF), not a list of cells.",
    b"\x1f\x8b": "This is a compressed file; unpack it first.",
    b"\xd0\xcf\x11\xe0": "This workbook has a password or is of an old kind (.xls). "
    "In Excel, take the password off and save it as .xlsx or CSV.",
}
_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"


def read_table(data: bytes, sheet: str | None = None) -> Table:
    """The table in a file, told by what the file holds, not by its name.

    Args:
        data: a workbook (.xlsx), or text with commas, semicolons, tabs or bars between cells, in
            UTF-8, UTF-16, UTF-32 or Windows-1252.
        sheet: which sheet of a workbook; its first that is shown and not empty unless given.

    Raises:
        ClassListError: it is no such file, damaged, empty or too large; says what would be right.
    """
    if len(data) > MOST_BYTES:
        raise ClassListError(
            f"The file has {len(data) / 1024**2:.1f} MB; a class list has at most "
            f"{MOST_BYTES // 1024**2} MB. Keep only the cells that are needed."
        )
    if data.startswith((_ZIP, _EMPTY_ZIP)):
        return make_table(*rows_of_workbook(data, sheet))
    for start, what in _OTHER_FILES.items():
        if data.startswith(start) and (start != b"BM" or b"\0" in data[:32]):
            raise ClassListError(f"{what} {_ADVICE}")
    return make_table(rows_of_text(decode(data)))


def read_pasted(text: str) -> Table:
    """The table in text pasted from a spreadsheet, or typed with commas or tabs.

    Raises:
        ClassListError: it is empty or too large.
    """
    if len(text) > MOST_BYTES:
        raise ClassListError(
            f"That is more than {MOST_BYTES // 1024**2} million characters. Paste fewer rows."
        )
    return make_table(rows_of_text(text))
