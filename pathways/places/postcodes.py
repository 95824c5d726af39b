"""Every postcode of the area: found by binary search, and its sector and outcode with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from pathways.errors import DataError, PlaceProblem
from pathways.geodesy import miles_between, to_cartesian
from pathways.model import Place, PlaceKind, Setting
from pathways.places.codes import Code
from pathways.places.districts import District
from pathways.places.elsewhere import NON_GEOGRAPHIC_OUTCODES
from pathways.places.tables import fixed_width, numbers, positions, read_columns

FILE = "postcodes.parquet"
COLUMNS = {
    "pcd7": "text",
    "lat_e6": "whole number",
    "lon_e6": "whole number",
    "district_code": "one of few texts",
    "setting": "one of few texts",
    "live": "yes or no",
}
SETTINGS: tuple[Setting, ...] = ("city", "town", "country")

# A sector with fewer homes than this could point at one of them; its outcode stands in for it.
FEWEST_TO_SHARE = 20

# The emptiest spots of the area, on Bleaklow, lie about two miles from any postcode.
FARTHEST_POINT_MILES = 3.0
_WINDOW_E6 = (50_000, 90_000)  # degrees of latitude and longitude that hold 3 miles at 54 degrees


@dataclass(frozen=True, slots=True, eq=False)
class Postcodes:
    """The postcodes as parallel arrays of length n, sorted by ``codes``.

    Attributes:
        codes: seven characters each, the first half padded to four (``NG1 5DT``, ``S1  3NJ``).
        lat_e6, lon_e6: WGS84 in millionths of a degree.
        district, setting: positions in ``districts`` and ``SETTINGS``.
        live: whether the postcode is in use.
    """

    codes: npt.NDArray[np.bytes_]
    lat_e6: npt.NDArray[np.int32]
    lon_e6: npt.NDArray[np.int32]
    district: npt.NDArray[np.uint8]
    setting: npt.NDArray[np.uint8]
    live: npt.NDArray[np.bool_]
    districts: tuple[District, ...]

    @classmethod
    def load(cls, folder: Path, districts: Mapping[str, District]) -> Postcodes:
        """Read the file.

        Raises:
            DataError: the file is missing or broken.
        """
        table = read_columns(folder / FILE, COLUMNS)
        known = tuple(districts.values())
        arrays = (
            _sorted_once(fixed_width(table, FILE, "pcd7", 7)),
            numbers(table.column("lat_e6").combine_chunks(), np.int32),
            numbers(table.column("lon_e6").combine_chunks(), np.int32),
            positions(table, FILE, "district_code", tuple(districts)),
            positions(table, FILE, "setting", SETTINGS),
            numbers(table.column("live").combine_chunks(), np.bool_),
        )
        for array in arrays:
            array.setflags(write=False)
        return cls(*arrays, known)

    def find(self, code: Code) -> Place | None:
        """The place of a code that the data has, or None.

        Raises:
            PlaceProblem: the code is for the post of organisations and no home address.
        """
        rows = self._rows(code)
        if code.outward in NON_GEOGRAPHIC_OUTCODES or code.area == "BX":
            raise _non_geographic(code)
        if rows.start == rows.stop:
            return None
        return self._postcode(code, rows.start) if code.whole else self._middle(code, rows)

    def has(self, code: Code) -> bool:
        rows = self._rows(code)
        return bool(rows.start < rows.stop)

    def nearest(self, lat: float, lon: float) -> tuple[District, Setting] | None:
        """District and setting of the postcode nearest to a point; None if none is in 3 miles."""
        north, east = round(lat * 1e6), round(lon * 1e6)
        near = np.flatnonzero(
            (np.abs(self.lat_e6 - north) <= _WINDOW_E6[0])
            & (np.abs(self.lon_e6 - east) <= _WINDOW_E6[1])
        )
        if not len(near):
            return None
        points = to_cartesian(self.lat_e6[near] / 1e6, self.lon_e6[near] / 1e6)
        miles = miles_between(points, to_cartesian(lat, lon))
        best = int(miles.argmin())
        if miles[best] > FARTHEST_POINT_MILES:
            return None
        row = near[best]
        return self.districts[int(self.district[row])], SETTINGS[int(self.setting[row])]

    def outcodes(self, area: str) -> list[str]:
        """Labels of the outcodes of a postcode area that have homes."""
        rows = self._span(area.encode())
        known = np.unique(self.codes[rows][self.live[rows]].astype("S4")).tolist()
        codes = [Code(outward.decode().rstrip()) for outward in known]
        return [
            str(code)
            for code in codes
            if code.area == area and code.outward not in NON_GEOGRAPHIC_OUTCODES
        ]

    def sectors(self, outward: str) -> list[str]:
        """Labels of the sectors of an outcode that have homes."""
        if outward in NON_GEOGRAPHIC_OUTCODES:
            return []
        rows = self._span(f"{outward:<4}".encode())
        known = np.unique(self.codes[rows][self.live[rows]].astype("S5")).tolist()
        return [str(Code(outward, sector.decode()[4:])) for sector in known]

    def shareable(self, code: Code) -> str:
        """The code cut to its sector, or to its outcode where the sector has too few homes."""
        rows = self._rows(code.sector)
        homes = np.count_nonzero(self.live[rows])
        return str(code.sector if homes >= FEWEST_TO_SHARE else code.outcode)

    def _rows(self, code: Code) -> slice:
        return self._span(f"{code.outward:<4}{code.inward}".encode())

    def _span(self, start: bytes) -> slice:
        # Keys as wide as the codes: a wider one would make numpy copy the whole array.
        first = self.codes.searchsorted(start)
        last = self.codes.searchsorted(start.ljust(7, b"\xff"), side="right")
        return slice(int(first), int(last))

    def _postcode(self, code: Code, row: int) -> Place:
        point = float(self.lat_e6[row]) / 1e6, float(self.lon_e6[row]) / 1e6
        district, setting = (
            self.districts[int(self.district[row])],
            SETTINGS[int(self.setting[row])],
        )
        gone = None if self.live[row] else _GONE.format(code)
        share = self.shareable(code)
        return district.place(str(code), "postcode", "postcode", point, setting, share, note=gone)

    def _middle(self, code: Code, rows: slice) -> Place:
        """The middle of the postcodes in use, with their commonest district and setting."""
        in_use = np.flatnonzero(self.live[rows]) + rows.start
        members = in_use if len(in_use) else np.arange(rows.start, rows.stop)
        lat, lon = self.lat_e6[members].mean() / 1e6, self.lon_e6[members].mean() / 1e6
        point = round(float(lat), 6), round(float(lon), 6)
        district = self.districts[int(np.bincount(self.district[members]).argmax())]
        setting = SETTINGS[int(np.bincount(self.setting[members]).argmax())]
        kind: PlaceKind = "sector" if code.inward else "outcode"
        share = self.shareable(code) if code.inward else str(code)
        gone = None if len(in_use) else _GONE.format(code)
        return district.place(str(code), kind, kind, point, setting, share, note=gone)


_GONE = "{} is no longer in use; distances are from where it was."


def _non_geographic(code: Code) -> PlaceProblem:
    return PlaceProblem(
        "non_geographic",
        f"{code.outward} is used for the post of large organisations, so it is not where anybody "
        "lives. Type the postcode of your home or school, or a town or village.",
    )


def _sorted_once(codes: npt.NDArray[np.bytes_]) -> npt.NDArray[np.bytes_]:
    """The codes, checked for the order that binary search relies on."""
    if not (codes[:-1] < codes[1:]).all():
        raise DataError(FILE, "postcodes should be sorted and stand once each", column="pcd7")
    return codes
