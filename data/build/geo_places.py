"""The gazetteer of cities, towns, villages, suburbs and hamlets, and the schools."""

from __future__ import annotations

import numpy as np
import pandas as pd
from geo_setting import nearest, settings_of, unit_vectors

METRES_PER_MILE = 1609.344
SIZES = ("City", "Town", "Village", "Suburban Area", "Hamlet", "Other Settlement")

# Names that people use and the gazetteer does not.
ALSO_KNOWN_AS = {"Kingston upon Hull": "Hull"}

# The gazetteer cuts some places in two: parts of one name and district this near are one place.
SAME_PLACE_MILES = 1.5

# Beyond this, a school's published 2017 postcode belongs to a site that it has since left.
SAME_SITE_METRES = 250


def gazetteer_places(
    gazetteer: pd.DataFrame, areas: pd.DataFrame, settings: pd.Series[str]
) -> pd.DataFrame:
    """One row per named place, cities first, then by name.

    ``uncertain_miles`` is half the diagonal of the place's box; ``near`` the nearest city, town or
    village of another name, which tells apart two places of one name in one district.
    """
    frame = gazetteer.assign(
        uncertain_miles=half_diagonals(gazetteer),
        size=gazetteer["type"].map({name: size for size, name in enumerate(SIZES)}),
        setting=settings_of(gazetteer, "lsoa21cd", areas, settings),
    )
    frame = frame.sort_values(
        ["size", "name", "lad_cd", "uncertain_miles", "os_id"],
        ascending=[True, True, True, False, True],
        ignore_index=True,
    )
    frame = merge_parts(frame)
    return pd.DataFrame(
        {
            "name": frame["name"],
            "alt_name": frame["alt_name"].fillna(frame["name"].map(ALSO_KNOWN_AS)),
            "type": frame["type"],
            "lat": frame["lat"].round(6),
            "lon": frame["lon"].round(6),
            "uncertain_miles": frame["uncertain_miles"].round(2),
            "outcode": frame["postcode_district"],
            "district_code": frame["lad_cd"],
            "near": nearest_names(frame, frame),
            "setting": frame["setting"],
        }
    )


def half_diagonals(gazetteer: pd.DataFrame) -> pd.Series[float]:
    """Half the diagonal of each place's box, in miles."""
    wide = gazetteer["mbrxmax"] - gazetteer["mbrxmin"]
    high = gazetteer["mbrymax"] - gazetteer["mbrymin"]
    return pd.Series(np.hypot(wide, high) / 2 / METRES_PER_MILE, index=gazetteer.index)


def merge_parts(frame: pd.DataFrame) -> pd.DataFrame:
    """Drop the lesser parts of places that the gazetteer cuts in two (expects size order)."""
    points = unit_vectors(frame["lat"], frame["lon"])
    dropped: list[int] = []
    for _, group in frame.groupby(["name", "lad_cd"]):
        kept: list[int] = []
        for row in group.index:
            if kept and nearest(points[[row]], points[kept])[1][0] <= SAME_PLACE_MILES:
                dropped.append(row)
            else:
                kept.append(row)
    return frame.drop(index=dropped).reset_index(drop=True)


def nearest_names(points: pd.DataFrame, gazetteer: pd.DataFrame) -> list[str]:
    """For each point, the nearest city, town or village whose name is not the point's own."""
    known = gazetteer[gazetteer["type"].isin(SIZES[:3])]
    targets = unit_vectors(known["lat"], known["lon"])
    alike = unit_vectors(points["lat"], points["lon"]) @ targets.T
    names = known["name"].to_numpy(dtype=object)
    own = points["name"].to_numpy(dtype=object)
    alike[own[:, None] == names[None, :]] = -np.inf
    return [str(name) for name in names[alike.argmax(axis=1)]]


def school_places(
    schools: pd.DataFrame,
    gazetteer: pd.DataFrame,
    areas: pd.DataFrame,
    settings: pd.Series[str],
) -> pd.DataFrame:
    """One row per open school, by URN. ``postcode`` only where the register has published it."""
    frame = schools.sort_values("urn", ignore_index=True)
    published = (frame["postcode_method"] == "edubase2017") & (
        frame["postcode_dist_m"] <= SAME_SITE_METRES
    )
    return pd.DataFrame(
        {
            "urn": frame["urn"].astype(np.int32),
            "name": frame["name"].str.split().str.join(" "),
            "type": frame["type"],
            "phase": frame["phase"],
            "pupils": frame["pupils"].astype("Int32"),
            "lat": frame["lat"].round(6),
            "lon": frame["lon"].round(6),
            "postcode": frame["postcode_inferred"].where(published),
            "district_code": frame["lad_cd"],
            "near": nearest_names(frame, gazetteer),
            "setting": settings_of(frame, "lsoa21cd_point", areas, settings),
        }
    )
