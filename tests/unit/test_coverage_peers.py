"""The benchmarks' peers find what we find, else their times would not compare."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.coverage_england import _england
from benchmarks.coverage_worlds import AreasInABallTree, our_verdicts, peer_package
from pathways.catalogue import load_catalogue
from pathways.coverage import build_cube, families, find_supply
from pathways.geodesy import miles_between
from pathways.matching import Query
from pathways.vocabulary import STAGES
from tests.unit.catalogue_files import write_catalogue
from tests.unit.coverage_world import TODAY, Spot, make_areas
from tests.unit.strategies import HOME, Small, catalogues


@settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(catalogues(), st.sampled_from([1.0, 5.0, 20.0]))
def test_peers_find_the_same_certainty(tmp_path: Path, small: Small, within: float) -> None:
    catalogue = load_catalogue(write_catalogue(tmp_path, small.listings, small.venues))
    spots = [Spot(HOME[0] + step / 17, HOME[1] + step / 31) for step in range(-8, 9)]
    areas = make_areas(spots).points
    supply = find_supply(catalogue, Query(None, None, 1), TODAY)
    subjects = families(catalogue.instruments)
    cube = build_cube(catalogue.index, supply, areas, subjects, tuple(STAGES), 40)
    ours = cube.certainty(within).reshape(-1, len(areas))
    verdicts, tree = our_verdicts(catalogue, supply, subjects), AreasInABallTree(areas)
    assert np.array_equal(tree.for_each_question(supply, verdicts, within), ours)
    assert np.array_equal(tree.once_for_each_listing(supply, verdicts, within), ours)


def test_a_missing_package_is_named() -> None:
    with pytest.raises(SystemExit, match="needs the package no_such_package: install"):
        peer_package("no_such_package")


def test_a_synthetic_country_is_copies_of_the_region(tmp_path: Path) -> None:
    catalogue = load_catalogue(write_catalogue(tmp_path, [], []))
    supply = find_supply(catalogue, Query(None, None, 1), TODAY)
    areas = make_areas([Spot(53.0), Spot(53.1)])
    filled = type(supply)(
        np.array([0]), areas.points[:1], np.array([0.5]), np.array([1], dtype=np.int8),
        supply.placeless, supply.placeless_best,
    )  # fmt: skip
    points, listed = _england(areas, filled, np.random.default_rng(0))
    assert (len(points), len(listed.listing)) == (33_755, 50_000)
    apart = [float(miles_between(points[n : n + 1], points[n + 1])[0]) for n in range(0, 23, 2)]
    assert apart == pytest.approx([6.915] * 12, rel=0.01)
    assert len(np.unique(listed.points.round(0), axis=0)) == 12
