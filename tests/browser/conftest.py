"""A real server, a real browser and a watched page for the tests of this folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browsing import ROOT, Traffic, running, serving
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.web.conftest import small_catalogue

CHROMIUM = os.environ.get("PATHWAYS_CHROMIUM", "/usr/bin/chromium")
# Chromium opens two pages of its own for the address bar of every window, which nobody sees here;
# the others are what Playwright turns off itself, in the one list that Chromium reads.
NOT_WANTED = (
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    "WebUIOmniboxFullPopup",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
)
QUIET = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--no-default-browser-check",
    f"--disable-features={','.join(NOT_WANTED)}",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    # The browser's event loop runs on in this thread until the end, which others cannot share.
    items.sort(key=lambda item: item.path.is_relative_to(Path(__file__).parent))


# A busy machine is slow, not wrong: what is waited for comes, or the test fails all the same.
expect.set_options(timeout=20_000)


@pytest.fixture(scope="session")
def app_url() -> Iterator[str]:
    """The app itself."""
    with serving(ROOT / "app.py") as url:
        yield url


@pytest.fixture(scope="session")
def small_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app over the small catalogue, in which one listing's name is hostile HTML."""
    folder = small_catalogue(tmp_path_factory.mktemp("data"))
    with running(ROOT / "app.py", {"PATHWAYS_DATA": str(folder)}) as server:
        yield server.url


@pytest.fixture(scope="session")
def map_page_url() -> Iterator[str]:
    """A page with nothing but the map."""
    with serving(Path(__file__).parent / "map_page.py") as url:
        yield url


@pytest.fixture(scope="session")
def place_page_url() -> Iterator[str]:
    """A page with nothing but the ways of saying where one is and what one plays."""
    with serving(Path(__file__).parent / "place_page.py") as url:
        yield url


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def traffic() -> Traffic:
    return Traffic()


@pytest.fixture(scope="session")
def contexts(browser: Browser) -> dict[str, BrowserContext]:
    """One per setup, so that only the first page of each loads Streamlit's scripts."""
    return {}


@pytest.fixture
def page_options() -> dict[str, Any]:
    """How the page's browser is set up; a test overrides it for a phone or a dark theme."""
    return {"viewport": {"width": 1280, "height": 900}}


@pytest.fixture
def page(
    browser: Browser,
    contexts: dict[str, BrowserContext],
    traffic: Traffic,
    page_options: dict[str, Any],
) -> Iterator[Page]:
    """A fresh page. Whatever the test, nothing may leave this machine and nothing may go wrong."""
    setup = repr(sorted(page_options.items()))
    if setup not in contexts:
        contexts[setup] = browser.new_context(**page_options)
    page = contexts[setup].new_page()
    traffic.watch(page)
    yield page
    page.close()
    assert traffic.outside == []
    assert traffic.errors == []
