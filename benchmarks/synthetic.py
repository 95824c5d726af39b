"""A synthetic catalogue of any size, for measuring only: none of its listings exist.

Every listing is a copy of a real one under a made-up name, so that reach, kind, instruments,
levels, ages and ways to join keep their real proportions. Every venue moves to a real settlement,
drawn at random from those of the same hub and setting as the one it was nearest to.
"""

from __future__ import annotations

import csv
import random
import shutil
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from pathways.catalogue.tables import ROW_TYPES, columns_of
from pathways.geodesy import miles_between, to_cartesian

Cells = dict[str, str]

SEED = 20261122
_KEPT_AS_THEY_ARE = ("hubs", "instruments", "instrument_groups")
_WORDS = ("instruments_text", "level_text", "frequency", "cost_text", "inclusion_text", "note")
_ADDRESSES = ("url", "source_url")
_SYNTHETIC = "Synthetic"
_SYNTHETIC_URL = "https://example.org/synthetic"


def write_synthetic_catalogue(
    catalogue: Path, geo: Path, folder: Path, listings: int, seed: int = SEED
) -> None:
    """Write the files of a catalogue into ``folder``; equal arguments give equal files.

    Args:
        catalogue, geo: folders of the real catalogue and geography.
        listings: how many opportunities to write.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name in _KEPT_AS_THEY_ARE:
        shutil.copyfile(catalogue / f"{name}.csv", folder / f"{name}.csv")
    maker = _Maker(catalogue, geo, seed)
    _write(folder, "opportunities", maker.listings(listings))
    _write(folder, "venues", maker.venues.values())
    _write(folder, "providers", maker.providers.values())
    _write(folder, "routes", [])
    _write(folder, "route_groups", [])


class _Maker:
    """Makes listings, and on the way the venues and providers that they name."""

    def __init__(self, catalogue: Path, geo: Path, seed: int) -> None:
        self.venues: dict[tuple[str, int], Cells] = {}
        self.providers: dict[tuple[str, int], Cells] = {}
        self._random = random.Random(seed)
        self._rows = _read(catalogue, "opportunities")
        self._real_venues = {row["id"]: row for row in _read(catalogue, "venues")}
        self._real_providers = {row["id"]: row for row in _read(catalogue, "providers")}
        hubs = {
            code.strip(): row["id"]
            for row in _read(catalogue, "hubs")
            for code in row["districts"].split(";")
        }
        self._settlements = _Settlements(geo, hubs)

    def listings(self, count: int) -> list[Cells]:
        """Whole copies of the real listings, and a random part of one more to make up the count."""
        whole, rest = divmod(count, len(self._rows))
        plan = [(row, copy) for copy in range(whole) for row in self._rows]
        plan += [(row, whole) for row in self._random.sample(self._rows, rest)]
        ids = {(row["id"], copy): f"synthetic-{n:05d}" for n, (row, copy) in enumerate(plan)}
        return [self._listing(row, copy, ids) for row, copy in plan]

    def _listing(self, row: Cells, copy: int, ids: Mapping[tuple[str, int], str]) -> Cells:
        made = _without_words(row) | {"id": ids[row["id"], copy]}
        made["name"] = f"{_SYNTHETIC} {row['kind'].replace('_', ' ')} {made['id'][-5:]}"
        made["provider_id"] = self._provider(row["provider_id"], copy)
        venues = [each.strip() for each in row["venue_id"].split(";") if each.strip()]
        made["venue_id"] = ";".join(self._venue(each, copy) for each in venues)
        made["part_of"] = ids.get((row["part_of"], copy), "")
        return made

    def _provider(self, real: str, copy: int) -> str:
        key = real, copy
        if key not in self.providers:
            number = f"{len(self.providers):05d}"
            words = {
                "id": f"synthetic-provider-{number}",
                "name": f"{_SYNTHETIC} provider {number}",
            }
            urls = {"url": "", "safeguarding_url": ""}
            self.providers[key] = self._real_providers[real] | words | urls
        return self.providers[key]["id"]

    def _venue(self, real: str, copy: int) -> str:
        key = real, copy
        if key not in self.venues:
            self.venues[key] = self._moved(self._real_venues[real], len(self.venues))
        return self.venues[key]["id"]

    def _moved(self, venue: Cells, number: int) -> Cells:
        settlement = self._settlements.like(float(venue["lat"]), float(venue["lon"]), self._random)
        town_only = venue["precision"] == "town"
        return venue | {
            "id": f"synthetic-venue-{number:05d}",
            "name": f"{_SYNTHETIC} venue {number:05d}",
            "address": "",
            "postcode": "",
            "town": str(settlement["name"]),
            "lat": str(settlement["lat"]),
            "lon": str(settlement["lon"]),
            "uncertain_miles": str(settlement["uncertain_miles"]) if town_only else "0",
            "source_url": _SYNTHETIC_URL,
        }


class _Settlements:
    """The real cities, towns, villages, suburbs and hamlets, by hub and setting."""

    def __init__(self, geo: Path, hubs: Mapping[str, str]) -> None:
        table = pd.read_parquet(geo / "places.parquet")
        self._points = to_cartesian(table["lat"].to_numpy(), table["lon"].to_numpy())
        self._rows = table.to_dict("records")
        self._group = [(hubs.get(row["district_code"], ""), row["setting"]) for row in self._rows]
        self._members: dict[tuple[str, str], list[int]] = defaultdict(list)
        for position, group in enumerate(self._group):
            self._members[group].append(position)

    def like(self, lat: float, lon: float, chance: random.Random) -> Mapping[str, object]:
        """Any settlement of the hub and setting of the one nearest to a point."""
        nearest = int(np.argmin(miles_between(self._points, to_cartesian(lat, lon))))
        chosen = chance.choice(self._members[self._group[nearest]])
        return {str(name): value for name, value in self._rows[chosen].items()}


def _without_words(row: Cells) -> Cells:
    """The row with its free words and addresses replaced, where it has any."""
    words = {name: _SYNTHETIC for name in _WORDS if row[name]}
    return row | words | {name: _SYNTHETIC_URL for name in _ADDRESSES if row[name]}


def _read(folder: Path, name: str) -> list[Cells]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _write(folder: Path, name: str, rows: Iterable[Cells]) -> None:
    columns: Sequence[str] = columns_of(ROW_TYPES[name])
    with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
