"""Which column of a list is taken for what: shown, and to be put right."""

from __future__ import annotations

from itertools import islice

import streamlit as st

from pathways.classlist import ROLE_WORDS, Column, Role
from pathways.web import class_state
from pathways.web.cards import note_html, plain_label
from pathways.web.class_state import INSIST, Listed
from pathways.web.rendering import render

_NOT_USED = "Not used"
_SAMPLES, _LONGEST_SAMPLE = 2, 24


def draw(listed: Listed) -> None:
    """What was read and how, what was left out, and a choice for each column."""
    for note in listed.table.notes:
        st.html(note_html(note))
    for column in listed.layout.columns:
        if column.personal:
            _draw_personal(column)
    used = [each for each in listed.layout.columns if each.role]
    block = st.expander(
        f"Which column is which ({len(used)} of {len(listed.layout.columns)} used)",
        key="class_columns", on_change="rerun", expanded=not used,
    )  # fmt: skip
    if block.open:
        with block:
            st.html(render("class_columns.html", columns=used, words=ROLE_WORDS))
            with st.container(key="class_roles"):
                for column in listed.layout.columns:
                    _draw_choice(listed, column)


def _draw_personal(column: Column) -> None:
    """What a column seems to hold that no list needs, and the one use that it may have."""
    name = plain_label(column.name[:40])
    told = f"“{name}” seems to hold {column.personal}"
    may_be = INSIST.get(column.personal) if column.personal else None
    with st.container(horizontal=True, vertical_alignment="center"):
        if column.role is not None:
            st.warning(f"{told} and is used as {ROLE_WORDS[column.role].lower()}, as you chose.")
            st.button("Leave it out", key=f"class_drop_{column.position}",
                      on_click=class_state.assign, args=(column.position, None))  # fmt: skip
        elif may_be is None:
            st.warning(f"{told}. No list needs them: its cells are thrown away.")
        else:
            advice = "Initials or a number will do." if may_be is Role.ref else "It is not used."
            st.warning(f"{told} and is left out. {advice}")
            st.button(f"Use it as the {may_be} all the same", key=f"class_keep_{column.position}",
                      on_click=class_state.assign, args=(column.position, may_be))  # fmt: skip


def _draw_choice(listed: Listed, column: Column) -> None:
    allowed = _roles_for(column)
    samples = _samples(listed, column)
    if not allowed or (not column.heading and not samples):
        return
    key = f"class_role_{column.position}"
    st.session_state[key] = column.role or ""
    like = f" (such as {', '.join(samples)})" if samples else ""
    st.selectbox(
        plain_label(f"{column.name[:40]}{like}"),
        ["", *allowed],
        key=key,
        format_func=lambda role: ROLE_WORDS[Role(role)] if role else _NOT_USED,
        on_change=_choose,
        args=(column.position, key),
    )


def _roles_for(column: Column) -> list[Role]:
    if column.personal is None:
        return list(Role)
    return [INSIST[column.personal]] if column.personal in INSIST else []


def _samples(listed: Listed, column: Column) -> list[str]:
    """A few cells to know a column by; none of what is personal."""
    if column.personal is not None:
        return []
    rows = listed.table.cells[listed.layout.first :]
    cells = dict.fromkeys(row[column.position] for row in rows[:50] if row[column.position])
    return [cell[:_LONGEST_SAMPLE] for cell in islice(cells, _SAMPLES)]


def _choose(position: int, key: str) -> None:
    role = st.session_state[key]
    class_state.assign(position, Role(role) if role else None)
