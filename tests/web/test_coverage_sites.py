"""What if, best next sites and scenarios on the Coverage page, run without a browser."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from datetime import date
from html import unescape
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from pathways import cli
from pathways.siting import NewGroup, Scenario, best_choice, dump_scenario
from pathways.web import coverage_search
from pathways.web.coverage_draft import MOST_KEPT, Draft, Planned
from pathways.web.coverage_search_job import LONGEST_LINE
from tests.unit.working_by_hand import ByHand
from tests.web.keeping import html, labels, visit
from tests.web.surveying import HOSTILE, LINCS, QUESTION, surveyed_app, surveyed_data

TRY, BEST, SCENARIOS = "Try a change", "Best next sites", "Scenarios"
KEY = "coverage_site_"
SKEGNESS = NewGroup("Strings, foundation, at Skegness", 53.144556, 0.336203, None,
                    ("strings",), ("foundation",))  # fmt: skip
PLANNED = Draft((Planned(0, SKEGNESS, SKEGNESS),), (), 1)


@pytest.fixture(scope="module", autouse=True)
def _app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with surveyed_app(surveyed_data(tmp_path_factory.mktemp("data"))):
        yield


def ask(tab: str = TRY, draft: Draft | None = None, **more: str) -> AppTest:
    session: dict[str, object] = {f"{KEY}tab": tab}
    if draft is not None:
        session[f"{KEY}draft"] = draft
    return visit("coverage", session, **{**QUESTION, "hub": LINCS, **more})


def open_tab(page: AppTest, tab: str) -> AppTest:
    page.session_state[f"{KEY}tab"] = tab
    return run(page)


def run(what: Any) -> AppTest:
    page: AppTest = what.run()
    assert not page.exception
    return page


def put(page: AppTest, place: str) -> AppTest:
    return run(page.text_input(key=f"{KEY}near").set_value(place))


def press(page: AppTest, name: str) -> AppTest:
    return run(page.button(key=f"{KEY}{name}").click())


def said(page: AppTest) -> str:
    """All that is announced."""
    return unescape(" ".join(re.findall(r'role="status">(.*?)</p>', html(page))))


def rows(page: AppTest, caption: str) -> dict[str, list[str]]:
    """Heading to cells of the rows of the table with this caption, without tags."""
    found = re.search(
        rf"<caption>[^<]*{re.escape(caption)}[^<]*</caption>.*?<tbody.*?>(.*?)</tbody>",
        html(page),
        re.DOTALL,
    )
    assert found, caption
    return _rows(found[1])


def side_by_side(page: AppTest) -> dict[str, list[str]]:
    """The rows of the comparison, the names of the scenarios among them."""
    found = re.search(r'<table class="pw-sites-side".*?</table>', html(page), re.DOTALL)
    assert found
    return _rows(found[0])


def _rows(table: str) -> dict[str, list[str]]:
    def plain(cell: str) -> str:
        return " ".join(unescape(re.sub("<[^>]+>", " ", cell)).split())

    lines = [
        [plain(each) for each in re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", row, re.DOTALL)]
        for row in re.findall(r"<tr.*?</tr>", table, re.DOTALL)
    ]
    return {first: rest for first, *rest in lines}


def number(words: str) -> int:
    return int(words.split()[0].replace(",", "").replace("+", ""))


def command(capsys: pytest.CaptureFixture[str], name: str, *words: str) -> Any:
    """What ``pathways`` prints as JSON today for the same question."""
    asked = [part for key, value in QUESTION.items() for part in (f"--{key}", value)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["pathways", name, *asked, *words, "--format", "json"])
        with pytest.raises(SystemExit) as ended:
            cli.main()
    assert ended.value.code == 0
    return json.loads(capsys.readouterr().out)


# A change


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


# Best sites


def proved(page: AppTest) -> bool:
    return "Proved: no other" in said(page)


def test_the_best_sites_of_a_hub_are_those_of_the_command(
    capsys: pytest.CaptureFixture[str],
) -> None:
    page = ask(BEST)
    page.session_state[f"{KEY}new"] = 3
    run(page)
    told = command(capsys, "sites", "--hub", "Lincolnshire", "--new", "3")
    assert not proved(page)
    assert "Chosen one by one, the best each time. No choice of as many can" in said(page)
    assert f"{round(told['greedy']['newly_covered']):,} young people of Linc" in said(page)

    press(page, "look")
    assert proved(page)
    assert f"{round(told['newly_covered']):,} young people of Lincolnshire" in said(page)
    for each in told["sites"]:
        assert each["name"] in unescape(html(page))
    assert f"{KEY}look" not in [each.key for each in page.button]


def test_a_site_found_is_tried_with_one_press() -> None:
    page = ask(BEST)
    gain = re.findall(r"<b>([\d,]+)</b> young people gain", html(page))[0]
    press(page, "try_1")
    assert "Among the changes that you try." in html(page)

    assert f"{gain} more young people would have something" in said(open_tab(page, TRY))


def test_all_of_them_are_tried_together() -> None:
    page = ask(BEST)
    page.session_state[f"{KEY}new"] = 3
    press(run(page), "try_all")
    assert f"{KEY}try_all" not in [each.key for each in page.button]
    together = re.findall(r"to ([\d,]+) young people", said(page))[0]

    assert f"{together} more young people would have something" in said(open_tab(page, TRY))


def test_whom_to_count_and_where_to_meet_are_two_choices(
    capsys: pytest.CaptureFixture[str],
) -> None:
    page = ask(BEST)
    for key in ("sites_in", "people_in"):
        run(page.radio(key=f"{KEY}{key}").set_value("region"))
    (best,) = command(capsys, "sites", "--new", "1")["sites"]
    assert f"{round(best['newly_covered']):,} young people of the region" in said(page)
    assert best["name"] in unescape(html(page))

    run(page.radio(key=f"{KEY}sites_in").set_value("part"))
    assert f"{round(best['newly_covered']):,} young people" not in said(page)
    assert "(Lincolnshire)" in html(page)


def test_the_region_as_a_whole_has_no_such_choices() -> None:
    page = visit("coverage", {f"{KEY}tab": BEST}, **QUESTION)

    assert not page.radio or all("site" not in str(each.key) for each in page.radio)
    assert "young people of the region" in said(page)


def test_best_sites_on_top_of_what_is_tried() -> None:
    page = ask(BEST)
    first = re.findall(r"<h3>.*?</span> (.*?)</h3>", html(page))[0]
    press(page, "try_1")
    run(page.checkbox(key=f"{KEY}beyond").check())

    assert re.findall(r"<h3>.*?</span> (.*?)</h3>", html(page))[0] != first


def test_nobody_left_to_win_is_said() -> None:
    """Everything is in reach of everybody within a hundred miles."""
    page = ask(BEST, within="100")

    assert "No site would help" in said(page)
    assert not page.get("progress")


@pytest.fixture
def by_hand(monkeypatch: pytest.MonkeyPatch) -> ByHand:
    hands = ByHand()
    monkeypatch.setattr(coverage_search, "DESK", hands.desk)
    monkeypatch.setattr(coverage_search, "_MOMENT_S", 0)
    return hands


def looking() -> AppTest:
    """The page while it looks for the best two sites."""
    page = ask(BEST)
    page.session_state[f"{KEY}new"] = 3
    return press(run(page), "look")


def progress(page: AppTest) -> str:
    (bar,) = page.get("progress")
    return str(bar.proto.text)


def test_a_search_is_seen_waiting_and_its_result_shown_when_it_is_there(by_hand: ByHand) -> None:
    page = looking()
    assert progress(page) == "Waiting for other searches to end …"
    assert f"{KEY}look" not in [each.key for each in page.button]

    by_hand.run_next()
    assert proved(run(page))
    assert not page.get("progress")


def test_a_search_says_how_far_it_is(by_hand: ByHand, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is looked at while it runs, from within, as the page does from another thread."""
    seen: list[str] = []

    def watched(*given: Any) -> Any:
        seen.append(progress(run(page)))
        found = best_choice(*given)
        by_hand.clock.now += 3
        seen.append(progress(run(page)))
        return found

    monkeypatch.setattr(coverage_search, "best_choice", watched)
    page = looking()
    by_hand.run_next()
    assert seen[0] == "Looking for the best choice. 0 of at most 30 seconds."
    assert re.fullmatch(
        r"Found ([\d,]+) so far; no choice can reach more than \1\. 3 of at most 30 seconds\.",
        seen[1],
    )


