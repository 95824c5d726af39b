"""Every state of the Find side: nothing serious to axe, no sideways scroll, room for a finger."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from steps import DARK, PHONE, SEARCH, change_to, open_page, place_box, serious, settled, sideways

KEPT = "strings,hostile,choir"
# Each with words that are drawn last.
STATES = {
    "first visit": ("/", "Nothing you type is stored."),
    "answer": (SEARCH, "Ask the school first"),
    "nothing found": ("/?near=Skegness&instrument=harp&level=grade-8", "Ask the school, or search"),
    "slip in the place": ("/?near=Loughbrough&instrument=violin&level=grade-2", "Long Hanborough"),
    "singing": ("/?near=NG5&instrument=voice", "Ask the school first"),
    "listing": ("/listing?id=strings", "Tell us this is wrong"),
    "empty shortlist": ("/shortlist", "Find music near you"),
    "shortlist": (f"/shortlist?ids={KEPT}", "Map to keep"),
    "compare": (f"/compare?ids={KEPT}", "All about Saturday Strings"),
    "print": (f"/print?ids={KEPT}", "What is not stated here is not known"),
    "about": ("/about", "Postcodes are those live"),
}
# Targets in a line of text are held to the line's own height; the closed menu is not there.
TOO_SMALL = """least => {
    const stops = 'button, summary, [role=option], a[href], label:has(input), input:not(label *)';
    const small = [];
    for (const stop of document.querySelectorAll(stops)) {
        if (!stop.checkVisibility({ visibilityProperty: true })) continue;
        if (getComputedStyle(stop).display === 'inline') continue;
        const { width, height, bottom } = stop.getBoundingClientRect();
        if (bottom > 0 && width > 1 && Math.min(width, height) < least)
            small.push(`${stop.ariaLabel ?? stop.innerText} ${width} × ${height}`);
    }
    return small;
}"""
LARGE = ".stApp button[kind=primary], [class*=st-key-keep] button, .st-key-filters summary"


def look(page: Page) -> None:
    """What must hold of every page, whatever its state."""
    settled(page)
    assert serious(page) == []
    if page.viewport_size != PHONE["viewport"]:
        return
    assert page.evaluate(TOO_SMALL, 24) == []
    for button in page.locator(LARGE).all():
        height = button.evaluate("each => each.getBoundingClientRect().height")
        assert height >= 44, button.inner_text()
    for width in (360, 320):
        page.set_viewport_size({"width": width, "height": 800})
        assert sideways(page) <= 0, f"{width} px"


PHONE_AND_DARK = pytest.mark.parametrize("page_options", [PHONE, DARK], ids=["phone", "dark"])


@pytest.mark.parametrize("page_options", [PHONE], ids=["phone"])
@pytest.mark.parametrize(("address", "last"), STATES.values(), ids=STATES)
def test_a_page_as_it_opens_on_a_phone_and_on_a_wide_dark_screen(
    page: Page, small_url: str, address: str, last: str, page_options: dict[str, Any]
) -> None:
    open_page(page, small_url + address)
    expect(page.get_by_text(last).first).to_be_visible()

    look(page)
    change_to(page, DARK)
    look(page)


def _open_suggestions(page: Page) -> None:
    place_box(page).click()
    place_box(page).press_sequentially("newark")
    expect(page.get_by_role("listbox", name="Places").get_by_role("option")).to_have_count(4)
    page.keyboard.press("ArrowDown")


def _open_pictures(page: Page) -> None:
    page.get_by_text("Choose by picture").click()
    page.get_by_role("button", name="Strings", exact=True).click()
    expect(page.get_by_role("button", name="Cello")).to_be_visible()


def _open_filters(page: Page) -> None:
    page.get_by_text("Filters: distance, day").click()
    expect(page.get_by_text("Online too")).to_be_visible()


def _open_everything(page: Page) -> None:
    for fold in page.locator("article details:not(article details details)").all():
        fold.evaluate("each => { each.open = true; }")
    for title in ("Across Nottingham", "Through your school", "Help with cost, instruments"):
        page.locator("summary").filter(has_text=title).click()
    for name in ("Strings in libraries", "Lessons in school", "Violin loan"):
        expect(page.locator(".pw-list summary").filter(has_text=name)).to_be_visible()


@PHONE_AND_DARK
@pytest.mark.parametrize(
    ("address", "act"),
    [
        ("/", _open_suggestions),
        ("/", _open_pictures),
        (f"{SEARCH}&day=Saturday&join=open", _open_filters),
        (SEARCH, _open_everything),
    ],
    ids=["suggestions", "pictures", "filters", "everything"],
)
def test_a_page_with_something_open(
    page: Page,
    small_url: str,
    address: str,
    act: Callable[[Page], None],
    page_options: dict[str, Any],
) -> None:
    open_page(page, small_url + address)
    act(page)

    look(page)
