"""The shortlist's page, run without a browser: every branch that a visitor can reach."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

from pathways.web.shortlist import Asked, read_ids
from tests.unit.keeping_listings import HOSTILE
from tests.web.keeping import html, keeping_app, labels, links, visit


@pytest.fixture(scope="module", autouse=True)
def _app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with keeping_app(tmp_path_factory.mktemp("data")):
        yield


def shortlist(ids: str | None = None, **kept: str) -> AppTest:
    """The page at an address, or in a session that keeps these listings with these notes."""
    session = {"shortlist": dict(kept)} if kept else None
    return visit("shortlist", session, **({"ids": ids} if ids is not None else {}))


def kept(page: AppTest) -> list[str]:
    return list(page.session_state["shortlist"])


def names(page: AppTest) -> list[str]:
    parts = html(page).split("<h2>")[1:]
    return [part.partition("</span> ")[2].partition("</h2>")[0] for part in parts]


def test_an_empty_list_says_how_to_fill_it_and_shows_a_way_on() -> None:
    page = shortlist()

    assert "Nothing kept yet." in html(page)
    assert "Press Keep on anything that looks right." in html(page)
    assert links(page) == [("Find music near you", "", {})]
    assert page.query_params == {}


def test_what_was_kept_stands_in_order_with_its_facts() -> None:
    page = shortlist(brass="", juniors="")

    assert names(page) == ["Hucknall Brass", "Junior Strings"]
    assert "2 kept." in html(page)
    assert "Saturday 10:00–12:40, weekly" in html(page)
    assert "£40 a term. Help with cost is offered." in html(page)


def test_the_address_holds_the_ids_and_never_a_note() -> None:
    page = shortlist(brass="a secret", juniors="")

    assert page.query_params == {"ids": "brass,juniors"}
    assert "secret" not in page.code[0].value
    assert page.code[0].value == "/shortlist?ids=brass,juniors"


def test_a_link_opens_the_same_list_in_a_fresh_session_and_says_whose_it_is_now() -> None:
    page = shortlist(shortlist(brass="", juniors="").query_params["ids"])

    assert names(page) == ["Hucknall Brass", "Junior Strings"]
    assert "This list came with the link. It is yours now" in html(page)

    page.run()
    assert "This list came with the link" not in html(page)


def test_ids_that_are_not_ours_are_counted_and_left_out() -> None:
    page = shortlist(f"brass,nope,{HOSTILE},brass")

    assert kept(page) == ["brass"]
    assert "The link names 2 listings that we do not have" in html(page)
    assert page.query_params == {"ids": "brass"}


def test_one_id_that_is_not_ours_is_one() -> None:
    assert "The link names 1 listing that we do not have" in html(shortlist("nope"))


@pytest.mark.parametrize(
    "ids", ["", ",", ",,,", "x" * 100_000, "\x00", "../../etc", HOSTILE, "🎻,🎻", "brass;juniors"]
)
def test_a_hand_edited_address_never_breaks_the_page(ids: str) -> None:
    page = shortlist(ids)

    assert kept(page) == []
    assert HOSTILE not in html(page)


def test_a_link_with_more_than_it_may_hold_says_how_many_are_left_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("pathways.web.shortlist.MOST_KEPT", 2)

    page = shortlist("brass,juniors,seniors")

    assert kept(page) == ["brass", "juniors"]
    assert "A shortlist holds 2: 1 more is left out." in html(page)


def test_an_address_that_the_session_wrote_itself_brings_no_older_list_back() -> None:
    page = shortlist(brass="", juniors="")
    page.button(key="Remove-brass").click().run()
    assert page.query_params == {"ids": "juniors"}

    page.query_params["ids"] = "brass,juniors"
    page.run()

    assert kept(page) == ["juniors"]
    assert page.query_params == {"ids": "juniors"}


def test_a_note_is_kept_with_its_listing_and_nowhere_else() -> None:
    page = shortlist(brass="", juniors="")

    page.text_area(key="note-juniors").set_value("rang on Tuesday").run()

    assert page.session_state["shortlist"] == {"brass": "", "juniors": "rang on Tuesday"}
    assert page.query_params == {"ids": "brass,juniors"}


def test_a_note_is_there_again_when_the_page_is_opened_again() -> None:
    page = shortlist(juniors="rang on Tuesday")

    assert page.text_area(key="note-juniors").value == "rang on Tuesday"
    assert "stay on this page until you close it" in html(page)


def test_listings_move_up_and_down_with_their_notes() -> None:
    page = shortlist(brass="", juniors="mine", seniors="")
    assert "Up-brass" not in [each.key for each in page.button]
    assert "Down-seniors" not in [each.key for each in page.button]

    page.button(key="Up-juniors").click().run()
    assert kept(page) == ["juniors", "brass", "seniors"]

    page.button(key="Down-brass").click().run()
    assert page.session_state["shortlist"] == {"juniors": "mine", "seniors": "", "brass": ""}
    assert page.query_params == {"ids": "juniors,seniors,brass"}


def test_what_a_press_did_is_announced_once() -> None:
    page = shortlist(brass="", juniors="")

    page.button(key="Up-juniors").click().run()
    assert "Junior Strings is now number 1." in html(page)

    page.button(key="Remove-brass").click().run()
    assert "Hucknall Brass is removed." in html(page)

    page.run()
    assert "is removed" not in html(page)


def test_what_was_let_go_can_be_put_back_with_its_note_in_its_place() -> None:
    page = shortlist(brass="", juniors="mine", seniors="")
    assert "undo" not in [each.key for each in page.button]
    page.button(key="Remove-juniors").click().run()
    assert page.button(key="undo").label == "Put Junior Strings back"

    page.button(key="undo").click().run()

    assert page.session_state["shortlist"] == {"brass": "", "juniors": "mine", "seniors": ""}
    assert page.query_params == {"ids": "brass,juniors,seniors"}
    assert "undo" not in [each.key for each in page.button]


def test_the_last_one_can_be_put_back_too() -> None:
    page = shortlist(juniors="")
    page.button(key="Remove-juniors").click().run()

    page.button(key="undo").click().run()

    assert kept(page) == ["juniors"]


def test_a_listing_can_be_let_go() -> None:
    page = shortlist(brass="", juniors="")

    page.button(key="Remove-brass").click().run()
    page.button(key="Remove-juniors").click().run()

    assert "Nothing kept yet." in html(page)
    assert page.query_params == {}


def test_buttons_name_what_they_are_about() -> None:
    assert "Remove *Junior Strings*" in labels(shortlist(juniors=""))
    assert "Remove *Folk \\<img src=x onerror=alert(1)>*" in labels(shortlist(hostile=""))


def test_there_is_a_way_on_to_printing_all_of_it() -> None:
    page = shortlist(brass="", juniors="")

    page.button(key="print").click().run()

    assert "<h1>Music making to look into</h1>" in html(page)
    assert page.query_params == {"ids": "brass,juniors"}


def test_there_is_a_way_on_to_comparing_the_first_four() -> None:
    page = shortlist(**dict.fromkeys(["brass", "juniors", "seniors", "band", "centre"], ""))

    page.button(key="compare").click().run()

    assert page.title[0].value == "Side by side"
    assert page.query_params == {"ids": "brass,juniors,seniors,band"}


def test_each_listing_has_a_link_to_its_page() -> None:
    assert ("All about it *Junior Strings*", "listing", {"id": "juniors"}) in links(
        shortlist(juniors="")
    )


def test_one_listing_is_not_compared() -> None:
    assert "compare" not in [each.key for each in shortlist(brass="").button]


def test_what_has_ended_since_says_so() -> None:
    assert "<strong>This has ended.</strong>" in html(shortlist("gone"))


def test_words_of_the_data_are_shown_and_never_run() -> None:
    page = shortlist("hostile")

    assert names(page) == ["Folk &lt;img src=x onerror=alert(1)&gt;"]
    assert HOSTILE not in html(page)


def test_files_are_offered_and_the_calendar_says_how_many_it_holds() -> None:
    page = shortlist(brass="", juniors="", band="")

    assert [each.proto.label for each in page.get("download_button")] == [
        "Calendar (2 of 3)",
        "Spreadsheet",
        "Map to keep",
    ]
    assert "both a day and a time" in page.caption[0].value


def test_without_any_time_there_is_no_calendar_and_a_word_on_why() -> None:
    page = shortlist(band="")

    assert [each.proto.label for each in page.get("download_button")] == [
        "Spreadsheet",
        "Map to keep",
    ]
    assert "No calendar file" in page.caption[0].value


def test_with_times_throughout_the_calendar_still_asks_to_check() -> None:
    assert "Check each date first" in shortlist(juniors="").caption[0].value


def test_reading_ids_keeps_their_order_and_each_once() -> None:
    assert read_ids(" b ,a,b,,c", {"a", "b"}) == Asked(("b", "a"), 1, 0)
    assert read_ids("a,b,c", {"a", "b", "c"}, most=2) == Asked(("a", "b"), 0, 1)
