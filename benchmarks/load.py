"""load_s: a fresh process, from its start to ready for the first question."""

from __future__ import annotations

import subprocess
import sys
from statistics import median
from time import perf_counter

from benchmarks.results import Row
from pathways.settings import ROOT

RUNS = 5
_OURS = "from pathways.wiring import get_app_state; get_app_state()"
_PEER = "from benchmarks.plain_load import load; load()"


def run() -> list[Row]:
    """Ours and the peer by turns, so that both meet the same machine."""
    for code in (_OURS, _PEER):  # the first run compiles, and brings the files into memory
        _seconds(code)
    pairs = [(_seconds(_OURS), _seconds(_PEER)) for _ in range(RUNS)]
    ours, peer = (median(each) for each in zip(*pairs, strict=True))
    work = (
        f"Median of {RUNS} fresh processes, start of Python included. Ours validates the "
        "catalogue and builds its indexes; the peer reads the same files with read_csv and "
        "read_parquet, checks nothing, and builds a dict of postcodes."
    )
    return [Row("load_s", ours, peer, "pandas and a dict", "s", work)]


def _seconds(code: str) -> float:
    start = perf_counter()
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
    return perf_counter() - start
