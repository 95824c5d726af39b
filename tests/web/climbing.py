"""The app over a small catalogue that somebody could climb, with a hostile name on every rung."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pathways.settings import ROOT
from pathways.wiring import get_app_state
from tests.oracle import Row
from tests.unit.catalogue_files import ROUTE_COLUMNS, SOURCE, listing, venue, write_catalogue

HOSTILE = "<img src=x onerror=alert(1)>"
NATIONALS = 7
VENUES = [
    venue(id="hall", name="Arnold Hall", town="Arnold", lat="52.998", lon="-1.13"),
    venue(id="church", name="Hucknall Church", town="Hucknall", lat="53.03", lon="-1.2"),
    venue(id="mansfield", name="Mansfield School", town="Mansfield", lat="53.14", lon="-1.2"),
    venue(id="derby", name="Derby Arena", town="Derby", lat="52.91", lon="-1.47"),
]


def rung(id_: str, name: str, low: str, high: str = "", **more: str) -> Row:
    """A listing with a stated level."""
    return listing(id=id_, name=name, level_min=low, level_max=high, level_basis="stated", **more)


LISTINGS = [
    rung("juniors", "Junior Strings", "grade-1", "grade-3", venue_id="hall", instruments="strings",
         genres="orchestral", bursary="yes", cost_text="£40 a term", cost_gbp="40",
         cost_year="2026", age_min="7", age_max="18"),
    rung("middles", "Intermediate Strings", "grade-4", "grade-5", venue_id="mansfield",
         instruments="strings", genres="orchestral", age_min="8"),
    rung("seniors", "Senior Strings", "grade-6", "grade-8", venue_id="derby", join="audition",
         instruments="strings", genres="orchestral", hub_id="derby-derbyshire", age_min="12"),
    rung("folk", f"Folk {HOSTILE}", "grade-1", "grade-3", venue_id="church",
         instruments="violin", genres="folk", source_date="2015"),
    rung("everybody", "Samba for All", "starter", "advanced", venue_id="hall",
         instruments="samba-percussion", genres="world"),
    rung("trainees", "Training Brass", "starter", "beginner", venue_id="church",
         instruments="brass-band", genres="brass-band"),
    rung("elders", "County Brass", "grade-6", "", reach="hub", instruments="brass-band",
         genres="brass-band", join="audition"),
    *(
        rung(f"national-{number}", f"National Orchestra {number}", "grade-7", "advanced",
             reach="national", hub_id="national", join="audition", instruments="orchestral",
             genres="orchestral", cost_text="£500", cost_gbp="500", cost_year="2026")
        for number in range(NATIONALS)
    ),
    listing(id="silent", name="Quiet Strings", venue_id="hall", instruments="strings"),
    listing(id="choir", name="Arnold Choir", venue_id="hall", instruments="voice", age_min="7",
            age_max="11", genres="choral"),
    listing(id="fund", name="Notts fund", reach="hub", kind="bursary", bursary="yes"),
]  # fmt: skip
ROUTES = [
    {"from": "juniors", "to": "middles", "condition": "about grade 4", "evidence": "stated"},
    {"from": "middles", "to": "seniors", "condition": "by audition", "evidence": "implied"},
    {"from": "seniors", "to": f"outside:Music at university {HOSTILE}", "evidence": "stated"},
]


def climbing_data(folder: Path) -> Path:
    """A data folder with that catalogue and the real geography."""
    write_catalogue(folder / "catalogue", LISTINGS, VENUES)
    with (folder / "catalogue" / "routes.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ROUTE_COLUMNS.split(), restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows({"source_url": SOURCE, **each} for each in ROUTES)
    (folder / "geo").symlink_to(ROOT / "data" / "geo")
    return folder


@contextmanager
def climbing_app(folder: Path) -> Iterator[None]:
    """The pages of this process show that catalogue."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("PATHWAYS_DATA", str(climbing_data(folder)))
        get_app_state.cache_clear()
        yield
    get_app_state.cache_clear()
