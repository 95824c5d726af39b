"""Where listings meet: venues put on the map as closely as their sources allow, and no closer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from cat_files import Cells, read_decisions
from cat_sources import Row

METRES_PER_MILE = 1609.344
# Where a district has several places of one name, the larger is meant.
_RANK = ("City", "Town", "Suburban Area", "Village", "Hamlet", "Other Settlement")


@dataclass(frozen=True, slots=True)
class Spot:
    """A point in WGS84 degrees and how far, in miles, the truth may be from it."""

    lat: float
    lon: float
    uncertain_miles: float = 0.0


class Gazetteer:
    """The geographic sources that venues are looked up in."""

    def __init__(self, folder: Path) -> None:
        self._postcodes = _table(folder / "postcodes_em20km.parquet", "pcds")
        self._schools = _table(folder / "schools_em.parquet", "urn")
        places = pd.read_parquet(folder / "gazetteer_em20km.parquet")
        order = places["type"].map({kind: rank for rank, kind in enumerate(_RANK)})
        places = places.assign(order=order).sort_values(["order", "os_id"])
        self._places = places.drop_duplicates(["name", "lad_nm"]).set_index(["name", "lad_nm"])
        width = self._places["mbrxmax"] - self._places["mbrxmin"]
        height = self._places["mbrymax"] - self._places["mbrymin"]
        miles = np.hypot(width, height) / 2 / METRES_PER_MILE
        self._uncertain = pd.Series(miles, index=self._places.index).round(2)

    def postcode(self, postcode: str) -> Spot:
        """The point of a live postcode."""
        return _spot(self._postcodes, postcode)

    def school(self, urn: str) -> Spot:
        """The point of a school in the register of schools."""
        return _spot(self._schools, int(urn))

    def place(self, name: str, district: str) -> Spot:
        """The point of a town, village or suburb; uncertain by half the diagonal of its box."""
        spot = _spot(self._places, (name, district))
        return Spot(spot.lat, spot.lon, float(self._uncertain[(name, district)]))


def _table(path: Path, key: str) -> pd.DataFrame:
    if not path.is_file():
        raise SystemExit(f"{path}: no such file; --geo names the folder that holds it")
    return pd.read_parquet(path, columns=[key, "lat", "lon"]).set_index(key)


def _spot(table: pd.DataFrame, key: object) -> Spot:
    if key not in table.index:
        raise SystemExit(f"decisions/venues.csv: {key!r} is not in the geographic sources")
    row = table.loc[[key]].iloc[0]
    return Spot(float(row["lat"]), float(row["lon"]))


def venue_ids_of(rows: Sequence[Row]) -> dict[tuple[str, int], str]:
    """The venues of each row, from the table that reads its venue and town."""
    table = {(each["venue"], each["town"]): each["venue_ids"] for each in read_decisions("places")}
    found = {}
    for row in rows:
        named = (row["venue"], row["town"])
        if named not in table and any(named):
            raise SystemExit(
                f"decisions/places.csv: no row for {named} of {row['name']!r}; add one"
            )
        found[row.key] = table.get(named, "")
    return found


def venue_rows(listings: Sequence[Cells], gazetteer: Gazetteer) -> list[Cells]:
    """A row for every venue that a listing uses, by id."""
    sources: dict[str, str] = {}
    for listing in listings:
        for venue_id in filter(None, listing["venue_id"].split(";")):
            sources.setdefault(venue_id, listing["source_url"])
    decided = {each["id"]: each for each in read_decisions("venues")}
    if missing := sorted(set(sources) - set(decided)):
        raise SystemExit(f"decisions/venues.csv: no row for {missing[0]!r}; add one")
    return [_venue(decided[each], sources[each], gazetteer) for each in sorted(sources)]


def _spot_of(decision: Cells, gazetteer: Gazetteer) -> Spot:
    """Where a venue stands: its school, else its published point, its postcode or its town."""
    if decision["urn"]:
        return gazetteer.school(decision["urn"])
    if decision["lat"]:
        return Spot(float(decision["lat"]), float(decision["lon"]))
    if decision["postcode"]:
        return gazetteer.postcode(decision["postcode"])
    return gazetteer.place(decision["place"], decision["district"])


def _venue(decision: Cells, source_url: str, gazetteer: Gazetteer) -> Cells:
    """The venue's row; its source is the page that places it, else the listing's own."""
    spot = _spot_of(decision, gazetteer)
    return {
        "id": decision["id"],
        "name": decision["name"],
        "address": decision["address"],
        "postcode": decision["postcode"],
        "town": decision["town"],
        "lat": f"{spot.lat:.6f}",
        "lon": f"{spot.lon:.6f}",
        "precision": decision["precision"],
        "uncertain_miles": f"{spot.uncertain_miles:g}",
        "step_free": decision["step_free"],
        "source_url": decision["source_url"] or source_url,
    }
