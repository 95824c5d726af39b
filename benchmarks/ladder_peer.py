"""Another way to do a ladder: listings as nodes of a networkx graph, walked for each question."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import networkx as nx
import numpy as np
from geopy.distance import geodesic

from benchmarks.questions import Question
from pathways.catalogue import Catalogue
from pathways.ladder import Reach, ladder_index
from pathways.ladder.stages import FIRST_LEVELS, NO_STAGE, TOP_STAGE, stage_of_level
from pathways.vocabulary import STAGES, Level, Verdict

Columns = tuple[frozenset[str], frozenset[str], frozenset[str]]
_NEAR_ENOUGH_DEGREES = 1.0  # of latitude: more than any reach, so that few are measured
_YES, _NEAR, _NO = int(Verdict.YES), int(Verdict.NEAR), int(Verdict.NO)
_WIDE = ("regional", "national")


@dataclass(frozen=True, slots=True)
class Node:
    """What the peer knows of a listing before it is asked, settled by our rules."""

    id: str
    stands: int
    door: int
    top: int
    admits: tuple[bool, ...]
    age: tuple[int, int, bool]
    wide: bool
    local: bool
    hub: str
    spots: tuple[tuple[float, float, float], ...]


class GraphOfListings:
    """Nodes are the listings that can be rungs, edges the same steps as ours.

    It is given where each listing stands and every verdict on instrument and level; it has to find
    what is in reach, sort it into columns and follow the edges. Singers are left to us.
    """

    name = "networkx and geopy"
    how = "a DiGraph of the same steps, walked in topological order; geodesics to what is near"
    questions = 200

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue, rungs = catalogue, ladder_index(catalogue)
        index = catalogue.index
        can_stand = index.is_play & index.for_young & index.family_may_join & ~rungs.centre
        can_stand &= rungs.players.stands != NO_STAGE
        self._graph = nx.DiGraph()
        for row in np.flatnonzero(can_stand).tolist():
            self._graph.add_node(row, node=self._node(catalogue, row))
        for step, start, end in zip(
            rungs.graph.steps, rungs.graph.starts.tolist(), rungs.graph.ends.tolist(), strict=True
        ):
            if start in self._graph and end in self._graph:
                self._graph.add_edge(start, end, direct=step.direct)
        self._order = list(nx.topological_sort(self._graph))

    @staticmethod
    def _node(catalogue: Catalogue, row: int) -> Node:
        listing, rungs = catalogue.opportunities[row], ladder_index(catalogue)
        stages, index = rungs.players, catalogue.index
        places = [catalogue.venues[each] for each in listing.venue_ids]
        return Node(
            id=listing.id,
            stands=int(stages.stands[row]),
            door=int(stages.door[row]),
            top=int(stages.top[row]),
            admits=tuple(bool(each) for each in stages.admits[:, row]),
            age=(int(index.age_min[row]), int(index.age_max[row]), bool(index.age_known[row])),
            wide=listing.reach in _WIDE,
            local=listing.reach == "local",
            hub=listing.hub_id if listing.reach in ("local", "hub") else "",
            spots=tuple((each.lat, each.lon, each.uncertain_miles) for each in places),
        )

    def columns(self, question: Question) -> Columns:
        """The ids of Now, Next and Later."""
        return _Walk(self._catalogue, self._graph, self._order, question).columns()


class _Walk:
    """One question put to the graph."""

    def __init__(
        self, catalogue: Catalogue, graph: nx.DiGraph, order: list[int], question: Question
    ) -> None:
        self._graph, self._order = graph, order
        self._place, self._query = question.place, question.query
        index = catalogue.index
        self._level = Level(self._query.level or 0)
        instrument = index.instrument_row[self._query.instrument or ""]
        self._instrument: list[int] = index.instrument[instrument].tolist()
        self._levels: list[int] = index.level[self._level].tolist()
        self._own = stage_of_level(self._level)
        self._miles = Reach().miles(self._query.within_miles)

    def columns(self) -> Columns:
        place: dict[int, tuple[int, int]] = {}
        sure: set[int] = set()
        candidates = {row for row in self._graph if self._suits_now(row)}
        for row in self._graph:
            if row in candidates:
                if not self._left_behind(row, candidates):
                    place[row] = 0, self._own
                    sure.add(row)
            elif self._instrument[row] != _NO and (higher := self._higher(row)) is not None:
                place[row] = higher
                if self._instrument[row] == _YES:
                    sure.add(row)
        for stage in range(self._own + 1, TOP_STAGE + 1):
            self._fill(stage, place, sure, candidates)
        self._follow(place, sure)
        found: list[set[str]] = [set(), set(), set()]
        for row in sure:
            found[place[row][0]].add(self._node(row).id)
        return frozenset(found[0]), frozenset(found[1]), frozenset(found[2])

    def _node(self, row: int) -> Node:
        node: Node = self._graph.nodes[row]["node"]
        return node

    def _away(self, node: Node) -> Iterator[tuple[float, float]]:
        home = self._place.lat, self._place.lon
        for lat, lon, uncertain in node.spots:
            if abs(lat - home[0]) < _NEAR_ENOUGH_DEGREES:
                yield geodesic(home, (lat, lon)).miles, uncertain

    def _near(self, node: Node, column: int) -> bool:
        away = list(self._away(node)) if node.local else []
        now = any(miles - uncertain <= self._miles[0] for miles, uncertain in away)
        return now or (column > 0 and any(miles <= self._miles[column] for miles, _ in away))

    def _here(self, node: Node, column: int) -> bool:
        own = bool(node.hub) and node.hub == self._place.hub_id
        if node.wide or (own and (not node.local or not node.spots)):
            return True
        return self._near(node, column)

    def _age_gap(self, node: Node) -> int:
        age = self._query.age
        return 0 if age is None else max(node.age[0] - age, age - node.age[1], 0)

    def _suits_now(self, row: int) -> bool:
        node, level, instrument = self._node(row), self._levels[row], self._instrument[row]
        if node.wide or _NO in (level, instrument) or (node.age[2] and self._age_gap(node)):
            return False
        if (level == _NEAR) + (instrument == _NEAR) > 1:
            return False
        return (node.stands == self._own or level == _YES) and self._here(node, 0)

    def _left_behind(self, row: int, candidates: set[int]) -> bool:
        stands = self._node(row).stands
        return stands < self._own and any(
            after in candidates and self._node(after).stands > stands
            for after in self._graph.successors(row)
        )

    def _higher(self, row: int) -> tuple[int, int] | None:
        node, level = self._node(row), self._levels[row]
        stage = self._own if node.stands < self._own and level == _YES else node.stands
        ahead = node.wide or level == _NO or self._wait(node) > 0
        if stage < self._own or (stage == self._own and not ahead):
            return None
        if node.top < self._level or (node.wide and node.stands == 0):
            return None
        if not self._in_time(node, node.door):
            return None
        column = min(2, max(1, stage + node.wide - self._own))
        column = 2 if self._waits_long(node) else column
        return (column, stage) if self._here(node, column) else None

    def _wait(self, node: Node) -> int:
        age = self._query.age
        return 0 if age is None else max(0, node.age[0] - age)

    def _waits_long(self, node: Node) -> bool:
        after = list(STAGES.values())[min(self._own + 1, TOP_STAGE)]
        return self._wait(node) > after[-1] + 1 - self._level

    def _in_time(self, node: Node, level: int) -> bool:
        age = self._query.age
        return age is None or age + max(0, level - self._level) / 2 < node.age[1] + 1

    def _fill(
        self, stage: int, place: dict[int, tuple[int, int]], sure: set[int], candidates: set[int]
    ) -> None:
        column = min(stage - self._own, 2)
        for row in sure:
            node = self._node(row)
            lower = place[row][0] < column and node.admits[stage]
            if not node.wide and (place[row] == (column, stage) or lower):
                return
        for row in set(self._graph) - sure - candidates:
            node = self._node(row)
            takes = node.stands <= stage and node.admits[stage]
            takes = takes and self._in_time(node, int(FIRST_LEVELS[stage]))
            takes = takes and (column > 1 or not self._waits_long(node))
            if self._instrument[row] == _YES and takes and self._near(node, column):
                place[row] = column, stage
                sure.add(row)

    def _follow(self, place: dict[int, tuple[int, int]], sure: set[int]) -> None:
        first = dict(place)
        for end in self._order:
            if end not in place:
                continue
            before = [
                start
                for start, _, direct in self._graph.in_edges(end, data="direct")
                if start in sure and first[start][0] <= first[end][0] and (direct or end in sure)
            ]
            for start in sorted(before, key=lambda each: place[each][0]):
                column = max(first[end][0], min(2, place[start][0] + 1))
                stage, then = first[end][1], min(self._own + column, TOP_STAGE)
                if column > first[end][0] and then > stage and self._node(end).admits[then]:
                    stage = then
                if self._rises(start, place[start][1], end, stage):
                    place[end] = column, stage
                    sure.add(end)
                    break

    def _rises(self, start: int, low: int, end: int, high: int) -> bool:
        wider = self._node(end).wide - self._node(start).wide
        return low <= high + min(0, wider)
