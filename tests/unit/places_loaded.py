"""The committed geography, loaded once for all tests of places."""

from __future__ import annotations

from functools import cache
from typing import Any

import pyarrow.parquet as pq

from pathways.places import Places
from pathways.settings import ROOT

GEO = ROOT / "data" / "geo"
HUB_OF_UPPER_TIER = {
    "Derby": "derby-derbyshire",
    "Derbyshire": "derby-derbyshire",
    "Leicester": "leicester-leicestershire",
    "Leicestershire": "leicester-leicestershire",
    "Lincolnshire": "lincolnshire",
    "North Northamptonshire": "northamptonshire-rutland",
    "West Northamptonshire": "northamptonshire-rutland",
    "Rutland": "northamptonshire-rutland",
    "Nottingham": "nottingham-nottinghamshire",
    "Nottinghamshire": "nottingham-nottinghamshire",
    "North Lincolnshire": "humber",
    "North East Lincolnshire": "humber",
}


@cache
def rows(file: str) -> list[dict[str, Any]]:
    """The rows of one Parquet file of data/geo."""
    found: list[dict[str, Any]] = pq.read_table(GEO / file).to_pylist()
    return found


@cache
def hub_of_district() -> dict[str, str]:
    return {
        row["district_code"]: HUB_OF_UPPER_TIER[row["upper_tier"]]
        for row in rows("districts.parquet")
        if row["upper_tier"]
    }


@cache
def places() -> Places:
    return Places.load(GEO, hub_of_district())
