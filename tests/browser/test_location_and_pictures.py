"""Saying where one is with a button, and what one plays with a picture."""

from __future__ import annotations

import re
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, Response, expect

DESKTOP = {"viewport": {"width": 1280, "height": 900}}
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
DARK = {**DESKTOP, "color_scheme": "dark"}
THERE = {"latitude": 52.95417, "longitude": -1.15812}
ALLOWED = {**DESKTOP, "permissions": ["geolocation"], "geolocation": THERE}
# What each may answer is laid down at https://www.w3.org/TR/geolocation/#position_error_interface
FAILING = """
    navigator.geolocation.getCurrentPosition = (found, failed) => failed({{ code: {code} }});
"""
INSTEAD = "Type a postcode, town, village or school instead."


@pytest.fixture
def button(page: Page, place_page_url: str) -> Locator:
    page.goto(place_page_url)
    button = page.get_by_role("button", name="Use my location")
    expect(button).to_be_visible(timeout=20_000)
    return button


def said(page: Page) -> Locator:
    return page.locator(".location [role=status]")


@pytest.mark.parametrize("page_options", [ALLOWED], ids=["allowed"])
def test_a_location_fills_in_the_box_roughly(
    page: Page, button: Locator, page_options: dict[str, Any]
) -> None:
    expect(page.get_by_text("Place: none")).to_be_visible()
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Place: 52.954, -1.158", exact=True)).to_be_visible()
    expect(page.get_by_label("Where do you live?")).to_have_value("52.954, -1.158")
    expect(page.get_by_text("Runs: 2", exact=True)).to_be_visible()
    expect(said(page)).to_be_empty()
    assert "52.9" not in page.url


def test_a_refusal_is_said_with_what_to_do_instead(page: Page, button: Locator) -> None:
    button.click()
    expect(said(page)).to_have_text(f"Your browser did not share your location. {INSTEAD}")
    expect(button).to_have_attribute("aria-disabled", "false")
    expect(page.get_by_text("Place: none")).to_be_visible()


@pytest.mark.parametrize(
    ("script", "words"),
    [
        (FAILING.format(code=2), "Your device could not find where it is."),
        (FAILING.format(code=3), "Finding your location took too long."),
        (
            "Object.defineProperty(window, 'isSecureContext', { value: false });",
            "Your browser gives a location only to pages with a secure (https) address.",
        ),
    ],
    ids=["unavailable", "timeout", "insecure"],
)
def test_each_failure_has_its_words(
    page: Page, place_page_url: str, script: str, words: str
) -> None:
    page.add_init_script(script)
    page.goto(place_page_url)
    page.get_by_role("button", name="Use my location").click(timeout=20_000)
    expect(said(page)).to_have_text(f"{words} {INSTEAD}")


def test_nothing_is_asked_before_the_press_nor_twice_at_once(
    page: Page, place_page_url: str
) -> None:
    page.add_init_script("""
        window.asked = 0;
        navigator.geolocation.getCurrentPosition = () => { window.asked += 1; };
    """)
    page.goto(place_page_url)
    button = page.get_by_role("button", name="Use my location")
    expect(button).to_be_visible(timeout=20_000)
    assert page.evaluate("asked") == 0
    button.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(said(page)).to_have_text("Finding your location…")
    assert page.evaluate("asked") == 1


def open_chooser(page: Page, url: str) -> Locator:
    page.goto(url)
    page.get_by_text("Choose by picture").click(timeout=20_000)
    tiles = page.locator(".st-key-pictures-tiles button")
    expect(tiles).to_have_count(10)
    return tiles


@pytest.mark.parametrize(
    ("page_options", "fewest", "most"),
    [(DESKTOP, 5, 5), (PHONE, 2, 3)],
    ids=["desktop", "phone"],
)
def test_tiles_stand_in_rows_and_are_large_enough(
    page: Page, place_page_url: str, page_options: dict[str, Any], fewest: int, most: int
) -> None:
    tiles = open_chooser(page, place_page_url)
    boxes = [box for box in (tile.bounding_box() for tile in tiles.all()) if box]
    in_first_row = [box for box in boxes if box["y"] == boxes[0]["y"]]
    assert fewest <= len(in_first_row) <= most
    for box in boxes:
        assert min(box["width"], box["height"]) >= 44
        assert box["x"] + box["width"] <= page_options["viewport"]["width"]
    words = tiles.locator("p").evaluate_all("all => all.map(p => p.scrollWidth - p.clientWidth)")
    assert max(words) <= 0


def test_every_tile_shows_its_picture(page: Page, place_page_url: str) -> None:
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(place_page_url)
    expect(page.get_by_text("Choose by picture")).to_be_visible(timeout=20_000)
    assert not [each for each in answers if "/pictures/" in each.url]

    tiles = open_chooser(page, place_page_url)
    shown = tiles.evaluate_all(
        "all => all.map(tile => getComputedStyle(tile, '::before').backgroundImage)"
    )
    wanted = {found[1] for found in (re.search(r'url\("(.+)"\)', each) for each in shown) if found}
    assert len(wanted) == 10
    page.wait_for_load_state("networkidle")
    assert wanted <= {each.url for each in answers if each.status == 200}


def test_the_keyboard_alone_chooses_an_instrument(page: Page, place_page_url: str) -> None:
    page.goto(place_page_url)
    expect(page.get_by_text("Choose by picture")).to_be_visible(timeout=20_000)
    page.get_by_role("combobox", name="What do you play?").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Strings", exact=True)).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Strings", exact=True)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="Strings: choose one of 4.")).to_be_visible()
    expect(page.get_by_role("button", name="Strings", exact=True)).to_be_focused()

    cello = page.get_by_role("button", name="Cello")
    for _ in range(12):
        page.keyboard.press("Tab")
        if cello.evaluate("button => button === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(page.get_by_text("Instrument: cello", exact=True)).to_be_visible()
    expect(cello).to_be_hidden()


@pytest.mark.parametrize("page_options", [PHONE, DARK], ids=["phone", "dark"])
def test_axe_finds_nothing_serious_in_the_open_chooser(
    page: Page, place_page_url: str, page_options: dict[str, Any]
) -> None:
    open_chooser(page, place_page_url)
    page.get_by_role("button", name="Brass").click()
    expect(page.get_by_role("button", name="Cornet")).to_be_visible()
    page.get_by_role("button", name="Use my location").click()
    expect(said(page)).not_to_be_empty()
    found = Axe().run(page).response["violations"]
    assert [each["id"] for each in found if each["impact"] in ("serious", "critical")] == []
    root = "document.documentElement"
    assert page.evaluate(f"{root}.scrollWidth - {root}.clientWidth") <= 0
