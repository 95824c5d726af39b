"""What the location button may put into the box."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest


def page() -> None:
    from types import SimpleNamespace

    import streamlit as st

    from pathways.web import location

    st.session_state["near-location"] = SimpleNamespace(located=st.session_state["sent"])
    location.fill_in("near", "near-location")


@pytest.mark.parametrize(
    ("sent", "filled_in"),
    [
        ("52.954, -1.158", "52.954, -1.158"),
        ("-52.954, 101.158", "-52.954, 101.158"),
        ("NG7 2RD", None),
        ("52.954, -1.158 <b>", None),
        ("52.95417, -1.15812", None),
        ({"lat": 52.954}, None),
        (None, None),
    ],
)
def test_a_point_and_nothing_else(sent: object, filled_in: str | None) -> None:
    app = AppTest.from_function(page)
    app.session_state["sent"] = sent
    app.run()
    assert not app.exception
    assert ("near" in app.session_state) is (filled_in is not None)
    if filled_in:
        assert app.session_state["near"] == filled_in
