"""The report on the catalogue, its worklist and the sample read again, from the files alone."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from types import ModuleType

import pytest

from pathways.settings import ROOT
from tests.unit.build_scripts import Cells, build_modules, read

TABLES = ("hubs", "providers", "venues", "opportunities", "routes", "route_groups")
PLAY = {
    *("ensemble", "group_lessons", "individual_lessons", "music_centre", "course"),
    *("holiday_course", "advanced_programme"),
}  # fmt: skip


@pytest.fixture(scope="module")
def modules() -> Iterator[Mapping[str, ModuleType]]:
    with build_modules("cat_report", "cat_sample", "cat_worklist") as loaded:
        yield loaded


@pytest.fixture(scope="module")
def tables() -> dict[str, list[Cells]]:
    return {name: read(f"catalogue/{name}.csv") for name in TABLES}


@pytest.fixture(scope="module")
def ledger() -> list[Cells]:
    return read("build/ledger.csv")


@pytest.fixture(scope="module")
def report() -> str:
    return (ROOT / "data/catalogue/REPORT.md").read_text(encoding="utf-8")


def section(report: str, heading: str) -> dict[str, list[int]]:
    """The counts of one table of the report, by the words in its first column."""
    _, found, rest = report.partition(f"## {heading}")
    assert found, heading
    body = rest.split("\n## ")[0]
    lines = re.findall(r"^\| ([^|]+?) \|((?: *\d+ *\|)+)$", body, re.MULTILINE)
    return {words: [int(each) for each in re.findall(r"\d+", cells)] for words, cells in lines}


# The report


def test_report_accounts_for_every_research_row(report: str, ledger: list[Cells]) -> None:
    counts = section(report, "Outcome of each research row")
    assert sum(count for (count,) in counts.values()) == len(ledger) == 653
    assert "they sum to 653" in report


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("Hub", "hub_id"),
        ("Kind", "kind"),
        ("Reach", "reach"),
        ("Join", "join"),
        ("Audience", "audience"),
        ("Basis of the level", "level_basis"),
    ],
)
def test_report_counts_what_the_listings_say(
    report: str, tables: dict[str, list[Cells]], heading: str, column: str
) -> None:
    expected = Counter(row[column] or "(empty)" for row in tables["opportunities"])
    assert {words: all_ for words, (all_, _) in section(report, heading).items()} == expected


def test_report_says_where_the_places_to_play_stand(
    report: str, tables: dict[str, list[Cells]]
) -> None:
    precision = {row["id"]: row["precision"] for row in tables["venues"]}
    best_first = ["venue", "postcode", "town"]
    expected: Counter[str] = Counter()
    for row in tables["opportunities"]:
        if row["kind"] in PLAY:
            known = [precision[each] for each in row["venue_id"].split(";") if each]
            best = min(known, key=best_first.index) if known else "no place"
            expected[f"{row['reach']}, {best}"] += 1
    found = section(report, "Places to play: reach, and precision of the best place")
    assert {words: all_ for words, (all_, _) in found.items()} == expected
    assert found["local, venue"][0] > 80


def test_report_counts_routes_with_both_ends_inside(
    report: str, tables: dict[str, list[Cells]]
) -> None:
    ids = {row["id"] for row in tables["opportunities"]}
    groups = {f"group:{row['id']}" for row in tables["route_groups"]}
    inside = ids | groups | {"school"}
    both = sum(row["from"] in inside and row["to"] in inside for row in tables["routes"])
    assert f"{both} routes have both ends inside." in report


# The worklist


def test_worklist_is_that_of_the_committed_files(
    modules: Mapping[str, ModuleType], tables: dict[str, list[Cells]], ledger: list[Cells]
) -> None:
    expected = modules["cat_worklist"].worklist_rows(tables, ledger)
    assert read("build/worklist.csv") == expected


def test_worklist_holds_open_questions_only_by_hub_and_provider(ledger: list[Cells]) -> None:
    rows = read("build/worklist.csv")
    order = [(row["hub"], row["provider"], row["id"]) for row in rows]
    assert order == sorted(order)
    assert len({row["id"] for row in rows}) == len(rows) > 400
    outcome = {row["id"]: row["outcome"] for row in ledger if row["outcome"] != "merged"}
    closed = {"ended", "adults", "students_18plus", "invitation", "school_books", "not_joinable"}
    assert not closed & {outcome[row["id"]] for row in rows}
    assert all(row["missing"] for row in rows)
    assert all(row["url"].startswith("http") for row in rows)


def test_listings_that_may_not_take_young_players_stand_in_the_worklist(
    ledger: list[Cells],
) -> None:
    unknown = {row["id"] for row in ledger if row["outcome"] == "audience_unknown"}
    asked = {row["id"] for row in read("build/worklist.csv") if "audience" in row["missing"]}
    assert asked == unknown


FULL = {
    "kind": "ensemble", "reach": "local", "join": "open", "instruments": "cornet",
    "level_min": "starter", "level_max": "", "age_min": "8", "age_max": "", "audience": "young",
    "venue_id": "a-hall", "days": "Monday", "time_start": "18:00", "cost_text": "Free",
}  # fmt: skip


@pytest.mark.parametrize(
    ("change", "missing"),
    [
        ({}, []),
        ({"level_min": "", "age_min": ""}, ["level", "age"]),
        ({"instruments": "voice", "level_min": "", "cost_text": ""}, ["cost"]),
        ({"venue_id": "", "days": "", "time_start": ""}, ["place", "day", "time"]),
        ({"venue_id": "", "days": "", "time_start": "", "join": "ask_school"}, []),
        ({"venue_id": "", "days": "", "time_start": "", "reach": "hub"}, []),
        ({"venue_id": "", "days": "", "time_start": "", "reach": "online"}, ["day", "time"]),
        ({"days": "", "time_start": "", "kind": "holiday_course"}, []),
        ({"kind": "bursary", "instruments": "", "cost_text": "", "venue_id": ""}, []),
        ({"kind": "event", "level_min": "", "days": "", "venue_id": ""}, ["place"]),
        ({"audience": "", "instruments": ""}, ["instruments", "audience"]),
    ],
)
def test_what_a_listing_leaves_open(
    modules: Mapping[str, ModuleType], change: Cells, missing: list[str]
) -> None:
    assert modules["cat_worklist"].missing_of({**FULL, **change}) == missing


# The sample


def test_samples_are_the_next_forty_ids_with_the_smallest_digests(ledger: list[Cells]) -> None:
    ids = {row["id"] for row in ledger}
    smallest = sorted(ids, key=lambda each: hashlib.sha256(each.encode()).hexdigest())
    drawn = [(row["draw"], row["id"]) for row in read("build/sample.csv")]
    assert len(drawn) % 40 == 0
    assert drawn == [(str(1 + place // 40), smallest[place]) for place in range(len(drawn))]


@pytest.mark.parametrize(
    ("draw", "heading"),
    [
        ("1", "First draw"),
        ("2", "Second draw"),
        ("3", "Third draw"),
        ("4", "Fourth draw"),
        ("5", "Fifth draw"),
        ("6", "Sixth draw"),
        ("7", "Seventh draw"),
        ("8", "Eighth draw"),
    ],
)
def test_report_sums_each_draw(report: str, draw: str, heading: str) -> None:
    rows = [row for row in read("build/sample.csv") if row["draw"] == draw]
    errors = sum(int(row["errors"]) for row in rows)
    _, found, rest = report.partition(f"### {heading}\n")
    assert found
    body = re.split(r"\n###? ", rest)[0]
    assert f"Of {40 * 37} fields {errors} (" in body
    assert body.count("\n- `") == errors
    by_field, _, by_kind = body.partition("#### ")
    counts = re.findall(r"^\| \w+ \| (\d+) \| (\d+) \|$", by_field, re.MULTILINE)
    assert sum(int(count) for count, _ in counts) == errors
    assert sum(int(changed) for _, changed in counts) == errors - by_field.count("(as it was)")
    kinds = [row for row in read("build/sample_kinds.csv") if row["draw"] == draw]
    assert by_kind.count("\n| ") == len(kinds) + 2


def test_sample_names_its_rows_and_checks_every_field(
    tables: dict[str, list[Cells]], ledger: list[Cells]
) -> None:
    own = {row["id"]: row for row in ledger if row["outcome"] != "merged"}
    # Every column but the id, and how far the place may be off.
    fields = len(tables["opportunities"][0]) - 1 + 1
    for row in read("build/sample.csv"):
        assert (row["file"], row["line"]) == (own[row["id"]]["file"], own[row["id"]]["line"])
        assert int(row["fields_checked"]) == fields


def test_report_tells_every_error_of_the_sample(
    modules: Mapping[str, ModuleType], tables: dict[str, list[Cells]], report: str
) -> None:
    sample = read("build/sample.csv")
    columns = {*tables["opportunities"][0], *tables["venues"][0]}
    slips = [slip for row in sample for slip in modules["cat_sample"].slips_of(row)]
    assert len(slips) == sum(int(row["errors"]) for row in sample) > 0
    for slip in slips:
        assert slip.column in columns
        assert f"- `{slip.listing}`, {slip.column}: {slip.why}" in report
    lines = modules["cat_sample"].sample_lines(tables["opportunities"], tables["venues"])
    assert "\n".join(lines) in report


@pytest.mark.parametrize(
    ("errors", "what"),
    [("1", ""), ("0", 'note "": left out'), ("1", "note: left out"), ("1", 'a "b": c | d "e": f')],
)
def test_a_sample_row_that_miscounts_its_errors_is_refused(
    modules: Mapping[str, ModuleType], errors: str, what: str
) -> None:
    with pytest.raises(SystemExit, match="a-band"):
        modules["cat_sample"].slips_of({"id": "a-band", "errors": errors, "what": what})


def test_a_sample_of_an_unknown_listing_is_refused(
    modules: Mapping[str, ModuleType], tables: dict[str, list[Cells]]
) -> None:
    with pytest.raises(SystemExit, match="no listing 'wigston-band'"):
        list(
            modules["cat_sample"].sample_lines(
                [row for row in tables["opportunities"] if row["id"] != "wigston-band"],
                tables["venues"],
            )
        )
