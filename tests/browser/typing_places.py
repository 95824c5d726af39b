"""Steps that the tests of the place box share, on the page of ``place_page.py``."""

from __future__ import annotations

from browsing import Traffic
from playwright.sync_api import Locator, Page, expect

LABEL = "Where do you live?"


def open_box(page: Page, url: str) -> Locator:
    """Opens the page and gives its box, once that is a combobox."""
    page.goto(url)
    box = page.get_by_role("combobox", name=LABEL)
    expect(box).to_be_visible(timeout=20_000)
    expect(runs(page, 1)).to_be_visible()
    return box


def runs(page: Page, number: int) -> Locator:
    return page.get_by_text(f"Runs: {number}", exact=True)


def suggestions(page: Page) -> Locator:
    return page.get_by_role("listbox", name="Places").get_by_role("option")


def names(page: Page) -> list[str]:
    return page.locator(".pw-place-name").all_inner_texts()


def type_in(box: Locator, words: str) -> None:
    box.click()
    box.fill("")
    box.press_sequentially(words)


def nothing_more_was_sent(page: Page) -> None:
    """After two runs the next is the third: what was entered was not sent again."""
    page.get_by_role("button", name="Run again").click()
    expect(runs(page, 3)).to_be_visible()


def lists_asked_for(traffic: Traffic) -> int:
    return sum("/places/" in url for url in traffic.requests)
