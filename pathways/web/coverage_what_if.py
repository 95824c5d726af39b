"""Trying a change: a new group somewhere, a listing taken away, and what that would do."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import streamlit as st

from pathways.catalogue.index import Flags
from pathways.coverage.choices import in_reach
from pathways.coverage.part import inside
from pathways.coverage.supply import LIKELY
from pathways.coverage.words import people
from pathways.errors import PlaceProblem
from pathways.geodesy import short_chords_to_miles, to_cartesian
from pathways.siting import NewGroup, WhatIf, change_card, what_if
from pathways.siting.dependence import Dependence, who_depends
from pathways.siting.scenario import MOST_CHANGES
from pathways.web import coverage_draft
from pathways.web.cards import note_html, plain_label, status_html
from pathways.web.coverage_draft import PREFIX, Draft, Planned
from pathways.web.coverage_map import Mark, draw_map
from pathways.web.coverage_site_names import find_new_group, moved_to, site_list_address
from pathways.web.coverage_view import CoverageView
from pathways.web.coverage_what_if_result import draw_details, draw_summary, reach_miles
from pathways.web.links import hidden
from pathways.web.place_box import suggest_places
from pathways.web.rendering import render
from pathways.web.search_form import LONGEST_PLACE
from pathways.wiring import App, candidate_sites
from pathways.wording import miles_words

NEAR, GONE, _PROBLEM = f"{PREFIX}near", f"{PREFIX}gone", f"{PREFIX}problem"
_NEARBY = 8
_MOST_LISTED = 100  # on those that follow next to nobody depends
_FIRST = ""  # the choice to meet where the group was first put
_CERTAINTY = ("sure", "likely", "maybe")


def draw(view: CoverageView) -> None:
    """The whole of it."""
    _draw_choices(view)
    draft = coverage_draft.draft()
    if not draft.size:
        st.html(
            note_html(
                "Put a new group somewhere, or take a listing away, and see at once who gains and "
                "who loses. Nothing is changed for anybody else."
            )
        )
        return
    _draw_draft(view, draft)
    change = what_if(view.app.catalogue, view.standing, draft.added, draft.removed, by=view.by)
    draw_summary(view, change)
    _draw_map(view, draft, change)
    draw_details(view, change)
    st.html(render("sites_method.html", method=change_card(view.standing)))


def _draw_choices(view: CoverageView) -> None:
    with st.container(key=f"{PREFIX}choices"):
        where, gone = st.columns(2)
        with where:
            _draw_where(view)
        with gone:
            _draw_gone(view)
        _draw_problem(view)


def _draw_where(view: CoverageView) -> None:
    question = view.question
    st.text_input(
        "Where would a new group meet?",
        key=NEAR,
        max_chars=LONGEST_PLACE,
        placeholder="School, venue, postcode, town or village",
        help=plain_label(
            f"It counts as a sure one for {question.subject.name.lower()} at the stage "
            f"“{question.stage}”, open to all."
        ),
        on_change=_add_typed,
        args=(view.app, view),
    )
    suggest_places(NEAR, site_list_address(view.app))
    st.button("Try a group there", key=f"{PREFIX}add", type="primary", on_click=_add_typed,
              args=(view.app, view))  # fmt: skip


def _add_typed(app: App, view: CoverageView) -> None:
    typed = str(st.session_state.get(NEAR) or "").strip()
    st.session_state.pop(_PROBLEM, None)
    if not typed:
        return
    if coverage_draft.draft().size >= MOST_CHANGES:
        st.session_state[_PROBLEM] = (f"At most {MOST_CHANGES} changes at once.", ())
        return
    try:
        coverage_draft.add(find_new_group(app, typed, view.question))
    except PlaceProblem as problem:
        st.session_state[_PROBLEM] = (_problem_words(problem), problem.suggestions)
    else:
        st.session_state[NEAR] = ""


def _problem_words(problem: PlaceProblem) -> str:
    if problem.problem == "out_of_area" and problem.message.startswith("That point"):
        return problem.message.replace("is outside the area", "is in the sea or outside the area")
    return problem.message


def _draw_problem(view: CoverageView) -> None:
    words, suggestions = st.session_state.get(_PROBLEM, ("", ()))
    if not words:
        return
    st.html(status_html(words))
    with st.container(horizontal=True):
        for number, label in enumerate(suggestions):
            st.button(plain_label(label), key=f"{PREFIX}meant_{number}", on_click=_add_meant,
                      args=(view, label))  # fmt: skip


def _add_meant(view: CoverageView, label: str) -> None:
    st.session_state[NEAR] = label
    _add_typed(view.app, view)


def _draw_gone(view: CoverageView) -> None:
    """The listings that answer near the part, those that most depend on first."""
    removed = set(coverage_draft.draft().removed)
    depended = who_depends(view.standing, inside(view.areas, view.part))[:_MOST_LISTED]
    found = {view.app.catalogue.opportunities[each.row].id: each for each in depended}
    left = [id_ for id_ in found if id_ not in removed]
    st.selectbox(
        "Take a listing away",
        left,
        index=None,
        key=GONE,
        format_func=lambda id_: _listing_label(view.app, found[id_]),
        placeholder="Choose one" if left else "None answers this near here",
        disabled=not left,
        help="Those that answer the question for somebody here, those that most depend on first.",
        on_change=_take_away,
    )


def _listing_label(app: App, found: Dependence) -> str:
    listing = app.catalogue.opportunities[found.row]
    sure = _CERTAINTY[found.certainty]
    if not found.only_for:
        return f"{listing.name} ({sure})"
    return f"{listing.name} ({sure}; the only one for {people(found.only_for)})"


def _take_away() -> None:
    chosen = st.session_state.get(GONE)
    if chosen:
        coverage_draft.remove(str(chosen))
        st.session_state[GONE] = None


def _draw_draft(view: CoverageView, draft: Draft) -> None:
    st.subheader("What you try", anchor=False)
    for number, each in enumerate(draft.planned):
        _draw_planned(view, each, _letter(number))
    for listing in draft.removed:
        _draw_removed(view.app, listing)
    if draft.size > 1:
        st.button("Start again", key=f"{PREFIX}clear", on_click=coverage_draft.clear)


def _letter(number: int) -> str:
    return str(number + 1)


def _draw_planned(view: CoverageView, planned: Planned, letter: str) -> None:
    group = planned.group
    with st.container(key=f"{PREFIX}planned_{planned.number}"):
        st.html(render("sites_planned.html", number=letter, title=group.name,
                       words=reach_words(view, group)))  # fmt: skip
        with st.container(horizontal=True, vertical_alignment="bottom"):
            _draw_meets_at(view, planned)
            st.button(f"Take out {hidden(group.name)}", key=f"{PREFIX}out_{planned.number}",
                      on_click=coverage_draft.take_out, args=(planned.number,))  # fmt: skip


def reach_words(view: CoverageView, group: NewGroup) -> str:
    """How many a group reaches who are counted, and how many of them have nothing sure yet."""
    within = reach_miles(view.question)
    here = inside(view.areas, view.part)
    reached = _reached(view, group)
    everybody = view.areas.young_people[reached].sum()
    if not everybody:
        return f"Nobody of the region lives within {within} of it."
    mine = float(view.areas.young_people[reached & here].sum())
    lacking = reached & here & (view.standing.certainty > LIKELY)
    gains = float(view.areas.young_people[lacking].sum())
    return (
        f"Within {within} of {people(mine)} young people of {view.part.name}; "
        f"{people(gains)} of them have nothing sure or likely yet."
    )


def _reached(view: CoverageView, group: NewGroup) -> Flags:
    point = to_cartesian([group.lat], [group.lon]).reshape(-1, 3)
    reached: Flags = in_reach(point, view.areas.points, view.question.within)[0]
    return reached


def _draw_meets_at(view: CoverageView, planned: Planned) -> None:
    """Schools and venues near where the group was first put, and whom each would gain."""
    nearby = list(_nearby(view, planned.first))
    groups = {_FIRST: planned.first, **{each.site or _FIRST: each for each, _ in nearby}}
    labels = {_FIRST: "Where you said", **{each.site or _FIRST: words for each, words in nearby}}
    key = f"{PREFIX}at_{planned.number}"
    if st.session_state.get(key) not in labels:
        st.session_state[key] = planned.group.site if planned.group.site in labels else _FIRST
    st.selectbox(
        f"Meets at {hidden(planned.first.name)}", list(labels), key=key,
        format_func=labels.__getitem__, on_change=_move, args=(key, planned, groups),
    )  # fmt: skip


def _nearby(view: CoverageView, first: NewGroup) -> Iterator[tuple[NewGroup, str]]:
    candidates = candidate_sites(view.app)
    point = to_cartesian([first.lat], [first.lon]).reshape(-1, 3)
    chords = np.linalg.norm(candidates.points - point, axis=1)
    nearest = np.argsort(chords, kind="stable")[:_NEARBY]
    lacks = (view.standing.certainty > LIKELY) & inside(view.areas, view.part)
    reached = in_reach(candidates.points[nearest], view.areas.points, view.question.within)
    gains = reached @ np.where(lacks, view.areas.young_people, 0)
    miles = short_chords_to_miles(chords[nearest])
    for row, gain, away in zip(nearest.tolist(), gains.tolist(), miles.tolist(), strict=True):
        site = candidates.sites[row]
        if site.id == first.site:
            continue
        words = f"{site.name} ({site.kind}, {miles_words(away)} away): {people(gain)} gain"
        yield moved_to(first, site), words


def _move(key: str, planned: Planned, groups: dict[str, NewGroup]) -> None:
    coverage_draft.move(planned.number, groups[st.session_state[key]])


def _draw_removed(app: App, listing: str) -> None:
    name = app.catalogue.by_id[listing].name
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(note_html(f"Taken away: {name}."))
        st.button(f"Put back {hidden(name)}", key=f"{PREFIX}back_{listing}",
                  on_click=coverage_draft.put_back, args=(listing,))  # fmt: skip


def _draw_map(view: CoverageView, draft: Draft, change: WhatIf) -> None:
    block = st.expander("Map, before and after", key=f"{PREFIX}map_open", on_change="rerun")
    if block.open:
        with block:
            draw_map(view, key=f"{PREFIX}map", change=change, marks=list(_marks(draft)))


def _marks(draft: Draft) -> Iterator[Mark]:
    for number, each in enumerate(draft.planned):
        yield Mark(each.group.lat, each.group.lon, _letter(number), each.group.name, "New")
