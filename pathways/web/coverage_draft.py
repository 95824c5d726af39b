"""The changes that an officer tries, and the scenarios kept to compare: in the session alone."""

from __future__ import annotations

from dataclasses import dataclass, replace

import streamlit as st

from pathways.coverage import Question
from pathways.siting import NewGroup, Scenario
from pathways.siting.scenario import MOST_CHANGES

MOST_KEPT = 5
PREFIX = "coverage_site_"
_DRAFT, _KEPT = f"{PREFIX}draft", f"{PREFIX}kept"


@dataclass(frozen=True, slots=True)
class Planned:
    """A new group in the draft.

    Attributes:
        number: tells it from the others in this session.
        group: the group where it would meet now.
        first: the group where it was first put, near which other sites are offered.
    """

    number: int
    group: NewGroup
    first: NewGroup


@dataclass(frozen=True, slots=True)
class Draft:
    """What is tried at the moment."""

    planned: tuple[Planned, ...] = ()
    removed: tuple[str, ...] = ()
    next_number: int = 0

    @property
    def added(self) -> tuple[NewGroup, ...]:
        return tuple(each.group for each in self.planned)

    @property
    def size(self) -> int:
        """How many changes."""
        return len(self.planned) + len(self.removed)


NOTHING = Draft()


def draft() -> Draft:
    """What is tried at the moment in this session."""
    found: Draft = st.session_state.get(_DRAFT, NOTHING)
    return found


def _put(new: Draft) -> None:
    st.session_state[_DRAFT] = new


def add(*groups: NewGroup) -> None:
    """Try these groups too; as many as a scenario can hold, and none twice."""
    now = draft()
    for group in groups:
        if group in now.added or now.size >= MOST_CHANGES:
            continue
        planned = Planned(now.next_number, group, group)
        now = replace(now, planned=(*now.planned, planned), next_number=now.next_number + 1)
    _put(now)


def move(number: int, group: NewGroup) -> None:
    """Let the planned group meet elsewhere."""
    now = draft()
    planned = (
        replace(each, group=group) if each.number == number else each for each in now.planned
    )
    _put(replace(now, planned=tuple(planned)))


def take_out(number: int) -> None:
    """Try without this group."""
    now = draft()
    _put(replace(now, planned=tuple(each for each in now.planned if each.number != number)))


def remove(listing: str) -> None:
    """Try without this listing."""
    now = draft()
    if listing not in now.removed and now.size < MOST_CHANGES:
        _put(replace(now, removed=(*now.removed, listing)))


def put_back(listing: str) -> None:
    """Try with this listing again."""
    now = draft()
    _put(replace(now, removed=tuple(each for each in now.removed if each != listing)))


def clear() -> None:
    """Try nothing."""
    _put(replace(draft(), planned=(), removed=()))


def kept() -> tuple[Scenario, ...]:
    """The scenarios kept in this session."""
    found: tuple[Scenario, ...] = st.session_state.get(_KEPT, ())
    return found


def keep(name: str, question: Question, catalogue: str) -> None:
    """Keep what is tried as a scenario."""
    now = draft()
    keep_scenario(Scenario(name, question, now.added, now.removed, catalogue))


def has_room_for(name: str) -> bool:
    """Whether one more can be kept, or one of this name replaced."""
    names = [each.name for each in kept()]
    return name in names or len(names) < MOST_KEPT


def keep_scenario(scenario: Scenario) -> None:
    """Keep this scenario; one of the same name is replaced."""
    others = [each for each in kept() if each.name != scenario.name]
    st.session_state[_KEPT] = (*others, scenario)


def drop(name: str) -> None:
    """Keep a scenario no longer."""
    st.session_state[_KEPT] = tuple(each for each in kept() if each.name != name)


def open_scenario(name: str) -> None:
    """Try what a kept scenario changes."""
    for scenario in kept():
        if scenario.name == name:
            clear()
            add(*scenario.added)
            for listing in scenario.removed:
                remove(listing)