def test_a_search_can_be_stopped(by_hand: ByHand) -> None:
    page = looking()
    press(page, "stop")
    assert not page.get("progress")
    assert "The best found in the time. No choice of as many can reach more than" in said(page)
    by_hand.run_next()
    assert not proved(run(page))

    press(page, "look")
    by_hand.run_next()
    assert proved(run(page))


def test_a_search_that_breaks_off_says_so(by_hand: ByHand, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any) -> Any:
        raise MemoryError

    monkeypatch.setattr(coverage_search, "best_choice", broken)
    page = looking()
    by_hand.run_next()
    assert "broke off because of an error of ours" in said(run(page))


def test_another_question_ends_the_search_for_the_last(by_hand: ByHand) -> None:
    page = looking()
    page.session_state[f"{KEY}new"] = 4
    run(page)
    assert not page.get("progress")

    by_hand.run_next()
    page.session_state[f"{KEY}new"] = 3
    assert not proved(run(page))


def test_where_many_wait_one_is_asked_to_come_back(by_hand: ByHand) -> None:
    for _ in range(LONGEST_LINE + 1):
        by_hand.desk.take(lambda *_: None, 1)
    page = looking()
    assert [each.value for each in page.warning] == [
        "Many searches wait at the moment. Please try again in a minute or two."
    ]
    assert not run(page).warning


