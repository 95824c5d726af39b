"""The ladder in a real browser: the picture, its lines, its links, the map and the plan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest
import segno
from browsing import ROOT, serving
from playwright.sync_api import Page, expect
from steps import change_to, open_page, press_pin, serious, sideways

from tests.web.climbing import climbing_data

PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
SMALL_PHONE = {"viewport": {"width": 320, "height": 640}, "has_touch": True, "is_mobile": True}
TABLET_DARK = {"viewport": {"width": 768, "height": 1024}, "color_scheme": "dark"}
DESKTOP = {"viewport": {"width": 1280, "height": 900}}
ASKED = "near=NG5&instrument=violin&level=grade-2"


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app over a catalogue that somebody could climb."""
    folder = climbing_data(tmp_path_factory.mktemp("data"))
    with ExitStack() as stack:
        with pytest.MonkeyPatch.context() as environment:
            environment.setenv("PATHWAYS_DATA", str(folder))
            address = stack.enter_context(serving(ROOT / "app.py"))
        yield address


def lines(page: Page, kind: str = "") -> int:
    return page.locator(f".pw-lines {kind or 'g'}").count()


def test_a_parent_goes_from_a_card_to_the_ladder_and_to_a_rung(page: Page, url: str) -> None:
    page.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
    open_page(page, f"{url}/?{ASKED}")
    place = page.locator(".st-key-near input")
    place.fill("NG5 6AA")
    place.press("Enter")
    expect(page.get_by_role("heading", name="Violin near NG5 6AA")).to_be_visible()

    page.get_by_role("link", name="Where it could lead Junior Strings").click()
    expect(
        page.get_by_role("heading", name="Where violin could lead, near NG5 6AA")
    ).to_be_visible()
    expect(page.locator(".pw-came")).to_contain_text("Junior Strings")
    expect(page).to_have_url(re.compile("near=NG5[+]6&"))

    page.get_by_role("link", name="Intermediate Strings", exact=True).last.click()
    expect(page.get_by_role("heading", name="Intermediate Strings", level=1)).to_be_visible()
    # The session is the same one: the search is still there.
    page.get_by_role("link", name="Ladder", exact=True).click()
    expect(
        page.get_by_role("heading", name="Where violin could lead, near NG5 6AA")
    ).to_be_visible()


def test_each_step_in_view_has_its_line(page: Page, url: str) -> None:
    open_page(page, f"{url}/ladder?{ASKED}")

    expect(page.locator(".pw-lines .pw-l-stated")).to_have_count(1)
    expect(page.locator(".pw-lines .pw-l-implied")).to_have_count(1)
    expect(page.locator(".pw-lines .pw-l-way").first).to_be_attached()
    dashes = {
        kind: page.locator(f".pw-l-{kind} path").first.evaluate(
            "path => getComputedStyle(path).strokeDasharray"
        )
        for kind in ("stated", "implied", "derived")
    }
    assert len(set(dashes.values())) == 3
    assert dashes["stated"] == "none"
    expect(page.locator(".pw-lines")).to_have_attribute("aria-hidden", "true")


def test_a_line_ends_at_its_boxes_whatever_the_width(page: Page, url: str) -> None:
    open_page(page, f"{url}/ladder?{ASKED}")
    expect(page.locator(".pw-lines .pw-l-stated")).to_have_count(1)
    for width in (1280, 1000):
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_function(
            """() => {
              const line = document.querySelector(".pw-l-stated path")?.getBoundingClientRect();
              const box = (id) =>
                document.querySelector(`[data-rung=${id}]`).getBoundingClientRect();
              return line && Math.abs(line.left - box("juniors").right) < 2
                && Math.abs(line.right - box("middles").left) < 2;
            }"""
        )


def test_what_is_unfolded_gets_its_lines_too(page: Page, url: str) -> None:
    open_page(page, f"{url}/ladder?{ASKED}")
    expect(page.locator(".pw-lines .pw-l-stated")).to_have_count(1)
    before = lines(page)

    page.locator(".pw-ladder summary").first.click()

    page.wait_for_function(f"() => document.querySelectorAll('.pw-lines g').length > {before}")


