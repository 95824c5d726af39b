"""Small areas made to measure, and questions about them, for tests of coverage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from pathways.catalogue import Catalogue, load_catalogue
from pathways.coverage import Areas, Question, Standing, make_question, stand
from pathways.geodesy import to_cartesian
from pathways.model import Place
from pathways.settings import ROOT
from tests.oracle import Row
from tests.oracle.coverage import Area as OracleArea
from tests.unit.catalogue_files import HUBS, write_catalogue

TODAY = date(2026, 11, 22)
GEO = ROOT / "data" / "geo"
NOTTS = "nottingham-nottinghamshire"
# One degree of latitude at 53 degrees north, by geopy's geodesic.
MILES_PER_DEGREE = 69.15


@dataclass(frozen=True)
class Spot:
    """A small area to be: by default 100 people on the border of nothing."""

    lat: float
    lon: float = -1.15
    people: float = 100.0
    need: float = 20.0
    decile: int = 5
    setting: str = "town"
    hub: str = NOTTS
    district: str = "E06000018"
    border_miles: float = 50.0


def make_areas(spots: Sequence[Spot]) -> Areas:
    """The spots as small areas, two of them to a middle-sized area."""

    def column(name: str, dtype: Any = None) -> Any:
        return np.array([getattr(each, name) for each in spots], dtype=dtype)

    numbers = range(len(spots))
    lat, lon = column("lat", np.float64), column("lon", np.float64)
    return Areas(
        code=np.array([f"E010{n:05d}" for n in numbers], dtype=np.str_),
        name=np.array([f"Area {n:03d}" for n in numbers], dtype=np.str_),
        msoa=np.array([f"E020{n // 2:05d}" for n in numbers], dtype=np.str_),
        msoa_name=np.array([f"Middle {n // 2:03d}" for n in numbers], dtype=np.str_),
        district=column("district", np.str_),
        hub=column("hub", np.str_),
        setting=column("setting", np.str_),
        lat=lat,
        lon=lon,
        points=to_cartesian(lat, lon).reshape(-1, 3),
        young_people=column("people", np.float64),
        need=column("need", np.float64),
        decile=column("decile", np.int64),
        border_miles=column("border_miles", np.float64),
        district_names={each.district: f"District {each.district}" for each in spots},
        hub_names={id_: name for id_, (name, _) in HUBS.items()},
        sources=("Made up for a test",),
    )


def place_of(spot: Spot) -> Place:
    """The spot as somebody's home."""
    return Place(
        label="Home",
        kind="point",
        precision="point",
        lat=spot.lat,
        lon=spot.lon,
        district=None,
        district_code=spot.district,
        hub_id=spot.hub,
        in_region=True,
        setting="town",
        shareable="Home",
    )


def for_oracle(areas: Areas) -> list[OracleArea]:
    """The same areas as the oracle has them."""
    columns = (areas.code, areas.lat, areas.lon, areas.hub, areas.young_people, areas.need)
    rows = zip(*(column.tolist() for column in columns), strict=True)
    return [OracleArea(*row) for row in rows]


def load(folder: Path, listings: Sequence[Row], venues: Sequence[Row]) -> Catalogue:
    """A catalogue of these listings at these venues."""
    return load_catalogue(write_catalogue(folder, listings, venues))


def ask(
    catalogue: Catalogue, instrument: str = "clarinet", stage: str = "foundation", within: float = 5
) -> Question:
    """A question about this catalogue."""
    return make_question(catalogue.instruments, instrument=instrument, stage=stage, within=within)


def answer(catalogue: Catalogue, spots: Sequence[Spot], **asked: Any) -> Standing:
    """Where each spot stands."""
    return stand(catalogue, make_areas(spots), ask(catalogue, **asked), TODAY)
