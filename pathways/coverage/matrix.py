"""All families and stages at once, for each part of the region."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from pathways.catalogue import Catalogue
from pathways.coverage.cube import build_cube
from pathways.coverage.demand import Areas
from pathways.coverage.divisions import Division, divide
from pathways.coverage.subjects import Subject, any_instrument
from pathways.coverage.supply import NONE, Certainty, find_supply
from pathways.geodesy import Floats
from pathways.matching import Query
from pathways.vocabulary import CERTAINTIES, INCLUSION, STAGES


@dataclass(frozen=True, slots=True, eq=False)
class Matrix:
    """Residents aged 5 to 18 by the best they have in reach.

    Attributes:
        rows: what each row is of: ids of subjects, or of sorts of inclusion.
        columns: the stages, or nothing but "any".
        codes, names: the parts of the region.
        people: (rows, columns, parts, certainties and none): sure, likely, maybe, none.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    codes: tuple[str, ...]
    names: tuple[str, ...]
    people: Floats


def coverage_matrix(
    catalogue: Catalogue,
    areas: Areas,
    subjects: Sequence[Subject],
    stages: Sequence[str],
    asked: Query,
    as_of: date,
    by: str = "region",
) -> Matrix:
    """Every subject at every stage.

    Args:
        asked: the radius, and what else listings must be.
        by: how to divide the region.

    Raises:
        QuestionError: for a division that there is not.
    """
    certainty = _certainty(catalogue, areas, subjects, stages, asked, as_of)
    rows = tuple(each.id for each in subjects)
    return _matrix(rows, tuple(stages), certainty, areas, by)


def inclusive_provision(
    catalogue: Catalogue, areas: Areas, asked: Query, as_of: date, by: str = "region"
) -> Matrix:
    """What states that it welcomes each sort of young people, on any instrument, at any stage.

    Only what a source states counts; a maybe is one that is old or whose place is vague.

    Args:
        asked: the radius, and what else listings must be.
        by: how to divide the region.

    Raises:
        QuestionError: for a division that there is not.
    """
    everything = [any_instrument(catalogue.instruments)]
    best = []
    for sort in INCLUSION:
        wanted = replace(asked, inclusion=frozenset({sort}), strict=True)
        found = _certainty(catalogue, areas, everything, tuple(STAGES), wanted, as_of)
        best.append(found.min(axis=1))
    return _matrix(tuple(INCLUSION), ("any",), np.stack(best), areas, by)


def _certainty(
    catalogue: Catalogue,
    areas: Areas,
    subjects: Sequence[Subject],
    stages: Sequence[str],
    asked: Query,
    as_of: date,
) -> Certainty:
    supply, within = find_supply(catalogue, asked, as_of), asked.within_miles
    cube = build_cube(catalogue.index, supply, areas.points, subjects, stages, within)
    return cube.certainty(within)


def _matrix(
    rows: tuple[str, ...], columns: tuple[str, ...], certainty: Certainty, areas: Areas, by: str
) -> Matrix:
    division = divide(areas, by)
    people = count_people(certainty, division, areas.young_people)
    return Matrix(rows, columns, division.codes, division.names, people)


def count_people(certainty: Certainty, division: Division, young_people: Floats) -> Floats:
    """People by the best in reach: (…, parts, certainties and none) from (…, areas)."""
    tenths = np.rint(young_people * 10)  # whole numbers, so that the sums are exact
    width = len(CERTAINTIES) + 1
    cell = division.part * width
    size = len(division.codes) * width
    flat = certainty.reshape(-1, certainty.shape[-1])
    sums = np.array([np.bincount(cell + each, tenths, size) for each in flat])
    return sums.reshape(*certainty.shape[:-1], len(division.codes), NONE + 1) / 10
