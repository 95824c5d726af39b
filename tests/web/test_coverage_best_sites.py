"""The best next sites on the Coverage page, run without a browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from pathways.siting import best_choice
from pathways.web import coverage_search
from pathways.web.coverage_search_job import LONGEST_LINE
from tests.unit.working_by_hand import ByHand
from tests.web.keeping import html, visit
from tests.web.surveying import QUESTION, surveyed_app, surveyed_data
from tests.web.trying import (
    BEST,
    KEY,
    TRY,
    ask,
    command,
    open_tab,
    press,
    run,
    said,
)


@pytest.fixture(scope="module", autouse=True)
def _app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with surveyed_app(surveyed_data(tmp_path_factory.mktemp("data"))):
        yield


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
