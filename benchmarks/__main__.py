"""``python -m benchmarks [NAME…]``: run them all, or those named, and keep their figures."""

from __future__ import annotations

import sys
from importlib import import_module

from benchmarks.results import RESULTS, keep_rows

# Where each figure is measured; one run of a module brings all of its figures.
BENCHMARKS = {
    "search_p95_ms": "search",
    "ladder_p95_ms": "ladder",
    "locate_ms": "locate",
    "load_s": "load",
    "map_document_ms": "map_document",
    "first_map_s": "first_map",
    "first_list_slow4g_s": "first_list",
    "second_list_slow4g_s": "first_list",
    "first_list_kb": "first_list",
    "rerun_cpu_ms": "rerun",
    "letters_30_s": "letters",
    "gap_cube_ms": "coverage_cube",
    "reach_sums_ms": "coverage_reach",
    "site_3_exact_s": "siting_exact",
    "what_if_ms": "siting_what_if",
    "england_cube_s": "coverage_england",
    "classlist_500_s": "classlist_500",
    "classlist_20000_s": "classlist_20000",
    "people_p95_s": "people",
    "memory_per_session_mb": "people",
}


def main(names: list[str]) -> None:
    """Run the benchmarks named, or all; what others measured before stays in the file."""
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown:
        sys.exit(f"There is no benchmark {unknown[0]}; there are {', '.join(BENCHMARKS)}.")
    for module in dict.fromkeys(BENCHMARKS[name] for name in names or BENCHMARKS):
        rows = import_module(f"benchmarks.{module}").run()
        keep_rows(RESULTS, rows)
        for row in rows:
            print(row, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
