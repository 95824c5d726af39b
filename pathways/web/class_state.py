"""A class list while somebody works with it: in the session alone, and gone when told to be.

Nothing here is cached across sessions, written down, logged or put into an address.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

import streamlit as st

from pathways.classlist import (
    ClassAnswer,
    Layout,
    NextSteps,
    Personal,
    Role,
    RowReader,
    Table,
    WholeClass,
    drop_unused,
    next_steps,
    read_pupils,
    recognise,
    summarise,
)
from pathways.classlist.values import ClassList, Pupil
from pathways.web.class_progress import Progress
from pathways.wiring import App

PREFIX = "class_"
SCHOOL, INSTRUMENT, LEVEL, WITHIN = (
    f"{PREFIX}{each}" for each in ("school", "instrument", "level", "within")
)
# What is said of the whole class, and what each box holds when nothing is.
ABOUT: dict[str, object] = {SCHOOL: "", INSTRUMENT: None, LEVEL: None, WITHIN: 0}
# How a list of one row came in that nobody wrote as a list.
WHOLE, ONE = "One search for the whole class", "One pupil"
_LISTED, _ANSWERED = f"{PREFIX}listed", f"{PREFIX}answered"
# What a column may be used for though it holds what no list needs; the others are emptied at once.
INSIST = {Personal.names: Role.ref, Personal.birth_dates: Role.age}


@dataclass(frozen=True, slots=True)
class Listed:
    """A list that has been read.

    Attributes:
        came: how, in words: ``WHOLE``, ``ONE`` or such as "From your file".
        table: its cells, without those of columns that nothing could be used for.
    """

    came: str
    table: Table = field(repr=False)
    layout: Layout


@dataclass(frozen=True, slots=True)
class Asked:
    """What an answer is for; equal questions have equal answers.

    Attributes:
        within: miles for all, or None for what is usual where each pupil lives.
    """

    listed: Listed = field(repr=False)
    whole: WholeClass
    within: int | None
    as_of: date


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer and what it is for."""

    asked: Asked = field(repr=False)
    reader: RowReader = field(repr=False)
    answer: ClassAnswer = field(repr=False)


def listed() -> Listed | None:
    """The list of this session."""
    found: Listed | None = st.session_state.get(_LISTED)
    return found


def take(pathways: App, came: str, table: Table, layout: Layout | None = None) -> None:
    """Make this table the list of the session; columns that no list may use are emptied for good.

    Args:
        layout: what its columns mean; recognised unless given.

    Raises:
        ClassListError: there are headings and nothing below them.
    """
    layout = layout or recognise(table, pathways.catalogue.instruments)
    kept = [
        each.position for each in layout.columns if each.personal is None or each.personal in INSIST
    ]
    st.session_state[_LISTED] = Listed(came, table.only(kept), layout)


def assign(position: int, role: Role | None) -> None:
    """Use the column at ``position`` for ``role``."""
    was = _need()
    st.session_state[_LISTED] = replace(was, layout=was.layout.assign(position, role))


def mend(number: int, texts: dict[int, str]) -> None:
    """Put other texts into cells of the row ``number``, by position."""
    was = _need()
    table = was.table
    for position, text in texts.items():
        table = table.mended(number, position, text)
    st.session_state[_LISTED] = replace(was, table=table)


def drop_list() -> None:
    """Take the list and its answer out of the session; what was said of the class stays."""
    for key in [each for each in st.session_state if str(each).startswith(PREFIX)]:
        if key not in ABOUT:
            del st.session_state[key]


def forget() -> None:
    """Take everything of the class out of the session."""
    drop_list()
    for key, empty in ABOUT.items():  # a box that is on the page is emptied, not taken away
        st.session_state[key] = empty


def _need() -> Listed:
    found = listed()
    assert found is not None  # noqa: S101 - buttons that change a list are drawn only beside one
    return found


def answered(pathways: App, asked: Asked, progress: Progress) -> Answered:
    """The answer for the class, worked out once for each question.

    After a row is mended only that row is searched for; the others' steps stand.

    Raises:
        ClassListError: the list as a whole cannot be used.
    """
    last: Answered | None = st.session_state.get(_ANSWERED)
    if last is None or last.asked != asked:
        last = _work_out(pathways, asked, last, progress)
        st.session_state[_ANSWERED] = last
    return last


def _work_out(pathways: App, asked: Asked, last: Answered | None, progress: Progress) -> Answered:
    same_way = last if last is not None and _is_same_way(last.asked, asked) else None
    reader = same_way.reader if same_way else _reader(pathways, asked)
    listed = asked.listed
    table = drop_unused(listed.table, listed.layout)
    pupils = read_pupils(table, listed.layout, reader, progress.of("Reading rows"))
    known = {each.pupil: each for each in same_way.answer.steps} if same_way else {}
    answer = _answer(pathways, asked, pupils, known, progress.of("Searching"))
    return Answered(asked, reader, answer)


def _is_same_way(last: Asked, asked: Asked) -> bool:
    """Whether the two differ in nothing but the list."""
    return replace(last, listed=asked.listed) == asked


def _reader(pathways: App, asked: Asked) -> RowReader:
    # Never the places that may ask another host: these are pupils' homes.
    instruments = pathways.catalogue.instruments
    return RowReader(instruments, pathways.gazetteer, asked.as_of, asked.whole)


def _answer(
    pathways: App,
    asked: Asked,
    listed: ClassList,
    known: dict[Pupil, NextSteps],
    progress: Callable[[int, int], None],
) -> ClassAnswer:
    new = [each for each in listed.pupils if each not in known]
    found = next_steps(
        pathways.catalogue, new, asked.as_of, within_miles=asked.within, progress=progress
    )
    known |= {each.pupil: each for each in found}
    steps = tuple(known[each] for each in listed.pupils)
    return ClassAnswer(listed, steps, summarise(steps, listed.rejected), asked.as_of)
