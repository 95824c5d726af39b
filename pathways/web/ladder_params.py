"""What a ladder is asked: the search of the session, how far at each step, and where one came from.

The address is that of the search, with ``next`` and ``later`` (miles) where they are not the usual
ones and ``from`` (a listing) where somebody came from one.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, replace

import streamlit as st

from pathways.errors import QuestionError
from pathways.ladder import Reach
from pathways.matching import Query
from pathways.matching.query import parse_radius
from pathways.model import Place
from pathways.travel import default_radius
from pathways.vocabulary import LEVELS
from pathways.web import find_form
from pathways.web.search_form import SearchForm
from pathways.wiring import App

USUAL = Reach()
# Miles to choose from at each step up, which the address names.
FURTHER = {"next": (10, 15, 25, 40, 60), "later": (15, 25, 40, 60, 100)}
_USUAL_MILES = {"next": int(USUAL.next_miles), "later": int(USUAL.later_miles)}
_WRITTEN = "ladder_address"
_CAME = "from"


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks beside the search.

    Attributes:
        came: id of the listing that somebody came from.
        ignored: words on what made no sense in the address.
    """

    came: str | None
    ignored: tuple[str, ...]


def take(pathways: App) -> Asked:
    """Fill the form and the reach from the address when it is new."""
    address = st.query_params.to_dict()
    ignored = list(find_form.take_address(pathways))
    came = address.get(_CAME)
    if came is not None and came not in pathways.catalogue.by_id:
        came = None
        ignored.append("from")
    further = {name: address[name] for name in FURTHER if name in address}
    if further != st.session_state.get(_WRITTEN):
        ignored += _take_further(further)
    return Asked(came, tuple(ignored))


def _take_further(further: dict[str, str]) -> list[str]:
    ignored = []
    for name, words in further.items():
        miles = _miles(words, FURTHER[name])
        if miles is None:
            ignored.append(name)
        else:
            st.session_state[reach_key(name)] = miles
    st.session_state[_WRITTEN] = further
    return ignored


def _miles(words: str, known: Container[int]) -> int | None:
    try:
        miles = int(parse_radius(words))
    except QuestionError:
        return None
    return miles if miles in known else None


def reach_key(name: str) -> str:
    """The key of the choice of miles of ``next`` or ``later`` in the session."""
    return f"reach_{name}"


def miles_of(name: str) -> int:
    """The miles chosen for ``next`` or ``later``, or the usual ones."""
    return int(st.session_state.get(reach_key(name)) or _USUAL_MILES[name])


def reach() -> Reach:
    """How far at each step up."""
    return Reach(miles_of("next"), miles_of("later"))


def form_of_session() -> SearchForm:
    """The search as it stands in the session, for a page that draws no form."""
    near, level, who = (str(st.session_state.get(each) or "") for each in ("near", "level", "who"))
    return find_form.filled(near, st.session_state.get("instrument") or None, level or None, who)


def asked_of(form: SearchForm) -> SearchForm:
    """The search without the filters that a ladder does not know."""
    return replace(form, kind=(), day=(), genre=(), join=(), free=False, step_free=False)


def address_of(form: SearchForm, place: Place) -> dict[str, str]:
    """The address of a ladder: nothing of the home but its area, and nothing of the child."""
    return asked_of(form).address(place) | _further()


def _further() -> dict[str, str]:
    chosen = {name: miles_of(name) for name in FURTHER}
    return {name: str(miles) for name, miles in chosen.items() if miles != _USUAL_MILES[name]}


def write(form: SearchForm, place: Place, came: str | None) -> None:
    """Put what is asked into the address bar."""
    further = _further()
    more = further | ({_CAME: came} if came else {})
    find_form.write_address(asked_of(form), place, more)
    st.session_state[_WRITTEN] = further


def query_of(form: SearchForm, place: Place) -> Query:
    """The question that a ladder answers."""
    return Query(
        instrument=form.instrument,
        level=LEVELS[form.level] if form.level else None,
        within_miles=form.within or default_radius(place),
        age=form.age,
        school_year=form.school_year,
        inclusion=frozenset(form.inclusion),
        online=form.online,
    )
