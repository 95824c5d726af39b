"""The class counted, and the counts made safe to share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from pathways.classlist import NextSteps, Pupil, Summary, record_to_share, summarise
from pathways.classlist.sharing import FEWEST, as_flows, choose_withheld, pool_small
from pathways.classlist.steps import query_for
from pathways.classlist.summary import NOT_STATED, OUTCOMES, Tally
from pathways.vocabulary import STAGES, Level
from tests.unit.classlist_cases import home

PLACE = home()


class Step:
    """All that counting looks at."""

    def __init__(self, certainty: str) -> None:
        self.certainty = certainty


def found(instrument: str | None, level: Level | None, *certainties: str) -> NextSteps:
    pupil = Pupil(2, "", "", PLACE, False, instrument, level, None, None)
    return NextSteps(pupil, query_for(pupil), tuple(map(Step, certainties)))  # type: ignore[arg-type]


def test_each_pupil_counts_once_at_the_best_step() -> None:
    steps = [
        found("violin", Level.STARTER, "sure", "maybe", "maybe"),
        found("violin", Level.GRADE_3, "likely"),
        found("violin", Level.GRADE_3),
        found("cello", Level.GRADE_6, "maybe", "maybe"),
        found(None, None),
    ]
    record: Any = summarise(steps, rejected=2).record
    assert list(record) == [
        "rows", "matched_sure", "matched_likely", "matched_maybe", "unmatched", "rejected",
        "by_instrument", "by_stage",
    ]  # fmt: skip
    assert [record[name] for name in list(record)[:6]] == [7, 1, 1, 1, 2, 2]
    assert list(record["by_instrument"]) == ["violin", "cello", NOT_STATED]
    assert record["by_instrument"]["violin"] == {
        "pupils": 3, "matched_sure": 1, "matched_likely": 1, "matched_maybe": 0, "unmatched": 1
    }  # fmt: skip
    assert {name: each["pupils"] for name, each in record["by_stage"].items()} == {
        "starting": 1, "foundation": 2, "intermediate": 0, "advanced": 1, NOT_STATED: 1
    }  # fmt: skip


def test_a_class_of_nobody_has_noughts() -> None:
    record: Any = summarise([], rejected=0).record
    assert record["rows"] == record["unmatched"] == 0
    assert record["by_instrument"] == {}
    assert list(record["by_stage"]) == [*STAGES, NOT_STATED]


def summary(rows: list[tuple[str, str, str]], rejected: int = 0) -> Summary:
    """Of pupils given by instrument, stage and outcome."""
    by_instrument: dict[str, Tally] = {}
    by_stage = {stage: Tally() for stage in (*STAGES, NOT_STATED)}
    total = Tally()
    for instrument, stage, outcome in rows:
        for each in (by_instrument.setdefault(instrument, Tally()), by_stage[stage], total):
            each.counts[outcome] += 1
    return Summary(total, rejected, by_instrument, by_stage)


def numbers(record: object) -> Iterator[int]:
    if isinstance(record, dict):
        for each in record.values():
            yield from numbers(each)
    elif isinstance(record, int):
        yield record


def test_large_counts_are_shared_as_they_are() -> None:
    rows = [("violin", stage, outcome) for stage in STAGES for outcome in OUTCOMES] * 5
    shared: Any = record_to_share(summary(rows, rejected=5))
    assert shared["rows"] == 85
    assert shared["by_instrument"] == {"violin": {"pupils": 80, **dict.fromkeys(OUTCOMES, 20)}}
    assert None not in shared["by_stage"]["advanced"].values()


def test_small_instruments_stand_together_without_their_names() -> None:
    rows = [("violin", "starting", outcome) for outcome in OUTCOMES] * 6
    rows += [("sitar", "starting", "unmatched")] * 3 + [("erhu", "advanced", "matched_sure")] * 4
    shared: Any = record_to_share(summary(rows, rejected=6))
    assert list(shared["by_instrument"]) == ["violin", "other"]
    assert list(shared["by_stage"]) == ["starting", "other"]
    assert shared["by_instrument"]["other"]["unmatched"] is None
    assert shared["by_instrument"]["violin"]["unmatched"] is None, "else 9 - 6 tells of the sitars"


def test_instruments_come_by_name_so_that_their_order_tells_no_count() -> None:
    rows = [("violin", "starting", "unmatched")] * 9 + [("cello", "starting", "unmatched")] * 6
    assert list(pool_small(summary(rows)).by_instrument) == ["cello", "violin"]


PUPILS = st.tuples(
    st.sampled_from(["violin", "violin", "cello", "cello", "flute", "sitar", NOT_STATED]),
    st.sampled_from([*STAGES, "starting", NOT_STATED]),
    st.sampled_from([*OUTCOMES, "matched_maybe", "matched_maybe"]),
)
CLASSES = st.builds(
    summary,
    st.lists(st.tuples(PUPILS, st.integers(1, 12)), max_size=14).map(
        lambda groups: [pupil for pupil, times in groups for _ in range(times)]
    ),
    st.integers(0, 12),
)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(whole=CLASSES)
def test_no_number_under_five_is_ever_shared(whole: Summary) -> None:
    assert min(numbers(record_to_share(whole)), default=FEWEST) >= FEWEST


@settings(max_examples=100, deadline=None, derandomize=True)
@given(whole=CLASSES)
def test_what_is_shared_is_true(whole: Summary) -> None:
    shared: Any = record_to_share(whole)
    for name, size in whole.record.items():
        if isinstance(size, int):
            assert shared[name] in (size, None)
    for table in ("by_instrument", "by_stage"):
        exact: Any = whole.record[table]
        for row, cells in shared[table].items():
            for column, size in cells.items():
                if size is not None and row != "other":
                    assert size == exact[row][column]


@settings(max_examples=20, deadline=None, derandomize=True)
@given(whole=CLASSES)
def test_no_withheld_count_can_be_worked_out(whole: Summary) -> None:
    """Linear programming finds the least and most that each withheld count can be.

    Every sum that holds is written down anew here, from the tables as a reader sees them.
    """
    pooled = pool_small(whole)
    shared: Any = record_to_share(pooled)
    keys = list(as_flows(pooled))
    sums = []
    sums.append((("rows",), [*((each,) for each in OUTCOMES), ("rejected",)]))
    for table in ("by_instrument", "by_stage"):
        for row in shared[table]:
            sums.append(((table, row, "pupils"), [(table, row, each) for each in OUTCOMES]))
        for each in OUTCOMES:
            sums.append(((each,), [(table, row, each) for row in shared[table]]))
    equal = np.zeros((len(sums), len(keys)))
    for at, (total, parts) in enumerate(sums):
        equal[at, keys.index(total)] -= 1
        for part in parts:
            equal[at, keys.index(part)] += 1
    bounds = [_bounds(shared, key) for key in keys]
    exact = as_flows(pooled)
    assert choose_withheld(exact) == {
        key for key, (low, high) in zip(keys, bounds, strict=True) if low != high
    }
    for at, key in enumerate(keys):
        if bounds[at][0] == bounds[at][1]:
            continue
        goal = np.zeros(len(keys))
        goal[at] = 1
        least, most = (
            linprog(sign * goal, A_eq=equal, b_eq=np.zeros(len(sums)), bounds=bounds)
            for sign in (1, -1)
        )
        assert least.status == 0
        low = least.fun
        high = np.inf if most.status == 3 else -most.fun
        assert high - low > 0.5, f"{key} can only be {low}"
        if exact[key].size < FEWEST:
            assert high > FEWEST - 0.5, f"{key} is seen to be small"


def _bounds(shared: Any, key: tuple[str, ...]) -> tuple[float, float | None]:
    """What a reader knows of a count: itself, or that a row with a name has five pupils."""
    value = shared
    for each in key:
        value = value[each]
    if value is not None:
        return value, value
    named = len(key) == 3 and key[2] == "pupils" and key[1] != "other"
    return (FEWEST if named else 0), None
