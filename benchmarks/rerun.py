"""rerun_cpu_ms: what it costs the server when somebody changes one thing on the Find page."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Browser, Page

from benchmarks.first_map import SEARCH, wait_for_pins
from benchmarks.results import Row
from benchmarks.serving import (
    APP,
    PLAIN_APP,
    STREAMLIT_UNFROZEN,
    WINDOW,
    Reruns,
    Server,
    browsing,
    serving,
)
from pathways.vocabulary import LEVEL_WORDS, RADII_MILES, Level

Change = tuple[str, str]

RADIUS = "How far to travel"
LEVELS = (
    Level.GRADE_1,
    Level.GRADE_3,
    Level.GRADE_4,
    Level.GRADE_5,
    Level.GRADE_6,
    Level.GRADE_7,
)
GARBAGE_EVERY_RERUN = ("--runner.postScriptGC", "true")
_SETTLES_MS = 500


def run() -> list[Row]:
    """Ours, the same page without its two settings for garbage, and a plain page."""
    with browsing() as browser:
        with serving(APP) as server:
            ours = _cpu_ms(browser, server)
        with serving(APP, STREAMLIT_UNFROZEN, GARBAGE_EVERY_RERUN) as server:
            same_page = _cpu_ms(browser, server)
        with serving(PLAIN_APP, options=GARBAGE_EVERY_RERUN) as server:
            plain = _cpu_ms(browser, server)
    return [
        _row(ours, same_page, "the same page with Streamlit's own garbage collection"),
        _row(ours, plain, "plain Streamlit page with pandas, BallTree and folium"),
    ]


def _row(ours: float, peer: float, name: str) -> Row:
    work = (
        f"Mean processor time of the server over {len(list(changes()))} changes of radius or level "
        "in headless Chromium, no search asked twice."
    )
    return Row("rerun_cpu_ms", ours, peer, name, "ms", work)


def changes() -> Iterator[Change]:
    """Label and choice of each change from 1 mile on, one at a time; no search comes twice."""
    radii = [radius_label(miles) for miles in RADII_MILES]
    for level in LEVELS:
        yield "About how far along?", LEVEL_WORDS[level]
        yield from ((RADIUS, each) for each in radii[1:])
        radii.reverse()


def radius_label(miles: int) -> str:
    """As both pages write it."""
    return "1 mile" if miles == 1 else f"{miles} miles"


def _cpu_ms(browser: Browser, server: Server) -> float:
    page = browser.new_page(viewport={"width": WINDOW[0], "height": WINDOW[1]})
    reruns = Reruns(page)
    page.goto(f"{server.url}/{SEARCH}")
    wait_for_pins(page)
    _open_filters(page, reruns)
    _make(page, reruns, (RADIUS, radius_label(RADII_MILES[0])))
    page.wait_for_timeout(_SETTLES_MS)
    before = server.cpu_seconds()
    for each in changes():
        _make(page, reruns, each)
    page.wait_for_timeout(_SETTLES_MS)
    used = server.cpu_seconds() - before
    page.close()
    return used * 1000 / len(list(changes()))


def _open_filters(page: Page, reruns: Reruns) -> None:
    """Open what hides the radius, where something does."""
    if not page.get_by_role("combobox", name=RADIUS).is_visible():
        answered = reruns.finished
        page.locator("summary").filter(has_text="Filters").click()
        reruns.wait_for(answered + 1)


def _make(page: Page, reruns: Reruns, change: Change) -> None:
    """Choose in one list, and come back when the server has answered."""
    label, choice = change
    answered = reruns.finished
    page.get_by_role("combobox", name=label).click()
    page.get_by_role("option", name=choice, exact=True).click()
    reruns.wait_for(answered + 1)
