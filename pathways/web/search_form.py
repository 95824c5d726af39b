"""The search as it stands in the address bar and in the form, and how one becomes the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pathways.errors import QuestionError
from pathways.matching.query import find_instrument, parse_level, parse_radius
from pathways.model import Instrument, Place
from pathways.vocabulary import DAYS, GENRES, KINDS, OLDEST_AGE, PLAY_KINDS, RADII_MILES

LONGEST_PLACE = 120
_SHOWN = 40
# Who is asking: nothing said, a school year or an age. It never stands in an address.
WHO: dict[str, str] = {
    "": "Not said",
    "year-0": "Reception",
    **{f"year-{year}": f"Year {year}" for year in range(1, 14)},
    **{f"age-{age}": "Under 1" if age == 0 else f"Age {age}" for age in range(OLDEST_AGE + 1)},
}


# What each filter of an answer can be set to, as its value and its words.
KIND_FILTER = {id_: words for id_, words in KINDS.items() if id_ in PLAY_KINDS}
DAY_FILTER = {day: day for day in DAYS}
JOIN_FILTER = {"open": "No audition", "audition": "By audition"}
IN_ADDRESS: dict[str, Mapping[str, str]] = {
    "kind": KIND_FILTER,
    "day": DAY_FILTER,
    "genre": GENRES,
    "join": JOIN_FILTER,
}


@dataclass(frozen=True, slots=True)
class SearchForm:
    """What somebody has filled in; empty or None where nothing is.

    Attributes:
        near: the place in the person's own words; only its shareable form goes into an address.
        within: miles, or None for what is usual for the place.
        who: a key of ``WHO``; never in an address.
        kind, day, genre, join: filters, which an address holds.
        inclusion, free, step_free: filters that say something of the child, so never in an address.
    """

    near: str = ""
    instrument: str | None = None
    level: str | None = None
    within: int | None = None
    who: str = ""
    online: bool = False
    kind: tuple[str, ...] = ()
    day: tuple[str, ...] = ()
    genre: tuple[str, ...] = ()
    join: tuple[str, ...] = ()
    inclusion: tuple[str, ...] = ()
    free: bool = False
    step_free: bool = False

    def address(self, place: Place) -> dict[str, str]:
        """The search as address parameters, with nothing of the home or the child."""
        words = {
            "near": place.shareable,
            "instrument": self.instrument,
            "level": self.level,
            "within": None if self.within is None else str(self.within),
            "online": "yes" if self.online else None,
            **{name: ",".join(getattr(self, name)) for name in IN_ADDRESS},
        }
        return {name: each for name, each in words.items() if each}

    @property
    def age(self) -> int | None:
        return int(self.who[4:]) if self.who.startswith("age-") else None

    @property
    def school_year(self) -> int | None:
        return int(self.who[5:]) if self.who.startswith("year-") else None


def read_address(
    address: Mapping[str, str], instruments: Mapping[str, Instrument]
) -> tuple[SearchForm, list[str]]:
    """The form that an address asks for, and a word on each part that makes no sense."""
    found: dict[str, Any] = {}
    ignored: list[str] = []
    for name, value in address.items():
        try:
            found |= _read(name, value, instruments)
        except QuestionError:
            ignored.append(_left_out(name, value))
    return SearchForm(**found), ignored


def _read(name: str, value: str, instruments: Mapping[str, Instrument]) -> dict[str, Any]:
    if name == "near":
        return {name: " ".join(value.split())[:LONGEST_PLACE]}
    if name == "instrument":
        return {name: find_instrument(instruments, value).id}
    if name == "level":
        return {name: parse_level(value).id}
    if name == "within":
        miles = parse_radius(value)
        if miles not in RADII_MILES:
            raise QuestionError("within", "not one of the radii")
        return {name: int(miles)}
    if name == "online":
        if value != "yes":
            raise QuestionError("online", "neither yes nor left out")
        return {name: True}
    if name in IN_ADDRESS:
        return {name: _choices(name, value)}
    return {}  # other sites add parameters of their own to links; they are none of ours


def _choices(name: str, value: str) -> tuple[str, ...]:
    chosen = value.split(",")
    if not set(chosen) <= IN_ADDRESS[name].keys():
        raise QuestionError(name, "not one of the choices")
    return tuple(each for each in IN_ADDRESS[name] if each in chosen)


def _left_out(name: str, value: str) -> str:
    words = " ".join(f"{name}={value}".split())
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
