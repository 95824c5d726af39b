"""What tests of the evidence pack share: a small catalogue, commands run, and files read back."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from pathways import cli
from pathways.settings import ROOT
from tests.unit.catalogue_files import listing, venue, write_catalogue

HOSTILE = "#let x = 1; *bold* <b>&amp;</b> $x$"
FORMULA = "=cmd()"
QUESTION = ("--instrument", "strings", "--stage", "foundation", "--within", "5")
DAY = ("--as-of", "2026-11-22")


@dataclass(frozen=True)
class Ran:
    """What a command gave."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def small_data(folder: Path) -> Path:
    """A few listings in Arnold and Corby, with the real geography."""
    fits = {"instruments": "strings", "level_min": "grade-1", "level_basis": "stated"}
    listings = [
        listing(id="sure", name=HOSTILE, venue_id="hall", source_date="2026-05", **fits),
        listing(id="likely", name="Likely Strings", venue_id="hall", **fits),
        listing(id="old", name="Old Strings", venue_id="corby", source_date="2015", **fits),
        listing(id="nowhere", name="Somewhere Strings", source_date="2026-05", **fits),
        listing(id="silent", name=FORMULA, venue_id="corby", source_date="2026-05"),
    ]
    venues = [
        venue(id="hall", name="Arnold Hall", town="Arnold", lat="52.998", lon="-1.13"),
        venue(id="corby", name="Corby Cube", town="Corby", lat="52.489", lon="-0.705"),
    ]
    write_catalogue(folder / "catalogue", listings, venues)
    (folder / "geo").symlink_to(ROOT / "data" / "geo")
    return folder


def run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *arguments: str
) -> Ran:
    """One command, from its words to its exit code."""
    monkeypatch.setattr(sys, "argv", ["pathways", *arguments])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    printed = capsys.readouterr()
    return Ran(int(ended.value.code or 0), printed.out, printed.err)


@lru_cache(maxsize=8)  # a sheet for each neighbourhood takes a second to read
def sheets(content: bytes) -> dict[str, list[dict[str, Any]]]:
    """The workbook read back: title of each sheet to its rows."""
    book = load_workbook(io.BytesIO(content))
    found = {}
    for page in book.worksheets:
        heads, *rows = page.iter_rows(values_only=True)
        found[page.title] = [dict(zip(map(str, heads), row, strict=True)) for row in rows]
    return found


def rows_of(content: bytes) -> list[dict[str, str]]:
    """A CSV file read back."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def unzipped(path: Path) -> dict[str, bytes]:
    """File name in the pack's one folder to what is in it."""
    with ZipFile(path) as archive:
        assert len({name.split("/")[0] for name in archive.namelist()}) == 1
        return {name.split("/")[1]: archive.read(name) for name in archive.namelist()}


def whole(count: float) -> str:
    """A count as the paper has it, rounded as Python's own formatting rounds."""
    return f"{count:,.0f}"


def percent(share: float | None) -> str:
    return "notgiven" if share is None else f"{share * 100:.1f}%"


def numbers(text: str) -> list[str]:
    return re.findall(r"[\d.,]+", text)
