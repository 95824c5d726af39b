"""What a new group changes, and a listing taken away: by hand, and against the catalogue itself."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pathways.catalogue import load_catalogue
from pathways.coverage import make_question, measure, stand
from pathways.coverage.supply import LIKELY, NONE, SURE
from pathways.errors import QuestionError
from pathways.siting import (
    NewGroup,
    load_candidates,
    make_problem,
    nearest_areas,
    what_if,
    who_moves,
)
from pathways.siting.candidates import Candidates, Site
from pathways.siting.exact import best_choice
from pathways.siting.records import sites_record, what_if_record
from tests.unit.catalogue_files import REAL_CATALOGUE, listing, venue, write_catalogue
from tests.unit.coverage_world import GEO, TODAY, Spot, answer, load, make_areas
from tests.unit.strategies import HOME, Small, catalogues

QUICK = settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
# Four areas up the meridian, 3.46 miles apart.
LINE = [
    Spot(52.95, people=100, decile=9),
    Spot(53.00, people=200, decile=1),
    Spot(53.05, people=300, decile=2, setting="country"),
    Spot(53.10, people=400, decile=2, setting="country"),
]
BAND = listing(id="band", name="The Band", venue_id="hall", instruments="clarinet",
               level_min="grade-1", level_max="grade-8", level_basis="stated",
               source_date="2026-05")  # fmt: skip


def group(lat: float, subjects: str = "woodwind", stages: str = "foundation") -> NewGroup:
    return NewGroup("New", lat, -1.15, None, (subjects,), (stages,))


def test_a_new_group_by_hand(tmp_path: Path) -> None:
    """At 53.05 it reaches the areas 3.46 miles either side; that at 53.00 had nothing before."""
    catalogue = load(tmp_path, [BAND], [venue(id="hall")])
    base = answer(catalogue, LINE, within=3.5)
    assert base.certainty.tolist() == [SURE, SURE, NONE, NONE]
    found = what_if(catalogue, base, [group(53.05)], by="region")
    assert found.standing.certainty.tolist() == [SURE] * 4
    assert (found.newly_covered, found.no_longer_covered) == (700, 0)
    assert list(found.newly_by_decile) == [0, 700, 0, 0, 0, 0, 0, 0, 0, 0]
    assert found.newly_by_setting == {"city": 0, "town": 0, "country": 700}
    assert found.changed.tolist() == [False, False, True, True]
    (before,), (after,) = found.before, found.after
    assert (before.sure, before.none, after.sure, after.none) == (300, 700, 1000, 0)
    assert (before.need_weighted_gap, after.need_weighted_gap) == (0.7, 0)
    assert after.two_or_more == 200  # those at 53.00 have both in reach
    assert after.listings_per_thousand == pytest.approx(1000 * 2 / 1000, abs=1e-4)
    assert found.idle == ()


def test_a_listing_taken_away_by_hand(tmp_path: Path) -> None:
    catalogue = load(tmp_path, [BAND], [venue(id="hall")])
    found = what_if(catalogue, answer(catalogue, LINE, within=3.5), removed=["band"], by="region")
    assert (found.newly_covered, found.no_longer_covered) == (0, 300)
    assert found.after[0].none == 1000
    assert found.after[0].median_miles is None


@pytest.mark.parametrize(
    ("subjects", "stages", "counts"),
    [
        ("woodwind", "foundation", True),
        ("clarinet", "foundation", True),
        ("any", "foundation", True),
        ("flute", "foundation", False),
        ("brass", "foundation", False),
        ("woodwind", "advanced", False),
    ],
)
def test_a_new_group_counts_for_what_it_takes(
    subjects: str, stages: str, counts: bool, tmp_path: Path
) -> None:
    catalogue = load(tmp_path, [], [])
    found = what_if(catalogue, answer(catalogue, LINE), [group(53.0, subjects, stages)])
    assert (found.newly_covered > 0) == counts
    assert found.idle == (() if counts else ("New",))


def test_what_does_not_bear_on_the_question_is_named(tmp_path: Path) -> None:
    choir = listing(id="choir", name="The Choir", venue_id="hall", instruments="voice")
    catalogue = load(tmp_path, [BAND, choir], [venue(id="hall")])
    found = what_if(catalogue, answer(catalogue, LINE), removed=["choir"])
    assert found.idle == ("The Choir",)
    assert not found.changed.any()


@QUICK
@given(
    catalogues(smallest=3),
    st.sampled_from(["woodwind", "clarinet", "voice", "any"]),
    st.sampled_from(["starting", "foundation", "advanced"]),
    st.sampled_from([3.0, 10.0, 20.0]),
    st.data(),
)
def test_taking_away_is_as_if_it_had_never_been_listed(
    tmp_path: Path, small: Small, subject: str, stage: str, within: float, data: st.DataObject
) -> None:
    """And putting a new group somewhere is as if a confirmed listing were listed there."""
    areas = make_areas([Spot(HOME[0] + step / 20, HOME[1] + step / 30) for step in range(-3, 4)])
    gone = data.draw(st.lists(st.sampled_from([each["id"] for each in small.listings]), max_size=3))
    lat, lon = HOME[0] + data.draw(st.floats(-0.2, 0.2)), HOME[1]
    catalogue = load_catalogue(write_catalogue(tmp_path / "all", small.listings, small.venues))
    question = make_question(catalogue.instruments, instrument=subject, stage=stage, within=within)
    new = NewGroup("New", lat, lon, None, (question.subject.id,), (stage,))
    found = what_if(catalogue, stand(catalogue, areas, question, TODAY), [new], gone)

    level = {"starting": "starter", "foundation": "grade-1", "advanced": "advanced"}[stage]
    instrument = question.subject.instruments[0]
    real = listing(id="real", venue_id="here", instruments=instrument, level_min=level,
                   level_max=level, level_basis="stated", source_date="2026-05")  # fmt: skip
    left = [each for each in small.listings if each["id"] not in gone] + [real]
    here = venue(id="here", lat=repr(lat), lon=repr(lon))
    folder = write_catalogue(tmp_path / "left", left, [*small.venues, here])
    expected = stand(load_catalogue(folder), areas, question, TODAY)
    assert found.standing.certainty.tolist() == expected.certainty.tolist()
    assert found.after == measure(expected, "hub")


def test_an_unknown_division_is_refused(tmp_path: Path) -> None:
    catalogue = load(tmp_path, [], [])
    with pytest.raises(QuestionError, match="parish"):
        what_if(catalogue, answer(catalogue, LINE), by="parish")


def test_the_record_can_be_written_as_json(tmp_path: Path) -> None:
    catalogue = load(tmp_path, [BAND], [venue(id="hall")])
    change = what_if(catalogue, answer(catalogue, LINE, within=3.5), [group(53.05)])
    record = json.loads(json.dumps(what_if_record(change)))
    assert record["newly_covered"] == 700
    assert record["areas_changed"] == 2
    assert [each["none"] for each in record["before"]] == [700]
    assert [each["none"] for each in record["after"]] == [0]


def test_sites_win_those_with_nothing_sure_or_likely(tmp_path: Path) -> None:
    """A maybe is no obstacle; what is sure or likely stays as it is and wins nothing more."""
    old = BAND | {"id": "old", "venue_id": "far", "source_date": "2015"}
    halls = [venue(id="hall"), venue(id="far", lat="53.10")]
    catalogue = load(tmp_path, [BAND, old], halls)
    base = answer(catalogue, LINE, within=3.5)
    assert base.certainty[:2].tolist() == [SURE, SURE]
    assert (base.certainty[2:] > LIKELY).all()
    sites = [Site(f"site:{n}", "school", f"Site {n}", spot.lat, spot.lon)
             for n, spot in enumerate(LINE)]  # fmt: skip
    candidates = Candidates.of(sites)
    problem = make_problem(base, candidates.points)
    best = best_choice(problem, 1)
    assert (best.rows, best.won, best.proved) == ((2,), 700, True)
    record = sites_record(base, candidates, best, best, 1)
    assert record["sites"][0]["newly_covered"] == 700
    assert record["sites"][0]["id"] == "site:2"
    assert (record["young_people"], record["sure_or_likely_before"]) == (1000, 300)
    gained = what_if(catalogue, base, [replace(group(53.05))]).newly_covered
    assert gained == best.won


def test_the_real_candidates_are_schools_of_the_region_and_exact_venues() -> None:
    catalogue = load_catalogue(REAL_CATALOGUE)
    areas = make_areas([Spot(52.95, district="E06000018")])
    here = load_candidates(GEO, areas, {})
    assert {each.kind for each in here.sites} == {"school"}
    assert 60 < len(here.sites) < 200, "the open schools of the city of Nottingham"
    assert not any("Nursery School" in each.name.split(",")[0] and "Primary" not in each.name
                   for each in here.sites)  # fmt: skip
    with_venues = load_candidates(GEO, areas, catalogue.venues)
    venues = [each for each in with_venues.sites if each.kind == "venue"]
    exact = [each for each in catalogue.venues.values() if each.precision != "town"]
    assert len(venues) == len(exact) > 0
    assert [each.id for each in with_venues.sites] == sorted(each.id for each in with_venues.sites)
    assert np.isfinite(with_venues.points).all()


def test_whom_a_change_moves_in_one_part(tmp_path: Path) -> None:
    """The band goes, a group comes in the north: each part has its own gain and loss."""
    catalogue = load(tmp_path, [BAND], [venue(id="hall")])
    base = answer(catalogue, LINE, within=3.5)
    after = what_if(catalogue, base, [group(53.10)], ["band"]).standing
    everywhere = who_moves(base, after)
    assert (everywhere.newly_covered, everywhere.no_longer_covered) == (700, 300)
    assert list(everywhere.lost_by_decile) == [200, 0, 0, 0, 0, 0, 0, 0, 100, 0]
    assert everywhere.lost_by_setting == {"city": 0, "town": 300, "country": 0}
    middle = who_moves(base, after, np.array([False, True, True, False]))
    assert (middle.newly_covered, middle.no_longer_covered) == (300, 200)
    assert list(middle.newly_by_decile) == [0, 300, 0, 0, 0, 0, 0, 0, 0, 0]
    assert middle.newly_by_setting == {"city": 0, "town": 0, "country": 300}


def test_sites_can_be_sought_for_some_of_the_areas(tmp_path: Path) -> None:
    """For all, the site in the north reaches 700; for those at 53.0 alone, the south is best."""
    catalogue = load(tmp_path, [], [])
    base = answer(catalogue, LINE, within=3.5)
    sites = [Site(f"site:{n}", "school", f"Site {n}", spot.lat, spot.lon)
             for n, spot in enumerate((LINE[3], LINE[0]))]  # fmt: skip
    points = Candidates.of(sites).points
    assert best_choice(make_problem(base, points), 1).rows == (0,)
    some = np.array([False, True, False, False])
    found = best_choice(make_problem(base, points, some), 1)
    assert (found.rows, found.won) == ((1,), 200)


def test_a_point_belongs_to_the_nearest_area() -> None:
    areas = make_areas(LINE)
    nudged = Candidates.of(
        [Site(f"site:{n}", "school", "", LINE[n].lat + 0.01, -1.15) for n in (2, 0)]
    )
    assert nearest_areas(areas, nudged.points).tolist() == [0, 2]
    assert nudged.only(np.array([1])).sites == (nudged.sites[1],)
