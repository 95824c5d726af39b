"""How a map of coverage is shaded: the classes, and that everybody can tell their colours apart."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from pathways.coverage import Areas, Figures, measure
from pathways.coverage.shading import (
    MEASURES,
    Scale,
    change_class,
    change_scale,
    classes,
    hatched,
    ink,
    scale,
)
from tests.unit.catalogue_files import listing, venue
from tests.unit.coverage_world import MILES_PER_DEGREE, Spot, answer, load, make_areas

Colour = npt.NDArray[np.float64]
HERE = 53.0
# How each colour is seen by those without red, green or blue cones: Machado, Oliveira and
# Fernandes 2009, severity 1, on linear RGB.
_SEEN = {
    "all cones": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
         [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
         [-0.011820, 0.042940, 0.968881]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
         [0.004733, 0.691367, 0.303900]]
    ),
}  # fmt: skip


def linear(colour: str) -> Colour:
    values = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)


def lab(rgb: Colour) -> Colour:
    """CIE L*a*b* of linear sRGB, white D65."""
    to_xyz = np.array(
        [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
    )
    x, y, z = np.cbrt(np.clip(to_xyz @ rgb, 0, None) / [0.9505, 1.0, 1.089])
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def seen(colour: str, by: str) -> Colour:
    return lab(np.clip(_SEEN[by] @ linear(colour), 0, 1))


def contrast(one: str, other: str) -> float:
    lights = sorted(float(linear(each) @ [0.2126, 0.7152, 0.0722]) for each in (one, other))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def all_scales() -> list[Scale]:
    return [make(each, by) for make in (scale, change_scale) for each in MEASURES
            for by in ("district", "lsoa")]  # fmt: skip


@pytest.mark.parametrize("eyes", _SEEN)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_any_two_classes_are_told_apart_by_all_eyes(eyes: str, theme: str) -> None:
    # A difference of 10 is several times what is just noticeable (2.3).
    for each in all_scales():
        colours = [seen(getattr(shade, theme), eyes) for shade in each.shades]
        for one, other in combinations(colours, 2):
            assert np.linalg.norm(one - other) > 10, (each.title, eyes, theme)


@pytest.mark.parametrize(("theme", "order"), [("light", -1), ("dark", 1)])
def test_a_deeper_gap_stands_out_more_from_its_page_in_grey_too(theme: str, order: int) -> None:
    for measure_ in MEASURES:
        for by in ("hub", "lsoa"):
            lights = [lab(linear(getattr(each, theme)))[0] for each in scale(measure_, by).shades]
            assert all(order * (after - before) > 8 for before, after in pairwise(lights))


def test_hatching_and_words_can_be_seen_on_every_class() -> None:
    for each in all_scales():
        for colour in (tint for shade in each.shades for tint in (shade.light, shade.dark)):
            assert contrast(ink(colour), colour) >= 4.5
            other = {"#000000": "#ffffff", "#ffffff": "#000000"}[ink(colour)]
            assert contrast(ink(colour), colour) >= contrast(other, colour)


@pytest.fixture(scope="module")
def nothing(tmp_path_factory: pytest.TempPathFactory) -> Figures:
    """The figures of a hundred young people with nothing at all."""
    catalogue = load(tmp_path_factory.mktemp("c"), [listing(id="far", instruments="harp")], [])
    return measure(answer(catalogue, [Spot(HERE)]), "district")[0]


def areas_of(*deciles: int) -> Areas:
    return make_areas([Spot(HERE, decile=each) for each in deciles or (5,)])


def part(nothing: Figures, none: float, maybe: float = 0, likely: float = 0) -> Figures:
    """A hundred young people, of whom so many have nothing, a maybe, something likely."""
    sure = 100 - none - maybe - likely
    return replace(
        nothing, sure=sure, likely=likely, maybe=maybe, none=none, need_weighted_gap=none / 100
    )


@pytest.mark.parametrize(
    ("none", "expected"),
    [
        (0, 0),
        (4.9, 0),
        (5, 1),
        (24.9, 1),
        (25, 2),
        (49.9, 2),
        (50, 3),
        (74.9, 3),
        (75, 4),
        (100, 4),
    ],
)
def test_a_share_falls_into_the_class_whose_words_hold_it(
    nothing: Figures, none: float, expected: int
) -> None:
    areas = areas_of()
    for each in ("nothing", "need"):
        assert classes([part(nothing, none)], "district", each, areas) == (expected,)


def test_a_measure_counts_as_lacking_what_it_says(nothing: Figures) -> None:
    mixed = part(nothing, none=10, maybe=30, likely=50)
    found = {
        each: classes([mixed], "hub", each, areas_of())[0]
        for each in ("nothing", "unsure", "unconfirmed")
    }
    assert found == {"nothing": 1, "unsure": 2, "unconfirmed": 4}


def test_a_neighbourhood_is_shaded_by_what_all_of_it_has(nothing: Figures) -> None:
    stands = [part(nothing, 0), part(nothing, 0, likely=100), part(nothing, 0, maybe=100), nothing]
    found = classes(stands, "lsoa", "unsure", areas_of(1, 1, 1, 1))
    assert found == (0, 1, 2, 3)
    assert [each.words for each in scale("unsure", "lsoa").shades] == [
        "Something sure", "Something likely", "Maybe something", "Nothing in reach"
    ]  # fmt: skip


def test_need_shades_neighbourhoods_with_nothing_by_how_deprived_they_are(nothing: Figures) -> None:
    deciles = (1, 2, 3, 4, 5, 7, 8, 10)
    areas = areas_of(*deciles)
    figures = [replace(nothing, code=code) for code in areas.code.tolist()]
    assert classes(figures, "lsoa", "need", areas) == (4, 4, 3, 3, 2, 2, 1, 1)
    assert classes([part(figures[0], 0, maybe=100)], "lsoa", "need", areas) == (0,)


def test_where_nobody_lives_there_is_no_class(nothing: Figures) -> None:
    areas = areas_of()
    empty = replace(
        nothing, code=str(areas.code[0]), young_people=0, none=0, need_weighted_gap=None
    )
    for by in ("hub", "lsoa"):
        for each in MEASURES:
            assert classes([empty], by, each, areas) == (None,)
            assert change_class(empty, empty, by, each) is None
    assert not hatched(empty)


def test_hatched_is_where_half_of_the_people_can_reach_over_the_border(tmp_path: Path) -> None:
    hall = venue(id="hall", lat=str(HERE), lon="-1.15")
    catalogue = load(tmp_path, [listing(id="band", venue_id="hall", instruments="brass")], [hall])
    ways = {
        (4.9, 5.1): True,  # half of them, within 5 miles
        (5.1, 5.1): False,
        (5.0, 5.1): False,  # a border exactly as far away as the radius is not crossed
    }
    for (near, far), expected in ways.items():
        spots = [Spot(HERE, border_miles=near), Spot(HERE, border_miles=far)]
        assert hatched(measure(answer(catalogue, spots), "district")[0]) is expected


def test_a_change_is_shaded_by_the_points_it_gains(nothing: Figures) -> None:
    before = part(nothing, none=60)
    after = {60: 1, 61: 0, 59.9: 2, 50.1: 2, 50: 3, 10.1: 3, 10: 4, 0: 4}
    for none, expected in after.items():
        assert change_class(before, part(nothing, none), "district", "nothing") == expected
    assert change_class(nothing, part(nothing, 0), "lsoa", "nothing") == 2
    assert change_class(part(nothing, 0), nothing, "lsoa", "nothing") == 0
    assert len(change_scale("nothing", "lsoa").shades) == 3


def test_a_shade_is_of_what_the_engine_finds(tmp_path: Path) -> None:
    """One area with a band at its door, one a mile beyond the radius, and a third of the people."""
    hall = venue(id="hall", lat=str(HERE), lon="-1.15")
    band = listing(id="band", venue_id="hall", instruments="clarinet", level_min="grade-1",
                   level_max="grade-3", level_basis="stated")  # fmt: skip
    catalogue = load(tmp_path, [band], [hall])
    spots = [Spot(HERE, people=200), Spot(HERE + 6 / MILES_PER_DEGREE, people=100)]
    standing = answer(catalogue, spots)
    assert classes(measure(standing, "district"), "district", "unsure", standing.areas) == (2,)
    assert classes(measure(standing, "lsoa"), "lsoa", "unsure", standing.areas) == (1, 3)
