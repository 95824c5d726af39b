"""The place box when something goes wrong, is drawn anew, is hostile, or is read aloud."""

from __future__ import annotations

import json
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import Traffic
from playwright.sync_api import Locator, Page, Route, expect
from typing_places import LABEL, lists_asked_for, open_box, runs, suggestions, type_in

PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
DARK = {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"}
LIST = "**/places/*.json"
# What the box needs and Streamlit does not: listeners on the document that end with a signal.
BROKEN = """
    const add = document.addEventListener;
    document.addEventListener = function (name, hear, options) {
        if (options?.signal && name === "focusin") throw new Error("broken");
        add.call(this, name, hear, options);
    };
"""


@pytest.fixture
def box(page: Page, place_page_url: str) -> Locator:
    """The box, once it is a combobox."""
    return open_box(page, place_page_url)


def test_reruns_and_a_box_drawn_anew_leave_one_set_of_listeners(page: Page, box: Locator) -> None:
    for number in (2, 3):
        page.get_by_role("button", name="Run again").click()
        expect(runs(page, number)).to_be_visible()
    page.emulate_media(color_scheme="dark")
    for number in (4, 5):
        page.get_by_text("Without the box").click()
        expect(runs(page, number)).to_be_visible()
    expect(box).to_be_visible()

    type_in(box, "louth")
    expect(page.get_by_role("listbox", name="Places")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    expect(suggestions(page).first).to_have_attribute("aria-selected", "true")
    page.emulate_media(color_scheme="light")  # Streamlit runs the component's script again
    page.keyboard.type(" ac")
    suggestions(page).first.click()
    expect(page.get_by_text("Place: Louth Academy", exact=True)).to_be_visible()
    expect(runs(page, 6)).to_be_visible()
    page.get_by_role("button", name="Run again").click()
    expect(runs(page, 7)).to_be_visible()


def test_a_list_that_fails_leaves_a_plain_box_until_the_next_focus(
    page: Page, place_page_url: str, traffic: Traffic
) -> None:
    page.route(LIST, lambda route: route.abort())
    page.goto(place_page_url)
    box = page.get_by_role("combobox", name=LABEL)
    box.click()
    plain = page.get_by_role("textbox", name=LABEL)
    expect(plain).to_be_focused()
    plain.press_sequentially("newark")
    plain.press("Enter")
    expect(page.get_by_text("Place: newark", exact=True)).to_be_visible()
    assert lists_asked_for(traffic) == 1

    page.unroute(LIST)
    page.get_by_role("heading").click()
    type_in(page.get_by_label(LABEL), "newark")
    expect(suggestions(page).first).to_be_visible()
    assert all("ERR_FAILED" in error for error in traffic.errors)
    traffic.errors.clear()


def test_a_script_that_breaks_leaves_a_plain_box(page: Page, place_page_url: str) -> None:
    page.add_init_script(BROKEN)
    page.goto(place_page_url)
    plain = page.get_by_role("textbox", name=LABEL)
    expect(plain).to_be_visible(timeout=20_000)
    type_in(plain, "newark")
    plain.press("Enter")
    expect(page.get_by_text("Place: newark", exact=True)).to_be_visible()
    expect(page.get_by_test_id("stException")).to_have_count(0)


def test_a_box_drawn_after_its_script_is_a_combobox_all_the_same(
    page: Page, place_page_url: str
) -> None:
    held: list[Route] = []
    page.route("**/TextInput*.js", lambda route: held.append(route))
    page.goto(place_page_url)
    expect(runs(page, 1)).to_be_visible()
    expect(page.locator(".pw-places")).to_be_attached()
    for route in held:
        route.continue_()
    page.unroute("**/TextInput*.js")
    expect(page.get_by_role("combobox", name=LABEL)).to_be_visible()


def test_a_label_is_only_ever_text(page: Page, place_page_url: str) -> None:
    hostile = "Zed <img src=x onerror=alert(1)>"

    def answer(route: Route) -> None:
        village = {"kind": "Village", "labels": [hostile], "areas": [0]}
        found = {"areas": ["<b>Here</b>"], "places": [village], "also": {}, "outcodes": {}}
        route.fulfill(body=json.dumps(found), content_type="application/json")

    page.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
    page.route(LIST, answer)
    page.goto(place_page_url)
    type_in(page.get_by_role("combobox", name=LABEL), "zed")
    expect(suggestions(page)).to_have_text([f"{hostile} Village, <b>Here</b>"])


@pytest.mark.parametrize("page_options", [PHONE, DARK], ids=["phone", "dark"])
def test_axe_finds_nothing_serious_in_the_open_list(
    page: Page, box: Locator, page_options: dict[str, Any]
) -> None:
    type_in(box, "newark")
    expect(suggestions(page).first).to_be_visible()
    page.keyboard.press("ArrowDown")
    found = Axe().run(page).response["violations"]
    assert [each["id"] for each in found if each["impact"] in ("serious", "critical")] == []
