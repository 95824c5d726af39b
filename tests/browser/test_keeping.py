"""Keeping, noting, comparing, printing, sharing and taking away, in a real browser."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
import segno
from browsing import ROOT, Traffic, serving
from icalendar import Calendar
from playwright.sync_api import Browser, Page, expect
from steps import READY, change_to, open_page, serious, sideways

from tests.web.keeping import keeping_data

PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
TABLET_DARK = {"viewport": {"width": 768, "height": 1024}, "color_scheme": "dark"}
DESKTOP = {"viewport": {"width": 1280, "height": 900}}
HOME = "NG3 5HE"
KEPT = "juniors,seniors,brass"


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app over a catalogue with everything that can be kept."""
    folder = keeping_data(tmp_path_factory.mktemp("data"))
    with ExitStack() as stack:
        with pytest.MonkeyPatch.context() as environment:
            environment.setenv("PATHWAYS_DATA", str(folder))
            address = stack.enter_context(serving(ROOT / "app.py"))
        yield address


def kept_names(page: Page) -> list[str]:
    return page.locator(".pw-kept h2").all_inner_texts()


def test_a_parent_keeps_two_notes_compares_prints_and_shares(
    page: Page, url: str, browser: Browser, traffic: Traffic
) -> None:
    open_page(page, f"{url}/listing?id=juniors")
    page.get_by_role("button", name="Keep").click()
    expect(page.get_by_role("button", name="Kept ✓")).to_be_visible()
    page.get_by_role("link", name="Senior Strings, from age 11").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Senior Strings")
    page.get_by_role("button", name="Keep").click()
    page.get_by_role("link", name="Your shortlist (2)").click()

    expect(page.locator(".pw-kept h2")).to_have_text(["1. Junior Strings", "2. Senior Strings"])
    expect(page).to_have_title("Shortlist (2) · Pathways")
    note = page.get_by_role("textbox", name="My note on Junior Strings")
    note.fill("rang on Tuesday")
    note.press("Tab")
    page.get_by_role("button", name="Up Senior Strings").click()
    expect(page.locator(".pw-kept h2").first).to_have_text("1. Senior Strings")
    shared = f"{url}/shortlist?ids=seniors,juniors"
    expect(page.locator("[data-testid=stCode] code")).to_have_text(shared)
    expect(page).to_have_url(re.compile(r"/shortlist\?ids=seniors(,|%2C)juniors$"))

    page.get_by_role("button", name="Compare side by side").click()
    table = page.get_by_role("table")
    expect(table.get_by_role("columnheader")).to_contain_text(["Senior Strings", "Junior Strings"])
    expect(table.get_by_role("row", name="When")).to_contain_text("Saturday 10:00–12:40")
    page.get_by_role("link", name="Back to your shortlist").click()
    expect(note).to_have_value("rang on Tuesday")

    note.fill("rang again")  # and on at once, without leaving the box first
    page.get_by_role("button", name="Print on one sheet").click()
    expect(page.locator(".pw-own")).to_have_text("My note rang again")

    elsewhere = browser.new_context()
    fresh = elsewhere.new_page()
    traffic.watch(fresh)
    open_page(fresh, shared)
    expect(fresh.locator(".pw-kept h2")).to_have_text(["1. Senior Strings", "2. Junior Strings"])
    expect(fresh.get_by_role("textbox", name="My note on Junior Strings")).to_have_value("")
    expect(fresh.get_by_text("This list came with the link.")).to_be_visible()
    elsewhere.close()


def test_what_is_kept_on_the_first_page_waits_in_the_shortlist_and_the_search_is_still_there(
    page: Page, url: str
) -> None:
    open_page(page, f"{url}/?near=NG5&instrument=violin&level=grade-2")
    page.locator(".st-key-keep-juniors button").click()
    page.get_by_role("link", name="Shortlist (1)").click()

    expect(page.locator(".pw-kept h2")).to_have_text(["1. Junior Strings"])
    page.get_by_role("link", name="Back to your search").click()

    expect(page.get_by_role("heading", name="Violin near NG5")).to_be_visible()
    expect(page.get_by_role("button", name="Kept ✓ Junior Strings")).to_be_visible()


