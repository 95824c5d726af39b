"""Places and listings as GeoJSON (RFC 7946)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any


def to_geojson(records: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """A FeatureCollection of the records that have a point; the rest become properties."""
    return {
        "type": "FeatureCollection",
        "features": [_feature(each) for each in records if each.get("lat") is not None],
    }


def _feature(record: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [record["lon"], record["lat"]]},
        "properties": {key: each for key, each in record.items() if key not in ("lat", "lon")},
    }
