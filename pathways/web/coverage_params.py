"""What the Coverage page is asked, as it stands in the address and in the session.

The address holds all of it: nothing here is about anybody.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any
from urllib.parse import parse_qsl, urlencode

import streamlit as st

from pathways.coverage import Areas, Question, find_subject, make_question
from pathways.errors import QuestionError
from pathways.vocabulary import CERTAINTIES, GENRES, INCLUSION, STAGES
from pathways.web.coverage_parts import PARTS, WHOLE, divisions_of, read_part
from pathways.web.coverage_reach import LONGEST_REACH, USUAL, CoverageReach
from pathways.web.search_form import DAY_FILTER, JOIN_FILTER, KIND_FILTER
from pathways.wiring import App

KEY = "coverage_"
_WRITTEN = f"{KEY}written"
_NEXT = f"{KEY}next"
_LONGEST_ADDRESS = 2_000
CHOICES: dict[str, Mapping[str, str]] = {
    "kind": KIND_FILTER,
    "day": DAY_FILTER,
    "genre": GENRES,
    "join": JOIN_FILTER,
    "inclusion": INCLUSION,
}
FLAGS = ("free", "step_free", "strict")


@dataclass(frozen=True, slots=True)
class CoverageAsked:
    """What an officer asks, and what of the answer is looked at.

    Attributes:
        instrument: id of a family or instrument.
        within: a reach as typed; it may be nonsense, which the page then says.
        counted: the least certainty that counts as covered where something is shaded.
        part: ``region``, or ``hub:`` or ``district:`` and an id or code.
        by: how the part is divided; empty for the next smaller sort of part.
        sort: the table's column, "-" before it for the largest first; empty for the usual order.
        area: code of one division to look at closely.
        first: number of the table's first row.
    """

    instrument: str = "any"
    stage: str = "starting"
    within: str = USUAL
    kind: tuple[str, ...] = ()
    day: tuple[str, ...] = ()
    genre: tuple[str, ...] = ()
    join: tuple[str, ...] = ()
    inclusion: tuple[str, ...] = ()
    free: bool = False
    step_free: bool = False
    strict: bool = False
    counted: str = "likely"
    part: str = WHOLE
    by: str = ""
    sort: str = ""
    area: str = ""
    first: int = 0

    def address(self, **changes: Any) -> dict[str, str]:
        """The address of this, or of this with ``changes``; what is as usual is left out."""
        asked = replace(self, **changes)
        address = {"instrument": asked.instrument, "stage": asked.stage, "within": asked.within}
        for name in (*CHOICES, *FLAGS, "counted", "by", "sort", "area", "first"):
            value = getattr(asked, name)
            if value != _USUAL[name]:
                address[name] = _written(value)
        kind, _, code = asked.part.partition(":")
        return address | ({kind: code} if code else {})

    def link(self, **changes: Any) -> str:
        """The same as words that an ``href`` takes."""
        return f"coverage?{urlencode(self.address(**changes), safe=',:')}"

    def question(self, app: App, reach: CoverageReach) -> Question:
        """What is asked of the engine."""
        return make_question(
            app.catalogue.instruments,
            instrument=self.instrument,
            stage=self.stage,
            within=reach.miles,
            kinds=self.kind,
            joins=self.join,
            days=self.day,
            genres=self.genre,
            inclusion=self.inclusion,
            **{name: getattr(self, name) for name in FLAGS},
        )


_USUAL = {each.name: each.default for each in fields(CoverageAsked)}


def _written(value: Any) -> str:
    if value is True:
        return "yes"
    return ",".join(value) if isinstance(value, tuple) else str(value)


def read_address(
    address: Mapping[str, str], app: App, areas: Areas
) -> tuple[CoverageAsked, list[str]]:
    """What an address asks, and the names of what in it makes no sense."""
    found: dict[str, Any] = {}
    ignored: list[str] = []
    for name, value in address.items():
        if name not in _USUAL and name not in PARTS:
            continue  # other sites add parameters of their own to links
        try:
            found |= _read(name, value, app, areas)
        except (QuestionError, ValueError):
            ignored.append(name)
    asked = CoverageAsked(**found)
    if asked.by and asked.by not in divisions_of(asked.part):
        asked = replace(asked, by="")
        ignored.append("by")
    return asked, ignored


def _read(name: str, value: str, app: App, areas: Areas) -> dict[str, Any]:
    if name in PARTS:
        return {"part": read_part(f"{name}:{value}", areas)}
    if name == "instrument":
        return {name: find_subject(app.catalogue.instruments, value).id}
    if name == "within":
        return {name: " ".join(value.split())[:LONGEST_REACH]}
    if name == "first":
        return {name: max(0, int(value[:5]))}
    if name in FLAGS:
        return {name: _among(value, ("yes",)) == "yes"}
    if name in CHOICES:
        return {name: _several(value, CHOICES[name])}
    known = {"stage": tuple(STAGES), "counted": CERTAINTIES, "by": divisions_of(WHOLE)}
    if name in known:
        return {name: _among(value, known[name])}
    if name == "area" and value in set(areas.code.tolist()) | set(areas.msoa.tolist()):
        return {name: value}
    if name == "sort" and value.isascii() and len(value) <= LONGEST_REACH:
        return {name: value}
    raise ValueError(name)


def _among(value: str, known: tuple[str, ...]) -> str:
    if value not in known:
        raise ValueError(value)
    return value


def _several(value: str, known: Mapping[str, str]) -> tuple[str, ...]:
    chosen = value.split(",")
    if not set(chosen) <= known.keys():
        raise ValueError(value)
    return tuple(each for each in known if each in chosen)


def take(app: App, areas: Areas, followed: str | None) -> list[str]:
    """Fill the session from a link that was followed, or from a new address.

    Args:
        followed: the part of a link's address after its question mark.

    Returns:
        The names of what made no sense.
    """
    going = st.session_state.pop(_NEXT, None)
    address = going or (_parsed(followed) if followed else st.query_params.to_dict())
    if not going and not followed and st.session_state.get(_WRITTEN) == address:
        return []
    asked, ignored = read_address(address, app, areas)
    if going or followed or asked != CoverageAsked():
        fill(asked)
    return ignored


def _parsed(query: str) -> dict[str, str]:
    return dict(parse_qsl(query[:_LONGEST_ADDRESS]))


def go(asked: CoverageAsked) -> None:
    """Show this from the next run on, which begins at once."""
    st.session_state[_NEXT] = asked.address()
    st.rerun()


def fill(asked: CoverageAsked) -> None:
    """Set everything that is asked."""
    for name in _USUAL:
        value = getattr(asked, name)
        st.session_state[KEY + name] = list(value) if isinstance(value, tuple) else value


def asked_in_session() -> CoverageAsked:
    """What is asked as the session has it."""
    found: dict[str, Any] = {}
    for name, usual in _USUAL.items():
        value = st.session_state.get(KEY + name)
        if value is None or value == "":
            value = usual
        found[name] = tuple(value) if isinstance(value, list) else value
    return CoverageAsked(**found)


def write(asked: CoverageAsked) -> None:
    """Put what is asked into the address bar."""
    address = asked.address()
    if st.query_params.to_dict() != address:
        st.query_params.from_dict(address)
    st.session_state[_WRITTEN] = address
