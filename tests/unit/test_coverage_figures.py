"""The figures beside the four counts: equity, choices, border, divisions, sources, methods."""

from __future__ import annotations

import json
import shutil
from dataclasses import fields
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from pathways.catalogue import load_catalogue
from pathways.coverage import (
    Figures,
    families,
    find_subject,
    inclusive_provision,
    load_areas,
    make_question,
    measure,
    method_cards,
    rungs_card,
    single_instruments,
)
from pathways.coverage.border import miles_to_border
from pathways.coverage.divisions import divide
from pathways.coverage.outlines import load_outlines
from pathways.coverage.records import all_figures, main_record, on_outlines
from pathways.coverage.subjects import find_stage
from pathways.errors import DataError, QuestionError
from pathways.geodesy import to_cartesian
from pathways.matching import Query
from pathways.vocabulary import INCLUSION
from tests.unit.catalogue_files import REAL_CATALOGUE, listing, venue
from tests.unit.coverage_world import GEO, TODAY, Spot, answer, ask, load, make_areas

BAND = {"instruments": "clarinet", "level_min": "grade-1", "level_max": "grade-8",
        "level_basis": "stated", "source_date": "2026-05", "venue_id": "hall"}  # fmt: skip
NEAR, FAR = 52.95, 53.5  # 38 miles apart


def test_equity_and_country_gaps_by_hand(tmp_path: Path) -> None:
    """Of the most deprived 30 of 40 have nothing, of the least 10 of 20: 75 % less 50 %."""
    catalogue = load(tmp_path, [listing(**BAND)], [venue(id="hall")])
    spots = [
        Spot(NEAR, people=10, decile=1),
        Spot(FAR, people=30, decile=2, setting="country"),
        Spot(NEAR, people=10, decile=10, setting="city"),
        Spot(FAR, people=10, decile=9),
        Spot(FAR, people=500, decile=5),
    ]
    (found,) = measure(answer(catalogue, spots), "region")
    assert (found.none_most_deprived, found.none_least_deprived) == (0.75, 0.5)
    assert found.equity_gap == 0.25
    assert found.none_country == 1
    assert found.none_town == pytest.approx(510 / 530, abs=1e-6)
    assert found.country_gap == pytest.approx(20 / 530, abs=1e-6)


def test_choices_by_hand(tmp_path: Path) -> None:
    """Three listings at the hall, one of them a maybe, and one at two places that counts once."""
    listings = [
        listing(id="one", **(BAND | {"source_date": "2023"})),
        listing(id="two", **(BAND | {"venue_id": "hall;next-door"})),
        listing(id="old", **(BAND | {"source_date": "2015"})),
    ]
    halls = [venue(id="hall"), venue(id="next-door", lat="52.951")]
    catalogue = load(tmp_path, listings, halls)
    spots = [Spot(NEAR, people=60), Spot(FAR, people=40)]
    standing = answer(catalogue, spots)
    assert standing.choices.certain.tolist() == [2, 0]
    assert standing.choices.possible.tolist() == [3, 0]
    assert standing.choices.shared == pytest.approx([2 / 60, 0])
    (found,) = measure(standing, "region")
    assert (found.median_choices, found.median_choices_with_maybes) == (2, 3)
    assert found.two_or_more == 60
    assert found.listings_per_thousand == pytest.approx(20)


def test_a_place_vaguer_than_the_radius_is_no_certain_choice(tmp_path: Path) -> None:
    band = listing(**(BAND | {"venue_id": "town"}))
    town = venue(id="town", precision="town", uncertain_miles="4")
    standing = answer(load(tmp_path, [band], [town]), [Spot(NEAR)], within=3)
    assert (standing.choices.certain[0], standing.choices.possible[0]) == (0, 1)


def test_maybes_play_no_part_in_the_median(tmp_path: Path) -> None:
    """An old listing is next door, the likely one 6.92 miles away."""
    listings = [
        listing(id="old", **(BAND | {"source_date": "2015"})),
        listing(id="likely", **(BAND | {"source_date": "2023", "venue_id": "north"})),
    ]
    catalogue = load(tmp_path, listings, [venue(id="hall"), venue(id="north", lat="53.05")])
    (found,) = measure(answer(catalogue, [Spot(NEAR)]), "region")
    assert found.median_miles == pytest.approx(6.92, abs=0.01)


