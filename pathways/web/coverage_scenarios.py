"""Scenarios: changes kept under a name, side by side, saved to a file and loaded from one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import streamlit as st

from pathways.coverage import Figures
from pathways.coverage.part import inside
from pathways.coverage.words import people
from pathways.errors import ScenarioError
from pathways.siting import Moved, Scenario, dump_scenario, load_scenario, what_if, who_moves
from pathways.siting.scenario import LARGEST_BYTES
from pathways.web import coverage_draft
from pathways.web.cards import note_html, plain_label, status_html
from pathways.web.class_upload import let_go
from pathways.web.coverage_draft import MOST_KEPT, PREFIX
from pathways.web.coverage_view import CoverageView
from pathways.web.coverage_what_if_result import covered, idle_words
from pathways.web.coverage_words import fine_percent, miles, points
from pathways.web.links import hidden
from pathways.web.rendering import render
from pathways.wiring import App

LONGEST_NAME = 60
TRIED = "Tried now"
_NAME, _FILE, _SAID = f"{PREFIX}name", f"{PREFIX}file", f"{PREFIX}said"
_POOREST = 2  # deciles


@dataclass(frozen=True, slots=True)
class _Column:
    """One scenario of the comparison; the first column is how things are."""

    name: str
    figures: Figures
    moved: Moved | None
    added: int
    removed: int
    notes: tuple[str, ...]


def draw(view: CoverageView) -> None:
    """The whole of it."""
    _draw_said()
    _draw_keep(view)
    columns = _columns(view)
    if len(columns) > 1:
        _draw_compared(view, columns)
    for number, scenario in enumerate(coverage_draft.kept()):
        _draw_kept(number, scenario)
    _draw_load(view.app)


def _draw_said() -> None:
    """What became of the last press."""
    kind, words = st.session_state.pop(_SAID, (None, ""))
    if kind == "error":
        st.error(plain_label(words))
    elif kind:
        st.html(status_html(words))


def _say(kind: str, words: str) -> None:
    st.session_state[_SAID] = (kind, words)


def _draw_keep(view: CoverageView) -> None:
    draft = coverage_draft.draft()
    if not draft.size:
        st.html(
            note_html(
                "Try a change first. Then keep it here under a name, try another, and see them "
                "side by side. They stay in this tab’s session alone; a file keeps them longer."
            )
        )
        return
    many = f"{draft.size} change{'' if draft.size == 1 else 's'}"
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(f"A name for what you try now ({many})", key=_NAME, max_chars=LONGEST_NAME,
                      placeholder=_free_name(), on_change=_keep, args=(view,))  # fmt: skip
        st.button("Keep it", key=f"{PREFIX}keep", type="primary", on_click=_keep, args=(view,))


def _free_name() -> str:
    names = {each.name for each in coverage_draft.kept()}
    return next(name for number in range(26) if (name := f"Plan {chr(65 + number)}") not in names)


def _keep(view: CoverageView) -> None:
    name = " ".join(str(st.session_state.get(_NAME) or "").split()) or _free_name()
    if not coverage_draft.has_room_for(name):
        _say("error", f"{MOST_KEPT} scenarios are kept already. Take one out first.")
        return
    coverage_draft.keep(name, view.question, view.app.catalogue.version)
    st.session_state[_NAME] = ""
    _say("status", f"Kept as “{name}”.")


def _columns(view: CoverageView) -> list[_Column]:
    """How things are, what is tried now, then what is kept."""
    now = _Column("Before", view.whole, None, 0, 0, ())
    draft, kept = coverage_draft.draft(), coverage_draft.kept()
    version = view.app.catalogue.version
    columns = [now]
    if draft.size and all((each.added, each.removed) != (draft.added, draft.removed)
                          for each in kept):  # fmt: skip
        tried = Scenario(TRIED, view.question, draft.added, draft.removed, version)
        columns.append(_column(view, tried))
    return [*columns, *(_column(view, each) for each in kept)]


def _column(view: CoverageView, scenario: Scenario) -> _Column:
    change = what_if(
        view.app.catalogue, view.standing, scenario.added, scenario.removed, by=view.part.by
    )
    return _Column(
        scenario.name,
        next(each for each in change.after if each.code == view.part.code),
        who_moves(view.standing, change.standing, inside(view.areas, view.part)),
        len(scenario.added),
        len(scenario.removed),
        tuple(_notes(view, scenario, change.idle)),
    )


def _notes(view: CoverageView, scenario: Scenario, idle: tuple[str, ...]) -> Iterator[str]:
    if scenario.catalogue and scenario.catalogue != view.app.catalogue.version:
        yield (
            "Made with another version of the catalogue: listings may have changed since, and "
            "its figures with them."
        )
    if scenario.question != view.question:
        yield f"Made for “{scenario.question.words}”; held against the question above."
    if idle:
        yield idle_words(idle)


def _draw_compared(view: CoverageView, columns: list[_Column]) -> None:
    st.html(
        render(
            "sites_scenarios.html",
            caption=f"{view.part.name}: {view.question.words}",
            columns=columns,
            rows=list(_rows(columns)),
        )
    )


def _rows(columns: list[_Column]) -> Iterator[tuple[str, list[str]]]:
    figures = [each.figures for each in columns]
    moved = [each.moved for each in columns]
    yield "Changes", [_changes(each) for each in columns]
    yield "Sure or likely", [f"{people(covered(each))} ({_share(each)})" for each in figures]
    yield "Maybe", [people(each.maybe) for each in figures]
    yield "Nothing", [people(each.none) for each in figures]
    yield "Newly sure or likely", [_moved(each, "newly_covered") for each in moved]
    yield "No longer", [_moved(each, "no_longer_covered") for each in moved]
    yield "Newly, in the two most deprived tenths", [_poorest(each) for each in moved]
    yield "Newly, in the country", [_country(each) for each in moved]
    yield "Need-weighted gap", [fine_percent(each.need_weighted_gap) for each in figures]
    yield "Equity gap", [points(each.equity_gap) for each in figures]
    yield "Nearest, for half within", [miles(each.median_miles) for each in figures]


def _changes(column: _Column) -> str:
    parts = []
    if column.added:
        parts.append(f"{column.added} new")
    if column.removed:
        parts.append(f"{column.removed} taken away")
    return ", ".join(parts) or "–"


def _share(figures: Figures) -> str:
    return fine_percent(covered(figures) / figures.young_people if figures.young_people else None)


def _moved(moved: Moved | None, name: str) -> str:
    return "–" if moved is None else people(getattr(moved, name))


def _poorest(moved: Moved | None) -> str:
    return "–" if moved is None else people(sum(moved.newly_by_decile[:_POOREST]))


def _country(moved: Moved | None) -> str:
    return "–" if moved is None else people(moved.newly_by_setting["country"])


def _draw_kept(number: int, scenario: Scenario) -> None:
    about = hidden(scenario.name)
    with st.container(key=f"{PREFIX}kept_{number}"):
        words = [each.name for each in scenario.added]
        st.html(render("sites_kept.html", title=scenario.name, added=words,
                       removed=len(scenario.removed)))  # fmt: skip
        with st.container(horizontal=True):
            st.button(f"Try this {about}", key=f"{PREFIX}open_{number}",
                      on_click=_open, args=(scenario.name,))  # fmt: skip
            st.download_button(
                f"Save to a file {about}", lambda: dump_scenario(scenario).encode("utf-8"),
                f"{_file_name(scenario.name)}.json", "application/json",
                key=f"{PREFIX}save_{number}", on_click="ignore",
            )  # fmt: skip
            st.button(f"Take out {about}", key=f"{PREFIX}drop_{number}",
                      on_click=coverage_draft.drop, args=(scenario.name,))  # fmt: skip


def _open(name: str) -> None:
    coverage_draft.open_scenario(name)
    _say("status", f"“{name}” is what you try now: see “Try a change”.")


def _file_name(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-") or "scenario"


def _draw_load(app: App) -> None:
    key = f"{_FILE}_{st.session_state.get(_FILE, 0)}"
    st.file_uploader(
        "Load a scenario from a file", ["json"], key=key, on_change=_load, args=(app, key),
        max_upload_size=1,
        help=f"A file saved from this page, at most {LARGEST_BYTES // 1000} kB. It is read in "
        "memory and stored nowhere.",
    )  # fmt: skip


def _load(app: App, key: str) -> None:
    file = st.session_state.get(key)
    if file is None:
        return
    content = file.getvalue()
    let_go(file)
    # Another key makes an empty box: the file is read, and nothing is left of it to take out.
    st.session_state[_FILE] = st.session_state.get(_FILE, 0) + 1
    catalogue = app.catalogue
    try:
        scenario = load_scenario(content, catalogue.instruments, catalogue.by_id)
    except ScenarioError as error:
        _say("error", str(error))
        return
    if not coverage_draft.has_room_for(scenario.name):
        _say("error", f"{MOST_KEPT} scenarios are kept already. Take one out first.")
        return
    coverage_draft.keep_scenario(scenario)
    _say("status", f"Loaded “{scenario.name}”.")
