"""Distances on the WGS84 ellipsoid, for whole arrays at once.

Points become earth-centred coordinates once; a distance is then the straight chord between two of
them, bent back to the arc of a sphere whose radius suits Britain. Within 40 miles this agrees with
the geodesic to under a millimetre, within 400 miles to under a metre (docs/adr/0003).
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

METRES_PER_MILE = 1609.344
_SEMI_MAJOR_M = 6_378_137.0  # WGS84
_FLATTENING = 1 / 298.257223563  # WGS84
_ECCENTRICITY_SQUARED = _FLATTENING * (2 - _FLATTENING)
_ARC_RADIUS_M = 6_383_000.0  # between the meridional and the prime-vertical radius at 53 degrees


def to_cartesian(lat: npt.ArrayLike, lon: npt.ArrayLike) -> Floats:
    """Earth-centred coordinates in metres, shape (..., 3), of WGS84 degrees of shape (...)."""
    phi, lam = np.radians(lat), np.radians(lon)
    sin_phi = np.sin(phi)
    normal = _SEMI_MAJOR_M / np.sqrt(1 - _ECCENTRICITY_SQUARED * sin_phi**2)
    across = normal * np.cos(phi)
    up = normal * (1 - _ECCENTRICITY_SQUARED) * sin_phi
    return np.stack([across * np.cos(lam), across * np.sin(lam), up], axis=-1)


def miles_between(points: Floats, point: Floats) -> Floats:
    """Miles from each of ``points`` (n, 3) to ``point`` (3,), both from `to_cartesian`."""
    offset = points - point
    return chords_to_miles(np.sqrt(np.einsum("ij,ij->i", offset, offset)))


def chords_to_miles(chords: npt.ArrayLike) -> Floats:
    """Miles over the ground between points whose straight distance is ``chords`` metres."""
    half = np.divide(chords, 2 * _ARC_RADIUS_M)
    miles: Floats = 2 * _ARC_RADIUS_M / METRES_PER_MILE * np.arcsin(half)
    return miles


def short_chords_to_miles(chords: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """The same for chords of at most 100 miles, right to 3 centimetres and several times as fast.

    Changes ``chords`` in place: the first two terms of the arcsine's series.
    """
    factor = np.float32(1 / METRES_PER_MILE)
    bend = np.float32(1 / (24 * _ARC_RADIUS_M**2 * METRES_PER_MILE))
    scale = chords * chords
    scale *= bend
    scale += factor
    chords *= scale
    return chords


def miles_to_chords(miles: npt.ArrayLike) -> Floats:
    """Metres in a straight line between points so many miles apart over the ground."""
    arc = np.multiply(miles, METRES_PER_MILE / (2 * _ARC_RADIUS_M))
    chords: Floats = 2 * _ARC_RADIUS_M * np.sin(arc)
    return chords
