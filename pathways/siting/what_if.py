"""What a new group would change, or a listing taken away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from pathways.catalogue import Catalogue
from pathways.catalogue.index import Flags
from pathways.coverage.choices import Choices, count_choices, in_reach, perhaps_in_reach
from pathways.coverage.demand import SETTINGS
from pathways.coverage.figures import Figures, measure
from pathways.coverage.question import Question
from pathways.coverage.standing import (
    Standing,
    best_in_reach,
    nearest_miles,
    place_unknown,
)
from pathways.coverage.subjects import find_subject
from pathways.coverage.supply import LIKELY, NONE, SURE, Certainty, Supply
from pathways.geodesy import Floats, to_cartesian
from pathways.siting.scenario import NewGroup

DECILES = tuple(range(1, 11))


@dataclass(frozen=True, slots=True)
class Moved:
    """Whom a change moves. People are residents aged 5 to 18.

    Attributes:
        newly_covered: people with something sure or likely in reach who had not.
        no_longer_covered: people who had, and then have not.
        newly_by_decile: of the newly covered, by national deprivation decile, most deprived first.
        newly_by_setting: by city, town and country.
        lost_by_decile, lost_by_setting: the same of those no longer covered.
    """

    newly_covered: float
    no_longer_covered: float
    newly_by_decile: tuple[float, ...]
    newly_by_setting: dict[str, float]
    lost_by_decile: tuple[float, ...]
    lost_by_setting: dict[str, float]


def who_moves(before: Standing, after: Standing, counted: Flags | None = None) -> Moved:
    """Whom a change moves.

    Args:
        counted: (A,) the areas to look at; all unless given.
    """
    had, has = before.certainty <= LIKELY, after.certainty <= LIKELY
    newly, lost = has & ~had, had & ~has
    if counted is not None:
        newly, lost = newly & counted, lost & counted
    return Moved(
        newly_covered=_people(before, newly),
        no_longer_covered=_people(before, lost),
        newly_by_decile=_by_decile(before, newly),
        newly_by_setting=_by_setting(before, newly),
        lost_by_decile=_by_decile(before, lost),
        lost_by_setting=_by_setting(before, lost),
    )


@dataclass(frozen=True, slots=True, eq=False)
class WhatIf:
    """Before and after. People are residents aged 5 to 18.

    Attributes:
        before, after: the figures of each part of the region, in the same order.
        standing: where each area stands afterwards.
        newly_covered: people with something sure or likely in reach who had not.
        no_longer_covered: people who had, and then have not.
        newly_by_decile: of the newly covered, by national deprivation decile, most deprived first.
        newly_by_setting: by city, town and country.
        changed: (A,) areas whose certainty is another afterwards.
        idle: names of new groups and listings taken away that do not bear on the question.
    """

    before: tuple[Figures, ...]
    after: tuple[Figures, ...]
    standing: Standing
    newly_covered: float
    no_longer_covered: float
    newly_by_decile: tuple[float, ...]
    newly_by_setting: dict[str, float]
    changed: Flags
    idle: tuple[str, ...]


def what_if(
    catalogue: Catalogue,
    base: Standing,
    added: Sequence[NewGroup] = (),
    removed: Sequence[str] = (),
    by: str = "hub",
) -> WhatIf:
    """Hold a change against what there is.

    A new group counts as sure: it would be known, and of the sort that is asked for.

    Args:
        base: where each area stands now.
        removed: ids of listings taken away.
        by: how to divide the region.

    Raises:
        QuestionError: for a division that there is not.
    """
    counting = [each for each in added if _counts(catalogue, each, base.question)]
    after = _without(catalogue, base, removed)
    points = to_cartesian([each.lat for each in counting], [each.lon for each in counting])
    after = _with(after, points.reshape(-1, 3))
    moved = who_moves(base, after)
    idle = [each.name for each in added if each not in counting]
    idle += [catalogue.by_id[each].name for each in removed if not _counted(catalogue, base, each)]
    return WhatIf(
        before=measure(base, by),
        after=measure(after, by),
        standing=after,
        newly_covered=moved.newly_covered,
        no_longer_covered=moved.no_longer_covered,
        newly_by_decile=moved.newly_by_decile,
        newly_by_setting=moved.newly_by_setting,
        changed=base.certainty != after.certainty,
        idle=tuple(idle),
    )


def _counts(catalogue: Catalogue, group: NewGroup, question: Question) -> bool:
    taken = {
        instrument
        for each in group.subjects
        for instrument in find_subject(catalogue.instruments, each).instruments
    }
    return question.stage in group.stages and not taken.isdisjoint(question.subject.instruments)


def _counted(catalogue: Catalogue, base: Standing, listing: str) -> bool:
    row = catalogue.row_of[listing]
    spots = base.supply.listing == row
    return bool((base.answered[spots] < NONE).any())


def _without(catalogue: Catalogue, base: Standing, removed: Sequence[str]) -> Standing:
    """With some listings taken away; only who may have one of them in reach is looked at anew."""
    if not removed:
        return base
    rows = [catalogue.row_of[each] for each in removed]
    areas, question, supply = base.areas, base.question, base.supply
    gone = np.isin(supply.listing, rows)
    left = supply.only(~gone, ~np.isin(supply.placeless, rows))
    answering = gone & (base.answered < NONE)
    lost = supply.only(answering, np.zeros(len(supply.placeless), dtype=bool))
    touched = perhaps_in_reach(lost, areas.points, question.within).any(axis=0)
    certainty = base.certainty.copy()
    certainty[touched] = best_in_reach(catalogue, question, left, areas.points[touched])
    answered = base.answered[~gone]
    fewer = _choices(base, lost, base.answered[answering])
    return replace(
        base,
        supply=left,
        answered=answered,
        certainty=certainty,
        nearest_miles=nearest_miles(left.points[answered <= LIKELY], areas.points),
        place_unknown=place_unknown(catalogue, question, left, areas),
        choices=base.choices.minus(fewer),
    )


def _with(standing: Standing, points: Floats) -> Standing:
    """With sure listings added at ``points``, one at each."""
    if not len(points):
        return standing
    areas, supply, count = standing.areas, standing.supply, len(points)
    first = int(supply.listing.max(initial=-1)) + 1
    sure = np.full(count, SURE, dtype=np.int8)
    nobody = np.empty(0, dtype=np.int64)
    new = Supply(
        listing=np.arange(first, first + count),
        points=points,
        uncertain=np.zeros(count),
        best=sure,
        placeless=nobody,
        placeless_best=nobody.astype(np.int8),
    )
    reached = in_reach(points, areas.points, standing.question.within).any(axis=0)
    certainty: Certainty = np.where(reached, SURE, standing.certainty).astype(np.int8)
    return replace(
        standing,
        supply=replace(
            supply,
            listing=np.append(supply.listing, new.listing),
            points=np.concatenate([supply.points, points]),
            uncertain=np.append(supply.uncertain, new.uncertain),
            best=np.append(supply.best, sure),
        ),
        answered=np.append(standing.answered, sure),
        certainty=certainty,
        nearest_miles=np.minimum(standing.nearest_miles, nearest_miles(points, areas.points)),
        choices=standing.choices.plus(_choices(standing, new, sure)),
    )


def _choices(standing: Standing, supply: Supply, answered: Certainty) -> Choices:
    areas, within = standing.areas, standing.question.within
    return count_choices(supply, answered, areas.points, areas.young_people, within)


def _people(standing: Standing, where: Flags) -> float:
    return round(float(standing.areas.young_people[where].sum()), 1)


def _by_decile(standing: Standing, where: Flags) -> tuple[float, ...]:
    decile = standing.areas.decile
    return tuple(_people(standing, where & (decile == each)) for each in DECILES)


def _by_setting(standing: Standing, where: Flags) -> dict[str, float]:
    setting = standing.areas.setting
    return {each: _people(standing, where & (setting == each)) for each in SETTINGS}
