"""Public-transport stops, and which of them are nearest to a point."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Self

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from pathways.geodesy import Floats, miles_between, to_cartesian
from pathways.places.tables import numbers, positions, read_columns

StopMode = Literal["bus", "tram", "rail"]
# Beyond these a stop is no help: a bus within a lift or a long walk, a train or tram within a walk.
FARTHEST_MILES: dict[StopMode, float] = {"bus": 5.0, "tram": 1.0, "rail": 1.0}
_COLUMNS = {
    "mode": "one of few texts",
    "locality": "text",
    "name": "text",
    "lat_e6": "whole number",
    "lon_e6": "whole number",
}
_DEGREES = 1e-6
# Lines for outings, listed with the railways: nobody goes to a rehearsal by steam train.
_HERITAGE = "Peak Rail|Great Central Railway|Ecclesbourne Valley Railway|Battlefield Line"


@dataclass(frozen=True, slots=True)
class NearStop:
    """A stop and how far off it is in a straight line."""

    mode: StopMode
    name: str
    locality: str
    miles: float


class Stops:
    """Every stop that is known: n names, n localities and (n, 3) earth-centred metres."""

    def __init__(self, table: pa.Table, points: Floats, mode: npt.NDArray[np.uint8]) -> None:
        # The names stay in their table: few are ever read, and as a list they would slow the start.
        self._table = table
        modes = enumerate(FARTHEST_MILES)
        self._rows = {each: np.flatnonzero(mode == number) for number, each in modes}
        self._points = {each: points[rows] for each, rows in self._rows.items()}

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read ``stops.parquet``.

        Raises:
            DataError: the file is missing or broken.
        """
        table = read_columns(path, _COLUMNS)
        heritage = pc.match_substring_regex(table.column("name"), _HERITAGE)
        table = table.filter(pc.invert(heritage))
        lat, lon = (
            numbers(table.column(each).combine_chunks(), np.int32) * _DEGREES
            for each in ("lat_e6", "lon_e6")
        )
        mode = positions(table, path.name, "mode", tuple(FARTHEST_MILES))
        return cls(table.select(["name", "locality"]), to_cartesian(lat, lon), mode)

    def nearest(self, lat: float, lon: float) -> tuple[NearStop, ...]:
        """The nearest stop of each mode that is near enough to help: bus, tram, rail."""
        point = to_cartesian(lat, lon)
        found = (self._nearest(mode, point) for mode in FARTHEST_MILES)
        return tuple(each for each in found if each is not None)

    def _nearest(self, mode: StopMode, point: Floats) -> NearStop | None:
        miles = miles_between(self._points[mode], point)
        if not len(miles) or miles.min() > FARTHEST_MILES[mode]:
            return None
        place = int(miles.argmin())
        name, locality = (column[int(self._rows[mode][place])] for column in self._table.columns)
        return NearStop(mode, name.as_py(), locality.as_py(), float(miles[place]))
