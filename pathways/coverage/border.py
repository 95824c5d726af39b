"""Where the region borders on land that nobody has surveyed; the sea is no such border."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from scipy.spatial import cKDTree

from pathways.errors import DataError
from pathways.geodesy import Floats, chords_to_miles, to_cartesian

FILE = "districts.geojson"
_SPACING_MILES = 0.25
_DEGREES_PER_MILE = 1 / 69
Corner = tuple[float, float]
Edge = tuple[Corner, Corner]


def miles_to_border(folder: Path, points: Floats) -> Floats:
    """Miles from each of ``points`` (A, 3) to the nearest land border of the region.

    Measured to points a quarter of a mile apart along outlines that are simplified to about 250 m.

    Raises:
        DataError: the outlines of the districts are missing or broken.
    """
    border = _land_border(_districts(folder / FILE))
    if not border:
        return np.full(len(points), np.inf)
    lon, lat = np.concatenate([_along(edge) for edge in border]).T
    chords, _ = cKDTree(to_cartesian(lat, lon)).query(points)
    return chords_to_miles(chords)


def _districts(path: Path) -> list[tuple[bool, list[Any]]]:
    """Whether each district is in the region, and its rings."""
    try:
        features = json.loads(path.read_text(encoding="utf-8"))["features"]
        return [(each["properties"]["in_region"], list(_rings(each))) for each in features]
    except OSError as error:
        raise DataError(path.name, "cannot be read; `make data` builds it") from error
    except (ValueError, KeyError, TypeError) as error:
        problem = "is no GeoJSON with in_region on each district; `make data` builds it"
        raise DataError(path.name, problem) from error


def _rings(feature: Any) -> Iterator[Any]:
    shape = feature["geometry"]
    polygons = shape["coordinates"]
    for polygon in [polygons] if shape["type"] == "Polygon" else polygons:
        yield from polygon


def _land_border(districts: Iterable[tuple[bool, list[Any]]]) -> list[Edge]:
    """Edges that a district of the region shares with one outside it."""
    edges: dict[bool, set[Edge]] = {True: set(), False: set()}
    for in_region, rings in districts:
        for ring in rings:
            corners = [(float(lon), float(lat)) for lon, lat in ring]
            edges[in_region].update((min(pair), max(pair)) for pair in pairwise(corners))
    return sorted(edges[True] & edges[False])


def _along(edge: Edge) -> Floats:
    """Points along an edge, both ends among them."""
    start, end = np.array(edge)
    pieces = int(np.abs(end - start).max() / (_SPACING_MILES * _DEGREES_PER_MILE)) + 1
    points: Floats = np.linspace(start, end, pieces + 1)
    return points
