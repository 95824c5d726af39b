"""How a class comes in: pasted, as a file, as one instrument for all, or as one pupil."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from pathways.classlist import (
    ROLE_WORDS,
    Column,
    Layout,
    Role,
    WholeClass,
    read_pasted,
    read_table,
)
from pathways.classlist.table import MOST_BYTES, MOST_ROWS, Table, make_table
from pathways.errors import ClassListError, PlaceProblem
from pathways.model import Place
from pathways.vocabulary import LEVELS, RADII_MILES
from pathways.web import class_state
from pathways.web.cards import plain_label, status_html
from pathways.web.class_upload import let_go
from pathways.web.find_form import instrument_labels
from pathways.web.place_box import place_list_address, suggest_places
from pathways.web.search_form import LONGEST_PLACE, WHO
from pathways.wiring import App

_MB = MOST_BYTES // 1024**2
WAYS = {
    "paste": "Paste from a spreadsheet",
    "file": "Choose a file",
    "whole": "Whole class, one instrument",
    "one": "One pupil",
}
_WAY, _PROBLEM = "class_way", "class_problem"
_PASTED, _FILE = "class_pasted", "class_file"
_ONE = {role: f"class_one_{role}" for role in Role}
TEMPLATE = (
    "Ref,Home postcode,Instrument,Level,School year\n"
    "P01,NG7 2RD,Violin,Grade 2,Year 6\n"
    "P02,NG5 6AA,Cornet,Playing about a year,Year 5\n"
    "P03,,Singing,,Year 8\n"
)
_PASTE_HINT = "Ref\tPostcode\tInstrument\tGrade\tYear\nP01\tNG7 2RD\tViolin\t2\tY6"


def draw_about(pathways: App) -> tuple[WholeClass, int | None]:
    """What holds for the whole class: where it is, what it plays, how far to look."""
    with st.container(key="search"):
        where, far = st.columns([2, 1])
        with where:
            school = _draw_school(pathways)
        with far:
            within = st.selectbox(
                "How far to look", [0, *RADII_MILES], key=class_state.WITHIN,
                format_func=lambda miles: f"{miles} miles" if miles else "What is usual there",
                persist_state="session",
            )  # fmt: skip
        what, level = st.columns(2)
        with what:
            instrument = _draw_instrument(
                pathways, class_state.INSTRUMENT, "If all play the same: what?"
            )
        with level:
            all_at = _draw_level(class_state.LEVEL, "And about how far along?")
    found = LEVELS[all_at] if all_at else None
    return WholeClass(school, instrument, found), within or None


def _draw_school(pathways: App) -> Place | None:
    words = st.text_input(
        "Your school",
        key=class_state.SCHOOL,
        max_chars=LONGEST_PLACE,
        placeholder="Its name, postcode or URN",
        help="Stands in where a pupil has no postcode. It may stay empty.",
        persist_state="session",
    )
    suggest_places(class_state.SCHOOL, place_list_address(pathways.gazetteer))
    if not (words or "").strip():
        return None
    try:
        return pathways.gazetteer.locate(words)
    except PlaceProblem as problem:
        _draw_place_problem(problem)
        return None


def _draw_place_problem(problem: PlaceProblem) -> None:
    st.html(status_html(problem.message))
    with st.container(horizontal=True):
        for number, label in enumerate(problem.suggestions):
            st.button(plain_label(label), key=f"class_school_{number}", on_click=_set,
                      args=(class_state.SCHOOL, label))  # fmt: skip


def _set(key: str, value: str) -> None:
    st.session_state[key] = value


def _draw_instrument(pathways: App, key: str, label: str) -> str | None:
    labels = instrument_labels(pathways.catalogue)
    return st.selectbox(
        label,
        [each for each in labels if each],
        index=None,
        key=key,
        format_func=labels.__getitem__,
        placeholder="Choose or type",
        persist_state="session",
    )


def _draw_level(key: str, label: str) -> str | None:
    return st.selectbox(
        label,
        list(LEVELS),
        index=None,
        key=key,
        format_func=lambda level: LEVELS[level].words,
        placeholder="Choose what is nearest",
        persist_state="session",
    )


def draw_ways(pathways: App, whole: WholeClass) -> None:
    """The ways in, and what was wrong with the last try."""
    st.subheader("Your class", anchor=False)
    way = st.radio(
        "How would you like to give it?", list(WAYS), key=_WAY, horizontal=True,
        format_func=WAYS.__getitem__, persist_state="session",
    )  # fmt: skip
    problem: str | None = st.session_state.pop(_PROBLEM, None)
    if problem:
        st.error(plain_label(problem))
    {"paste": _draw_paste, "file": _draw_file, "whole": _draw_whole, "one": _draw_one}[way](
        pathways, whole
    )


def _draw_paste(pathways: App, _: WholeClass) -> None:
    with st.form("class_paste", border=False):
        st.text_area(
            "Paste the rows, headings too if there are any",
            key=_PASTED,
            height=220,
            placeholder=_PASTE_HINT,
            help="In your spreadsheet: mark the cells, copy, and paste them here.",
        )
        st.form_submit_button("Find next steps", type="primary", key="class_read",
                              on_click=_take_pasted, args=(pathways,))  # fmt: skip
    _draw_template()


def _take_pasted(pathways: App) -> None:
    _take(
        pathways,
        "From what you pasted",
        lambda: read_pasted(str(st.session_state.pop(_PASTED, ""))),
    )


def _draw_file(pathways: App, _: WholeClass) -> None:
    st.file_uploader(
        f"A CSV file or an Excel workbook, at most {_MB} MB and {MOST_ROWS:,} rows",
        ["csv", "tsv", "txt", "xlsx"],
        key=_FILE,
        max_upload_size=_MB,
        on_change=_take_file,
        args=(pathways,),
    )
    _draw_template()


def _take_file(pathways: App) -> None:
    file = st.session_state.get(_FILE)
    if file is not None:
        data = file.getvalue()
        let_go(file)
        _take(pathways, "From your file", lambda: read_table(data))


def _draw_template() -> None:
    columns = "a reference or initials, home postcode, instrument, level, school year"
    st.caption(f"Useful columns: {columns}. Any order and any headings will do.")
    st.download_button(
        "A template to fill in", lambda: TEMPLATE.encode("utf-8-sig"), "class-list-template.csv",
        "text/csv", key="class_template", on_click="ignore",
    )  # fmt: skip


def _draw_whole(pathways: App, whole: WholeClass) -> None:
    missing = []
    if whole.place is None:
        missing.append("your school")
    if whole.instrument is None:
        missing.append("what all play")
    if missing:
        st.html(status_html(f"Say {' and '.join(missing)} above. Nothing else is needed."))
        return
    st.button("Find next steps", type="primary", key="class_whole", on_click=_take_row,
              args=(pathways, class_state.WHOLE, {Role.ref: "Whole class"}))  # fmt: skip


def _draw_one(pathways: App, _: WholeClass) -> None:
    with st.container(key="class_one"):
        left, right = st.columns(2)
        with left:
            ref = st.text_input("Reference or initials (if you like)", key=_ONE[Role.ref],
                                max_chars=60)  # fmt: skip
            instrument = _draw_instrument(pathways, _ONE[Role.instrument], "What do they play?")
        with right:
            home = st.text_input("Home postcode, town or village", key=_ONE[Role.place],
                                 max_chars=LONGEST_PLACE)  # fmt: skip
            suggest_places(_ONE[Role.place], place_list_address(pathways.gazetteer))
            level = _draw_level(_ONE[Role.level], "About how far along?")
        who = st.selectbox("Age or school year (if you like)", list(WHO), key=_ONE[Role.year],
                           format_func=WHO.__getitem__)  # fmt: skip
    texts = {
        Role.ref: ref or "",
        Role.place: home or "",
        Role.instrument: pathways.catalogue.instruments[instrument].name if instrument else "",
        Role.level: LEVELS[level].words if level else "",
        **_who(who or ""),
    }
    st.button("Find next steps", type="primary", key="class_one_go", on_click=_take_row,
              args=(pathways, class_state.ONE, texts))  # fmt: skip


def _who(said: str) -> dict[Role, str]:
    kind, _, number = said.partition("-")
    if kind == "age":
        return {Role.age: number}
    return {Role.year: WHO[said] if said else ""}


def _take_row(pathways: App, came: str, texts: dict[Role, str]) -> None:
    """Make a list of one row; what its columns mean is known, whatever stands in them."""
    headings = tuple(ROLE_WORDS[each] for each in texts)
    columns = tuple(
        Column(at, ROLE_WORDS[role], role, None, "as asked") for at, role in enumerate(texts)
    )
    layout = Layout(columns, 1, headings)
    _take(pathways, came, lambda: make_table([(1, headings), (2, [*texts.values()])]), layout)


def _take(
    pathways: App, came: str, read: Callable[[], Table], layout: Layout | None = None
) -> None:
    try:
        class_state.take(pathways, came, read(), layout)
    except ClassListError as error:
        st.session_state[_PROBLEM] = str(error)
