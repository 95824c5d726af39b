"""Where the young people live: the small areas of the region, as arrays."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from pathways.coverage.border import miles_to_border
from pathways.errors import DataError
from pathways.geodesy import Floats, to_cartesian
from pathways.model import Hub
from pathways.places.districts import load_districts
from pathways.places.tables import numbers, read_columns

FILE = "small_areas.parquet"
REGION_CODE, REGION_NAME = "E12000004", "East Midlands"
NO_HUB = ""
SETTINGS = ("city", "town", "country")
_COLUMNS = {
    "lsoa21cd": "text",
    "lsoa21nm": "text",
    "msoa21cd": "text",
    "msoa21nm": "text",
    "district_code": "text",
    "setting": "text",
    "in_region": "yes or no",
    "lat": "number",
    "lon": "number",
    "mye20_5_18": "number",
    "imd25_score": "number",
    "imd25_decile": "whole number",
}
_NOT_DESCRIBED = "no datapackage.json describes the sources"
Texts = npt.NDArray[np.str_]


@dataclass(frozen=True, slots=True, eq=False)
class Areas:
    """The region's small areas (LSOA 2021), A of them; arrays have one entry per area.

    Attributes:
        code, name, msoa, msoa_name, district, setting: as published.
        hub: id of the hub of the area's district, NO_HUB where none is known.
        lat, lon, points: the mean of the area's live postcodes, in degrees and (A, 3) metres.
        young_people: residents aged 5 to 18, a mid-2020 estimate given in tenths.
        need: score of the Index of Multiple Deprivation 2025, more being more deprived.
        decile: national decile of that score, 1 being the most deprived.
        border_miles: to the nearest land border of the region, beyond which nothing is surveyed.
        district_names, hub_names: code or id to name.
        sources: what the figures come from, with dates.
    """

    code: Texts
    name: Texts
    msoa: Texts
    msoa_name: Texts
    district: Texts
    hub: Texts
    setting: Texts
    lat: Floats
    lon: Floats
    points: Floats
    young_people: Floats
    need: Floats
    decile: npt.NDArray[np.int64]
    border_miles: Floats
    district_names: Mapping[str, str]
    hub_names: Mapping[str, str]
    sources: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.code)


def load_areas(folder: Path, hubs: Mapping[str, Hub]) -> Areas:
    """Read the small areas of the region.

    Args:
        folder: of the geography; the data package beside it names the sources.
        hubs: the catalogue's hubs by id.

    Raises:
        DataError: a file is missing or broken; says which, and which column.
    """
    table = read_columns(folder / FILE, _COLUMNS)
    inside = numbers(table.column("in_region").combine_chunks(), np.bool_)
    column = {name: _column(table, name)[inside] for name in _COLUMNS}
    hub_of = {code: hub.id for hub in hubs.values() for code in hub.districts}
    points = to_cartesian(column["lat"], column["lon"])
    return Areas(
        code=column["lsoa21cd"],
        name=column["lsoa21nm"],
        msoa=column["msoa21cd"],
        msoa_name=column["msoa21nm"],
        district=column["district_code"],
        hub=np.array([hub_of.get(each, NO_HUB) for each in column["district_code"].tolist()]),
        setting=column["setting"],
        lat=column["lat"],
        lon=column["lon"],
        points=points,
        # Stored as 32-bit numbers; what was published has one and three decimals.
        young_people=column["mye20_5_18"].round(1),
        need=column["imd25_score"].round(3),
        decile=column["imd25_decile"].astype(np.int64),
        border_miles=miles_to_border(folder, points),
        district_names={code: each.name for code, each in load_districts(folder, {}).items()},
        hub_names={each.id: each.name for each in hubs.values()},
        sources=_sources(folder.parent / "datapackage.json"),
    )


def _column(table: Any, name: str) -> npt.NDArray[Any]:
    cells = table.column(name).combine_chunks()
    if _COLUMNS[name] == "text":
        return np.array(cells.to_pylist(), dtype=np.str_)
    return numbers(cells, np.bool_ if _COLUMNS[name] == "yes or no" else np.float64)


def _sources(path: Path) -> tuple[str, ...]:
    if not path.is_file():  # as with a catalogue and geography of one's own
        return (_NOT_DESCRIBED,)
    try:
        resources = json.loads(path.read_text(encoding="utf-8"))["resources"]
        described = next(each for each in resources if each["path"] == f"geo/{FILE}")
        return tuple(str(each["title"]) for each in described["sources"])
    except (OSError, ValueError, KeyError, TypeError, StopIteration) as error:
        raise DataError(path.name, f"does not describe geo/{FILE}; `make data` does") from error
