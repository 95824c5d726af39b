"""Choosing an instrument by a picture of its family."""

from __future__ import annotations

import re

import pytest
from starlette.applications import Starlette
from streamlit.testing.v1 import AppTest

from pathways.vocabulary import FAMILIES
from pathways.web import family_pictures
from pathways.web.server import app_routes
from pathways.wiring import get_app_state
from tests.web.test_server import ask

pytestmark = pytest.mark.usefixtures("small_app")


def page() -> None:
    import streamlit as st

    from pathways.web import family_pictures
    from pathways.wiring import get_app_state

    instruments = get_app_state().catalogue.instruments
    st.selectbox("Instrument", list(instruments), index=None, key="instrument")
    family_pictures.draw(get_app_state().catalogue)


@pytest.fixture
def closed() -> AppTest:
    return AppTest.from_function(page, default_timeout=30).run()


@pytest.fixture
def chooser(closed: AppTest) -> AppTest:
    closed.session_state["pictures"] = True
    return closed.run()


def words(app: AppTest) -> list[str]:
    assert not app.exception
    return [button.label for button in app.button]


def test_nothing_is_sent_until_it_is_opened(closed: AppTest) -> None:
    assert words(closed) == []
    assert [each.label for each in closed.expander] == ["Choose by picture"]
    assert ".st-key-pictures-tiles" not in str(closed.main)


def test_there_is_a_tile_for_every_family(chooser: AppTest) -> None:
    assert words(chooser) == list(FAMILIES.values())


@pytest.mark.parametrize("family", FAMILIES)
def test_a_tile_shows_the_instruments_of_its_family_and_no_others(
    chooser: AppTest, family: str
) -> None:
    app = chooser.button(key=f"family-{family}").click().run()
    instruments = get_app_state().catalogue.instruments.values()
    expected = [each.name for each in instruments if each.family == family]
    assert expected
    assert words(app)[len(FAMILIES) :] == expected


def test_choosing_one_fills_in_the_instrument_and_closes_the_chooser(chooser: AppTest) -> None:
    app = chooser.button(key="family-brass").click().run()
    app = app.button(key="pictured-cornet").click().run()
    assert app.selectbox(key="instrument").value == "cornet"
    assert words(app) == []

    app.session_state["pictures"] = True
    assert words(app.run()) == list(FAMILIES.values())


def test_another_family_takes_the_place_of_the_first(chooser: AppTest) -> None:
    app = chooser.button(key="family-brass").click().run()
    app = app.button(key="family-voice").click().run()
    assert "Trumpet" not in words(app)
    assert "Singing" in words(app)
    assert app.selectbox(key="instrument").value is None


def test_every_family_has_a_picture_of_its_own_that_is_served() -> None:
    style = family_pictures.style()
    addresses = dict(
        re.findall(r'\.st-key-family-(\w+) \{ --picture: url\("(/pictures/\w+\.svg)"\); \}', style)
    )
    assert set(addresses) == set(FAMILIES)
    assert len(set(addresses.values())) == len(FAMILIES)
    server = Starlette(routes=app_routes())
    for address in addresses.values():
        assert ask(server, address).body.startswith(b"<svg")
    assert "data:" not in style
