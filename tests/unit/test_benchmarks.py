"""The benchmarks measure what they say: valid synthetic data, no search twice, figures kept."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from benchmarks.__main__ import BENCHMARKS, main
from benchmarks.questions import Question, home_postcodes
from benchmarks.rerun import changes
from benchmarks.results import RESULTS, Row, WrongAnswerError, keep_rows, read_rows
from benchmarks.search import AS_OF, answer, beside, found_by_us
from benchmarks.search_facts import Facts, Found, Peer, gather_facts
from benchmarks.search_peers import BallTreeAndPandas, PandasAndGeopy, SQLiteBoxes
from benchmarks.synthetic import write_synthetic_catalogue
from benchmarks.timing import p95, timed
from pathways.catalogue import check_catalogue, load_catalogue
from pathways.errors import DataError
from pathways.matching import Query
from pathways.model import Place
from pathways.settings import ROOT
from pathways.vocabulary import Level
from tests.unit.catalogue_files import listing, venue, write_catalogue

GEO = ROOT / "data" / "geo"
COPIES = 4
KEPT = (
    "reach", "kind", "join", "audience", "hub_id", "instruments", "level_min", "level_max",
    "age_min", "age_max", "days", "source_kind", "source_date", "ended",
)  # fmt: skip


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four listings that differ in everything the generator has to keep."""
    listings = [
        listing(id="quartet", instruments="violin;viola", level_min="grade-3",
                level_basis="stated", venue_id="hall"),
        listing(id="centre", kind="music_centre", venue_id="hall;town", source_date="2026-05"),
        listing(id="band", part_of="centre", join="audition", instruments="brass-band",
                venue_id="town", age_min="8", age_max="18"),
        listing(id="loans", reach="hub", kind="instrument_hire", note="In words", ended="yes"),
    ]  # fmt: skip
    venues = [venue(id="hall"), venue(id="town", precision="town", uncertain_miles="2.5")]
    return write_catalogue(tmp_path_factory.mktemp("real"), listings, venues)


