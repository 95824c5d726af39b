"""How far to travel: miles, or minutes as an estimate that stands for miles."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from pathways.errors import QuestionError
from pathways.matching.query import parse_radius
from pathways.travel import DETOUR, MILES_PER_HOUR, Mode
from pathways.vocabulary import RADII_MILES

USUAL = "10"
LONGEST_REACH = 40  # characters that somebody may type
_MODES: dict[Mode, str] = {"walk": "on foot", "cycle": "by bike", "car": "by car"}
_MINUTES: dict[Mode, tuple[int, ...]] = {
    "walk": (15, 30, 45),
    "cycle": (15, 30, 45),
    "car": (15, 30, 45, 60),
}
_LONGEST_MINUTES = 240
# Of the town's and the country's detour the longer, which claims less.
_DETOUR = max(DETOUR.values())
_MILES = re.compile(r"(-?[0-9]{1,9}(?:\.[0-9]{1,4})?)\s*(?:miles?|mi|m)?", re.ASCII)
_TIME = re.compile(r"(?:([a-z]+)-)?([0-9]{1,4})\s*(?:min(?:ute)?s?)?\s*([a-z ]*)", re.ASCII)
_WAYS: Mapping[str, Mode] = {
    "walk": "walk", "walking": "walk", "on foot": "walk", "foot": "walk",
    "cycle": "cycle", "cycling": "cycle", "by bike": "cycle", "bike": "cycle", "by cycle": "cycle",
    "car": "car", "by car": "car", "drive": "car", "driving": "car",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class CoverageReach:
    """How far somebody travels.

    Attributes:
        id: as it stands in an address: ``10``, or ``car-30`` for half an hour by car.
        miles: the straight line that it stands for.
    """

    id: str
    miles: float
    mode: Mode | None = None
    minutes: int = 0

    @property
    def label(self) -> str:
        """In a few words."""
        if self.mode is None:
            return "1 mile" if self.miles == 1 else f"{self.miles:g} miles"
        return f"About {self.minutes} minutes {_MODES[self.mode]} ({self.miles:g} miles)"

    @property
    def method(self) -> str:
        """How the miles were made; empty where miles were asked for."""
        if self.mode is None:
            return ""
        return (
            f"{self.minutes} minutes {_MODES[self.mode]} are an estimate and stand for "
            f"{self.miles:g} miles in a straight line: {MILES_PER_HOUR[self.mode]:g} miles an "
            f"hour, on a way {_DETOUR:g} times as long as the straight line. No timetable, no "
            "traffic and no hill is in it."
        )


def read_reach(text: str) -> CoverageReach:
    """The reach that ``text`` names: ``10``, ``10 miles``, ``car-30``, ``30 minutes by car``.

    Raises:
        QuestionError: it names none, or one that is too short or too far.
    """
    plain = " ".join(text[: LONGEST_REACH * 2].casefold().split())
    if found := _MILES.fullmatch(plain):
        return _of_miles(found[1])
    timed = _TIME.fullmatch(plain)
    mode = _WAYS.get((timed[1] or timed[3]).strip()) if timed else None
    if timed and mode and not (timed[1] and timed[3].strip()):
        return _of_minutes(mode, int(timed[2]))
    shown = " ".join(text.split())[:LONGEST_REACH]
    raise QuestionError(
        "within", f"“{shown}” is no distance. Say miles, such as 12, or “25 minutes by car”."
    )


def _of_miles(number: str) -> CoverageReach:
    try:
        miles = parse_radius(number)
    except QuestionError as error:
        raise QuestionError("within", _out_of_range(float(number))) from error
    return CoverageReach(f"{miles:g}", miles)


def _out_of_range(miles: float) -> str:
    if miles < 1:
        return f"Nothing is within {miles:g} miles of anybody. Choose a tenth of a mile or more."
    return f"{miles:g} miles is beyond any rehearsal. Choose 100 miles or fewer."


def _of_minutes(mode: Mode, minutes: int) -> CoverageReach:
    if not 1 <= minutes <= _LONGEST_MINUTES:
        raise QuestionError(
            "within", f"{minutes} minutes makes no journey. Choose 1 to {_LONGEST_MINUTES} minutes."
        )
    miles = max(0.1, round(minutes / 60 * MILES_PER_HOUR[mode] / _DETOUR, 1))
    return CoverageReach(f"{mode}-{minutes}", miles, mode, minutes)


USUAL_REACHES: dict[str, CoverageReach] = {
    each.id: each
    for each in (
        *(_of_miles(str(miles)) for miles in RADII_MILES),
        *(_of_minutes(mode, each) for mode, several in _MINUTES.items() for each in several),
    )
}
