"""Suggestions for a place while somebody types it: by keyboard, pointer and touch."""

from __future__ import annotations

from typing import Any

import pytest
from browsing import Traffic
from playwright.sync_api import Locator, Page, WebSocket, expect
from typing_places import (
    LABEL,
    lists_asked_for,
    names,
    nothing_more_was_sent,
    open_box,
    runs,
    suggestions,
    type_in,
)

PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}


@pytest.fixture
def box(page: Page, place_page_url: str) -> Locator:
    """The box, once it is a combobox."""
    return open_box(page, place_page_url)


def test_the_list_is_fetched_once_and_only_when_the_box_has_the_focus(
    page: Page, box: Locator, traffic: Traffic
) -> None:
    assert lists_asked_for(traffic) == 0
    type_in(box, "lo")
    expect(suggestions(page)).to_have_count(8)
    page.get_by_role("heading").click()
    type_in(box, "lou")
    expect(suggestions(page).first).to_have_text("Loughborough Town, Leicestershire")
    assert lists_asked_for(traffic) == 1


def test_nothing_is_sent_while_typing(page: Page, place_page_url: str) -> None:
    sent: list[object] = []

    def watch(socket: WebSocket) -> None:
        socket.on("framesent", lambda frame: sent.append(frame))

    page.on("websocket", watch)
    page.goto(place_page_url)
    box = page.get_by_role("combobox", name=LABEL)
    type_in(box, "x")
    before = len(sent)
    assert before > 0

    type_in(box, "12 Secret Street, Newark")
    type_in(box, "newark")
    expect(suggestions(page).first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    assert len(sent) == before


FIRST = {
    "newark-on": ["Newark-on-Trent"],
    "NEW ARK ON T": ["Newark-on-Trent"],
    "joyce": ["Burton Joyce"],
    "saint margaret's": ["St Margaret's Church of England Primary School, Stoke Golding"],
    "st margarets ce prim": ["St Margaret's Church of England Primary School, Stoke Golding"],
    "toot hill": ["Toot Hill School"],
    "hull": ["Kingston upon Hull"],
    "ng7": ["NG7", "NG7 1", "NG7 2"],
    "ng7 2": ["NG7 2", "NG7"],
    "NG72": ["NG7 2", "NG7"],
    "ln8 ": ["LN8", "LN8 2", "LN8 3"],
}
NONE = ("n", "ng7 2rd", "NG72RD", "zzzz", "Newark-on-Trent", "  ")


def test_the_start_of_a_name_of_a_word_or_of_a_postcode_is_enough(page: Page, box: Locator) -> None:
    box.click()
    found = {}
    for typed, first in FIRST.items():
        box.fill(typed)
        expect(suggestions(page).first).to_contain_text(first[0])
        found[typed] = names(page)[: len(first)]
    assert found == FIRST


def test_nothing_is_suggested_for_too_little_too_much_or_nonsense(page: Page, box: Locator) -> None:
    box.click()
    for typed in NONE:
        box.fill("newark")
        expect(suggestions(page).first).to_be_visible()
        box.fill(typed)
        expect(page.get_by_role("listbox", name="Places")).to_be_hidden()
        expect(box).to_have_attribute("aria-expanded", "false")


def test_the_keyboard_chooses_and_streamlit_answers_once(page: Page, box: Locator) -> None:
    expect(box).to_have_attribute("aria-expanded", "false")
    type_in(box, "newark")
    options = suggestions(page)
    expect(options).to_have_count(4)
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("status").filter(has_text="4 suggestions")).to_have_count(1)
    controlled = box.get_attribute("aria-controls")
    assert page.locator(f"#{controlled}").get_attribute("role") == "listbox"

    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    pointed = page.locator(f"#{box.get_attribute('aria-activedescendant')}")
    expect(pointed).to_have_attribute("aria-selected", "true")
    expect(page.locator("[role=option][aria-selected=true]")).to_have_count(1)
    assert pointed.inner_text() == options.nth(1).inner_text()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")

    expect(page.get_by_text("Place: Newark-on-Trent", exact=True)).to_be_visible()
    expect(runs(page, 2)).to_be_visible()
    expect(box).to_have_value("Newark-on-Trent")
    expect(box).to_be_focused()
    expect(options).to_have_count(0)
    page.get_by_role("heading").click()
    nothing_more_was_sent(page)


def test_arrows_go_round_home_and_end_let_go_and_escape_closes(page: Page, box: Locator) -> None:
    type_in(box, "newark")
    options = suggestions(page)
    expect(options).to_have_count(4)
    page.keyboard.press("ArrowUp")
    expect(options.nth(3)).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    assert box.get_attribute("aria-activedescendant") is None
    for key in ("Home", "End"):
        page.keyboard.press("ArrowDown")
        expect(options.first).to_have_attribute("aria-selected", "true")
        page.keyboard.press(key)
        assert box.get_attribute("aria-activedescendant") is None

    page.keyboard.press("Escape")
    expect(options).to_have_count(0)
    expect(box).to_have_value("newark")
    page.keyboard.press("ArrowDown")
    expect(options).to_have_count(4)


def test_enter_without_a_choice_enters_what_was_typed(page: Page, box: Locator) -> None:
    type_in(box, "newark")
    expect(suggestions(page).first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Place: newark", exact=True)).to_be_visible()
    expect(suggestions(page)).to_have_count(0)


def test_tab_takes_what_is_pointed_out_and_moves_on(page: Page, box: Locator) -> None:
    type_in(box, "newark")
    expect(suggestions(page).first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    expect(page.get_by_text("Place: Newark-on-Trent", exact=True)).to_be_visible()
    expect(runs(page, 2)).to_be_visible()
    expect(box).not_to_be_focused()
    nothing_more_was_sent(page)


def test_a_click_chooses_once(page: Page, box: Locator) -> None:
    type_in(box, "louth")
    suggestions(page).first.click()
    expect(page.get_by_text("Place: Louth", exact=True)).to_be_visible()
    expect(runs(page, 2)).to_be_visible()
    expect(box).to_be_focused()


@pytest.mark.parametrize("page_options", [PHONE], ids=["phone"])
def test_a_phone_shows_it_whole_above_all_else_and_puts_the_keyboard_away(
    page: Page, box: Locator, page_options: dict[str, Any]
) -> None:
    assert box.get_attribute("enterkeyhint") == "search"
    assert box.get_attribute("autocomplete") == "off"
    box.tap()
    box.press_sequentially("st mary")
    expect(suggestions(page)).to_have_count(8)
    for option in suggestions(page).all():
        edges = option.bounding_box()
        assert edges
        assert edges["height"] >= 44
        assert edges["x"] >= 0
        assert edges["x"] + edges["width"] <= 360
        option.scroll_into_view_if_needed()
        assert option.evaluate(
            """option => {
                const {left, top, width, height} = option.getBoundingClientRect();
                const on_top = document.elementFromPoint(left + width / 2, top + height / 2);
                return option.contains(on_top);
            }"""
        )
    root = "document.documentElement"
    assert page.evaluate(f"{root}.scrollWidth - {root}.clientWidth") <= 0

    suggestions(page).nth(1).tap()
    expect(runs(page, 2)).to_be_visible()
    expect(box).not_to_be_focused()
    nothing_more_was_sent(page)
