"""The committed catalogue: every research row accounted for, each where it belongs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

import pandas as pd
import pytest
from geopy.distance import geodesic

from pathways.catalogue import check_catalogue
from pathways.catalogue.tables import ROW_TYPES, columns_of
from pathways.settings import ROOT
from tests.unit.build_scripts import Cells, build_modules, read

CATALOGUE = ROOT / "data" / "catalogue"
GEO = ROOT / "data" / "geo"
WRITTEN = ("hubs", "opportunities", "providers", "route_groups", "venues")


@pytest.fixture(scope="module")
def listings() -> dict[str, Cells]:
    return {row["id"]: row for row in read("catalogue/opportunities.csv")}


@pytest.fixture(scope="module")
def ledger() -> list[Cells]:
    return read("build/ledger.csv")


@pytest.fixture(scope="module")
def outcome_of() -> Iterator[Callable[[Cells], str]]:
    with build_modules("cat_outcomes") as modules:
        yield modules["cat_outcomes"].outcome_of


# What came of the research


def test_ledger_has_every_line_of_every_research_file(ledger: list[Cells]) -> None:
    rows_of = {
        "opportunities_derbyshire_genres_national_2.csv": 113,
        "opportunities_derbyshire_nottinghamshire.csv": 168,
        "opportunities_leicestershire_northamptonshire_rutland.csv": 114,
        "opportunities_leicestershire_northamptonshire_rutland_2.csv": 61,
        "opportunities_lincolnshire_national.csv": 126,
        "opportunities_nottinghamshire_lincolnshire_2.csv": 71,
    }
    lines: dict[str, list[int]] = {}
    for row in ledger:
        lines.setdefault(row["file"], []).append(int(row["line"]))
    assert {file: len(found) for file, found in lines.items()} == rows_of
    assert sum(rows_of.values()) == 653
    for found in lines.values():
        assert found == list(range(2, len(found) + 2))


def test_every_listing_comes_from_one_row_and_its_repeats(
    ledger: list[Cells], listings: dict[str, Cells]
) -> None:
    own = Counter(row["id"] for row in ledger if row["outcome"] != "merged")
    assert own == Counter(listings.keys())
    assert {row["id"] for row in ledger} == set(listings)


def test_ledger_says_what_the_listing_says(
    ledger: list[Cells], listings: dict[str, Cells], outcome_of: Callable[[Cells], str]
) -> None:
    for row in ledger:
        if row["outcome"] != "merged":
            assert row["outcome"] == outcome_of(listings[row["id"]]), row


@pytest.mark.parametrize(
    ("words", "listing_id"),
    [
        ("Space Scratch Symphony", "space-scratch-symphony"),
        ("FourFour", "fourfour-dj-academy"),
        ("National Children's Choir", "national-childrens-choir"),
        ("HND Musical Theatre", "leicester-college-hnd-musical-theatre"),
        ("SENsory Atelier", "attenborough-sensory-atelier"),
        ("Oundle for Organists Summer School", "oundle-for-organists-summer-school"),
        ("The Rock Project", "the-rock-project-lincs"),
    ],
)
def test_what_the_research_repeats_is_listed_once(
    ledger: list[Cells], words: str, listing_id: str
) -> None:
    found = [row for row in ledger if words in f"{row['name']} {row['provider']}"]
    assert len(found) == 2
    assert {row["id"] for row in found} == {listing_id}


def test_every_decision_stands_in_the_catalogue(
    ledger: list[Cells], listings: dict[str, Cells]
) -> None:
    own = {(row["file"], row["line"]): row["id"] for row in ledger if row["outcome"] != "merged"}
    every = {(row["file"], row["line"]) for row in ledger}
    decided = {}
    for path in sorted((ROOT / "data/build/decisions/listings").glob("*.csv")):
        for row in read(f"build/decisions/listings/{path.name}"):
            key = row["file"], row["line"]
            assert key in every
            if key in own:
                decided[own[key], row["column"]] = row["value"]
    assert len(decided) > 1000
    for (listing_id, column), value in decided.items():
        assert listings[listing_id][column] == value, (listing_id, column)


def test_every_decision_has_a_reason_and_is_made_once() -> None:
    folder = ROOT / "data/build/decisions"
    for path in sorted((folder / "listings").glob("*.csv")):
        rows = read(str(path.relative_to(ROOT / "data")))
        keys = [(row["file"], row["line"], row["column"]) for row in rows]
        assert len(set(keys)) == len(keys)
        assert all(row["reason"] for row in rows)


# The files


def test_catalogue_has_no_errors() -> None:
    assert [each for each in check_catalogue(CATALOGUE) if each.severity == "error"] == []


@pytest.mark.parametrize("name", [*WRITTEN, "routes"])
def test_files_have_the_columns_of_the_schema_in_order(name: str) -> None:
    assert list(read(f"catalogue/{name}.csv")[0]) == columns_of(ROW_TYPES[name])


@pytest.mark.parametrize("name", WRITTEN)
def test_files_are_sorted_by_readable_ids(name: str) -> None:
    ids = [row["id"] for row in read(f"catalogue/{name}.csv")]
    assert ids == sorted(set(ids))
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", each) for each in ids)


def test_nothing_in_the_catalogue_reaches_a_person() -> None:
    phone = re.compile(r"(?<![\d-])(?:\+44|0)\d{2,4}[ -]?\d{3}[ -]?\d{3,4}(?![\d-])")
    for name in (*WRITTEN, "routes"):
        for row in read(f"catalogue/{name}.csv"):
            words = " ".join(cell for column, cell in row.items() if not column.endswith("url"))
            assert "mailto:" not in str(row)
            assert not re.search(r"\w@\w+\.\w", str(row)), row
            assert not phone.search(words), row


def test_how_to_join_is_always_known_and_shown_listings_have_an_audience(
    ledger: list[Cells], listings: dict[str, Cells]
) -> None:
    assert all(row["join"] for row in listings.values())
    for row in ledger:
        if row["outcome"] in ("shown", "through_school"):
            assert listings[row["id"]]["audience"] in ("young", "all_ages")


def test_notes_are_short_and_plain(listings: dict[str, Cells]) -> None:
    for row in listings.values():
        assert len(row["note"]) <= 180
        assert "http" not in row["note"]


def test_a_price_as_a_number_has_its_words(listings: dict[str, Cells]) -> None:
    for row in listings.values():
        assert row["cost_text"] or not row["cost_gbp"], row["id"]
        assert row["cost_text"] or not row["cost_period"], row["id"]


def test_groups_belong_to_music_centres(listings: dict[str, Cells]) -> None:
    centres = {row["part_of"] for row in listings.values()} - {""}
    assert {listings[each]["kind"] for each in centres} == {"music_centre"}
    assert len(centres) == 12


def test_hubs_share_the_region_out_once() -> None:
    districts = pd.read_parquet(GEO / "districts.parquet")
    region = set(districts.loc[districts["in_region"], "district_code"])
    hubs = read("catalogue/hubs.csv")
    owned = [
        code for hub in hubs if hub["in_region"] == "yes" for code in hub["districts"].split(";")
    ]
    assert len(region) == 35
    assert sorted(owned) == sorted(region)
    assert {hub["id"] for hub in hubs if hub["lead_confirmed"] == "no"} == {
        "leicester-leicestershire",
        "lincolnshire",
    }


def test_routes_all_stand_and_lead_somewhere_else() -> None:
    routes = read("catalogue/routes.csv")
    assert len(routes) == 199 + 26  # those of the route files, and those that rows name themselves
    assert all(row["from"] != row["to"] for row in routes)
    steps = {(row["from"], row["to"]) for row in routes}
    assert ("sdmc-club-band", "sdmc-junior-band") in steps
    assert ("nottingham-area-bands", "robin-hood-youth-orchestra-intermediate") in steps
    assert ("scjc-middle-choir", "scjc-main-choir") in steps


# Places


def test_towns_are_as_uncertain_as_the_gazetteer_says_and_other_places_certain() -> None:
    places = pd.read_parquet(GEO / "places.parquet")
    known = {
        (f"{row.lat:.4f}", f"{row.lon:.4f}"): row.uncertain_miles for row in places.itertuples()
    }
    for venue in read("catalogue/venues.csv"):
        uncertain = float(venue["uncertain_miles"])
        if venue["precision"] != "town":
            assert uncertain == 0
            continue
        point = (f"{float(venue['lat']):.4f}", f"{float(venue['lon']):.4f}")
        assert uncertain == pytest.approx(known[point], abs=0.01), venue["id"]


def test_venues_with_a_postcode_stand_at_it() -> None:
    postcodes = pd.read_parquet(GEO / "postcodes.parquet").set_index("pcd7")
    venues = [row for row in read("catalogue/venues.csv") if row["postcode"]]
    assert len(venues) >= 15
    for venue in venues:
        outward, inward = venue["postcode"].split()
        spot = postcodes.loc[f"{outward:<4}{inward}"]
        there = (spot["lat_e6"] / 1e6, spot["lon_e6"] / 1e6)
        assert geodesic((float(venue["lat"]), float(venue["lon"])), there).meters < 400, venue["id"]


def test_groups_that_lost_their_venue_have_none(listings: dict[str, Cells]) -> None:
    for listing_id in ("sdmc-junior-band", "sdmc-senior-wind-band", "pdmc-young-singers-choir"):
        assert listings[listing_id]["venue_id"] == ""
        assert listings[listing_id]["reach"] == "local"
        assert "ask where" in listings[listing_id]["note"]


# Listings worked out by hand from their sources


@pytest.mark.parametrize(
    ("listing_id", "expected"),
    [
        (
            "sdmc-senior-wind-band",
            {
                "instruments": "wind-band", "level_min": "grade-5", "level_max": "advanced",
                "join": "audition", "audience": "young", "days": "Friday", "time_start": "18:00",
                "part_of": "south-derbyshire-music-centre",
            },
        ),
        (
            "shirland-welfare-training-band",
            {
                "instruments": "brass-band", "level_min": "starter", "level_max": "beginner",
                "audience": "all_ages", "cost_gbp": "0", "cost_year": "2024",
                "venue_id": "shirland-miners-welfare", "hub_id": "derby-derbyshire",
            },
        ),
        (
            "lincolnshire-youth-string-chamber-orchestra",
            {
                "instruments": "strings", "level_min": "grade-5", "join": "ask_school",
                "cost_gbp": "90", "cost_period": "year", "cost_year": "", "bursary": "yes",
            },
        ),
        (
            "nmpat-county-ensembles",
            {
                "instruments": "any;voice", "level_min": "grade-3", "level_basis": "stated",
                "join": "audition", "cost_gbp": "85", "cost_year": "2019", "source_date": "2025",
                "source_kind": "official", "hub_id": "northamptonshire-rutland",
            },
        ),
        (
            "nottingham-boys-choir-main-choir",
            {
                "instruments": "voice", "open_to": "boys", "days": "Wednesday", "age_min": "6",
                "time_start": "18:15", "time_end": "20:00", "cost_gbp": "60", "join": "open",
            },
        ),
        (
            "ddmp-individual-lessons-in-school",
            {"reach": "hub", "join": "ask_school", "kind": "individual_lessons"},
        ),
        ("nmpat-first-access", {"join": "school_books", "age_min": "7", "age_max": "11"}),
        ("lincolnshire-instrument-loan", {"reach": "hub", "join": "open", "instruments": ""}),
        ("cbso-youth-orchestra", {"reach": "regional", "hub_id": "regional", "venue_id": ""}),
        ("national-youth-orchestra", {"instruments": "orchestral", "reach": "national"}),
        ("darbar-online-tabla", {"instruments": "tabla", "reach": "online"}),
        ("university-of-nottingham-music", {"audience": "students_18plus"}),
        ("bulwick-beginners-orchestra", {"audience": "adults", "instruments": "orchestral"}),
        ("ibstock-brick-brass", {"audience": "", "ended": "no"}),
        ("leicestershire-symphonic-wind-band", {"ended": "yes"}),
        ("nco-age-banded-orchestras", {"ended": "yes"}),
        ("national-youth-girls-and-boys-choirs", {"ended": "yes"}),
        ("buxton-music-speech-and-drama-festival", {"ended": "no", "kind": "event"}),
    ],
)  # fmt: skip
def test_listing(listings: dict[str, Cells], listing_id: str, expected: Cells) -> None:
    found = {column: listings[listing_id][column] for column in expected}
    assert found == expected
