"""Coverage against a second, plain working-out: random small worlds, then the real data."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from pathways.catalogue import Catalogue, load_catalogue
from pathways.coverage import Areas, find_subject, load_areas, make_question, measure, stand
from pathways.coverage.supply import NONE
from pathways.matching import Query, search
from pathways.model import Place
from pathways.vocabulary import CERTAINTIES, STAGES, Verdict
from tests.oracle import Books, Question, Spot, read_books
from tests.oracle.coverage import (
    BEST_FIRST,
    best_in_reach,
    choices_in_reach,
    doors,
    hubs_with_unplaced,
    nearest_miles,
    read_areas,
)
from tests.unit.catalogue_files import REAL_CATALOGUE, write_catalogue
from tests.unit.coverage_world import GEO, TODAY, for_oracle, make_areas, place_of
from tests.unit.coverage_world import Spot as Living
from tests.unit.strategies import AS_OF, HOME, HUB_IDS, Small, catalogues, is_borderline

QUICK = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
WITHIN = [1.0, 3.0, 5.0, 7.5, 10.0, 20.0, 40.0]
SUBJECTS = ["woodwind", "clarinet", "voice", "singing", "percussion", "brass", "harp", "any"]
BESIDE = [
    {},
    {},
    {"kinds": frozenset({"ensemble", "course"})},
    {"days": frozenset({"Saturday"})},
    {"days": frozenset({"Saturday"}), "strict": True},
    {"free": True},
    {"step_free": True},
    {"step_free": True, "strict": True},
    {"inclusion": frozenset({"send"})},
    {"joins": frozenset({"audition"})},
    {"genres": frozenset({"jazz"})},
]
LIVING = [
    Living(HOME[0], HOME[1]),
    Living(HOME[0] + 0.021, HOME[1], hub="lincolnshire"),
    Living(HOME[0] + 0.13, HOME[1] - 0.1),
    Living(HOME[0] - 0.31, HOME[1] + 0.2, hub="lincolnshire"),
]


@QUICK
@given(
    small=catalogues(),
    subject=st.sampled_from(SUBJECTS),
    stage=st.sampled_from(list(STAGES)),
    within=st.sampled_from(WITHIN),
    beside=st.sampled_from(BESIDE),
    as_of=st.sampled_from(AS_OF),
)
def test_a_second_working_out_agrees(
    small: Small, subject: str, stage: str, within: float, beside: dict[str, object], as_of: date,
    tmp_path: Path,
) -> None:  # fmt: skip
    for each in LIVING:
        assume(not is_borderline(small.venues, Spot(each.lat, each.lon, None), within))
    folder = write_catalogue(tmp_path, small.listings, small.venues)
    catalogue, areas = load_catalogue(folder), make_areas(LIVING)
    question = make_question(
        catalogue.instruments, instrument=subject, stage=stage, within=within, **beside
    )
    standing = stand(catalogue, areas, question, as_of)
    asked = Question(None, within_miles=within, **beside)  # type: ignore[arg-type]
    args = read_books(folder), question.subject.instruments, stage, asked, as_of
    open_doors = doors(*args)
    expected = [best_in_reach(each, open_doors, within) for each in for_oracle(areas)]
    assert [BEST_FIRST[each] for each in standing.certainty] == expected
    miles = [nearest_miles(each, open_doors) for each in for_oracle(areas)]
    assert standing.nearest_miles == pytest.approx(miles, abs=0.001)
    choices = [choices_in_reach(each, open_doors, within) for each in for_oracle(areas)]
    assert standing.choices.certain.tolist() == [certain for certain, _ in choices]
    assert standing.choices.possible.tolist() == [possible for _, possible in choices]
    unplaced = hubs_with_unplaced(*args)
    assert standing.place_unknown.tolist() == [each.hub in unplaced for each in LIVING]


@QUICK
@given(
    small=catalogues(),
    instrument=st.sampled_from(["clarinet", "cornet", "singing", "drum-kit"]),
    stage=st.sampled_from(list(STAGES)),
    within=st.sampled_from(WITHIN),
)
def test_it_is_what_the_best_of_all_searches_finds(
    small: Small, instrument: str, stage: str, within: float, tmp_path: Path
) -> None:
    """Coverage promises nothing that a family searching there would not find."""
    catalogue = load_catalogue(write_catalogue(tmp_path, small.listings, small.venues))
    question = make_question(
        catalogue.instruments, instrument=instrument, stage=stage, within=within
    )
    standing = stand(catalogue, make_areas(LIVING), question, TODAY)
    for living, found in zip(LIVING, standing.certainty.tolist(), strict=True):
        instrument_id = question.subject.instruments[0]
        assert found == best_found(catalogue, place_of(living), instrument_id, stage, within)


def best_found(
    catalogue: Catalogue, place: Place, instrument: str, stage: str, within: float
) -> int:
    """The surest match without a near among local listings, over all levels of the stage."""
    best = NONE
    for level in STAGES[stage]:
        for match in search(catalogue, place, Query(instrument, level, within), TODAY).matches:
            listing = match.opportunity
            too_young = listing.age_max is not None and listing.age_max < 5
            near = Verdict.NEAR in match.verdicts.values()
            if listing.reach == "local" and not too_young and not near:
                best = min(best, CERTAINTIES.index(match.certainty or ""))
    return best


@cache
def real() -> tuple[Catalogue, Areas, Books]:
    catalogue = load_catalogue(REAL_CATALOGUE)
    return catalogue, load_areas(GEO, catalogue.hubs), read_books(REAL_CATALOGUE)


@pytest.mark.parametrize(
    ("subject", "stage", "within"),
    [
        ("brass", "foundation", 10),
        ("voice", "starting", 3),
        ("strings", "advanced", 5),
        ("dj", "intermediate", 15),
        ("world", "foundation", 20),
    ],
)
def test_real_data_agree_with_a_second_working_out(subject: str, stage: str, within: float) -> None:
    catalogue, areas, books = real()
    question = make_question(catalogue.instruments, instrument=subject, stage=stage, within=within)
    standing = stand(catalogue, areas, question, TODAY)
    asked = Question(None, within_miles=within)
    instruments = find_subject(catalogue.instruments, subject).instruments
    open_doors = doors(books, instruments, stage, asked, TODAY)
    looked_at = for_oracle(areas)[::17]
    expected = [best_in_reach(each, open_doors, within) for each in looked_at]
    assert [BEST_FIRST[each] for each in standing.certainty[::17]] == expected


def test_real_totals_agree_with_a_second_working_out() -> None:
    """Every area of the region for one question: counts, place unknown and need-weighted gap."""
    catalogue, _, books = real()
    areas = read_areas(GEO, catalogue.hub_of_district)
    question = make_question(catalogue.instruments, instrument="dj", stage="foundation", within=10)
    args = books, ("dj",), "foundation", Question(None), TODAY
    open_doors, unplaced = doors(*args), hubs_with_unplaced(*args)
    best = [best_in_reach(each, open_doors, 10) for each in areas]
    people = dict.fromkeys(BEST_FIRST, 0.0)
    hidden = need = gap = 0.0
    for area, found in zip(areas, best, strict=True):
        people[found] += area.people
        need += area.people * area.need
        if found == "none":
            gap += area.people * area.need
            hidden += area.people if area.hub in unplaced else 0
    standing = stand(catalogue, real()[1], question, TODAY)
    (region,) = measure(standing, "region")
    assert {each: getattr(region, each) for each in BEST_FIRST} == pytest.approx(people)
    assert region.none > 0
    assert region.none_place_unknown == pytest.approx(hidden)
    assert region.need_weighted_gap == pytest.approx(gap / need, abs=1e-6)
    assert set(HUB_IDS) <= set(catalogue.hubs)
