"""A class's counts, safe to share: small ones are withheld, and none can be worked out.

The counts of a summary are flows in one network. Every pupil flows from all rows to an instrument,
from there to an outcome, from there to a stage, and back; a rejected row flows straight back. What
enters a point leaves it, and these are all the sums that hold between the counts. A count that is
withheld can be other than it is exactly when a cycle of counts that are withheld goes through it:
along such a cycle some more here and as many fewer there leave all that is published as it is.
(D. Gusfield, "A graph theoretic approach to statistical data security", SIAM Journal on Computing
17, 1988.)

The rule: withhold every count under five, noughts too; then for each of them close a cycle along
which it could be five, by withholding besides the counts that are worth least. So of no count that
is withheld can anybody tell from the others that it is under five. Instruments, and stages, of
fewer than five pupils are first put together as "other", so that not even their names are told; as
that rule is published, no cycle takes one of those that are named below five.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import count

from pathways.classlist.summary import OUTCOMES, Summary, Tally

FEWEST = 5
OTHER = "other"
_WORTH_OF_A_TOTAL = 100  # times that of a count in a table
NOTE = (
    "null stands for a count under five, or for one that would give such a count away. "
    "Instruments and stages of fewer than five pupils stand together as other."
)

Key = tuple[str, ...]  # where a count stands in the record: ("by_stage", "starting", "unmatched")
Point = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Flow:
    """One count: how many pass from one point to another.

    Attributes:
        least: what everybody knows it to be at least.
    """

    start: Point
    end: Point
    size: int
    least: int = 0


def record_to_share(summary: Summary) -> dict[str, object]:
    """The record of a summary with None for every count that is withheld, and a note."""
    pooled = pool_small(summary)
    flows = as_flows(pooled)
    withheld = choose_withheld(flows)
    shown = {key: None if key in withheld else flow.size for key, flow in flows.items()}

    def tables(name: str, rows: dict[str, Tally]) -> dict[str, dict[str, int | None]]:
        return {
            row: {column: shown[name, row, column] for column in ("pupils", *OUTCOMES)}
            for row in rows
        }

    return {
        "rows": shown["rows",],
        **{outcome: shown[outcome,] for outcome in OUTCOMES},
        "rejected": shown["rejected",],
        "by_instrument": tables("by_instrument", pooled.by_instrument),
        "by_stage": tables("by_stage", pooled.by_stage),
        "note": NOTE,
    }


def pool_small(summary: Summary) -> Summary:
    """The summary with small instruments and small stages put together, and none without pupils.

    Instruments come by name: by how many play them, a count withheld would show between others.
    """
    return replace(
        summary,
        by_instrument=_pooled(sorted(summary.by_instrument.items())),
        by_stage=_pooled(summary.by_stage.items()),
    )


def _pooled(rows: Iterable[tuple[str, Tally]]) -> dict[str, Tally]:
    kept: dict[str, Tally] = {}
    rare = Tally()
    for name, tally in rows:
        if tally.pupils >= FEWEST:
            kept[name] = tally
        else:
            for outcome, size in tally.counts.items():
                rare.counts[outcome] += size
    if rare.pupils or not kept:
        kept[OTHER] = rare
    return kept


def as_flows(summary: Summary) -> dict[Key, Flow]:
    """Every count of the summary as a flow, by where it stands in the record."""
    start, end = ("start",), ("end",)
    rows = summary.total.pupils + summary.rejected
    flows: dict[Key, Flow] = {
        ("rows",): Flow(end, start, rows),
        ("rejected",): Flow(start, end, summary.rejected),
    }
    for outcome in OUTCOMES:
        size = summary.total.counts[outcome]
        flows[outcome,] = Flow(("before", outcome), ("after", outcome), size)
    for name, tally in summary.by_instrument.items():
        point = ("by_instrument", name)
        flows[(*point, "pupils")] = Flow(start, point, tally.pupils, _least(name))
        for outcome, size in tally.counts.items():
            flows[(*point, outcome)] = Flow(point, ("before", outcome), size)
    for name, tally in summary.by_stage.items():
        point = ("by_stage", name)
        flows[(*point, "pupils")] = Flow(point, end, tally.pupils, _least(name))
        for outcome, size in tally.counts.items():
            flows[(*point, outcome)] = Flow(("after", outcome), point, size)
    return flows


def _least(name: str) -> int:
    """How many pupils everybody knows a row of this name to have at least."""
    return 0 if name == OTHER else FEWEST


def choose_withheld(flows: dict[Key, Flow]) -> frozenset[Key]:
    """The counts to withhold: the small ones, and what keeps these from being worked out."""
    withheld = {key for key, flow in flows.items() if flow.size < FEWEST}
    steps = _steps(flows)
    for key in sorted(withheld):
        withheld |= _cheapest_cycle(flows, steps, key, withheld)
    return frozenset(withheld)


@dataclass(frozen=True, slots=True)
class _Step:
    """A change of one count that goes from one point to another.

    Attributes:
        most: by how many the count can change so.
    """

    end: Point
    key: Key
    most: float


def _steps(flows: dict[Key, Flow]) -> dict[Point, list[_Step]]:
    """From each point, what can become more along a flow, or fewer against one."""
    steps: dict[Point, list[_Step]] = {}
    for key, flow in flows.items():
        steps.setdefault(flow.start, []).append(_Step(flow.end, key, math.inf))
        steps.setdefault(flow.end, []).append(_Step(flow.start, key, flow.size - flow.least))
    return steps


def _cheapest_cycle(
    flows: dict[Key, Flow], steps: dict[Point, list[_Step]], small: Key, withheld: set[Key]
) -> frozenset[Key]:
    """The counts on the cycle along which ``small`` could be five that costs least (Dijkstra).

    The cost is the worth of what is not withheld yet. There always is such a cycle: any count can
    be more where those pupils flow on to the end, and round to where they came from.
    """
    more = FEWEST - flows[small].size
    number = count()
    queue: list[tuple[int, int, Point, tuple[Key, ...]]] = [(0, 0, flows[small].end, ())]
    seen: set[Point] = set()
    while True:
        cost, _, point, way = heapq.heappop(queue)
        if point == flows[small].start:
            return frozenset(way)
        if point in seen:
            continue
        seen.add(point)
        for step in steps[point]:
            if step.key != small and step.most >= more and step.end not in seen:
                lost = 0 if step.key in withheld else _worth(step.key, flows[step.key])
                entry = (cost + lost, next(number), step.end, (*way, step.key))
                heapq.heappush(queue, entry)


def _worth(key: Key, flow: Flow) -> int:
    """What a reader loses with a count: most with a total of all pupils, least with all rows."""
    if key == ("rows",):
        return 1
    return flow.size * (_WORTH_OF_A_TOTAL if len(key) == 1 else 1)
