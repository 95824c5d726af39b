"""The Find page, run without a browser: every branch that a visitor can reach."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from pathways.settings import ROOT
from tests.web.conftest import HOSTILE

pytestmark = pytest.mark.usefixtures("small_app")
PAGE = ROOT / "app.py"  # through the navigation, or a link to another page has nowhere to go


def visit(**address: str) -> AppTest:
    page = AppTest.from_file(str(PAGE), default_timeout=30)
    for name, value in address.items():
        page.query_params[name] = value
    page.run()
    assert not page.exception
    return page


def violin(**more: str) -> AppTest:
    return visit(near="NG5", instrument="violin", level="grade-2", **more)


def html(page: AppTest) -> str:
    return "\n".join(each.proto.body for each in page.get("html"))


def labels(page: AppTest) -> list[str]:
    return [each.label for each in page.button]


def test_a_first_visit_explains_itself_and_gives_examples() -> None:
    page = visit()

    assert "Say where you live, and what you play if you know" in html(page)
    assert len([each for each in page.button if each.key.startswith("example-")]) == 4


@pytest.mark.parametrize(
    ("number", "sought"), [(0, "Violin"), (1, "Cornet"), (2, "Singing"), (3, "Music making")]
)
def test_each_example_is_one_press_from_an_answer(number: int, sought: str) -> None:
    page = visit()

    page.button(key=f"example-{number}").click().run()

    assert not page.exception
    assert page.header[0].value.startswith(f"{sought} near ")


def test_somebody_who_is_not_sure_yet_sees_everything_near() -> None:
    page = visit(near="NG5")

    assert page.header[0].value == "Music making near NG5"
    assert "Choose an instrument to see what suits it." in html(page)
    assert "Saturday Strings" in html(page)
    assert "Arnold Choir" in html(page)


def test_not_sure_yet_is_a_choice_among_the_instruments() -> None:
    page = violin()
    not_sure = page.selectbox(key="instrument").options[0]
    assert not_sure == "Not sure yet: show me everything"

    page.selectbox(key="instrument").set_value("").run()

    assert page.header[0].value == "Music making near NG5"
    assert "instrument" not in page.query_params


def test_a_first_visit_can_start_with_what_one_likes() -> None:
    page = visit()
    page.button(key="like-jazz").click().run()
    assert "Now say where you live" in html(page)

    page.text_input(key="near").set_value("NG5").run()

    assert page.query_params == {"near": "NG5", "genre": "jazz"}
    assert "Jazz and big band ✕" in labels(page)


def test_what_one_likes_can_be_unliked() -> None:
    page = visit()
    page.button(key="like-jazz").click().run()
    page.button(key="like-jazz").click().run()

    assert "Now say where you live" not in html(page)


def test_a_search_shows_what_is_near_with_reason_source_and_date() -> None:
    page = violin()

    text = html(page)
    assert page.header[0].value == "Violin near NG5"
    assert "Saturday Strings" in text
    assert "For strings, so violin too." in text
    assert "of January 2026" in text
    assert "Help with cost is offered" in text
    assert "<dt>Level</dt><dd>Plays in first position</dd>" in text
    assert "We have not checked this provider." in text


def test_the_count_is_announced_and_the_usual_radius_is_said() -> None:
    text = html(violin())

    assert 'role="status"' in text
    assert "within 5 miles, which is usual in a city" in text


def test_listings_of_one_provider_at_one_venue_share_a_card() -> None:
    text = html(violin())

    assert "1 more from Somebody here" in text
    assert text.count("<article") == 2


def test_a_listing_folded_into_anothers_card_has_a_way_to_its_own_page() -> None:
    labels = [each.proto.label for each in violin().get("page_link")]

    assert labels[:3] == [
        "All details *Saturday Strings*",
        "Where it could lead *Saturday Strings*",
        "Senior Strings",
    ]


def test_an_audition_stands_first_on_its_card() -> None:
    text = html(violin())

    assert text.index("By audition") < text.index("Senior Strings</h4>")


def test_text_from_data_is_shown_never_run() -> None:
    text = html(violin())

    assert "Folk &lt;img src=x onerror=alert(1)&gt;" in text
    assert HOSTILE not in text


def test_every_block_is_there_with_its_count() -> None:
    titles = [each.label for each in violin().expander]

    assert titles == [
        "Filters: distance, day, cost, more",
        "Take these away: calendar, spreadsheet, map",
        "In Nottingham & Nottinghamshire, place not known: ask (1)",
        "Across Nottingham & Nottinghamshire (1)",
        "Through your school (1)",
        "Further on: regional and national (1)",
        "Help with cost, instruments to borrow, events (1)",
    ]


def test_an_answer_ends_with_lessons_through_school_or_hub() -> None:
    page = violin()

    assert page.subheader[-1].value == "Lessons through your school or hub"
    assert "Ask the school first, then Nottingham &amp; Nottinghamshire music hub" in html(page)


def test_nothing_found_is_never_the_end() -> None:
    page = visit(near="Skegness", instrument="harp", level="grade-8")

    assert "Nothing found within" in html(page)
    assert "Lessons through your school or hub" in [each.value for each in page.subheader]


def test_a_wider_search_is_one_press_away_and_adds_what_it_says() -> None:
    page = visit(near="Kettering", instrument="violin", level="grade-2", within="5")
    widen = next(each for each in page.button if each.label.startswith("Look within 10 miles"))
    assert widen.label == "Look within 10 miles (1 more)"

    widen.click().run()

    assert page.session_state["within"] == 10
    assert "Within 10 miles ✕" in labels(page)
    assert "Corby Strings" in html(page)


def test_online_is_offered_and_can_be_added() -> None:
    page = violin()
    next(each for each in page.button if each.label == "Include online (1 more)").click().run()

    assert "Online Strings" in html(page)
    assert page.query_params["online"] == "yes"
    assert not [each for each in page.button if each.key == "pin-online"]


def test_the_address_holds_the_search_but_not_the_home_or_the_age() -> None:
    page = violin()
    page.text_input(key="near").set_value("ng56aa").run()
    page.selectbox(key="who").set_value("age-9").run()

    assert page.query_params == {"near": "NG5 6", "instrument": "violin", "level": "grade-2"}


def test_singing_asks_for_no_grade() -> None:
    page = visit(near="NG5", instrument="voice")

    assert "About how far along?" not in [each.label for each in page.selectbox]
    assert "Arnold Choir" in html(page)


def test_an_age_drops_what_is_not_for_it() -> None:
    page = visit(near="NG5", instrument="voice")
    page.selectbox(key="who").set_value("year-10").run()

    assert "Arnold Choir" not in html(page)


def test_a_slip_in_the_place_offers_what_was_meant() -> None:
    page = visit(near="Loughbrough", instrument="violin", level="grade-2")
    assert "We could not find" in html(page)

    next(each for each in page.button if each.label == "Loughborough").click().run()

    assert page.header[0].value == "Violin near Loughborough"


def test_without_a_level_there_is_an_answer_that_asks_for_it() -> None:
    page = visit(near="NG5", instrument="violin")

    assert "Saturday Strings" in html(page)
    assert "Say about how far along, and we can tell what fits." in html(page)


def filtered(**more: str) -> AppTest:
    """The answer with its filters open."""
    page = AppTest.from_file(str(PAGE), default_timeout=30)
    for name, value in {"near": "NG5", "instrument": "violin", "level": "grade-2", **more}.items():
        page.query_params[name] = value
    page.session_state["filters"] = True
    page.run()
    assert not page.exception
    return page


def test_filters_stay_folded_until_they_are_opened() -> None:
    assert not violin().get("button_group")
    assert filtered().get("button_group")


def test_each_choice_of_a_filter_says_how_many_it_leaves() -> None:
    page = filtered()

    days = next(each for each in page.get("button_group") if each.key == "day")
    assert days.options == ["Saturday (1)"]


def test_a_filter_splits_what_states_it_from_what_does_not() -> None:
    page = violin(day="Saturday")

    text = html(page)
    assert "1 to look at within 5 miles" in text
    assert "Saturday Strings" in text
    assert "more do not say: see “Day not stated”" in text
    unstated = next(each for each in page.expander if each.label.startswith("Day not stated"))
    assert unstated.label == "Day not stated (2): show, and ask"
    assert "Folk" not in text


def test_what_does_not_state_the_day_is_one_press_away() -> None:
    page = AppTest.from_file(str(PAGE), default_timeout=30)
    for name, value in {"near": "NG5", "instrument": "violin", "day": "Saturday"}.items():
        page.query_params[name] = value
    page.session_state["unstated"] = True
    page.run()

    assert "Senior Strings" in html(page)


def test_choosing_a_filter_puts_it_into_the_address_and_among_the_chips() -> None:
    page = filtered()
    days = next(each for each in page.get("button_group") if each.key == "day")

    days.set_value(["Saturday"]).run()

    assert page.query_params["day"] == "Saturday"
    assert "Saturday ✕" in labels(page)


def test_a_chip_takes_its_filter_off() -> None:
    page = violin(day="Saturday,Sunday")
    page.button(key="off-day-Sunday").click().run()

    assert page.query_params["day"] == "Saturday"
    assert "Sunday ✕" not in labels(page)


def test_everything_can_be_cleared_at_once() -> None:
    page = violin(day="Saturday", genre="jazz,folk", kind="ensemble", within="3", online="yes")
    page.button(key="clear").click().run()

    assert page.query_params == {"near": "NG5", "instrument": "violin", "level": "grade-2"}
    assert not [each for each in page.button if each.key.startswith("off-")]


def test_what_a_filter_says_of_the_child_never_stands_in_the_address() -> None:
    page = filtered()
    page.toggle(key="free").set_value(True).run()
    page.toggle(key="step_free").set_value(True).run()

    assert page.query_params == {"near": "NG5", "instrument": "violin", "level": "grade-2"}
    assert {"Free ✕", "Step-free ✕"} <= set(labels(page))


def test_dropping_a_filter_is_offered_when_nothing_passes_it() -> None:
    page = violin(day="Tuesday", kind="holiday_course")
    assert "Nothing found" in html(page)
    any_sort = next(each for each in page.button if each.label.startswith("Any sort"))

    any_sort.click().run()

    assert "kind" not in page.query_params


def test_a_listing_can_be_kept_from_its_card_and_let_go_again() -> None:
    page = violin()
    page.button(key="keep-strings").click().run()
    assert page.button(key="keep-strings").label == "Kept ✓ *Saturday Strings*"

    page.button(key="keep-strings").click().run()

    assert page.button(key="keep-strings").label == "Keep *Saturday Strings*"


def test_each_card_leads_to_the_listings_own_page() -> None:
    links = [each for each in violin().get("page_link") if "All details" in each.proto.label]

    assert links[0].proto.label == "All details *Saturday Strings*"
    assert all(each.proto.query_string.startswith("id=") for each in links)


def test_the_answer_can_be_taken_away_as_files() -> None:
    page = AppTest.from_file(str(PAGE), default_timeout=30)
    for name, value in {"near": "NG5", "instrument": "violin", "level": "grade-2"}.items():
        page.query_params[name] = value
    page.session_state["take-away"] = True
    page.run()

    saved = [each.proto.label for each in page.get("download_button")]
    assert saved == ["Spreadsheet", "Map to keep"]


def test_help_with_cost_stands_beside_what_costs() -> None:
    text = html(violin())

    assert "Help with cost is offered." in text


def test_instruments_can_be_found_by_everyday_words() -> None:
    options = visit().selectbox(key="instrument").options

    for word in ("Violin (fiddle)", "Drum kit (drums", "Singing (voice, choir)", "DJ (djing"):
        assert any(each.startswith(word) for each in options), word


def test_a_link_may_name_an_instrument_by_an_everyday_word() -> None:
    assert (
        violin().header[0].value
        == visit(near="NG5", instrument="fiddle", level="grade-2").header[0].value
    )


NONSENSE = [
    "",
    " ",
    "x" * 10_000,
    "🎻",
    "'; DROP TABLE x;--",
    HOSTILE,
    "\u202eabc",
    "../../etc",
    "\x00",
]


@pytest.mark.parametrize("value", NONSENSE)
@pytest.mark.parametrize("name", ["near", "instrument", "level", "within", "online", "chosen"])
def test_a_hand_edited_address_never_breaks_the_page(name: str, value: str) -> None:
    good = {"near": "NG5", "instrument": "violin", "level": "grade-2"}

    page = visit(**{**good, name: value})

    assert HOSTILE not in html(page)


def test_nonsense_in_an_address_is_left_out_with_a_word() -> None:
    page = violin(within="banana")

    assert "left it out: within=banana." in html(page)
    assert page.header[0].value == "Violin near NG5"


def test_an_address_cannot_put_a_link_or_a_picture_on_the_page() -> None:
    page = violin(within="[click](https://example.org) ![x](https://example.org/x)")

    assert "within=[click](https://example.org) ![x]…." in html(page)
    assert not page.info


def test_a_block_is_filled_when_it_is_opened() -> None:
    page = AppTest.from_file(str(PAGE), default_timeout=30)
    page.query_params["near"] = "NG5"
    page.query_params["instrument"] = "violin"
    page.query_params["level"] = "grade-2"
    page.session_state["block-Through your school"] = True
    page.run()

    assert "Lessons in school" in html(page)
    assert "National Strings" not in html(page)


def test_choosing_a_card_shows_it_with_the_map() -> None:
    page = violin()

    page.button(key="pin-strings").click().run()

    assert html(page).count("Chosen on the map") == 2
