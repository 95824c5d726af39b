"""A hub's whole ladder, run without a browser."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from pathways.ladder import hub_ladder
from pathways.web.ladder_hub_rows import COLUMNS, hub_rows
from pathways.wiring import get_app_state
from tests.web.climbing import HOSTILE, climbing_app
from tests.web.keeping import html, visit

NOTTS = "nottingham-nottinghamshire"


@pytest.fixture(scope="module", autouse=True)
def _app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with climbing_app(tmp_path_factory.mktemp("data")):
        yield


def test_a_hub_sees_its_chains_and_where_they_stop() -> None:
    text = html(visit("hub_ladder", None, hub=NOTTS, family="strings"))

    assert "1 chain, 1 dead end, 2 rungs to which nothing leads" in text
    assert "Leads to Intermediate Strings: about grade 4." in text
    assert "And on to Senior Strings." in text
    assert "Level not stated (1)" in text
    assert HOSTILE not in text
    assert "Folk &lt;img" in text


def test_a_missing_rung_is_weighed_by_the_young_people_who_live_there() -> None:
    text = html(visit("hub_ladder", None, hub=NOTTS, family="brass"))

    assert "young people live where Starting is the last rung in reach" in text


def test_hub_and_family_can_be_chosen_and_stand_in_the_address() -> None:
    page = visit("hub_ladder", None, hub=NOTTS, family="brass")
    page.selectbox(key="family").set_value("strings").run()
    assert page.header[0].value == "Strings in Nottingham & Nottinghamshire"
    assert page.query_params == {"hub": NOTTS, "family": "strings"}

    page.selectbox(key="hub").set_value("derby-derbyshire").run()
    assert page.header[0].value == "Strings in Derby & Derbyshire"


def test_a_hub_with_nothing_listed_says_so() -> None:
    assert "Nothing is listed for this hub yet." in html(visit("hub_ladder", None, hub="humber"))


@pytest.mark.parametrize("value", ["", "x" * 5_000, HOSTILE, "\x00"])
@pytest.mark.parametrize("name", ["hub", "family"])
def test_a_hand_edited_address_never_breaks_the_page(name: str, value: str) -> None:
    page = visit("hub_ladder", None, **{"hub": NOTTS, "family": "strings", name: value})

    assert HOSTILE not in html(page)


def test_the_file_holds_every_step_and_every_stop() -> None:
    catalogue = get_app_state().catalogue
    rows = hub_rows(catalogue, hub_ladder(catalogue, NOTTS))

    strings = [row for row in rows if row["family"] == "strings"]
    step = next(row for row in strings if row["what"] == "step")
    assert (step["id"], step["to"], step["evidence"]) == ("juniors", "middles", "stated")
    assert {"leads beyond", "level not stated", "dead end"} <= {row["what"] for row in strings}
    assert any(row["what"] == "missing rung" for row in rows)
    assert all(set(row) <= set(COLUMNS) for row in rows)
