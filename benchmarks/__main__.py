"""``python -m benchmarks [NAME…]``: run them all, or those named, and keep their figures."""

from __future__ import annotations

import sys
from importlib import import_module

from benchmarks.results import RESULTS, keep_rows

BENCHMARKS = {
    "search_p95_ms": "search",
    "locate_ms": "locate",
    "load_s": "load",
    "map_document_ms": "map_document",
    "first_map_s": "first_map",
    "rerun_cpu_ms": "rerun",
}


def main(names: list[str]) -> None:
    """Run the benchmarks named, or all; what others measured before stays in the file."""
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown:
        sys.exit(f"There is no benchmark {unknown[0]}; there are {', '.join(BENCHMARKS)}.")
    for name in names or BENCHMARKS:
        rows = import_module(f"benchmarks.{BENCHMARKS[name]}").run()
        keep_rows(RESULTS, name, rows)
        for row in rows:
            print(row, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
