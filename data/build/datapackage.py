"""Write data/datapackage.json, which describes every published file (Frictionless Data Package).

python data/build/datapackage.py
"""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Annotated, Any

import pyarrow.parquet as pq
import typer
from package_columns import CATALOGUE, GEO, Columns

DATA = Path(__file__).resolve().parent.parent
ATTRIBUTION = (
    "Contains OS data © Crown copyright and database right 2025. Contains Royal Mail data © Royal "
    "Mail copyright and database right 2025. Contains National Statistics data © Crown copyright "
    "and database right 2025. Sources: Ordnance Survey, Office for National Statistics, DfE "
    "(GIAS), MHCLG (Indices of Deprivation 2025), DfT (NaPTAN). Licensed under the Open "
    "Government Licence v3.0."
)
OPEN_GOVERNMENT_LICENCE = {
    "name": "OGL-UK-3.0",
    "title": "Open Government Licence v3.0",
    "path": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
}
CREATIVE_COMMONS_LICENCE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}

BOUNDARIES = ("ONS boundaries of December 2021, simplified", "2021-12")
# What each file is, and its sources with their vintage.
GEO_FILES: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "districts.parquet": (
        "Local authority districts of the East Midlands and 20 km around",
        [("OS Code-Point Open", "2025-10"), ("OS Open Names", "2019")],
    ),
    "places.parquet": (
        "Cities, towns, villages, suburbs and hamlets",
        [("OS Open Names", "2019"), ("ONS Rural Urban Classification", "2021")],
    ),
    "postcodes.parquet": (
        "Postcodes in use and no longer in use",
        [("OS Code-Point Open", "2025-10"), ("ONS National Statistics Postcode Lookup", "2025-05")],
    ),
    "schools.parquet": (
        "Open schools",
        [("DfE Get Information About Schools", "2025-05-24"), ("DfE EduBase", "2017")],
    ),
    "small_areas.parquet": (
        "Small areas with their young people and deprivation",
        [
            ("ONS mid-2020 population estimates", "2020-06"),
            ("MHCLG English Indices of Deprivation", "2025"),
            ("ONS Rural Urban Classification", "2021"),
            ("OS Code-Point Open", "2025-10"),
        ],
    ),
    "stops.parquet": ("Bus, tram and rail stops in use", [("DfT NaPTAN", "2026-07-24")]),
    "districts.geojson": ("Outlines of the districts, to about 250 m", [BOUNDARIES]),
    "hubs.geojson": ("Outlines of the music hubs, dissolved from districts", [BOUNDARIES]),
    "region.geojson": ("Outline of the East Midlands, dissolved from districts", [BOUNDARIES]),
    "lsoa.geojson": ("Outlines of the small areas (LSOA 2021), to about 100 m", [BOUNDARIES]),
    "msoa.geojson": ("Outlines of the middle-sized areas (MSOA 2021)", [BOUNDARIES]),
}
CATALOGUE_FILES = {
    "hubs.csv": "Music hubs",
    "providers.csv": "Organisations that offer music",
    "venues.csv": "Where listings meet",
    "opportunities.csv": "Listings",
    "routes.csv": "Steps from one listing to the next",
    "route_groups.csv": "Listings that a source names together as one end of a step",
    "instruments.csv": "Instruments, their other names, and what players move to",
    "instrument_groups.csv": "Groups of instruments that listings name",
}


def described(file: str, present: list[str], columns: Columns) -> list[dict[str, Any]]:
    """The fields of one file, in its own order; a column that no one has described stops this."""
    if strange := [name for name in present if name not in columns]:
        raise SystemExit(f"{file}: describe column {', '.join(strange)} in package_columns.py")
    return [
        {"name": name, "type": columns[name][0], "description": columns[name][1]}
        for name in present
    ]


def columns_of(path: Path) -> list[str]:
    """Column names of a Parquet or CSV file; property names of the features of a GeoJSON file."""
    if path.suffix == ".parquet":
        names: list[str] = pq.read_schema(path).names
        return names
    with path.open(encoding="utf-8", newline="") as lines:
        if path.suffix == ".csv":
            return next(csv.reader(lines))
        return list(json.load(lines)["features"][0]["properties"])


def geo_resource(path: Path) -> dict[str, Any]:
    """The description of one file of data/geo."""
    title, sources = GEO_FILES[path.name]
    kind = path.suffix.removeprefix(".")
    media = "application/geo+json" if kind == "geojson" else "application/vnd.apache.parquet"
    return {
        "name": f"geo-{path.stem.replace('_', '-')}-{kind}",
        "path": f"geo/{path.name}",
        "title": title,
        "format": kind,
        "mediatype": media,
        "bytes": path.stat().st_size,
        "sources": [{"title": f"{name} ({vintage})"} for name, vintage in sources],
        "vintage": "; ".join(vintage for _, vintage in sources),
        "licenses": [OPEN_GOVERNMENT_LICENCE],
        "attribution": ATTRIBUTION,
        "schema": {"fields": described(path.name, columns_of(path), GEO[path.name])},
    }


def catalogue_resource(path: Path) -> dict[str, Any]:
    """The description of one file of data/catalogue."""
    fields = described(path.name, columns_of(path), CATALOGUE[path.name])
    for field in fields:
        if field["type"] == "boolean":
            field |= {"trueValues": ["yes"], "falseValues": ["no"]}
    return {
        "name": f"catalogue-{path.stem.replace('_', '-')}",
        "path": f"catalogue/{path.name}",
        "profile": "tabular-data-resource",
        "title": CATALOGUE_FILES[path.name],
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "sources": [{"title": _source_of(fields)}],
        "vintage": "2026-11; pages that are dated give their date row by row",
        "licenses": [CREATIVE_COMMONS_LICENCE],
        "schema": {"fields": fields, "missingValues": [""]},
    }


def _source_of(fields: list[dict[str, Any]]) -> str:
    if any(field["name"] == "source_url" for field in fields):
        return "Public pages, named row by row in source_url"
    return "Compiled for Pathways"


def package(data: Path) -> dict[str, Any]:
    """The description of all the published data."""
    return {
        "profile": "data-package",
        "name": "pathways",
        "title": "Music making for young people in the East Midlands",
        "description": f"What Pathways knows of places and of music making. {ATTRIBUTION}",
        "licenses": [OPEN_GOVERNMENT_LICENCE, CREATIVE_COMMONS_LICENCE],
        "resources": [
            *map(geo_resource, sorted((data / "geo").iterdir())),
            *map(catalogue_resource, sorted((data / "catalogue").glob("*.csv"))),
        ],
    }


def main(
    data: Annotated[Path, typer.Option(help="Folder with geo/ and catalogue/.")] = DATA,
) -> None:
    """Describe every published file in datapackage.json."""
    text = json.dumps(package(data), ensure_ascii=False, indent=1)
    (data / "datapackage.json").write_text(f"{text}\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    typer.run(main)
