"""The Ladder page, run without a browser: every branch that a visitor can reach."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

from tests.web.climbing import HOSTILE, NATIONALS, climbing_app
from tests.web.keeping import html, links, visit

VIOLIN = {"near": "NG5", "instrument": "violin", "level": "grade-2"}


@pytest.fixture(scope="module", autouse=True)
def _app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with climbing_app(tmp_path_factory.mktemp("data")):
        yield


def violin(session: dict[str, object] | None = None, **more: str) -> AppTest:
    return visit("ladder", session, **VIOLIN, **more)


def box(page: AppTest, id_: str) -> str:
    """One rung as HTML."""
    found = re.search(rf'<li class="pw-rung[^>]*data-rung="{id_}".*?\n</li>', html(page), re.DOTALL)
    assert found, id_
    return found[0]


def column_of(page: AppTest, id_: str) -> str:
    """The column whose heading stands last before the rung."""
    return re.findall(r"<h4>(\w+)</h4>", html(page).split(f'data-rung="{id_}"')[0])[-1]


def test_a_first_visit_says_what_is_missing_and_gives_examples() -> None:
    page = visit("ladder")

    assert "Say where you live and what you play or sing." in html(page)
    page.button(key="example-0").click().run()
    assert page.header[0].value == "Where violin could lead, near NG5"


@pytest.mark.parametrize(
    ("given", "asked"),
    [
        ({"near": "NG5"}, "Say what you play or sing."),
        ({"instrument": "violin"}, "Say where you live."),
    ],
)
def test_one_thing_missing_is_asked_for(given: dict[str, str], asked: str) -> None:
    assert asked in html(visit("ladder", None, **given))


def test_each_rung_stands_in_its_column_once() -> None:
    page = violin()

    columns = {"juniors": "Now", "folk": "Now", "middles": "Next", "seniors": "Later"}
    for id_, column in columns.items():
        assert html(page).count(f'data-rung="{id_}"') == 1
        assert column_of(page, id_) == column
    assert "2 now, 1 next" in html(page)


def test_a_rung_says_what_it_takes_and_how_we_know() -> None:
    page = violin()

    middles, seniors = box(page, "middles"), box(page, "seniors")
    assert "pw-stated" in middles
    assert "About grade 4 to grade 5. No audition mentioned. From age 8." in middles
    assert "<b>After Junior Strings</b>: about grade 4." in middles
    assert "A step its source names" in middles
    assert "pw-implied" in seniors
    assert "by audition (as we read it)" in seniors
    assert "As we read it" in seniors
    national = box(page, "national-0")
    assert "pw-derived" in national
    assert "By level: no source names this step" in national
    assert "National. About grade 7 to advanced. By audition." in national


def test_every_step_brings_its_source() -> None:
    assert 'href="https://example.org/listing" target="_blank"' in box(violin(), "middles")


def test_the_way_up_comes_first_and_stands_out() -> None:
    page = violin()

    text = html(page)
    assert text.index("One way up") < text.index('class="pw-ladder"')
    assert "Way up, step 1" in box(page, "juniors")
    assert 'data-way-from="juniors"' in box(page, "middles")
    names = re.findall(r"<b>(Now|Next|Later)</b> <a [^>]*>([^<]+)</a>", text)
    assert names[:3] == [
        ("Now", "Junior Strings"), ("Next", "Intermediate Strings"), ("Later", "Senior Strings"),
    ]  # fmt: skip


def test_the_strand_of_the_way_up_comes_first() -> None:
    titles = re.findall(r"<h3>([^<]+)</h3>", html(violin()))

    assert titles[0] == "One way up"
    assert titles.index("Orchestra and chamber music") < titles.index("Folk and world music")


def test_many_rungs_of_a_cell_are_folded() -> None:
    text = html(violin())

    # Senior Strings and the seven national ones share a cell: four open.
    assert f"<summary>{1 + NATIONALS - 4} more" in text
    assert text.count('data-rung="national-') == NATIONALS


def test_text_from_data_is_shown_never_run() -> None:
    page = violin({"beyond": True})

    assert "Folk &lt;img src=x onerror=alert(1)&gt;" in html(page)
    assert "Music at university &lt;img" in html(page)
    assert HOSTILE not in html(page)


def test_a_missing_rung_says_so_and_offers_what_could_stand_in() -> None:
    text = html(visit("ladder", None, near="NG5", instrument="cornet", level="beginner"))

    assert "A missing rung: Foundation (grades 1 to 3)" in text
    assert "Nothing for cornet within 25 miles." in text
    assert 'data-listing="elders"' in text


def test_an_instrument_without_a_route_still_gives_a_useful_page() -> None:
    page = visit("ladder", None, near="Skegness", instrument="tabla", level="beginner")

    assert "Nothing in reach: Starting" in html(page)
    assert not page.exception


def test_singers_climb_by_age() -> None:
    page = visit("ladder", None, near="NG5", instrument="voice")
    assert "Say an age or school year, and the ladder starts there." in html(page)
    page.selectbox(key="who").set_value("year-4").run()

    assert "Years 3 to 6" in html(page)
    assert column_of(page, "choir") == "Now"
    assert "grades 1 to 3" not in html(page)


def test_without_a_level_the_ladder_starts_at_the_first_rung_and_says_so() -> None:
    page = visit("ladder", None, near="NG5", instrument="violin")

    assert "Say about how far along, and the ladder starts there." in html(page)
    assert column_of(page, "juniors") == "Next"


def test_an_age_drops_what_closes_before() -> None:
    page = violin()
    page.selectbox(key="who").set_value("age-20").run()

    assert 'data-rung="juniors"' not in html(page)


def test_stage_not_stated_stands_beside_the_ladder() -> None:
    page = violin()
    fold = next(each for each in page.expander if each.label.startswith("Stage not stated"))
    assert fold.label == "Stage not stated (1): ask"
    assert "Quiet Strings" not in html(page)

    assert "Quiet Strings" in html(violin({"unstaged": True}))


def test_help_with_cost_is_folded_once() -> None:
    assert "Help with cost" in box(violin(), "juniors")
    assert "Notts fund" in html(violin({"help": True}))
    # A free-standing strand without cost has none.
    cornet = visit("ladder", {"help": True}, near="NG5", instrument="cornet", level="starter")
    assert "None is listed for these." in html(cornet)


def test_one_can_stay_where_a_rung_goes_on() -> None:
    page = visit("ladder", None, near="NG5", instrument="samba", level="beginner")

    stays = html(page).split("<h3>You can stay with</h3>")[1]
    assert stays.count('data-listing="everybody"') == 2
    assert "You can stay with" not in html(violin())


def test_the_address_is_the_searchs_and_holds_no_home_or_age() -> None:
    page = violin({"day": ["Saturday"], "free": True})
    page.text_input(key="near").set_value("ng56aa").run()
    page.selectbox(key="who").set_value("age-9").run()

    assert page.query_params == {"near": "NG5 6", "instrument": "violin", "level": "grade-2"}


def test_how_far_at_each_step_can_be_changed_and_stands_in_the_address() -> None:
    page = violin({"reach": True})
    page.selectbox(key="reach_next").set_value(10).run()
    page.selectbox(key="reach_later").set_value(15).run()

    assert page.query_params["next"] == "10"
    assert page.query_params["later"] == "15"
    labels = [each.label for each in page.expander]
    assert "How far at each step: 5, 10 and 15 miles" in labels


def test_a_link_brings_how_far_at_each_step() -> None:
    page = violin(next="40", later="60", within="10")

    assert "How far at each step: 10, 40 and 60 miles" in [each.label for each in page.expander]


def test_from_a_listing_its_rung_is_pointed_out() -> None:
    page = violin(**{"from": "middles"})

    assert "You came from here" in box(page, "middles")
    assert "You came from Intermediate Strings: it stands under Next on this ladder." in html(page)
    assert page.query_params["from"] == "middles"


def test_from_a_listing_that_is_no_rung_its_own_steps_are_shown() -> None:
    page = visit("ladder", None, **{**VIOLIN, "instrument": "samba", "from": "middles"})

    assert "You came from Intermediate Strings" in [each.value for each in page.subheader]
    assert "Junior Strings" in [label for label, _, _ in links(page)]


def test_an_old_source_says_so_on_its_rung() -> None:
    assert "Old: check before you travel." in box(violin(), "folk")
    assert "Old: check before you travel." not in box(violin(), "middles")


def test_from_a_listing_without_a_search_its_own_steps_are_shown() -> None:
    page = visit("ladder", None, **{"from": "middles"})

    assert page.subheader[-1].value == "You came from Intermediate Strings"
    shown = [label for label, _, _ in links(page)]
    assert {"Junior Strings", "Senior Strings"} <= set(shown)
    assert "Say where you live" in html(page)


def test_from_a_listing_that_no_source_names_a_step_for() -> None:
    assert "No source names what leads to it" in html(visit("ladder", None, **{"from": "silent"}))


def test_a_slip_in_the_place_offers_what_was_meant() -> None:
    page = visit("ladder", None, near="Loughbrough", instrument="violin", level="grade-2")
    next(each for each in page.button if each.label == "Loughborough").click().run()

    assert page.header[0].value == "Where violin could lead, near Loughborough"


def test_the_plan_and_the_hubs_ladder_are_one_link_away() -> None:
    pages = {page for _, page, _ in links(violin())}

    assert {"plan", "hub_ladder"} <= pages


NONSENSE = ["", " ", "x" * 10_000, "🎻", "'; DROP TABLE x;--", HOSTILE, "\u202eabc", "-1", "\x00"]


@pytest.mark.parametrize("value", NONSENSE)
@pytest.mark.parametrize("name", ["near", "instrument", "level", "within", "next", "later", "from"])
def test_a_hand_edited_address_never_breaks_the_page(name: str, value: str) -> None:
    page = visit("ladder", None, **{**VIOLIN, name: value})

    assert HOSTILE not in html(page)


def test_what_made_no_sense_in_an_address_is_said() -> None:
    text = html(violin(next="7", later="far", **{"from": "nobody"}))

    assert "Part of this link made no sense, so we left it out: from, next, later." in text


@pytest.mark.parametrize("page_name", ["find", "listing"])
def test_other_pages_lead_here(page_name: str) -> None:
    address = {"id": "juniors"} if page_name == "listing" else VIOLIN
    found = links(visit(page_name, None, **address))

    assert ("Where it could lead *Junior Strings*", "ladder", {"from": "juniors"}) in found
