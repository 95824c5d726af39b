"""The parts of a ladder as its templates show them: boxes, cells, rows and heads."""

from __future__ import annotations

from dataclasses import dataclass

from pathways.ladder.rung import Substitute


@dataclass(frozen=True, slots=True)
class Before:
    """A rung that this one is a step up from, what the step takes, and who says so."""

    name: str
    condition: str | None
    source_url: str


@dataclass(frozen=True, slots=True)
class Box:
    """One rung as the picture shows it. None where there is nothing to say.

    Attributes:
        where: how far it is, or None where its bridge says where.
        bridge: what it takes, in words.
        before: the named steps that lead here; ``by_level``: names of what it follows by level.
        ways_in: what else leads here.
        stale: what to do where the source is old.
        links: JSON list of the ids it is a step up from.
        way: its place on the one way up, from 1; ``way_from``: the id before it there.
        came: whether somebody came here from it.
    """

    id: str
    name: str
    provider: str
    where: str | None
    bridge: str
    evidence: str
    evidence_words: str
    before: tuple[Before, ...]
    by_level: tuple[str, ...]
    ways_in: tuple[Before, ...]
    help: bool
    stale: str | None
    links: str
    way: int | None
    way_from: str | None
    came: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """The rungs of one strand in one column; those in ``more`` are folded."""

    column: str
    boxes: tuple[Box, ...]
    more: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One strand."""

    name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class GapBox:
    """A stage with nothing in reach, and what could stand in; what is in ``more`` is folded."""

    title: str
    words: str
    shown: tuple[Substitute, ...]
    more: tuple[Substitute, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column."""

    name: str
    stages: str
    reach: str


@dataclass(frozen=True, slots=True)
class Link:
    """A listing to go to."""

    id: str
    name: str
