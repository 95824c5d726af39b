"""Build data/geo from the geographic sources.

    python data/build/geography.py --sources ../shared/geodata --out data/geo

The sources are open data of Ordnance Survey, the Office for National Statistics, the Department
for Education, the Ministry of Housing, Communities and Local Government and the Department for
Transport; data/datapackage.json says which file comes from which. The same sources give the same
bytes.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import pandas as pd
import typer
from geo_areas import YOUNG, small_areas, stops
from geo_boundaries import area_rows, district_rows, hub_rows, region_rows
from geo_districts import districts
from geo_files import read_features, read_source, write_geojson, write_table
from geo_places import gazetteer_places, school_places
from geo_postcodes import postcodes
from geo_setting import area_settings

COLUMNS: Mapping[str, list[str]] = {
    "postcodes_em20km.parquet": [
        *("pcds", "lat", "lon", "lsoa21cd", "lad25cd", "lad25nm", "utla", "in_em")
    ],
    "postcodes_em_terminated_nspl2025_05.parquet": ["pcds", "lat", "lon", "lsoa21cd", "lad25cd"],
    "gazetteer_em20km.parquet": [
        *("os_id", "name", "alt_name", "type", "lat", "lon", "postcode_district"),
        *("county_os2019", "lad_cd", "lsoa21cd", "mbrxmin", "mbrymin", "mbrxmax", "mbrymax"),
    ],
    "schools_em.parquet": [
        *("urn", "name", "type", "phase", "pupils", "lat", "lon", "lsoa21cd_point", "lad_cd"),
        *("postcode_inferred", "postcode_dist_m", "postcode_method"),
    ],
    "lsoa21_em20km.parquet": [
        *("lsoa21cd", "lsoa21nm", "msoa21cd", "msoa21nm", "lad24cd", "in_em", "pw_lat", "pw_lon"),
        *("urban_rural", "imd25_score", "imd25_rank", "imd25_decile", *YOUNG),
    ],
    "naptan_em.parquet": [
        *("CommonName", "Indicator", "LocalityName", "StopType", "Status", "lat", "lon")
    ],
}
CATEGORIES = (
    *("district_code", "lsoa21cd", "msoa21cd", "msoa21nm", "setting", "type", "phase"),
    *("urban_rural", "mode", "locality", "name", "near", "outcode", "indicator"),
)

# Degrees; about 100 m, below what a map of one town shows, and about 150 m for the larger areas.
SMALL_AREA_TOLERANCE, MIDDLE_AREA_TOLERANCE = 0.0015, 0.002


def build_tables(sources: Path) -> dict[str, pd.DataFrame]:
    """Every table of data/geo by file name."""
    source = {name: read_source(sources, name, columns) for name, columns in COLUMNS.items()}
    live, terminated, gazetteer, schools, areas, naptan = source.values()
    setting = area_settings(areas, gazetteer[gazetteer["type"] == "City"])
    places = gazetteer_places(gazetteer, areas, setting)
    return {
        "districts.parquet": districts(live, gazetteer),
        "places.parquet": places,
        "postcodes.parquet": postcodes(live, terminated, areas, setting),
        "schools.parquet": school_places(schools, places, areas, setting),
        "small_areas.parquet": small_areas(areas, setting),
        "stops.parquet": stops(naptan),
    }


def write_boundaries(sources: Path, out: Path, names: dict[str, str]) -> None:
    """Write every boundary file; districts, hubs and region share one outline."""
    outline = read_features(sources, "lad_em20km_250m.geojson")
    small = read_features(sources, "lsoa21_em_poly.geojson")
    middle = read_features(sources, "msoa21_em_poly.geojson")
    write_geojson(out / "districts.geojson", district_rows(outline, names))
    write_geojson(out / "hubs.geojson", hub_rows(outline))
    write_geojson(out / "region.geojson", region_rows(outline))
    write_geojson(out / "lsoa.geojson", area_rows(small, SMALL_AREA_TOLERANCE))
    write_geojson(out / "msoa.geojson", area_rows(middle, MIDDLE_AREA_TOLERANCE))


def main(
    sources: Annotated[Path, typer.Option(help="Folder of the geographic sources.")] = Path(
        "../shared/geodata"
    ),
    out: Annotated[Path, typer.Option(help="Folder to write to.")] = Path("data/geo"),
) -> None:
    """Build the compact geography that Pathways carries."""
    out.mkdir(parents=True, exist_ok=True)
    tables = build_tables(sources)
    for name, table in tables.items():
        few = [column for column in table.columns if column in CATEGORIES]
        write_table(out / name, table, few)
    known = tables["districts.parquet"]
    write_boundaries(sources, out, dict(zip(known["district_code"], known["name"], strict=True)))
    for path in sorted(out.iterdir()):
        rows = f"{len(tables[path.name]):>9,} rows" if path.name in tables else " " * 14
        typer.echo(f"{path.name:<22}{rows}{path.stat().st_size:>12,} bytes")


if __name__ == "__main__":
    typer.run(main)
