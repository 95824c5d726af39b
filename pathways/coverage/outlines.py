"""The outlines of the region's parts, for maps and GeoJSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pathways.errors import DataError

_FILES = {
    "region": "region.geojson",
    "hub": "hubs.geojson",
    "district": "districts.geojson",
    "msoa": "msoa.geojson",
    "lsoa": "lsoa.geojson",
}


def load_outlines(folder: Path, by: str) -> dict[str, Any]:
    """Code, or id for a hub, to GeoJSON geometry.

    Args:
        folder: of the geography.
        by: one of the divisions of the region.

    Raises:
        DataError: the file is missing or broken.
    """
    path, key = folder / _FILES[by], "id" if by == "hub" else "code"
    try:
        features = json.loads(path.read_text(encoding="utf-8"))["features"]
        return {str(each["properties"][key]): each["geometry"] for each in features}
    except OSError as error:
        raise DataError(path.name, "cannot be read; `make data` builds it") from error
    except (ValueError, KeyError, TypeError) as error:
        problem = f"is no GeoJSON with {key} on each feature; `make data` builds it"
        raise DataError(path.name, problem) from error
