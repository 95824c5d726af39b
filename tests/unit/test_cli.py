"""The commands, from arguments to what is printed and the exit code."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from pathways import cli
from pathways.wiring import get_app_state
from tests.unit.catalogue_files import listing
from tests.web.conftest import HOSTILE, small_catalogue

FIND = ("find", "--near", "NG5", "--instrument", "violin", "--as-of", "2026-11-22")


@dataclass(frozen=True)
class Result:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Result]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small catalogue, and a village band of which nobody says whom it takes."""
    folder = small_catalogue(tmp_path_factory.mktemp("data"))
    band = listing(
        id="village", name="Village Strings", venue_id="hall", instruments="strings", audience=""
    )
    with (folder / "catalogue" / "opportunities.csv").open("a", encoding="utf-8") as file:
        csv.DictWriter(file, list(band), lineterminator="\n").writerow(band)
    return folder


@pytest.fixture
def run(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Run]:
    monkeypatch.setenv("PATHWAYS_DATA", str(data))
    get_app_state.cache_clear()

    def run_it(*arguments: str, stdin: str = "") -> Result:
        monkeypatch.setattr(sys, "argv", ["pathways", *arguments])
        monkeypatch.setattr(sys, "stdin", io.StringIO(stdin))
        with pytest.raises(SystemExit) as ended:
            cli.main()
        said = capsys.readouterr()
        return Result(int(str(ended.value.code)), said.out, said.err)

    yield run_it
    get_app_state.cache_clear()


def test_locate_gives_one_object_per_input(run: Run) -> None:
    found, lost = run("locate", "ng15dt", "Loughbrough", "--format", "json").json

    assert (found["found"], found["label"], found["kind"]) == (True, "NG1 5DT", "postcode")
    assert found["hub"] == "Nottingham & Nottinghamshire"
    assert lost["found"] is False
    assert (lost["problem"], lost["suggestions"][0]) == ("not_found", "Loughborough")


def test_locate_reads_lines_from_stdin_and_files(run: Run, tmp_path: Path) -> None:
    lines = tmp_path / "lines.txt"
    lines.write_text("\ufeffNG5\nPE21 8QR\n", encoding="utf-8")

    from_file = run("locate", "--file", str(lines), "--format", "json").json
    from_stdin = run("locate", "--file", "-", "--format", "json", stdin="NG5\nPE21 8QR\n").json

    assert [each["label"] for each in from_file] == ["NG5", "PE21 8QR"]
    assert from_file == from_stdin


def test_locate_writes_geojson_in_lon_lat_order(run: Run) -> None:
    collection = run("locate", "NG1 5DT", "--format", "geojson").json

    lon, lat = collection["features"][0]["geometry"]["coordinates"]
    assert (round(lat, 3), round(lon, 3)) == (52.955, -1.162)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("locate",), "Give places"),
        (("locate", "NG5", "--file", "x"), "one of the two"),
        (("locate", "--file", "no-such-file"), "cannot be read"),
        ((*FIND, "--level", "grade-9"), "We do not know the level"),
        ((*FIND[:4], "violn", "--level", "3"), "Did you mean Violin"),
        ((*FIND, "--level", "3", "--age", "9", "--year", "4"), "not both"),
        ((*FIND, "--level", "3", "--age", "99"), "whole years from 0 to 25"),
        ((*FIND, "--level", "3", "--within", "far"), "Use miles"),
        ((*FIND, "--level", "3", "--day", "Saterday"), "Did you mean Saturday"),
        ((*FIND[:4], ""), "Say which instrument"),
        ((*FIND, "--join", "invitation"), "Use one of open, audition"),
        ((*FIND[:6], "tomorrow", "--level", "3"), "write 2026-11-22"),
        (("find", "--near", "", *FIND[3:], "--level", "3"), ""),
        (("find", "--near", "x" * 10_000, *FIND[3:], "--level", "3"), "too long"),
        (("find", "--near", "'; DROP TABLE x;--", *FIND[3:], "--level", "3"), "could not find"),
        (("check", "no-such-folder"), "is no folder"),
        (("find", "--instrument", "violin"), "Missing option '--near'"),
        (("find", "--colour", "red"), "No such option"),
        (("locate", "NG5", "--format", "xml"), "'xml' is not one of"),
        (("fnid",), "No such command"),
    ],
)
def test_bad_input_is_one_line_and_exit_code_2(
    run: Run, arguments: tuple[str, ...], words: str
) -> None:
    result = run(*arguments)

    assert result.code == 2
    assert result.out == ""
    assert words in result.err
    assert len(result.err.splitlines()) == 1
    assert len(result.err) < 400


