"""City, town or country, for every small area and so for every point."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

Floats = npt.NDArray[np.float64]

# Within 4 miles of the centre live 94 % of the young people of the city of Nottingham, all of
# Leicester's, 97 % of Derby's and all of Lincoln's; between 4 and 5 miles young people per square
# mile fall to less than half of what they are between 3 and 4.
CITY_MILES = 4.0
_EARTH_RADIUS_MILES = 3958.761
_CHUNK = 2_000


def unit_vectors(lat: npt.ArrayLike, lon: npt.ArrayLike) -> Floats:
    """Points on the unit sphere, shape (n, 3), from degrees: nearest by chord is nearest."""
    phi, lam = np.radians(np.asarray(lat, float)), np.radians(np.asarray(lon, float))
    return np.column_stack((np.cos(phi) * np.cos(lam), np.cos(phi) * np.sin(lam), np.sin(phi)))


def nearest(points: Floats, targets: Floats) -> tuple[npt.NDArray[np.intp], Floats]:
    """For each point, the nearest target's index and its great-circle distance in miles."""
    index = np.empty(len(points), np.intp)
    cosine = np.empty(len(points))
    for start in range(0, len(points), _CHUNK):
        part = slice(start, start + _CHUNK)
        alike = points[part] @ targets.T
        index[part] = alike.argmax(axis=1)
        cosine[part] = alike.max(axis=1)
    return index, np.arccos(np.clip(cosine, -1, 1)) * _EARTH_RADIUS_MILES


def area_settings(areas: pd.DataFrame, cities: pd.DataFrame) -> pd.Series[str]:
    """``city``, ``town`` or ``country`` by small-area code.

    An urban small area (Rural Urban Classification 2021) is ``city`` where its centre lies within
    ``CITY_MILES`` of a city's centre, else ``town``; every rural one is ``country``.
    """
    _, miles = nearest(
        unit_vectors(areas["pw_lat"], areas["pw_lon"]), unit_vectors(cities["lat"], cities["lon"])
    )
    urban = np.where(miles <= CITY_MILES, "city", "town")
    setting = np.where(areas["urban_rural"] == "Urban", urban, "country")
    return pd.Series(setting, index=areas["lsoa21cd"].to_numpy(), dtype="str")


def settings_of(
    points: pd.DataFrame, code_column: str, areas: pd.DataFrame, settings: pd.Series[str]
) -> list[str]:
    """The setting of each point, from its small area.

    The sources describe no small area that lies mostly beyond 20 km from the region; a point in
    one takes the setting of the nearest that they do describe.
    """
    found = points[code_column].map(settings)
    lost = points[found.isna()]
    if len(lost):
        targets = unit_vectors(areas["pw_lat"], areas["pw_lon"])
        index, _ = nearest(unit_vectors(lost["lat"], lost["lon"]), targets)
        found = found.fillna(pd.Series(settings.to_numpy()[index], index=lost.index))
    return [str(setting) for setting in found]
