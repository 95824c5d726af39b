"""The class list page: from a teacher's list to next steps, sheets and what is missing."""

from __future__ import annotations

from datetime import date

import streamlit as st

from pathways.classlist import WholeClass
from pathways.errors import ClassListError
from pathways.web import (
    class_columns,
    class_files,
    class_input,
    class_mend,
    class_picture,
    class_results,
    class_state,
)
from pathways.web.cards import note_html, plain_label, status_html
from pathways.web.class_progress import Progress
from pathways.web.class_state import Answered, Asked, Listed
from pathways.wiring import App

PRIVACY = (
    "No names are needed, and nothing is stored: your list stays in this tab’s memory on the "
    "server, and no word of it goes into a file, a log or an address. Press “Forget this class” "
    "and it is gone at once; close the tab and it is gone within minutes."
)


def draw(pathways: App, as_of: date) -> None:
    """The whole page."""
    st.title("Next steps for a whole class", anchor=False)
    st.html(note_html(PRIVACY))
    whole, within = class_input.draw_about(pathways)
    listed = class_state.listed()
    if listed is None:
        class_input.draw_ways(pathways, whole)
        return
    _draw_list_head(listed)
    if listed.came not in (class_state.WHOLE, class_state.ONE):
        class_columns.draw(listed)
    answered = _answer(pathways, Asked(listed, whole, within, as_of))
    if answered is not None:
        _draw_answer(pathways, answered, whole)


def _draw_list_head(listed: Listed) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="class_list_head"):
        st.markdown(_list_words(listed))
        st.button("Give another list", key="class_again", on_click=class_state.drop_list)
        st.button("Forget this class", key="class_forget", on_click=class_state.forget)


def _list_words(listed: Listed) -> str:
    rows = len(listed.table.cells) - listed.layout.first
    if listed.came in (class_state.WHOLE, class_state.ONE):
        return f"{listed.came}."
    return f"{listed.came}: {rows:,} {'row' if rows == 1 else 'rows'}."


def _answer(pathways: App, asked: Asked) -> Answered | None:
    """The answer, or None after words on why there is none."""
    progress = Progress()
    try:
        return class_state.answered(pathways, asked, progress)
    except ClassListError as error:
        st.error(plain_label(str(error)))
        return None
    finally:
        progress.done()


def _draw_answer(pathways: App, answered: Answered, whole: WholeClass) -> None:
    answer = answered.answer
    listed = answered.asked.listed
    title = "How the pupil stands" if listed.came == class_state.ONE else "How the class stands"
    st.header(title, anchor=False)
    st.html(status_html(class_results.summary_words(answer, listed.came)))
    class_files.draw(pathways, answer, whole.place)
    class_mend.draw(pathways, answered)
    class_results.draw_unmatched(pathways, answer)
    class_results.draw_table(pathways, answer)
    if listed.came != class_state.ONE:
        class_picture.draw(pathways, answer, whole.place)
