"""What holds for every place and for any text."""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt
import pyarrow.parquet as pq
import pytest
from geopy.distance import geodesic
from hypothesis import given, settings
from hypothesis import strategies as st

from pathways.errors import PlaceProblem
from pathways.model import Place
from pathways.places.codes import literal_codes, mended_codes
from pathways.places.elsewhere import NON_GEOGRAPHIC_OUTCODES, POSTCODE_AREAS
from pathways.places.names import fold
from tests.unit.places_loaded import GEO, places, rows


@cache
def postcodes() -> list[tuple[str, float, float]]:
    """Every postcode that is a home address, with its point, straight from the file."""
    table = pq.read_table(GEO / "postcodes.parquet", columns=["pcd7", "lat_e6", "lon_e6"])
    cells = zip(*table.to_pydict().values(), strict=True)
    return [
        (f"{code[:4].rstrip()} {code[4:]}", lat / 1e6, lon / 1e6)
        for code, lat, lon in cells
        if code[:4].rstrip() not in NON_GEOGRAPHIC_OUTCODES
    ]


@cache
def points() -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    _, lats, lons = zip(*postcodes(), strict=True)
    return np.array(lats), np.array(lons)


def outcome(text: str) -> Place | PlaceProblem:
    """What comes of the text; any other error fails the test that asks."""
    try:
        return places().locate(text)
    except PlaceProblem as problem:
        return problem


@st.composite
def retyped(draw: st.DrawFn) -> tuple[int, str]:
    """A postcode in any case, with spaces anywhere."""
    at = draw(st.integers(0, len(postcodes()) - 1))
    letters = [draw(st.sampled_from([char, char.lower()])) for char in postcodes()[at][0]]
    gaps = [draw(st.sampled_from(["", "", " ", "  "])) for _ in letters]
    typed = "".join(char + gap for char, gap in zip(letters, gaps, strict=True) if char != " ")
    return at, typed


@given(retyped())
@settings(max_examples=200, deadline=None, derandomize=True)
def test_case_and_spacing_never_matter(case: tuple[int, str]) -> None:
    at, typed = case
    label, lat, lon = postcodes()[at]
    place = places().locate(typed)
    assert place.label == label
    assert (place.lat, place.lon) == (lat, lon)


def test_every_label_finds_its_place_and_so_do_the_labels_beside_it() -> None:
    labels = places().labels
    assert (
        len(set(labels))
        == len(labels)
        == len(rows("places.parquet")) + len(rows("schools.parquet"))
    )
    for label in labels:
        place = places().locate(label)
        assert place.label == label
        assert place.shareable == label
        for other in place.alternatives:
            assert other in labels


def test_every_place_and_school_is_where_the_files_say() -> None:
    points = {
        (row["lat"], row["lon"])
        for file in ("places.parquet", "schools.parquet")
        for row in rows(file)
    }
    found = [places().locate(label) for label in places().labels]
    assert {(place.lat, place.lon) for place in found} == points


def test_every_name_is_found_or_asked_about_with_its_own_label_offered() -> None:
    for row in rows("places.parquet")[::3]:
        found = outcome(row["name"])
        if isinstance(found, Place):
            offered = [found, *map(places().locate, found.alternatives)]
        else:
            assert found.problem == "ambiguous"
            offered = [places().locate(label) for label in found.suggestions]
        if len(offered) < 8:  # at most eight are offered, so a ninth may be left out
            assert (row["lat"], row["lon"]) in {(each.lat, each.lon) for each in offered}


def test_every_school_number_finds_its_school() -> None:
    for row in rows("schools.parquet"):
        place = places().locate(str(row["urn"]))
        assert (place.lat, place.lon, place.kind) == (row["lat"], row["lon"], "school")


@given(st.integers(0, 10**9))
@settings(max_examples=150, deadline=None, derandomize=True)
def test_what_is_shared_finds_a_coarser_place_that_shares_itself(seed: int) -> None:
    label = postcodes()[seed % len(postcodes())][0]
    coarse = places().locate(places().locate(label).shareable)
    assert coarse.kind in {"sector", "outcode"}
    assert label.startswith(coarse.label)
    assert coarse.shareable == coarse.label
    assert coarse.note is None or "no longer" in coarse.note or "Outside" in coarse.note


