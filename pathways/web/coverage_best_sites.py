"""Best next sites: where one to five new groups would reach the most who have nothing sure."""

from __future__ import annotations

from dataclasses import dataclass, replace

import streamlit as st

from pathways.coverage.words import people
from pathways.siting import Candidates, Choice, NewGroup, sites_card, what_if
from pathways.siting.records import chosen_records
from pathways.web import coverage_draft, coverage_search
from pathways.web.cards import note_html, plain_label, status_html
from pathways.web.coverage_draft import NOTHING, PREFIX, Draft
from pathways.web.coverage_map import Mark, draw_map
from pathways.web.coverage_parts import WHOLE
from pathways.web.coverage_search import Outcome, Wanted
from pathways.web.coverage_search_job import Job, LineIsLongError
from pathways.web.coverage_site_names import group_at
from pathways.web.coverage_view import CoverageView
from pathways.web.coverage_what_if_result import reach_miles
from pathways.web.links import hidden
from pathways.web.rendering import render
from pathways.wiring import candidate_sites

MOST_NEW = 5
_POLL_S = 0.5
_NEW, _SITES, _PEOPLE, _BEYOND = (
    f"{PREFIX}{each}" for each in ("new", "sites_in", "people_in", "beyond")
)
_FULL = f"{PREFIX}full"
_PART, _REGION = "part", "region"


@dataclass(frozen=True, slots=True, eq=False)
class _Asked:
    """What is looked for, from which sites, and from where everybody stands."""

    view: CoverageView
    wanted: Wanted
    candidates: Candidates


def draw(view: CoverageView) -> None:
    """The whole of it."""
    wanted = _draw_wanted(view)
    view = _beyond(view, wanted.beyond)
    candidates = coverage_search.candidates_for(view, candidate_sites(view.app), wanted)
    if not len(candidates.sites):
        st.html(note_html(f"We know no school or venue in {view.part.name}."))
        return
    asked = _Asked(view, wanted, candidates)
    quick = coverage_search.quick(view.standing, candidates, wanted)
    found = coverage_search.outcome(wanted)
    if isinstance(found, Job):
        _draw_running(asked, found, quick)
    else:
        _draw_found(asked, quick, found)


def _draw_wanted(view: CoverageView) -> Wanted:
    name, draft = view.part.name, coverage_draft.draft()
    whole = view.part.by == WHOLE
    words = {_PART: plain_label(f"In {name}"), _REGION: "Anywhere in the region"}
    with st.container(horizontal=True, key=f"{PREFIX}wanted"):
        new = st.segmented_control(
            "How many new groups?", range(1, MOST_NEW + 1), key=_NEW, default=1, required=True,
            persist_state="session",
        )  # fmt: skip
        sites, counted = _REGION, _REGION
        if not whole:
            sites = st.radio("Where may they meet?", [_PART, _REGION], key=_SITES,
                             format_func=words.__getitem__, persist_state="session")  # fmt: skip
            words = {_PART: plain_label(f"Those of {name}"), _REGION: "Those of the whole region"}
            counted = st.radio("Which young people count?", [_PART, _REGION], key=_PEOPLE,
                               format_func=words.__getitem__, persist_state="session")  # fmt: skip
    beyond = bool(draft.size) and st.checkbox(
        "On top of the changes that you try", key=_BEYOND, persist_state="session"
    )
    return Wanted(
        question=view.question,
        as_of=view.as_of,
        part=view.part,
        new=int(new or 1),
        sites_in_part=sites == _PART,
        people_in_part=counted == _PART,
        beyond=draft if beyond else NOTHING,
    )


def _beyond(view: CoverageView, draft: Draft) -> CoverageView:
    """The view as it would be with some changes made."""
    if not draft.size:
        return view
    change = what_if(view.app.catalogue, view.standing, draft.added, draft.removed, by=view.by)
    codes = {each.code for each in view.figures}
    figures = [each for each in change.after if each.code in codes]
    return replace(view, standing=change.standing, figures=figures)


def _whom(asked: _Asked) -> str:
    if not asked.wanted.people_in_part:
        return "young people of the region"
    return f"young people of {asked.wanted.part.name}"


def _draw_running(asked: _Asked, job: Job[Choice], quick: Choice) -> None:
    """Progress, looked at twice a second without drawing the rest of the page."""

    @st.fragment(run_every=_POLL_S)
    def look() -> None:
        state = job.look()
        if state not in ("waiting", "running"):
            st.rerun()
        if state == "waiting":
            st.progress(0.0, "Waiting for other searches to end …")
        else:
            words = _so_far(asked, job.best())
            seconds = f"{job.elapsed:.0f} of at most {job.seconds:.0f} seconds."
            st.progress(min(1.0, job.elapsed / job.seconds), f"{words} {seconds}")
        st.button("Stop looking", key=f"{PREFIX}stop", on_click=job.stop)

    look()
    _draw_sites(asked, quick)


