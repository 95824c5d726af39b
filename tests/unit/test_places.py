"""Postcodes, points and hostile text: what is found, and what is refused and why."""

from __future__ import annotations

from collections import Counter

import pyarrow.parquet as pq
import pytest

from pathways.errors import PlaceProblem
from pathways.model import Place
from pathways.places.elsewhere import NON_GEOGRAPHIC_OUTCODES
from tests.unit.places_loaded import GEO, places


def locate(text: str) -> Place:
    return places().locate(text)


def problem(text: str) -> PlaceProblem:
    with pytest.raises(PlaceProblem) as caught:
        locate(text)
    return caught.value


def test_a_postcode_has_its_point_district_and_hub() -> None:
    place = locate("NG1 5DT")
    assert (place.lat, place.lon) == pytest.approx((52.9551, -1.1617), abs=5e-5)
    assert (place.label, place.kind, place.precision) == ("NG1 5DT", "postcode", "postcode")
    assert (place.district, place.district_code) == ("Nottingham", "E06000018")
    assert place.hub_id == "nottingham-nottinghamshire"
    assert place.in_region
    assert place.setting == "city"
    assert place.shareable == "NG1 5"
    assert place.note is None


@pytest.mark.parametrize("text", ["ng15dt", " Ng1  5dT ", "NG15DT", "n g 1 5 d t", "NG1\u00a05DT",
                                  "ＮＧ１ ５ＤＴ", "NG1\u200b 5DT", "NG1 5DT\x00"])  # fmt: skip
def test_case_spacing_and_unseen_characters_do_not_matter(text: str) -> None:
    assert locate(text) == locate("NG1 5DT")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("NGI 5DT", "NG1 5DT"),
        ("NG1 SDT", "NG1 5DT"),
        ("NGISDT", "NG1 5DT"),
        ("1E1 1AA", "LE1 1AA"),
        ("NGS", "NG5"),
        ("LNB 6", None),
        ("LN8 G", None),
        ("NG1O 1AA", "NG10 1AA"),
    ],
)
def test_the_usual_slips_are_mended_and_said(text: str, label: str | None) -> None:
    if label is None:
        assert problem(text).problem == "not_found"
    else:
        place = locate(text)
        assert place.label == label
        assert place.note
        assert place.note.startswith(f"We read “{text}” as {label}.")


def test_a_code_that_exists_is_never_mended() -> None:
    # S1 and SO1 look alike, but S1 2BP is itself a postcode.
    assert locate("S1 2BP").note == locate("s12bp").note
    assert locate("S1 2BP").label == "S1 2BP"


def test_sector_and_outcode_stand_at_the_middle_of_their_postcodes() -> None:
    sector, outcode = locate("LN8 6"), locate("le1")
    assert (sector.label, sector.kind, sector.precision) == ("LN8 6", "sector", "sector")
    assert (outcode.label, outcode.kind, outcode.precision) == ("LE1", "outcode", "outcode")
    assert (outcode.lat, outcode.lon) == pytest.approx((52.634, -1.133), abs=6e-4)
    assert sector.hub_id == "lincolnshire"
    assert sector.setting == "country"


def test_part_of_a_postcode_stands_for_its_sector() -> None:
    place = locate("LN8 6D")
    assert place.label == "LN8 6"
    assert place.note == (
        "LN8 6D is only part of a postcode; distances are from the middle of LN8 6."
    )


def test_text_that_may_be_outcode_or_sector_offers_both() -> None:
    assert (locate("NG11").label, locate("NG11").alternatives) == ("NG11", ("NG1 1",))
    assert (locate("NG1 1").label, locate("NG1 1").alternatives) == ("NG1 1", ())


def test_a_postcode_no_longer_in_use_is_found_and_said() -> None:
    place = locate("NN17 1AA")
    assert place.district == "North Northamptonshire"
    assert place.note == "NN17 1AA is no longer in use; distances are from where it was."


