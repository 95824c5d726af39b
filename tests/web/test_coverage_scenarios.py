"""Scenarios kept, compared, saved and loaded on the Coverage page, run without a browser."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from html import unescape
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from pathways.siting import Scenario, dump_scenario
from pathways.web.coverage_draft import MOST_KEPT
from tests.web.keeping import html, labels
from tests.web.surveying import HOSTILE, surveyed_app, surveyed_data
from tests.web.trying import (
    KEY,
    SCENARIOS,
    TRY,
    ask,
    number,
    open_tab,
    press,
    put,
    run,
    said,
    side_by_side,
)


@pytest.fixture(scope="module", autouse=True)
def _app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with surveyed_app(surveyed_data(tmp_path_factory.mktemp("data"))):
        yield


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
