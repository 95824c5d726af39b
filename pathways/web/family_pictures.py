"""Choosing an instrument by a picture of its family, for those who would rather not read a list."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import streamlit as st

from pathways.catalogue import Catalogue
from pathways.vocabulary import FAMILIES
from pathways.web.cards import plain_label, status_html
from pathways.web.server import publish_picture

_VENDOR = Path(__file__).parents[2] / "static" / "vendor" / "twemoji-16.0.1"
_CSS = Path(__file__).parent / "place_assets" / "pictures.css"
_OPEN, _FAMILY = "pictures", "pictures_family"
_MARK = "font-weight: 700; outline: 3px solid currentColor; outline-offset: -3px;"
# File names of the pictures are their code points: violin, flute, trumpet and so on.
_PICTURES = {
    "strings": "1f3bb",
    "woodwind": "1fa88",
    "brass": "1f3ba",
    "percussion": "1f941",
    "keyboards": "1f3b9",
    "plucked": "1f3b8",
    "voice": "1f3a4",
    "technology": "1f3a7",
    "world": "1fa98",
    "accessible": "267f",
}


def draw(catalogue: Catalogue) -> None:
    """Draws the chooser, closed at first; nothing in it is sent until it is opened.

    What is chosen goes into ``st.session_state["instrument"]`` before the rerun that follows.
    """
    chooser = st.expander("Choose by picture", key=_OPEN, on_change="rerun")
    if not chooser.open:
        return
    chosen = st.session_state.get(_FAMILY)
    with chooser:
        # A rule marks the tile: were it another type of button, it would lose the focus.
        mark = f".st-key-family-{chosen} button {{ {_MARK} }}" if chosen in FAMILIES else ""
        st.html(f"<style>{style()}{mark}</style>")
        with st.container(key="pictures-tiles"):
            for family, words in FAMILIES.items():
                st.button(words, key=f"family-{family}", on_click=_choose_family, args=(family,),
                          width="stretch", wrap=True)  # fmt: skip
        if chosen in FAMILIES:
            _draw_instruments(catalogue, chosen)


def _draw_instruments(catalogue: Catalogue, family: str) -> None:
    found = [each for each in catalogue.instruments.values() if each.family == family]
    st.html(status_html(f"{FAMILIES[family]}: choose one of {len(found)}."))
    with st.container(key="pictures-instruments"):
        for each in found:
            st.button(plain_label(each.name), key=f"pictured-{each.id}",
                      on_click=_choose_instrument, args=(each.id,), width="stretch",
                      wrap=True)  # fmt: skip


def _choose_family(family: str) -> None:
    st.session_state[_FAMILY] = family


def _choose_instrument(id_: str) -> None:
    st.session_state["instrument"] = id_
    st.session_state[_OPEN] = False
    st.session_state[_FAMILY] = None


@cache
def style() -> str:
    """The style sheet, with the address of each picture, which the browser keeps for good."""
    pictures = (
        (family, publish_picture((_VENDOR / f"{name}.svg").read_text(encoding="utf-8")))
        for family, name in _PICTURES.items()
    )
    rules = (f'.st-key-family-{family} {{ --picture: url("{url}"); }}' for family, url in pictures)
    return _CSS.read_text(encoding="utf-8") + "\n".join(rules)
