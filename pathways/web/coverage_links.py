"""Links within the Coverage page: ordinary ones, followed without losing the session."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

_ASSETS = Path(__file__).parent / "coverage_assets"


def followed_link() -> str | None:
    """The part after the question mark of the link that was just followed, if one was.

    Draw it before anything that a link may set.
    """
    result = _component()(key="coverage_links", on_followed_change=_no_callback)
    return result.followed if isinstance(result.followed, str) else None


@cache
def _component() -> ComponentRenderer:
    # Not in a shadow tree: the links are the page's own.
    return st.components.v2.component(
        "pathways_coverage_links",
        html=(_ASSETS / "links.html").read_text(encoding="utf-8"),
        js=(_ASSETS / "links.js").read_text(encoding="utf-8"),
        isolate_styles=False,
    )


def _no_callback() -> None:
    """Streamlit reports a trigger only where a callback is named."""