def _so_far(asked: _Asked, best: Choice | None) -> str:
    if best is None:
        return "Looking for the best choice."
    return f"Found {people(best.won)} so far; no choice can reach more than {people(best.bound)}."


def _draw_found(asked: _Asked, quick: Choice, found: Outcome | None) -> None:
    best = found.choice if found is not None and found.choice is not None else quick
    if best.won < quick.won:  # stopped before it had caught up
        best = quick
    st.html(status_html(_words(asked, best, quick, found)))
    if not best.proved and best.rows:
        _draw_look(asked, found)
    _draw_sites(asked, best)


def _words(asked: _Asked, best: Choice, quick: Choice, found: Outcome | None) -> str:
    whom, within = _whom(asked), reach_miles(asked.wanted.question)
    if not best.rows:
        return f"No site would help: all {whom} within reach of one have something sure or likely."
    count = len(best.rows)
    here = "This one" if count == 1 else f"These {count} together"
    said = (
        f"{here} would bring something within {within} to {people(best.won)} {whom} who have "
        f"nothing sure or likely yet."
    )
    if best.proved:
        beaten = best.won - quick.won
        more = f" Choosing one by one reached {people(beaten)} fewer." if round(beaten) else ""
        return f"{said} Proved: no other {_choice(count)} reaches more.{more}"
    return f"{said} {_not_proved(best, found)}"


def _choice(count: int) -> str:
    return "site" if count == 1 else f"choice of {count}"


def _not_proved(best: Choice, found: Outcome | None) -> str:
    most = f"No choice of as many can reach more than {people(best.bound)}."
    if found is None:
        return f"Chosen one by one, the best each time. {most}"
    if found.state == "failed":
        return f"The search for proof broke off because of an error of ours. {most}"
    return f"The best found in the time. {most}"


def _draw_look(asked: _Asked, found: Outcome | None) -> None:
    label = "Look for proof" if found is None else "Look again"
    st.button(label, key=f"{PREFIX}look", on_click=_begin, args=(asked,),
              help="Looks for a better choice, or for proof that there is none. Half a minute at "
              "most; you can stop it.")  # fmt: skip
    if st.session_state.pop(_FULL, False):
        st.warning("Many searches wait at the moment. Please try again in a minute or two.")


def _begin(asked: _Asked) -> None:
    try:
        coverage_search.begin(asked.view.standing, asked.candidates, asked.wanted)
    except LineIsLongError:
        st.session_state[_FULL] = True


def _draw_sites(asked: _Asked, choice: Choice) -> None:
    """The sites in order, each with a button to try it."""
    view = asked.view
    records = chosen_records(view.standing, asked.candidates, choice)
    tried = set(coverage_draft.draft().added)
    groups = [group_at(asked.candidates.sites[row], view.question) for row in choice.rows]
    for record, group in zip(records, groups, strict=True):
        with st.container(key=f"card-site-{record['rank']}"):
            st.html(render("sites_best.html", site=record, people=people))
            _draw_try(record, group, group in tried)
    left = [each for each in groups if each not in tried]
    if len(left) > 1:
        st.button("Try all of them together", key=f"{PREFIX}try_all",
                  on_click=coverage_draft.add, args=tuple(left))  # fmt: skip
    _draw_map(asked, groups, records)
    st.html(note_html(_among(asked)))
    st.html(render("sites_method.html", method=sites_card(view.standing)))


def _draw_try(record: dict[str, object], group: NewGroup, tried: bool) -> None:
    if tried:
        st.html(note_html("Among the changes that you try."))
        return
    about = hidden(str(record["name"]))
    st.button(f"Try a group here {about}", key=f"{PREFIX}try_{record['rank']}",
              on_click=coverage_draft.add, args=(group,))  # fmt: skip


def _draw_map(asked: _Asked, groups: list[NewGroup], records: list[dict[str, object]]) -> None:
    block = st.expander("Map of these sites", key=f"{PREFIX}best_map_open", on_change="rerun")
    if not block.open:
        return
    view = asked.view
    change = what_if(view.app.catalogue, view.standing, groups, by=view.by)
    marks = [
        Mark(each.lat, each.lon, str(number), str(record["name"]))
        for number, (each, record) in enumerate(zip(groups, records, strict=True), start=1)
    ]
    with block:
        draw_map(view, key=f"{PREFIX}best_map", change=change, marks=marks)


def _among(asked: _Asked) -> str:
    return (
        f"Chosen among {len(asked.candidates.sites):,} schools and known venues. Whether they have "
        "a room, an evening or a teacher to spare, nobody but they can say."
    )
