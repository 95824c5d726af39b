"""Where the data comes from, under which licence, and what whoever uses it must carry."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pathways.errors import DataError

# What a pack stands on: the listings, and of the geography what is counted, drawn or sited.
_USED = (
    "catalogue/opportunities.csv",
    "catalogue/venues.csv",
    "catalogue/routes.csv",
    "geo/small_areas.parquet",
    "geo/lsoa.geojson",
    "geo/msoa.geojson",
    "geo/districts.geojson",
    "geo/hubs.geojson",
    "geo/schools.parquet",
)


@dataclass(frozen=True, slots=True)
class Credit:
    """One file of data: what it holds, its sources, of when they are, and its licence."""

    title: str
    sources: str
    vintage: str
    licence: str
    licence_url: str


@dataclass(frozen=True, slots=True)
class Credits:
    """All of them, and the statements that must stand wherever the figures do."""

    files: tuple[Credit, ...]
    statements: tuple[str, ...]


def load_credits(data: Path) -> Credits:
    """From the data package; empty where there is none, as with a catalogue of one's own.

    Raises:
        DataError: the data package is broken.
    """
    path = data / "datapackage.json"
    if not path.is_file():
        return Credits((), ())
    try:
        described = json.loads(path.read_text(encoding="utf-8"))["resources"]
        used = [each for each in described if each["path"] in _USED]
        statements = dict.fromkeys(each["attribution"] for each in used if "attribution" in each)
        return Credits(tuple(_credit(each) for each in used), tuple(statements))
    except (OSError, ValueError, KeyError, TypeError, IndexError) as error:
        raise DataError(path.name, "does not describe the data; `make data` does") from error


def _credit(resource: Any) -> Credit:
    licence = resource["licenses"][0]
    return Credit(
        title=resource["title"],
        sources="; ".join(each["title"] for each in resource["sources"]),
        vintage=resource["vintage"],
        licence=licence["title"],
        licence_url=licence["path"],
    )
