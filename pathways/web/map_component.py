"""The map on a page: a frame that is loaded once, to which a rerun only posts messages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

from pathways.vocabulary import CERTAINTIES

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

_TITLE = "Map of the listings found. The list says the same in words."
_ASSETS = Path(__file__).parent / "map_assets"


@cache
def _component() -> ComponentRenderer:
    # Registering anew on every rerun costs more than the rest of the rerun.
    return st.components.v2.component(
        "pathways_map",
        html=(_ASSETS / "component.html").read_text(encoding="utf-8"),
        css=(_ASSETS / "component.css").read_text(encoding="utf-8"),
        js=(_ASSETS / "component.js").read_text(encoding="utf-8"),
    )


def listings_map(
    document_url: str,
    shown: Mapping[str, str],
    chosen: str | None,
    home: tuple[float, float, str] | None,
    radius_miles: float | None,
    height: int,
    key: str,
    path: Sequence[str] = (),
    marks: Mapping[str, tuple[str, str]] | None = None,
) -> str | None:
    """Shows the map and returns the id of the listing that was just clicked, if any.

    Pan and zoom survive a rerun; the view is set anew only when home or radius change. Not for use
    inside ``st.form``, where Streamlit holds clicks back.

    Args:
        document_url: address of the document, as ``publish_map`` returned it.
        shown: certainty (``sure``, ``likely`` or ``maybe``) of each listing id to show.
        chosen: id of the listing to point out.
        home: latitude, longitude and name of where somebody searches from.
        radius_miles: how far around home they look.
        height: pixels; never more than four fifths of the window.
        path: ids in the order of a way from home through their places, drawn as a line.
        marks: a letter, and what it means, for the pins of listing ids; the first view then shows
            all of these.

    Raises:
        ValueError: a certainty is none of the three.
    """
    strange = set(shown.values()) - set(CERTAINTIES)
    if strange:
        raise ValueError(f"certainty must be one of {CERTAINTIES}, not {sorted(strange)}")
    message = {
        "show": dict(shown),
        "chosen": chosen,
        "home": home,
        "radius_miles": radius_miles,
        "path": list(path),
        "marks": {id_: list(mark) for id_, mark in (marks or {}).items()},
    }
    clicked = map_frame(document_url, _TITLE, message, height, key)
    return clicked if clicked in shown else None


def map_frame(
    document_url: str,
    title: str,
    message: Mapping[str, Any],
    height: int,
    key: str,
    files: Sequence[str] = (),
) -> str | None:
    """Shows a map document and returns what its script says was just clicked, if anything.

    Not to be trusted further than the document is: check that it is something that was shown.

    Args:
        title: what a screen reader calls the frame.
        message: what the document is told after every rerun.
        files: addresses whose text it is told, each once.
    """
    data = {
        "document_url": document_url,
        "title": title,
        "message": dict(message),
        "height": height,
        "files": list(files),
    }
    clicked = _component()(key=key, data=data, on_chosen_change=_no_callback).chosen
    return clicked if isinstance(clicked, str) else None


def _no_callback() -> None:
    """Streamlit reports a trigger only where a callback is named."""
