"""What must hold of coverage whatever the catalogue."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pathways.catalogue import load_catalogue
from pathways.coverage import (
    build_cube,
    coverage_matrix,
    families,
    find_supply,
    make_question,
    measure,
    single_instruments,
    stand,
)
from pathways.coverage.cube import Cube
from pathways.coverage.divisions import DIVISIONS, divide
from pathways.geodesy import chords_to_miles, miles_between, miles_to_chords, to_cartesian
from pathways.matching import Query
from pathways.vocabulary import STAGES
from tests.unit.catalogue_files import write_catalogue
from tests.unit.coverage_world import TODAY, Spot, make_areas
from tests.unit.strategies import HOME, Small, catalogues

QUICK = settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
SUBJECTS = st.sampled_from(["woodwind", "clarinet", "voice", "percussion", "brass", "any"])
STAGE = st.sampled_from(list(STAGES))
WITHIN = st.sampled_from([1.0, 3.0, 5.0, 10.0, 20.0, 40.0])
COUNTS = ("sure", "likely", "maybe", "none")


@st.composite
def living(draw: st.DrawFn) -> list[Spot]:
    """A dozen small areas around home, in two hubs and three districts."""
    degrees = st.floats(-0.5, 0.5)
    return [
        Spot(
            HOME[0] + draw(degrees),
            HOME[1] + draw(degrees),
            people=draw(st.integers(1, 9999)) / 10,
            need=draw(st.floats(1, 80)),
            decile=draw(st.integers(1, 10)),
            setting=draw(st.sampled_from(["city", "town", "country"])),
            hub=("nottingham-nottinghamshire", "lincolnshire")[place % 2],
            district=("E06000018", "E07000138", "E06000017")[place % 3],
        )
        for place in range(12)
    ]


@QUICK
@given(catalogues(), living(), SUBJECTS, STAGE, WITHIN)
def test_the_four_add_up_and_the_parts_sum_to_the_region(
    tmp_path: Path, small: Small, spots: list[Spot], subject: str, stage: str, within: float
) -> None:
    catalogue = load_catalogue(write_catalogue(tmp_path, small.listings, small.venues))
    question = make_question(catalogue.instruments, instrument=subject, stage=stage, within=within)
    standing = stand(catalogue, make_areas(spots), question, TODAY)
    everybody = sum(each.people for each in spots)
    for by in DIVISIONS:
        found = measure(standing, by)
        for each in found:
            assert sum(getattr(each, name) for name in COUNTS) == pytest.approx(each.young_people)
            assert 0 <= each.none_place_unknown <= each.none
            assert 0 <= (each.need_weighted_gap or 0) <= 1
        assert sum(each.young_people for each in found) == pytest.approx(everybody)
        (region,) = measure(standing, "region")
        for name in (*COUNTS, "none_place_unknown", "two_or_more", "outside_not_surveyed"):
            total = sum(getattr(each, name) for each in found)
            assert total == pytest.approx(getattr(region, name)), (by, name)


@QUICK
@given(catalogues(smallest=2), SUBJECTS, STAGE, WITHIN, st.data())
def test_a_new_listing_never_lowers_coverage(
    tmp_path: Path, small: Small, subject: str, stage: str, within: float, data: st.DataObject
) -> None:
    areas = make_areas([Spot(HOME[0] + step / 20, HOME[1]) for step in range(-3, 4)])
    fewer = data.draw(st.integers(0, len(small.listings) - 1))
    found = []
    for name, listings in (("fewer", small.listings[:fewer]), ("all", small.listings)):
        folder = write_catalogue(tmp_path / name, listings, small.venues)
        catalogue = load_catalogue(folder)
        question = make_question(
            catalogue.instruments, instrument=subject, stage=stage, within=within
        )
        found.append(stand(catalogue, areas, question, TODAY))
    before, after = found
    assert (after.certainty <= before.certainty).all()
    assert (after.nearest_miles <= before.nearest_miles).all()
    assert (after.choices.certain >= before.choices.certain).all()
    assert (after.choices.possible >= before.choices.possible).all()
    assert (after.choices.shared >= before.choices.shared - 1e-9).all()


@QUICK
@given(catalogues(), living(), SUBJECTS, STAGE)
def test_a_wider_reach_never_lowers_coverage(
    tmp_path: Path, small: Small, spots: list[Spot], subject: str, stage: str
) -> None:
    catalogue = load_catalogue(write_catalogue(tmp_path, small.listings, small.venues))
    areas, before = make_areas(spots), None
    for within in (0.5, 1, 3, 5, 10, 20, 40, 100):
        question = make_question(
            catalogue.instruments, instrument=subject, stage=stage, within=within
        )
        standing = stand(catalogue, areas, question, TODAY)
        if before is not None:
            assert (standing.certainty <= before).all()
        before = standing.certainty


def cube_of(small: Small, folder: Path, spots: list[Spot]) -> tuple[Cube, list[str]]:
    catalogue = load_catalogue(write_catalogue(folder, small.listings, small.venues))
    subjects = families(catalogue.instruments) + single_instruments(catalogue.instruments)
    supply = find_supply(catalogue, Query(None, None, 1), TODAY)
    points = make_areas(spots).points
    cube = build_cube(catalogue.index, supply, points, subjects, tuple(STAGES), 100)
    return cube, [each.id for each in subjects]


@QUICK
@given(catalogues(smallest=0), living(), WITHIN)
def test_a_family_is_the_best_of_its_instruments(
    tmp_path: Path, small: Small, spots: list[Spot], within: float
) -> None:
    cube, _ = cube_of(small, tmp_path, spots)
    best = cube.certainty(within)
    row_of = {each.instruments: row for row, each in enumerate(cube.subjects)}
    for row, subject in enumerate(cube.subjects):
        if subject.is_family:
            members = [row_of[each,] for each in subject.instruments if (each,) in row_of]
            assert (best[row] == best[members].min(axis=0)).all(), subject.id


@QUICK
@given(catalogues(), living(), SUBJECTS, STAGE, WITHIN)
def test_one_question_is_a_cell_of_the_matrix(
    tmp_path: Path, small: Small, spots: list[Spot], subject: str, stage: str, within: float
) -> None:
    catalogue = load_catalogue(write_catalogue(tmp_path, small.listings, small.venues))
    question = make_question(catalogue.instruments, instrument=subject, stage=stage, within=within)
    areas = make_areas(spots)
    matrix = coverage_matrix(
        catalogue, areas, [question.subject], [stage], question.asked, TODAY, "hub"
    )
    found = measure(stand(catalogue, areas, question, TODAY), "hub")
    assert [each.code for each in found] == list(matrix.codes)
    counts = [[getattr(each, name) for name in COUNTS] for each in found]
    assert matrix.people[0, 0] == pytest.approx(np.array(counts))


@QUICK
@given(catalogues(smallest=1), st.integers(300, 900), st.integers(0, 2**32 - 1))
def test_many_areas_are_measured_as_few_are(
    tmp_path: Path, small: Small, count: int, seed: int
) -> None:
    """Areas are taken some hundreds at a time: each has what it would have alone."""
    chance = np.random.default_rng(seed)
    lat, lon = chance.uniform(52, 53.5, count), chance.uniform(-2, 0.3, count)
    spots = [Spot(*each) for each in zip(lat.tolist(), lon.tolist(), strict=True)]
    cube, _ = cube_of(small, tmp_path, spots)
    for place in chance.integers(0, count, 3).tolist():
        alone, _ = cube_of(small, tmp_path, [spots[place]])
        assert np.allclose(cube.least_miles[..., place], alone.least_miles[..., 0])


def test_a_cube_knows_how_far_it_goes(tmp_path: Path) -> None:
    cube, _ = cube_of(Small([], []), tmp_path, [Spot(53)])
    assert not np.isfinite(cube.least_miles).any()
    with pytest.raises(ValueError, match="made for 100"):
        replace(cube).certainty(100.5)


@QUICK
@given(
    values=st.lists(st.floats(0, 50) | st.just(float("inf")), min_size=1, max_size=30),
    data=st.data(),
)
def test_the_median_is_the_least_that_half_do_not_exceed(
    values: list[float], data: st.DataObject
) -> None:
    people = data.draw(st.lists(st.integers(1, 9), min_size=len(values), max_size=len(values)))
    hubs = data.draw(st.lists(st.sampled_from("ab"), min_size=len(values), max_size=len(values)))
    spots = [Spot(53, people=float(each), hub="lincolnshire" if hub == "a" else "humber")
             for each, hub in zip(people, hubs, strict=True)]  # fmt: skip
    areas = make_areas(spots)
    division = divide(areas, "hub")
    found = division.medians(np.array(values), areas.young_people)
    for part, code in enumerate(division.codes):
        rows = [row for row, each in enumerate(spots) if each.hub == code]
        everyone = sorted(value for row in rows for value in [values[row]] * people[row])
        assert found[part] == everyone[(len(everyone) - 1) // 2]


def test_chords_and_miles_are_each_others_reverse() -> None:
    miles = np.array([0, 0.1, 5, 40, 100, 400.0])
    assert chords_to_miles(miles_to_chords(miles)) == pytest.approx(miles)
    points = to_cartesian([53, 53.2], [-1, -1.3])
    chord = float(np.linalg.norm(points[0] - points[1]))
    expected = miles_between(points[:1], points[1])[0]
    assert chords_to_miles(chord) == pytest.approx(expected)
