"""Where a child's home, age and needs do not go, nor what a parent notes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs, unquote_plus, urlsplit
from urllib.request import urlopen

import pytest
from browsing import ROOT, Traffic, running
from playwright.sync_api import Browser, Page, expect
from steps import choose, open_page, place_box, settled

from tests.web.keeping import keeping_data

NOTE = "Ottoline has asthma"
ELSEWHERE = "SW1A 1AA"
SUPPORT = "Welcomes disabled young people"
# The postcode whole, or the part of it that names a few doors; not within a longer word, such as
# the name of a script.
HOME = re.compile(r"(?i)ng5\W{0,3}6aa|(?<![0-9a-z])6aa(?![0-9a-z])|sw1a\W{0,3}1aa")
CHILD = re.compile(r"(?i)year[-_ ]?4|age[-_ ]?\d|step[-_]?free|disab|ottoline|asthma|who=")
STREAMLIT_COOKIES = {"_streamlit_xsrf"}
STREAMLIT_KEEPS = re.compile(r"stSidebarSectionsState-|stActiveTheme-/[a-z]*-v2")


@dataclass
class Journey:
    """A search with all that is private in it, and every trace of it that could be found.

    Attributes:
        addresses: of the page, of each request and of each socket.
        search: the parameters of the page's own address once all was asked.
        cookies, kept: what the browser holds of us, by name; `kept` is what pages can store.
        others: databases and caches that a page can make.
        documents: the bodies that every visitor shares.
        printed: what the server printed, to its end.
        written: the files that it opened for writing, one line each.
        left: files in its own home and temporary folder at the end.
    """

    search: dict[str, list[str]] = field(default_factory=dict)
    addresses: list[str] = field(default_factory=list)
    cookies: dict[str, str] = field(default_factory=dict)
    kept: dict[str, str] = field(default_factory=dict)
    others: list[str] = field(default_factory=list)
    documents: dict[str, str] = field(default_factory=dict)
    printed: str = ""
    written: list[str] = field(default_factory=list)
    left: list[Path] = field(default_factory=list)


@pytest.fixture(scope="module")
def journey(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Journey:
    """The journey, made once, with a server of its own that has ended."""
    folder = keeping_data(tmp_path_factory.mktemp("data"))
    own = tmp_path_factory.mktemp("own")
    audit = tmp_path_factory.mktemp("audit") / "opened.txt"
    environment = {
        "PATHWAYS_DATA": str(folder),
        "PYTHONPATH": f"{Path(__file__).parent / 'audit'}:{ROOT}",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PATHWAYS_AUDIT": str(audit),
        "HOME": str(own),
        "TMPDIR": str(own),
    }
    found, traffic, context = Journey(), Traffic(), browser.new_context(accept_downloads=True)
    with running(ROOT / "app.py", environment) as server:
        page = context.new_page()
        traffic.watch(page)
        page.on("websocket", lambda socket: found.addresses.append(socket.url))
        page.on("framenavigated", lambda frame: found.addresses.append(frame.url))
        before = len(audit.read_text().splitlines())
        _search(page, server.url)
        expect(page).to_have_url(re.compile("level=grade-2"))
        found.search = parse_qs(urlsplit(page.url).query)
        _keep(page)
        _gather(page, found)
        found.addresses += traffic.requests
        _fetch_shared(found)
        found.written = audit.read_text().splitlines()[before:]
    context.close()
    found.printed = "".join(server.printed)
    found.left = [each for each in own.rglob("*") if each.is_file()]
    assert traffic.outside == []
    return found


def _search(page: Page, url: str) -> None:
    """A slip, a place that is not ours, then the home, the age and every private filter."""
    open_page(page, url)
    place_box(page).fill(ELSEWHERE)
    place_box(page).press("Enter")
    expect(page.get_by_role("status").filter(has_text=ELSEWHERE)).to_be_visible()
    place_box(page).fill("ng5 6aa")
    place_box(page).press("Enter")
    choose(page, "What do you play or sing?", "fidd", "Violin (fiddle)")
    choose(page, "About how far along?", "grade 2", "About grade 2")
    choose(page, "Age or school year (if you like)", "Year 4", "Year 4")
    expect(page.get_by_role("heading", name="Violin near NG5 6AA")).to_be_visible()
    settled(page)
    page.get_by_text("Filters: distance, day").click()
    page.get_by_role("button", name=f"{SUPPORT} (1)").click()
    expect(page.get_by_role("button", name=f"{SUPPORT} ✕")).to_be_visible()
    for name in ("Free", "Step-free"):
        option = page.get_by_text(re.compile(rf"^{name} \(\d+\)$"))
        expect(option).to_have_count(1)  # not the one of before beside it
        option.click()
        expect(page.get_by_role("button", name=f"{name} ✕", exact=True)).to_be_visible()
    page.locator("iframe").scroll_into_view_if_needed()
    expect(page.frame_locator("iframe").locator(".home")).to_be_visible()


def _keep(page: Page) -> None:
    """Keep a listing, write a note on it and take it away as a file."""
    page.get_by_role("button", name="Clear all").click()
    page.get_by_role("button", name="Keep Junior Strings").click()
    page.get_by_role("link", name="Shortlist (1)").click()
    note = page.get_by_role("textbox", name="My note on Junior Strings")
    note.fill(NOTE)
    page.get_by_text("Print on one sheet").click()
    expect(page.locator(".pw-own")).to_contain_text(NOTE)
    page.go_back()
    expect(note).to_have_value(NOTE)
    settled(page)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Spreadsheet").click()
    assert NOTE in waiting.value.path().read_text(encoding="utf-8-sig")


def _gather(page: Page, found: Journey) -> None:
    found.cookies = {each["name"]: each["value"] for each in page.context.cookies()}
    found.kept = page.evaluate("({ ...localStorage, ...sessionStorage })")
    found.others = page.evaluate(
        """async () => [
            ...(await indexedDB.databases()).map((each) => each.name),
            ...(await caches.keys()),
            ...(await navigator.serviceWorker.getRegistrations()).map((each) => each.scope),
        ]"""
    )


def _fetch_shared(found: Journey) -> None:
    shared = {each for each in found.addresses if re.search(r"/(map|places|pictures)/", each)}
    for address in shared:
        with urlopen(address, timeout=20) as answer:  # noqa: S310
            found.documents[urlsplit(address).path.split("/")[1]] = answer.read().decode()


def test_the_address_of_the_search_holds_its_sector_instrument_and_level_alone(
    journey: Journey,
) -> None:
    assert journey.search == {"near": ["NG5 6"], "instrument": ["violin"], "level": ["grade-2"]}


def test_no_request_names_the_home_the_child_or_a_note(journey: Journey) -> None:
    assert len(journey.addresses) > 20
    for address in map(unquote_plus, journey.addresses):
        assert not HOME.search(address), address
        assert not CHILD.search(address), address


def test_the_browser_keeps_nothing_but_streamlits_own(journey: Journey) -> None:
    assert set(journey.cookies) == STREAMLIT_COOKIES
    assert [name for name in journey.kept if not STREAMLIT_KEEPS.fullmatch(name)] == []
    assert set(journey.kept.values()) <= {"{}", '"System"'}
    assert journey.others == []


def test_the_server_prints_nothing_of_it(journey: Journey) -> None:
    assert "URL: http" in journey.printed
    for private in (HOME, CHILD, re.compile("(?i)ng5|violin|strings")):
        assert not private.search(journey.printed)


def test_what_every_visitor_shares_says_nothing_of_one(journey: Journey) -> None:
    assert set(journey.documents) == {"map", "places"}
    for name, text in journey.documents.items():
        assert len(text) > 10_000
        assert not HOME.search(text), name
        assert "ottoline" not in text.lower()


def test_the_server_writes_no_file(journey: Journey) -> None:
    assert journey.written == []
    assert journey.left == []
