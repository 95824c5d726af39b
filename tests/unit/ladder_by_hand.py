"""Ladders on catalogues of a few listings, to be worked out by hand.

Home is at 52.95 N, 1.15 W in the hub of Nottingham; 0.0145 degrees north are about a mile.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from pathways.catalogue import load_catalogue
from pathways.ladder import Ladder, Reach, Rung, ladder
from tests.oracle import Question, Row, Spot
from tests.unit.asking import _place as place
from tests.unit.asking import _query as query
from tests.unit.catalogue_files import listing, venue, write_catalogue
from tests.unit.ladder_cases import write_rows

TODAY = date(2026, 11, 22)
HOME = Spot(52.95, -1.15, "nottingham-nottinghamshire")
MILES_NORTH = (0, 4, 12, 30, 60)
VENUES = [venue(id=f"at-{miles}", lat=f"{52.95 + miles * 0.01447:.5f}") for miles in MILES_NORTH]
VENUES.append(venue(id="near-8", lat="53.0658", precision="town", uncertain_miles="3"))

Climb = Callable[..., Ladder]


def climb_in(folder: Path) -> Climb:
    """Makes ladders from a catalogue written to ``folder``."""

    def climb(
        listings: list[Row],
        asked: Question,
        routes: tuple[Row, ...] = (),
        reach: Reach | None = None,
    ) -> Ladder:
        write_catalogue(folder, listings, VENUES)
        write_rows(folder, "routes", routes)
        return ladder(load_catalogue(folder), place(HOME), query(asked), TODAY, reach)

    return climb


def band(id_: str, low: str = "", high: str = "", **stated: str) -> Row:
    """A wind band at home, or at ``venue_id``."""
    known = "stated" if low or high else ""
    usual = {"instruments": "clarinet", "genres": "wind-band", "venue_id": "at-0"}
    bounds = {"level_min": low, "level_max": high, "level_basis": known}
    return listing(**{**usual, **bounds, "id": id_, "name": id_.title(), **stated})


def choir(id_: str, youngest: str = "", oldest: str = "", **stated: str) -> Row:
    """A choir at home for those of an age."""
    sung = {"instruments": "voice", "genres": "choral", "age_min": youngest, "age_max": oldest}
    return band(id_, **{**sung, **stated})


def player(level: str | None, **asked: object) -> Question:
    return Question("clarinet", level, **{"within_miles": 5, **asked})  # type: ignore[arg-type]


def singer(**asked: object) -> Question:
    return Question("voice", **{"within_miles": 5, **asked})  # type: ignore[arg-type]


def columns(found: Ladder) -> tuple[str, str, str]:
    """Each column as words: id@stage, in order."""
    now, later, last = (
        " ".join(f"{rung.id}@{rung.stage}" for rung in shelf.rungs) for shelf in found.shelves
    )
    return now, later, last


def rung(found: Ladder, id_: str) -> Rung:
    return next(each for shelf in found.shelves for each in shelf.rungs if each.id == id_)
