"""The local authority districts: name, county, and whether they are in the region."""

from __future__ import annotations

import pandas as pd

# Ceremonial counties of the districts that no county council serves (Lieutenancies Act 1997):
# people write "Corby, Northamptonshire" whoever runs the council.
COUNTY_OF_UNITARY = {
    "E06000010": "East Riding of Yorkshire",
    "E06000011": "East Riding of Yorkshire",
    "E06000012": "Lincolnshire",
    "E06000013": "Lincolnshire",
    "E06000015": "Derbyshire",
    "E06000016": "Leicestershire",
    "E06000017": "Rutland",
    "E06000018": "Nottinghamshire",
    "E06000021": "Staffordshire",
    "E06000031": "Cambridgeshire",
    "E06000042": "Buckinghamshire",
    "E06000049": "Cheshire",
    "E06000055": "Bedfordshire",
    "E06000056": "Bedfordshire",
    "E06000060": "Buckinghamshire",
    "E06000061": "Northamptonshire",
    "E06000062": "Northamptonshire",
    "E06000065": "North Yorkshire",
    **{f"E080000{n:02}": "Greater Manchester" for n in range(1, 11)},
    **{f"E080000{n:02}": "South Yorkshire" for n in (17, 18, 38, 39)},
    **{f"E080000{n:02}": "West Midlands" for n in range(25, 32)},
    **{f"E080000{n:02}": "West Yorkshire" for n in (32, 33, 34, 35, 36)},
}


def districts(postcodes: pd.DataFrame, gazetteer: pd.DataFrame) -> pd.DataFrame:
    """One row per district: district_code, name, county, upper_tier, in_region.

    ``county`` is the ceremonial county; a district of a two-tier area has the county that the
    gazetteer gives for most of its places. ``upper_tier`` is the authority that answers for
    education, known in and beside the region only.
    """
    table = (
        postcodes.dropna(subset=["lad25cd"])
        .drop_duplicates("lad25cd")[["lad25cd", "lad25nm", "utla", "in_em"]]
        .sort_values("lad25cd")
    )
    two_tier = gazetteer.dropna(subset=["county_os2019"]).groupby("lad_cd")["county_os2019"]
    county = {str(code): str(names.mode().iloc[0]) for code, names in two_tier}
    codes = [str(code) for code in table["lad25cd"]]
    return pd.DataFrame(
        {
            "district_code": codes,
            "name": [str(name).removesuffix(", City of") for name in table["lad25nm"]],
            "county": [COUNTY_OF_UNITARY.get(code) or county.get(code) for code in codes],
            "upper_tier": table["utla"].to_list(),
            "in_region": table["in_em"].to_numpy() == 1,
        }
    )
