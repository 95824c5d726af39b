"""Suggestions under the box where somebody types a place, found in their own browser."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from pathways.places import Places
from pathways.places.suggestion_list import suggestion_list
from pathways.web.server import publish_place_list

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

_ASSETS = Path(__file__).parent / "place_assets"


@cache
def place_list_address(places: Places) -> str:
    """Where the list of these places is served; made once for everybody."""
    listed = suggestion_list(places)
    return publish_place_list(json.dumps(listed, ensure_ascii=False, separators=(",", ":")))


def suggest_places(key: str, list_url: str) -> None:
    """Makes a text input suggest places while somebody types. Draw it right after the input.

    The input stays Streamlit's own: it is used as ever where scripts or the list fail. What is
    typed goes to the server only when it is entered or a suggestion is chosen.

    Args:
        key: the text input's key.
        list_url: address of the list, as ``place_list_address`` returned it; fetched when the
            input first has the focus.
    """
    _component()(key=f"{key}-suggestions", data={"box": key, "list_url": list_url})


@cache
def _component() -> ComponentRenderer:
    def read(name: str) -> str:
        return (_ASSETS / name).read_text(encoding="utf-8")

    # Not in a shadow tree: the input must be able to name the list and its options by their ids.
    return st.components.v2.component(
        "pathways_place_box",
        html=read("place_box.html"),
        css=read("place_box.css"),
        js=read("place_list.js") + read("place_box.js"),
        isolate_styles=False,
    )
