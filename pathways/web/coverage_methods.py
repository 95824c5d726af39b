"""How each figure is made, all in one place."""

from __future__ import annotations

import streamlit as st

from pathways.coverage import method_cards, rungs_card, table_cards
from pathways.web.coverage_view import CoverageView
from pathways.web.rendering import render


def draw(view: CoverageView) -> None:
    """Every method card, folded, and where the figures come from."""
    cards = [
        *method_cards(view.question, view.areas, view.as_of).values(),
        rungs_card(view.areas, view.question.within),
        *table_cards(view.areas, view.question.within, view.as_of).values(),
    ]
    st.html(render("coverage_methods.html", cards=cards, sources=view.areas.sources))