def test_the_median_is_not_given_beyond_forty_miles(tmp_path: Path) -> None:
    catalogue = load(tmp_path, [listing(**BAND)], [venue(id="hall")])
    for lat, given in ((53.5, True), (53.54, False)):  # 38.0 and 40.8 miles
        (found,) = measure(answer(catalogue, [Spot(lat)]), "region")
        assert (found.median_miles is not None) == given


def test_parts_are_in_order_of_name_and_hubs_are_named(tmp_path: Path) -> None:
    spots = [
        Spot(NEAR, hub="nottingham-nottinghamshire", district="E1"),
        Spot(NEAR, hub="lincolnshire", district="E3"),
        Spot(NEAR, hub="lincolnshire", district="E2"),
        Spot(NEAR, hub="", district="E4"),
    ]
    areas = make_areas(spots)
    hubs = divide(areas, "hub")
    assert hubs.names == ("Lincolnshire", "No hub known", "Nottingham & Nottinghamshire")
    assert hubs.part.tolist() == [2, 0, 0, 1]
    assert divide(areas, "district").codes == ("E1", "E2", "E3", "E4")
    assert divide(areas, "msoa").names == ("Middle 000", "Middle 001")
    assert len(divide(areas, "lsoa").codes) == 4
    assert (divide(areas, "region").codes, divide(areas, "region").names) == (
        ("E12000004",),
        ("East Midlands",),
    )
    with pytest.raises(QuestionError, match="region, hub, district, msoa, lsoa"):
        divide(areas, "parish")


def test_the_region_has_its_people_and_parts() -> None:
    """Totals as published: 2,847 small areas of 35 districts and 5 hubs, 797,234 aged 5 to 18."""
    catalogue = load_catalogue(REAL_CATALOGUE)
    areas = load_areas(GEO, catalogue.hubs)
    assert len(areas) == 2847
    assert areas.young_people.sum() == pytest.approx(797_233.8)
    counts = {by: len(divide(areas, by).codes) for by in ("region", "hub", "district", "msoa")}
    assert counts == {"region": 1, "hub": 5, "district": 35, "msoa": 575}
    assert "humber" not in areas.hub
    assert any("mid-2020" in source for source in areas.sources)
    assert (areas.young_people * 10 % 1 < 1e-6).mean() > 0.4


def test_the_border_is_land_and_not_sea() -> None:
    """Skegness looks at the sea but is 24 miles from Norfolk, as from the Humber's districts."""
    towns = {
        "Skegness": (53.1436, 0.3371, 15, 40),
        "Glossop": (53.4430, -1.9490, 0, 3),
        "Stamford": (52.6520, -0.4800, 0, 2.5),
        "Brackley": (52.0320, -1.1460, 0, 3),
        "Nottingham": (52.9548, -1.1581, 15, 40),
        "Gainsborough": (53.3990, -0.7760, 3, 12),
    }
    lat, lon = zip(*((each[0], each[1]) for each in towns.values()), strict=True)
    miles = miles_to_border(GEO, to_cartesian(lat, lon))
    for (name, (*_, least, greatest)), found in zip(towns.items(), miles.tolist(), strict=True):
        assert least <= found <= greatest, (name, found)


def test_broken_outlines_are_told(tmp_path: Path) -> None:
    point = to_cartesian([53.0], [-1.0])
    with pytest.raises(DataError, match=r"districts\.geojson"):
        miles_to_border(tmp_path, point)
    (tmp_path / "districts.geojson").write_text('{"features": [{"properties": {}}]}')
    with pytest.raises(DataError, match="in_region"):
        miles_to_border(tmp_path, point)
    (tmp_path / "districts.geojson").write_text('{"features": []}')
    assert not np.isfinite(miles_to_border(tmp_path, point)).any()
    with pytest.raises(DataError, match=r"lsoa\.geojson"):
        load_outlines(tmp_path, "lsoa")
    (tmp_path / "hubs.geojson").write_text('{"features": [{"properties": {"code": 1}}]}')
    with pytest.raises(DataError, match="id on each feature"):
        load_outlines(tmp_path, "hub")


def test_sources_come_from_the_data_package(tmp_path: Path) -> None:
    catalogue = load_catalogue(REAL_CATALOGUE)
    (tmp_path / "geo").mkdir()
    for name in ("small_areas.parquet", "districts.parquet", "districts.geojson"):
        shutil.copyfile(GEO / name, tmp_path / "geo" / name)
    assert "no datapackage.json" in load_areas(tmp_path / "geo", catalogue.hubs).sources[0]
    (tmp_path / "datapackage.json").write_text('{"resources": []}')
    with pytest.raises(DataError, match=r"does not describe geo/small_areas\.parquet"):
        load_areas(tmp_path / "geo", catalogue.hubs)


