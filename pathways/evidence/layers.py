"""The GeoJSON of the pack: areas with their figures, listings and sites, for other maps."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pathways.coverage.records import all_figures, on_outlines
from pathways.evidence.picture import Outlines
from pathways.evidence.values import Evidence
from pathways.exchange.geojson import to_geojson

# Division to file.
LAYERS: dict[str, str] = {
    "hub": "hubs.geojson",
    "district": "districts.geojson",
    "msoa": "msoas.geojson",
    "lsoa": "lsoas.geojson",
}
LISTINGS, SITES = "listings.geojson", "sites.geojson"


def make_layers(evidence: Evidence, outlines: Mapping[str, Outlines]) -> dict[str, str]:
    """File name to GeoJSON text; names of properties are those that commands print."""
    layers = {
        LAYERS[by]: on_outlines([all_figures(each) for each in figures], outlines[by])
        for by, figures in evidence.divisions.items()
    }
    layers[LISTINGS] = to_geojson(_listing_points(evidence))
    if evidence.sites is not None:
        layers[SITES] = to_geojson(evidence.sites["sites"])
    return {name: json.dumps(each, ensure_ascii=False) for name, each in layers.items()}


def _listing_points(evidence: Evidence) -> list[dict[str, Any]]:
    """One for each place of a listing."""
    return [
        {
            "id": each.id,
            "name": each.name,
            "provider": each.provider,
            "kind": each.kind,
            "certainty": each.certainty,
            "precision": precision,
            "lat": lat,
            "lon": lon,
            "url": each.url,
            "source_url": each.source_url,
            "source_date": each.source_date,
        }
        for each in evidence.counted
        for lon, lat, precision in each.points
    ]
