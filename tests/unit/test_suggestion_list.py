"""The list that a browser searches: each label must find the very place it stands for."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from functools import cache

import pyarrow.parquet as pq
import pytest

from pathways.places.suggestion_list import SuggestionList, suggestion_list
from tests.unit.places_loaded import GEO, places, rows

KINDS = {
    "City": "town",
    "Town": "town",
    "Village": "village",
    "Suburb": "suburb",
    "Hamlet": "village",
    "Settlement": "village",
    "School": "school",
}
# The gazetteer's own words for the same kinds.
TYPES = {"Suburban Area": "Suburb", "Other Settlement": "Settlement"}


@cache
def listed() -> SuggestionList:
    return suggestion_list(places())


def labels(kind: str) -> list[str]:
    return next(each["labels"] for each in listed()["places"] if each["kind"] == kind)


def area(label: str) -> str:
    found = next(each for each in listed()["places"] if label in each["labels"])
    return listed()["areas"][found["areas"][found["labels"].index(label)]]


@pytest.mark.parametrize("kind", KINDS)
def test_every_label_finds_its_very_place_and_every_place_has_one(kind: str) -> None:
    if kind == "School":
        wanted = Counter((row["lat"], row["lon"]) for row in rows("schools.parquet"))
    else:
        wanted = Counter(
            (row["lat"], row["lon"])
            for row in rows("places.parquet")
            if TYPES.get(row["type"], row["type"]) == kind
        )
    found = [places().locate(label) for label in labels(kind)]
    assert [place.label for place in found] == labels(kind)
    assert Counter((place.lat, place.lon) for place in found) == wanted
    assert {place.kind for place in found} == {KINDS[kind]}


def test_every_part_of_a_postcode_in_use_is_there_and_finds_itself() -> None:
    table = pq.read_table(GEO / "postcodes.parquet", columns=["pcd7", "live"])
    live = {code[:5] for code in table.filter(table["live"])["pcd7"].to_pylist()}
    wanted = {f"{code[:4].rstrip()} {code[4]}" for code in live}
    organisations = {code for code in wanted if code.split()[0] not in listed()["outcodes"]}
    sectors = {f"{out} {digit}" for out, all_ in listed()["outcodes"].items() for digit in all_}

    assert sectors | organisations == wanted
    assert {code.split()[0] for code in organisations} <= {
        "DE99", "LE21", "LE41", "LE87", "LE94", "LE95", "NG80", "NG90",
    }  # fmt: skip
    for code in (*sectors, *listed()["outcodes"]):
        place = places().locate(code)
        assert (place.label, place.kind) == (code, "sector" if " " in code else "outcode")


def test_the_region_and_the_large_come_first() -> None:
    assert [each["kind"] for each in listed()["places"]] == list(KINDS)
    assert set(labels("City")[:4]) == {"Derby", "Leicester", "Lincoln", "Nottingham"}
    assert "Sheffield" in labels("City")[4:]


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("Toot Hill School", "Bingham"),
        ("Littleover Community School", "Derby"),
        ("Bourne Grammar School", "Bourne"),
        ("Tealby School", "Tealby"),
        ("Louth", "Lincolnshire"),
        ("New Lenton", "Nottinghamshire"),
        ("Sheffield", "South Yorkshire"),
    ],
)
def test_says_where_each_is(label: str, words: str) -> None:
    assert area(label) == words


def test_other_names_lead_to_the_place_that_bears_them() -> None:
    assert listed()["also"]["Hull"] == "Kingston upon Hull"
    for name, label in listed()["also"].items():
        assert places().locate(name).label == label


def test_is_plain_small_and_holds_nobodys_whole_postcode() -> None:
    text = json.dumps(listed(), ensure_ascii=False, separators=(",", ":"))
    assert json.loads(text) == listed()
    assert len(gzip.compress(text.encode())) < 80_000
    assert not re.search(r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b", text)
