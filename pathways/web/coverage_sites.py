"""What would change coverage: what if, best next sites, scenarios."""

from __future__ import annotations

import streamlit as st

from pathways.web import coverage_best_sites, coverage_scenarios, coverage_what_if
from pathways.web.coverage_draft import PREFIX
from pathways.web.coverage_view import CoverageView
from pathways.web.style import use_style

TABS = ("Try a change", "Best next sites", "Scenarios")


def draw_sites(view: CoverageView) -> None:
    """The whole section, without its heading.

    What is done in it draws it alone anew, not the page around it.
    """
    use_style("sites")
    _draw(view)


@st.fragment
def _draw(view: CoverageView) -> None:
    trying, best, scenarios = st.tabs(TABS, key=f"{PREFIX}tab", on_change="rerun")
    if trying.open:
        with trying:
            coverage_what_if.draw(view)
    if best.open:
        with best:
            coverage_best_sites.draw(view)
    if scenarios.open:
        with scenarios:
            coverage_scenarios.draw(view)
