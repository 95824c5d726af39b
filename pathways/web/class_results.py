"""The answer for a class: who has nothing yet and why, everybody's next steps, one at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import streamlit as st

from pathways.catalogue import Catalogue
from pathways.classlist import ClassAnswer, NextSteps, NoMatch, explain_no_match
from pathways.matching import Finding, Query
from pathways.model import Place
from pathways.records import lessons_record
from pathways.web.cards import card_html, note_html, plain_label, status_html
from pathways.web.class_state import ONE, WHOLE
from pathways.web.links import page_link
from pathways.web.rendering import render
from pathways.web.search_form import SearchForm
from pathways.wiring import App
from pathways.wording import miles_words

PUPILS_AT_ONCE = 50
REASONS_AT_FIRST = 10
_MOST_REFS = 12
_PAGE, _REASONS, _PUPIL = "class_from", "class_reasons", "class_pupil"
_BEST = {
    "sure": "There is a next step that fits, from an up-to-date source",
    "likely": "There is a next step that should fit: check the details",
    "maybe": "There is something that could fit: ask first",
    None: "There is no match yet",
}
# How sure a step is, as short as a table needs it.
STEP_WORDS = {"sure": "Fits", "likely": "Should fit", "maybe": "Could fit: ask"}


@dataclass(frozen=True, slots=True)
class StepCell:
    """One next step in the table."""

    name: str
    provider: str
    certainty: str
    words: str
    distance: str | None


@dataclass(frozen=True, slots=True)
class PupilRow:
    """One pupil in the table."""

    row: int
    ref: str
    plays: str
    level: str
    steps: tuple[StepCell, ...]


@dataclass(frozen=True, slots=True)
class Unmatched:
    """Pupils without a match whose search is the same."""

    refs: tuple[str, ...]
    more: int
    said: NoMatch
    lessons: dict[str, str | None]


def summary_words(answer: ClassAnswer, came: str) -> str:
    """How a class that came in so stands, in a sentence or two."""
    total = answer.summary.total
    if came in (WHOLE, ONE) and answer.steps:
        return f"{_BEST[answer.steps[0].certainty]}."
    parts = {
        "matched_sure": "with a next step that fits",
        "matched_likely": "with one that should fit",
        "matched_maybe": "with one that could fit: ask first",
        "unmatched": "with none yet",
    }
    told = [f"{total.counts[key]:,} {words}" for key, words in parts.items() if total.counts[key]]
    pupils = "1 pupil" if total.pupils == 1 else f"{total.pupils:,} pupils"
    rejected = answer.class_list.rejected
    mend = f" {_rows(rejected)}" if rejected else ""
    return f"{pupils}: {', '.join(told)}.{mend}" if total.pupils else f"No pupils yet.{mend}"


def _rows(count: int) -> str:
    if count == 1:
        return "1 row needs mending before it counts."
    return f"{count:,} rows need mending before they count."


def draw_unmatched(pathways: App, answer: ClassAnswer) -> None:
    """The pile without a match, equal searches together, with why and what would help."""
    unmatched = answer.unmatched
    if not unmatched:
        return
    st.subheader(f"No match yet ({len(unmatched):,})", anchor=False)
    groups = _same_searches(unmatched)
    shown = int(st.session_state.get(_REASONS, REASONS_AT_FIRST))
    piles = list(_explained(pathways.catalogue, answer, groups[:shown]))
    st.html(render("class_no_match.html", piles=piles))
    left = len(groups) - shown
    if left > 0:
        st.button(f"Show {min(left, REASONS_AT_FIRST)} more of {left:,}", key="class_reasons_more",
                  on_click=_show_more_reasons)  # fmt: skip


def _show_more_reasons() -> None:
    st.session_state[_REASONS] = int(st.session_state.get(_REASONS, REASONS_AT_FIRST)) + (
        REASONS_AT_FIRST
    )


def _same_searches(unmatched: Sequence[NextSteps]) -> list[list[NextSteps]]:
    """Those who ask the same from the same place together, the largest first."""
    groups: dict[tuple[Place, Query], list[NextSteps]] = {}
    for each in unmatched:
        groups.setdefault((each.pupil.place, each.query), []).append(each)
    return sorted(groups.values(), key=lambda group: -len(group))


def _explained(
    catalogue: Catalogue, answer: ClassAnswer, groups: Sequence[list[NextSteps]]
) -> Iterator[Unmatched]:
    explained = explain_no_match(catalogue, (group[0] for group in groups), answer.as_of)
    for group, said in zip(groups, explained, strict=True):
        refs = tuple(_called(each) for each in group[:_MOST_REFS])
        yield Unmatched(refs, len(group) - len(refs), said, lessons_record(said.answer.hub))


def _called(found: NextSteps) -> str:
    """What to call a pupil: the reference, or the row where there is none."""
    return found.pupil.ref or f"row {found.pupil.row:,}"


def draw_table(pathways: App, answer: ClassAnswer) -> None:
    """The next steps of fifty pupils at once, and one of them in full."""
    if not answer.steps:
        return
    st.subheader("Next steps", anchor=False)
    start = _first_shown(len(answer.steps))
    shown = answer.steps[start : start + PUPILS_AT_ONCE]
    rows = [_table_row(pathways.catalogue, each) for each in shown]
    st.html(render("class_table.html", rows=rows, words=STEP_WORDS))
    _draw_pager(start, len(answer.steps))
    _draw_pupil(pathways, answer, shown)


def _first_shown(pupils: int) -> int:
    start = int(st.session_state.get(_PAGE, 0))
    return start if start < pupils else 0


def _draw_pager(start: int, pupils: int) -> None:
    if pupils <= PUPILS_AT_ONCE:
        return
    end = min(start + PUPILS_AT_ONCE, pupils)
    st.html(status_html(f"Pupils {start + 1:,} to {end:,} of {pupils:,}. The files hold all."))
    with st.container(horizontal=True):
        if start:
            st.button("The 50 before", key="class_before", on_click=_turn, args=(-1,))
        if end < pupils:
            st.button("The next 50", key="class_after", on_click=_turn, args=(1,))


def _turn(pages: int) -> None:
    start = int(st.session_state.get(_PAGE, 0)) + pages * PUPILS_AT_ONCE
    st.session_state[_PAGE] = max(0, start)


def _table_row(catalogue: Catalogue, found: NextSteps) -> PupilRow:
    pupil = found.pupil
    return PupilRow(
        row=pupil.row,
        ref=pupil.ref,
        plays=plays_words(catalogue, pupil.instrument),
        level="Not said" if pupil.level is None else pupil.level.words,
        steps=tuple(_step_cell(catalogue, each) for each in found.steps),
    )


def plays_words(catalogue: Catalogue, instrument: str | None) -> str:
    """The name of an instrument, or a word where none is chosen."""
    return "Any instrument" if instrument is None else catalogue.instruments[instrument].name


def _step_cell(catalogue: Catalogue, step: Finding) -> StepCell:
    certainty = step.certainty or "maybe"
    return StepCell(
        name=step.opportunity.name,
        provider=catalogue.providers[step.opportunity.provider_id].name,
        certainty=certainty,
        words=STEP_WORDS[certainty],
        distance=None if step.distance_miles is None else miles_words(step.distance_miles),
    )


def _draw_pupil(pathways: App, answer: ClassAnswer, shown: Sequence[NextSteps]) -> None:
    by_row = {each.pupil.row: each for each in shown}
    if st.session_state.get(_PUPIL) not in by_row:
        st.session_state[_PUPIL] = None
    if len(by_row) == 1:
        found: NextSteps | None = shown[0]
    else:
        row = st.selectbox(
            "Look at one pupil", list(by_row), index=None, key=_PUPIL,
            placeholder="Choose a pupil",
            format_func=lambda row: _pupil_label(pathways.catalogue, by_row[row]),
        )  # fmt: skip
        found = by_row.get(row) if row is not None else None
    if found is not None:
        with st.container(key="class_one_pupil"):
            _draw_steps(pathways, answer, found)


def _pupil_label(catalogue: Catalogue, found: NextSteps) -> str:
    words = plays_words(catalogue, found.pupil.instrument)
    ref = f"{found.pupil.ref}, " if found.pupil.ref else ""
    return f"{ref}{words}, row {found.pupil.row:,}"


def _draw_steps(pathways: App, answer: ClassAnswer, found: NextSteps) -> None:
    pupil, query = found.pupil, found.query
    name = plays_words(pathways.catalogue, pupil.instrument)
    level = f", {query.level.words.lower()}" if query.level is not None else ""
    st.subheader(plain_label(f"{_called(found)}: {name}{level}"), anchor=False)
    start = "the school" if pupil.stands_in else "home"
    within = miles_words(query.within_miles)
    st.html(note_html(f"Searched within {within} of {start} ({pupil.place.label})."))
    notes = [each.note for each in answer.class_list.notes if each.row == pupil.row]
    if notes:
        st.html(note_html(" ".join(notes)))
    for number, step in enumerate(found.steps, start=1):
        with st.container(key=f"card-class-{number}"):
            st.html(card_html([step], pathways.travel, number=number))
    if not found.steps:
        st.html(note_html("No match yet: see above what would help."))
    _draw_ways_on(pupil.place, query)


def _draw_ways_on(place: Place, query: Query) -> None:
    """To the whole search and the ladder; their addresses hold the place cut to its sector."""
    level = None if query.level is None else query.level.id
    address = SearchForm(instrument=query.instrument, level=level).address(place)
    with st.container(horizontal=True):
        page_link("find", "Everything near here", address)
        if query.instrument is not None:
            page_link("ladder", "Where it could lead", address)
