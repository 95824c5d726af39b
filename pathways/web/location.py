"""A button that fills in where the visitor is, with their browser's leave."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

_ASSETS = Path(__file__).parent / "place_assets"
_POINT = re.compile(r"-?\d{1,2}\.\d{3}, -?\d{1,3}\.\d{3}")


def location_button(key: str) -> None:
    """Draws "Use my location", which fills in a text input when the browser gives a location.

    The input's value becomes a point such as ``52.954, -1.158``, to about 100 metres, before the
    rerun that follows. Where there is no location, the button says why and what to do instead.

    Args:
        key: the text input's key; the point goes into the session's value of it and nowhere else.
    """
    own = f"{key}-location"
    _component()(key=own, on_located_change=lambda: fill_in(key, own))


def fill_in(key: str, own: str) -> None:
    """Takes the point over, if it is one: a browser can be made to send anything."""
    point = st.session_state[own].located
    if isinstance(point, str) and _POINT.fullmatch(point):
        st.session_state[key] = point


@cache
def _component() -> ComponentRenderer:
    return st.components.v2.component(
        "pathways_location_button",
        html=(_ASSETS / "location.html").read_text(encoding="utf-8"),
        css=(_ASSETS / "location.css").read_text(encoding="utf-8"),
        js=(_ASSETS / "location.js").read_text(encoding="utf-8"),
    )
