"""Broken catalogue files: the load stops and says file, row, column and what would be right."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from pathways.catalogue import check_catalogue, load_catalogue
from pathways.errors import DataError
from pathways.settings import Settings
from pathways.wiring import load_places
from tests.unit.catalogue_files import listing, venue, write_catalogue

Row = dict[str, str]
Edit = Callable[[list[Row]], None]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    listings = [
        listing(id="a-band", name="A Band", venue_id="hall", instruments="cornet"),
        listing(id="b-choir", name="B Choir", venue_id="hall", instruments="voice"),
    ]
    return write_catalogue(tmp_path, listings, [venue(id="hall")])


def edit(folder: Path, file: str, change: Edit) -> None:
    with (folder / file).open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    columns = list(rows[0])
    change(rows)
    with (folder / file).open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def set_cells(number: int = 0, **cells: str) -> Edit:
    return lambda rows: rows[number].update(cells)


def repeat_first(rows: list[Row]) -> None:
    rows.append(dict(rows[0]))


CASES: list[tuple[str, Edit, str, int, str]] = [
    ("opportunities.csv", set_cells(level_min="grade9"), "level_min", 2, "use one of starter"),
    ("opportunities.csv", set_cells(1, kind="club"), "kind", 3, "'club' is not known"),
    ("opportunities.csv", set_cells(age_min="ten"), "age_min", 2, "'ten'"),
    ("opportunities.csv", set_cells(days="Saterday"), "days", 2, "use one of Monday"),
    ("opportunities.csv", set_cells(time_start="9am"), "time_start", 2, "17:30"),
    ("opportunities.csv", set_cells(source_date="May 2024"), "source_date", 2, "2026-05"),
    ("opportunities.csv", set_cells(source_date="2023-02-30"), "source_date", 2, "not a date"),
    ("opportunities.csv", set_cells(url="javascript:alert(1)"), "url", 2, "http://"),
    ("opportunities.csv", set_cells(source_url=""), "source_url", 2, "web address"),
    ("opportunities.csv", set_cells(provider_id="nobody"), "provider_id", 2, "providers.csv"),
    ("opportunities.csv", set_cells(venue_id="hall;nowhere"), "venue_id", 2, "'nowhere'"),
    ("opportunities.csv", set_cells(hub_id="kent"), "hub_id", 2, "hubs.csv"),
    ("opportunities.csv", set_cells(instruments="kazoo"), "instruments", 2, "'kazoo'"),
    ("opportunities.csv", set_cells(part_of="no-such"), "part_of", 2, "'no-such'"),
    ("opportunities.csv", set_cells(id=""), "id", 2, "must be filled in"),
    ("opportunities.csv", repeat_first, "id", 4, "row 2"),
    (
        "opportunities.csv",
        set_cells(level_min="grade-5", level_max="grade-1", level_basis="stated"),
        "level_min",
        2,
        "swap",
    ),
    ("opportunities.csv", set_cells(age_min="12", age_max="8"), "age_min", 2, "swap"),
    (
        "opportunities.csv",
        set_cells(time_start="18:00", time_end="17:00"),
        "time_start",
        2,
        "before",
    ),
    (
        "opportunities.csv",
        set_cells(level_min="grade-5", level_basis=""),
        "level_basis",
        2,
        "stated",
    ),
    ("venues.csv", set_cells(lat="152"), "lat", 2, "61"),
    ("venues.csv", set_cells(precision="street"), "precision", 2, "venue, postcode, town"),
    ("instruments.csv", set_cells(family="pluck"), "family", 2, "strings"),
]


@pytest.mark.parametrize(
    ("file", "change", "column", "row", "words"),
    CASES,
    ids=[f"{c[0]}-{c[2]}-{c[4]}" for c in CASES],
)
def test_a_broken_cell_stops_the_load_by_name(
    folder: Path, file: str, change: Edit, column: str, row: int, words: str
) -> None:
    edit(folder, file, change)

    with pytest.raises(DataError) as caught:
        load_catalogue(folder)

    error = caught.value
    assert (error.file, error.column, error.row) == (file, column, row)
    assert words in str(error)


def test_a_sound_catalogue_loads_in_order_of_id(folder: Path) -> None:
    assert [each.id for each in load_catalogue(folder).opportunities] == ["a-band", "b-choir"]


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "venues.csv").unlink()

    with pytest.raises(DataError, match=r"venues\.csv: is missing"):
        load_catalogue(folder)


def test_a_missing_column_is_named(folder: Path) -> None:
    text = (folder / "hubs.csv").read_text(encoding="utf-8")
    (folder / "hubs.csv").write_text(text.replace("lessons_url", "lesson"), encoding="utf-8")

    with pytest.raises(DataError, match="lacks the column lessons_url"):
        load_catalogue(folder)


@pytest.mark.parametrize(
    ("content", "words"), [(b"\xff\xfe\x00", "UTF-8"), (b'id,name\n"broken', "column"), (b"", "id")]
)
def test_a_file_that_is_no_csv_is_named(folder: Path, content: bytes, words: str) -> None:
    (folder / "providers.csv").write_bytes(content)

    with pytest.raises(DataError, match=words) as caught:
        load_catalogue(folder)
    assert caught.value.file == "providers.csv"


def test_a_short_row_is_named(folder: Path) -> None:
    with (folder / "opportunities.csv").open("a", encoding="utf-8") as file:
        file.write("only,three,cells\n")

    with pytest.raises(DataError, match=r"opportunities\.csv, row 4: needs"):
        load_catalogue(folder)


def test_check_reports_every_fault_not_only_the_first(folder: Path) -> None:
    edit(folder, "opportunities.csv", set_cells(0, level_min="grade9", kind="club"))
    edit(folder, "opportunities.csv", set_cells(1, days="Sometimes"))

    found = {
        (each.row, each.column) for each in check_catalogue(folder) if each.severity == "error"
    }

    assert found == {(2, "level_min"), (2, "kind"), (3, "days")}


def test_a_district_has_one_hub(folder: Path) -> None:
    edit(folder, "hubs.csv", lambda rows: rows[1].update(districts=rows[0]["districts"]))

    with pytest.raises(DataError, match="a district has one hub"):
        load_catalogue(folder)


def doubts(folder: Path) -> list[tuple[str, int | None, str | None]]:
    problems = check_catalogue(folder, load_places(Settings()))
    assert {each.severity for each in problems} <= {"warning"}
    assert load_catalogue(folder)
    return [(each.file, each.row, each.column) for each in problems]


def test_a_sound_catalogue_raises_no_doubt(folder: Path) -> None:
    assert doubts(folder) == []


def test_a_name_that_is_there_already_but_for_its_small_words_is_doubted(folder: Path) -> None:
    edit(folder, "opportunities.csv", set_cells(1, name="The A Bands"))

    assert doubts(folder) == [("opportunities.csv", 3, "name")]


def test_a_pin_far_from_its_postcode_is_doubted(folder: Path) -> None:
    edit(folder, "venues.csv", set_cells(postcode="LE1 5WW"))

    assert doubts(folder) == [("venues.csv", 2, "lat")]


def test_a_postcode_that_does_not_exist_is_doubted(folder: Path) -> None:
    edit(folder, "venues.csv", set_cells(postcode="NG1 9ZZ"))

    assert doubts(folder) == [("venues.csv", 2, "postcode")]


def test_a_pin_outside_its_hub_is_doubted(folder: Path) -> None:
    edit(folder, "opportunities.csv", set_cells(hub_id="lincolnshire"))

    assert doubts(folder) == [("opportunities.csv", 2, "venue_id")]


def test_a_route_that_goes_down_a_level_is_doubted(folder: Path) -> None:
    edit(folder, "opportunities.csv", set_cells(0, level_min="grade-5", level_basis="stated"))
    edit(folder, "opportunities.csv", set_cells(1, level_min="grade-1", level_basis="stated"))
    with (folder / "routes.csv").open("a", encoding="utf-8") as file:
        file.write("a-band,b-choir,,stated,https://example.org/\n")

    assert doubts(folder) == [("routes.csv", 2, "to")]


def test_every_district_of_the_region_has_exactly_one_hub() -> None:
    settings = Settings()
    hub_of = load_catalogue(settings.data / "catalogue").hub_of_district
    districts = load_places(settings).districts

    region = {code for code, district in districts.items() if district.in_region}
    assert len(region) == 35
    assert region <= set(hub_of)
