"""The commands for hubs, from arguments to what is printed and the exit code."""

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

ASKED = ("--instrument", "strings", "--stage", "foundation", "--within", "5")
DAY = ("--as-of", "2026-11-22")
MAIN = [
    "code", "name", "young_people", "sure", "likely", "maybe", "none", "none_place_unknown",
    "median_miles", "need_weighted_gap",
]  # fmt: skip
HUB = "nottingham-nottinghamshire"


@dataclass(frozen=True)
class Result:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def rows(self) -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO(self.out)))


Run = Callable[..., Result]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A few listings in Arnold, with the real geography."""
    folder = tmp_path_factory.mktemp("data")
    fits = {"instruments": "strings", "level_min": "grade-1", "level_basis": "stated"}
    listings = [
        listing(id="sure", name="Saturday Strings", venue_id="hall", source_date="2026-05", **fits),
        listing(id="old", name="Old Strings", venue_id="corby", source_date="2015", **fits),
        listing(id="nowhere", name="Somewhere Strings", source_date="2026-05", **fits),
        listing(id="silent", name="=cmd()", venue_id="corby", source_date="2026-05"),
    ]
    venues = [
        venue(id="hall", name="Arnold Hall", town="Arnold", lat="52.998", lon="-1.13"),
        venue(id="corby", name="Corby Cube", town="Corby", lat="52.489", lon="-0.705"),
    ]
    write_catalogue(folder / "catalogue", listings, venues)
    (folder / "geo").symlink_to(ROOT / "data" / "geo")
    return folder


@pytest.fixture(scope="module")
def loaded(data: Path) -> Iterator[None]:
    """The commands of this process read the small catalogue, loaded once for all tests here."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("PATHWAYS_DATA", str(data))
        get_app_state.cache_clear()
        yield
    get_app_state.cache_clear()


