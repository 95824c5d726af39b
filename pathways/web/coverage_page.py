"""The Coverage page: who has music making in reach, who has not, and what would change it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from pathways.errors import QuestionError
from pathways.web import (
    coverage_area,
    coverage_behind,
    coverage_empty,
    coverage_form,
    coverage_gaps,
    coverage_glance,
    coverage_matrix,
    coverage_methods,
    coverage_params,
    coverage_rungs,
    coverage_table,
    coverage_worklist,
)
from pathways.web.cards import note_html, status_html
from pathways.web.coverage_answers import make_view, worklist_of
from pathways.web.coverage_links import followed_link
from pathways.web.coverage_map import draw_map
from pathways.web.coverage_pack import draw_pack
from pathways.web.coverage_params import CoverageAsked
from pathways.web.coverage_parts import divisions_of
from pathways.web.coverage_reach import USUAL, CoverageReach, read_reach
from pathways.web.coverage_sites import draw_sites
from pathways.web.coverage_view import CoverageView
from pathways.web.ladder_lines import draw_lines
from pathways.web.rendering import render
from pathways.wiring import App, small_areas

SECTIONS = {
    "map": "Map and table",
    "matrix": "Families and stages",
    "hubs": "Hubs side by side",
    "rungs": "Missing rungs",
    "inclusive": "Who is welcome",
    "gaps": "Deepest gaps",
    "ask": "Whom to ask",
    "sites": "What if, and best sites",
    "pack": "Evidence pack",
    "methods": "Methods",
}
_TITLES = {
    "map": "On the map, and as a table",
    "matrix": "Every family at every stage",
    "hubs": "The hubs side by side",
    "rungs": "Where the ladder stops",
    "inclusive": "What says whom it welcomes",
    "gaps": "Where the gaps are deepest",
    "ask": "Whom to ask, the most telling first",
    "sites": "What if there were a new group?",
    "pack": "Take it away as evidence",
    "methods": "How all this is counted",
}


_ABOUT = (
    "For officers of music hubs: how many young people have something in reach, where nobody has, "
    "and what would change it. The address of this page holds your question: share it as it is."
)


def draw(app: App, as_of: date) -> None:
    """The whole page."""
    areas = small_areas(app)
    ignored = coverage_params.take(app, areas, followed_link())
    st.title("Who has music making in reach?", anchor=False)
    st.html(note_html(_ABOUT))
    st.html(coverage_matrix.shades_style())
    asked = coverage_form.draw(app, areas)
    if ignored:
        words = f"Part of this link made no sense, so we left it out: {', '.join(ignored)}."
        st.html(note_html(words))
    coverage_params.write(asked)
    if asked == CoverageAsked():
        coverage_form.draw_examples()
    try:
        reach = read_reach(asked.within)
        question = asked.question(app, reach)
    except QuestionError as problem:
        _draw_problem(problem)
        return
    by = asked.by or divisions_of(asked.part)[0]
    view = make_view(app, question, as_of, asked.part, by, asked.counted)
    _draw_answer(view, asked, reach)


def _draw_problem(problem: QuestionError) -> None:
    """What is wrong with the question, and one press that mends it."""
    st.html(status_html(str(problem)))
    st.button(f"Use {USUAL} miles", key="coverage_mend", type="primary", on_click=_use_usual)


def _use_usual() -> None:
    st.session_state[f"{coverage_params.KEY}within"] = USUAL


def _draw_answer(view: CoverageView, asked: CoverageAsked, reach: CoverageReach) -> None:
    worklist = worklist_of(view.app, view.question, view.as_of, view.part)
    coverage_glance.draw_head(view, asked, reach)
    coverage_empty.draw(view, asked)
    coverage_glance.draw(view, worklist)
    st.html(render("coverage_jump.html", places=SECTIONS))
    coverage_form.draw_counted()
    _head("map")
    _draw_map(view, asked)
    coverage_area.draw(view, asked)
    coverage_table.draw(view, asked)
    coverage_behind.draw(view)
    _head("matrix", ["Each cell leads to its question. Like all shading here, it shows the share "
                     "that lacks what counts as covered."])  # fmt: skip
    coverage_matrix.draw_matrix(view, asked)
    _head("hubs")
    coverage_matrix.draw_hubs(view, asked)
    _head("rungs")
    coverage_rungs.draw_rungs(view)
    _head("inclusive", ["On any instrument at any stage, with the filters above. Only what a "
                        "source states counts: the others may be as welcoming."])  # fmt: skip
    coverage_rungs.draw_inclusive(view)
    _head("gaps")
    coverage_gaps.draw(view, asked)
    _head("ask")
    coverage_worklist.draw(view, worklist)
    _head("sites")
    draw_sites(view)
    _head("pack")
    draw_pack(view)
    _head("methods")
    coverage_methods.draw(view)
    draw_lines(view.app.catalogue.by_id, key="coverage_lines")


def _draw_map(view: CoverageView, asked: CoverageAsked) -> None:
    """The map; a click leads closer, as the same name in the table does."""
    clicked = draw_map(view, key="coverage_map", chosen=asked.area or None)
    if clicked is not None:
        coverage_params.go(coverage_table.closer(view, asked, clicked))


def _head(section: str, notes: Sequence[str] = ()) -> None:
    st.html(render("coverage_section.html", id=section, title=_TITLES[section], notes=notes))
