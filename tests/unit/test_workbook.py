"""Workbooks made in memory, read back."""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import load_workbook

from pathways.exchange import workbook
from pathways.exchange.workbook import Sheet, to_xlsx
from tests.unit.test_classlist_privacy import watched

HOSTILE = ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x")', "\t=1", "😀 عربي", "a\x07b"]


def test_sheets_are_read_back_with_numbers_as_numbers() -> None:
    data = to_xlsx(
        [
            Sheet("One", ["row", "name"], [{"row": 2, "name": "Violin"}, {"row": 3}]),
            Sheet("A title that is far longer than a sheet may have", ["x"], []),
        ]
    )

    book = load_workbook(BytesIO(data))
    assert book.sheetnames == ["One", "A title that is far longer than"]
    assert list(book["One"].values) == [("row", "name"), (2, "Violin"), (3, None)]
    assert book["One"].freeze_panes == "A2"


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_runs_as_a_formula(text: str) -> None:
    data = to_xlsx([Sheet("One", [text], [{text: text}])])

    for cell in load_workbook(BytesIO(data))["One"]["A"]:
        assert cell.data_type == "s"
        assert not str(cell.value).startswith(("=", "+", "-", "@"))


def test_nothing_is_written_to_the_disk() -> None:
    with watched() as seen:
        to_xlsx([Sheet("One", ["ref"], [{"ref": f"P{at}"} for at in range(2_000)])])

    assert seen == []


def test_a_long_text_does_not_make_a_column_endless() -> None:
    data = to_xlsx([Sheet("One", ["x", "y"], [{"x": "a" * 500, "y": "b"}])])

    widths = load_workbook(BytesIO(data))["One"].column_dimensions
    assert (widths["A"].width, widths["B"].width) == workbook._WIDTHS[::-1]
