"""Every postcode, in use or not, with its point, district, small area and setting."""

from __future__ import annotations

import numpy as np
import pandas as pd
from geo_setting import settings_of


def postcodes(
    live: pd.DataFrame, terminated: pd.DataFrame, areas: pd.DataFrame, settings: pd.Series[str]
) -> pd.DataFrame:
    """One row per postcode, sorted by its seven-character form, which allows binary search.

    Five live postcodes have no published district: they take that of their small area.
    """
    columns = ["pcds", "lat", "lon", "lsoa21cd", "lad25cd"]
    both = pd.concat(
        [live[columns].assign(live=True), terminated[columns].assign(live=False)],
        ignore_index=True,
    )
    district_of_area = areas.set_index("lsoa21cd")["lad24cd"]
    both["lad25cd"] = both["lad25cd"].fillna(both["lsoa21cd"].map(district_of_area))
    both["setting"] = settings_of(both, "lsoa21cd", areas, settings)
    both["pcd7"] = seven_characters(both["pcds"])
    both = both.sort_values("pcd7", ignore_index=True)
    return pd.DataFrame(
        {
            "pcd7": both["pcd7"],
            "lat_e6": millionths(both["lat"]),
            "lon_e6": millionths(both["lon"]),
            "district_code": both["lad25cd"],
            "lsoa21cd": both["lsoa21cd"],
            "setting": both["setting"],
            "live": both["live"],
        }
    )


def seven_characters(pcds: pd.Series[str]) -> pd.Series[str]:
    """``NG1 5DT`` as it is, ``S1 3NJ`` as ``S1  3NJ``, ``NG14 7HL`` as ``NG147HL``."""
    halves = pcds.str.split(" ", n=1, expand=True)
    outward: pd.Series[str] = halves[0].str.ljust(4)
    return outward + halves[1]


def millionths(degrees: pd.Series[float]) -> pd.Series[int]:
    """Degrees as whole millionths (about a tenth of a metre), which pack well."""
    return (degrees * 1e6).round().astype(np.int32)
