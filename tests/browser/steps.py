"""Steps that the journeys through the Find side share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

PHONE: dict[str, Any] = {
    "viewport": {"width": 360, "height": 800},
    "has_touch": True,
    "is_mobile": True,
    # Streamlit tells a phone by this alone; on one, its menu closes when a page is chosen.
    "user_agent": "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/140.0.0.0 Mobile Safari/537.36",
}
DESKTOP: dict[str, Any] = {"viewport": {"width": 1280, "height": 900}}
DARK: dict[str, Any] = {**DESKTOP, "color_scheme": "dark"}
SEARCH = "/?near=NG5&instrument=violin&level=grade-2"
READY = "[data-testid=stApp][data-test-script-state=notRunning]"


def open_page(page: Page, address: str) -> None:
    """Opens the page and waits until the server has said all."""
    page.goto(address)
    expect(page.get_by_role("heading").first).to_be_visible()
    settled(page)


def settled(page: Page) -> None:
    expect(page.locator(READY)).to_be_attached()


def change_to(page: Page, setup: Mapping[str, Any]) -> None:
    """The page as it stands at another width and in another theme; to load it anew takes long."""
    scheme = setup.get("color_scheme", "light")
    page.set_viewport_size(setup["viewport"])
    page.emulate_media(color_scheme=scheme)
    expect(page.locator(".stApp")).to_have_css("color-scheme", scheme)
    settled(page)


def press_pin(pin: Locator, shown: Locator, words: str) -> None:
    """Press a pin; anew where the map was still on the move, as anybody would."""
    for _ in range(2):
        pin.click()
        try:
            expect(shown).to_contain_text(words, timeout=6_000)
        except AssertionError:
            continue
        return
    pin.click()
    expect(shown).to_contain_text(words)


def place_box(page: Page) -> Locator:
    return page.get_by_role("combobox", name="Where do you live?")


def choose(page: Page, box: str, typed: str, option: str) -> None:
    """Choose an option of a box as a pointer or a finger does."""
    field = page.get_by_role("combobox", name=box)
    field.click()
    field.fill(typed)
    page.get_by_role("option", name=option, exact=True).click()


def sideways(page: Page) -> int:
    """How many pixels of the page lie beyond its right edge."""
    return int(
        page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    )


def serious(page: Page) -> list[tuple[str, list[object]]]:
    """What axe finds that is serious or critical: the rule and the first places."""
    return [
        (each["id"], [node["target"] for node in each["nodes"]][:3])
        for each in Axe().run(page).response["violations"]
        if each["impact"] in ("serious", "critical")
    ]
