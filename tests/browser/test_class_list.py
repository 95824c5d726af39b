"""From a pasted class to its sheets, in a real browser, and no trace of it anywhere."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import unquote_plus
from urllib.request import urlopen

import pytest
from browsing import ROOT, Traffic, running
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout
from pypdf import PdfReader
from steps import DARK, DESKTOP, PHONE, READY, change_to, open_page, serious, settled, sideways

CLASS = """\
Ref\tName\tHome postcode\tInstrument\tGrade\tYear
QX1\tOttoline Ashdown\tNG5 6JU\tvln\t2\tY5
QX2\tChidi Okafor\tNG5 7AA\tsinging\t\tY4
QX3\tEd Fry\tNG99 9ZZ\tharpp\t2\t7
QX4\tGwen Hill\tPE25 1AA\tharp\t8\t12
"""
SCHOOL = "Djanogly City Academy"
LEAST, MAIN = 24, 44  # pixels that a finger needs, and that a main button has
TOO_SMALL = """least => [...document.querySelectorAll(
    '.stMain button, .stMain summary, .stMain [role=option], .stMain label:has(input)')]
    .filter((each) => each.checkVisibility({ visibilityProperty: true }))
    .map((each) => [each.innerText, each.getBoundingClientRect()])
    .filter(([, box]) => box.width > 1 && Math.min(box.width, box.height) < least)
    .map(([text, box]) => `${text} ${box.width} × ${box.height}`)"""


def open_class(page: Page, url: str) -> None:
    open_page(page, f"{url}/class_list")
    expect(page.get_by_role("heading", name="Next steps for a whole class")).to_be_visible()


def paste(page: Page, text: str = CLASS) -> None:
    page.get_by_role("textbox", name="Paste the rows").fill(text)
    page.get_by_role("button", name="Find next steps").click()
    expect(page.get_by_role("heading", name="How the class stands")).to_be_visible()
    settled(page)


def name_school(page: Page) -> None:
    box = page.get_by_role("combobox", name="Your school")
    box.click()
    box.press_sequentially("djanogly city")
    page.get_by_role("listbox", name="Places").get_by_role("option", name=SCHOOL).click()
    expect(box).to_have_value(SCHOOL)
    settled(page)


def look_at(page: Page, pupil: str) -> None:
    settled(page)
    option = page.get_by_role("option", name=pupil, exact=True)
    for _ in range(5):  # a list that opens while its page still scrolls closes at once
        page.get_by_role("combobox", name="Look at one pupil").click()
        with suppress(PlaywrightTimeout):
            option.click(timeout=3_000)
            break
    settled(page)


def save(page: Page, button: str) -> bytes:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button).click()
    return waiting.value.path().read_bytes()


@pytest.mark.parametrize("page_options", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_from_paste_to_sheets(page: Page, small_url: str, page_options: dict[str, Any]) -> None:
    open_class(page, small_url)
    name_school(page)
    paste(page)
    standing = page.get_by_role("status").filter(has_text="pupils:")
    expect(standing).to_contain_text("3 pupils: 1 with a next step that fits")
    expect(page.get_by_text("“Name” seems to hold names and is left out")).to_be_visible()

    page.get_by_role("button", name="NG9 for row 4", exact=True).click()
    page.get_by_role("button", name="Harp for row 4", exact=True).click()

    expect(standing).to_contain_text("4 pupils:")
    expect(page.get_by_role("heading", name="1 row needs mending")).to_have_count(0)
    sheets = PdfReader(BytesIO(save(page, "Sheets to take home (PDF)"))).pages
    assert len(sheets) == 4
    for ref, sheet in zip(("QX1", "QX2", "QX3", "QX4"), sheets, strict=True):
        assert ref in sheet.extract_text()
        assert "Ottoline" not in sheet.extract_text()
    assert len(PdfReader(BytesIO(save(page, "For the noticeboard (PDF)"))).pages) == 3
    page.get_by_text("The class as files").click()
    book = load_workbook(BytesIO(save(page, "The class (Excel)")))
    assert book["Next steps"]["B2"].value == "QX1"
    assert sideways(page) <= 0


def test_a_class_is_mended_by_keyboard(page: Page, small_url: str) -> None:
    open_class(page, small_url)
    paste(page)
    box = page.get_by_role("textbox", name="Instrument, row 4")
    box.fill("harp")
    page.get_by_role("textbox", name="Home postcode, row 4").fill("NG5")

    page.keyboard.press("Enter")

    expect(page.get_by_role("status").filter(has_text="pupils:")).to_contain_text("4 pupils:")


def test_the_list_is_there_after_a_look_at_another_page(page: Page, small_url: str) -> None:
    open_class(page, small_url)
    paste(page)
    page.get_by_role("link", name="About").click()
    expect(page.get_by_role("heading", name="How the class stands")).to_have_count(0)

    page.get_by_role("link", name="Class list").click()

    expect(page.get_by_role("rowheader", name="QX1")).to_be_visible()


def _as_it_opens(page: Page) -> None:
    pass


def _file(page: Page) -> None:
    page.locator("label").filter(has_text="Choose a file").click()
    expect(page.get_by_text("25,000 rows")).to_be_visible()


def _one(page: Page) -> None:
    page.locator("label").filter(has_text="One pupil").click()
    expect(page.get_by_text("Reference or initials (if you like)")).to_be_visible()


def _refused(page: Page) -> None:
    page.get_by_role("button", name="Find next steps").click()
    expect(page.get_by_role("alert").filter(has_text="The list is empty")).to_be_visible()


def _answer(page: Page) -> None:
    name_school(page)
    paste(page)
    for words in ("Which column is which", "The class as files"):
        page.locator("summary").filter(has_text=words).click()
    expect(page.get_by_role("button", name="Summary to share (JSON)")).to_be_visible()
    expect(page.get_by_role("combobox", name=re.compile("^Grade"))).to_be_visible()
    look_at(page, "QX1, Violin, row 2")
    expect(page.get_by_role("heading", name="QX1: Violin, about grade 2")).to_be_visible()


@pytest.mark.parametrize("page_options", [PHONE])
@pytest.mark.parametrize("act", [_as_it_opens, _file, _one, _refused, _answer])
def test_every_state_is_for_everybody(
    page: Page, small_url: str, act: Any, page_options: dict[str, Any]
) -> None:
    open_class(page, small_url)
    act(page)
    settled(page)

    assert serious(page) == []
    assert page.evaluate(TOO_SMALL, LEAST) == []
    for button in page.locator(".stMain button[kind^=primary]").all():
        box = button.bounding_box()
        assert box is not None
        assert box["height"] >= MAIN
    for width in (360, 320):
        page.set_viewport_size({"width": width, "height": 800})
        assert sideways(page) <= 0, width
    change_to(page, DARK)
    assert serious(page) == []


PRIVATE = re.compile(
    r"(?i)ottoline|ashdown|okafor|(?<![0-9a-z])qx\d|ng5\W{0,3}6ju|(?<![0-9a-z])6ju(?![0-9a-z])|pe25\W{0,3}1aa"
)


@dataclass
class Trace:
    """A class's way through the page, and everything that could have kept a word of it.

    Attributes:
        addresses: of the page, of each request and of each socket.
        kept: what the browser holds of us, by name.
        printed: what the server printed, to its end.
        written: the files that it opened for writing.
        left: files in its home and temporary folder at the end.
        gone: whether a file that was taken away is still served after the class was forgotten.
    """

    addresses: list[str] = field(default_factory=list)
    kept: dict[str, str] = field(default_factory=dict)
    printed: str = ""
    written: list[str] = field(default_factory=list)
    left: list[Path] = field(default_factory=list)
    gone: bool = False


@pytest.fixture(scope="module")
def trace(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Trace:
    """The way, gone once, with a server of its own that has ended."""
    own = tmp_path_factory.mktemp("own")
    audit = tmp_path_factory.mktemp("audit") / "opened.txt"
    environment = {
        "PYTHONPATH": f"{Path(__file__).parent / 'audit'}:{ROOT}",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PATHWAYS_AUDIT": str(audit),
        "HOME": str(own),
        "TMPDIR": str(own),
    }
    found, traffic = Trace(), Traffic()
    context = browser.new_context(accept_downloads=True)
    with running(ROOT / "app.py", environment) as server:
        page = context.new_page()
        traffic.watch(page)
        page.on("websocket", lambda socket: found.addresses.append(socket.url))
        page.on("framenavigated", lambda frame: found.addresses.append(frame.url))
        before = len(audit.read_text().splitlines())
        _work_with_a_class(page, server.url)
        files = {each for each in traffic.requests if re.search(r":\d+/media/", each)}
        assert len(files) == 3
        _upload_a_large_list(page)
        page.get_by_role("button", name="Forget this class").click()
        expect(page.get_by_role("textbox", name="Paste the rows")).to_have_value("")
        page.locator(READY).wait_for()
        found.gone = not any(_is_served(each) for each in files)
        found.kept = page.evaluate("({ ...localStorage, ...sessionStorage })")
        found.kept |= {each["name"]: each["value"] for each in context.cookies()}
        found.addresses += traffic.requests
        found.written = audit.read_text().splitlines()[before:]
    context.close()
    found.printed = "".join(server.printed)
    found.left = [each for each in own.rglob("*") if each.is_file()]
    assert traffic.outside == []
    return found


def _work_with_a_class(page: Page, url: str) -> None:
    """Every way on which a word of the class might leave."""
    open_class(page, url)
    name_school(page)
    paste(page)
    page.get_by_role("button", name="Use it as the ref all the same").click()
    expect(page.get_by_role("rowheader", name="Ottoline Ashdown")).to_be_visible()
    page.get_by_role("button", name="Harp for row 4", exact=True).click()
    page.get_by_role("button", name="NG9 for row 4", exact=True).click()
    expect(page.get_by_role("rowheader", name="Ed Fry")).to_be_visible()
    look_at(page, "Ottoline Ashdown, Violin, row 2")
    expect(page.get_by_text("of home (NG5 6JU)")).to_be_visible()
    assert (
        "Ottoline" in PdfReader(BytesIO(save(page, "Sheets to take home"))).pages[0].extract_text()
    )
    page.get_by_text("The class as files").click()
    save(page, "The class (Excel)")
    assert b"Ottoline" in save(page, "Next steps (CSV)")


def _upload_a_large_list(page: Page) -> None:
    """Larger than what the server would put on the disk by itself."""
    page.get_by_role("button", name="Give another list").click()
    page.locator("label").filter(has_text="Choose a file").click()
    rows = "".join(f"QX{at},NG5 6JU,violin,{'.' * 4_000}\n" for at in range(500))
    data = f"Ref,Postcode,Instrument,Remark\n{rows}".encode()
    assert len(data) > 1.9e6
    file = {"name": "ottoline.csv", "mimeType": "text/csv", "buffer": data}
    page.locator("input[type=file]").set_input_files(files=[file])  # type: ignore[list-item]
    expect(page.get_by_text("From your file: 500 rows.")).to_be_visible()
    settled(page)


def _is_served(address: str) -> bool:
    try:
        with urlopen(address, timeout=20):  # noqa: S310
            return True
    except HTTPError as error:
        return error.code != 404


def test_no_request_names_a_pupil_or_a_home(trace: Trace) -> None:
    assert len(trace.addresses) > 20
    for address in map(unquote_plus, trace.addresses):
        assert not PRIVATE.search(address), address


def test_the_page_has_no_address_but_its_own(trace: Trace) -> None:
    pages = [each for each in trace.addresses if re.search(r"/class_list", each)]
    assert {each.partition("/class_list")[2] for each in pages} <= {
        "", "/_stcore/health", "/_stcore/host-config",
    }  # fmt: skip


def test_the_browser_keeps_nothing_of_it(trace: Trace) -> None:
    assert not PRIVATE.search(repr(trace.kept))


def test_the_server_prints_nothing_of_it(trace: Trace) -> None:
    assert "URL: http" in trace.printed
    assert not PRIVATE.search(trace.printed)
    assert "Traceback" not in trace.printed


def test_the_server_writes_no_file(trace: Trace) -> None:
    assert trace.written == []
    assert trace.left == []


def test_what_was_taken_away_is_served_no_more_once_the_class_is_forgotten(trace: Trace) -> None:
    assert trace.gone
