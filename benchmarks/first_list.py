"""first_list_slow4g_s, second_list_slow4g_s, first_list_kb: the way to the list on a slow phone."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from playwright.sync_api import Browser, BrowserContext, CDPSession

from benchmarks.first_map import SEARCH
from benchmarks.results import Row
from benchmarks.serving import APP, PLAIN_APP, browsing, serving

BARE_APP = Path(__file__).parent / "bare_app.py"
VISITS = 3
PHONE = (360, 800)  # width and height in pixels
# What Lighthouse calls slow 4G: the way there and back, and bits a second down and up.
ROUND_TRIP_MS, DOWN_BITS, UP_BITS = 150, 1_638_400, 750_000
TIMES_SLOWER = 4
_CARDS = {APP: "article", BARE_APP: "article", PLAIN_APP: "a:text-is('Website')"}
_PEERS = {
    "the same app as Streamlit serves it by itself": BARE_APP,
    "plain Streamlit page with pandas, BallTree and folium": PLAIN_APP,
}
_WORK = (
    f"Headless Chromium as a phone of {PHONE[0]} by {PHONE[1]} pixels on slow 4G ({ROUND_TRIP_MS} "
    f"ms there and back, {DOWN_BITS / 1e6:.4f} Mbit/s down, {UP_BITS / 1e6:.2f} up) with the "
    f"processor slowed down {TIMES_SLOWER} times, {SEARCH}; median of {VISITS}."
)
# A sandboxed frame would else have a process of its own, on a fast line.
_ONE_PROCESS = ("--disable-features=IsolateSandboxedIframes",)
_COMES_WITHIN_MS = 120_000
_AT_REST_MS = 2_000


@dataclass(frozen=True, slots=True)
class Visit:
    """Seconds from navigation to the first card, and kB received until the page was at rest."""

    seconds: float
    kilobytes: float


class Received:
    """Counts the bytes that a page receives, as they come over the line."""

    def __init__(self, line: CDPSession) -> None:
        self.bytes = 0
        line.on("Network.loadingFinished", self._answer)
        line.on("Network.webSocketFrameReceived", self._frame)

    def _answer(self, event: dict[str, Any]) -> None:
        self.bytes += int(event["encodedDataLength"])

    def _frame(self, event: dict[str, Any]) -> None:
        # What is not text comes in base64: three bytes in four letters.
        self.bytes += len(event["response"]["payloadData"].rstrip("=")) * 3 // 4


def run() -> list[Row]:
    """Ours, the same app without its own serving, and a plain page."""
    with browsing(_ONE_PROCESS) as browser:
        ours = _visits(browser, APP)
        peers = {name: _visits(browser, script) for name, script in _PEERS.items()}
    return [row for name, peer in peers.items() for row in _rows(ours, peer, name)]


def _rows(ours: tuple[Visit, Visit], peer: tuple[Visit, Visit], name: str) -> list[Row]:
    (first, second), (their_first, their_second) = ours, peer
    came = f"{_WORK} From navigation to the first card visible, nothing kept from before."
    again = f"{_WORK} The same address again in the same browser, to the first card visible."
    weight = (
        "Received on a first visit until all is at rest, with headers and websocket frames. On "
        f"the second: ours {second.kilobytes:.0f} kB, peer {their_second.kilobytes:.0f} kB."
    )
    return [
        Row("first_list_slow4g_s", first.seconds, their_first.seconds, name, "s", came),
        Row("second_list_slow4g_s", second.seconds, their_second.seconds, name, "s", again),
        Row("first_list_kb", first.kilobytes, their_first.kilobytes, name, "kB", weight),
    ]


def _visits(browser: Browser, script: Path) -> tuple[Visit, Visit]:
    """Medians of the first visit and of the second, after one elsewhere to warm the server up."""
    with serving(script) as server:
        url, card = f"{server.url}/{SEARCH}", _CARDS[script]
        _pair(browser, url.replace("NG5", "LE2"), card)
        pairs = [_pair(browser, url, card) for _ in range(VISITS)]
    first, second = (_median(list(each)) for each in zip(*pairs, strict=True))
    return first, second


def _median(visits: list[Visit]) -> Visit:
    seconds = median(each.seconds for each in visits)
    return Visit(seconds, median(each.kilobytes for each in visits))


def _pair(browser: Browser, url: str, card: str) -> tuple[Visit, Visit]:
    width, height = PHONE
    context = browser.new_context(viewport={"width": width, "height": height}, is_mobile=True)
    try:
        return _visit(context, url, card), _visit(context, url, card)
    finally:
        context.close()


def _visit(context: BrowserContext, url: str, card: str) -> Visit:
    page = context.new_page()
    line = context.new_cdp_session(page)
    _slow_down(line)
    received = Received(line)
    start = perf_counter()
    page.goto(url, wait_until="commit")
    page.locator(card).first.wait_for(timeout=_COMES_WITHIN_MS)
    seconds = perf_counter() - start
    before = -1
    while received.bytes > before:  # until nothing has come for a while
        before = received.bytes
        page.wait_for_timeout(_AT_REST_MS)
    page.close()
    return Visit(seconds, received.bytes / 1000)


def _slow_down(line: CDPSession) -> None:
    line.send("Network.enable")
    speeds = {
        "offline": False,
        "latency": ROUND_TRIP_MS,
        "downloadThroughput": DOWN_BITS / 8,
        "uploadThroughput": UP_BITS / 8,
    }
    line.send("Network.emulateNetworkConditions", speeds)
    line.send("Emulation.setCPUThrottlingRate", {"rate": TIMES_SLOWER})