def test_find_answers_with_the_promised_keys(run: Run) -> None:
    answer = run(*FIND, "--level", "grade-2", "--format", "json").json

    assert list(answer) == [
        "query", "as_of", "place", "within_miles", "totals", "matches", "place_unknown",
        "across_hub", "through_school", "further_on", "wider", "help", "lessons", "ask_ages",
        "facets",
    ]  # fmt: skip
    assert set(answer["matches"][0]) == {
        "id", "name", "provider", "kind", "hub", "reach", "join", "distance_miles",
        "uncertain_miles", "minutes", "certainty", "criteria", "lat", "lon", "precision", "venue",
        "when", "cost", "freshness", "source_date", "url", "source_url",
    }  # fmt: skip
    assert answer["within_miles"] == 5
    assert answer["totals"] == {"sure": 1, "likely": 0, "maybe": 2}
    assert [each["id"] for each in answer["matches"]] == ["strings", "strings-too", "hostile"]


def test_find_puts_each_listing_in_its_block(run: Run) -> None:
    answer = run(*FIND, "--level", "grade-2", "--format", "json").json

    blocks = {
        name: [each["id"] for each in answer[name]]
        for name in ("place_unknown", "across_hub", "through_school", "further_on", "help")
    }
    assert blocks == {
        "place_unknown": ["nowhere"],
        "across_hub": ["across"],
        "through_school": ["school"],
        "further_on": ["national"],
        "help": ["loan"],
    }


def test_find_without_instrument_and_level_gives_all_that_is_near(run: Run) -> None:
    answer = run("find", "--near", "NG5", "--format", "json").json

    assert (answer["query"]["instrument"], answer["query"]["level"]) == (None, None)
    with_violin = run(*FIND, "--format", "json").json
    assert with_violin["query"]["level"] is None
    found = {each["id"] for each in answer["matches"]}
    assert found > {each["id"] for each in with_violin["matches"]}
    criteria = {each["name"] for match in answer["matches"] for each in match["criteria"]}
    assert criteria == {"distance"}
    text = run("find", "--near", "NG5", "--as-of", "2026-11-22").out
    assert "Near you, from an up-to-date source" in text
    assert "Fits" not in text


def test_find_counts_what_each_filter_would_give(run: Run) -> None:
    facets = run(*FIND, "--level", "2", "--format", "json").json["facets"]

    assert list(facets) == [
        "kind", "day", "genre", "join", "inclusion", "free", "step_free", "online",
    ]  # fmt: skip
    assert facets["day"] == {"options": {"Saturday": 1}, "unstated": 2}
    assert facets["join"] == {"options": {"open": 2, "audition": 1}, "unstated": 0}


def test_find_by_way_of_joining(run: Run) -> None:
    answer = run(*FIND, "--level", "2", "--join", "audition", "--format", "json").json

    assert answer["query"]["joins"] == ["audition"]
    assert {each["join"] for each in answer["matches"]} == {"audition"}
    assert {"relax": "join", "to": "any", "count": 2}.items() <= answer["wider"][-1].items()


def test_find_shows_what_to_ask_about_ages(run: Run) -> None:
    answer = run(*FIND, "--level", "2", "--format", "json").json

    assert [each["id"] for each in answer["ask_ages"]] == ["village"]
    assert answer["ask_ages"][0]["certainty"] is None
    assert "village" not in {each["id"] for each in answer["matches"]}
    text = run(*FIND, "--level", "2").out
    assert "Ask whether they take young players (1)" in text


def test_limit_cuts_what_is_written_not_what_is_counted(run: Run) -> None:
    answer = run(*FIND, "--level", "2", "--limit", "1", "--format", "json").json

    assert len(answer["matches"]) == 1
    assert sum(answer["totals"].values()) == 3


def test_find_as_csv_is_safe_and_has_reasons(run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run(*FIND, "--level", "2", "--format", "csv").out)))

    assert rows[0]["id"] == "strings"
    assert "For strings, so violin too." in rows[0]["reasons"]
    assert rows[2]["name"] == f"Folk {HOSTILE}"


def test_find_for_people_says_why_what_to_ask_and_where_next(run: Run) -> None:
    text = run(*FIND, "--level", "2").out

    for words in ("3 (1 sure, 0 likely, 2 maybe) within 5 miles of NG5", "Saturday Strings",
                  "Across the hub area", "What would let more in",
                  "Lessons through your school or hub"):  # fmt: skip
        assert words in text


def test_check_of_a_sound_folder(run: Run, data: Path) -> None:
    result = run("check", str(data / "catalogue"))

    assert result.code == 0
    assert "0 errors" in result.out


def test_check_of_a_broken_folder_names_the_cell_and_exits_1(run: Run, tmp_path: Path) -> None:
    folder = small_catalogue(tmp_path) / "catalogue"
    file = folder / "opportunities.csv"
    file.write_text(file.read_text(encoding="utf-8").replace("grade-1", "grade1"), encoding="utf-8")

    result = run("check", str(folder))

    assert result.code == 1
    assert "opportunities.csv, row 2, level_min: 'grade1' is not a level" in result.out


def test_a_broken_data_file_stops_every_command_in_one_line(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = small_catalogue(tmp_path)
    (folder / "catalogue" / "venues.csv").unlink()
    monkeypatch.setenv("PATHWAYS_DATA", str(folder))

    result = run("locate", "NG5")

    assert (result.code, len(result.err.splitlines())) == (2, 1)
    assert "venues.csv: is missing" in result.err
