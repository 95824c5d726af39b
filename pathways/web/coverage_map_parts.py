"""The parts of the region as files for the map: codes, names, residents and outlines.

A file is the same for every question, so a browser fetches it once and keeps it for good; what a
question finds is then told as a few characters for each part, in the file's order. The outlines of
hubs and districts stand in the map document itself; those of small areas come one file for each
hub, so that nobody fetches a neighbourhood that is not shown.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from pathways.coverage import Areas
from pathways.coverage.divisions import Division, divide
from pathways.coverage.outlines import load_outlines
from pathways.web.server import publish_outlines
from pathways.wiring import App, small_areas

# Ten-thousandths of a degree: 11 metres north, 7 east.
_STEPS_PER_DEGREE = 10_000
_OUTLINED = ("msoa", "lsoa")


@dataclass(frozen=True, slots=True)
class PartFile:
    """One file of parts.

    Attributes:
        url: its address.
        codes: the parts in the file's order.
    """

    url: str
    codes: tuple[str, ...]


@cache
def part_files(app: App, by: str) -> tuple[PartFile, ...]:
    """The files of one division of the region, made when it is first looked at.

    Raises:
        DataError: the outlines are missing or broken.
    """
    areas = small_areas(app)
    division = divide(areas, by)
    outlines = load_outlines(app.settings.data / "geo", by) if by in _OUTLINED else {}
    people = np.rint(division.sums(areas.young_people)).astype(int).tolist()
    files = []
    for rows in _by_hub(areas, division, by):
        codes = tuple(division.codes[row] for row in rows)
        content: dict[str, Any] = {
            "by": by,
            "codes": codes,
            "names": [division.names[row] for row in rows],
            "people": [people[row] for row in rows],
        }
        if outlines:
            content["outlines"] = [trimmed(outlines.get(code)) for code in codes]
        text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        files.append(PartFile(publish_outlines(text), codes))
    return tuple(files)


def _by_hub(areas: Areas, division: Division, by: str) -> list[list[int]]:
    """The rows of the division that go into each file."""
    if by not in _OUTLINED:
        return [list(range(len(division.codes)))]
    hubs: dict[str, set[int]] = {}
    for hub, row in zip(areas.hub.tolist(), division.part.tolist(), strict=True):
        hubs.setdefault(hub, set()).add(row)
    return [sorted(hubs[hub]) for hub in sorted(hubs)]


def trimmed(geometry: Mapping[str, Any] | None) -> list[list[list[int]]]:
    """Polygons of rings, each ring flat: a point, then the steps from point to point.

    Longitude comes before latitude, in ten-thousandths of a degree; points that fall together are
    one. Half the size of GeoJSON, compressed two thirds.

    Args:
        geometry: a GeoJSON Polygon or MultiPolygon; None where there is no outline.
    """
    if geometry is None:
        return []
    shape = geometry["coordinates"]
    polygons = [shape] if geometry["type"] == "Polygon" else shape
    return [[_steps(ring) for ring in polygon] for polygon in polygons]


def _steps(ring: Iterable[Sequence[float]]) -> list[int]:
    steps: list[int] = []
    last_lon = last_lat = 0
    for lon, lat in ring:
        here_lon, here_lat = round(lon * _STEPS_PER_DEGREE), round(lat * _STEPS_PER_DEGREE)
        if not steps or (here_lon, here_lat) != (last_lon, last_lat):
            steps += (here_lon - last_lon, here_lat - last_lat)
            last_lon, last_lat = here_lon, here_lat
    return steps