@pytest.mark.parametrize("page_options", [PHONE])
def test_on_a_phone_the_ladder_is_a_list_without_lines(page: Page, url: str) -> None:
    open_page(page, f"{url}/ladder?{ASKED}")
    expect(page.locator(".pw-rung").first).to_be_visible()

    expect(page.locator(".pw-lines")).to_be_hidden()
    assert lines(page) == 0
    expect(page.locator(".pw-ladder h4").first).to_have_text("Now")
    expect(page.locator("[data-rung=middles]")).to_contain_text("After Junior Strings")
    assert sideways(page) <= 0


def test_the_keyboard_reaches_a_rung_and_opens_it(page: Page, url: str) -> None:
    open_page(page, f"{url}/ladder?{ASKED}")
    link = page.locator("[data-rung=juniors] a").first
    expect(link).to_be_visible()
    for _ in range(40):
        if link.evaluate("link => link === document.activeElement"):
            break
        page.keyboard.press("Tab")
    expect(link).to_be_focused()
    expect(page.locator(".pw-lines")).to_have_class(re.compile("pw-asked"))

    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="Junior Strings", level=1)).to_be_visible()


def test_the_climb_is_on_the_map(page: Page, url: str) -> None:
    open_page(page, f"{url}/ladder?{ASKED}")
    page.locator("iframe").scroll_into_view_if_needed()
    chart = page.frame_locator("iframe")

    expect(chart.locator(".pin[aria-label^='Intermediate Strings'] .letter")).to_have_text("B")
    label = chart.locator(".pin[aria-label^='Intermediate Strings']")
    expect(label).to_have_attribute("aria-label", re.compile(r"\. Next$"))
    expect(chart.locator("path.climb")).to_be_attached()
    pin = chart.locator(".pin[aria-label^='Senior Strings']")
    press_pin(pin, page.locator(".pw-chosen h3"), "Senior Strings")


STATES = {
    "first visit": "/ladder",
    "ladder": f"/ladder?{ASKED}",
    "missing rung": "/ladder?near=NG5&instrument=cornet&level=beginner",
    "came from": "/ladder?from=middles",
    "plan": f"/plan?{ASKED}",
    "hub": "/hub_ladder?hub=nottingham-nottinghamshire&family=strings",
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("page_options", [PHONE])
def test_axe_finds_nothing_serious(
    page: Page, url: str, state: str, page_options: dict[str, Any]
) -> None:
    open_page(page, url + STATES[state])

    for setup in (PHONE, SMALL_PHONE, TABLET_DARK, DESKTOP):
        change_to(page, setup)
        assert serious(page) == []
        assert sideways(page) <= 0


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


CLIMBERS = (
    ASKED,
    "near=Louth&instrument=cornet&level=beginner",
    "near=Leicester&instrument=voice",
    "near=Skegness&instrument=tabla&level=beginner",
    "near=NG5&instrument=flute&level=starter",
)


@pytest.mark.parametrize("asked", CLIMBERS)
def test_the_plan_is_one_page_and_nothing_but_the_plan(
    page: Page, app_url: str, asked: str
) -> None:
    open_page(page, f"{app_url}/plan?{asked}")
    expect(page.locator(".pw-plan h2")).to_have_count(3)

    page.emulate_media(media="print")

    assert pages_of(page.pdf(format="A4", prefer_css_page_size=True)) == 1
    expect(page.locator(".st-key-screen-only")).to_be_hidden()
    page.set_viewport_size({"width": 710, "height": 1000})  # the paper between its margins
    cut = "plan => plan.scrollHeight - plan.clientHeight"
    assert page.locator(".pw-plan").evaluate(cut) <= 1


def test_the_plans_code_opens_the_ladder(page: Page, url: str) -> None:
    open_page(page, f"{url}/plan?{ASKED}")

    code = segno.make_qr(f"{url}/ladder?{ASKED}", error="l", boost_error=False)
    drawn = code.svg_data_uri(border=2, omitsize=True, dark="#000", light="#fff")
    assert page.get_by_role("img", name="A code for a phone's camera").get_attribute("src") == drawn


def test_a_hubs_ladder_can_be_saved(page: Page, url: str) -> None:
    open_page(page, f"{url}/hub_ladder?hub=nottingham-nottinghamshire&family=strings")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Save all families as CSV").click()

    text = waiting.value.path().read_text(encoding="utf-8")
    assert text.startswith("family,what,id,name,to,to_name,evidence,words,miles,young_people")
    assert "strings,step,juniors,Junior Strings,middles,Intermediate Strings,stated" in text
