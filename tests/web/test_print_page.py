"""The sheet to print, run without a browser, and how its type is chosen."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterator
from datetime import date
from urllib.parse import unquote

import pytest
from streamlit.testing.v1 import AppTest

from pathways.web.print_page import (
    SETTINGS,
    SheetEntry,
    qr_code,
    setting_for,
    sheet_entries,
    short_address,
)
from pathways.wiring import get_app_state
from tests.unit.keeping_listings import HOSTILE, LAST_YEAR
from tests.web.keeping import html, keeping_app, links, visit

TODAY = date(LAST_YEAR + 1, 2, 1)


@pytest.fixture(scope="module", autouse=True)
def _app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with keeping_app(tmp_path_factory.mktemp("data")):
        yield


def sheet(ids: str, **kept: str) -> AppTest:
    return visit("print", {"shortlist": dict(kept)}, ids=ids)


def entries(*ids: str, **notes: str) -> list[SheetEntry]:
    return sheet_entries(get_app_state(), ids, notes, TODAY)


def test_the_sheet_holds_the_essentials_of_each_listing() -> None:
    text = html(sheet("juniors,seniors"))

    for words in (
        "<h1>Music making to look into</h1>",
        "2 from Pathways, printed on",
        "<h2>Junior Strings <span>Somebody</span></h2>",
        "Group, band, choir or orchestra, <strong>by audition</strong>. From age 11",
        "<b>When</b> Saturday 10:00–12:40, weekly",
        "<b>Where</b> Arnold Hall, Arnold, NG5 6AA",
        "<b>Cost</b> £40 a term. Help with cost is offered.",
        f"example.org/juniors. Source of January {LAST_YEAR}.",
        f"example.org/listing. Source of {LAST_YEAR - 2}: check that it still runs.",
        "ask about safeguarding, DBS checks, and whether a parent stays",
    ):
        assert words in text, words


def test_a_note_is_on_the_persons_own_sheet() -> None:
    page = sheet("juniors,seniors", juniors="rang on <Tuesday>\nand again")

    assert "<b>My note</b> rang on &lt;Tuesday&gt;\nand again" in html(page)
    assert "Your notes are on it." in html(page)


def test_a_link_brings_no_note() -> None:
    assert "My note" not in html(sheet("juniors"))


def test_how_to_join_is_said_where_it_does_not_go_without_saying() -> None:
    assert "<b>Join</b> Only a school can book this" in html(sheet("school"))
    assert "<b>Join</b>" not in html(sheet("juniors,seniors"))


def test_what_has_ended_says_so() -> None:
    assert "<strong>This has ended.</strong>" in html(sheet("gone"))


def test_without_an_address_of_its_own_the_sheet_has_no_code() -> None:
    # Run without a browser, the app does not know where it is served.
    assert "pw-qr" not in html(sheet("juniors"))


@pytest.mark.parametrize("ids", ["", "nope", HOSTILE, "x" * 10_000, "\x00"])
def test_with_nothing_to_print_there_is_a_way_on(ids: str) -> None:
    page = sheet(ids)

    assert page.title[0].value == "Nothing to print yet"
    assert links(page) == [("Find music near you", "", {})]
    assert HOSTILE not in html(page)


def test_words_of_the_data_are_shown_and_never_run() -> None:
    text = html(sheet("hostile"))

    assert "Folk &lt;img src=x onerror=alert(1)&gt;" in text
    assert HOSTILE not in text


def test_a_few_are_set_large_and_many_small() -> None:
    chosen = [setting_for(entries(*["juniors"] * count)) for count in range(1, 20)]
    names = [setting.name for setting, fits in chosen if fits]

    order = [each.name for each in SETTINGS]
    assert names[0] == "roomy"
    assert sorted(names, key=order.index) == names
    assert len(set(names)) == len(SETTINGS)


def test_long_notes_take_smaller_type() -> None:
    (bare, fits), (noted, still_fits) = (
        setting_for(entries("juniors", "seniors", "band", "brass", **notes))
        for notes in ({}, dict.fromkeys(("juniors", "seniors", "band"), "rang again " * 45))
    )

    assert fits
    assert still_fits
    assert SETTINGS.index(noted) > SETTINGS.index(bare)


def test_too_much_for_a_sheet_is_said() -> None:
    notes = dict.fromkeys(["juniors", "seniors"], "rang again " * 45)
    assert not setting_for(entries(*["juniors", "seniors"] * 12, **notes))[1]
    everything = ",".join(each.id for each in get_app_state().catalogue.opportunities)

    assert "It takes more than one A4 sheet." in html(sheet(everything))
    assert "It fits on one A4 sheet." in html(sheet("juniors"))


@pytest.mark.parametrize(
    ("url", "short"),
    [
        ("https://www.example.org/", "example.org"),
        ("https://example.org/groups/", "example.org/groups"),
        ("https://example.org/page?id=7", "example.org"),
        (f"https://example.org/{'a' * 80}", "example.org"),
    ],
)
def test_an_address_is_one_that_can_be_typed_from_paper(url: str, short: str) -> None:
    assert short_address(url) == short


def test_the_code_is_a_picture_that_carries_its_own_data() -> None:
    code = qr_code("https://example.org/shortlist?ids=juniors")

    assert code.startswith("data:image/svg+xml")
    body = code.partition(",")[2]
    drawn = b64decode(body).decode() if ";base64" in code[:40] else unquote(body)
    assert "<svg" in drawn
    assert "http://" not in drawn.replace("http://www.w3.org/2000/svg", "")


def test_a_full_list_of_long_ids_still_has_a_code() -> None:
    ids = ",".join("a" * 66 for _ in range(30))

    assert qr_code(f"https://music.example.org/shortlist?ids={ids}")
