"""The look of the cards and lists; colours follow the theme, light or dark."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

import streamlit as st

_ASSETS = Path(__file__).parent / "assets"


def use_style(*more: Literal["keeping", "sheet", "ladder", "class", "coverage", "sites"]) -> None:
    """Put the project's style sheet on the page, and ``more`` that only some pages need."""
    for name in ("pathways", *more):
        st.html(_sheet(name))


@cache
def _sheet(name: str) -> str:
    return f"<style>{(_ASSETS / f'{name}.css').read_text(encoding='utf-8')}</style>"
