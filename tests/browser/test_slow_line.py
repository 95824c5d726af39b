"""What a phone on a slow line is spared: fonts, a whole map, questions before the first answer."""

from __future__ import annotations

from typing import Any

import pytest
from browsing import ROOT, Traffic
from playwright.sync_api import Page, expect

ICONS = ROOT / "static" / "vendor" / "material-symbols-rounded-2.980" / "icons.txt"
SEARCH = "?near=NG5&instrument=violin"


@pytest.fixture
def page_options() -> dict[str, Any]:
    return {"viewport": {"width": 360, "height": 800}, "is_mobile": True}


def asked(traffic: Traffic, part: str) -> list[str]:
    return [url for url in traffic.requests if part in url]


def open_search(page: Page, app_url: str) -> None:
    page.goto(f"{app_url}/{SEARCH}")
    expect(page.get_by_role("article").first).to_be_visible()


def test_the_map_is_fetched_only_when_it_comes_near(
    page: Page, app_url: str, traffic: Traffic
) -> None:
    open_search(page, app_url)
    frame = page.locator("iframe").first
    expect(frame).to_be_attached()
    page.evaluate("new Promise((idle) => requestIdleCallback(idle))")
    assert asked(traffic, "/map/") == []
    with page.expect_request(lambda request: "/map/" in request.url):
        frame.scroll_into_view_if_needed()


def test_no_font_is_fetched_but_the_few_icons(page: Page, app_url: str, traffic: Traffic) -> None:
    open_search(page, app_url)
    fonts = asked(traffic, "/static/media/")
    assert [url for url in fonts if "MaterialSymbols" not in url] == []
    assert len(fonts) == 1


def test_every_icon_is_drawn_as_one_sign(page: Page, app_url: str) -> None:
    open_search(page, app_url)
    names = ICONS.read_text(encoding="utf-8").split()
    widths = page.evaluate(
        """async (names) => {
          await document.fonts.load("24px 'Material Symbols Rounded'");
          return names.map((name) => {
            const sign = document.createElement("span");
            sign.textContent = name;
            sign.style = "font: 24px 'Material Symbols Rounded'; position: absolute";
            document.body.append(sign);
            return sign.getBoundingClientRect().width;
          });
        }""",
        names,
    )
    drawn = dict(zip(names, map(round, widths), strict=True))
    assert {name: width for name, width in drawn.items() if width != 24} == {}


def test_no_question_goes_astray_below_a_page(page: Page, app_url: str, traffic: Traffic) -> None:
    page.goto(f"{app_url}/about")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    asked_of_server = asked(traffic, "_stcore/")
    assert asked_of_server
    assert [url for url in asked_of_server if not url.startswith(f"{app_url}/_stcore/")] == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_first_moment_is_in_the_colours_of_the_theme(
    page: Page, app_url: str, theme: Any
) -> None:
    page.emulate_media(color_scheme=theme)
    # The server never answers, so what shows is what the page draws by itself.
    page.route_web_socket("**/_stcore/stream", lambda _socket: None)
    page.goto(app_url)
    app = page.get_by_test_id("stApp")
    expect(app).to_be_visible()
    expected = {"light": "rgb(250, 246, 236)", "dark": "rgb(23, 26, 26)"}
    expect(app).to_have_css("background-color", expected[theme])
