"""CSV that a spreadsheet may open without running anything."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pathways.exchange.spreadsheet import to_csv


@pytest.mark.parametrize("text", ["=1+1", "+44 115", "-2", "@SUM(A1)", "\t=1"])
def test_what_would_run_as_a_formula_is_made_text(text: str) -> None:
    assert to_csv([{"name": text}], ["name"]).splitlines()[1].strip('"').startswith("'")


def test_numbers_stay_numbers_and_unknown_is_empty() -> None:
    assert to_csv([{"lon": -1.5, "note": None}], ["lon", "note"]) == "lon,note\n-1.5,\n"


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\x00\r")), min_size=1))
def test_text_survives_a_round_trip(values: list[str]) -> None:
    text = to_csv([{"name": value} for value in values], ["name"])

    read = [row[0] if row else "" for row in csv.reader(io.StringIO(text, newline=""))][1:]

    assert [each.removeprefix("'") for each in read] == [each.removeprefix("'") for each in values]