# Scenarios


def keep(page: AppTest, name: str) -> AppTest:
    return run(page.text_input(key=f"{KEY}name").set_value(name))


def test_scenarios_stand_side_by_side() -> None:
    page = keep(open_tab(put(ask(), "Skegness"), SCENARIOS), "East")
    assert "Kept as “East”." in said(page)
    put(open_tab(page, TRY), "Grantham")
    compared = side_by_side(open_tab(page, SCENARIOS))

    assert compared[""] == ["Before", "Tried now", "East"]
    assert compared["Changes"] == ["–", "2 new", "1 new"]
    before, tried, east = (number(each) for each in compared["Sure or likely"])
    assert before < east < tried
    gains = [number(each) for each in compared["Newly sure or likely"][1:]]
    assert gains == pytest.approx([tried - before, east - before], abs=1)


def test_a_scenario_without_a_name_is_given_one() -> None:
    page = press(open_tab(put(ask(), "Skegness"), SCENARIOS), "keep")

    assert side_by_side(page)[""] == ["Before", "Plan A"]
    assert page.text_input(key=f"{KEY}name").placeholder == "Plan B"


def test_a_kept_scenario_can_be_tried_again_and_taken_out() -> None:
    page = press(open_tab(put(ask(), "Skegness"), SCENARIOS), "keep")
    press(open_tab(page, TRY), "out_0")
    press(open_tab(page, SCENARIOS), "open_0")
    assert "“Plan A” is what you try now" in said(page)
    assert "at Skegness." in html(open_tab(page, TRY))

    press(open_tab(page, SCENARIOS), "drop_0")
    assert side_by_side(page)[""] == ["Before", "Tried now"]


def test_five_are_kept_and_a_sixth_must_wait() -> None:
    page = open_tab(put(ask(), "Skegness"), SCENARIOS)
    for number_ in range(MOST_KEPT):
        keep(page, f"Plan {number_}")
    keep(page, "One more")

    assert [each.value for each in page.error] == [
        "5 scenarios are kept already. Take one out first."
    ]
    assert "One more" not in side_by_side(page)[""]
    keep(page, "Plan 3")
    assert not page.error


