"""Boundaries for maps: districts, music hubs, the region, and the areas of statistics."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from geo_files import Feature
from shapely.geometry import mapping, shape

Row = tuple[dict[str, Any], dict[str, Any]]
Shapes = npt.NDArray[np.object_]

# The hub that serves each upper-tier authority; the Humber hub is the region's neighbour.
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

# Four decimals of a degree are 11 m, fine beside a 250 m outline; small areas need five, because
# at four the narrowest of them fold over themselves.
DISTRICT_DECIMALS, AREA_DECIMALS = 4, 5


def shapes_of(features: Sequence[Feature]) -> Shapes:
    """The geometries as an array of shapely objects."""
    return np.array([shape(feature["geometry"]) for feature in features], dtype=object)


def rounded(shapes: Shapes, decimals: int) -> list[dict[str, Any]]:
    """GeoJSON geometries with coordinates of so many decimals.

    A corner shared by two areas is rounded alike in both, so no gap opens between them.
    """
    exact = shapely.transform(shapely.orient_polygons(shapes), lambda xy: xy.round(decimals))
    if not shapely.is_valid(exact).all():
        raise SystemExit(f"rounding to {decimals} decimals folds a boundary over itself")
    return [mapping(geometry) for geometry in exact]


def district_rows(features: Sequence[Feature], names: dict[str, str]) -> Iterator[Row]:
    """Districts with code, name and whether they are in the region, by code."""
    ordered = sorted(features, key=lambda feature: str(feature["properties"]["lad_cd"]))
    for feature, geometry in zip(
        ordered, rounded(shapes_of(ordered), DISTRICT_DECIMALS), strict=True
    ):
        given = feature["properties"]
        code = given["lad_cd"]
        yield {"code": code, "name": names[code], "in_region": given["in_em"] == 1}, geometry


def hub_rows(features: Sequence[Feature]) -> Iterator[Row]:
    """The music hubs, dissolved from their districts, by id; the region's are marked."""
    members: dict[str, list[Feature]] = {}
    for feature in features:
        hub = HUB_OF_UPPER_TIER.get(feature["properties"]["utla"] or "")
        if hub:
            members.setdefault(hub, []).append(feature)
    for hub, parts in sorted(members.items()):
        in_region = all(part["properties"]["in_em"] == 1 for part in parts)
        yield {"id": hub, "in_region": in_region}, _dissolved(parts)


def region_rows(features: Sequence[Feature]) -> Iterator[Row]:
    """The outline of the region, dissolved from its districts."""
    parts = [feature for feature in features if feature["properties"]["in_em"] == 1]
    yield {"code": "E12000004", "name": "East Midlands"}, _dissolved(parts)


def _dissolved(parts: Sequence[Feature]) -> dict[str, Any]:
    whole = shapely.coverage_union_all(shapes_of(parts))
    return rounded(np.array([whole], dtype=object), DISTRICT_DECIMALS)[0]


def area_rows(features: Sequence[Feature], tolerance: float) -> Iterator[Row]:
    """Areas of statistics by code, simplified together so that shared edges stay shared.

    ``tolerance`` in degrees: corners that span less than its square are dropped.
    """
    ordered = sorted(features, key=lambda feature: str(feature["properties"]["cd"]))
    simple = shapely.coverage_simplify(shapes_of(ordered), tolerance)
    for feature, geometry in zip(ordered, rounded(simple, AREA_DECIMALS), strict=True):
        given = feature["properties"]
        yield {"code": given["cd"], "district_code": given["lad_cd"]}, geometry
