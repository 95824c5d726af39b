"""Long work beside the pages: a few at once in the process, each for as long as somebody looks on.

A search for proof takes one core for up to half a minute. It runs in a thread of its own, which
knows nothing of sessions and pages; HiGHS and numpy let other threads run meanwhile. Half of the
machine's cores may be taken so, the others are the visitors'; who comes later waits in line, and
where the line is long is told to come back.
"""

from __future__ import annotations

import logging
import os
from collections import deque
from collections.abc import Callable
from functools import partial
from threading import Event, Lock, Thread
from time import monotonic
from typing import Any, Generic, Literal, TypeVar

from pathways.errors import PathwaysError

_LOG = logging.getLogger(__name__)
State = Literal["waiting", "running", "done", "stopped", "failed"]
Found = TypeVar("Found")
AT_ONCE = max(1, (os.cpu_count() or 2) // 2)
LONGEST_LINE = 6
# How long nobody need look before the work is given up: the page looks twice a second.
PATIENCE_S = 15.0
# What HiGHS takes beyond its time, since it looks at the clock only now and then.
GRACE_S = 2.0


# Asks often whether it is to stop, and hands over what would give the best so far.
Work = Callable[[Callable[[], bool], Callable[[Callable[[], Found]], None]], Found]


class LineIsLongError(PathwaysError):
    """Too many wait already."""


class Job(Generic[Found]):
    """One piece of work and what has come of it; safe to look at from any thread."""

    def __init__(self, work: Work[Found], seconds: float, clock: Callable[[], float]) -> None:
        self._work, self._seconds, self._clock = work, seconds, clock
        self._best: Callable[[], Found] | None = None
        self._looked = clock()
        self._began: float | None = None
        self._told_to_stop = False
        self._state: State = "waiting"
        self._over = Event()

    @property
    def over(self) -> bool:
        """Whether its thread is through with it."""
        return self._over.is_set()

    def wait(self, seconds: float) -> None:
        """Wait until it is over, so long at most: what takes a moment need show no progress."""
        self._over.wait(seconds)

    def look(self) -> State:
        """How it stands, and a sign that somebody still wants it.

        What takes longer than it may counts as stopped, though its thread may not know yet.
        """
        self._looked = self._clock()
        if self._state == "running" and self.elapsed > self._seconds + GRACE_S:
            self.stop()
        return self._state

    @property
    def elapsed(self) -> float:
        """Seconds since it began; 0 while it waits."""
        return 0.0 if self._began is None else self._clock() - self._began

    @property
    def seconds(self) -> float:
        """How long it may take."""
        return self._seconds

    def best(self) -> Found | None:
        """The best found so far, or what was found in the end; None if nothing yet."""
        return self._best() if self._best is not None else None

    def stop(self) -> None:
        """Be content with the best so far; the thread ends as soon as it asks."""
        self._told_to_stop = True
        if self._state in ("waiting", "running"):
            self._state = "stopped"

    def _is_stopped(self) -> bool:
        return self._told_to_stop or self._clock() - self._looked > PATIENCE_S

    def _note(self, best: Callable[[], Found]) -> None:
        if self._state == "running":
            self._best = best

    def run(self) -> None:
        """Do the work; called once, in a thread."""
        if self._is_stopped():
            self._end("stopped")
            return
        self._began, self._state = self._clock(), "running"
        try:
            found = self._work(self._is_stopped, self._note)
        except Exception:
            # It would end the thread alone; the page says so, and the log says why.
            _LOG.exception("A search beside the pages failed")
            self._end("failed")
            return
        if self._state == "running":
            self._best = lambda: found
        self._end("stopped" if self._is_stopped() else "done")

    def _end(self, state: State) -> None:
        if self._state in ("waiting", "running"):
            self._state = state
        self._over.set()


def _in_a_thread(run: Callable[[], None]) -> None:
    # A daemon: the server need not wait for it when it is shut down.
    Thread(target=run, name="coverage-search", daemon=True).start()


class Desk:
    """Takes work in and runs a few pieces at once, first come first served."""

    def __init__(
        self,
        at_once: int = AT_ONCE,
        start: Callable[[Callable[[], None]], None] = _in_a_thread,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self._at_once, self._start, self._clock = at_once, start, clock
        self._lock = Lock()
        self._running = 0
        self._line: deque[Job[Any]] = deque()

    def take(self, work: Work[Found], seconds: float) -> Job[Found]:
        """Begin the work now or when it is its turn.

        Args:
            seconds: how long it may take.

        Raises:
            LineIsLongError: too many wait.
        """
        job = Job(work, seconds, self._clock)
        with self._lock:
            self._line = deque(each for each in self._line if each._state == "waiting")
            if len(self._line) >= LONGEST_LINE:
                raise LineIsLongError
            self._line.append(job)
        self._fill()
        return job

    def _fill(self) -> None:
        """Start as many as may run."""
        while job := self._next():
            self._start(partial(self._run, job))

    def _next(self) -> Job[Any] | None:
        with self._lock:
            if self._running >= self._at_once or not self._line:
                return None
            self._running += 1
            return self._line.popleft()

    def _run(self, job: Job[Any]) -> None:
        try:
            job.run()
        finally:
            with self._lock:
                self._running -= 1
            self._fill()


DESK = Desk()
