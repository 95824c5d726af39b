"""The map in a real browser: what it shows, what it says and what it must never do."""

from __future__ import annotations

from typing import Any

import pytest
from browsing import Traffic
from map_page import FOLDED, HOME, HOSTILE_NAME, HOSTILE_PROVIDER
from playwright.sync_api import Frame, Locator, Page, expect
from steps import press_pin

ONCE = dict.fromkeys(
    ("Youth Band", "Junior Strings", "{{ 7 * 7 }} Choir", HOSTILE_NAME, "Town Samba"), 1
)
CLUSTER = ".cluster[aria-label^='5 listings']"
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}


@pytest.fixture
def chart(page: Page, map_page_url: str) -> Frame:
    """The map's frame, with its pins drawn."""
    page.goto(map_page_url)
    page.locator("iframe").scroll_into_view_if_needed()
    expect(page.frame_locator("iframe").locator(".pin").first).to_be_visible(timeout=20_000)
    return next(frame for frame in page.frames if "/map/" in frame.url)


def pin_of(name: str) -> str:
    return f".pin[aria-label^='{name}. ']"


def pin(chart: Frame, name: str) -> Locator:
    return chart.locator(pin_of(name))


def choose(page: Page, box: str, option: str) -> None:
    page.get_by_role("combobox", name=box).click()
    page.get_by_role("option", name=option, exact=True).click()


def centre_and_zoom(chart: Frame) -> list[float]:
    view = chart.evaluate(
        "() => [map_pathways.getCenter().lat, map_pathways.getCenter().lng, map_pathways.getZoom()]"
    )
    return [round(number, 6) for number in view]


def test_shows_what_is_asked_for_and_nothing_else(chart: Frame) -> None:
    for name, places in {**ONCE, "Touring Brass": 2}.items():
        expect(chart.locator(pin_of(name))).to_have_count(places)
    expect(chart.locator(".pin")).to_have_count(len(ONCE) + 2)
    expect(chart.locator(CLUSTER)).to_have_attribute("aria-label", "5 listings here: 5 likely.")


def test_each_certainty_has_its_own_shape(chart: Frame) -> None:
    for name, shape in (
        ("Youth Band", "circle"),
        ("Junior Strings", "rect"),
        ("Town Samba", "path"),
    ):
        assert pin(chart, name).locator(".shape").evaluate("shape => shape.tagName") == shape


def test_a_click_on_a_pin_comes_back_to_python(page: Page, chart: Frame) -> None:
    press_pin(pin(chart, "Youth Band"), page.get_by_text("Clicked:"), "Clicked: band")
    expect(chart.locator(".listing .name")).to_have_text("Youth Band")


def test_a_listing_chosen_in_python_stands_out(page: Page, chart: Frame) -> None:
    choose(page, "Chosen", "strings")
    expect(chart.locator(".pin.chosen")).to_have_count(1)
    expect(chart.locator(".leaflet-tooltip")).to_have_text("Junior Strings")
    choose(page, "Chosen", "tour")
    expect(chart.locator(".pin.chosen")).to_have_count(2)


def test_a_chosen_listing_out_of_view_is_brought_into_view(page: Page, chart: Frame) -> None:
    chart.evaluate("() => map_pathways.setView([52.6, -1.5], 13, { animate: false })")
    choose(page, "Chosen", "band")
    chart.wait_for_function("() => map_pathways.getBounds().contains([52.97, -1.15])")


def test_pan_and_zoom_survive_a_rerun(page: Page, chart: Frame) -> None:
    chart.evaluate("() => map_pathways.setView([52.93, -1.2], 12.5, { animate: false })")
    chart.evaluate("() => { window.same = true; }")
    page.get_by_role("button", name="Run again").click()
    choose(page, "Chosen", "choir")
    expect(chart.locator(".pin.chosen")).to_have_count(1)
    assert centre_and_zoom(chart) == [52.93, -1.2, 12.5]
    assert chart.evaluate("() => window.same"), "the frame was loaded anew"


def test_a_new_radius_shows_all_of_it(page: Page, chart: Frame) -> None:
    before = centre_and_zoom(chart)[2]
    choose(page, "Radius", "10")
    chart.wait_for_function(f"() => map_pathways.getZoom() < {before}")
    # Ten miles north and south of home: 0.1447 degrees of latitude each.
    assert chart.evaluate(
        "() => map_pathways.getBounds().contains([[52.8053, -1.15], [53.0947, -1.15]])"
    )


