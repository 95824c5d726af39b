"""An officer's journey: from the question to the gap, to a new group, to the pack in hand."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any
from zipfile import ZipFile

import openpyxl
import pypdf
import pytest
from browsing import ROOT, running
from playwright.sync_api import Locator, Page, expect
from steps import DARK, DESKTOP, PHONE, choose, open_page, serious, settled, sideways

from tests.web.surveying import LINCS, surveyed_data

ASKED = "/coverage?instrument=strings&stage=foundation&within=10"


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app over a catalogue with gaps."""
    folder = surveyed_data(tmp_path_factory.mktemp("data"))
    with running(ROOT / "app.py", {"PATHWAYS_DATA": str(folder)}) as server:
        yield server.url


def open_coverage(page: Page, address: str) -> None:
    """Opens the page and waits until its links are followed without loading it anew."""
    open_page(page, address)
    expect(page.locator("[data-follows]")).to_be_attached()


def title(page: Page) -> Locator:
    return page.locator("#coverage-part")


def row(page: Page, name: str) -> Locator:
    return page.locator(".pw-cov-table tbody tr").filter(has_text=name)


def jump(page: Page, section: str) -> None:
    page.get_by_role("navigation", name="On this page").get_by_role("link", name=section).click()


def number(words: str) -> int:
    return int(words.replace(",", ""))


def whole(page: Page) -> list[str]:
    """The table's last row: how many young people, and sure, likely, maybe, nothing."""
    cells = page.locator(".pw-cov-table tfoot td")
    return [cells.nth(place).inner_text().split()[0] for place in range(5)]


@pytest.mark.parametrize("page_options", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_an_officer_goes_from_the_question_to_the_pack(
    page: Page, url: str, page_options: dict[str, Any]
) -> None:
    page.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
    open_coverage(page, f"{url}/coverage")
    expect(title(page)).to_have_text("Any instrument, starting, within 10 miles: East Midlands")

    choose(page, "Family or instrument", "strings", "Strings: the whole family")
    page.get_by_role("combobox", name="How far along").click()
    page.get_by_role("option", name="Foundation (grades 1 to 3)").click()
    expect(title(page)).to_have_text(re.compile("^Strings, foundation"))
    row(page, "Lincolnshire").get_by_role("link").click()
    expect(title(page)).to_have_text(re.compile(": Lincolnshire$"))
    expect(title(page)).to_be_focused()
    expect(page).to_have_url(re.compile(f"hub={LINCS}"))
    before = whole(page)

    jump(page, "What if, and best sites")
    page.get_by_role("combobox", name="Where would a new group meet?").fill("Boston")
    page.get_by_role("combobox", name="Where would a new group meet?").press("Enter")
    summary = page.get_by_text(re.compile("more young people would have something"))
    expect(summary).to_be_visible()
    gained = number(re.findall(r"[\d,]{3,}", summary.inner_text())[0])
    assert 0 < gained <= number(before[3]) + number(before[4])

    page.get_by_role("tab", name="Best next sites").click()
    expect(page.get_by_text(re.compile("^This one would bring something"))).to_be_visible()
    expect(page.locator("[class*=st-key-card-site-]")).to_have_count(1)
    settled(page)
    assert serious(page) == []

    jump(page, "Evidence pack")
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Save the evidence pack (zip)").click()
    pack = ZipFile(downloading.value.path())
    assert whole(page) == before  # trying a change has changed nothing
    _holds(pack, before)
    assert sideways(page) <= 0


def _holds(pack: ZipFile, counts: list[str]) -> None:
    """The pack's paper and workbook say what the page says."""
    names = {name.rpartition("/")[2]: name for name in pack.namelist()}
    paper = pypdf.PdfReader(io.BytesIO(pack.read(names["evidence.pdf"])))
    text = " ".join(" ".join(each.extract_text() for each in paper.pages).split())
    for count in counts:
        assert count in text
    book = openpyxl.load_workbook(io.BytesIO(pack.read(names["evidence.xlsx"])), read_only=True)
    cells = {
        f"{cell:,.0f}"
        for sheet in book
        for line in sheet.iter_rows(values_only=True)
        for cell in line
        if isinstance(cell, int | float)
    }
    assert set(counts) <= cells


def test_the_keyboard_sorts_drills_and_comes_back(page: Page, url: str) -> None:
    open_coverage(page, url + ASKED)
    sort = page.locator("#coverage-sort-none")
    sort.focus()
    page.keyboard.press("Enter")
    expect(page.locator("th[aria-sort=descending]")).to_have_text(re.compile("^Nothing"))
    expect(sort).to_be_focused()

    page.locator(".pw-cov-table tbody a").first.focus()
    page.keyboard.press("Enter")
    expect(title(page)).to_be_focused()
    expect(page.get_by_role("navigation", name="Where you are").get_by_role("listitem")
           ).to_have_count(2)  # fmt: skip
    expect(page).to_have_url(re.compile("hub="))
    up = page.get_by_role("navigation", name="Where you are").get_by_role("link")
    up.focus()
    page.keyboard.press("Enter")
    expect(title(page)).to_have_text(re.compile(": East Midlands$"))
    page.go_back()
    expect(page.get_by_role("navigation", name="Where you are").get_by_role("listitem")
           ).to_have_count(2)  # fmt: skip


def test_a_typed_reach_is_taken_and_one_that_cannot_be_is_mended(page: Page, url: str) -> None:
    open_coverage(page, url + ASKED)
    reach = page.get_by_role("combobox", name="How far to travel")
    reach.click()
    reach.fill("25 minutes by car")
    reach.press("Enter")
    expect(title(page)).to_have_text(re.compile(r"within about 25 minutes by car \(7.4 miles\)"))

    reach.click()
    reach.fill("500")
    reach.press("Enter")
    expect(page.get_by_text("500 miles is beyond any rehearsal")).to_be_visible()
    page.get_by_role("button", name="Use 10 miles").click()
    expect(title(page)).to_have_text(re.compile("within 10 miles"))


STATES = {
    "first visit": "/coverage",
    "a hub by neighbourhood": f"{ASKED}&hub={LINCS}&by=lsoa&area=E01026018&day=Saturday",
    "nothing listed": f"/coverage?instrument=trumpet&stage=advanced&within=3&hub={LINCS}",
    "a reach that cannot be": "/coverage?within=0",
}


@pytest.mark.parametrize("page_options", [PHONE, DARK], ids=["phone", "dark"])
@pytest.mark.parametrize("address", STATES.values(), ids=STATES)
def test_every_state_is_sound(
    page: Page, url: str, address: str, page_options: dict[str, Any]
) -> None:
    open_coverage(page, url + address)
    for fold in page.locator(".pw-cov details").all()[:3]:
        fold.evaluate("each => { each.open = true; }")

    assert serious(page) == []
    if page_options == PHONE:
        for width in (360, 320):
            page.set_viewport_size({"width": width, "height": 800})
            assert sideways(page) <= 0
