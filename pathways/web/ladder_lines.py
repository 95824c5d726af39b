"""The lines of a ladder, and its links to listings, which keep the session."""

from __future__ import annotations

from collections.abc import Container
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from pathways.web import links

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

_ASSETS = Path(__file__).parent / "ladder_assets"


def draw_lines(known: Container[str], key: str) -> None:
    """Draws the steps behind the boxes of the page's ladder, and goes where a link leads.

    The links of the templates are ordinary ones, and work where scripts fail; an ordinary one
    loads the app anew, with an empty session. Draw it after the ladder.

    Args:
        known: ids of listings; any other that comes back from the browser leads nowhere.
    """
    result = _component()(key=key, on_chosen_change=_no_callback)
    if isinstance(result.chosen, str) and result.chosen in known:
        links.go("listing", {"id": result.chosen})


@cache
def _component() -> ComponentRenderer:
    # Not in a shadow tree: the ladder is the page's own.
    return st.components.v2.component(
        "pathways_ladder_lines",
        html=(_ASSETS / "lines.html").read_text(encoding="utf-8"),
        js=(_ASSETS / "lines.js").read_text(encoding="utf-8"),
        isolate_styles=False,
    )


def _no_callback() -> None:
    """Streamlit reports a trigger only where a callback is named."""
