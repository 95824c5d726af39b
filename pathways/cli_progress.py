"""Words on stderr about long work."""

from __future__ import annotations

from time import monotonic

import typer

_QUIET_S = 1.0  # how long work may take before, and between, words about it


class Teller:
    """Says on stderr how far long work is, once it takes more than a second."""

    def __init__(self, work: str) -> None:
        self._work, self._last = work, monotonic()

    def tell(self, done: int, total: int) -> None:
        if monotonic() - self._last >= _QUIET_S:
            self._last = monotonic()
            typer.echo(f"{self._work}: {done:,} of {total:,}", err=True)
