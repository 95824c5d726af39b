"""What the map draws, taken from the catalogue and the geography files."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyarrow.parquet as parquet
from pyarrow import ArrowException

from pathways.catalogue import Catalogue
from pathways.errors import DataError
from pathways.model import Opportunity, Venue
from pathways.web.map_document import BaseMap, MapPoint

# Hamlets and the like are left out: with them a phone would load half as much again.
_RANKS = {"City": 1, "Town": 2, "Village": 3, "Suburban Area": 4}


def catalogue_points(catalogue: Catalogue) -> tuple[MapPoint, ...]:
    """Every place of every listing that has not ended, in order of listing id."""
    return listing_points(
        catalogue, (listing for listing in catalogue.opportunities if not listing.ended)
    )


def listing_points(catalogue: Catalogue, listings: Iterable[Opportunity]) -> tuple[MapPoint, ...]:
    """Every place of these listings, in their order."""
    return tuple(
        point_of(catalogue, listing, catalogue.venues[venue_id])
        for listing in listings
        for venue_id in listing.venue_ids
    )


def point_of(catalogue: Catalogue, listing: Opportunity, venue: Venue) -> MapPoint:
    """A listing at one of its places."""
    return MapPoint(
        id=listing.id,
        name=listing.name,
        provider=catalogue.providers[listing.provider_id].name,
        lat=venue.lat,
        lon=venue.lon,
        precision=venue.precision,
        uncertain_miles=venue.uncertain_miles,
        kind=listing.kind,
    )


def read_base_map(folder: Path) -> BaseMap:
    """The base map from ``districts.geojson``, ``hubs.geojson`` and ``places.parquet``.

    Raises:
        DataError: a file is missing or cannot be read.
    """
    return BaseMap(
        districts=_read_geojson(folder / "districts.geojson"),
        hubs=_read_geojson(folder / "hubs.geojson"),
        towns=_read_towns(folder / "places.parquet"),
    )


def _read_geojson(path: Path) -> dict[str, Any]:
    try:
        collection = json.loads(path.read_text(encoding="utf-8"))
        polygons = [feature["geometry"]["type"] for feature in collection["features"]]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DataError(path.name, f"should be a GeoJSON collection of areas ({error})") from error
    if not polygons:
        raise DataError(path.name, "holds no area; it should hold at least one")
    return {"type": "FeatureCollection", "features": collection["features"]}


def _read_towns(path: Path) -> list[tuple[str, float, float, int]]:
    columns = ["name", "lat", "lon", "type", "uncertain_miles"]
    try:
        rows = parquet.read_table(path, columns=columns).to_pylist()
    except (OSError, ArrowException) as error:
        problem = f"should be a table with the columns {', '.join(columns)} ({error})"
        raise DataError(path.name, problem) from error
    settled = [row for row in rows if row["type"] in _RANKS]
    # Of two names that collide the map keeps the first, so the larger place goes first.
    settled.sort(key=lambda row: (_RANKS[row["type"]], -row["uncertain_miles"], row["name"]))
    return [
        (row["name"], round(row["lat"], 4), round(row["lon"], 4), _RANKS[row["type"]])
        for row in settled
    ]
