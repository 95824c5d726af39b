"""Work beside the pages: turns, progress, stopping, giving up; with a clock and threads by hand."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, Thread

import pytest

from pathways.web.coverage_search_job import (
    GRACE_S,
    LONGEST_LINE,
    PATIENCE_S,
    Desk,
    LineIsLongError,
)
from tests.unit.working_by_hand import ByHand

Stopped = Callable[[], bool]
Note = Callable[[Callable[[], str]], None]
SECONDS = 30.0


@pytest.fixture
def by_hand() -> ByHand:
    return ByHand()


def found(_stopped: Stopped, _note: Note) -> str:
    return "found"


def test_work_is_done_and_its_result_kept(by_hand: ByHand) -> None:
    job = by_hand.desk.take(found, SECONDS)
    assert (job.look(), job.best(), job.over, job.elapsed) == ("waiting", None, False, 0)
    by_hand.run_next()
    assert (job.look(), job.best(), job.over) == ("done", "found", True)


def test_what_is_found_on_the_way_can_be_seen(by_hand: ByHand) -> None:
    seen = []

    def work(_stopped: Stopped, note: Note) -> str:
        note(lambda: "half")
        by_hand.clock.now += 7
        seen.append((job.look(), job.best(), job.elapsed))
        return "whole"

    job = by_hand.desk.take(work, SECONDS)
    by_hand.run_next()
    assert seen == [("running", "half", 7)]
    assert job.best() == "whole"


def test_one_waits_while_another_runs(by_hand: ByHand) -> None:
    first, second = by_hand.desk.take(found, SECONDS), by_hand.desk.take(found, SECONDS)
    assert len(by_hand.started) == 1
    by_hand.run_next()
    assert (first.look(), second.look(), len(by_hand.started)) == ("done", "waiting", 1)
    by_hand.run_next()
    assert second.look() == "done"


def test_as_many_run_at_once_as_may() -> None:
    by_hand = ByHand(at_once=2)
    for _ in range(4):
        by_hand.desk.take(found, SECONDS)
    assert len(by_hand.started) == 2


def test_a_long_line_turns_away_and_who_gave_up_takes_no_place(by_hand: ByHand) -> None:
    by_hand.desk.take(found, SECONDS)
    waiting = [by_hand.desk.take(found, SECONDS) for _ in range(LONGEST_LINE)]
    with pytest.raises(LineIsLongError):
        by_hand.desk.take(found, SECONDS)
    waiting[0].stop()
    assert by_hand.desk.take(found, SECONDS).look() == "waiting"


def test_told_to_stop_it_is_content_with_what_there_is(by_hand: ByHand) -> None:
    def work(stopped: Stopped, note: Note) -> str:
        note(lambda: "half")
        assert not stopped()
        job.stop()
        assert stopped()
        note(lambda: "too late")
        return "too late"

    job = by_hand.desk.take(work, SECONDS)
    by_hand.run_next()
    assert (job.look(), job.best()) == ("stopped", "half")


def never(_stopped: Stopped, _note: Note) -> str:
    raise AssertionError("it began")


def test_stopped_before_its_turn_it_never_begins(by_hand: ByHand) -> None:
    by_hand.desk.take(found, SECONDS)
    job = by_hand.desk.take(never, SECONDS)
    job.stop()
    by_hand.run_next()
    by_hand.run_next()
    assert (job.look(), job.best()) == ("stopped", None)


def test_where_nobody_looks_any_more_it_stops(by_hand: ByHand) -> None:
    """As when the tab was closed: nothing tells the work so."""

    def work(stopped: Stopped, note: Note) -> str:
        by_hand.clock.now += PATIENCE_S
        assert not stopped()
        job.look()
        by_hand.clock.now += PATIENCE_S + 1
        assert stopped()
        note(lambda: "half")
        return "half"

    job = by_hand.desk.take(work, SECONDS)
    by_hand.run_next()
    assert (job.look(), job.best()) == ("stopped", "half")


def test_work_that_overstays_its_time_counts_as_stopped(by_hand: ByHand) -> None:
    """Though its thread runs on, and still keeps others waiting."""
    seen = []

    def work(_stopped: Stopped, note: Note) -> str:
        note(lambda: "half")
        by_hand.clock.now += SECONDS + GRACE_S
        seen.append(job.look())
        by_hand.clock.now += 1
        seen.append(job.look())
        other = by_hand.desk.take(found, SECONDS)
        seen.append(other.look())
        assert not by_hand.started
        return "whole"

    job = by_hand.desk.take(work, SECONDS)
    by_hand.run_next()
    assert seen == ["running", "stopped", "waiting"]
    assert (job.look(), job.best(), len(by_hand.started)) == ("stopped", "half", 1)


def test_a_failure_is_told_and_leaves_room_for_the_next(
    by_hand: ByHand, caplog: pytest.LogCaptureFixture
) -> None:
    def work(_stopped: Stopped, _note: Note) -> str:
        raise ZeroDivisionError

    job, after = by_hand.desk.take(work, SECONDS), by_hand.desk.take(found, SECONDS)
    by_hand.run_next()
    assert (job.look(), job.best(), job.over) == ("failed", None, True)
    assert "ZeroDivisionError" in caplog.text
    by_hand.run_next()
    assert after.look() == "done"


def test_real_threads_end_and_free_their_place() -> None:
    """Two in a line of one; the second cannot have begun before the first is let go."""
    desk, go, order = Desk(at_once=1), Event(), list[str]()

    def first(_stopped: Stopped, _note: Note) -> str:
        assert go.wait(20)
        order.append("first")
        return "first"

    def second(_stopped: Stopped, _note: Note) -> str:
        order.append("second")
        return "second"

    jobs = [desk.take(first, SECONDS), desk.take(second, SECONDS)]
    assert jobs[1].look() == "waiting"
    go.set()
    for job in jobs:
        job.wait(20)
    assert order == ["first", "second"]
    assert [job.best() for job in jobs] == ["first", "second"]


def test_threads_do_not_keep_the_process_alive(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Thread] = []
    monkeypatch.setattr(Thread, "start", lambda thread: made.append(thread))
    Desk(at_once=1).take(found, SECONDS)
    assert [each.daemon for each in made] == [True]
