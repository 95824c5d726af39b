"""The search as it stands in the address bar and in the form, and how one becomes the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from pathways.errors import QuestionError
from pathways.matching.query import find_instrument, parse_level, parse_radius
from pathways.model import Instrument, Place
from pathways.vocabulary import OLDEST_AGE, RADII_MILES

LONGEST_PLACE = 120
_SHOWN = 40
# Who is asking: nothing said, a school year or an age. It never stands in an address.
WHO: dict[str, str] = {
    "": "Not said",
    "year-0": "Reception",
    **{f"year-{year}": f"Year {year}" for year in range(1, 14)},
    **{f"age-{age}": "Under 1" if age == 0 else f"Age {age}" for age in range(OLDEST_AGE + 1)},
}


@dataclass(frozen=True, slots=True)
class SearchForm:
    """What somebody has filled in; an empty string or None where nothing is.

    Attributes:
        near: the place in the person's own words; only its shareable form goes into an address.
        within: miles, or None for what is usual for the place.
        who: a key of ``WHO``; never in an address.
    """

    near: str = ""
    instrument: str | None = None
    level: str | None = None
    within: int | None = None
    who: str = ""
    online: bool = False

    def address(self, place: Place) -> dict[str, str]:
        """The search as address parameters, with nothing of the home or the child."""
        words = {
            "near": place.shareable,
            "instrument": self.instrument,
            "level": self.level,
            "within": None if self.within is None else str(self.within),
            "online": "yes" if self.online else None,
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
    form = SearchForm()
    ignored: list[str] = []
    for name, value in address.items():
        try:
            form = _with(form, name, value, instruments)
        except QuestionError:
            ignored.append(_left_out(name, value))
    return form, ignored


def _with(
    form: SearchForm, name: str, value: str, instruments: Mapping[str, Instrument]
) -> SearchForm:
    if name == "near":
        return replace(form, near=" ".join(value.split())[:LONGEST_PLACE])
    if name == "instrument":
        return replace(form, instrument=find_instrument(instruments, value).id)
    if name == "level":
        return replace(form, level=parse_level(value).id)
    if name == "within":
        miles = parse_radius(value)
        if miles not in RADII_MILES:
            raise QuestionError("within", "not one of the radii")
        return replace(form, within=int(miles))
    if name == "online":
        if value != "yes":
            raise QuestionError("online", "neither yes nor left out")
        return replace(form, online=True)
    return form  # other sites add parameters of their own to links; they are none of ours


def _left_out(name: str, value: str) -> str:
    words = " ".join(f"{name}={value}".split())
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
