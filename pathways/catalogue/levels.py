"""What a listing's level bounds say of each level."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from pathways.vocabulary import Level, Verdict

Bounds = tuple[Level | None, Level | None]

# A group for starters or beginners that names no top: past grade 3 nobody can say.
_OPEN_TOP_OF_BEGINNERS = Level.GRADE_3
# A group that names only a top: further below than this nobody can say.
_STEPS_BELOW_A_LONE_TOP = 3


def level_verdict(level: Level, bounds: Bounds, near_steps: int = 1, yes_steps: int = 0) -> Verdict:
    """The verdict on one level.

    Args:
        bounds: lowest and highest level, None where the source gives none.
        near_steps: how far outside a bound still counts as near.
        yes_steps: how far outside a bound counts as yes (0, or more when a search is widened).
    """
    low, high = bounds
    if low is None and high is None:
        return Verdict.UNKNOWN
    outside = max(
        0 if low is None else low - level,
        0 if high is None else level - high,
        0,
    )
    if outside > max(near_steps, yes_steps):
        return Verdict.NO
    if outside > yes_steps:
        return Verdict.NEAR
    return Verdict.YES if outside or _sure_inside(level, bounds) else Verdict.UNKNOWN


def _sure_inside(level: Level, bounds: Bounds) -> bool:
    low, high = bounds
    if high is None and low is not None and low < Level.GRADE_1:
        return level <= _OPEN_TOP_OF_BEGINNERS
    if low is None and high is not None:
        return level >= high - _STEPS_BELOW_A_LONE_TOP
    return True


def level_verdicts(
    bounds: Sequence[Bounds], near_steps: int, yes_steps: int = 0
) -> npt.NDArray[np.int8]:
    """Verdicts of shape (levels, listings)."""
    columns = {
        each: [level_verdict(level, each, near_steps, yes_steps) for level in Level]
        for each in set(bounds)
    }
    table = np.array([columns[each] for each in bounds], dtype=np.int8)
    return table.reshape(len(bounds), len(Level)).T
