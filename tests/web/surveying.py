"""The app over a small catalogue with the region's real hubs, for an officer to look at."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pathways.settings import ROOT
from pathways.wiring import get_app_state
from tests.oracle import Row
from tests.unit.catalogue_files import REAL_CATALOGUE, listing, venue, write_catalogue

HOSTILE = "<img src=x onerror=alert(1)>"
QUESTION = {"instrument": "strings", "stage": "foundation", "within": "10"}
NOTTS, LINCS = "nottingham-nottinghamshire", "lincolnshire"
BOSTON = "E07000136"
_VENUES = [
    venue(id="hall", name="Arnold Hall", town="Arnold", lat="52.998", lon="-1.13"),
    venue(id="lincoln", name="Lincoln School", town="Lincoln", lat="53.23", lon="-0.54"),
    venue(id="louth", name="Louth", town="Louth", lat="53.37", lon="-0.01", precision="town",
          uncertain_miles="1.5"),
]  # fmt: skip


def _group(id_: str, name: str, **stated: str) -> Row:
    usual = {"instruments": "strings", "level_min": "grade-1", "level_max": "grade-3",
             "level_basis": "stated", "source_date": "2026-05"}  # fmt: skip
    return listing(id=id_, name=name, **usual | stated)


LISTINGS = [
    _group("sure", "Saturday Strings", venue_id="hall", days="Saturday"),
    _group("likely", "Lincoln Strings", venue_id="lincoln", hub_id=LINCS, source_date="2023-05"),
    _group("vague", "Louth Strings", venue_id="louth", hub_id=LINCS, source_date="2012"),
    _group("nowhere", f"Lost {HOSTILE}", hub_id=LINCS),
    _group("band", "Arnold Brass", venue_id="hall", instruments="brass-band",
           inclusion="disabled"),
    _group("band-up", "County Brass", venue_id="hall", instruments="brass-band",
           level_min="grade-6", level_max=""),
]  # fmt: skip


def surveyed_data(folder: Path) -> Path:
    """A data folder with that catalogue and the real geography."""
    write_catalogue(folder / "catalogue", LISTINGS, _VENUES)
    shutil.copyfile(REAL_CATALOGUE / "hubs.csv", folder / "catalogue" / "hubs.csv")
    (folder / "geo").symlink_to(ROOT / "data" / "geo")
    return folder


@contextmanager
def surveyed_app(data: Path) -> Iterator[None]:
    """The pages of this process show what is in ``data``."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("PATHWAYS_DATA", str(data))
        get_app_state.cache_clear()
        yield
    get_app_state.cache_clear()
