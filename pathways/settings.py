"""What can be set from outside, each by an environment variable."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from pathways.errors import SettingError

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Settings:
    """How this copy of Pathways is set up.

    Attributes:
        data: folder with ``catalogue/`` and ``geo/`` (PATHWAYS_DATA).
        tiles: address of map tiles, or None for the built-in base map (PATHWAYS_TILES).
        tiles_credit: whom those tiles must name (PATHWAYS_TILES_CREDIT).
        online_places: whether words that no file knows are asked of OpenStreetMap's Nominatim
            (PATHWAYS_ONLINE_PLACES=yes); off unless set, since it sends them to another host.
    """

    data: Path = ROOT / "data"
    tiles: str | None = None
    tiles_credit: str = ""
    online_places: bool = False

    def __post_init__(self) -> None:
        if self.tiles and not self.tiles_credit:
            raise SettingError("PATHWAYS_TILES_CREDIT", "must name whom the map tiles come from")

    @classmethod
    def from_environment(cls) -> Settings:
        """The settings of this process.

        Raises:
            SettingError: a setting is missing or makes no sense.
        """
        return cls(
            data=Path(os.environ.get("PATHWAYS_DATA") or ROOT / "data"),
            tiles=os.environ.get("PATHWAYS_TILES") or None,
            tiles_credit=os.environ.get("PATHWAYS_TILES_CREDIT", ""),
            online_places=os.environ.get("PATHWAYS_ONLINE_PLACES", "").lower() == "yes",
        )
