"""The next steps of a class are those that each pupil's own search would give."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.questions import home_postcodes
from pathways.catalogue import Catalogue, load_catalogue
from pathways.classlist import NextSteps, Pupil, explain_no_match, next_steps, query_for
from pathways.matching import search
from pathways.model import Place, Setting
from pathways.settings import ROOT
from pathways.travel import default_radius
from pathways.vocabulary import Level
from tests.unit.catalogue_files import listing, write_catalogue
from tests.unit.classlist_cases import TODAY, home
from tests.unit.hand_cases import VENUES, group
from tests.unit.places_loaded import GEO, places
from tests.unit.strategies import HUB_IDS, PLAYED, Small, catalogues

SETTINGS: list[Setting] = ["city", "town", "country"]


def pupil(
    row: int,
    place: Place,
    instrument: str | None,
    level: Level | None,
    age: int | None = None,
    year: int | None = None,
) -> Pupil:
    return Pupil(row, f"P{row}", place.label, place, False, instrument, level, age, year)


@st.composite
def classes(draw: st.DrawFn) -> list[Pupil]:
    """Pupils of whom many share a home, a wish or both."""
    homes = draw(
        st.lists(
            st.builds(
                home,
                st.sampled_from([0.0, 0.02, 0.3]),
                st.sampled_from([*HUB_IDS, None]),
                st.sampled_from(SETTINGS),
            ),
            min_size=1,
            max_size=3,
        )
    )
    wish = st.tuples(
        st.sampled_from(homes),
        st.sampled_from([*PLAYED, None]),
        st.sampled_from([None, *Level]),
        st.sampled_from([(None, None), (11, None), (7, None), (None, 7)]),
    )
    wishes = draw(st.lists(wish, min_size=1, max_size=8))
    return [
        pupil(row, place, instrument, level, *ages)
        for row, (place, instrument, level, ages) in enumerate(wishes + wishes[:2], start=2)
    ]


def assert_as_searched(
    catalogue: Catalogue, pupils: Sequence[Pupil], found: Sequence[NextSteps], most: int,
    within: float | None = None,
) -> None:  # fmt: skip
    assert [each.pupil for each in found] == list(pupils)
    for each in found:
        query = query_for(each.pupil, within)
        expected = search(catalogue, each.pupil.place, query, TODAY).matches[:most]
        assert each.query == query
        assert list(each.steps) == list(expected)
        assert [step.criteria for step in each.steps] == [step.criteria for step in expected]
        assert each.certainty == (expected[0].certainty if expected else None)


@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    small=catalogues(smallest=5, largest=25),
    pupils=classes(),
    most=st.sampled_from([1, 3, 3, 50]),
    within=st.sampled_from([None, None, 3.0, 40.0]),
)
def test_steps_are_the_first_matches_of_each_search(
    tmp_path: Path, small: Small, pupils: list[Pupil], most: int, within: float | None
) -> None:
    write_catalogue(tmp_path, small.listings, small.venues)
    catalogue = load_catalogue(tmp_path)
    found = next_steps(catalogue, pupils, TODAY, within_miles=within, most=most)
    assert_as_searched(catalogue, pupils, found, most, within)


def test_steps_in_the_real_catalogue_are_those_of_the_search() -> None:
    catalogue = load_catalogue(ROOT / "data" / "catalogue")
    chance = random.Random(7)  # noqa: S311
    homes = [places().locate(each) for each in home_postcodes(GEO, 60, seed=7)]
    pupils = [
        pupil(
            row,
            chance.choice(homes),
            chance.choice([None, *catalogue.instruments]),
            chance.choice([None, *Level]),
            chance.choice([None, *range(5, 19)]),
        )
        for row in range(200)
    ]
    found = next_steps(catalogue, pupils, TODAY)
    assert_as_searched(catalogue, pupils, found, most=3)
    assert {each.certainty for each in found} == {"sure", "likely", "maybe", None}


def test_the_radius_is_that_of_the_place_unless_given() -> None:
    for setting in SETTINGS:
        each = pupil(2, home(setting=setting), "violin", None)
        assert query_for(each).within_miles == default_radius(each.place)
        assert query_for(each, 7.5).within_miles == 7.5


def test_progress_is_told_now_and_then(tmp_path: Path) -> None:
    catalogue = load_catalogue(write_catalogue(tmp_path, [group()], VENUES))
    pupils = [pupil(row, home(row / 1e5), "clarinet", None) for row in range(1_000)]
    told: list[tuple[int, int]] = []
    next_steps(catalogue, pupils, TODAY, progress=lambda done, of: told.append((done, of)))
    assert told == [(500, 1_000), (1_000, 1_000)]


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    """Clarinets 14 miles off or too far along, and three ways that are no match."""
    rows = [
        group("far", venue_id="14-miles"),
        group("hard", level_min="grade-5", level_max="grade-8"),
        group("nowhere", venue_id=""),
        group("across", venue_id="", reach="hub"),
        group("school", venue_id="", reach="hub", join="ask_school"),
        group("online", venue_id="", reach="online"),
        listing(id="loan", kind="instrument_hire", reach="hub"),
    ]
    return load_catalogue(write_catalogue(tmp_path, rows, VENUES))


def test_no_match_says_why_and_what_would_help(catalogue: Catalogue) -> None:
    lonely = next_steps(catalogue, [pupil(2, home(), "clarinet", Level.GRADE_3)], TODAY)
    (said,) = explain_no_match(catalogue, lonely, TODAY)
    assert lonely[0].certainty is None
    where = "nothing listed within 10 miles of NG7 2 suits."
    assert said.why == f"Clarinet, about grade 3: {where}"
    assert said.would_help[:-1] == (
        "Going up to 15 miles would give 1 listing.",
        "A group up to two grades off would give 1 listing: ask.",
        "Online would give 1 listing.",
        "There is 1 listing in the hub whose place is not known: ask where.",
        "There is 1 listing across the hub's area.",
        "There is 1 listing through the school.",
    )
    assert said.would_help[-1].startswith("Ask the school first, then Nottingham")


def test_no_match_outside_every_hub_still_says_what_to_do(catalogue: Catalogue) -> None:
    far_off = home(north=2.0, hub=None)
    lonely = next_steps(catalogue, [pupil(2, far_off, "harp", None)] * 2, TODAY)
    first, second = explain_no_match(catalogue, lonely, TODAY)
    assert first is second, "equal searches are done once"
    assert first.would_help == (
        "This place is outside the hubs we know. Ask the school, or search for the music hub or "
        "music service of your council.",
    )