def test_a_link_between_listings_arrives_at_the_top_and_in_the_address(
    page: Page, url: str
) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    open_page(page, f"{url}/listing?id=juniors")
    heading = page.get_by_role("heading", level=1)
    page.get_by_role("link", name="Arnold Music Centre").click()

    expect(heading).to_have_text("Arnold Music Centre")
    expect(heading).to_be_focused()
    expect(page).to_have_url(f"{url}/listing?id=centre")
    assert page.locator("[data-testid=stMain]").evaluate("main => main.scrollTop") == 0

    page.go_back()
    expect(heading).to_have_text("Junior Strings")
    expect(page).to_have_url(f"{url}/listing?id=juniors")


def test_going_back_brings_no_older_list_back(page: Page, url: str) -> None:
    open_page(page, f"{url}/shortlist?ids={KEPT}")
    page.get_by_role("button", name="Remove Hucknall Brass").click()
    expect(page.locator(".pw-kept")).to_have_count(2)

    page.go_back()

    expect(page.locator(READY)).to_be_attached()
    assert kept_names(page) == ["1. Junior Strings", "2. Senior Strings"]


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


def test_the_sheet_prints_alone_on_one_page_without_the_home(page: Page, url: str) -> None:
    open_page(page, url)
    page.goto(f"{url}/?near={HOME.replace(' ', '')}&instrument=violin&level=grade-2")
    expect(page.get_by_role("heading", name="Violin near")).to_be_visible()
    open_page(page, f"{url}/print?ids={KEPT}")
    expect(page.get_by_text("It fits on one A4 sheet.")).to_be_visible()

    page.emulate_media(media="print")

    assert pages_of(page.pdf(format="A4", prefer_css_page_size=True)) == 1
    expect(page.locator(".pw-sheet")).to_be_visible()
    for chrome in ("[data-testid=stHeader]", ".st-key-screen-only", "button"):
        expect(page.locator(chrome).first).to_be_hidden()
    assert HOME not in page.content()
    ink = page.locator(".pw-sheet h1").evaluate("each => getComputedStyle(each).color")
    assert ink == "rgb(0, 0, 0)"


REAL = Path(ROOT / "data" / "catalogue" / "opportunities.csv")


def real_ids() -> list[str]:
    with REAL.open(encoding="utf-8", newline="") as file:
        return [row["id"] for row in csv.DictReader(file) if row["ended"] != "yes"]


@pytest.mark.parametrize(("start", "count"), [(0, 1), (7, 4), (50, 8), (200, 8), (400, 12)])
def test_real_listings_fit_on_one_page(page: Page, app_url: str, start: int, count: int) -> None:
    open_page(page, f"{app_url}/print?ids={','.join(real_ids()[start : start + count])}")
    expect(page.get_by_text("It fits on one A4 sheet.")).to_be_visible()

    page.emulate_media(media="print")

    assert pages_of(page.pdf(format="A4", prefer_css_page_size=True)) == 1


def test_more_than_a_sheet_flows_on_and_says_so(page: Page, app_url: str) -> None:
    open_page(page, f"{app_url}/print?ids={','.join(real_ids()[:30])}")
    expect(page.get_by_text("It takes more than one A4 sheet.")).to_be_visible()

    page.emulate_media(media="print")

    assert pages_of(page.pdf(format="A4", prefer_css_page_size=True)) > 1


