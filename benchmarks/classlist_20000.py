"""classlist_20000_s: every pupil whom a music hub teaches."""

from __future__ import annotations

from benchmarks.classlist import run_with
from benchmarks.results import Row


def run() -> list[Row]:
    """Ours beside the peer, over one list."""
    return run_with("classlist_20000_s", rows=20_000, lists=1)