@pytest.fixture
def run(loaded: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    def run_it(*arguments: str) -> Result:
        monkeypatch.setattr(sys, "argv", ["pathways", *arguments])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        printed = capsys.readouterr()
        return Result(int(ended.value.code or 0), printed.out, printed.err)

    return run_it


def test_coverage_as_json_has_the_ten_figures_of_every_part(run: Run) -> None:
    region = run("coverage", *ASKED, *DAY, "--by", "region", "--format", "json")
    assert (region.code, region.err) == (0, "")
    assert [list(each) for each in region.json] == [MAIN]
    (whole,) = region.json
    assert (whole["code"], whole["name"]) == ("E12000004", "East Midlands")
    assert whole["young_people"] == 797_233.8
    four = sum(whole[name] for name in ("sure", "likely", "maybe", "none"))
    assert four == pytest.approx(whole["young_people"])
    assert whole["sure"] > 0
    assert whole["maybe"] > 0

    hubs = run("coverage", *ASKED, *DAY, "--by", "hub", "--format", "json").json
    # The small catalogue gives each hub one district, so most areas have none.
    assert [each["name"] for each in hubs][-1] == "Nottingham & Nottinghamshire"
    for name in ("young_people", "sure", "likely", "maybe", "none", "none_place_unknown"):
        assert sum(each[name] for each in hubs) == pytest.approx(whole[name])
    nottingham = hubs[-1]
    assert nottingham["none_place_unknown"] == nottingham["none"]


@pytest.mark.parametrize(("by", "count"), [("district", 35), ("msoa", 575), ("lsoa", 2847)])
def test_coverage_by_every_part(run: Run, by: str, count: int) -> None:
    found = run("coverage", *ASKED, *DAY, "--by", by, "--format", "json").json
    assert len(found) == count
    assert len({each["code"] for each in found}) == count


def test_coverage_as_csv_and_geojson_has_the_same_numbers(run: Run) -> None:
    by = ("--by", "district")
    expected = run("coverage", *ASKED, *DAY, *by, "--format", "json").json
    rows = run("coverage", *ASKED, *DAY, *by, "--format", "csv").rows
    assert [[row[name] for name in MAIN] for row in rows] == [
        ["" if each[name] is None else str(each[name]) for name in MAIN] for each in expected
    ]
    assert "equity_gap" in rows[0]
    drawn = run("coverage", *ASKED, *DAY, *by, "--format", "geojson").json
    assert drawn["type"] == "FeatureCollection"
    found = {each["properties"]["code"]: each["properties"] for each in drawn["features"]}
    for each in expected:
        assert {name: found[each["code"]][name] for name in MAIN} == each


def test_shares_can_be_checked_by_hand_from_the_rows_by_neighbourhood(run: Run) -> None:
    rows = run("coverage", *ASKED, *DAY, "--by", "lsoa", "--format", "csv").rows
    region = run("coverage", *ASKED, *DAY, "--by", "region", "--format", "csv").rows[0]

    def share(where: Callable[[dict[str, str]], bool], weight: str | None = None) -> float:
        parts = [(row, float(row[weight]) if weight else 1) for row in rows if where(row)]
        none, young = (
            sum(float(row[column]) * each for row, each in parts)
            for column in ("none", "young_people")
        )
        return none / young

    gap = share(lambda _: True, "imd25_score")
    most = share(lambda row: row["imd25_decile"] in ("1", "2"))
    least = share(lambda row: row["imd25_decile"] in ("9", "10"))
    country = share(lambda row: row["setting"] == "country")
    town = share(lambda row: row["setting"] != "country")
    assert 0 < gap < 1
    assert float(region["need_weighted_gap"]) == pytest.approx(gap, abs=1e-3)
    assert float(region["equity_gap"]) == pytest.approx(most - least, abs=1e-3)
    assert float(region["country_gap"]) == pytest.approx(country - town, abs=1e-3)


def test_the_table_says_denominator_date_sources_and_what_hides_the_answer(run: Run) -> None:
    told = run("coverage", *ASKED, *DAY)
    assert told.out.startswith("Strings, foundation, within 5 miles, as of 2026-11-22\n")
    assert "Residents aged 5 to 18, each counted once" in told.out
    assert "1 listing with no place hides the answer for up to" in told.out
    assert "listings without a place" in told.out
    assert "outside not surveyed" in told.out
    assert "Sources:" in told.out


def test_a_filter_takes_away(run: Run) -> None:
    course = run("coverage", *ASKED, *DAY, "--kind", "course", "--by", "region", "--format", "json")
    assert course.json[0]["none"] == course.json[0]["young_people"]
    assert course.json[0]["median_miles"] is None
    day = run("coverage", *ASKED, *DAY, "--day", "Saturday", "--by", "region", "--format", "json")
    assert (day.json[0]["sure"], day.json[0]["maybe"] > 0) == (0, True)


def test_gaps_are_the_deepest_first(run: Run) -> None:
    found = run("gaps", "--top", "5", *DAY, "--format", "json").json
    assert len(found) == 5
    shares = [each["share_of_need"] for each in found]
    assert shares == sorted(shares, reverse=True)
    assert all(each["none"] > 0 for each in found)
    assert set(MAIN) < set(found[0])
    rows = run("gaps", "--top", "5", *DAY, "--format", "csv").rows
    assert [row["code"] for row in rows] == [each["code"] for each in found]
    drawn = run("gaps", "--top", "5", *DAY, "--format", "geojson").json
    assert {each["properties"]["code"] for each in drawn["features"]} == {
        each["code"] for each in found
    }
    told = run("gaps", "--instrument", "strings", "--by", "hub", *DAY).out
    assert "Nothing in reach within 10 miles" in told


def test_unknowns_are_a_list_for_letters(run: Run) -> None:
    found = run("unknowns", *ASKED, *DAY, "--format", "json").json
    assert {each["id"] for each in found["listings"]} == {"nowhere", "old", "silent"}
    asks = {each["ask"]: each["listings"] for each in found["matters"]}
    assert asks == {"instruments": 1, "level": 1, "date": 1, "place": 1}
    rows = run("unknowns", *ASKED, *DAY, "--format", "csv").rows
    questions = {row["id"]: row["questions"] for row in rows}
    assert questions["nowhere"] == "Where do you meet?"
    silent = next(row for row in rows if row["id"] == "silent")
    assert silent["name"] == "'=cmd()", "no cell runs as a formula"
    assert silent["ask"] == "instruments; level"
    told = run("unknowns", *ASKED, *DAY, "--top", "1").out
    assert "1 listing with no place hides" in told


def test_sites_are_proved(run: Run) -> None:
    found = run("sites", *ASKED, *DAY, "--new", "2", "--format", "json").json
    assert found["proved"]
    assert found["at_most"] == found["newly_covered"]
    assert found["newly_covered"] >= found["greedy"]["newly_covered"]
    assert sum(each["newly_covered"] for each in found["sites"]) == pytest.approx(
        found["newly_covered"]
    )
    assert [each["rank"] for each in found["sites"]] == [1, 2]
    first = found["sites"][0]
    changed = run("what-if", *ASKED, *DAY, "--add", f"{first['lat']},{first['lon']}",
                  "--by", "region", "--format", "json").json  # fmt: skip
    assert changed["newly_covered"] == pytest.approx(first["newly_covered"], rel=0.01)
    drawn = run("sites", *ASKED, *DAY, "--new", "2", "--format", "geojson").json
    assert [each["properties"]["id"] for each in drawn["features"]] == [
        each["id"] for each in found["sites"]
    ]
    quick = run("sites", *ASKED, *DAY, "--new", "2", "--seconds", "0")
    assert quick.code == 0
    rows = run("sites", *ASKED, *DAY, "--new", "2", "--format", "csv").rows
    assert [row["rank"] for row in rows] == ["1", "2"]
    assert "No other choice reaches more." in run("sites", *ASKED, *DAY, "--new", "2").out


def test_sites_of_a_hub_are_for_those_who_live_there(run: Run) -> None:
    asked = ("sites", *ASKED, *DAY, "--hub", "Lincolnshire", "--new", "2")
    found = run(*asked, "--format", "json").json
    hubs = run("coverage", *ASKED, *DAY, "--by", "hub", "--format", "json").json
    assert (found["part"], {each["hub"] for each in found["sites"]}) == (
        "Lincolnshire",
        {"Lincolnshire"},
    )
    assert found["young_people"] == next(
        each["young_people"] for each in hubs if each["code"] == "lincolnshire"
    )
    whole = run("sites", *ASKED, *DAY, "--new", "2", "--format", "json").json
    assert whole["part"] == "East Midlands"
    assert found["candidates"] < whole["candidates"]
    assert found["newly_covered"] < whole["newly_covered"]
    assert run(*asked).out.splitlines()[1].startswith("Lincolnshire: ")


def test_what_if_shows_before_and_after(run: Run, tmp_path: Path) -> None:
    asked = ("what-if", *ASKED, *DAY, "--by", "region")
    found = run(*asked, "--add", "Skegness", "--remove", "sure", "--format", "json").json
    (before,), (after,) = found["before"], found["after"]
    assert found["newly_covered"] > 0
    assert found["no_longer_covered"] == before["sure"] > 0
    assert after["sure"] == found["newly_covered"] == sum(found["newly_by_decile"])
    rows = run(*asked, "--add", "Skegness", "--format", "csv").rows
    assert [row["when"] for row in rows] == ["before", "after"]
    told = run(*asked, "--add", "Skegness", "--remove", "silent").out
    assert "newly have something sure or likely in reach" in told
    scenario = {
        "format": "pathways-scenario", "version": 1, "name": "Two changes",
        "question": {"instrument": "strings", "stage": "foundation", "within": 5},
        "remove": ["sure"],
    }  # fmt: skip
    file = tmp_path / "scenario.json"
    file.write_text(json.dumps(scenario))
    saved = run("what-if", "--scenario", str(file), *DAY, "--by", "region", "--format", "json")
    assert saved.json["no_longer_covered"] == before["sure"]


BAD = [
    (
        ("coverage", "--instrument", "strings", "--stage", "foundation", "--within", "0"),
        "0.1|miles",
    ),
    (("coverage", "--instrument", "strings", "--stage", "foundation", "--within", "500"), "miles"),
    (("coverage", "--instrument", "strings", "--stage", "foundation", "--within", "x"), "distance"),
    (("coverage", "--instrument", "kazoo", "--stage", "foundation"), "kazoo"),
    (("coverage", "--instrument", "", "--stage", "foundation"), "instrument"),
    (("coverage", "--instrument", "strings", "--stage", "middling"), "starting, foundation"),
    (("coverage", "--instrument", "strings"), "--stage"),
    (("coverage", *ASKED, "--by", "parish"), "--by"),
    (("coverage", *ASKED, "--kind", "tea"), "tea"),
    (("coverage", *ASKED, "--day", "Caturday"), "Saturday"),
    (("coverage", *ASKED, "--as-of", "soon"), "--as-of"),
    (("coverage", *ASKED, "--format", "xml"), "--format"),
    (("gaps", "--top", "0"), "--top"),
    (("gaps", "--within", "-3"), "distance"),
    (("unknowns", "--stage", "top"), "stage"),
    (("sites", *ASKED, "--hub", "Lincs"), "Lincolnshire"),
    (("sites", *ASKED, "--new", "6"), "--new"),
    (("sites", *ASKED, "--new", "0"), "--new"),
    (("what-if", *ASKED), "--add"),
    (("what-if", "--add", "Skegness"), "--instrument"),
    (("what-if", *ASKED, "--add", "53.2, 1.5"), "outside"),  # in the sea off Skegness
    (("what-if", *ASKED, "--add", "Atlantis"), "Atlantis"),
    (("what-if", *ASKED, "--remove", "no-such"), "no-such"),
    (("what-if", *ASKED, "--scenario", "x.json"), "not both"),
    (("what-if", "--scenario", "no-such-file.json"), "cannot be read"),
]


@pytest.mark.parametrize(
    ("arguments", "said"),
    BAD,
    ids=lambda each: " ".join(each)[:60] if isinstance(each, tuple) else "",
)
def test_what_makes_no_sense_is_told_in_one_line(
    run: Run, arguments: tuple[str, ...], said: str
) -> None:
    found = run(*arguments)
    assert found.code == 2
    assert found.out == ""
    assert found.err.startswith("pathways: ")
    assert found.err.count("\n") == 1
    assert any(each in found.err for each in said.split("|"))
