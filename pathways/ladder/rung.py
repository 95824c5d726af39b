"""A ladder as plain values: columns of rungs, what is missing, and where it leads beyond."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import overload

from pathways.ladder.graph import NamedEnd, Step
from pathways.matching import Finding
from pathways.model import Hub, Opportunity


@dataclass(frozen=True, slots=True)
class Rung:
    """One listing as a rung.

    Attributes:
        finding: the listing as the search sees it: its place, freshness and reasons. Of a rung
            higher up the reasons leave out level and age, which change until then.
        column: ``now``, ``next`` or ``later``.
        stage: where it stands for this person; ``stages`` all that it takes.
        evidence: ``start``, or how we know that it is a step up: ``stated``, ``implied``,
            ``derived`` (by level: no source names the step).
        sources: ids of the rungs it is a step up from.
        steps: the stated and implied routes from those.
        ways_in: what else leads here: school, a group outside the catalogue.
        years_to_wait: until it takes somebody of this age; 0 where it does or ages are unknown.
        strands: ids of `strands.STRANDS`, those open to the instrument.
        bridge: what it takes, in words.
    """

    finding: Finding
    column: str
    stage: str
    stages: tuple[str, ...]
    evidence: str
    sources: tuple[str, ...]
    steps: tuple[Step, ...]
    ways_in: tuple[NamedEnd, ...]
    years_to_wait: int
    strands: tuple[str, ...]
    bridge: str

    @property
    def id(self) -> str:
        return self.finding.opportunity.id

    @property
    def opportunity(self) -> Opportunity:
        return self.finding.opportunity


class Rungs(Sequence[Rung]):
    """Rungs in order, each made when it is looked at."""

    def __init__(self, rows: Sequence[int], make: Callable[[int], Rung]) -> None:
        self._rows, self._make = rows, make

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, place: int) -> Rung: ...
    @overload
    def __getitem__(self, place: slice) -> Rungs: ...
    def __getitem__(self, place: int | slice) -> Rung | Rungs:
        if isinstance(place, slice):
            return Rungs(self._rows[place], self._make)
        return self._make(self._rows[place])


@dataclass(frozen=True, slots=True)
class Substitute:
    """What could stand in where nothing is listed in reach.

    Attributes:
        kind: ``ask_instrument`` (in reach, instruments not stated), ``place_unknown``,
            ``across_hub``, ``further_away``, ``transfer`` (another instrument, easily moved to),
            ``lesson`` (a lesson to bridge), ``online``, ``regional`` or ``national``.
        text: what it is and why it may help, in words.
    """

    kind: str
    id: str
    name: str
    distance_miles: float | None
    text: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """A column of the ladder.

    Attributes:
        name: ``now``, ``next`` or ``later``.
        stages: ids of the stages that stand here.
        within_miles: how far is in reach here.
        stays: ids of the rungs of earlier columns that still take somebody who has come so far.
    """

    name: str
    stages: tuple[str, ...]
    within_miles: float
    rungs: Rungs
    stays: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """A stage at which nothing is listed in reach.

    Attributes:
        missing: whether the stage below has something, which makes this a missing rung.
    """

    stage: str
    column: str
    missing: bool
    text: str
    substitutes: tuple[Substitute, ...]


@dataclass(frozen=True, slots=True)
class Further:
    """Where rungs lead outside the catalogue: an adult band, a conservatoire."""

    end: NamedEnd
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Strand:
    """The rungs of one strand, in the ladder's order, from the lowest up."""

    id: str
    name: str
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ladder:
    """Where it could lead for one person, from where they are.

    Attributes:
        shelves: the columns Now, Next and Later, nearest and best evidenced rung first.
        gaps: stages with nothing in reach, from the person's stage up.
        unstaged: ids of listings that suit but whose stage no source tells.
        way_up: ids of one way to the top, the best evidenced and then the nearest.
        hub: the hub that answers for the place, or None outside.
    """

    shelves: tuple[Shelf, Shelf, Shelf]
    gaps: tuple[Gap, ...]
    unstaged: tuple[str, ...]
    strands: tuple[Strand, ...]
    further: tuple[Further, ...]
    way_up: tuple[str, ...]
    hub: Hub | None

    @property
    def now(self) -> Rungs:
        return self.shelves[0].rungs

    @property
    def next(self) -> Rungs:
        return self.shelves[1].rungs

    @property
    def later(self) -> Rungs:
        return self.shelves[2].rungs

    @property
    def missing(self) -> tuple[Gap, ...]:
        """The missing rungs: nothing in reach, though the stage below has something."""
        return tuple(each for each in self.gaps if each.missing)

    def alternatives(self, rung: Rung) -> tuple[str, ...]:
        """Ids of the other rungs of the same column, stage and strand."""
        shelf = next(each for each in self.shelves if each.name == rung.column)
        return tuple(
            each.id
            for each in shelf.rungs
            if each.id != rung.id
            and each.stage == rung.stage
            and (set(each.strands) & set(rung.strands) or each.strands == rung.strands)
        )
