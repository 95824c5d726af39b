"""The ladder, worked out a second time: plain loops over the rows of the files.

It takes the verdicts on instrument, level, age and the rest from this package's own rules.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import product
from pathlib import Path

from tests.oracle import rules
from tests.oracle.distance import chosen_place
from tests.oracle.judging import STRICT_CRITERIA, judge, lets_in
from tests.oracle.question import Question, Spot
from tests.oracle.reading import Books, Row, values

STAGES = ["starting", "foundation", "intermediate", "advanced"]
STAGE_OF = {"starter": 0, "beginner": 0, "grade-1": 1, "grade-2": 1, "grade-3": 1, "grade-4": 2}
STAGE_OF |= {"grade-5": 2, "grade-6": 3, "grade-7": 3, "grade-8": 3, "advanced": 3}
FIRST_LEVEL = [0, 2, 5, 7]  # of each stage, as a step of the scale
LAST_LEVEL = [1, 4, 6, 10]
FIRST_AGE, LAST_AGE = [0, 7, 11, 16], [6, 10, 15, 25]  # of singers
SINGERS = {"voice", "rap"}
PLAY = {"ensemble", "group_lessons", "individual_lessons", "music_centre", "course"}
PLAY |= {"holiday_course", "advanced_programme"}
WIDE = {"regional", "national"}


@dataclass(frozen=True)
class Edge:
    """A step from listing to listing; ``named`` where the route names both."""

    start: str
    end: str
    evidence: str
    named: bool


@dataclass(frozen=True)
class Rung:
    id: str
    stage: str
    evidence: str
    sources: frozenset[str]


@dataclass(frozen=True)
class Ladder:
    """Rungs of each column, the stages that are missing and those merely empty."""

    columns: tuple[frozenset[Rung], frozenset[Rung], frozenset[Rung]]
    missing: list[str]
    empty: list[str]


def read_rows(folder: Path, name: str) -> list[Row]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


# ── the routes ────────────────────────────────────────────────────────────────────────────────


def edges(folder: Path, books: Books) -> list[Edge]:
    """Every step that no stronger evidence, circle, fall in stage or longer way rules out."""
    rows = {row["id"]: row for row in books.opportunities}
    found: dict[tuple[str, str], Edge] = {}
    for wanted, named in product(["stated", "implied"], [True, False]):
        for edge in _all_edges(folder, rows):
            if edge.evidence == wanted and edge.named is named:
                found.setdefault((edge.start, edge.end), edge)
    kept: list[Edge] = []
    for edge in found.values():
        low, high = _by_level(rows[edge.start]), _by_level(rows[edge.end])
        falls = low is not None and high is not None and high < low
        if not falls and not _way(kept, edge.end, edge.start):
            kept.append(edge)
    return [each for each in kept if each.named or not _longer_way(kept, each)]


def _all_edges(folder: Path, rows: dict[str, Row]) -> Iterator[Edge]:
    routes = read_rows(folder, "routes")
    groups = {row["id"]: values(row["members"]) for row in read_rows(folder, "route_groups")}
    for route in routes:
        for start, end in product(*(_ids(route[each], rows, groups) for each in ("from", "to"))):
            if start != end:
                named = (start, end) == (route["from"], route["to"])
                yield Edge(start, end, route["evidence"], named)
    for first, second in product(routes, routes):
        if first["to"] == second["from"] and first["to"].startswith("outside:"):
            weaker = "stated" if first["evidence"] == second["evidence"] == "stated" else "implied"
            starts, ends = _ids(first["from"], rows, groups), _ids(second["to"], rows, groups)
            for start, end in product(starts, ends):
                if start != end:
                    yield Edge(start, end, weaker, False)


def _ids(end: str, rows: dict[str, Row], groups: dict[str, list[str]]) -> list[str]:
    if end.startswith("group:"):
        found = [each for member in groups[end[6:]] for each in _ids(member, rows, groups)]
        return list(dict.fromkeys(found))
    if end not in rows:
        return []
    parts = _parts(rows[end], rows)
    if parts:
        return list(dict.fromkeys(each for part in parts for each in _ids(part, rows, groups)))
    return [] if rows[end]["ended"] == "yes" else [end]


def _parts(row: Row, rows: dict[str, Row]) -> list[str]:
    """The groups of a music centre that are listed."""
    if row["kind"] != "music_centre":
        return []
    parts = [each for each in rows.values() if each["part_of"] == row["id"]]
    return sorted(each["id"] for each in parts if each["ended"] != "yes")


def _way(steps: list[Edge], start: str, end: str) -> bool:
    reached = {start}
    while True:
        more = {edge.end for edge in steps if edge.start in reached} - reached
        if not more:
            return end in reached
        reached |= more


def _longer_way(steps: list[Edge], edge: Edge) -> bool:
    firsts = [each.end for each in steps if each.start == edge.start and each.end != edge.end]
    return any(_way(steps, first, edge.end) for first in firsts)


# ── where a listing stands ────────────────────────────────────────────────────────────────────


def _takes(row: Row) -> list[int]:
    """The levels that a listing surely takes, as steps of the scale."""
    asked = [Question("flute", level) for level in rules.SCALE]
    return [step for step, each in enumerate(asked) if rules.level(row, each) == "yes"]


def _by_level(row: Row) -> int | None:
    takes = _takes(row)
    if not takes:
        return None
    stage = STAGE_OF[rules.SCALE[takes[0]]]
    last_grade = rules.SCALE[takes[0]] in ("grade-3", "grade-5")
    return stage + 1 if last_grade and len(takes) > 1 else stage


def _by_age(row: Row) -> int | None:
    if not row["age_min"] and not row["age_max"]:
        return None
    oldest = int(row["age_max"] or 999)
    youngest = int(row["age_min"]) if row["age_min"] else max(oldest - 4, 0)
    stage = next((s for s in range(3) if youngest <= LAST_AGE[s]), 3)
    return stage + 1 if youngest in (10, 15) and oldest > youngest else stage


def _standing(row: Row, sings: bool) -> int | None:
    known = [_sung_level(row), _by_age(row)] if sings else [_by_level(row)]
    return max((each for each in known if each is not None), default=None)


def _sung_level(row: Row) -> int | None:
    """The stage by level, no higher than that of the oldest who may sing."""
    by_level = _by_level(row)
    oldest = next((s for s in range(3) if int(row["age_max"] or 999) <= LAST_AGE[s]), 3)
    return None if by_level is None else min(by_level, oldest)


def _admits(row: Row, stage: int, sings: bool) -> bool:
    if _standing(row, sings) is None:
        return False
    if not sings:
        return any(FIRST_LEVEL[stage] <= step <= LAST_LEVEL[stage] for step in _takes(row))
    old_enough = int(row["age_min"] or -1) <= LAST_AGE[stage]
    young_enough = int(row["age_max"] or 999) > FIRST_AGE[stage]
    known = bool(row["age_min"] or row["age_max"])
    by_age = not known or (old_enough and young_enough) or stage == _standing(row, sings)
    by_level = _sung_level(row)
    return by_age and (by_level is None or by_level <= stage)


# ── one person's ladder ───────────────────────────────────────────────────────────────────────


class Climb:
    """Everything about one person; each question is answered by going through the rows."""

    def __init__(
        self, books: Books, routes: list[Edge], spot: Spot, question: Question, as_of: date,
        further: tuple[float, float] = (25, 40),
    ) -> None:  # fmt: skip
        self.books, self.routes, self.spot, self.question = books, routes, spot, question
        self.rows = {row["id"]: row for row in books.opportunities}
        self.sings = question.instrument in SINGERS
        within = question.within_miles
        self.miles = [within, max(within, further[0]), max(within, *further)]
        self.ages: tuple[int, int] | None = None
        if question.age is not None:
            self.ages = question.age, question.age
        elif question.school_year is not None:
            self.ages = question.school_year + 4, question.school_year + 5
        self.level = None if question.level is None else rules.SCALE.index(question.level)
        self.own = 0 if self.level is None else STAGE_OF[rules.SCALE[self.level]]
        if self.sings and self.ages:
            self.own = next((s for s in range(3) if self.ages[0] <= LAST_AGE[s]), 3)
        self.verdicts = {
            row["id"]: judge(row, question, books, as_of, self._choice(row, 0))
            for row in books.opportunities
        }

    def _choice(self, row: Row, column: int):  # type: ignore[no-untyped-def]
        if row["reach"] != "local" or not row["venue_id"]:
            return None
        asked = replace(self.question, within_miles=self.miles[column])
        return chosen_place(row, self.books, self.spot, asked)

    def near(self, row: Row, column: int) -> bool:
        """A local place in reach: as in the search for Now, by the distance shown above it."""
        now = self._choice(row, 0)
        if now is None:
            return False
        then = self._choice(row, column)
        within = then.verdict != "no" and then.miles <= self.miles[column]
        return now.verdict != "no" or (column > 0 and within)

    def here(self, row: Row, column: int) -> bool:
        own_hub = row["hub_id"] == self.spot.hub_id
        unplaced = row["reach"] == "local" and not row["venue_id"]
        anywhere = row["reach"] in WIDE or (own_hub and (row["reach"] == "hub" or unplaced))
        online = row["reach"] == "online" and self.question.online
        return anywhere or online or self.near(row, column)

    def open(self, row: Row) -> bool:
        asked = self.question
        if row["ended"] == "yes" or row["audience"] not in ("young", "all_ages"):
            return False
        if row["kind"] not in PLAY or (asked.kinds and row["kind"] not in asked.kinds):
            return False
        if row["join"] not in ("open", "audition") or (
            asked.joins and row["join"] not in asked.joins
        ):
            return False
        allowed = ("yes",) if asked.strict else ("yes", "near", "unknown")
        verdicts = self.verdicts[row["id"]]
        others = [verdicts[name] for name in STRICT_CRITERIA if name in verdicts]
        return not _parts(row, self.rows) and all(each in allowed for each in others)

    def verdict(self, row: Row, name: str) -> str:
        return self.verdicts[row["id"]].get(name, "not asked")

    def age_suits(self, row: Row) -> bool:
        return self.verdict(row, "age") in ("yes", "unknown", "not asked")

    def in_time(self, row: Row, target: int) -> bool:
        """Whether they would be there, at two levels a year, before it is too young for them."""
        if self.ages is None or not row["age_max"]:
            return True
        levels = 0 if self.sings or self.level is None else max(0, target - self.level)
        return self.ages[0] + levels / 2 < int(row["age_max"]) + 1

    def years(self, row: Row) -> int:
        return max(0, int(row["age_min"] or 0) - self.ages[1]) if self.ages else 0

    def horizon(self) -> int:
        """Years, at a level a year, until they leave the stage after theirs."""
        after = min(self.own + 1, 3)
        if self.sings:
            return LAST_AGE[after] - (self.ages[0] if self.ages else 0)
        return LAST_LEVEL[after] + 1 - (self.level or 0)

    def settled(self, row: Row) -> bool:
        level = self.verdict(row, "level")
        by_age = self.sings and level == "not asked" and self.verdict(row, "age") == "yes"
        return level == "yes" or by_age

    def still_open(self, row: Row) -> bool:
        """Whether it stands lower but surely takes them still."""
        if self.settled(row):
            return True
        if not self.sings or (self.ages is None and self.level is None):
            return False
        silent = ["not asked", "unknown"] if self.level is None else ["not asked"]
        open_top = bool(row["level_min"]) and not row["level_max"]
        suits = open_top or self.verdict(row, "age") == "yes"
        return self.verdict(row, "level") in silent and suits

    def choose(self) -> tuple[dict[str, tuple[int, int]], set[str]]:
        """Column and stage of every rung and possible rung, and which are rungs for sure."""
        places: dict[str, tuple[int, int]] = {}
        sure: set[str] = set()
        candidates = [row for row in self.rows.values() if self._suits_now(row)]
        left = {edge.start for edge in self.routes if self._outgrown(edge, candidates)}
        for row in self.rows.values():
            instrument = self.verdict(row, "instrument")
            if row in candidates:
                if row["id"] not in left:
                    places[row["id"]] = 0, self.own
                    sure.add(row["id"])
            elif instrument != "no" and (place := self._higher(row)) is not None:
                places[row["id"]] = place
                if instrument == "yes":
                    sure.add(row["id"])
        taken = {row["id"] for row in candidates}
        for stage in range(self.own + 1, 4):
            self._fill(stage, places, sure, taken)
        return places, sure

    def _suits_now(self, row: Row) -> bool:
        stands = _standing(row, self.sings)
        if stands is None or row["reach"] in WIDE or not self.open(row):
            return False
        if not (self.age_suits(row) and self.here(row, 0)):
            return False
        if not lets_in(self.verdicts[row["id"]], self.question):
            return False
        if stands == self.own:
            return True
        return self.still_open(row) if stands < self.own else self.settled(row)

    def _outgrown(self, edge: Edge, candidates: list[Row]) -> bool:
        start, end = self.rows[edge.start], self.rows[edge.end]
        if start not in candidates or end not in candidates:
            return False
        low, high = _standing(start, self.sings), _standing(end, self.sings)
        return low is not None and high is not None and low < self.own and high > low

    def _higher(self, row: Row) -> tuple[int, int] | None:
        stands, wide = _standing(row, self.sings), row["reach"] in WIDE
        if stands is None or (wide and stands < 1) or not self.open(row):
            return None
        stage = self.own if stands < self.own and self.still_open(row) else stands
        takes, level = _takes(row), self.verdict(row, "level")
        stated = row["level_basis"] == "stated" or not self.sings
        if stated and takes and self.level is not None and takes[-1] < self.level:
            return None
        ahead = wide or level == "no" or self.years(row) > 0
        if stage < self.own or (stage == self.own and not ahead):
            return None
        if not self.in_time(row, takes[0] if takes else -1):
            return None
        column = min(2, max(1, stage + wide - self.own))
        column = 2 if self.years(row) > self.horizon() else column
        return (column, stage) if self.here(row, column) else None

    def _fill(
        self, stage: int, places: dict[str, tuple[int, int]], sure: set[str], taken: set[str]
    ) -> None:
        column = min(stage - self.own, 2)
        for id_ in sure:
            row, (stands_in, stands_at) = self.rows[id_], places[id_]
            there = (stands_in, stands_at) == (column, stage)
            lower = stands_in < column and _admits(row, stage, self.sings)
            if row["reach"] not in WIDE and (there or lower):
                return
        for row in self.rows.values():
            fits = self.holds(row, stage, column) and self.verdict(row, "instrument") == "yes"
            if fits and row["id"] not in sure | taken:
                places[row["id"]] = column, stage
                sure.add(row["id"])

    def holds(self, row: Row, stage: int, column: int) -> bool:
        stands = _standing(row, self.sings)
        if stands is None or stands > stage:
            return False
        if column == 1 and self.years(row) > self.horizon():
            return False
        takes = _admits(row, stage, self.sings) and self.in_time(row, FIRST_LEVEL[stage])
        return self.open(row) and takes and self.near(row, column)

    def ladder(self) -> Ladder:
        places, sure = self.choose()
        column, stage = ({k: p[i] for k, p in places.items()} for i in (0, 1))
        led: dict[str, list[Edge]] = {}
        for end in self._in_order(places):
            into = [e for e in self.routes if e.end == end and e.start in sure & set(places)]
            into = [e for e in into if places[e.start][0] <= places[end][0]]
            into = [e for e in into if e.named or end in sure]
            for edge in sorted(into, key=lambda e: column[e.start]):
                then = max(places[end][0], min(2, column[edge.start] + 1))
                at = self._moved(end, then, places[end])
                if self._rises(edge, stage[edge.start], at):
                    column[end], stage[end] = then, at
                    sure.add(end)
                    led[end] = [
                        e
                        for e in into
                        if self._rises(e, stage[e.start], at)
                        and (column[e.start] < then or column[e.start] == 2)
                    ]
                    break
        rungs: list[set[Rung]] = [set(), set(), set()]
        for id_ in sure:
            rungs[column[id_]].add(self._rung(id_, column, stage, sure, led.get(id_, [])))
        missing, empty = self._gaps(rungs)
        columns = frozenset(rungs[0]), frozenset(rungs[1]), frozenset(rungs[2])
        return Ladder(columns, missing, empty)

    def _in_order(self, places: dict[str, tuple[int, int]]) -> list[str]:
        """Each listing after all that lead to it."""
        order: list[str] = []
        while len(order) < len(places):
            for id_ in sorted(places):
                before = {e.start for e in self.routes if e.end == id_ and e.start in places}
                if id_ not in order and before <= set(order):
                    order.append(id_)
        return order

    def _wide(self, id_: str) -> int:
        return int(self.rows[id_]["reach"] in WIDE)

    def _rises(self, edge: Edge, start: int, end: int) -> bool:
        return start <= end and start + self._wide(edge.start) <= end + self._wide(edge.end)

    def _moved(self, id_: str, column: int, place: tuple[int, int]) -> int:
        then = min(self.own + column, 3)
        moves = column > place[0] and then > place[1]
        return then if moves and _admits(self.rows[id_], then, self.sings) else place[1]

    def _rung(
        self, id_: str, column: dict[str, int], stage: dict[str, int], rungs: set[str],
        led: list[Edge],
    ) -> Rung:  # fmt: skip
        if column[id_] == 0:
            return Rung(id_, STAGES[stage[id_]], "start", frozenset())
        if led:
            stated = any(edge.evidence == "stated" for edge in led)
            sources = frozenset(edge.start for edge in led)
            return Rung(id_, STAGES[stage[id_]], "stated" if stated else "implied", sources)
        # By level: which of the rungs below is a matter of strands, left to other tests.
        return Rung(id_, STAGES[stage[id_]], "derived", frozenset())

    def _gaps(self, rungs: list[set[Rung]]) -> tuple[list[str], list[str]]:
        missing, empty = [], []
        for stage in range(self.own, 4):
            if not self._held(stage, rungs):
                empty.append(STAGES[stage])
                if stage > 0 and self._held(stage - 1, rungs):
                    missing.append(STAGES[stage])
        return missing, empty

    def _held(self, stage: int, rungs: list[set[Rung]]) -> bool:
        column = min(2, max(0, stage - self.own))
        if any(
            rung.stage == STAGES[stage] and self.near(self.rows[rung.id], column)
            for rung in rungs[column]
        ):
            return True
        return any(
            self.holds(row, stage, column)
            and self.verdict(row, "instrument") == "yes"
            and (column > 0 or self.age_suits(row))
            for row in self.rows.values()
        )
