"""Coverage worked out by hand: a line of small areas, and cells of the real data on paper."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from geopy.distance import geodesic

from pathways.catalogue import load_catalogue
from pathways.coverage import load_areas, make_question, measure, stand
from pathways.coverage.supply import LIKELY, MAYBE, NONE, SURE
from tests.oracle import Row
from tests.oracle.judging import PLAY_KINDS
from tests.unit.catalogue_files import REAL_CATALOGUE, listing, venue
from tests.unit.coverage_world import GEO, TODAY, Spot, answer, load

# The hall stands at 52.95 north. Along the meridian a tenth of a degree is 6.92 miles there
# (111.28 km to the degree by geopy), so the four areas live 0, 3.46, 6.92 and 13.83 miles away.
LINE = [Spot(52.95), Spot(53.00, people=200), Spot(53.05, people=300), Spot(53.15, people=400)]
CONFIRMED, SEEN, OLD = "2026-05", "2023-05", "2019-05"
PLAIN = {"venue_id": "hall", "instruments": "clarinet", "level_min": "grade-1"}
PLAIN |= {"level_max": "grade-3", "level_basis": "stated", "source_date": CONFIRMED}


def certainties(folder: Path, within: float, *listings: Row, **asked: str) -> list[int]:
    halls = [venue(id="hall"), venue(id="far", lat="53.15")]
    town = venue(id="town", precision="town", uncertain_miles="2")
    catalogue = load(folder, listings, [*halls, town])
    return answer(catalogue, LINE, within=within, **asked).certainty.tolist()


def test_the_line_is_as_long_as_said() -> None:
    miles = [geodesic((52.95, -1.15), (each.lat, -1.15)).miles for each in LINE]
    assert miles == pytest.approx([0, 3.46, 6.92, 13.83], abs=0.01)


def test_a_confirmed_listing_is_sure_up_to_the_radius(tmp_path: Path) -> None:
    assert certainties(tmp_path / "a", 3.4, listing(**PLAIN)) == [SURE, NONE, NONE, NONE]
    assert certainties(tmp_path / "b", 3.5, listing(**PLAIN)) == [SURE, SURE, NONE, NONE]
    assert certainties(tmp_path / "c", 14, listing(**PLAIN)) == [SURE, SURE, SURE, SURE]


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ({"source_date": SEEN}, LIKELY),
        ({"source_date": OLD}, MAYBE),
        ({"source_date": ""}, LIKELY),
        ({"source_kind": "press"}, LIKELY),
        ({"source_kind": "press", "source_date": ""}, MAYBE),
        ({"instruments": ""}, MAYBE),
        ({"instruments": "woodwind"}, SURE),
        ({"instruments": "any"}, SURE),
        ({"instruments": "saxophone"}, NONE),  # clarinettists move to it easily: near, never counts
        ({"level_min": "", "level_max": "", "level_basis": ""}, MAYBE),
        ({"level_min": "grade-4", "level_max": "grade-5"}, NONE),  # a step off: near
        ({"level_min": "grade-3", "level_max": "grade-8"}, SURE),
        ({"level_min": "starter", "level_max": ""}, SURE),
        ({"level_min": "", "level_max": "grade-8"}, MAYBE),  # nobody says how far down it goes
        ({"join": "audition"}, SURE),
        ({"join": "invitation"}, NONE),
        ({"join": "ask_school"}, NONE),
        ({"audience": "all_ages"}, SURE),
        ({"audience": "adults"}, NONE),
        ({"audience": ""}, NONE),
        ({"ended": "yes"}, NONE),
        ({"kind": "course"}, SURE),
        ({"kind": "bursary"}, NONE),
        ({"kind": "event"}, NONE),
        ({"reach": "hub"}, NONE),
        ({"reach": "regional", "hub_id": "regional"}, NONE),
        ({"reach": "online", "venue_id": ""}, NONE),
        ({"venue_id": ""}, NONE),
        ({"age_min": "0", "age_max": "4"}, NONE),
        ({"age_min": "3", "age_max": "5"}, SURE),
        ({"age_min": "18", "audience": "all_ages"}, SURE),
        ({"age_min": "19", "audience": "all_ages"}, NONE),
    ],
)
def test_what_a_listing_counts_for(stated: dict[str, str], expected: int, tmp_path: Path) -> None:
    assert certainties(tmp_path, 3, listing(**(PLAIN | stated))) == [expected, NONE, NONE, NONE]


def test_a_place_known_by_its_town_is_sure_only_where_all_of_it_is_in_reach(
    tmp_path: Path,
) -> None:
    """Two miles vague: sure to 3, perhaps to 7, which just takes in the area at 6.92 miles."""
    band = listing(**(PLAIN | {"venue_id": "town"}))
    assert certainties(tmp_path / "a", 5, band) == [SURE, MAYBE, MAYBE, NONE]
    assert certainties(tmp_path / "b", 5.5, band) == [SURE, SURE, MAYBE, NONE]
    assert certainties(tmp_path / "c", 1.9, band) == [MAYBE, MAYBE, NONE, NONE]


def test_the_best_in_reach_counts(tmp_path: Path) -> None:
    near = listing(**(PLAIN | {"id": "old", "source_date": OLD}))
    far = listing(**(PLAIN | {"id": "new", "venue_id": "far"}))
    assert certainties(tmp_path / "a", 8, near, far) == [MAYBE, MAYBE, SURE, SURE]
    both = listing(**(PLAIN | {"venue_id": "far;hall"}))
    assert certainties(tmp_path / "b", 4, both) == [SURE, SURE, NONE, SURE]


def test_singers_are_asked_a_level_only_where_the_source_states_one(tmp_path: Path) -> None:
    choir = PLAIN | {"instruments": "voice", "level_min": "grade-4", "level_max": "grade-8"}
    stated, implied = listing(**choir), listing(**(choir | {"level_basis": "implied"}))
    assert certainties(tmp_path / "a", 1, stated, instrument="voice")[0] == NONE
    assert certainties(tmp_path / "b", 1, implied, instrument="voice")[0] == SURE


def test_a_family_has_what_any_of_its_instruments_has(tmp_path: Path) -> None:
    sax = listing(**(PLAIN | {"instruments": "saxophone"}))
    assert certainties(tmp_path / "a", 1, sax, instrument="woodwind")[0] == SURE
    assert certainties(tmp_path / "b", 1, sax, instrument="brass")[0] == NONE
    assert certainties(tmp_path / "c", 1, sax, instrument="any")[0] == SURE


def test_the_figures_of_the_line(tmp_path: Path) -> None:
    """1,000 people: 300 sure, 300 maybe, 400 with nothing; of need 20 but the last, of need 50."""
    listings = [
        listing(**PLAIN),
        listing(**(PLAIN | {"id": "old", "venue_id": "town", "source_date": OLD})),
        listing(**(PLAIN | {"id": "nowhere", "venue_id": ""})),
    ]
    halls = [venue(id="hall"), venue(id="town", precision="town", uncertain_miles="2")]
    catalogue = load(tmp_path, listings, halls)
    line = [*LINE[:3], Spot(53.15, people=400, need=50, setting="country", border_miles=4)]
    (found,) = measure(answer(catalogue, line, within=5), "region")
    assert (found.young_people, found.sure, found.likely) == (1000, 300, 0)
    assert (found.maybe, found.none, found.none_place_unknown) == (300, 400, 400)
    assert found.median_miles == pytest.approx(6.92, abs=0.01)  # 300 nearer, 300 there, 400 past
    assert found.need_weighted_gap == pytest.approx(400 * 50 / (600 * 20 + 400 * 50))
    assert found.outside_not_surveyed == 400
    assert (found.none_country, found.none_town, found.country_gap) == (1, 0, 1)
    assert (found.none_most_deprived, found.equity_gap) == (None, None)
    assert (found.median_choices, found.median_choices_with_maybes) == (0, 1)
    assert found.two_or_more == 0
    # The one sure listing is shared by the 300 in its reach: 1/300 for each of them.
    assert found.listings_per_thousand == pytest.approx(1000 * 300 * (1 / 300) / 1000, abs=1e-4)


def test_djs_of_skegness_have_nothing_within_ten_miles_on_paper() -> None:
    """East Lindsey 012F, 181.6 young people at 53.158307 N 0.329232 E.

    DJs could be taken by what names DJ or technology, or names no instrument. Of all such places to
    play the nearest that anybody places is the music centre at Haven High in Boston, 52.987420 N
    0.025573 W. From home 0.170887 degrees south are 11.82 miles (69.15 to the degree), 0.354805
    degrees west are 14.78 (41.65 to the degree at 53.07 north): by Pythagoras 18.92 in all. So DJs
    there have nothing within 10 miles or 18. Within 20 they have a maybe: the centre does not say
    for which instruments it is.
    """
    catalogue = load_catalogue(REAL_CATALOGUE)
    areas = load_areas(GEO, catalogue.hubs)
    row = areas.name.tolist().index("East Lindsey 012F")
    home = float(areas.lat[row]), float(areas.lon[row])
    assert (areas.code[row], areas.young_people[row]) == ("E01034686", 181.6)
    assert home == pytest.approx((53.158307, 0.329232), abs=1e-6)

    with (REAL_CATALOGUE / "opportunities.csv").open(encoding="utf-8", newline="") as file:
        could = [
            each
            for each in csv.DictReader(file)
            if (each["reach"], each["kind"] in PLAY_KINDS) == ("local", True)
            and not {"dj", "technology", ""}.isdisjoint(each["instruments"].split(";"))
        ]
    least, nearest = min(
        (geodesic(home, (place.lat, place.lon)).miles - place.uncertain_miles, place.id)
        for each in could
        for venue_id in filter(None, each["venue_id"].split(";"))
        for place in [catalogue.venues[venue_id]]
    )
    assert nearest == "haven-high-boston"
    assert least == pytest.approx((11.82**2 + 14.78**2) ** 0.5, abs=0.01)

    for within, expected in ((10, NONE), (18, NONE), (20, MAYBE)):
        question = make_question(
            catalogue.instruments, instrument="dj", stage="foundation", within=within
        )
        standing = stand(catalogue, areas, question, TODAY)
        assert standing.certainty[row] == expected
        if expected == NONE:
            (cell,) = (each for each in measure(standing, "lsoa") if each.code == "E01034686")
            assert (cell.young_people, cell.none) == (181.6, 181.6)
            assert (cell.sure, cell.likely, cell.maybe) == (0, 0, 0)
            assert cell.need_weighted_gap == 1
