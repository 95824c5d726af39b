"""The Find page on a phone and on a desktop, from a first visit to a listing on the map."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from steps import DESKTOP, PHONE, SEARCH, choose, open_page, place_box, press_pin, sideways

BOTH = pytest.mark.parametrize("page_options", [PHONE, DESKTOP], ids=["phone", "desktop"])


@BOTH
def test_a_parent_finds_a_group(page: Page, small_url: str) -> None:
    open_page(page, small_url)
    expect(page.get_by_text("Say where you live, and what you play")).to_be_visible()

    place_box(page).fill("ng5 6aa")
    choose(page, "What do you play or sing?", "fidd", "Violin (fiddle)")
    choose(page, "About how far along?", "grade 2", "About grade 2")
    page.get_by_role("button", name="Find", exact=True).click()

    expect(page.get_by_role("heading", name="Violin near NG5 6AA")).to_be_visible()
    card = page.get_by_role("article", name="Saturday Strings")
    expect(card).to_contain_text("For strings, so violin too.")
    expect(card).to_contain_text("of January 2026")
    expect(card).to_contain_text("We have not checked this provider.")
    expect(page).to_have_url(f"{small_url}/?near=NG5+6&instrument=violin&level=grade-2")
    assert sideways(page) <= 0


@BOTH
def test_cards_and_pins_choose_each_other(page: Page, small_url: str) -> None:
    page.goto(small_url + SEARCH)
    chart = page.frame_locator("iframe")
    page.locator("iframe").scroll_into_view_if_needed(timeout=20_000)
    expect(chart.locator(".pin").first).to_be_visible()

    chosen = page.locator(".pw-chosen h3").first
    press_pin(chart.locator(".pin[aria-label^='Folk']"), chosen, "Folk")

    page.get_by_role("button", name="Show 1 on the map").click()
    expect(chosen).to_contain_text("Saturday Strings")


def test_hostile_text_is_shown_and_nothing_runs(page: Page, small_url: str) -> None:
    page.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
    page.goto(small_url + SEARCH)

    name = "Folk <img src=x onerror=alert(1)>"
    expect(page.get_by_role("article", name=name)).to_be_visible()
    expect(page.get_by_role("button", name=f"Keep {name}")).to_be_visible()
    expect(page.locator("iframe")).to_be_visible()
    assert page.locator("img[src='x']").count() == 0


def test_the_link_opens_the_same_list_elsewhere(page: Page, small_url: str) -> None:
    open_page(page, f"{small_url}{SEARCH}&day=Saturday")
    expect(page.locator("article")).to_have_count(1)
    names = page.locator("article h3").all_inner_texts()
    again = page.context.new_page()
    open_page(again, page.url.replace("/?", "/find?"))

    expect(again.locator("article")).to_have_count(1)
    assert again.locator("article h3").all_inner_texts() == names == ["1. Saturday Strings"]
    again.close()


def test_a_press_on_a_filter_shows_in_the_list_the_address_and_the_chips(
    page: Page, small_url: str
) -> None:
    open_page(page, small_url + SEARCH)
    page.get_by_text("Filters: distance, day, cost").click()
    page.get_by_role("button", name="Saturday (1)").click()

    chip = page.get_by_role("button", name="Saturday ✕")
    expect(chip).to_be_visible()
    expect(page.locator("article")).to_have_count(1)
    expect(page).to_have_url(re.compile("&day=Saturday$"))
    chip.click()

    expect(page.locator("article")).to_have_count(2)
    expect(chip).to_be_hidden()
    expect(page).to_have_url(re.compile("^((?!day=).)*$"))


def test_the_real_catalogue_answers_the_first_example(page: Page, app_url: str) -> None:
    open_page(page, app_url)
    page.get_by_role("button", name="Violin, about grade 2, near NG5").click()

    expect(page.get_by_role("heading", name="Violin near NG5")).to_be_visible()
    expect(page.locator("article").first).to_be_visible()
    expect(page.get_by_role("heading", name="Lessons through your school or hub")).to_be_visible()


@pytest.mark.parametrize("page_options", [PHONE], ids=["phone"])
def test_the_first_card_is_near_the_top_of_a_phone(
    page: Page, app_url: str, page_options: dict[str, Any]
) -> None:
    """The real catalogue's words, which are longer than a test's."""
    height = page_options["viewport"]["height"]
    for search in ("NG5&instrument=violin&level=grade-2", "Northampton", "Louth"):
        open_page(page, f"{app_url}/?near={search}")
        heading = page.locator("article h3").first
        expect(heading).to_be_visible()
        top = heading.evaluate("each => each.getBoundingClientRect().top")
        assert 0 < top < 1.6 * height, search