def test_every_figure_has_a_method_card() -> None:
    catalogue = load_catalogue(REAL_CATALOGUE)
    areas = make_areas([Spot(NEAR)])
    cards = method_cards(ask(catalogue), areas, date(2026, 11, 22))
    shown = {each.name for each in fields(Figures)} - {"code", "name", "young_people"}
    told_with_another = {
        "none_most_deprived", "none_least_deprived", "none_country", "none_town",
        "median_choices_with_maybes",
    }  # fmt: skip
    assert set(cards) == shown - told_with_another
    for card in [*cards.values(), rungs_card(areas, 10)]:
        words = (card.definition, card.denominator, card.date, card.limits, card.check)
        assert all(len(each) > 15 for each in words)
        assert "None" not in " ".join(words)
    assert "within 5 miles" in cards["sure"].definition
    assert "22 November 2026" in cards["sure"].date
    assert "Made up for a test" in cards["sure"].date


def test_a_word_for_a_family_and_an_instrument_means_the_family() -> None:
    instruments = load_catalogue(REAL_CATALOGUE).instruments
    assert find_subject(instruments, "percussion").is_family
    assert find_subject(instruments, "Singing and voice").id == "voice"
    assert find_subject(instruments, "VOICE").is_family
    assert find_subject(instruments, "singing").id == "voice-only"
    assert find_subject(instruments, "percussion only").instruments == ("percussion",)
    assert find_subject(instruments, "drums").id == "drum-kit"
    assert set(find_subject(instruments, "any").instruments) == set(instruments)
    everything = families(instruments) + single_instruments(instruments)
    assert len({each.id for each in everything}) == len(everything)
    for each in everything:
        assert find_subject(instruments, each.id) == each
        assert find_subject(instruments, each.name) == each
    with pytest.raises(QuestionError, match="kazoo"):
        find_subject(instruments, "kazoo")
    assert find_stage(" Starting ") == "starting"


def test_a_question_in_words() -> None:
    catalogue = load_catalogue(REAL_CATALOGUE)
    question = make_question(
        catalogue.instruments, instrument="brass", stage="starting", within="2.5",
        kinds=["group lessons"], step_free=True,
    )  # fmt: skip
    assert question.words == "Brass, starting, within 2.5 miles, group lessons, step free"


def test_only_stated_inclusion_counts(tmp_path: Path) -> None:
    listings = [
        listing(id="all", **BAND),
        listing(id="send", **(BAND | {"inclusion": "send", "instruments": "harp"})),
        listing(id="old", **(BAND | {"inclusion": "care", "source_date": "2015"})),
    ]
    catalogue = load(tmp_path, listings, [venue(id="hall")])
    areas = make_areas([Spot(NEAR, people=60), Spot(FAR, people=40)])
    found = inclusive_provision(catalogue, areas, Query(None, None, 5), TODAY)
    assert found.rows == tuple(INCLUSION)
    people = dict(zip(found.rows, found.people[:, 0, 0].tolist(), strict=True))
    assert people["send"] == [60, 0, 0, 40]
    assert people["care"] == [0, 0, 60, 40]
    assert people["carers"] == [0, 0, 0, 100]


def test_records_hold_the_ten_figures_and_all_of_them(tmp_path: Path) -> None:
    catalogue = load(tmp_path, [listing(**BAND)], [venue(id="hall")])
    (found,) = measure(answer(catalogue, [Spot(NEAR)]), "region")
    assert list(main_record(found)) == [
        "code", "name", "young_people", "sure", "likely", "maybe", "none", "none_place_unknown",
        "median_miles", "need_weighted_gap",
    ]  # fmt: skip
    assert json.loads(json.dumps(all_figures(found)))["two_or_more"] == 0
    drawn = on_outlines([main_record(found)], load_outlines(GEO, "region"))
    assert drawn["features"][0]["geometry"]["type"] == "MultiPolygon"
    assert on_outlines([main_record(found)], {})["features"] == []


@pytest.mark.parametrize("by", ["region", "hub", "district", "msoa", "lsoa"])
def test_every_part_of_the_region_has_an_outline(by: str) -> None:
    areas = load_areas(GEO, load_catalogue(REAL_CATALOGUE).hubs)
    assert set(divide(areas, by).codes) <= set(load_outlines(GEO, by))
