"""A parent's journey on a phone and on a desktop, from a first visit to a listing on the map."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import ROOT, serving
from playwright.sync_api import Locator, Page, expect

from tests.web.conftest import small_catalogue

PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
DESKTOP = {"viewport": {"width": 1280, "height": 900}}
SEARCH = "/?near=NG5&instrument=violin&level=grade-2"
READY = "[data-testid=stApp][data-test-script-state=notRunning]"
BOTH = pytest.mark.parametrize("page_options", [PHONE, DESKTOP], ids=["phone", "desktop"])


@pytest.fixture(scope="module")
def small_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app over the small catalogue, in which one listing's name is hostile HTML."""
    folder = small_catalogue(tmp_path_factory.mktemp("data"))
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("PATHWAYS_DATA", str(folder))
        with serving(ROOT / "app.py") as url:
            yield url


def choose(page: Page, box: str, typed: str, option: str) -> None:
    field = page.get_by_role("combobox", name=box)
    field.click()
    field.fill(typed)
    page.get_by_role("option", name=option, exact=True).click()


def tab_to(page: Page, field: Locator) -> None:
    """Press Tab until the field has the focus; it must be within reach."""
    for _ in range(20):
        if field.evaluate("field => field === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail("Tab does not reach the field")


def type_and_take_first(page: Page, typed: str, option: str) -> None:
    """Type into the box that has the focus and press Enter."""
    page.keyboard.type(typed)
    expect(page.get_by_role("option").first).to_have_text(option)
    page.keyboard.press("Enter")


def sideways(page: Page) -> int:
    return int(
        page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    )


@BOTH
def test_a_parent_finds_a_group(page: Page, small_url: str) -> None:
    page.goto(small_url)
    expect(page.get_by_text("Say where you live, what you play")).to_be_visible(timeout=20_000)

    page.get_by_role("textbox", name="Where do you live?").fill("ng5 6aa")
    choose(page, "What do you play or sing?", "fidd", "Violin (fiddle)")
    choose(page, "About how far along?", "grade 2", "About grade 2")
    page.get_by_role("button", name="Find").click()

    expect(page.get_by_role("heading", name="Violin near NG5 6AA")).to_be_visible()
    card = page.get_by_role("article", name="Saturday Strings")
    expect(card).to_contain_text("For strings, so violin too.")
    expect(card).to_contain_text("of January 2026")
    expect(card).to_contain_text("We have not checked this provider.")
    assert "NG5%206AA" not in page.url
    assert "near=NG5+6" in page.url
    assert sideways(page) <= 0


@BOTH
def test_cards_and_pins_choose_each_other(page: Page, small_url: str) -> None:
    page.goto(small_url + SEARCH)
    chart = page.frame_locator("iframe")
    page.locator("iframe").scroll_into_view_if_needed(timeout=20_000)
    expect(chart.locator(".pin").first).to_be_visible(timeout=20_000)

    chart.locator(".pin[aria-label^='Folk']").click()
    expect(page.locator(".pw-chosen h3").first).to_contain_text("Folk")

    page.get_by_role("button", name="Show 1 on the map").click()
    expect(page.locator(".pw-chosen h3").first).to_contain_text("Saturday Strings")


def test_hostile_text_is_shown_and_nothing_runs(page: Page, small_url: str) -> None:
    page.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
    page.goto(small_url + SEARCH)

    name = "Folk <img src=x onerror=alert(1)>"
    expect(page.get_by_role("article", name=name)).to_be_visible(timeout=20_000)
    expect(page.locator("iframe")).to_be_visible()
    assert page.locator("img[src='x']").count() == 0


def test_the_link_opens_the_same_list_elsewhere(page: Page, small_url: str) -> None:
    page.goto(small_url + SEARCH)
    expect(page.locator("article").first).to_be_visible(timeout=20_000)
    names = page.locator("article h3").all_inner_texts()
    again = page.context.new_page()
    again.goto(page.url.replace("/?", "/find?"))

    expect(again.locator("article")).to_have_count(len(names), timeout=20_000)
    assert again.locator("article h3").all_inner_texts() == names
    again.close()


def test_the_keyboard_alone_is_enough(page: Page, small_url: str) -> None:
    page.goto(small_url)
    place = page.get_by_role("textbox", name="Where do you live?")
    expect(place).to_be_visible(timeout=20_000)
    expect(page.locator(READY)).to_be_attached()
    tab_to(page, place)
    page.keyboard.type("NG5")
    page.keyboard.press("Tab")
    expect(page.get_by_text("Now choose an instrument")).to_be_visible()

    tab_to(page, page.get_by_role("combobox", name="What do you play or sing?"))
    type_and_take_first(page, "violin", "Violin (fiddle)")
    expect(page.get_by_text("Now choose about how far along")).to_be_visible()

    tab_to(page, page.get_by_role("combobox", name="About how far along?"))
    type_and_take_first(page, "grade 2", "About grade 2")

    expect(page.get_by_role("heading", name="Violin near NG5")).to_be_visible()


STATES = {
    "first visit": "/",
    "answer": SEARCH,
    "nothing found": "/?near=Skegness&instrument=harp&level=grade-8",
    "no such place": "/?near=Loughbrough&instrument=violin&level=grade-2",
    "singing": "/?near=NG5&instrument=voice",
    "about": "/about",
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("page_options", [PHONE, {**DESKTOP, "color_scheme": "dark"}])
def test_axe_finds_nothing_serious(
    page: Page, small_url: str, state: str, page_options: dict[str, Any]
) -> None:
    page.goto(small_url + STATES[state])
    expect(page.get_by_role("heading").first).to_be_visible(timeout=20_000)
    expect(page.locator(READY)).to_be_attached()

    found = Axe().run(page).response["violations"]

    serious = [
        (each["id"], [node["target"] for node in each["nodes"]][:3])
        for each in found
        if each["impact"] in ("serious", "critical")
    ]
    assert serious == []
    assert sideways(page) <= 0


def test_the_real_catalogue_answers_the_first_example(page: Page, app_url: str) -> None:
    page.goto(app_url)
    page.get_by_role("button", name="Violin, about grade 2, near NG5").click(timeout=20_000)

    expect(page.get_by_role("heading", name="Violin near NG5")).to_be_visible()
    expect(page.locator("article").first).to_be_visible()
    expect(page.get_by_role("heading", name="Lessons through your school or hub")).to_be_visible()
