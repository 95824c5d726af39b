"""A small catalogue with everything that a listing's own page can show, written as files."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from tests.oracle import Row
from tests.unit.catalogue_files import (
    HUB_COLUMNS,
    PROVIDER_COLUMNS,
    ROUTE_COLUMNS,
    ROUTE_GROUP_COLUMNS,
    SOURCE,
    listing,
    venue,
    write_catalogue,
)

# Dates that stay as fresh as they are, whenever the tests run.
LAST_YEAR = date.today().year - 1
HOSTILE = "<img src=x onerror=alert(1)>"
NOTTS = "nottingham-nottinghamshire"
VENUES = [
    venue(id="hall", name="Arnold Hall", address="1 High Street", town="Arnold",
          postcode="NG5 6AA", lat="52.998", lon="-1.13", step_free="yes"),
    venue(id="church", name="Hucknall Church", town="Hucknall", lat="53.03", lon="-1.2"),
    venue(id="louth", name="Louth (venue not stated)", town="Louth", lat="53.3664",
          lon="-0.0058", precision="town", uncertain_miles="1.4"),
    venue(id="club", name="Band Club", town="Louth", lat="53.3664", lon="-0.0058",
          precision="town", uncertain_miles="1.4"),
]  # fmt: skip
LISTINGS = [
    listing(id="centre", name="Arnold Music Centre", kind="music_centre", venue_id="hall",
            instruments="strings;brass"),
    listing(id="juniors", name="Junior Strings", venue_id="hall", part_of="centre",
            instruments="strings", level_min="starter", level_max="grade-3",
            level_basis="implied", level_text="First of two tiers", age_min="7", age_max="11",
            days="Saturday", time_start="10:00", time_end="12:40", frequency="weekly",
            cost_text="£40 a term", cost_gbp="40", cost_year=f"{LAST_YEAR}", bursary="yes",
            genres="orchestral", inclusion="disabled", inclusion_text="Large print parts",
            source_date=f"{LAST_YEAR}-01", url="https://example.org/juniors",
            note="Bring a music stand."),
    listing(id="seniors", name="Senior Strings", venue_id="hall", part_of="centre",
            instruments="strings", level_min="grade-4", level_basis="stated",
            level_text="Grade 4 and up", age_min="11", join="audition",
            days="Monday;Thursday", time_start="18:30", source_date=f"{LAST_YEAR - 2}"),
    listing(id="gone", name="Samba Class", part_of="centre", ended="yes", source_date="2015"),
    listing(id="brass", name="Hucknall Brass", venue_id="church", instruments="brass-band",
            days="Friday", time_start="19:00", frequency="fortnightly", cost_text="Free",
            cost_gbp="0", cost_year=f"{LAST_YEAR}", source_date=f"{LAST_YEAR}-02-03"),
    listing(id="hostile", name=f"Folk {HOSTILE}", venue_id="church;hall",
            note=f"=1+1 {HOSTILE}", source_kind="press", source_date=f"{LAST_YEAR}-05"),
    listing(id="band", name="Louth Band", hub_id="lincolnshire", venue_id="louth",
            provider_id="band-club", instruments="brass-band", source_kind="other"),
    listing(id="band-too", name="Louth Training Band", hub_id="lincolnshire", venue_id="club",
            provider_id="band-club", instruments="brass-band", join="", days="Sunday"),
    listing(id="across", name="Strings in libraries", reach="hub", instruments="strings"),
    listing(id="webinar", name="Online Strings", reach="online", venue_id="hall",
            instruments="strings"),
    listing(id="school", name="Class brass", reach="hub", join="school_books",
            instruments="brass-band"),
    listing(id="grown-ups", name="Evening Orchestra", venue_id="hall", audience="adults",
            instruments="orchestral"),
    listing(id="orchestra", name="National Orchestra", reach="national", hub_id="national",
            provider_id="band-club", instruments="orchestral", join="audition"),
    listing(id="fund", name="Notts fund", reach="hub", kind="bursary", bursary="yes",
            inclusion="low_income", inclusion_text="For families on a low income"),
    listing(id="violins", name="Violin loan", reach="hub", kind="instrument_hire",
            instruments="violin"),
    listing(id="oboes", name="Oboe bank", reach="national", hub_id="national",
            kind="instrument_hire", instruments="oboe"),
    listing(id="anyone", name="Any instrument loan", reach="national", hub_id="national",
            kind="instrument_hire", instruments="any", age_max="17"),
    listing(id="one-school", name="School bursary", venue_id="louth", hub_id="lincolnshire",
            kind="bursary", provider_id="elsewhere"),
    listing(id="lincs-fund", name="Lincs fund", reach="hub", hub_id="lincolnshire",
            kind="bursary"),
    listing(id="festival", name="Festival", venue_id="hall", kind="event", days="Saturday",
            time_start="19:30", frequency="yearly"),
]  # fmt: skip
ROUTES = [
    {"from": "juniors", "to": "seniors", "condition": "about grade 4", "evidence": "stated"},
    {"from": "juniors", "to": "seniors", "condition": "about grade 4", "evidence": "stated"},
    {"from": "group:all-strings", "to": "orchestra", "condition": "by audition",
     "evidence": "implied"},
    {"from": "seniors", "to": "outside:Music at university", "evidence": "stated"},
    {"from": "school", "to": "juniors", "evidence": "stated"},
    {"from": "orchestra", "to": "group:all-strings", "evidence": "stated"},
    {"from": "brass", "to": "gone", "condition": "from age 9", "evidence": "stated"},
]  # fmt: skip
PROVIDERS = [
    {"id": "somebody", "name": "Somebody", "url": "https://example.org",
     "safeguarding_url": "https://example.org/safe"},
    {"id": "band-club", "name": "Band Club", "url": "https://example.org/band"},
    {"id": "elsewhere", "name": "Elsewhere"},
]  # fmt: skip
GROUPS = [{"id": "all-strings", "name": "Both string groups", "members": "juniors;seniors"}]


def keeping_catalogue(folder: Path) -> Path:
    """Write the catalogue; gives the folder back."""
    write_catalogue(folder, LISTINGS, VENUES)
    _write(
        folder / "routes.csv", ROUTE_COLUMNS, [{"source_url": SOURCE, **each} for each in ROUTES]
    )
    _write(folder / "route_groups.csv", ROUTE_GROUP_COLUMNS, GROUPS)
    _write(folder / "providers.csv", PROVIDER_COLUMNS, PROVIDERS)
    with (folder / "hubs.csv").open(encoding="utf-8", newline="") as file:
        hubs = list(csv.DictReader(file))
    for hub in hubs:
        hub["url"] = f"https://{hub['id']}.example.org"
    _write(folder / "hubs.csv", HUB_COLUMNS, hubs)
    return folder


def _write(path: Path, columns: str, rows: Sequence[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns.split(), restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
