"""Rows that could not be used: what is wrong with each cell, and a way to put it right here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import streamlit as st

from pathways.classlist import Problem, Role
from pathways.errors import PlaceProblem
from pathways.model import Place
from pathways.vocabulary import Level
from pathways.web import class_state
from pathways.web.cards import plain_label
from pathways.web.class_state import Answered, Listed
from pathways.web.links import hidden
from pathways.web.rendering import render
from pathways.wiring import App

AT_FIRST = 5
_SHOWN = "class_mend_shown"
_MOST_FIXES = 5
_LONGEST = 120
_AT_SCHOOL = "nothing, to search from "


def draw(pathways: App, answered: Answered) -> None:
    """A small form for each row, a few at a time."""
    problems = answered.answer.class_list.problems
    rows = [(row, tuple(each)) for row, each in groupby(problems, lambda one: one.row)]
    if not rows:
        return
    words = "1 row needs mending" if len(rows) == 1 else f"{len(rows):,} rows need mending"
    st.subheader(words, anchor=False)
    shown = int(st.session_state.get(_SHOWN, AT_FIRST))
    for row, wrong in rows[:shown]:
        _draw_row(pathways, answered, row, wrong)
    left = len(rows) - shown
    if left > 0:
        st.button(f"Show {min(left, AT_FIRST)} more of {left:,}", key="class_mend_more",
                  on_click=_show_more)  # fmt: skip


def _show_more() -> None:
    st.session_state[_SHOWN] = int(st.session_state.get(_SHOWN, AT_FIRST)) + AT_FIRST


def _draw_row(pathways: App, answered: Answered, row: int, problems: tuple[Problem, ...]) -> None:
    listed = answered.asked.listed
    cells = [(each, *_cell_of(listed, each)) for each in problems]
    told = [(each, "" if _says_it_all(role) else each.suggestion) for each, role, _ in cells]
    with st.container(key=f"class_mend_{row}"):
        st.html(render("class_problems.html", row=row, ref=_ref(listed, row), problems=told))
        _draw_boxes(row, [(each, at) for each, _, at in cells if at is not None])
        for problem, role, position in cells:
            if role is not None and position is not None:
                _draw_fixes(pathways, answered.asked.whole.place, problem, role, position)


def _says_it_all(role: Role | None) -> bool:
    """Whether the problem names what would be right itself."""
    return role in (Role.level, Role.age, Role.year)


def _draw_boxes(row: int, cells: Sequence[tuple[Problem, int]]) -> None:
    if not cells:
        st.caption("The list has no such column. Say above what holds for the whole class.")
        return
    with st.form(f"class_form_{row}", border=False):
        keys = {position: _draw_box(row, problem, position) for problem, position in cells}
        st.form_submit_button(f"Use this {hidden(f'for row {row}')}", key=f"class_use_{row}",
                              on_click=_mend, args=(row, keys))  # fmt: skip


def _draw_box(row: int, problem: Problem, position: int) -> str:
    key = f"class_cell_{row}_{position}"
    label = plain_label(f"{problem.column[:40]}, row {row}")
    st.text_input(label, value=problem.value[:_LONGEST], key=key, max_chars=_LONGEST)
    return key


def _mend(row: int, keys: dict[int, str]) -> None:
    class_state.mend(row, {at: str(st.session_state[key] or "") for at, key in keys.items()})


def _draw_fixes(
    pathways: App, school: Place | None, problem: Problem, role: Role, position: int
) -> None:
    """Buttons that put right what may be meant; each has been tried, and would do."""
    fixes = dict(_fixes(pathways, school, problem, role))
    with st.container(
        horizontal=True, vertical_alignment="center", key=f"class_fixes_{problem.row}_{position}"
    ):
        st.markdown(f"{plain_label(problem.column[:40])}:", width="content")
        for number, (label, text) in enumerate(list(fixes.items())[:_MOST_FIXES]):
            words = f"{plain_label(label)} {hidden(f'for row {problem.row}')}"
            st.button(words, key=f"class_fix_{problem.row}_{position}_{number}",
                      on_click=class_state.mend, args=(problem.row, {position: text}))  # fmt: skip


def _fixes(
    pathways: App, school: Place | None, problem: Problem, role: Role
) -> Iterator[tuple[str, str]]:
    """What to write on a button, and the text that it puts into the cell."""
    suggested = problem.suggestion.split("; ")
    if role in (Role.place, Role.school):
        for label in suggested:
            if not label.startswith(_AT_SCHOOL) and _is_place(pathways, label):
                yield label, label
        if school is not None:
            yield f"Search from {school.label}", ""
    elif role is Role.instrument:
        names = {each.name for each in pathways.catalogue.instruments.values()}
        yield from ((each, each) for each in suggested if each in names)
        yield "Not chosen yet", "any"
    elif role is Role.level:
        yield from ((each.words, each.words) for each in (Level.STARTER, Level.BEGINNER))
        yield "Not known", ""
    else:
        yield "Leave it empty", ""


def _is_place(pathways: App, label: str) -> bool:
    """Whether these words are a place's own; advice may have a place among its words."""
    try:
        return pathways.gazetteer.locate(label).label == label
    except PlaceProblem:
        return False


def _cell_of(listed: Listed, problem: Problem) -> tuple[Role | None, int | None]:
    """Which cell of the table a problem is about; none where the list has no such column."""
    row = listed.table.cells[listed.table.numbers.index(problem.row)]
    named = [
        (role, position)
        for role, position in listed.layout.positions.items()
        if listed.layout.names[role] == problem.column
    ]
    # Two columns may have the same heading; the cell tells them apart.
    exact = [each for each in named if row[each[1]] == problem.value]
    found = exact or named
    return found[0] if found else (None, None)


def _ref(listed: Listed, row: int) -> str:
    position = listed.layout.positions.get(Role.ref)
    if position is None:
        return ""
    return listed.table.cells[listed.table.numbers.index(row)][position]
