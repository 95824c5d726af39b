"""Which city, town, village or suburb a point is nearest to."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from pathways.geodesy import METRES_PER_MILE, to_cartesian
from pathways.places.names import SUBURB, Named


class Settlements:
    """Settlements as points. Unchanging once made.

    Args:
        entries: places with names, at least one of them large enough.
        smallest: the least size to take, as in ``Named.size``. Hamlets and lesser places say
            little to those who live a mile off, so suburbs are the smallest unless told otherwise.
    """

    def __init__(self, entries: Iterable[Named], smallest: int = SUBURB) -> None:
        self._entries = tuple(entry for entry in entries if entry.size <= smallest)
        points = to_cartesian(
            [entry.lat for entry in self._entries], [entry.lon for entry in self._entries]
        )
        # Measured from their middle, the coordinates are small enough to square without loss.
        self._middle = points.mean(axis=0)
        self._points = points - self._middle
        self._squares = np.einsum("ij,ij->i", self._points, self._points)

    def nearest(self, lat: npt.ArrayLike, lon: npt.ArrayLike) -> list[tuple[Named, float]]:
        """The nearest to each of n points, WGS84 degrees of shape (n,), and how many miles off."""
        asked = to_cartesian(lat, lon) - self._middle
        # |p - q|² is |p|² - 2 p·q + |q|², and |q|² is the same for every settlement p.
        gaps = self._squares - 2 * asked @ self._points.T
        best = gaps.argmin(axis=1)
        squares = gaps[np.arange(len(best)), best] + np.einsum("ij,ij->i", asked, asked)
        miles = np.sqrt(np.maximum(squares, 0)) / METRES_PER_MILE
        return [
            (self._entries[place], far)
            for place, far in zip(best.tolist(), miles.tolist(), strict=True)
        ]
