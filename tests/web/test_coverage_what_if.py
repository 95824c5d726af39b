"""What a new group or a lost one would change, on the Coverage page run without a browser."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.web.keeping import html
from tests.web.surveying import HOSTILE, LINCS, surveyed_app, surveyed_data
from tests.web.trying import (
    BEST,
    KEY,
    PLANNED,
    TRY,
    ask,
    command,
    number,
    press,
    put,
    rows,
    run,
    said,
)


@pytest.fixture(scope="module", autouse=True)
def _app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with surveyed_app(surveyed_data(tmp_path_factory.mktemp("data"))):
        yield


def test_a_new_group_does_what_the_command_says(capsys: pytest.CaptureFixture[str]) -> None:
    page = put(ask(), "Skegness")

    told = command(capsys, "what-if", "--add", "Skegness", "--by", "hub")
    before, after = (
        next(each for each in told[when] if each["code"] == LINCS) for when in ("before", "after")
    )
    shown = rows(page, "Lincolnshire, before and after")
    covered = [round(each["sure"] + each["likely"]) for each in (before, after)]
    assert [number(each) for each in shown["Sure or likely"]] == covered
    assert [number(each) for each in shown["Nothing"]] == [
        round(each["none"]) for each in (before, after)
    ]
    assert f"{round(told['newly_covered']):,} more young people would have something" in said(page)
    assert page.text_input(key=f"{KEY}near").value == ""


def test_where_it_changes_and_who_gains_add_up() -> None:
    page = put(ask(), "Skegness")

    gain = number(re.findall(r"([\d,]+) more young people", said(page))[0])
    districts = rows(page, "Where it changes")
    assert next(iter(districts)) == "East Lindsey"
    assert sum(number(each[3]) for each in districts.values()) == gain
    deciles = rows(page, "by how deprived")
    assert next(iter(deciles)) == "1, most deprived"
    assert len(deciles) == 10
    assert sum(number(each[0]) for each in deciles.values()) == pytest.approx(gain, abs=5)
    places = rows(page, "by sort of place")
    assert sum(number(each[0]) for each in places.values()) == pytest.approx(gain, abs=2)
    shares = [float(each[2].rstrip("%")) for each in deciles.values()]
    assert sum(shares) == pytest.approx(100, abs=0.6)


def test_a_venue_is_found_by_its_name_and_a_point_by_its_numbers() -> None:
    page = put(put(ask(), "lincoln  school"), "53.37, -0.01")

    assert "1. Strings, foundation, at Lincoln School." in html(page)
    assert "2. Strings, foundation, at" in html(page)
    assert "(53.37, -0.01)" in html(page)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("53.1, 0.9", "That point is in the sea or outside the area. Pathways covers"),
        ("0, 0", "That point is in the sea or outside the area."),
        ("London", "“London” is outside the area."),
        ("zzzzz", "We could not find “zzzzz”."),
        (HOSTILE, "We could not find"),
    ],
)
def test_where_nobody_can_meet_is_said_and_changes_nothing(typed: str, words: str) -> None:
    page = put(ask(), typed)

    assert words in said(page)
    assert "What you try" not in [each.value for each in page.subheader]
    assert HOSTILE not in html(page)
    assert page.text_input(key=f"{KEY}near").value == typed


def test_what_was_perhaps_meant_is_one_press_away() -> None:
    page = put(ask(), "Kesteven")

    assert "Which do you mean?" in said(page)
    press(page, "meant_1")
    assert "at Kesteven and Sleaford High School" in html(page)
    assert "Which do you mean?" not in said(page)


def test_an_empty_press_does_nothing() -> None:
    page = press(ask(), "add")

    assert "Put a new group somewhere, or take a listing away" in html(page)


def test_a_group_that_reaches_nobody_who_is_counted_says_so() -> None:
    page = put(ask(within="1"), "Hull")

    assert "Nobody of the region lives within 1 mile of it." in html(page)
    assert "nobody would gain or lose" in said(page)


def test_a_group_can_meet_at_a_school_nearby() -> None:
    page = put(ask(), "Skegness")
    where = page.selectbox(key=f"{KEY}at_0")
    assert where.value == ""
    assert re.search(r"\(school, .* away\): [\d,]+ gain", where.options[1])

    run(where.select_index(1))
    school = page.selectbox(key=f"{KEY}at_0").options[1].split(" (school")[0]
    assert f"at {school}" in html(page)
    gain = re.findall(r"([\d,]+) gain", page.selectbox(key=f"{KEY}at_0").options[1])[0]
    assert f"{gain} more young people" in said(page)
    run(page.selectbox(key=f"{KEY}at_0").select_index(0))
    assert "at Skegness." in html(page)


def test_what_is_tried_can_be_taken_out_and_begun_again() -> None:
    page = put(put(ask(), "Skegness"), "Boston")

    press(page, "out_0")
    assert "at Skegness" not in html(page)
    put(page, "Skegness")
    press(page, "clear")
    assert "Put a new group somewhere" in html(page)


def test_the_same_group_is_never_tried_twice() -> None:
    page = put(put(ask(), "Skegness"), "Skegness")

    assert html(page).count("at Skegness.") == 1


def test_taking_away_the_only_one_loses_as_many_as_it_says() -> None:
    page = ask()
    gone = page.selectbox(key=f"{KEY}gone")
    only = re.findall(r"Lincoln Strings \(likely; the only one for ([\d,]+)\)", gone.options[0])[0]

    run(gone.select_index(0))
    assert f"{only} in Lincolnshire would lose all they have" in said(page)
    assert rows(page, "Who would lose, by how deprived")
    assert "Lincoln Strings" not in " ".join(page.selectbox(key=f"{KEY}gone").options)
    press(page, "back_likely")
    assert "Put a new group somewhere" in html(page)


def test_a_vague_one_is_offered_but_is_nobodys_only_one() -> None:
    assert "Louth Strings (maybe)" in ask().selectbox(key=f"{KEY}gone").options


def test_gains_and_losses_elsewhere_are_told_apart() -> None:
    """A group on the border of two hubs: the other hub's gain is no gain of this one."""
    page = put(ask(), "Newark-on-Trent")

    assert re.search(r"In Lincolnshire, [\d,]+ more", said(page))
    assert re.search(r"Elsewhere in the region [\d,]+ would gain", said(page))


def test_what_has_no_bearing_on_the_question_is_named() -> None:
    page = ask(draft=PLANNED, instrument="brass", hub=LINCS)

    assert [each.value for each in page.warning] == [
        "No bearing on this question, so not counted: Strings, foundation, at Skegness."
    ]
    assert "nobody would gain or lose" in said(page)


def test_the_map_shows_what_is_tried_once_it_is_asked_for() -> None:
    page = ask(draft=PLANNED)
    before = len(page.get("bidi_component"))
    page.session_state[f"{KEY}map_open"] = True

    assert len(run(page).get("bidi_component")) == before + 1


@pytest.mark.parametrize(("tab", "name"), [(TRY, "What would change"), (BEST, "Best next sites")])
def test_how_it_is_counted_stands_beside_it(tab: str, name: str) -> None:
    page = ask(tab, draft=PLANNED)

    found = re.search(rf'How this is counted<span class="pw-hidden">: {name}<.*?</dl>', html(page),
                      re.DOTALL)  # fmt: skip
    assert found
    for heading in ("What", "Out of", "Dates", "Limits", "By hand"):
        assert f"<dt>{heading}</dt>" in found[0]
    assert "within 10 miles" in found[0]
