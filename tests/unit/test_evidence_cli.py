"""The ``pathways evidence`` command: where it writes, and what it says is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pathways import cli_progress
from pathways.wiring import get_app_state
from tests.unit.evidence_made import DAY, QUESTION, Ran, run, small_data, unzipped

HUB = ("--hub", "nottingham-nottinghamshire")
IN_A_HUB = {
    "README.txt",
    "evidence.pdf",
    "evidence.xlsx",
    "worklist.csv",
    "districts.geojson",
    "msoas.geojson",
    "lsoas.geojson",
    "listings.geojson",
}
Evidence = Callable[..., Ran]


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as environment:
        data = small_data(tmp_path_factory.mktemp("data"))
        environment.setenv("PATHWAYS_DATA", str(data))
        get_app_state.cache_clear()
        yield
    get_app_state.cache_clear()


@pytest.fixture
def evidence(
    loaded: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Evidence:
    def run_it(*arguments: str) -> Ran:
        return run(monkeypatch, capsys, "evidence", *arguments)

    return run_it


def test_a_folder_and_a_zip_hold_the_same(evidence: Evidence, tmp_path: Path) -> None:
    folder, file = tmp_path / "pack", tmp_path / "pack.zip"
    for out in (folder, file):
        ran = evidence(*QUESTION, *DAY, *HUB, "--out", str(out))
        assert ran.code == 0
        assert "have something sure or likely in reach" in ran.out
        assert f"8 files written to {out}" in ran.out
    assert {each.name for each in folder.iterdir()} == IN_A_HUB == set(unzipped(file))
    told = (folder / "README.txt").read_text(encoding="utf-8")
    assert [name for name in IN_A_HUB - {"README.txt"} if name not in told] == []
    assert "As of 22 November 2026" in told
    assert {each.name for each in tmp_path.iterdir()} == {"pack", "pack.zip"}


def test_a_folder_written_before_is_replaced_as_a_whole(evidence: Evidence, tmp_path: Path) -> None:
    folder = tmp_path / "pack"
    folder.mkdir()
    (folder / "sites.geojson").write_text("of another question", encoding="utf-8")
    assert evidence(*QUESTION, *DAY, *HUB, "--out", str(folder)).code == 0
    assert {each.name for each in folder.iterdir()} == IN_A_HUB


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--hub", "Nottingham"), "Did you mean Nottingham & Nottinghamshire?"),
        (("--hub", "notingham"), "Did you mean Nottingham & Nottinghamshire?"),
        (("--hub", "Humber"), "We know no hub “Humber” in the region."),
        (("--hub", ""), "We know no hub “”"),
        (("--district", "Sheffield"), "We know no district “Sheffield” in the region."),
        (("--district", "Gedlin"), "Did you mean Gedling?"),
        ((*HUB, "--district", "Gedling"), "a hub or a district, not both"),
        (("--sites", "6"), "sites"),
        (("--within", "0"), "0"),
        (("--within", "500"), "500"),
        (("--kind", "nonsense"), "nonsense"),
    ],
)
def test_what_cannot_be_asked_is_one_line_and_writes_nothing(
    evidence: Evidence, tmp_path: Path, arguments: tuple[str, ...], says: str
) -> None:
    asked = ("--instrument", "strings", "--stage", "foundation")
    ran = evidence(*asked, *DAY, *arguments, "--out", str(tmp_path / "pack"))
    assert ran.code == 2
    assert ran.out == ""
    assert len(ran.err.splitlines()) == 1
    assert says in ran.err
    assert list(tmp_path.iterdir()) == []


def test_somebodys_own_folder_or_file_is_left_alone(evidence: Evidence, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "thesis.txt").write_text("mine", encoding="utf-8")
    (tmp_path / "folder.zip").mkdir()
    (tmp_path / "note").write_text("mine", encoding="utf-8")
    outs = {
        own: "holds other things, such as thesis.txt",
        tmp_path / "folder.zip": "is a folder",
        tmp_path / "note": "is a file",
        tmp_path / "missing" / "pack": "there is no folder",
        tmp_path / "missing" / "pack.zip": "there is no folder",
    }
    before = sorted(tmp_path.rglob("*"))
    for out, says in outs.items():
        ran = evidence(*QUESTION, *DAY, "--out", str(out))
        assert (ran.code, ran.out) == (2, "")
        assert says in ran.err
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(("name", "fails"), [("pack", "rename"), ("pack.zip", "replace")])
def test_a_disk_that_fails_leaves_what_was_there(
    evidence: Evidence, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, fails: str
) -> None:
    out = tmp_path / name
    assert evidence(*QUESTION, *DAY, *HUB, "--out", str(out)).code == 0
    before = {each: each.read_bytes() for each in tmp_path.rglob("*") if each.is_file()}

    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, fails, full)
    ran = evidence(*QUESTION, *DAY, *HUB, "--out", str(out))
    assert (ran.code, ran.out) == (2, "")
    assert "cannot be written: No space left on device" in ran.err
    after = {each: each.read_bytes() for each in tmp_path.rglob("*") if each.is_file()}
    assert after == before


def test_long_work_says_how_far_it_is(
    evidence: Evidence, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter(range(1000))
    monkeypatch.setattr(cli_progress, "monotonic", lambda: float(next(clock)))
    ran = evidence(*QUESTION, *DAY, *HUB, "--out", str(tmp_path / "pack"))
    assert ran.code == 0
    assert "Making the pack: 1 of 4" in ran.err
