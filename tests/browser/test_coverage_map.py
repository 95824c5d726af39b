"""The map of coverage in a real browser: its shades, what it says, and what comes back from it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from browsing import ROOT, Traffic, running
from coverage_map_page import LINCOLNSHIRE, MARK_NAME, SKEGNESS
from playwright.sync_api import Frame, Page, expect
from steps import press_pin

from tests.web.conftest import HOSTILE, small_catalogue

ARNOLD, HUCKNALL = (52.998, -1.13), (53.03, -1.2)
GEDLING, EAST_LINDSEY = "E07000173", "E07000137"
DISTRICTS_OF_THE_REGION = 35
NEIGHBOURHOODS_OF_LINCOLN = 60


@pytest.fixture(scope="module")
def coverage_map_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = small_catalogue(tmp_path_factory.mktemp("data"))
    page = ROOT / "tests" / "browser" / "coverage_map_page.py"
    with running(page, {"PATHWAYS_DATA": str(folder)}) as server:
        yield server.url


@pytest.fixture
def chart(page: Page, coverage_map_url: str) -> Frame:
    """The map's frame, with its areas shaded."""
    page.goto(coverage_map_url)
    page.locator("iframe").scroll_into_view_if_needed()
    areas = page.frame_locator("iframe").locator("path.area")
    expect(areas).to_have_count(DISTRICTS_OF_THE_REGION)
    return next(frame for frame in page.frames if "/map/" in frame.url)


def choose(page: Page, box: str, option: str) -> None:
    page.get_by_role("combobox", name=box).click()
    page.get_by_role("option", name=option, exact=True).click()


def spot_on_page(page: Page, chart: Frame, place: tuple[float, float]) -> tuple[float, float]:
    x, y = chart.evaluate(
        "(place) => Object.values(map_pathways.latLngToContainerPoint(place))", list(place)
    )
    box = page.locator("iframe").bounding_box()
    assert box is not None
    return box["x"] + x, box["y"] + y


def look_at(chart: Frame, place: tuple[float, float], zoom: int) -> None:
    chart.evaluate(
        "([place, zoom]) => map_pathways.setView(place, zoom, { animate: false })",
        [list(place), zoom],
    )


def class_at(page: Page, chart: Frame, place: tuple[float, float]) -> str:
    """The class names of what is shaded at a place, whatever lies on top."""
    names: str = chart.evaluate(
        """(place) => {
          const { x, y } = map_pathways.latLngToContainerPoint(place);
          const found = document.elementsFromPoint(x, y).find((each) => each.matches("path.area"));
          return found?.getAttribute("class") ?? "";
        }""",
        list(place),
    )
    return names


def test_far_from_all_listings_is_the_deepest_shade_and_near_them_is_not(
    page: Page, chart: Frame
) -> None:
    assert "class-4" in class_at(page, chart, SKEGNESS)
    assert "class-0" in class_at(page, chart, ARNOLD)
    legend = chart.locator(".legend")
    for words in ("under 5%", "75% or more", "Listings", "outside not surveyed"):
        expect(legend).to_contain_text(words)


def test_a_click_returns_the_part_and_says_its_figures(page: Page, chart: Frame) -> None:
    page.mouse.click(*spot_on_page(page, chart, (53.2, 0.1)))
    expect(page.get_by_text(f"Clicked: {EAST_LINDSEY}")).to_be_visible()
    expect(chart.locator("path.area.chosen")).to_have_count(1)
    # The answer of the page leaves the pop-up as it is.
    said = chart.locator(".leaflet-popup .part")
    expect(said.locator(".name")).to_have_text("East Lindsey")
    expect(said).to_contain_text("young people aged 5 to 18")
    expect(said.locator("dt.none + dd")).not_to_have_text("0")


def test_the_keyboard_gets_in_chooses_and_gets_out(page: Page, chart: Frame) -> None:
    page.get_by_role("button", name="Before the map").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Skip the map")).to_be_focused()
    page.keyboard.press("Tab")
    look_at(chart, ARNOLD, 11)
    expect(chart.locator(".cross")).to_be_visible()
    expect(chart.locator(".cross-words")).to_have_text("Gedling: under 5%")
    page.keyboard.press("Enter")
    expect(page.get_by_text(f"Clicked: {GEDLING}")).to_be_visible()
    expect(chart.locator(".leaflet-popup .part")).to_be_focused()
    page.keyboard.press("Escape")
    expect(chart.locator(".leaflet-popup")).to_have_count(0)
    expect(chart.locator("main")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="After the map")).to_be_focused()


def test_a_hostile_name_is_shown_as_it_is(page: Page, chart: Frame) -> None:
    look_at(chart, HUCKNALL, 13)
    page.mouse.click(*spot_on_page(page, chart, HUCKNALL))
    expect(chart.locator(".listing .name")).to_have_text(f"Folk {HOSTILE}")
    page.get_by_text("What if", exact=True).click()
    press_pin(chart.locator(".pin.mark"), chart.locator("body"), MARK_NAME)
    assert chart.evaluate("window.hacked") is None


def test_outlines_are_fetched_once_for_what_is_shown(
    page: Page, chart: Frame, traffic: Traffic
) -> None:
    def fetched() -> list[str]:
        return [url for url in traffic.requests if "/outlines/" in url]

    assert len(fetched()) == 1
    choose(page, "Looked at", LINCOLNSHIRE)
    choose(page, "Divided by", "lsoa")
    areas = chart.locator("path.area")
    expect(areas).to_have_count(NEIGHBOURHOODS_OF_LINCOLN)
    assert len(fetched()) == 2
    choose(page, "Divided by", "hub")
    expect(areas).to_have_count(1)
    choose(page, "Instrument", "harp")
    choose(page, "Divided by", "lsoa")
    expect(areas).to_have_count(NEIGHBOURHOODS_OF_LINCOLN)
    assert len(fetched()) == len(set(fetched())) == 3


def test_a_change_shows_before_after_and_what_changes(page: Page, chart: Frame) -> None:
    choose(page, "Divided by", "lsoa")
    page.get_by_text("What if", exact=True).click()
    expect(chart.get_by_role("radio", name="What changes")).to_be_checked()
    changed = chart.locator("path.area.changed")
    expect(changed.first).to_be_visible()
    count = changed.count()
    assert "class-2" in class_at(page, chart, SKEGNESS)
    expect(chart.locator(".legend")).to_contain_text("Newly has something sure or likely")
    chart.get_by_role("radio", name="What changes").press("ArrowLeft")
    expect(chart.get_by_role("radio", name="After")).to_be_checked()
    assert "class-0" in class_at(page, chart, SKEGNESS)
    chart.get_by_role("radio", name="After").press("ArrowLeft")
    assert "class-3" in class_at(page, chart, SKEGNESS)
    expect(changed).to_have_count(count)


def test_the_frame_may_run_its_own_scripts_and_nothing_else(page: Page, chart: Frame) -> None:
    expect(page.locator("iframe")).to_have_attribute("sandbox", "allow-scripts")
    assert chart.evaluate("window.origin") == "null"
    policy = page.request.get(chart.url).headers["content-security-policy"]
    assert policy.startswith("sandbox allow-scripts; default-src 'none'; script-src 'sha256-")
    assert "connect-src" not in policy
