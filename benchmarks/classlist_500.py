"""classlist_500_s: the instrumental pupils of a large school."""

from __future__ import annotations

from benchmarks.classlist import run_with
from benchmarks.results import Row


def run() -> list[Row]:
    """Ours beside the peer, over five lists."""
    return run_with("classlist_500_s", rows=500, lists=5)
