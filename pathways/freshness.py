"""How far a fact can be trusted, from where it came from and when."""

from __future__ import annotations

import calendar
from datetime import date

import numpy as np
import numpy.typing as npt

CONFIRMED_WITHIN_MONTHS = 24
SEEN_WITHIN_MONTHS = 60
PRICE_GOOD_FOR_MONTHS = 24

CONFIRMED, SEEN, OLD = 0, 1, 2
FRESHNESS_NAMES = ("confirmed", "seen", "old")

Whole = npt.NDArray[np.int64]


def months_before(day: date, months: int) -> date:
    """The same day so many calendar months earlier, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def freshness(dated: Whole, official: npt.NDArray[np.bool_], as_of: date) -> Whole:
    """CONFIRMED, SEEN or OLD for each listing.

    Args:
        dated: ordinals of the source's date, negative where it has none.
        official: whether the source is the provider's, the hub's or the venue's own.
    """
    confirmed = official & (dated >= months_before(as_of, CONFIRMED_WITHIN_MONTHS).toordinal())
    recent = dated >= months_before(as_of, SEEN_WITHIN_MONTHS).toordinal()
    seen = recent | (official & (dated < 0))
    return np.where(confirmed, CONFIRMED, np.where(seen, SEEN, OLD))


def price_is_fresh(priced: Whole, as_of: date) -> npt.NDArray[np.bool_]:
    """Whether each price is young enough to be relied on; an undated one is not."""
    return priced >= months_before(as_of, PRICE_GOOD_FOR_MONTHS).toordinal()
