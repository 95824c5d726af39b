"""What one new group would change for a class: how many pupils it would be in reach of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from pathways.classlist.steps import NextSteps
from pathways.classlist.summary import NOT_STATED, stage_of
from pathways.geodesy import miles_between, to_cartesian
from pathways.model import Instrument, Place

_DOUBTFUL = (None, "maybe")


@dataclass(frozen=True, slots=True)
class GroupGain:
    """A group that does not exist yet, for one family of instruments and one stage.

    Attributes:
        pupils: those without a sure or likely step who would have it within their radius.
        lacking: all of this family and stage without a sure or likely step.
    """

    family: str
    stage: str
    pupils: int
    lacking: int


def gains_of_new_groups(
    steps: Sequence[NextSteps], place: Place, instruments: Mapping[str, Instrument]
) -> tuple[GroupGain, ...]:
    """What a group at ``place`` would change, for each family and stage that lacks one.

    The most pupils first. Who has chosen no instrument or gives no level is in none of them.
    """
    lacking = [each for each in steps if each.certainty in _DOUBTFUL and _is_told(each)]
    if not lacking:
        return ()
    points = to_cartesian(
        [each.pupil.place.lat for each in lacking], [each.pupil.place.lon for each in lacking]
    )
    miles = miles_between(points, to_cartesian(place.lat, place.lon))
    reached = miles <= np.array([each.query.within_miles for each in lacking])
    sorts = [_sort(each, instruments) for each in lacking]
    total = Counter(sorts)
    gained = Counter(sort for sort, near in zip(sorts, reached.tolist(), strict=True) if near)
    gains = (GroupGain(*sort, pupils, total[sort]) for sort, pupils in gained.items())
    return tuple(sorted(gains, key=lambda each: (-each.pupils, each.family, each.stage)))


def _is_told(found: NextSteps) -> bool:
    return found.pupil.instrument is not None and stage_of(found.pupil.level) != NOT_STATED


def _sort(found: NextSteps, instruments: Mapping[str, Instrument]) -> tuple[str, str]:
    return instruments[found.pupil.instrument or ""].family, stage_of(found.pupil.level)
