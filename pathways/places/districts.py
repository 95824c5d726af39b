"""The local authority districts, and what a place takes from the one it is in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pathways.model import Place, PlaceKind, Setting
from pathways.places.tables import read_columns

FILE = "districts.parquet"
OUTSIDE_NOTE = (
    "Outside the East Midlands: listings near the border are shown, "
    "but we have not surveyed this area."
)


@dataclass(frozen=True, slots=True)
class District:
    """A local authority district, with the music hub that serves it, where one is known."""

    code: str
    name: str
    county: str | None
    in_region: bool
    hub_id: str | None

    def place(
        self,
        label: str,
        kind: PlaceKind,
        precision: str,
        point: tuple[float, float],
        setting: Setting,
        shareable: str,
        *,
        note: str | None = None,
        alternatives: tuple[str, ...] = (),
    ) -> Place:
        """A place in this district; one outside the region says so in its note."""
        return Place(
            label=label,
            kind=kind,
            precision=precision,
            lat=point[0],
            lon=point[1],
            district=self.name,
            district_code=self.code,
            hub_id=self.hub_id,
            in_region=self.in_region,
            setting=setting,
            shareable=shareable,
            note=joined(note, None if self.in_region else OUTSIDE_NOTE),
            alternatives=alternatives,
        )


def joined(*notes: str | None) -> str | None:
    """The notes that there are, as one; None if there are none."""
    return " ".join(note for note in notes if note) or None


def load_districts(folder: Path, hub_of_district: Mapping[str, str]) -> dict[str, District]:
    """Every district by its code.

    Raises:
        DataError: the file is missing or broken.
    """
    columns = {
        "district_code": "text",
        "name": "text",
        "county": "text?",
        "in_region": "yes or no",
    }
    table = read_columns(folder / FILE, columns)
    rows = zip(*(table.column(name).to_pylist() for name in columns), strict=True)
    return {
        code: District(code, name, county, in_region, hub_of_district.get(code))
        for code, name, county, in_region in rows
    }