def upload(page: AppTest, content: bytes) -> AppTest:
    return run(page.file_uploader[0].set_value(("scenario.json", content, "application/json")))


def saved(page: AppTest, **changes: Any) -> bytes:
    """The kept scenario's file, with some of its parts changed."""
    (scenario,) = page.session_state[f"{KEY}kept"]
    return json.dumps({**json.loads(dump_scenario(scenario)), **changes}).encode()


def test_a_saved_scenario_comes_back_the_same() -> None:
    page = keep(open_tab(put(ask(), "Skegness"), SCENARIOS), "East")
    scenario: Scenario
    (scenario,) = page.session_state[f"{KEY}kept"]
    buttons = [each.proto.label for each in page.get("download_button")]
    assert "Save to a file *East*" in buttons

    other = upload(ask(SCENARIOS), dump_scenario(scenario).encode())
    assert other.session_state[f"{KEY}kept"] == (scenario,)
    assert "Loaded “East”." in said(other)
    assert side_by_side(other)["Sure or likely"] == side_by_side(page)["Sure or likely"]
    assert other.file_uploader[0].value is None


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is no JSON; choose a file saved from this page"),
        (b"\xff\xfe\x00", "is no JSON"),
        (b"[" * 90_000, "is no JSON"),
        (b"[]", "should be “pathways-scenario”"),
        (b'{"format":"pathways-scenario","version":0}', "this copy of Pathways reads version 1"),
        (b'{"format":"pathways-scenario","version":1,"name":"x"}', "question"),
        (b" " * 100_001, "is larger than 100 kB"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_in_words(content: bytes, words: str) -> None:
    page = upload(ask(SCENARIOS), content)

    (error,) = page.error
    assert words in error.value
    assert f"{KEY}kept" not in page.session_state
    assert page.file_uploader[0].value is None
    assert not run(page).error


def test_a_hostile_file_is_text_and_nothing_else() -> None:
    page = keep(open_tab(put(ask(), "Skegness"), SCENARIOS), "East")
    (group,) = json.loads(saved(page))["add"]
    file = saved(page, name=f"Evil {HOSTILE}", add=[group | {"name": f"Group {HOSTILE} [x](y)"}],
                 catalogue=HOSTILE)  # fmt: skip
    upload(page, file)

    assert HOSTILE not in html(page)
    assert f"Evil {HOSTILE}" in unescape(html(page))
    assert HOSTILE not in html(open_tab(press(page, "open_1"), TRY))
    assert all("[x](y)" not in each for each in labels(page))


def test_of_another_catalogue_or_question_a_scenario_says_so() -> None:
    page = keep(open_tab(put(ask(), "Skegness"), SCENARIOS), "East")
    question = {"instrument": "brass", "stage": "advanced", "within": 3}
    upload(page, saved(page, name="West", catalogue="0123", question=question))

    words = " ".join(unescape(re.sub("<[^>]+>", "", html(page))).split())
    assert "West: Made with another version of the catalogue" in words
    assert "West: Made for “Brass, advanced, within 3 miles”; held against" in words
    assert "East: Made" not in words


def test_a_group_in_the_sea_from_a_file_reaches_nobody() -> None:
    page = keep(open_tab(put(ask(), "Skegness"), SCENARIOS), "East")
    (group,) = json.loads(saved(page))["add"]
    upload(page, saved(page, name="Sea", add=[group | {"lat": 54.5, "lon": 2.5}]))
    assert side_by_side(page)["Newly sure or likely"][-1] == "0"

    press(page, "open_1")
    assert "Nobody of the region lives within 10 miles of it." in html(open_tab(page, TRY))


def test_nothing_of_it_is_in_the_address_or_a_shared_cache() -> None:
    page = keep(open_tab(put(ask(), "Skegness"), SCENARIOS), "Secret plan")

    assert "Skegness" not in str(dict(page.query_params))
    other = ask(SCENARIOS)
    assert "Secret plan" not in html(other)
    assert date.today().isoformat() not in str(dict(page.query_params))