@pytest.mark.parametrize("text", ["LE95", "LE95 1AB", "NG80 1ZZ", "de99 3", "NG90 1YZ"])
def test_post_of_organisations_is_no_home(text: str) -> None:
    caught = problem(text)
    assert caught.problem == "non_geographic"
    assert "large organisations" in caught.message


@pytest.mark.parametrize(
    "text",
    ["SW1A 1AA", "sw1a1aa", "EH1 1YZ", "B1 1AA", "NR1", "ZE1", "London", "Birmingham", "leeds",
     "London, England", "51.5, -0.1", "0, 0", "E", "10 Downing Street, London SW1A 2AA"],
)  # fmt: skip
def test_places_elsewhere_are_told_what_is_covered(text: str) -> None:
    caught = problem(text)
    assert caught.problem == "out_of_area"
    assert "East Midlands" in caught.message


@pytest.mark.parametrize(
    ("text", "suggestions"),
    [
        ("NG7 2ZZ", ("NG7 2", "NG7")),
        ("LN8 9ZZ", ("LN8 9", "LN8")),
        ("ZZ1 1ZZ", ()),
        ("LE88 1AA", None),
        ("LN", None),
    ],
)
def test_codes_that_do_not_exist_are_not_found(
    text: str, suggestions: tuple[str, ...] | None
) -> None:
    caught = problem(text)
    assert caught.problem == "not_found"
    if suggestions is not None:
        assert caught.suggestions == suggestions
    else:
        assert caught.suggestions


def test_a_postcode_within_an_address_is_used() -> None:
    place = locate("12 High Street, Tealby, LN8 3XU")
    assert place.label == "LN8 3XU"
    assert place.note == "We used the postcode LN8 3XU."


@pytest.mark.parametrize("text", ["52.9551, -1.1617", "52.9551,-1.1617", "52.95510 -1.16170"])
def test_a_point_is_kept_and_shared_coarsely(text: str) -> None:
    place = locate(text)
    assert (place.lat, place.lon) == (52.9551, -1.1617)
    assert (place.kind, place.label) == ("point", "The Park, NG1 (52.9551, -1.1617)")
    assert place.shareable == "52.96, -1.16"
    assert place.district == "Nottingham"
    assert locate(place.label) == place


@pytest.mark.parametrize("text", ["", "   ", "\t\n", "\x00", "\u200b", "\ud800"])
def test_nothing_typed_is_empty(text: str) -> None:
    assert problem(text).problem == "empty"


@pytest.mark.parametrize(
    "text",
    ["x" * 10_000, "😀", "<script>alert(1)</script>", "'; DROP TABLE places;--", "مرحبا",
     "[link](https://example.org)", "**bold**", "../../etc/passwd", "%s%n", "NG7" * 5_000],
)  # fmt: skip
def test_hostile_text_is_not_found_and_not_repeated(text: str) -> None:
    caught = problem(text)
    assert caught.problem == "not_found"
    assert not set(caught.message) & set("<>[]*()%;`\ud800")
    assert len(caught.message) < 140


def test_outside_the_region_is_said() -> None:
    place = locate("Peterborough")
    assert not place.in_region
    assert place.hub_id is None
    assert place.note
    assert place.note.startswith("Outside the East Midlands")
    assert locate("DN31 1NP").hub_id == "humber"


def test_shared_sectors_hold_twenty_homes_or_give_way_to_the_outcode() -> None:
    table = pq.read_table(GEO / "postcodes.parquet", columns=["pcd7", "live"])
    codes = [code for code, live in zip(*table.to_pydict().values(), strict=True) if live]
    homes = Counter(code[:5] for code in codes)
    for code in codes[::997]:
        outward, inward = code[:4].rstrip(), code[4:]
        if outward not in NON_GEOGRAPHIC_OUTCODES:
            coarse = f"{outward} {inward[0]}" if homes[code[:5]] >= 20 else outward
            assert locate(f"{outward} {inward}").shareable == coarse
            assert locate(f"{outward} {inward[0]}").shareable == coarse
