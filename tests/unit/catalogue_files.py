"""Small catalogues written as files, for tests that need one made to measure."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

from tests.oracle import Row

REAL_CATALOGUE = Path(__file__).parents[2] / "data" / "catalogue"
OPPORTUNITY_COLUMNS = (
    "id name provider_id venue_id hub_id reach kind genres instruments instruments_text level_min "
    "level_max level_basis level_text age_min age_max join audience open_to days time_start "
    "time_end frequency cost_text cost_gbp cost_period cost_year bursary inclusion inclusion_text "
    "part_of url source_url source_kind source_date ended note"
)
VENUE_COLUMNS = (
    "id name address postcode town lat lon precision uncertain_miles step_free source_url"
)
HUB_COLUMNS = (
    "id name lead_organisation lead_confirmed url districts lessons_url help_url in_region "
    "source_url"
)
PROVIDER_COLUMNS = "id name hub_id url safeguarding_url kind"
ROUTE_COLUMNS = "from to condition evidence source_url"
ROUTE_GROUP_COLUMNS = "id name members"
SOURCE = "https://example.org/listing"
HUBS = {
    "derby-derbyshire": ("Derby & Derbyshire", "E06000015"),
    "leicester-leicestershire": ("Leicester & Leicestershire", "E06000016"),
    "lincolnshire": ("Lincolnshire", "E07000138"),
    "northamptonshire-rutland": ("Northamptonshire & Rutland", "E06000017"),
    "nottingham-nottinghamshire": ("Nottingham & Nottinghamshire", "E06000018"),
    "humber": ("Humber", "E06000013"),
}


def listing(**stated: str) -> Row:
    """A listing that says nothing but what every listing must say, and ``stated``."""
    usual = {
        "id": "a-listing",
        "name": "A listing",
        "provider_id": "somebody",
        "hub_id": "nottingham-nottinghamshire",
        "reach": "local",
        "kind": "ensemble",
        "join": "open",
        "audience": "young",
        "open_to": "all",
        "source_url": SOURCE,
        "source_kind": "official",
    }
    return dict.fromkeys(OPPORTUNITY_COLUMNS.split(), "") | usual | stated


def venue(**stated: str) -> Row:
    """A venue with an exact point, and ``stated``."""
    usual = {
        "id": "a-venue",
        "name": "A venue",
        "lat": "52.95",
        "lon": "-1.15",
        "precision": "venue",
        "uncertain_miles": "0",
        "source_url": SOURCE,
    }
    return dict.fromkeys(VENUE_COLUMNS.split(), "") | usual | stated


def write_catalogue(folder: Path, listings: Sequence[Row], venues: Sequence[Row]) -> Path:
    """Write a whole catalogue, with the real instruments; gives the folder back."""
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / "opportunities.csv", OPPORTUNITY_COLUMNS, listings)
    _write(folder / "venues.csv", VENUE_COLUMNS, venues)
    _write(folder / "hubs.csv", HUB_COLUMNS, (_hub(hub_id) for hub_id in HUBS))
    _write(folder / "providers.csv", PROVIDER_COLUMNS, [{"id": "somebody", "name": "Somebody"}])
    _write(folder / "routes.csv", ROUTE_COLUMNS, [])
    _write(folder / "route_groups.csv", ROUTE_GROUP_COLUMNS, [])
    for name in ("instruments.csv", "instrument_groups.csv"):
        shutil.copyfile(REAL_CATALOGUE / name, folder / name)
    return folder


def _hub(hub_id: str) -> Row:
    name, district = HUBS[hub_id]
    in_region = "no" if hub_id == "humber" else "yes"
    return {
        "id": hub_id,
        "name": name,
        "lead_confirmed": "no",
        "districts": district,
        "in_region": in_region,
        "source_url": SOURCE,
    }


def _write(path: Path, columns: str, rows: Iterable[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns.split(), restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
