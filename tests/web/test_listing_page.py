"""The page of one listing, run without a browser: every branch that a visitor can reach."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

from tests.unit.keeping_listings import HOSTILE, LAST_YEAR, LISTINGS
from tests.web.keeping import html, keeping_app, labels, links, visit


@pytest.fixture(scope="module", autouse=True)
def _app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with keeping_app(tmp_path_factory.mktemp("data")):
        yield


def listing(id_: str, **session: object) -> AppTest:
    return visit("listing", dict(session), id=id_)


def headings(page: AppTest) -> list[str]:
    return [each.value for each in page.subheader]


def test_everything_known_is_there_in_words() -> None:
    text = html(listing("juniors"))

    for words in (
        "<h1>Junior Strings</h1>",
        "Somebody</p>",
        "<dd>Ages 7 to 11; starters to grade 3<br>",
        "The level is our reading: the source gives no grade.",
        "<dt>Level</dt><dd>First of two tiers</dd>",
        "<dt>Instruments</dt><dd>Strings</dd>",
        "<dt>Music</dt><dd>Orchestra</dd>",
        "<dt>When</dt><dd>Saturday 10:00–12:40, weekly</dd>",
        "Welcomes disabled young people. Large print parts",
        "<dt>Note</dt><dd>Bring a music stand.</dd>",
        "<strong>Arnold Hall</strong><br>1 High Street, NG5 6AA",
        "Step-free.",
        "£40 a term",
        "<strong>Help with the cost is offered.</strong>",
        f"From its own or its hub&#39;s pages of January {LAST_YEAR}.",
        "Ask about safeguarding, DBS checks, and whether a parent stays.",
        'href="https://example.org/safe"',
    ):
        assert words in text, words


def test_the_nearest_stop_is_named_with_its_distance() -> None:
    text = html(listing("juniors"))

    assert "<li>Carmel Gardens, Arnold (bus), about 100 yards</li>" in text
    assert "In a straight line; the way on foot is longer." in text


def test_every_place_of_a_listing_stands_there_with_its_own_stops() -> None:
    text = html(listing("hostile"))

    assert text.count('class="pw-place"') == 2
    assert "Hucknall (train), about half a mile" in text
    assert "Butler&#39;s Hill, Butlers Hill (tram), about half a mile" in text


def test_a_town_alone_has_no_stops_and_says_how_vague_it_is() -> None:
    text = html(listing("band"))

    assert "<strong>In or near Louth</strong>" in text
    assert "Only the town is known: up to 1.5 miles from its middle." in text
    assert "Nearest stop" not in text


def test_a_named_place_without_a_spot_is_named() -> None:
    text = html(listing("band-too"))

    assert "<strong>Band Club</strong><br>Louth" in text
    assert "We do not have its exact spot" in text


@pytest.mark.parametrize(
    ("id_", "where"),
    [
        ("across", "Across Nottingham &amp; Nottinghamshire"),
        ("webinar", "Online"),
        ("orchestra", "National"),
    ],
)
def test_what_has_no_place_of_its_own_says_where_it_is(id_: str, where: str) -> None:
    text = html(listing(id_))

    assert f"<p>{where}</p>" in text
    assert "pw-place" not in text


def test_help_with_cost_says_what_it_offers_and_has_no_day() -> None:
    text = html(listing("fund"))

    assert "What it offers</h2>" in text
    assert "<dt>When</dt>" not in text
    assert "<dd>Day and time not stated</dd>" in html(listing("centre"))
    assert "pw-badge" not in text
    assert "Help with the cost is offered" not in text


def test_support_that_the_source_says_in_the_same_words_is_said_once() -> None:
    text = html(listing("fund"))

    assert "<dt>Support</dt><dd>For families on a low income</dd>" in "".join(text.split("\n"))


UNKNOWN = {
    "juniors": [],
    "seniors": ["cost", "help with cost"],
    "brass": ["ages", "level", "step-free access"],
    "band": ["day", "exact place", "ages", "level", "cost", "help with cost", "step-free access"],
    "band-too": ["time", "ages", "level", "cost", "help with cost", "how to join",
                 "step-free access"],
    "fund": ["ages"],
}  # fmt: skip


@pytest.mark.parametrize("id_", UNKNOWN)
def test_what_the_source_does_not_say_is_listed_to_be_asked(id_: str) -> None:
    text = html(listing(id_))

    chips = text.partition('<ul class="pw-chips">')[2].partition("</ul>")[0]
    assert chips.replace("</li>", "").split("<li>")[1:] == UNKNOWN[id_]
    assert ("What the source does not say" in text) == bool(UNKNOWN[id_])


STALE = {
    "juniors": None,
    "seniors": "The page it comes from is more than two years old: check that it still runs.",
    "across": "The page it comes from has no date: check that it still runs.",
    "hostile": "This is not from the provider&#39;s own pages: check that it still runs.",
    "band": "The source has no date: check before you travel.",
}


@pytest.mark.parametrize("id_", STALE)
def test_what_is_not_fresh_says_why(id_: str) -> None:
    text = html(listing(id_))

    assert ("pw-notice" in text) == (STALE[id_] is not None)
    assert (STALE[id_] or "") in text


def test_the_badges_say_what_a_family_looks_for_first() -> None:
    assert '<span class="pw-badge">By audition</span>' in html(listing("seniors"))
    assert '<span class="pw-badge">Help with cost</span>' in html(listing("juniors"))
    assert '<span class="pw-badge">Free</span>' in html(listing("brass"))


def test_who_it_is_for_beyond_the_young_is_said() -> None:
    assert "For adults" in html(listing("grown-ups"))


def test_a_group_links_to_its_centre_and_the_centre_to_its_groups() -> None:
    assert ("Arnold Music Centre", "listing", {"id": "centre"}) in links(listing("juniors"))
    assert ("Senior Strings, from age 11", "listing", {"id": "seniors"}) in links(
        listing("juniors")
    )
    assert "It is part of" in headings(listing("juniors"))

    assert "Its groups" in headings(listing("centre"))
    assert ("Junior Strings, ages 7 to 11", "listing", {"id": "juniors"}) in links(
        listing("centre")
    )


def test_what_leads_on_and_what_leads_here_have_words_and_links() -> None:
    page = listing("juniors")

    assert {"Where it leads", "What leads here"} <= set(headings(page))
    assert ("National Orchestra", "listing", {"id": "orchestra"}) in links(page)
    assert "About grade 4." in html(page)
    assert "Implied by the source, not said in so many words." in html(page)
    assert "<strong>Lessons at school.</strong>" in html(page)


def test_help_with_cost_stands_beside_what_costs_but_not_beside_what_is_free() -> None:
    title = "Help with cost, and instruments to borrow"

    assert title in headings(listing("juniors"))
    assert ("Notts fund", "listing", {"id": "fund"}) in links(listing("juniors"))
    assert title not in headings(listing("brass"))
    assert title not in headings(listing("fund"))


def test_others_of_the_provider_nearby_are_linked() -> None:
    page = listing("band")

    assert "More from Band Club nearby" in headings(page)
    assert ("Louth Training Band", "listing", {"id": "band-too"}) in links(page)


def test_a_long_list_waits_behind_a_fold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pathways.web.listing_page._OTHERS_SHOWN", 2)
    closed, opened = listing("brass"), listing("brass", **{"more-others": True})

    assert closed.expander[0].label == "4 more"
    shown = [each[2].get("id") for each in links(closed)]
    assert "seniors" not in shown
    assert "seniors" in [each[2].get("id") for each in links(opened)]


def test_keep_says_whether_it_is_kept_and_shows_the_way_to_the_shortlist() -> None:
    page = listing("juniors")
    assert "Keep" in labels(page)
    assert "shortlist" not in [each[1] for each in links(page)]

    page.button(key="keep").click().run()

    assert "Kept ✓" in labels(page)
    assert ("Your shortlist (1)", "shortlist", {}) in links(page)

    page.button(key="keep").click().run()

    assert "Keep" in labels(page)


def test_a_full_shortlist_says_so() -> None:
    page = listing("juniors", shortlist={f"other-{number}": "" for number in range(30)})

    assert "Shortlist full (30)" in labels(page)
    page.button(key="keep").click().run()
    assert "juniors" not in page.session_state["shortlist"]


def test_the_website_is_one_press_away_where_there_is_one() -> None:
    (button,) = listing("juniors").get("link_button")

    assert (button.proto.label, button.proto.url) == (
        "Open its website",
        "https://example.org/juniors",
    )
    assert not listing("seniors").get("link_button")


def test_a_correction_is_text_to_copy_and_says_whom_to_send_it_to() -> None:
    page = listing("juniors", wrong=True)

    (words,) = page.code
    assert "Listing: Junior Strings (juniors)" in words.value
    assert "/listing?id=juniors" in words.value
    assert "What is wrong:" in words.value
    assert "to Nottingham &amp; Nottinghamshire music hub" in html(page)
    assert 'href="https://nottingham-nottinghamshire.example.org"' in html(page)
    assert "@" not in words.value


def test_a_correction_of_what_belongs_to_no_hub_goes_to_its_provider() -> None:
    text = html(listing("orchestra", wrong=True))

    assert "to Band Club:" in text
    assert 'href="https://example.org/band"' in text


def test_the_way_back_is_to_the_search_that_was_made() -> None:
    search = {"near": "NG5 6", "instrument": "violin", "level": "grade-2"}

    assert links(listing("juniors"))[0] == ("Find music near you", "", {})
    assert links(listing("juniors", address_written=search))[0] == (
        "Back to your search",
        "",
        search,
    )


def test_the_address_names_the_listing_that_is_shown_and_nothing_else() -> None:
    page = visit("listing", id="juniors", near="NG5 6AA")

    assert page.query_params == {"id": "juniors"}


def test_what_has_ended_says_so_and_is_not_to_be_kept() -> None:
    page = listing("gone")

    assert "<strong>This has ended.</strong>" in html(page)
    assert "Keep" not in labels(page)
    assert "What the source does not say" not in html(page)
    assert ("Find what runs now near you", "", {}) in links(page)


@pytest.mark.parametrize("id_", ["", "nope", HOSTILE, "x" * 10_000, "\x00", "../../etc", "🎻"])
def test_an_id_that_is_not_ours_gets_a_plain_answer_and_a_way_on(id_: str) -> None:
    page = listing(id_)

    assert page.title[0].value == "We do not have this listing"
    assert HOSTILE not in html(page)
    assert links(page) == [("Find music making near you", "", {})]


def test_words_of_the_data_are_shown_and_never_run() -> None:
    page = listing("hostile", wrong=True)

    assert "<h1>Folk &lt;img src=x onerror=alert(1)&gt;</h1>" in html(page)
    assert HOSTILE not in html(page)
    labels_by_id = {query.get("id"): label for label, _, query in links(listing("brass"))}
    assert labels_by_id["hostile"] == "Folk \\<img src=x onerror=alert(1)>"


@pytest.mark.parametrize("id_", [each["id"] for each in LISTINGS])
def test_every_listing_has_a_page(id_: str) -> None:
    assert "<h1>" in html(listing(id_))
