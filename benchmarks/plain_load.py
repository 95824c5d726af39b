"""The peer of load_s: the same files as the app reads, in the way that first comes to mind."""

from __future__ import annotations

import pandas as pd

from pathways.settings import Settings

Point = tuple[int, int, str, str]


def load() -> tuple[dict[str, pd.DataFrame], dict[str, Point]]:
    """The files as tables, and every postcode with its point, district and setting."""
    data = Settings.from_environment().data
    tables = {each.stem: pd.read_csv(each) for each in sorted((data / "catalogue").glob("*.csv"))}
    for name in ("districts", "places", "schools", "postcodes"):
        tables[name] = pd.read_parquet(data / "geo" / f"{name}.parquet")
    rows = tables["postcodes"]
    columns = (rows[name] for name in ("lat_e6", "lon_e6", "district_code", "setting"))
    return tables, dict(zip(rows["pcd7"], zip(*columns, strict=True), strict=True))
