"""A desk for long work whose clock stands still and whose threads run when told to."""

from __future__ import annotations

from collections.abc import Callable

from pathways.web.coverage_search_job import Desk


class Clock:
    """A clock that stands still until it is moved."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


class ByHand:
    """The desk, what it has started, and its clock."""

    def __init__(self, at_once: int = 1) -> None:
        self.clock = Clock()
        self.started: list[Callable[[], None]] = []
        self.desk = Desk(at_once, self.started.append, self.clock)

    def run_next(self) -> None:
        """Run what was started first, to its end."""
        self.started.pop(0)()
