"""Measuring: one core, settled memory, and every input timed once."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from time import perf_counter
from typing import TypeVar

import numpy as np

_Input = TypeVar("_Input")
_Output = TypeVar("_Output")
_Kept = TypeVar("_Kept")


@contextmanager
def one_core() -> Iterator[None]:
    """Keeps this process on one core, where the system can do that."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {max(before)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def settle() -> None:
    """Takes what is loaded so far out of the garbage collector's rounds, as the server does."""
    gc.collect()
    gc.freeze()


def timed(
    task: Callable[[_Input], _Output],
    inputs: Iterable[_Input],
    keep: Callable[[_Output], _Kept],
) -> tuple[list[float], list[_Kept]]:
    """Milliseconds of each task, and what is kept of each output to compare it."""
    times, kept = [], []
    for each in inputs:
        start = perf_counter()
        output = task(each)
        times.append((perf_counter() - start) * 1000)
        kept.append(keep(output))
    return times, kept


def p95(times: list[float]) -> float:
    """The time that 95 of 100 stay under, between neighbours where it falls between two."""
    return float(np.percentile(times, 95))
