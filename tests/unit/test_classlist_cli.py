"""The command: a file in, a folder out, wholly or not at all."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from pathways import cli, cli_progress
from pathways.classlist.table import MOST_BYTES
from pathways.wiring import get_app_state
from tests.unit.classlist_cases import DJANOGLY
from tests.web.conftest import small_catalogue

PUPILS = (
    "Ref,Name,Postcode,Instrument,Grade,Year\n"
    "AB,Amelia Brown,NG5 7AA,Vln,Gr 2,Y7\n"
    "=2+3,Chidi Okafor,,violin,G1,Y6\n"
    "CD,Ella Ford,NG5 7AA,decks,3,Y7\n"
    "EF,Gus Hall,NG99 9ZZ,=cmd|x,Grade 9,Y7\n"
)
FILES = {"results.csv", "unmatched.csv", "rejected.csv", "notes.csv", "summary.json",
         "summary_to_share.json", "letters.pdf"}  # fmt: skip


@dataclass(frozen=True)
class Result:
    code: int
    out: str
    err: str


Run = Callable[..., Result]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_catalogue(tmp_path_factory.mktemp("data"))


@pytest.fixture
def run(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Run]:
    monkeypatch.setenv("PATHWAYS_DATA", str(data))
    get_app_state.cache_clear()

    def run_it(*arguments: str) -> Result:
        line = ["pathways", "classlist", *arguments, "--as-of", "2026-11-22"]
        monkeypatch.setattr(sys, "argv", line)
        with pytest.raises(SystemExit) as ended:
            cli.main()
        said = capsys.readouterr()
        return Result(int(str(ended.value.code)), said.out, said.err)

    yield run_it
    get_app_state.cache_clear()


@pytest.fixture
def pupils(tmp_path: Path) -> Path:
    file = tmp_path / "class.csv"
    file.write_text(PUPILS, encoding="utf-8")
    return file


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def names(folder: Path) -> set[str]:
    return {each.name for each in folder.iterdir()}


def test_a_class_is_answered_in_files(run: Run, pupils: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    result = run(str(pupils), "--out", str(out), "--school", str(DJANOGLY))

    assert result.code == 0
    counted = "4 rows: 2 sure, 0 likely, 0 maybe, 1 unmatched, 1 rejected."
    assert result.out == f"{counted} Written to {out}\n"
    assert result.err == (
        "Column “Name” seems to hold names and is left out. Initials or a number will do.\n"
    )
    assert names(out) == FILES
    assert names(tmp_path) == {"class.csv", "out"}, "nothing is left beside it"

    results = table(out / "results.csv")
    assert list(results[0]) == [
        "row", "ref", "rank", "opportunity_id", "name", "distance_miles", "certainty", "reasons",
    ]  # fmt: skip
    first = results[0]
    assert (first["row"], first["ref"], first["rank"]) == ("2", "AB", "1")
    assert (first["opportunity_id"], first["name"]) == ("strings", "Saturday Strings")
    assert (first["certainty"], float(first["distance_miles"]) < 3) == ("sure", True)
    assert "For strings, so violin too." in first["reasons"]
    assert [each["rank"] for each in results if each["row"] == "2"] == ["1", "2", "3"]
    assert {each["ref"] for each in results if each["row"] == "3"} == {"'=2+3"}

    rejected = table(out / "rejected.csv")
    assert list(rejected[0]) == ["row", "column", "value", "problem", "suggestion"]
    assert [(each["row"], each["column"], each["value"]) for each in rejected] == [
        ("5", "Postcode", "NG99 9ZZ"), ("5", "Instrument", "'=cmd|x"), ("5", "Grade", "Grade 9"),
    ]  # fmt: skip
    (unmatched,) = table(out / "unmatched.csv")
    assert (unmatched["row"], unmatched["ref"]) == ("4", "CD")
    assert "DJ, about grade 3: nothing listed within 5 miles of NG5 7" in unmatched["why"]
    assert "Ask the school" in unmatched["would_help"]
    assert [each["row"] for each in table(out / "notes.csv")] == ["3"]

    summary: Any = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    assert (summary["rows"], summary["rejected"], summary["unmatched"]) == (4, 1, 1)
    shared: Any = json.loads((out / "summary_to_share.json").read_text(encoding="utf-8"))
    assert shared["rows"] is None
    texts = (each for each in out.iterdir() if each.suffix != ".pdf")
    everything = "".join(each.read_text(encoding="utf-8") for each in texts)
    letters = PdfReader(out / "letters.pdf")
    assert len(letters.pages) == 3, "a sheet for each pupil, none for the row left out"
    everything += "".join(page.extract_text() for page in letters.pages)
    assert "Saturday Strings" in letters.pages[0].extract_text()
    assert "Amelia" not in everything


def test_results_agree_with_find(
    run: Run, pupils: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    run(str(pupils), "--out", str(tmp_path / "out"), "--school", str(DJANOGLY))
    arguments = "find --near NG57AA --instrument violin --level grade-2 --year 7 --limit 3"
    monkeypatch.setattr(
        sys, "argv", ["pathways", *arguments.split(), "--as-of", "2026-11-22", "--format", "csv"]
    )
    with pytest.raises(SystemExit):
        cli.main()
    found = list(csv.DictReader(capsys.readouterr().out.splitlines()))
    ours = [each for each in table(tmp_path / "out" / "results.csv") if each["row"] == "2"]
    for name in ("name", "distance_miles", "certainty", "reasons"):
        assert [each[name] for each in ours] == [each[name] for each in found]


def test_the_whole_class_may_share_an_instrument_a_level_and_a_radius(
    run: Run, tmp_path: Path
) -> None:
    file = tmp_path / "class.csv"
    file.write_text("Initials\nAB\nCD\n", encoding="utf-8")
    options = ["--school", "NG5 7AA", "--instrument", "fiddle", "--level", "WCET", "--within", "1"]
    result = run(str(file), "--out", str(tmp_path / "out"), *options)
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("2 rows: ")
    summary: Any = json.loads((tmp_path / "out" / "summary.json").read_text(encoding="utf-8"))
    assert summary["by_instrument"]["violin"]["pupils"] == 2
    assert summary["by_stage"]["starting"]["pupils"] == 2


def test_a_folder_written_before_is_replaced_wholly(run: Run, pupils: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "letters.pdf").write_bytes(b"old")
    (out / "results.csv").write_text("old", encoding="utf-8")
    assert run(str(pupils), "--out", str(out), "--school", str(DJANOGLY)).code == 0
    assert names(out) == FILES
    assert names(tmp_path) == {"class.csv", "out"}


def test_only_its_owner_can_read_what_is_written(run: Run, pupils: Path, tmp_path: Path) -> None:
    run(str(pupils), "--out", str(tmp_path / "out"), "--school", str(DJANOGLY))
    assert (tmp_path / "out").stat().st_mode & 0o077 == 0


def refused(result: Result, words: str) -> None:
    assert (result.code, result.out) == (2, "")
    assert words in result.err
    assert len(result.err.splitlines()) == 1
    assert len(result.err) < 400


def test_a_folder_with_other_things_in_it_is_left_alone(
    run: Run, pupils: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "thesis.doc").write_bytes(b"mine")
    refused(run(str(pupils), "--out", str(out)), "holds other things, such as thesis.doc")
    assert names(out) == {"thesis.doc"}


@pytest.mark.parametrize(
    ("text", "options", "words"),
    [
        ("", [], "The list is empty"),
        ("Ref,Postcode\nAB,NG5", [], "No column gives the instrument"),
        ("Ref,Instrument\nAB,Violin", [], "No column gives a home postcode"),
        ("Ref,Instrument\nAB,Violin", ["--school", "999999"], "could not find “999999”"),
        ("Ref\nAB", ["--school", "NG5", "--instrument", "violn"], "Did you mean Violin"),
        ("Ref\nAB", ["--level", "grade 12"], "is not a grade"),
        ("Ref\nAB", ["--within", "far"], "is not a distance"),
        ("x" * (MOST_BYTES + 1), [], "a class list has at most 5 MB"),
    ],
)
def test_what_cannot_be_answered_is_one_line_and_nothing_written(
    run: Run, tmp_path: Path, text: str, options: list[str], words: str
) -> None:
    file = tmp_path / "class.csv"
    file.write_text(text, encoding="utf-8")
    refused(run(str(file), "--out", str(tmp_path / "out"), *options), words)
    assert names(tmp_path) == {"class.csv"}


def test_files_and_folders_that_are_not_there_are_refused(
    run: Run, pupils: Path, tmp_path: Path
) -> None:
    refused(run(str(tmp_path / "none.csv"), "--out", str(tmp_path / "out")), "cannot be read")
    refused(run(str(tmp_path), "--out", str(tmp_path / "out")), "cannot be read")
    refused(run(str(pupils), "--out", str(tmp_path / "no" / "out")), "there is no folder")
    refused(run(str(pupils), "--out", str(pupils)), "is a file")
    refused(run(str(pupils)), "Missing option '--out'")


@pytest.mark.parametrize("fails", ["write_bytes", "rename"])
def test_when_writing_fails_what_was_there_stays(
    run: Run, pupils: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails: str
) -> None:
    out = tmp_path / "out"
    run(str(pupils), "--out", str(out), "--school", str(DJANOGLY))
    before = (out / "results.csv").read_bytes()
    real = getattr(Path, fails)

    def full(path: Path, *arguments: Any, **options: Any) -> Any:
        if path.name in ("summary.json", "new"):
            raise OSError(28, "No space left on device")
        return real(path, *arguments, **options)

    monkeypatch.setattr(Path, fails, full)
    result = run(str(pupils), "--out", str(out), "--school", "NG5")
    assert (result.code, result.out) == (2, "")
    assert "cannot be written: No space left on device" in result.err
    assert names(tmp_path) == {"class.csv", "out"}
    assert (out / "results.csv").read_bytes() == before


def test_long_work_is_told_of_after_a_second(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    now = iter([0.0, 0.5, 1.25, 1.25, 2.0, 2.5, 2.5])
    monkeypatch.setattr(cli_progress, "monotonic", lambda: next(now))
    teller = cli_progress.Teller("Searching")
    for done in (500, 1_000, 1_500, 2_000):
        teller.tell(done, 20_000)
    assert capsys.readouterr().err.splitlines() == [
        "Searching: 1,000 of 20,000", "Searching: 2,000 of 20,000",
    ]  # fmt: skip
