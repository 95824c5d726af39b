"""A missing or broken file stops the start and says which file and column."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from pathways.errors import DataError
from pathways.places import Places
from pathways.settings import ROOT
from tests.unit.places_loaded import GEO

FILES = ("districts.parquet", "places.parquet", "postcodes.parquet", "schools.parquet")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the files, the postcodes cut short to keep it quick."""
    for file in FILES:
        shutil.copy(GEO / file, tmp_path / file)
    path = tmp_path / "postcodes.parquet"
    pq.write_table(pq.read_table(path).slice(0, 1_000), path)
    return tmp_path


def change(path: Path, edit: Callable[[pa.Table], pa.Table]) -> None:
    pq.write_table(edit(pq.read_table(path)), path)


def test_an_unbroken_copy_loads(folder: Path) -> None:
    assert Places.load(folder, {}).locate("Corby").label == "Corby"


@pytest.mark.parametrize("file", FILES)
def test_a_missing_file_is_named(folder: Path, file: str) -> None:
    (folder / file).unlink()
    with pytest.raises(DataError, match="no such file") as caught:
        Places.load(folder, {})
    assert caught.value.file == file


@pytest.mark.parametrize("content", [b"", b"not Parquet at all", b"PAR1" + b"\0" * 40 + b"PAR1"])
def test_a_file_that_is_not_parquet_is_named(folder: Path, content: bytes) -> None:
    (folder / "schools.parquet").write_bytes(content)
    with pytest.raises(DataError, match="no readable Parquet file") as caught:
        Places.load(folder, {})
    assert caught.value.file == "schools.parquet"
    assert "\n" not in str(caught.value)


def test_a_file_cut_short_is_named(folder: Path) -> None:
    path = folder / "places.parquet"
    path.write_bytes(path.read_bytes()[:5_000])
    with pytest.raises(DataError) as caught:
        Places.load(folder, {})
    assert caught.value.file == "places.parquet"


@pytest.mark.parametrize(("file", "column"), [("postcodes.parquet", "live"),
                                              ("places.parquet", "near")])  # fmt: skip
def test_a_missing_column_is_named(folder: Path, file: str, column: str) -> None:
    change(folder / file, lambda table: table.drop_columns([column]))
    with pytest.raises(DataError, match="missing") as caught:
        Places.load(folder, {})
    assert (caught.value.file, caught.value.column) == (file, column)


def test_a_column_of_another_kind_is_named(folder: Path) -> None:
    def as_text(table: pa.Table) -> pa.Table:
        at = table.column_names.index("lat")
        return table.set_column(at, "lat", pc.cast(table.column("lat"), pa.string()))

    change(folder / "places.parquet", as_text)
    with pytest.raises(DataError, match="should be number, not string") as caught:
        Places.load(folder, {})
    assert caught.value.column == "lat"


def test_an_empty_cell_is_counted(folder: Path) -> None:
    def blank(table: pa.Table) -> pa.Table:
        at = table.column_names.index("name")
        names = pa.array([None, *table.column("name").to_pylist()[1:]])
        return table.set_column(at, "name", names)

    change(folder / "schools.parquet", blank)
    with pytest.raises(DataError, match="1 cells are empty") as caught:
        Places.load(folder, {})
    assert caught.value.column == "name"


def test_postcodes_out_of_order_are_refused(folder: Path) -> None:
    change(folder / "postcodes.parquet", lambda table: table.take([1, 0, *range(2, 1_000)]))
    with pytest.raises(DataError, match="sorted") as caught:
        Places.load(folder, {})
    assert caught.value.column == "pcd7"


def test_an_unknown_district_is_named(folder: Path) -> None:
    change(folder / "districts.parquet", lambda table: table.slice(1))
    with pytest.raises(DataError, match="unknown value 'E0") as caught:
        Places.load(folder, {})
    assert caught.value.column == "district_code"


def test_two_places_that_cannot_be_told_apart_are_named(folder: Path) -> None:
    change(
        folder / "places.parquet",
        lambda table: pa.concat_tables([table, table.filter(pc.field("name") == "Ab Kettleby")]),
    )
    with pytest.raises(DataError, match="cannot be told apart: Ab Kettleby, Melton"):
        Places.load(folder, {})


def test_loading_and_finding_never_import_pandas() -> None:
    # pyarrow imports pandas in many of its conversions, which would slow every command down.
    code = (
        "import sys; from pathlib import Path; from pathways.places import Places; "
        f"places = Places.load(Path({str(GEO)!r}), {{}}); "
        "[places.locate(text) for text in ('NG1 5DT', 'LE1', 'Corby', '52.9, -1.1')]; "
        "places.suggest('Loughbrough'); sys.exit('pandas' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
