"""What if, best next sites and scenarios: by keyboard, on a phone, at night."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page, expect
from steps import DARK, PHONE, change_to, open_page, serious, settled, sideways

ASKED = "/coverage?instrument=brass&stage=foundation&within=10&hub=lincolnshire"


def look(page: Page) -> None:
    """What must hold of every tab, at night and on a phone."""
    change_to(page, DARK)
    assert serious(page) == []
    change_to(page, PHONE)
    assert sideways(page) <= 0


def test_a_venue_is_suggested_tried_kept_and_compared(
    page: Page, app_url: str, tmp_path: Path
) -> None:
    open_page(page, app_url + ASKED)
    box = page.get_by_role("combobox", name="Where would a new group meet?")
    box.press_sequentially("lincoln drill")
    expect(page.get_by_role("option", name=re.compile("Drill Hall"))).to_be_visible()
    box.press("ArrowDown")
    box.press("Enter")
    expect(page.get_by_text(re.compile("more young people would have something"))).to_be_visible()
    expect(page.get_by_text("1. Brass, foundation, at", exact=False).first).to_be_visible()
    look(page)

    page.get_by_role("tab", name="Best next sites").click()
    page.get_by_role("radio", name="3", exact=True).click()
    page.get_by_role("button", name="Look for proof").click()
    expect(page.get_by_text(re.compile("Proved: no other choice of 3"))).to_be_visible()
    look(page)

    page.get_by_role("tab", name="Scenarios").click()
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_role("rowheader", name="Sure or likely", exact=True)).to_be_visible()
    with page.expect_download() as saving:
        page.get_by_role("button", name="Save to a file Plan A").click()
    file = tmp_path / saving.value.suggested_filename
    assert file.name == "plan-a.json"
    saving.value.save_as(file)
    page.get_by_role("button", name="Take out Plan A").click()
    expect(page.get_by_role("columnheader", name="Plan A")).not_to_be_visible()
    page.locator("input[type=file]").set_input_files(file)
    expect(page.get_by_role("columnheader", name="Plan A")).to_be_visible()
    settled(page)
    look(page)
