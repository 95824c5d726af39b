"""``pathways ladder``, from arguments to what is printed and the exit code."""

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
from pathways.settings import ROOT
from pathways.wiring import get_app_state
from tests.unit.catalogue_files import listing, venue, write_catalogue
from tests.unit.ladder_cases import route, write_rows

ASKED = ("ladder", "--near", "NG5", "--instrument", "violin", "--as-of", "2026-11-22")
RUNG_KEYS = ["id", "name", "stage", "evidence", "distance_miles", "bridge", "from"]
FORMULA = '=HYPERLINK("https://example.org")'


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
    """A folder with a ladder of strings round Arnold, and the real geography."""
    folder = tmp_path_factory.mktemp("data")
    strings = {"instruments": "strings", "genres": "orchestral", "level_basis": "stated"}
    listings = [
        listing(id="junior", name="Junior Strings", venue_id="hall", level_min="grade-1",
                level_max="grade-3", cost_text="£40 a term", cost_gbp="40", **strings),
        listing(id="youth", name="Youth Strings", venue_id="hall", level_min="grade-4",
                join="audition", age_max="18", **strings),
        listing(id="national", name=FORMULA, reach="national", hub_id="national",
                level_min="grade-8", join="audition", **strings),
        listing(id="silent", name="Silent Strings", venue_id="hall", instruments="strings"),
        listing(id="choir", name="Choir", venue_id="hall", instruments="voice", age_min="7",
                age_max="11"),
        listing(id="fund", name="Fund", reach="hub", kind="bursary", instruments="any"),
    ]  # fmt: skip
    write_catalogue(
        folder / "catalogue", listings, [venue(id="hall", name="Hall", lat="52.998", lon="-1.13")]
    )
    steps = [
        route("junior", "youth", condition="by audition each July"),
        route("youth", "outside:Adult orchestra"),
    ]
    write_rows(folder / "catalogue", "routes", steps)
    (folder / "geo").symlink_to(ROOT / "data" / "geo")
    return folder


@pytest.fixture
def run(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Run]:
    monkeypatch.setenv("PATHWAYS_DATA", str(data))
    get_app_state.cache_clear()

    def run_it(*arguments: str) -> Result:
        monkeypatch.setattr(sys, "argv", ["pathways", *arguments])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        said = capsys.readouterr()
        return Result(int(str(ended.value.code)), said.out, said.err)

    yield run_it
    get_app_state.cache_clear()


def test_json_keeps_its_promise(run: Run) -> None:
    found = run(*ASKED, "--level", "grade-2", "--format", "json").json
    assert [[rung["id"] for rung in found[each]] for each in ("now", "next", "later")] == [
        ["junior"], ["youth"], ["national"],
    ]  # fmt: skip
    assert found["missing"] == []
    assert found["unstaged"] == ["silent"]
    youth = found["next"][0]
    assert list(youth)[: len(RUNG_KEYS)] == RUNG_KEYS
    assert {key: youth[key] for key in RUNG_KEYS if key != "distance_miles"} == {
        "id": "youth",
        "name": "Youth Strings",
        "stage": "intermediate",
        "evidence": "stated",
        "bridge": "About grade 4 and above. By audition. Up to age 18. "
        "From Junior Strings: by audition each July.",
        "from": ["junior"],
    }
    assert 0 < youth["distance_miles"] < 3
    assert found["later"][0]["distance_miles"] is None


def test_json_says_more_beside(run: Run) -> None:
    found = run(*ASKED, "--level", "grade-2", "--format", "json").json
    assert (found["as_of"], found["query"]["instrument"]) == ("2026-11-22", "violin")
    assert found["place"]["label"] == "NG5"
    assert found["now"][0]["bursaries"] == ["fund"]
    assert [each["name"] for each in found["further"]] == ["Adult orchestra"]
    assert found["way_up"] == ["junior", "youth", "national"]
    assert [each["within_miles"] for each in found["columns"]] == [5, 25, 40]


def test_singers_need_no_level_and_a_missing_rung_says_so(run: Run) -> None:
    asked = ("ladder", "--near", "NG5", "--instrument", "singing", "--year", "4")
    found = run(*asked, "--format", "json").json
    assert [(each["id"], each["stage"]) for each in found["now"]] == [("choir", "foundation")]
    (gap,) = found["missing"]
    assert gap["stage"] == "intermediate"
    assert gap["text"].startswith("Singing, Intermediate")
    assert gap["substitutes"] == []


def test_nothing_at_all_is_still_an_answer(run: Run) -> None:
    asked = ("ladder", "--near", "NG5", "--instrument", "tabla", "--level", "grade-2")
    result = run(*asked, "--format", "json")
    assert result.code == 0
    empty = [gap for column in result.json["columns"] for gap in column["empty_stages"]]
    assert [gap["stage"] for gap in empty] == ["foundation", "intermediate", "advanced"]
    assert all("nothing is listed" in gap["text"] for gap in empty)


def test_the_table_reads_from_the_foot_up(run: Run) -> None:
    result = run(*ASKED, "--level", "grade-2")
    lines = result.out.splitlines()
    first = [lines.index(next(each for each in lines if each.startswith(f"{name}:")))
             for name in ("Now", "Next", "Later")]  # fmt: skip
    assert first == sorted(first)
    assert "    After Junior Strings" in lines
    assert "Stage not stated (1): silent" in lines
    assert "Beyond: Adult orchestra" in lines


def test_csv_has_a_row_for_each_rung_and_no_formula(run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run(*ASKED, "--level", "3", "--format", "csv").out)))
    assert [(row["column"], row["id"], row["from"]) for row in rows] == [
        ("now", "junior", ""), ("next", "youth", "junior"), ("later", "national", "youth"),
    ]  # fmt: skip
    assert rows[2]["name"] == f"'{FORMULA}"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "Say how far along"),
        (("--level", "grade-12"), "We do not know the level"),
        (("--level", "grade-2", "--age", "9", "--year", "4"), "not both"),
        (("--level", "grade-2", "--age", "-3"), "is not an age"),
        (("--level", "grade-2", "--within", "far"), "is not a distance"),
        (("--level", "grade-2", "--later-within", "0"), "is not a distance"),
        (("--level", "grade-2", "--format", "geojson"), "geojson"),
        (("--level", "grade-2", "--as-of", "tomorrow"), "tomorrow"),
        (("--level", "grade-2", "--inclusion", "magic"), "We do not know the inclusion"),
    ],
)
def test_bad_input_gets_one_clear_line(run: Run, arguments: tuple[str, ...], said: str) -> None:
    asked = ASKED if "--as-of" not in arguments else ASKED[:5]
    result = run(*asked, *arguments)
    assert (result.code, result.out) == (2, "")
    assert said in result.err
    assert len(result.err.splitlines()) == 1


def test_an_unknown_place_or_instrument_too(run: Run) -> None:
    for asked in (("Nowhereville", "violin"), ("NG5", "kazooo")):
        result = run("ladder", "--near", asked[0], "--instrument", asked[1], "--level", "3")
        assert (result.code, result.out, len(result.err.splitlines())) == (2, "", 1)