def test_listings_at_one_spot_unfold_into_a_list(page: Page, chart: Frame) -> None:
    chart.locator(CLUSTER).click()
    expect(chart.locator(".listings .heading")).to_have_text("5 here")
    expect(chart.locator(".listings .row")).to_have_count(len(FOLDED))
    chart.locator(".listings .row").nth(3).click()
    expect(page.get_by_text("Clicked: folded-3")).to_be_visible()


def test_the_map_works_from_the_keyboard(page: Page, chart: Frame) -> None:
    chart.locator(CLUSTER).focus()
    page.keyboard.press("Enter")
    expect(chart.locator(".listings .row").first).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Clicked: folded-1")).to_be_visible()
    page.keyboard.press("Escape")
    expect(chart.locator(".leaflet-popup")).to_have_count(0)
    pin(chart, "Youth Band").focus()
    page.keyboard.press("Space")
    expect(page.get_by_text("Clicked: band")).to_be_visible()


def test_the_keyboard_gets_into_the_map_and_past_it(page: Page, chart: Frame) -> None:
    page.get_by_role("button", name="Run again").focus()
    page.keyboard.press("Tab")
    skip = page.get_by_role("button", name="Skip the map")
    expect(skip).to_be_focused()
    page.keyboard.press("Tab")
    expect(chart.locator("main")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(skip).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="After the map")).to_be_focused()


def test_a_town_pin_says_so_and_shows_how_far_off_it_may_be(page: Page, chart: Frame) -> None:
    expect(pin(chart, "Town Samba").locator(".ring.town")).to_have_count(1)
    expect(pin(chart, "Youth Band").locator(".ring.town")).to_have_count(0)
    place = chart.locator(".listing .place")
    press_pin(pin(chart, "Town Samba"), place, "within about 1.5 miles")
    circle = chart.locator("path.uncertain")
    expect(circle).to_have_count(1)
    assert circle.evaluate("shape => getComputedStyle(shape).strokeDasharray") != "none"


def test_words_of_the_data_never_run(page: Page, chart: Frame) -> None:
    pin(chart, HOSTILE_NAME).hover()
    expect(chart.locator(".leaflet-tooltip")).to_have_text(HOSTILE_NAME)
    press_pin(pin(chart, HOSTILE_NAME), chart.locator(".listing .name"), HOSTILE_NAME)
    expect(chart.locator(".listing .provider")).to_have_text(HOSTILE_PROVIDER)
    for frame in (page.main_frame, chart):
        assert frame.evaluate("() => window.hacked") is None
    assert chart.locator("img").count() == 0


def test_the_frame_has_no_origin_and_its_document_no_home(chart: Frame, page: Page) -> None:
    assert chart.evaluate("() => window.origin") == "null"
    answer = page.request.get(chart.url)
    assert HOME[2] not in answer.text()
    assert "sandbox allow-scripts;" in answer.headers["content-security-policy"]


def test_a_script_put_into_the_page_does_not_run(
    page: Page, map_page_url: str, traffic: Traffic
) -> None:
    page.goto(map_page_url)
    page.evaluate(
        """() => {
            const script = document.createElement("script");
            script.textContent = "window.hacked = 1";
            document.body.append(script);
            const image = "<img src='x' onerror='window.hacked = 1'>";
            document.body.insertAdjacentHTML("beforeend", image);
        }"""
    )
    expect(page.get_by_text("Clicked: nothing")).to_be_visible()
    assert page.evaluate("() => window.hacked") is None
    refused = [error for error in traffic.errors if "Content Security Policy" in error]
    assert len(refused) == 2
    traffic.errors.clear()


class TestPhone:
    @pytest.fixture
    def page_options(self) -> dict[str, Any]:
        return PHONE

    def test_fits_and_answers_to_a_tap(self, page: Page, chart: Frame) -> None:
        assert page.evaluate("() => document.documentElement.scrollWidth") == 360
        pin(chart, "Youth Band").tap()
        expect(page.get_by_text("Clicked: band")).to_be_visible()

    def test_one_finger_is_left_to_the_page(self, chart: Frame) -> None:
        assert not chart.evaluate("() => map_pathways.dragging.enabled()")


class TestDarkAndStill:
    @pytest.fixture
    def page_options(self) -> dict[str, Any]:
        return {"color_scheme": "dark", "reduced_motion": "reduce"}

    def test_follows_the_theme_and_keeps_still(self, chart: Frame) -> None:
        chart.wait_for_function("() => document.documentElement.dataset.theme === 'dark'")
        assert not chart.evaluate("() => map_pathways.options.zoomAnimation")
