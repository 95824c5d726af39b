"""The whole ladder of one hub, family by family: its chains, and where they stop."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pathways.catalogue import Catalogue
from pathways.catalogue.index import Flags
from pathways.errors import QuestionError
from pathways.geodesy import Floats
from pathways.ladder.chains import Chain, DeadEnd, chains, dead_ends, orphans
from pathways.ladder.index import ladder_index
from pathways.ladder.stages import NO_STAGE, STAGE_IDS, STAGE_WORDS, ListingStages
from pathways.ladder.supply import in_reach_of, supply
from pathways.ladder.survey import Reach
from pathways.matching.verdicts import UNKNOWN, YES
from pathways.model import Hub
from pathways.vocabulary import FAMILIES, JOINS

NOT_STATED = "not_stated"
_SUNG = "voice"
_NAMES = {**FAMILIES, NOT_STATED: "Instruments not stated"}
_NOT_FOR_ANYBODY = JOINS.index("not_joinable")


@dataclass(frozen=True, slots=True, eq=False)
class Areas:
    """Small areas with the young people who live there, A of each.

    Attributes:
        points: (A, 3) earth-centred metres, from `geodesy.to_cartesian`.
        young_people: (A,) residents.
        hub: (A,) id of the hub of each.
    """

    points: Floats
    young_people: Floats
    hub: npt.NDArray[np.str_]


@dataclass(frozen=True, slots=True)
class MissingStage:
    """A stage that a hub lacks though the stage below is there.

    Attributes:
        young_people: how many live where the stage below is their last rung; None where the
            small areas were not given.
    """

    stage: str
    young_people: float | None
    text: str


@dataclass(frozen=True, slots=True)
class FamilyLadder:
    """One hub's ladder for one family of instruments; all ids are of listings.

    Attributes:
        family: id of the family, or NOT_STATED for listings that name no instrument.
        chains: listings that stated or implied routes join, from the first rung up.
        dead_ends: rungs below the top from which no route leads on.
        orphans: rungs above the first stage to which no route leads.
        implied: rungs whose level is only our reading; ``unstaged``: listings without a level.
    """

    family: str
    name: str
    chains: tuple[Chain, ...]
    dead_ends: tuple[DeadEnd, ...]
    orphans: tuple[str, ...]
    implied: tuple[str, ...]
    unstaged: tuple[str, ...]
    missing: tuple[MissingStage, ...]


@dataclass(frozen=True, slots=True)
class HubLadder:
    """The whole ladder of one hub; families without a single listing are left out."""

    hub: Hub
    families: tuple[FamilyLadder, ...]


def hub_ladder(
    catalogue: Catalogue, hub_id: str, within: float = 10, reach: Reach | None = None,
    areas: Areas | None = None,
) -> HubLadder:  # fmt: skip
    """The ladder of a hub, for those who plan it.

    Args:
        within: miles in which a rung counts as somebody's own; ``reach`` for the next.
        areas: to weigh what is missing by the young people who live there.

    Raises:
        QuestionError: there is no such hub.
    """
    if hub_id not in catalogue.hubs:
        known = ", ".join(catalogue.hubs)
        raise QuestionError("hub", f"We do not know the hub “{hub_id[:40]}”. Use one of {known}.")
    maker = _HubMaker(catalogue, hub_id, within, reach or Reach(), areas)
    families = (maker.family(each, name) for each, name in _NAMES.items())
    return HubLadder(catalogue.hubs[hub_id], tuple(each for each in families if each))


class _HubMaker:
    def __init__(
        self, catalogue: Catalogue, hub_id: str, within: float, reach: Reach, areas: Areas | None
    ) -> None:
        self._catalogue, self._rungs = catalogue, ladder_index(catalogue)
        self._within, self._reach = within, reach
        index = catalogue.index
        runs = index.is_play & index.for_young & ~self._rungs.centre
        self._members = runs & (index.hub == hub_id) & (index.join != _NOT_FOR_ANYBODY)
        self._own = index.hub == hub_id
        mine = None if areas is None else areas.hub == hub_id
        self._areas = None if areas is None else (areas.points[mine], areas.young_people[mine])

    def family(self, family: str, name: str) -> FamilyLadder | None:
        """One family's ladder, or None where nothing is listed for it."""
        catalogue, rungs = self._catalogue, self._rungs
        stages = rungs.singers if family == _SUNG else rungs.players
        plays = family_plays(catalogue, family)
        members = self._members & plays
        if not members.any():
            return None
        return FamilyLadder(
            family=family,
            name=name,
            chains=chains(catalogue, rungs, members, stages),
            dead_ends=dead_ends(catalogue, rungs, members, plays, stages, self._reach),
            orphans=orphans(catalogue, rungs, members, stages),
            implied=self._ids(members & self._basis("implied")),
            unstaged=self._ids(members & (stages.stands == NO_STAGE)),
            missing=self._missing(family, plays, stages),
        )

    def _basis(self, basis: str) -> Flags:
        listings = self._catalogue.opportunities
        return np.fromiter((each.level_basis == basis for each in listings), dtype=bool)

    def _ids(self, members: Flags) -> tuple[str, ...]:
        return tuple(self._catalogue.opportunities[row].id for row in np.flatnonzero(members))

    def _missing(
        self, family: str, plays: Flags, stages: ListingStages
    ) -> tuple[MissingStage, ...]:
        """Stages above the first that nothing holds though the stage below is held."""
        found: list[MissingStage] = []
        if family == NOT_STATED:
            return ()
        for stage in range(1, len(STAGE_IDS)):
            people = self._people_stuck(plays, stages, stage)
            if people is not None and people > 0:
                found.append(MissingStage(STAGE_IDS[stage], people, _words(family, stage, people)))
            elif people is None and self._lacks(plays, stages, stage):
                found.append(MissingStage(STAGE_IDS[stage], None, _words(family, stage, None)))
        return tuple(found)

    def _lacks(self, plays: Flags, stages: ListingStages, stage: int) -> bool:
        """Whether the hub itself has a place for the stage below and none for this."""
        here = supply(self._catalogue, self._rungs, plays, stages, stage) & self._own
        below = supply(self._catalogue, self._rungs, plays, stages, stage - 1) & self._own
        return bool(below.any() and not here.any())

    def _people_stuck(self, plays: Flags, stages: ListingStages, stage: int) -> float | None:
        """Residents who have the stage below in reach and not this one."""
        if self._areas is None:
            return None
        points, people = self._areas
        below = supply(self._catalogue, self._rungs, plays, stages, stage - 1)
        here = supply(self._catalogue, self._rungs, plays, stages, stage)
        further = max(self._within, self._reach.next_miles)
        stuck = in_reach_of(self._catalogue, points, below, self._within)
        stuck &= ~in_reach_of(self._catalogue, points, here, further)
        return float(people[stuck].sum())


def family_plays(catalogue: Catalogue, family: str) -> Flags:
    """(N,) listings for at least one instrument of a family, or that name none at all."""
    index = catalogue.index
    if family == NOT_STATED:
        silent: Flags = (index.instrument == UNKNOWN).all(axis=0)
        return silent
    rows = [
        index.instrument_row[i.id] for i in catalogue.instruments.values() if i.family == family
    ]
    plays: Flags = (index.instrument[rows] == YES).any(axis=0)
    return plays


def _words(family: str, stage: int, people: float | None) -> str:
    name, below = STAGE_WORDS[STAGE_IDS[stage]], STAGE_WORDS[STAGE_IDS[stage - 1]]
    if people is None:
        return f"{_NAMES[family]}: no known place for {name}, though there is one for {below}."
    return (
        f"{_NAMES[family]}: about {people:,.0f} young people live where {below} is the last rung "
        f"in reach and {name} is missing, not counting listings that do not state a stage."
    )
