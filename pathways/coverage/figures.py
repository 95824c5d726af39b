"""The figures of one question, for each part of the region."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from pathways.coverage.divisions import Division, divide
from pathways.coverage.standing import Standing
from pathways.coverage.supply import LIKELY, MAYBE, NONE, SURE
from pathways.geodesy import Floats

FARTHEST_MEDIAN_MILES = 40
_MOST_DEPRIVED, _LEAST_DEPRIVED = (1, 2), (9, 10)


@dataclass(frozen=True, slots=True)
class Figures:
    """One part of the region. Counts are residents aged 5 to 18, shares go from 0 to 1.

    ``sure``, ``likely``, ``maybe`` and ``none`` add up to ``young_people``. None stands where there
    is nobody to take a share of, or where the median is beyond 40 miles.

    Attributes:
        none_place_unknown: of ``none``, those in a hub with listings whose place nobody gives.
        median_miles: to the nearest sure or likely listing, half the residents being nearer.
        need_weighted_gap: share of the residents' deprivation scores that has nothing in reach.
        outside_not_surveyed: residents whose reach crosses the region's land border.
        none_most_deprived, none_least_deprived: share with nothing in national deciles 1 and 2, and
            9 and 10; ``equity_gap`` is their difference.
        none_country, none_town: share with nothing in the country, and in cities and towns;
            ``country_gap`` is their difference.
        median_choices: sure or likely listings in reach; ``median_choices_with_maybes``: all.
        two_or_more: residents with at least two sure or likely listings in reach.
        listings_per_thousand: sure or likely listings for 1,000 residents, each listing shared by
            all who can reach it.
    """

    code: str
    name: str
    young_people: float
    sure: float
    likely: float
    maybe: float
    none: float
    none_place_unknown: float
    median_miles: float | None
    need_weighted_gap: float | None
    outside_not_surveyed: float
    none_most_deprived: float | None
    none_least_deprived: float | None
    equity_gap: float | None
    none_country: float | None
    none_town: float | None
    country_gap: float | None
    median_choices: int
    median_choices_with_maybes: int
    two_or_more: float
    listings_per_thousand: float


def measure(standing: Standing, by: str) -> tuple[Figures, ...]:
    """The figures for each part of the region, in order of name.

    Args:
        by: one of `DIVISIONS`.

    Raises:
        QuestionError: for any other word.
    """
    division = divide(standing.areas, by)
    columns: dict[str, Sequence[Any]] = {
        "code": division.codes,
        "name": division.names,
        **_counts(standing, division),
        **_distances(standing, division),
        **_gaps(standing, division),
        **_choices(standing, division),
    }
    rows = zip(*columns.values(), strict=True)
    return tuple(Figures(**dict(zip(columns, row, strict=True))) for row in rows)


def _people(sums: Floats) -> list[float]:
    return [round(each, 1) for each in sums.tolist()]


def _counts(standing: Standing, division: Division) -> dict[str, list[float]]:
    people, best = standing.areas.young_people, standing.certainty
    crosses = standing.areas.border_miles < standing.question.within
    parts = {
        "young_people": None,
        "sure": best == SURE,
        "likely": best == LIKELY,
        "maybe": best == MAYBE,
        "none": best == NONE,
        "none_place_unknown": (best == NONE) & standing.place_unknown,
        "outside_not_surveyed": crosses,
    }
    return {name: _people(division.sums(people, where)) for name, where in parts.items()}


def _distances(standing: Standing, division: Division) -> dict[str, list[float | None]]:
    medians = division.medians(standing.nearest_miles, standing.areas.young_people).tolist()
    shown = [round(miles, 3) if miles <= FARTHEST_MEDIAN_MILES else None for miles in medians]
    return {"median_miles": shown}


def _share(part: Floats, whole: Floats) -> list[float | None]:
    pairs = zip(part.tolist(), whole.tolist(), strict=True)
    return [round(some / of, 6) if of else None for some, of in pairs]


def _gaps(standing: Standing, division: Division) -> dict[str, list[float | None]]:
    areas, none = standing.areas, standing.certainty == NONE
    need = areas.young_people * areas.need
    groups = {
        "none_most_deprived": np.isin(areas.decile, _MOST_DEPRIVED),
        "none_least_deprived": np.isin(areas.decile, _LEAST_DEPRIVED),
        "none_country": areas.setting == "country",
        "none_town": areas.setting != "country",
    }
    shares = {
        name: _share(
            division.sums(areas.young_people, none & where),
            division.sums(areas.young_people, where),
        )
        for name, where in groups.items()
    }
    return {
        "need_weighted_gap": _share(division.sums(need, none), division.sums(need)),
        **shares,
        "equity_gap": _less(shares["none_most_deprived"], shares["none_least_deprived"]),
        "country_gap": _less(shares["none_country"], shares["none_town"]),
    }


def _less(first: list[float | None], second: list[float | None]) -> list[float | None]:
    return [
        None if one is None or other is None else round(one - other, 6)
        for one, other in zip(first, second, strict=True)
    ]


def _choices(standing: Standing, division: Division) -> dict[str, list[float]]:
    people, choices = standing.areas.young_people, standing.choices
    possible = division.medians(choices.possible, people)
    shared = division.sums(people * choices.shared) / division.sums(people)
    return {
        "median_choices": [int(each) for each in division.medians(choices.certain, people)],
        "median_choices_with_maybes": [int(each) for each in possible],
        "two_or_more": _people(division.sums(people, choices.certain >= 2)),
        "listings_per_thousand": (shared * 1000).round(4).tolist(),
    }
