"""Reading the columns of a Parquet file, with an error that says which file and column is wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pathways.errors import DataError

KINDS = {
    "text": pa.types.is_string,
    "whole number": pa.types.is_integer,
    "number": pa.types.is_floating,
    "yes or no": pa.types.is_boolean,
    "one of few texts": pa.types.is_dictionary,
}
MAY_BE_EMPTY = "?"


def read_columns(path: Path, columns: Mapping[str, str]) -> pa.Table:
    """The named columns of one file, each in one chunk.

    ``columns`` gives the kind of each (a key of ``KINDS``), with ``?`` after it where empty cells
    are allowed.

    Raises:
        DataError: the file is missing or is not Parquet, or a column is missing, of another kind,
            or has empty cells where none are allowed.
    """
    if not path.is_file():
        raise DataError(path.name, f"there is no such file in {path.parent}; `make data` builds it")
    try:
        few = [name for name, kind in columns.items() if kind == "one of few texts"]
        with pq.ParquetFile(path, read_dictionary=few) as file:
            _check_present(path.name, set(file.schema_arrow.names), columns)
            table = file.read(columns=list(columns)).select(list(columns)).combine_chunks()
    except (pa.ArrowException, OSError) as broken:
        reason = f"this is no readable Parquet file ({str(broken).splitlines()[0][:80]})"
        raise DataError(path.name, f"{reason}; `make data` builds it") from broken
    for name, kind in columns.items():
        _check_kind(path.name, table.column(name), name, kind)
    return table


def _check_present(file: str, present: set[str], columns: Mapping[str, str]) -> None:
    for name in columns:
        if name not in present:
            raise DataError(file, "this column is missing; `make data` builds it", column=name)


def _check_kind(file: str, values: pa.ChunkedArray, name: str, kind: str) -> None:
    wanted = kind.removesuffix(MAY_BE_EMPTY)
    if not KINDS[wanted](values.type):
        raise DataError(file, f"this should be {wanted}, not {values.type}", column=name)
    if values.null_count and not kind.endswith(MAY_BE_EMPTY):
        raise DataError(file, f"{values.null_count} cells are empty; none may be", column=name)


def numbers(cells: pa.Array, dtype: npt.DTypeLike) -> npt.NDArray[Any]:
    """Numbers or truth values without empty cells, as a numpy array of this dtype.

    Reads the buffer itself, because pyarrow's own conversion imports pandas.
    """
    wanted = np.dtype(dtype)
    stored = np.dtype(np.uint8) if wanted == np.bool_ else wanted
    values = pc.cast(cells, pa.from_numpy_dtype(stored))
    start = values.offset * stored.itemsize
    return np.frombuffer(values.buffers()[1], stored, len(values), start).view(wanted)


def fixed_width(table: pa.Table, file: str, name: str, width: int) -> npt.NDArray[np.bytes_]:
    """A column of text of one width as a numpy array of bytes, without copying.

    Raises:
        DataError: a cell has another width.
    """
    chunk = table.column(name).combine_chunks()
    if (numbers(pc.utf8_length(chunk), np.int32) != width).any():
        raise DataError(file, f"every cell should have {width} characters", column=name)
    start = chunk.offset * width
    text = chunk.buffers()[2][start : start + len(chunk) * width]
    return np.frombuffer(text, dtype=f"S{width}")


def positions(table: pa.Table, file: str, name: str, known: Sequence[str]) -> npt.NDArray[np.uint8]:
    """Where each cell of a column of few texts stands in a list of at most 256 known values.

    Raises:
        DataError: a cell has another value.
    """
    cells = table.column(name).combine_chunks()
    place_of = {value: place for place, value in enumerate(known)}
    values = cells.dictionary.to_pylist()
    if strange := [value for value in values if value not in place_of]:
        raise DataError(file, f"unknown value {strange[0]!r}", column=name)
    lookup = np.array([place_of[value] for value in values], dtype=np.uint8)
    found: npt.NDArray[np.uint8] = lookup[numbers(cells.indices, np.int32)]
    return found
