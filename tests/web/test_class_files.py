"""What a teacher takes away from a class list: read back, and safe to open."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from functools import cache
from io import BytesIO

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from starlette.formparsers import MultiPartParser

from pathways.classlist import ClassAnswer, WholeClass, answer_class
from pathways.web import class_files
from pathways.web.class_files import PUPILS_A_FILE, ClassFiles
from pathways.web.class_upload import keep_uploads_in_memory
from pathways.wiring import App, get_app_state
from tests.unit.classlist_cases import TODAY, read, school

CLASS = """\
Ref|Postcode|Instrument|Grade
=1+1|NG5 6JU|cornet|3
P02|PE25 1AA|harp|8
P03||violin|initial
P04|NG99 9ZZ|violin|2
"""
POSTCODE = re.compile(r"NG5 ?6JU|PE25 ?1AA")


@cache
def app() -> App:
    return get_app_state.__wrapped__()


def answered(text: str = CLASS) -> ClassAnswer:
    return answer_class(app().catalogue, read(text, WholeClass(place=school())), TODAY)


def files(text: str = CLASS, *, distance: bool = False) -> ClassFiles:
    base = "https://pathways.example.org/"
    return ClassFiles(app(), answered(text), school(), base, distance)


def words(pdf: bytes) -> list[str]:
    return [" ".join(each.extract_text().split()) for each in PdfReader(BytesIO(pdf)).pages]


def test_each_pupil_has_a_sheet_to_take_home_without_the_home() -> None:
    sheets = words(files().sheets())

    assert len(sheets) == 3
    for ref, sheet in zip(("=1+1", "P02", "P03"), sheets, strict=True):
        assert ref in sheet
        assert not POSTCODE.search(sheet)
        assert "miles" not in sheet.partition("Whom to ask")[0]


def test_a_sheet_says_how_far_only_if_asked() -> None:
    assert "mile" in words(files(distance=True).sheets())[0]


def test_large_print_takes_two_pages() -> None:
    assert len(words(files().sheets(large_print=True))) > 3


def test_thousands_of_sheets_come_a_hundred_at_a_time() -> None:
    lines = "".join(f"P{at}|NG5|violin|2\n" for at in range(PUPILS_A_FILE + 2))
    sheets = words(files(f"Ref|Postcode|Instrument|Grade\n{lines}").sheets(PUPILS_A_FILE))

    assert [ref in sheet for ref, sheet in zip(("P100", "P101"), sheets, strict=True)] == [True] * 2


def test_the_noticeboard_has_a_page_for_each_instrument_and_no_pupil() -> None:
    notices = words(files().notices())

    assert len(notices) == 3
    assert not any("P0" in each or POSTCODE.search(each) for each in notices)


def test_csv_files_open_as_utf_8_and_run_nothing() -> None:
    data = files().text("results.csv")

    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert {row["ref"] for row in rows} == {"'=1+1", "P03"}
    rejected = files().text("rejected.csv").decode("utf-8-sig")
    assert "NG99 9ZZ" in rejected


def test_the_workbook_holds_the_whole_class() -> None:
    book = load_workbook(BytesIO(files().workbook()))

    assert book.sheetnames == [
        "Next steps", "No match yet", "To mend", "What was taken as what",
    ]  # fmt: skip
    table = list(book["Next steps"].values)
    assert table[0][:6] == ("Row", "Ref", "Plays", "Level", "Rank", "How sure")
    assert table[1][:5] == (2, "'=1+1", "Cornet", "About grade 3", 1)
    assert (3, "P02", "Harp", "About grade 8", None, "No match yet") in [row[:6] for row in table]
    assert list(book["To mend"].values)[1][0] == 5
    formulas = [cell for page in book for row in page for cell in row if cell.data_type == "f"]
    assert formulas == []


def test_the_summary_to_share_withholds_what_is_small() -> None:
    mine = json.loads(files().text("summary.json"))
    shared = json.loads(files().text("summary_to_share.json"))

    assert mine["unmatched"] == 1
    assert shared["unmatched"] is None
    assert "harp" not in json.dumps(shared)


@pytest.mark.parametrize(
    ("here", "address"),
    [
        ("https://music.example.org/class_list", "https://music.example.org/"),
        ("https://example.org/music/class_list", "https://example.org/music/"),
        ("http://192.168.1.7:8501/class_list", "http://192.168.1.7:8501/"),
        ("http://localhost:8501/class_list", None),
        ("http://app.localhost/class_list", None),
        ("http://127.0.0.1:8501/class_list", None),
        ("http://[::1]:8501/class_list", None),
        (None, None),
    ],
)
def test_codes_lead_to_the_app_only_where_a_phone_could_open_it(
    here: str | None, address: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Context:
        url = here

    monkeypatch.setattr(class_files.st, "context", Context)

    assert class_files.app_address() == address


@pytest.fixture
def spool() -> Iterator[None]:
    before = MultiPartParser.spool_max_size
    yield
    MultiPartParser.spool_max_size = before


@pytest.mark.usefixtures("spool")
def test_the_largest_upload_stays_in_memory() -> None:
    keep_uploads_in_memory()

    assert MultiPartParser.spool_max_size > 5 * 1024 * 1024