@given(st.floats(51.9, 53.7), st.floats(-2.2, 0.5))
@settings(max_examples=50, deadline=None, derandomize=True)
def test_a_point_is_within_three_miles_of_a_postcode_or_outside(lat: float, lon: float) -> None:
    place = outcome(f"{lat:.5f}, {lon:.5f}")
    coarse = round(lat, 2), round(lon, 2)
    lats, lons = points()
    gaps = np.hypot(lats - coarse[0], (lons - coarse[1]) * np.cos(np.radians(lat)))
    near = np.argpartition(gaps, 8)[:8]
    miles, at = min((geodesic(coarse, (lats[at], lons[at])).miles, at) for at in near)
    if isinstance(place, PlaceProblem):
        assert place.problem == "out_of_area"
        assert miles > 2.99
    else:
        assert miles < 3.01
        assert place.district == places().locate(postcodes()[at][0]).district
        assert places().locate(place.label) == place
        shared = places().locate(place.shareable)
        assert (shared.district, shared.shareable) == (place.district, place.shareable)


@given(
    st.one_of(
        st.text(max_size=60),
        st.text(alphabet="NGLEDES0123456789OIS ,.-", max_size=12),
        st.from_regex(r"[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}", fullmatch=True),
        st.from_regex(r"-?[0-9]{1,3}\.[0-9]{0,6}, ?-?[0-9]{1,3}\.[0-9]{0,6}", fullmatch=True),
    )
)
@settings(max_examples=200, deadline=None, derandomize=True)
def test_any_text_gives_a_place_or_a_problem_and_suggestions_that_work(text: str) -> None:
    found = outcome(text)
    if isinstance(found, Place):
        assert places().locate(found.label).label == found.label
        offered = {*found.alternatives, found.shareable}
    else:
        assert len(found.message) < 330
        assert not set(found.message) & set("<>[]*`_\\")
        offered = set(found.suggestions)
    for label in offered | set(places().suggest(text)):
        assert places().locate(label).label == label


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("lough", "Loughborough"),
        ("NG7", "NG7"),
        ("ng7 2r", "NG7 2"),
        ("ln", "LN1"),
        ("mowb", "Melton Mowbray"),
        ("newrk", "Newark-on-Trent"),
    ],
)
def test_suggestions_begin_with_what_is_meant(text: str, first: str) -> None:
    assert places().suggest(text)[0] == first
    assert len(places().suggest(text, limit=3)) <= 3


@pytest.mark.parametrize("text", ["", " ", "x" * 500])
def test_nothing_is_suggested_for_nothing(text: str) -> None:
    assert places().suggest(text) == ()
    assert places().suggest("Corby", limit=0) == ()


def test_the_postcode_areas_are_the_124() -> None:
    assert len(POSTCODE_AREAS) == 124
    ours = {code.rstrip("0123456789")[:2] for code, *_ in (each[0].split() for each in postcodes())}
    assert {area.rstrip("0123456789") for area in ours} <= POSTCODE_AREAS


@given(st.text(alphabet=st.characters(codec="ascii"), max_size=40))
@settings(derandomize=True)
def test_folding_twice_changes_nothing_and_capitals_never_matter(text: str) -> None:
    assert fold(text.upper()) == fold(text.lower())
    assert fold(fold(text)) == fold(text) or fold(text).startswith("the ")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("St. Peter's", "saint peters"),
        ("Kirkby-in-Ashfield", "KIRKBY IN ASHFIELD"),
        ("Burton-on-Trent", "Burton upon Trent"),
        ("All Saints & St Giles", "All Saints and St Giles"),
        ("The Wainfleet C of E School", "Wainfleet Church of England School"),
        ("Café", "cafe"),
    ],
)
def test_spellings_of_one_name_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_literal_readings_are_never_mended_ones() -> None:
    for label, *_ in postcodes()[::500]:
        assert [str(code) for code in literal_codes(label)] == [label]
        assert label not in map(str, mended_codes(label))


def test_whole_postcodes_and_school_numbers_have_a_way_of_their_own() -> None:
    place = places().postcode("NG1 5DT")
    assert place == places().locate("NG1 5DT")
    assert places().postcode("NG1 5") is None
    assert places().postcode("NG7 2ZZ") is None
    school = places().school(112469)
    assert school == places().locate("112469")
    assert places().school(1) is None
    assert places().school(0) is None
