"""Arriving at another listing: at the top of the page, with the focus on its heading.

A link from a listing to another leaves the page where it was, in the middle, since to Streamlit it
is the same page; a screen reader would not even notice.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

_SCRIPT = """
let shown;

export default function ({ data }) {
  if (shown && shown !== data.shown) {
    document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0);
    const heading = document.querySelector(".stMain h1");
    heading?.setAttribute("tabindex", "-1");
    heading?.focus({ preventScroll: true });
  }
  shown = data.shown;
}
"""


@cache
def _component() -> ComponentRenderer:
    return st.components.v2.component("pathways_arrival", js=_SCRIPT)


def arrive(shown: str) -> None:
    """Begin at the top when this listing was not shown before; call it below its heading."""
    with st.container(key="arrival"):
        _component()(key="arrival-at", data={"shown": shown}, height=0)
