"""Small areas with their young people, and public transport stops."""

from __future__ import annotations

import numpy as np
import pandas as pd

YOUNG = ("mye20_0_4", "mye20_5_10", "mye20_11_15", "mye20_16_18", "mye20_5_18")

# NaPTAN stop types; taxi ranks, airports and ferries are left out.
MODES = {
    "BCT": "bus",
    "BCS": "bus",
    "BCE": "bus",
    "BCQ": "bus",
    "TMU": "tram",
    "MET": "tram",
    "PLT": "tram",
    "RLY": "rail",
    "RSE": "rail",
}


def small_areas(areas: pd.DataFrame, settings: pd.Series[str]) -> pd.DataFrame:
    """One row per small area (LSOA 2021), by code; its point is the mean of its live postcodes."""
    frame = areas.sort_values("lsoa21cd", ignore_index=True)
    return pd.DataFrame(
        {
            **{name: frame[name] for name in ("lsoa21cd", "lsoa21nm", "msoa21cd", "msoa21nm")},
            "district_code": frame["lad24cd"],
            "in_region": frame["in_em"].to_numpy() == 1,
            "lat": frame["pw_lat"].round(6),
            "lon": frame["pw_lon"].round(6),
            **{name: frame[name].astype(np.float32) for name in YOUNG},
            "imd25_score": frame["imd25_score"].astype(np.float32),
            "imd25_rank": frame["imd25_rank"].astype(np.int32),
            "imd25_decile": frame["imd25_decile"].astype(np.int8),
            "urban_rural": frame["urban_rural"],
            "setting": frame["lsoa21cd"].map(settings),
        }
    )


def stops(naptan: pd.DataFrame) -> pd.DataFrame:
    """One row per active bus, tram or rail stop, by mode, locality and name."""
    frame = naptan[(naptan["Status"] == "active") & naptan["StopType"].isin(MODES)]
    table = pd.DataFrame(
        {
            "mode": frame["StopType"].map(MODES),
            "locality": frame["LocalityName"],
            "name": frame["CommonName"],
            "indicator": frame["Indicator"],
            "lat_e6": (frame["lat"] * 1e6).round().astype(np.int32),
            "lon_e6": (frame["lon"] * 1e6).round().astype(np.int32),
        }
    )
    return table.sort_values(list(table.columns), ignore_index=True)
