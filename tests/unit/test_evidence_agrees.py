"""One figure, wherever it stands: the pack's PDF, workbook and maps, and what commands print."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from pathways.evidence.table_words import FIGURES, SITE_COLUMNS, SITE_FIELDS
from pathways.wiring import get_app_state
from tests.unit.evidence_made import (
    DAY,
    QUESTION,
    Ran,
    percent,
    rows_of,
    run,
    sheets,
    small_data,
    unzipped,
    whole,
)
from tests.unit.sheets_made import pages, squeezed

HUB = "nottingham-nottinghamshire"
SHEET_OF = {
    "hub": "By hub",
    "district": "By district",
    "msoa": "By local area (MSOA)",
    "lsoa": "By neighbourhood (LSOA)",
}
LAYER_OF = {
    "hub": "hubs.geojson",
    "district": "districts.geojson",
    "msoa": "msoas.geojson",
    "lsoa": "lsoas.geojson",
}
Files = dict[str, bytes]
Print = Callable[..., Any]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Files]]:
    """Packs as the command makes them, each made once."""
    folder = tmp_path_factory.mktemp("evidence")
    known: dict[tuple[str, ...], Files] = {}

    def make(monkeypatch: Any, capsys: Any, *arguments: str) -> Files:
        if arguments not in known:
            out = folder / f"{len(known)}.zip"
            ran = run(
                monkeypatch, capsys, "evidence", *QUESTION, *DAY, *arguments, "--out", str(out)
            )
            assert (ran.code, out.exists()) == (0, True), ran.err
            known[arguments] = unzipped(out)
        return known[arguments]

    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("PATHWAYS_DATA", str(small_data(folder / "data")))
        get_app_state.cache_clear()
        yield make
    get_app_state.cache_clear()


@pytest.fixture
def printed(
    made: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Print:
    """What a command prints as JSON."""

    def run_it(*arguments: str) -> Any:
        ran: Ran = run(monkeypatch, capsys, *arguments, *DAY, "--format", "json")
        assert ran.code == 0, ran.err
        return ran.json

    return run_it


@pytest.fixture
def region(made: Any, monkeypatch: Any, capsys: Any) -> Files:
    files: Files = made(monkeypatch, capsys, "--sites", "2")
    return files


@pytest.fixture
def hub(made: Any, monkeypatch: Any, capsys: Any) -> Files:
    files: Files = made(monkeypatch, capsys, "--hub", "Nottingham and Nottinghamshire")
    return files


@pytest.mark.parametrize("by", ["hub", "district", "msoa", "lsoa"])
def test_every_part_has_the_figures_that_coverage_prints(
    region: Files, printed: Print, by: str
) -> None:
    expected = printed("coverage", *QUESTION, "--by", by)
    rows = sheets(region["evidence.xlsx"])[SHEET_OF[by]]
    assert len(rows) == len(expected)
    for row, each in zip(rows, expected, strict=True):
        row["Code"] = row["Code"] or ""  # small areas without a hub are a part without an id
        assert {name: row[FIGURES[name]] for name in each} == each
    drawn = json.loads(region[LAYER_OF[by]])["features"]
    found = {each["properties"]["code"]: each["properties"] for each in drawn}
    outlined = [each for each in expected if each["code"]]
    assert len(found) == len(outlined)
    for each in outlined:
        assert {name: found[each["code"]][name] for name in each} == each


def test_the_paper_has_the_figures_that_coverage_prints(region: Files, printed: Print) -> None:
    text = "".join(pages(region["evidence.pdf"]))
    (all_of_it,) = printed("coverage", *QUESTION, "--by", "region")
    first = pages(region["evidence.pdf"])[0]
    for name in ("sure", "likely", "maybe", "none"):
        share = percent(all_of_it[name] / all_of_it["young_people"])
        assert f"{whole(all_of_it[name])}{share}" in first
    for by in ("hub", "district"):
        for each in printed("coverage", *QUESTION, "--by", by):
            counts = (each[name] for name in ("young_people", "sure", "likely", "maybe", "none"))
            share = percent(each["none"] / each["young_people"])
            assert squeezed(each["name"]) in text
            assert f"{''.join(map(whole, counts))}{share}" in text


def test_a_hub_has_its_own_figures_and_its_districts_alone(hub: Files, printed: Print) -> None:
    book = sheets(hub["evidence.xlsx"])
    (expected,) = (each for each in printed("coverage", *QUESTION) if each["code"] == HUB)
    about = {row["What"]: row["Value"] for row in book["About"]}
    assert {name: about[FIGURES[name]] for name in expected} == expected
    districts = printed("coverage", *QUESTION, "--by", "district")
    rows = book["By district"]
    assert [row["Code"] for row in rows] == ["E06000018"]  # all that the small catalogue gives it
    known = {each["code"]: each for each in districts}
    for row in rows:
        assert {name: row[FIGURES[name]] for name in known[row["Code"]]} == known[row["Code"]]
    assert sum(row["Nothing"] for row in book["By neighbourhood (LSOA)"]) == pytest.approx(
        expected["none"]
    )
    assert "hubs.geojson" not in hub
    assert f"{whole(expected['sure'])}" in pages(hub["evidence.pdf"])[0]


def test_small_areas_give_the_gap_by_hand_as_its_method_says(region: Files) -> None:
    book = sheets(region["evidence.xlsx"])
    areas = book["By neighbourhood (LSOA)"]
    need = sum(row["Young people (5 to 18)"] * row["Deprivation score"] for row in areas)
    none = sum(row["Nothing"] * row["Deprivation score"] for row in areas)
    about = {row["What"]: row["Value"] for row in book["About"]}
    assert about["Need-weighted gap"] == pytest.approx(none / need, abs=1e-6)
    tenths = {
        name: [row for row in areas if row["Deprivation tenth (1 most deprived)"] in tenths]
        for name, tenths in (("most", (1, 2)), ("least", (9, 10)))
    }
    shares = {
        name: sum(row["Nothing"] for row in rows)
        / sum(row["Young people (5 to 18)"] for row in rows)
        for name, rows in tenths.items()
    }
    assert about["Equity gap"] == pytest.approx(shares["most"] - shares["least"], abs=2e-6)


def test_gaps_are_those_that_gaps_prints(region: Files, printed: Print) -> None:
    expected = printed("gaps", "--within", "5", "--top", "20")
    rows = sheets(region["evidence.xlsx"])["Deepest gaps"]
    assert [(row["Code"], row["Stages"], row["Share of need"], row["Nothing"]) for row in rows] == [
        (each["code"], "; ".join(each["stages"]), each["share_of_need"], each["none"])
        for each in expected
    ]
    text = "".join(pages(region["evidence.pdf"]))
    for each in expected:
        line = (whole(each["young_people"]), whole(each["none"]), percent(each["share_of_need"]))
        assert f"{squeezed(each['name'])}{''.join(line)}" in text


def test_sites_are_those_that_sites_prints(region: Files, printed: Print) -> None:
    expected = printed("sites", *QUESTION, "--new", "2")
    rows = sheets(region["evidence.xlsx"])["Best next sites"]
    named = dict(zip(SITE_FIELDS, SITE_COLUMNS, strict=True))
    for row, each in zip(rows, expected["sites"], strict=False):
        assert {name: row[named[name]] for name in SITE_FIELDS} == each
    assert [row["Newly reached"] for row in rows[-2:]] == [
        expected["newly_covered"],
        expected["at_most"],
    ]
    points = json.loads(region["sites.geojson"])["features"]
    assert [each["properties"]["newly_covered"] for each in points] == [
        each["newly_covered"] for each in expected["sites"]
    ]
    text = "".join(pages(region["evidence.pdf"]))
    for each in expected["sites"]:
        district = squeezed(each["district"])
        assert squeezed(each["name"]) in text
        assert f"{district}{whole(each['newly_covered'])}" in text


def test_the_worklist_is_that_of_unknowns(region: Files, printed: Print) -> None:
    expected = printed("unknowns", *QUESTION)
    found = rows_of(region["worklist.csv"])
    assert [(row["id"], row["questions"], float(row["young_people"])) for row in found] == [
        (each["id"], each["questions"], each["young_people"]) for each in expected["listings"]
    ]
    book = sheets(region["evidence.xlsx"])
    assert [row["Young people"] for row in book["What is unknown"]] == [
        each["young_people"] for each in expected["matters"]
    ]
    assert [row["Id"] for row in book["Whom to ask"]] == [
        each["id"] for each in expected["listings"]
    ]


def test_every_cell_of_the_matrix_is_an_answer_of_coverage(region: Files, printed: Print) -> None:
    rows = sheets(region["evidence.xlsx"])["Families by stage"]
    assert len(rows) == 10 * 4
    for family, name in (("strings", "Strings"), ("brass", "Brass")):
        asked = ("--instrument", family, "--stage", "starting", "--within", "5", "--by", "region")
        (expected,) = printed("coverage", *asked)
        (row,) = (each for each in rows if (each["Family"], each["Stage"]) == (name, "starting"))
        assert [row["Sure"], row["Likely"], row["Maybe"], row["Nothing"]] == [
            expected[each] for each in ("sure", "likely", "maybe", "none")
        ]


def test_listings_counted_are_those_that_can_be_found(region: Files) -> None:
    rows = sheets(region["evidence.xlsx"])["Listings counted"]
    assert [(row["Id"], row["How sure"]) for row in rows] == [
        ("sure", "sure"),
        ("likely", "likely"),
        ("silent", "maybe"),  # names no instruments and no level
        ("old", "maybe"),
        ("nowhere", "place unknown"),
    ]
    points = json.loads(region["listings.geojson"])["features"]
    places = {each["properties"]["id"]: each["geometry"]["coordinates"] for each in points}
    assert places["sure"] == [-1.13, 52.998]
    assert "nowhere" not in places


def test_the_same_question_and_day_give_the_same_bytes(
    region: Files, made: Any, monkeypatch: Any, capsys: Any
) -> None:
    again: Files = made(monkeypatch, capsys, "--sites", "2", "--seconds", "29")
    assert set(again) == set(region)
    # A workbook says when it was written.
    assert [name for name in region if again[name] != region[name]] in ([], ["evidence.xlsx"])
