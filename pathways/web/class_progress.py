"""Words on how far long work is, once it takes more than a second."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

import streamlit as st

_QUIET_S = 1.0  # how long work may take before, and between, words about it


class Progress:
    """A bar where it is made, drawn only if the work takes long and gone when it is done."""

    def __init__(self) -> None:
        self._place = st.empty()
        self._last = monotonic()

    def of(self, work: str) -> Callable[[int, int], None]:
        """What to tell how much of ``work`` is done, and of how much."""

        def tell(done: int, total: int) -> None:
            if monotonic() - self._last >= _QUIET_S:
                self._last = monotonic()
                self._place.progress(done / total, f"{work}: {done:,} of {total:,}")

        return tell

    def done(self) -> None:
        """Take the bar away."""
        self._place.empty()