@pytest.fixture(scope="module")
def synthetic(real: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("synthetic")
    write_synthetic_catalogue(real, GEO, folder, listings=4 * COPIES)
    return folder


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def questions() -> list[Question]:
    """From the middle of Nottingham: each instrument, level, age and radius that matters here."""
    nottingham = Place("Here", "point", "point", 52.95, -1.15, None, None, None, True, "city", "")
    return [
        Question(nottingham, Query(instrument, level, radius, age))
        for instrument in ("violin", "viola", "cello", "cornet", "flute", "voice")
        for level in (Level.STARTER, Level.GRADE_2, Level.GRADE_8, None)
        for radius in (1, 5, 40)
        for age in (None, 7)
        if level is not None or instrument == "voice"
    ]


def test_synthetic_catalogue_is_valid(synthetic: Path) -> None:
    assert [each for each in check_catalogue(synthetic) if each.severity == "error"] == []
    assert len(load_catalogue(synthetic).opportunities) == 4 * COPIES


def test_equal_arguments_give_equal_files(real: Path, synthetic: Path, tmp_path: Path) -> None:
    write_synthetic_catalogue(real, GEO, tmp_path / "again", listings=4 * COPIES)
    assert contents(tmp_path / "again") == contents(synthetic)
    write_synthetic_catalogue(real, GEO, tmp_path / "other", listings=4 * COPIES, seed=1)
    assert contents(tmp_path / "other") != contents(synthetic)


@pytest.mark.parametrize("column", KEPT)
def test_real_proportions_are_kept(real: Path, synthetic: Path, column: str) -> None:
    stated = Counter(row[column] for row in rows(real, "opportunities"))
    made = Counter(row[column] for row in rows(synthetic, "opportunities"))
    assert made == {value: count * COPIES for value, count in stated.items()}


def test_a_part_of_a_copy_makes_up_the_count(real: Path, tmp_path: Path) -> None:
    write_synthetic_catalogue(real, GEO, tmp_path, listings=7)
    made = load_catalogue(tmp_path).opportunities
    assert len(made) == 7
    assert {each.kind for each in made} == {"ensemble", "music_centre", "instrument_hire"}


def test_everything_made_up_says_so(synthetic: Path) -> None:
    for name in ("opportunities", "venues", "providers"):
        assert all(row["name"].startswith("Synthetic ") for row in rows(synthetic, name))
    listings = rows(synthetic, "opportunities")
    assert {row["source_url"] for row in listings} == {"https://example.org/synthetic"}
    assert {row["note"] for row in listings} == {"", "Synthetic"}


def test_venues_stand_on_real_settlements(synthetic: Path) -> None:
    places = pd.read_parquet(GEO / "places.parquet")
    places = places[places["setting"] == "city"]  # the hall and the town lie in Nottingham
    uncertain = {
        (str(lat), str(lon)): str(miles)
        for lat, lon, miles in zip(
            places["lat"], places["lon"], places["uncertain_miles"], strict=True
        )
    }
    for row in rows(synthetic, "venues"):
        expected = uncertain[row["lat"], row["lon"]] if row["precision"] == "town" else "0"
        assert row["uncertain_miles"] == expected


def test_listings_of_one_copy_keep_their_venue_and_centre(synthetic: Path) -> None:
    quartet, centre, band, _ = rows(synthetic, "opportunities")[:4]
    assert centre["venue_id"] == f"{quartet['venue_id']};{band['venue_id']}"
    assert band["part_of"] == centre["id"]
    assert len(rows(synthetic, "venues")) == 2 * COPIES


def test_a_broken_catalogue_stays_broken(real: Path, tmp_path: Path) -> None:
    write_catalogue(tmp_path / "bad", [listing(kind="banquet")], [])
    write_synthetic_catalogue(tmp_path / "bad", GEO, tmp_path / "made", listings=2)
    with pytest.raises(DataError, match="banquet"):
        load_catalogue(tmp_path / "made")


@pytest.mark.parametrize("make", [PandasAndGeopy, SQLiteBoxes, BallTreeAndPandas])
def test_peers_find_what_we_find(make: Callable[[Facts], Peer], synthetic: Path) -> None:
    catalogue = load_catalogue(synthetic)
    peer = make(gather_facts(catalogue, AS_OF))
    asked = questions()
    found = [found_by_us(answer(catalogue, each)) for each in asked]
    assert [peer.search(each) for each in asked] == found
    assert len({len(each) for each in found}) > 2, "the questions should differ in what they find"


def test_a_peer_with_another_answer_is_not_compared() -> None:
    class Liar:
        name, how, questions = "liar", "lies", 1

        def search(self, question: Question) -> Found:
            return [("a-listing", "maybe")]

    with pytest.raises(WrongAnswerError, match="liar"):
        beside([1.0], [[("a-listing", "sure")]], Liar(), [], questions()[:1])


def test_postcodes_differ_and_come_again_with_the_same_seed() -> None:
    drawn = home_postcodes(GEO, 500, seed=3)
    assert len(set(drawn)) == 500
    assert drawn == home_postcodes(GEO, 500, seed=3)
    assert drawn != home_postcodes(GEO, 500, seed=4)


def test_no_change_brings_a_search_twice() -> None:
    chosen = {"How far to travel": "1 mile", "About how far along?": "About grade 2"}
    seen = {tuple(chosen.values())}
    for label, choice in changes():
        assert chosen[label] != choice
        chosen[label] = choice
        assert tuple(chosen.values()) not in seen
        seen.add(tuple(chosen.values()))
    assert len(seen) > 40


def test_each_input_is_timed_once() -> None:
    asked: list[int] = []
    times, kept = timed(asked.append, [3, 1, 2], keep=lambda _: len(asked))
    assert asked == [3, 1, 2]
    assert kept == [1, 2, 3]
    assert len(times) == 3


def test_p95() -> None:
    assert p95([float(each) for each in range(101)]) == 95
    assert p95([1.0, 2.0]) == pytest.approx(1.95)


def test_keeping_rows_leaves_those_of_other_benchmarks(tmp_path: Path) -> None:
    file = tmp_path / "results.json"
    old, other, new = (
        Row(name, ours, 2.0, "a peer", "ms", "some work")
        for name, ours in (("a_ms", 1.0), ("b_ms", 1.5), ("a_ms", 0.5))
    )
    keep_rows(file, [old, other, old])
    keep_rows(file, [new])
    assert read_rows(file) == [new, other]


def test_what_is_measured_together_is_run_once(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[str] = []

    class Measured:
        @staticmethod
        def run() -> list[Row]:
            return [Row(name, 1.0, 2.0, "a peer", "s", "some work") for name in ("a_s", "b_s")]

    def find(module: str) -> type[Measured]:
        asked.append(module)
        return Measured

    monkeypatch.setattr("benchmarks.__main__.BENCHMARKS", {"a_s": "both", "b_s": "both"})
    monkeypatch.setattr("benchmarks.__main__.import_module", find)
    monkeypatch.setattr("benchmarks.__main__.RESULTS", tmp_path / "results.json")
    main([])
    assert asked == ["benchmarks.both"]
    assert [row.name for row in read_rows(tmp_path / "results.json")] == ["a_s", "b_s"]


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(SystemExit, match="There is no benchmark speed; there are search_p95_ms"):
        main(["speed"])


def test_results_have_the_promised_shape() -> None:
    table = json.loads(RESULTS.read_text(encoding="utf-8"))
    assert {row["name"] for row in table} == set(BENCHMARKS)
    for row in table:
        assert list(row) == ["name", "ours", "peer", "peer_name", "unit", "work"]
        assert isinstance(row["ours"], float)
        assert isinstance(row["peer"], float)
        assert row["ours"] > 0
        assert row["peer"] > 0
        assert row["unit"].casefold() == row["name"].rpartition("_")[2]
        assert row["peer_name"]
        assert row["work"]
