"""Class lists as text: what teachers' programs write, and what is refused."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pathways.classlist import Table, read_pasted, read_table
from pathways.classlist.table import LONGEST_CELL, MOST_BYTES, MOST_COLUMNS, MOST_ROWS
from pathways.errors import ClassListError

LIST = "Ref,Postcode,Instrument\nAB,NG7 2RD,Violin\nCD,NG5 1AA,Flûte\n"
ROWS = (
    ("Ref", "Postcode", "Instrument"),
    ("AB", "NG7 2RD", "Violin"),
    ("CD", "NG5 1AA", "Flûte"),
)


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"],
)
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_every_encoding_delimiter_and_line_ending_gives_the_same_table(
    encoding: str, delimiter: str, ending: str
) -> None:
    text = LIST.replace(",", delimiter).replace("\n", ending)
    table = read_table(text.encode(encoding))
    assert (table.cells, table.numbers) == (ROWS, (1, 2, 3))


def test_pasted_cells_are_the_same_table() -> None:
    assert read_pasted(LIST.replace(",", "\t")).cells == ROWS
    assert read_pasted(LIST).cells == ROWS


def test_quoted_cells_may_hold_anything() -> None:
    text = 'Ref;Address\r\n"A;B";"1 High Street\r\nArnold, NG5 1AA"\r\nC;"say ""hello"""\r\n'
    table = read_table(text.encode())
    assert table.cells[1:] == (("A;B", "1 High Street Arnold, NG5 1AA"), ("C", 'say "hello"'))
    assert table.numbers == (1, 2, 3), "rows are counted as a spreadsheet counts them"


def test_blank_rows_fall_away_and_the_others_keep_their_numbers() -> None:
    table = read_table(b"Class 7B,,\n\n,,\nRef,Instrument,\nAB,Violin,\n , ,\nCD,Viola,\n")
    assert table.numbers == (1, 4, 5, 7)
    assert table.cells[1] == ("Ref", "Instrument")


def test_ragged_rows_are_filled_up() -> None:
    assert read_table(b"a,b,c\nd\ne,f\n").cells == (("a", "b", "c"), ("d", "", ""), ("e", "f", ""))


def test_the_line_that_names_the_separator_is_no_row() -> None:
    table = read_table(b"sep=;\r\nRef;Place\r\nA;Long Eaton, Derbyshire\r\n")
    assert table.cells == (("Ref", "Place"), ("A", "Long Eaton, Derbyshire"))
    assert table.numbers == (1, 2)


def test_commas_in_a_list_with_one_column_do_not_cut_it() -> None:
    table = read_table(b"Instrument\nViolin\nPiano, and sings\nFlute\nCello\n")
    assert table.width == 1
    assert table.cells[2] == ("Piano, and sings",)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("  NG7\u00a0\u00a02RD ", "NG7 2RD"),
        ("a\u202eb\u200bc\ufeff", "abc"),
        ("محمد", "محمد"),
        ("👩‍👩‍👧 🎻", "👩‍👩‍👧 🎻"),
        ("a\x07b\x00", "ab"),
        ("=1+1", "=1+1"),
    ],
)
def test_cells_are_tidied_and_keep_what_can_be_seen(text: str, shown: str) -> None:
    assert read_pasted(f"Ref\tOther\n{text}\tx\n").cells[1][0] == shown


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "list is empty"),
        (b"\n \n,,\n", "list is empty"),
        (b"\xef\xbb\xbf", "list is empty"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, r"picture \(PNG\)"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 40, r"picture \(JPEG\)"),
        (b"GIF89a" + b"\0" * 40, r"picture \(GIF\)"),
        (b"BM" + b"\0" * 40, r"picture \(BMP\)"),
        (b"%PDF-1.7\n", "This is a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 40, r"password or is of an old kind \(.xls"),
        (bytes(range(256)) * 20, "no text that we can read"),
        (b"a,b\n\xff\xfe\x00\xd8", "no text that we can read"),
        (b"\xff\xfe\x00\xd8\x00", "no text that we can read"),
        (b"x" * (MOST_BYTES + 1), "5.0 MB; a class list has at most 5 MB"),
        (b"a\n" * (MOST_ROWS + 1), f"more than {MOST_ROWS:,} rows"),
        (b"a,b\nc," + b"x" * (LONGEST_CELL + 1), "Row 2, column B holds 5,001 characters"),
        (b'a,b\nc,"' + b"x" * 200_000, "A cell has no end"),
        (
            b"a,b\nc" + b"," * MOST_COLUMNS + b"d",
            f"Row 2 has 101 columns; .* at most {MOST_COLUMNS}",
        ),
    ],
    ids=lambda value: value[:20] if isinstance(value, bytes) else None,
)
def test_what_is_no_class_list_is_refused_in_one_sentence_or_two(data: bytes, words: str) -> None:
    with pytest.raises(ClassListError, match=words) as caught:
        read_table(data)
    assert len(str(caught.value)) < 250


def test_a_bar_made_of_the_letters_bm_is_no_picture() -> None:
    assert read_table(b"BM,NG7 2RD,Violin\n").cells == (("BM", "NG7 2RD", "Violin"),)


def test_too_much_pasted_is_refused() -> None:
    with pytest.raises(ClassListError, match="Paste fewer rows"):
        read_pasted("x" * (MOST_BYTES + 1))


def test_ten_thousand_rows_are_read() -> None:
    table = read_table(b"Ref,Instrument\n" + b"AB,Violin\n" * 10_000)
    assert len(table.cells) == 10_001


def test_a_cell_can_be_mended_and_columns_emptied() -> None:
    table = read_table(b"Ref,Name\n\nAB,Amelia\n")
    assert table.mended(3, 0, " CD ").cells == (("Ref", "Name"), ("CD", "Amelia"))
    assert table.only([0]).cells == (("Ref", ""), ("AB", ""))
    assert table.cells[1] == ("AB", "Amelia"), "a table never changes"


STARTS = [b"", b"PK\x03\x04", b"\xff\xfe", b"\xef\xbb\xbf", b"sep=;\n", b'"', b"\0a"]


@settings(deadline=None, derandomize=True)
@given(start=st.sampled_from(STARTS), rest=st.binary(max_size=300))
def test_any_bytes_give_a_table_or_a_class_list_error(start: bytes, rest: bytes) -> None:
    with contextlib.suppress(ClassListError):
        assert_sound(read_table(start + rest))


@settings(deadline=None, derandomize=True)
@given(text=st.text(max_size=300))
def test_any_text_gives_a_table_or_a_class_list_error(text: str) -> None:
    with contextlib.suppress(ClassListError):
        assert_sound(read_pasted(text))


def assert_sound(table: Table) -> None:
    assert len(table.cells) == len(table.numbers) > 0
    assert list(table.numbers) == sorted(set(table.numbers))
    for row in table.cells:
        assert len(row) == table.width
        assert any(row)
        for cell in row:
            cell.encode()  # nothing that cannot be written
            assert cell == " ".join(cell.split())
