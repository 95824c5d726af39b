"""The look of the cards and lists; colours follow the theme, light or dark."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

_CSS = Path(__file__).parent / "assets" / "pathways.css"


def use_style() -> None:
    """Put the project's style sheet on the page."""
    st.html(_CSS)
