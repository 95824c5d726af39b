"""Searches for the best sites: what is asked, what was found, and the one that is under way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import numpy as np
import streamlit as st

from pathways.catalogue.index import Flags
from pathways.coverage import Areas, Question, Standing
from pathways.coverage.part import Part, inside
from pathways.siting import (
    Candidates,
    Choice,
    Problem,
    best_choice,
    choice_of,
    greedy_choice,
    make_problem,
    nearest_areas,
)
from pathways.siting.exact import SECONDS
from pathways.web.coverage_draft import NOTHING, PREFIX, Draft
from pathways.web.coverage_parts import WHOLE
from pathways.web.coverage_search_job import DESK, Job, Work
from pathways.web.coverage_view import CoverageView

_QUICK, _PROVED, _JOB = (f"{PREFIX}{each}" for each in ("quick", "proved", "job"))
_MOST_PROVED = 20
# Most searches are over by then: the page waits instead of showing progress.
_MOMENT_S = 0.4


@dataclass(frozen=True, slots=True)
class Wanted:
    """What best sites are looked for; equal ones have equal answers.

    Attributes:
        sites_in_part: whether only sites in the part are candidates; people_in_part: whether only
            its residents are counted.
        beyond: changes that count as made already.
    """

    question: Question
    as_of: date
    part: Part
    new: int
    sites_in_part: bool
    people_in_part: bool
    beyond: Draft = NOTHING


def candidates_for(view: CoverageView, candidates: Candidates, wanted: Wanted) -> Candidates:
    """The sites to choose from."""
    if not wanted.sites_in_part or wanted.part.by == WHOLE:
        return candidates
    lies = inside(view.areas, wanted.part)[nearest_areas(view.areas, candidates.points)]
    return candidates.only(np.flatnonzero(lies))


def counted_for(areas: Areas, wanted: Wanted) -> Flags | None:
    """The areas whose residents are to be won; None for all."""
    if not wanted.people_in_part or wanted.part.by == WHOLE:
        return None
    return inside(areas, wanted.part)


def quick(standing: Standing, candidates: Candidates, wanted: Wanted) -> Choice:
    """The greedy choice, worked out once for each question in the session."""
    last: tuple[Wanted, Choice] | None = st.session_state.get(_QUICK)
    if last is None or last[0] != wanted:
        found = greedy_choice(_problem(standing, candidates, wanted), wanted.new)
        last = st.session_state[_QUICK] = (wanted, found)
    return last[1]


def _problem(standing: Standing, candidates: Candidates, wanted: Wanted) -> Problem:
    return make_problem(standing, candidates.points, counted_for(standing.areas, wanted))


def search(standing: Standing, candidates: Candidates, wanted: Wanted) -> Work[Choice]:
    """The search for proof, as work for a thread that knows nothing of the session."""

    def work(stopped: Callable[[], bool], note: Callable[[Callable[[], Choice]], None]) -> Choice:
        problem = _problem(standing, candidates, wanted)

        def tell(rows: list[int], bound: float) -> None:
            note(lambda: choice_of(problem, rows, bound))

        return best_choice(problem, wanted.new, SECONDS, stopped, tell)

    return work


def begin(standing: Standing, candidates: Candidates, wanted: Wanted) -> None:
    """Begin the search for proof in place of any other of this session.

    Raises:
        LineIsLongError: too many search at the moment.
    """
    cancel()
    job = DESK.take(search(standing, candidates, wanted), SECONDS)
    st.session_state[_JOB] = (wanted, job)
    job.wait(_MOMENT_S)


def cancel() -> None:
    """Be content with what the search under way has found."""
    job = _under_way()
    if job is not None:
        job[1].stop()


def _under_way() -> tuple[Wanted, Job[Choice]] | None:
    found: tuple[Wanted, Job[Choice]] | None = st.session_state.get(_JOB)
    return found


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a search for proof has come to.

    Attributes:
        choice: None where there was nothing yet, or it failed.
    """

    state: str
    choice: Choice | None


def outcome(wanted: Wanted) -> Outcome | Job[Choice] | None:
    """What the search for this has come to, or the search while it is under way; None if none."""
    under_way = _under_way()
    proved: dict[Wanted, Outcome] = st.session_state.setdefault(_PROVED, {})
    if under_way is not None:
        searched, job = under_way
        if searched != wanted:  # another question is asked by now
            job.stop()
        state = job.look()
        if state in ("waiting", "running"):
            return job
        del st.session_state[_JOB]
        if state == "done" or searched == wanted:
            proved[searched] = Outcome(state, job.best())
            while len(proved) > _MOST_PROVED:
                del proved[next(iter(proved))]
    return proved.get(wanted)
