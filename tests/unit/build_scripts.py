"""The scripts of data/build, which are no package, and the tables they read and write."""

from __future__ import annotations

import csv
import importlib
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import ModuleType

from pathways.settings import ROOT

Cells = dict[str, str]


def read(path: str) -> list[Cells]:
    """The rows of a CSV file below data/."""
    with (ROOT / "data" / path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@contextmanager
def build_modules(*names: str) -> Iterator[Mapping[str, ModuleType]]:
    """Some scripts as modules; the search path is as it was afterwards."""
    folder = str(ROOT / "data" / "build")
    sys.path.insert(0, folder)
    try:
        yield {name: importlib.import_module(name) for name in names}
    finally:
        sys.path.remove(folder)
