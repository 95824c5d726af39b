"""Whole journeys: a parent on a phone, somebody without a mouse, somebody without the map."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Frame, Page, expect
from steps import PHONE, SEARCH, choose, open_page, place_box, settled

NOTE = "trial after half term"
# Where the keyboard is, in the page or in a component's shadow, and whether the eye can tell: the
# look of the stop and of what it stands in, with the focus and without.
STOP = """
    let stop = document.activeElement;
    while (stop?.shadowRoot?.activeElement) stop = stop.shadowRoot.activeElement;
"""
TAG_OF_THE_STOP = f"() => {{ {STOP} return stop.tagName; }}"
LOOK_OF_THE_STOP = (
    f"""() => {{ {STOP}"""
    + """
    const look = () => {
        const lines = [];
        for (let each = stop, up = 0; each && up < 4; each = each.parentElement, up += 1) {
            const style = getComputedStyle(each);
            const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
            lines.push(outlined ? style.outline : '', style.boxShadow);
        }
        return lines.join();
    };
    const { left, top, width, height } = stop.getBoundingClientRect();
    const inside = left >= 0 && left + width <= innerWidth && top < innerHeight && top + height > 0;
    const name = stop.ariaLabel ?? (stop.innerText || stop.title);
    const found = { tag: stop.tagName, name: name.replaceAll('\\n', ' ').slice(0, 60), inside };
    if (stop.tagName === "IFRAME" || stop === document.body) return { ...found, shown: true };
    const focused = look();
    stop.blur();
    return { ...found, shown: look() !== focused };
}"""
)
# The map is a process of its own, so that the focus takes its time on its way in and out.
SAYS_THE_FOCUS = "() => addEventListener('focusin', () => console.debug('focus'))"
STILL = "*, *::before, *::after { transition: none !important; animation: none !important; }"


@pytest.mark.parametrize("page_options", [PHONE], ids=["phone"])
def test_a_parent_on_a_phone_finds_filters_keeps_notes_prints_and_shares(
    page: Page, small_url: str, browser: Browser, page_options: dict[str, Any]
) -> None:
    open_page(page, small_url)
    place_box(page).tap()
    place_box(page).press_sequentially("arnol")
    page.get_by_role("option").filter(has_text="Town").first.tap()
    choose(page, "What do you play or sing?", "fidd", "Violin (fiddle)")
    choose(page, "About how far along?", "grade 2", "About grade 2")
    expect(page.get_by_role("heading", name="Violin near Arnold")).to_be_visible()

    page.get_by_text("Filters: distance, day").tap()
    page.get_by_role("button", name="Saturday (1)").tap()
    expect(page.get_by_role("button", name="Saturday ✕")).to_be_visible()
    expect(page.get_by_text("How far to travel")).to_be_visible()  # the filters stay open
    page.get_by_role("button", name="Keep Saturday Strings").tap()
    page.get_by_role("button", name="Saturday ✕").tap()
    page.get_by_role("button", name="Keep Folk").tap()
    expect(page.get_by_role("button", name="Kept ✓ Folk")).to_be_visible()

    page.get_by_role("button", name="Expand sidebar").tap()
    page.get_by_role("link", name="Shortlist (2)").tap()
    expect(page.locator(".pw-kept h2")).to_contain_text(["Saturday Strings", "Folk"])
    note = page.get_by_role("textbox", name="My note on Saturday Strings")
    note.fill(NOTE)
    note.blur()
    settled(page)
    link = page.locator("[data-testid=stCode] code").inner_text()
    page.get_by_text("Print on one sheet").tap()
    expect(page.locator(".pw-own")).to_have_text(f"My note {NOTE}")
    page.emulate_media(media="print")
    sheet = page.pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", sheet)) == 1

    assert "trial" not in link
    _opens_elsewhere(browser, link)


def _opens_elsewhere(browser: Browser, link: str) -> None:
    context = browser.new_context()
    elsewhere = context.new_page()
    open_page(elsewhere, link)
    expect(elsewhere.locator(".pw-kept h2")).to_contain_text(["Saturday Strings", "Folk"])
    note = elsewhere.get_by_role("textbox", name="My note on Saturday Strings")
    expect(note).to_have_value("")
    assert NOTE not in elsewhere.content()
    context.close()


def tab_to(page: Page, role: Any, name: str) -> None:
    """Press Tab until the named element has the focus; it must be within reach."""
    wanted = page.get_by_role(role, name=name, exact=True)
    for _ in range(30):
        if wanted.evaluate("each => each === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"Tab does not reach {name}")


def type_and_take_first(page: Page, typed: str, option: str) -> None:
    page.keyboard.type(typed)
    expect(page.get_by_role("option").first).to_have_text(option)
    page.keyboard.press("Enter")
    expect(page.get_by_role("option")).to_have_count(0)


def test_the_keyboard_alone_leads_from_the_first_tab_to_a_listing_and_back(
    page: Page, small_url: str
) -> None:
    open_page(page, small_url)
    tab_to(page, "combobox", "Where do you live?")
    page.keyboard.type("arnold")
    expect(page.get_by_role("option").first).to_contain_text("Arnold")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Music making near Arnold")).to_be_visible()
    settled(page)

    tab_to(page, "combobox", "What do you play or sing?")
    type_and_take_first(page, "violin", "Violin (fiddle)")
    expect(page.get_by_role("heading", name="Violin near Arnold")).to_be_visible()
    settled(page)

    tab_to(page, "combobox", "About how far along?")
    type_and_take_first(page, "grade 2", "About grade 2")
    settled(page)
    tab_to(page, "link", "All details Saturday Strings")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Saturday Strings")
    settled(page)

    tab_to(page, "link", "Back to your search")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Violin near Arnold")).to_be_visible()
    expect(place_box(page)).to_have_value("Arnold")


@pytest.mark.parametrize(
    "page_options",
    [{"viewport": {"width": 1280, "height": 900}}, {"viewport": {"width": 360, "height": 800}}],
    ids=["wide", "narrow"],
)
def test_the_focus_can_be_seen_wherever_it_goes(
    page: Page, small_url: str, page_options: dict[str, Any]
) -> None:
    open_page(page, small_url + SEARCH)
    map_frame(page)  # until it has loaded there is nothing in it to reach
    page.add_style_tag(content=STILL)
    stops = []
    for _ in range(60):
        page.keyboard.press("Tab")
        stop = page.evaluate(LOOK_OF_THE_STOP)
        if stop["tag"] == "BODY":  # past the last
            break
        stops.append(stop)
        if stop["name"] == "Skip the map":
            map_frame(page)
            page.keyboard.press("Tab")
            expect(page.locator("iframe")).to_be_focused()  # another process, which takes its time
            stops.append(page.evaluate(LOOK_OF_THE_STOP))

    assert [each for each in stops if not (each["shown"] and each["inside"])] == []
    named = [each["name"] for each in stops]
    for name in ("Where do you live?", "Find", "Keep Saturday Strings", "Skip the map"):
        assert name in named
    assert "IFRAME" in [each["tag"] for each in stops]
    assert "Help with cost, instruments" in stops[-1]["name"]


def map_frame(page: Page) -> Frame:
    page.locator("iframe").scroll_into_view_if_needed()
    expect(page.frame_locator("iframe").locator(".pin").first).to_be_visible()
    return page.frames[-1]


def test_the_keyboard_goes_into_the_map_shows_where_it_is_and_comes_out(
    page: Page, small_url: str
) -> None:
    open_page(page, small_url + SEARCH)
    chart = map_frame(page)
    page.get_by_role("button", name="Skip the map").focus()
    for document in (page, chart):
        document.evaluate(SAYS_THE_FOCUS)
    visited = []
    for _ in range(20):
        with page.expect_console_message(lambda said: said.text == "focus"):
            page.keyboard.press("Tab")
        if page.evaluate(TAG_OF_THE_STOP) != "IFRAME":
            break
        visited.append(chart.evaluate(LOOK_OF_THE_STOP))

    names = [each["name"] for each in visited]
    assert any(name.startswith("Folk") for name in names)
    assert [each for each in visited if not each["shown"]] == []
    assert page.evaluate(TAG_OF_THE_STOP) == "SUMMARY"

    page.get_by_role("button", name="Skip the map").press("Enter")
    assert page.evaluate(TAG_OF_THE_STOP) == "SUMMARY"


def test_without_the_map_the_list_says_all(page: Page, small_url: str) -> None:
    page.route("**/map/*", lambda route: route.abort())
    with page.expect_event("requestfailed"):
        open_page(page, small_url + SEARCH)
        page.locator("iframe").scroll_into_view_if_needed()

    expect(page.locator("article h3")).to_contain_text(["Saturday Strings", "Folk"])
    expect(page.locator("article").first).to_contain_text("1 more from Somebody here")
    expect(page.locator("article").first).to_contain_text("Arnold Hall")
    page.get_by_role("button", name="Show 1 on the map").click()
    expect(page.locator(".pw-chosen h3").first).to_contain_text("Saturday Strings")
    expect(page.locator("[data-testid=stException], [data-testid=stAlert]")).to_have_count(0)
    assert "Map of the listings" in (page.locator("iframe").get_attribute("title") or "")
