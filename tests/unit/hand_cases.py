"""What the cases worked by hand share: a place, venues at known distances, a listing that fits.

Each case is put to the program and to the oracle, so that both are held to the same answers.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.oracle import Answer, Question, Row, Spot
from tests.unit.asking import put_to_oracle, put_to_program
from tests.unit.catalogue_files import listing, venue, write_catalogue

Put = Callable[[Path, Spot, Question, date], Answer]
both = pytest.mark.parametrize("put", [put_to_program, put_to_oracle], ids=["program", "oracle"])
TODAY = date(2026, 11, 22)
HOME = Spot(52.95, -1.15, "nottingham-nottinghamshire")
# A tenth of a degree north is 6.9 miles.
VENUES = [
    venue(),
    venue(id="7-miles", lat="53.05"),
    venue(id="14-miles", lat="53.15"),
    venue(id="28-miles", lat="53.35"),
    venue(id="48-miles", lat="53.65"),
    venue(id="vague", lat="53.05", precision="town", uncertain_miles="5"),
]
NO_LEVEL = {"level_min": "", "level_max": "", "level_basis": ""}
CLARINET = Question("clarinet", "grade-3", within_miles=10)


def clarinets(**stated: str) -> Row:
    """A confirmed listing at home for clarinets that names no level."""
    usual = {"venue_id": "a-venue", "instruments": "clarinet", "source_date": "2026-01"}
    return listing(**(usual | stated))


def group(identifier: str = "a-listing", /, **stated: str) -> Row:
    """A clarinet group at home that a grade 3 player fits, confirmed."""
    levels = {"level_min": "grade-2", "level_max": "grade-5", "level_basis": "stated"}
    return clarinets(**({"id": identifier} | levels | stated))


def ask(put: Put, folder: Path, rows: list[Row], question: Question, spot: Spot = HOME) -> Answer:
    """The answer from a catalogue of these listings and ``VENUES``."""
    return put(write_catalogue(folder, rows, VENUES), spot, question, TODAY)