def test_the_print_button_prints_and_the_code_opens_the_list(page: Page, url: str) -> None:
    page.add_init_script("window.print = () => { window.printed = true; };")
    open_page(page, f"{url}/print?ids={KEPT}")

    page.get_by_role("button", name="Print").click()

    page.wait_for_function("() => window.printed")
    code = segno.make_qr(f"{url}/shortlist?ids={KEPT}", error="l", boost_error=False)
    drawn = code.svg_data_uri(border=2, omitsize=True, dark="#000", light="#fff")
    assert page.get_by_role("img", name="A code for a phone's camera").get_attribute("src") == drawn


def download(page: Page, button: str) -> bytes:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button).click()
    return Path(waiting.value.path()).read_bytes()


def test_the_files_can_be_taken_away(
    page: Page, url: str, browser: Browser, tmp_path: Path
) -> None:
    open_page(page, f"{url}/shortlist?ids={KEPT}")

    events = Calendar.from_ical(download(page, "Calendar (3 of 3)")).walk("VEVENT")
    assert str(events[0]["SUMMARY"]) == "Check first: Junior Strings"

    text = download(page, "Spreadsheet").decode("utf-8-sig")
    names = [row["Name"] for row in csv.DictReader(io.StringIO(text))]
    assert names == ["Junior Strings", "Senior Strings", "Hucknall Brass"]

    saved = tmp_path / "map.html"
    saved.write_bytes(download(page, "Map to keep"))
    opens_from_disk(browser, saved)


def opens_from_disk(browser: Browser, saved: Path) -> None:
    """The map draws its pins without a network, asks for nothing and reports no error."""
    context = browser.new_context(offline=True)
    chart, traffic = context.new_page(), Traffic()
    traffic.watch(chart)
    chart.goto(saved.as_uri())
    expect(chart.locator(".pin, .cluster").first).to_be_visible()
    expect(chart.get_by_role("heading", name="Listings from Pathways")).to_be_visible()
    expect(chart.locator(".kept li")).to_have_count(3)
    assert traffic.requests == [saved.as_uri()]
    assert traffic.errors == []
    context.close()


def test_hostile_words_are_shown_and_nothing_runs(page: Page, url: str) -> None:
    page.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
    name = "Folk <img src=x onerror=alert(1)>"
    for path in ("listing?id=hostile", "shortlist?ids=hostile", "print?ids=hostile",
                 "compare?ids=hostile,juniors"):  # fmt: skip
        open_page(page, f"{url}/{path}")
        expect(page.get_by_text(name).first).to_be_visible()
        assert page.locator("img[src='x']").count() == 0


def test_the_table_scrolls_by_keyboard_inside_its_own_region(page: Page, url: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    open_page(page, f"{url}/compare?ids={KEPT},band")
    region = page.get_by_role("region", name="Listings side by side")
    region.focus()

    page.keyboard.press("ArrowRight")

    page.wait_for_function("() => document.querySelector('.pw-compare').scrollLeft > 0")
    assert sideways(page) <= 0


STATES = {
    "listing": "listing?id=juniors",
    "listing with little known": "listing?id=band",
    "ended": "listing?id=gone",
    "no such listing": "listing?id=nope",
    "shortlist": f"shortlist?ids={KEPT},hostile",
    "empty shortlist": "shortlist",
    "compare": f"compare?ids={KEPT},hostile",
    "print": f"print?ids={KEPT}",
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("page_options", [PHONE])
def test_axe_finds_nothing_serious_and_nothing_scrolls_sideways(
    page: Page, url: str, state: str, page_options: dict[str, Any]
) -> None:
    open_page(page, f"{url}/{STATES[state]}")

    for setup in (PHONE, TABLET_DARK, DESKTOP):
        change_to(page, setup)
        assert serious(page) == []
        assert sideways(page) <= 0


def test_the_correction_to_copy_has_nothing_serious_either(page: Page, url: str) -> None:
    open_page(page, f"{url}/listing?id=juniors")
    page.get_by_text("Tell us this is wrong").click()
    expect(page.get_by_text("What is wrong:")).to_be_visible()

    assert serious(page) == []
