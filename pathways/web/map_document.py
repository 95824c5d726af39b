"""The map as one self-contained HTML document, built with folium.

The document holds the base map and every listing's point, but nothing about who is looking: which
listings show, which is chosen and where home is arrive later as messages. So one document serves
everybody and can be cached for good.

folium renders what it is given as a template a second time, and its pop-ups are raw HTML. Data
therefore never passes through folium: it stands in JSON blocks, which the map's own scripts read
and show as text.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pathways.vocabulary import KINDS
from pathways.web.map_parts import BLOCKS_HERE, Tiles
from pathways.web.map_skeleton import map_skeleton
from pathways.wording import CERTAINTY_WORDS

__all__ = ["BaseMap", "MapPoint", "Tiles", "data_block", "map_document"]

ATTRIBUTION = "Contains OS data © Crown copyright and database right 2025"
MORE_ATTRIBUTION = (
    "Contains Royal Mail data © Royal Mail copyright and database right 2025. Contains National "
    "Statistics data © Crown copyright and database right 2025. Licensed under the Open "
    "Government Licence v3.0."
)


@dataclass(frozen=True, slots=True)
class MapPoint:
    """One place of one listing; a listing with several places has several points.

    Attributes:
        id: the listing's id.
        lat, lon: WGS84 degrees.
        precision: ``town`` where the source names no more than the town.
        uncertain_miles: how far the true spot may be from the point; 0 unless a town.
        kind: a key of ``pathways.vocabulary.KINDS``.
    """

    id: str
    name: str
    provider: str
    lat: float
    lon: float
    precision: str
    uncertain_miles: float
    kind: str


@dataclass(frozen=True, slots=True)
class BaseMap:
    """What lies under the pins.

    Attributes:
        districts: GeoJSON polygons of the local authority districts; those whose property
            ``in_region`` is false are drawn fainter.
        hubs: GeoJSON polygons of the music hubs; the first view shows all of them.
        towns: name, latitude, longitude and rank of each settlement, the most important first.
            Rank 1 (city) is named from zoom 7, 2 (town) from 9, 3 (village) from 12, 4 from 13.
    """

    districts: Mapping[str, Any]
    hubs: Mapping[str, Any]
    towns: Sequence[tuple[str, float, float, int]]


def map_document(
    points: Sequence[MapPoint],
    base: BaseMap,
    tiles: Tiles | None = None,
    words: Mapping[str, str] = CERTAINTY_WORDS,
) -> str:
    """The whole document; equal arguments give equal text.

    Args:
        words: what each shape of pin means, by certainty.
    """
    return with_data(map_skeleton(tiles), points, base, tiles, words)


def with_data(
    skeleton: str,
    points: Sequence[MapPoint],
    base: BaseMap,
    tiles: Tiles | None,
    words: Mapping[str, str],
) -> str:
    """The skeleton of a map document with its data, which every map of ours has alike."""
    blocks = {
        "words": words,
        "districts": base.districts,
        "hubs": base.hubs,
        "towns": base.towns,
        "listings": _collection(points),
        "attribution": [ATTRIBUTION, MORE_ATTRIBUTION, *([tiles.attribution] if tiles else [])],
    }
    data = "\n".join(data_block(name, block) for name, block in blocks.items())
    return skeleton.replace(BLOCKS_HERE, data, 1)


def _collection(points: Iterable[MapPoint]) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": [_feature(point) for point in points]}


def _feature(point: MapPoint) -> dict[str, Any]:
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [point.lon, point.lat]},
        "properties": {
            "id": point.id,
            "name": point.name,
            "provider": point.provider,
            "kind": KINDS[point.kind],
            "precision": point.precision,
            "uncertain_miles": point.uncertain_miles,
        },
    }


def data_block(name: str, data: object) -> str:
    """An element that holds ``data`` as JSON, which the map's scripts read by ``name``."""
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    # Without "<" no text of the data can end the block, or open a comment in it.
    text = text.replace("<", "\\u003c")
    return f'<script type="application/json" id="{name}">{text}</script>'
