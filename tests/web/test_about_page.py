"""The About page, run without a browser."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from pathways.settings import ROOT
from pathways.wiring import get_app_state

pytestmark = pytest.mark.usefixtures("small_app")


def words() -> str:
    page = AppTest.from_file(
        str(ROOT / "pathways" / "web" / "pages" / "about.py"), default_timeout=30
    ).run()
    assert not page.exception
    return "\n".join(each.value for each in page.markdown)


def test_it_counts_what_is_listed_by_hub() -> None:
    text = words()

    assert "11 groups, lessons, courses, events and sources of help from 1 providers" in text
    assert "- Nottingham & Nottinghamshire: 10" in text
    assert "- National: 1" in text


def test_it_carries_the_attribution_that_the_licence_asks_for() -> None:
    text = words().replace("\n", " ").replace("> ", "")

    assert "Contains OS data © Crown copyright and database right 2025." in text
    assert "Contains Royal Mail data © Royal Mail copyright and database right 2025." in text
    assert "Open Government Licence v3.0" in text


def test_it_says_that_nothing_typed_is_sent_or_kept() -> None:
    text = words()

    assert "It is not sent to anyone else." in text
    assert "Nothing you type is kept." in text


def test_it_says_so_when_words_may_be_sent(
    monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    monkeypatch.setenv("PATHWAYS_ONLINE_PLACES", "yes")
    get_app_state.cache_clear()
    request.addfinalizer(get_app_state.cache_clear)

    text = words()

    assert "asked of OpenStreetMap" in text
    assert "It is not sent to anyone else." not in text
