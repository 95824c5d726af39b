"""The best next sites within one part of the region, for those who live there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from pathways.coverage import Standing
from pathways.coverage.part import Part, inside, only_standing
from pathways.siting import Candidates, best_choice, greedy_choice, make_problem
from pathways.siting.candidates import nearest_areas
from pathways.siting.records import sites_record


def best_sites(
    standing: Standing,
    candidates: Candidates,
    part: Part,
    new: int,
    seconds: float,
    stopped: Callable[[], bool] = lambda: False,
) -> dict[str, Any]:
    """Where ``new`` groups would reach the most residents of the part who have nothing sure.

    Sites outside the part are no candidates, and whoever lives outside it is not counted.

    Args:
        seconds: how long to look for proof; 0 for a quick choice.
        stopped: asked often whether to make do with what is known.
    """
    where = inside(standing.areas, part)
    mine = only_standing(standing, where)
    lies_in = where[nearest_areas(standing.areas, candidates.points)]
    here = candidates.only(np.flatnonzero(lies_in))
    problem = make_problem(mine, here.points)
    quick = greedy_choice(problem, new)
    best = best_choice(problem, new, seconds, stopped) if seconds else quick
    return sites_record(mine, here, quick, best, new)
