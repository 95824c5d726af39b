"""first_map_s: from opening the address of a search to pins on the map."""

from __future__ import annotations

from statistics import median
from time import perf_counter

from playwright.sync_api import Browser, Page

from benchmarks.results import Row
from benchmarks.serving import APP, PLAIN_APP, WINDOW, Server, browsing, serving

VISITS = 5
SEARCH = "?near=NG5&instrument=violin&level=grade-2"
ADDRESS = f"find{SEARCH}"
PINS = ":is(.pin, .cluster, .marker-cluster):visible"
_PEERS = {
    "found": "plain Streamlit and folium MarkerCluster, found listings only",
    "all": "plain Streamlit and folium MarkerCluster, every listing",
}


def run() -> list[Row]:
    """Ours, then the plain page with fewer and with as many points."""
    with browsing() as browser:
        with serving(APP) as server:
            ours = _median_visit(browser, server, ADDRESS)
        return [_row(browser, ours, points) for points in _PEERS]


def _row(browser: Browser, ours: float, points: str) -> Row:
    with serving(PLAIN_APP, environment={"PLAIN_POINTS": points}) as server:
        peer = _median_visit(browser, server, SEARCH)
    work = (
        f"Median of {VISITS} visits with an empty cache to a running server, headless Chromium, "
        f"{ADDRESS}: from navigation to the first pins visible in the map's frame. Ours holds "
        "every listing and the base map; the peer has pins alone. No other host is asked."
    )
    return Row("first_map_s", ours, peer, _PEERS[points], "s", work)


def _median_visit(browser: Browser, server: Server, address: str) -> float:
    """Seconds, after one visit elsewhere to warm the server up."""
    _visit(browser, f"{server.url}/{address.replace('NG5', 'LE2')}")
    return median(_visit(browser, f"{server.url}/{address}") for _ in range(VISITS))


def _visit(browser: Browser, url: str) -> float:
    context = browser.new_context(viewport={"width": WINDOW[0], "height": WINDOW[1]})
    try:
        page = context.new_page()
        start = perf_counter()
        page.goto(url, wait_until="commit")
        wait_for_pins(page)
        return perf_counter() - start
    finally:
        context.close()


def wait_for_pins(page: Page) -> None:
    """Come back when the map's frame shows pins."""
    page.frame_locator("iframe").first.locator(PINS).first.wait_for()
