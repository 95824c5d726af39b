"""Reading the sources and writing the results, the same bytes on every run."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

Feature = dict[str, Any]


def read_source(folder: Path, name: str, columns: list[str]) -> pd.DataFrame:
    """Some columns of one Parquet source; a missing file or column is named."""
    path = folder / name
    if not path.is_file():
        raise SystemExit(f"{path}: no such file; --sources names the folder that holds it")
    present = pq.read_schema(path).names
    if missing := [column for column in columns if column not in present]:
        raise SystemExit(f"{path}: no column {', '.join(missing)}; it has {', '.join(present)}")
    return pd.read_parquet(path, columns=columns)


def read_features(folder: Path, name: str) -> list[Feature]:
    """The features of one GeoJSON source."""
    path = folder / name
    if not path.is_file():
        raise SystemExit(f"{path}: no such file; --sources names the folder that holds it")
    features: list[Feature] = json.loads(path.read_text(encoding="utf-8"))["features"]
    return features


def write_table(path: Path, frame: pd.DataFrame, categories: Iterable[str] = ()) -> None:
    """Write a frame as one compact Parquet row group.

    ``categories`` are the columns with few distinct values, kept as dictionaries; all others are
    split by byte, which lets zstd find the likeness of neighbouring coordinates.
    """
    table = pa.Table.from_pandas(frame, preserve_index=False).replace_schema_metadata(None)
    few = list(categories)
    encoding = {
        field.name: _encoding(field.type) for field in table.schema if field.name not in few
    }
    pq.write_table(
        table,
        path,
        compression="zstd",
        compression_level=19,
        row_group_size=max(len(frame), 1),
        use_dictionary=few,
        column_encoding=encoding,
        write_statistics=False,
        store_schema=False,
    )


def _encoding(kind: pa.DataType) -> str:
    if pa.types.is_boolean(kind):
        return "PLAIN"
    if pa.types.is_integer(kind) or pa.types.is_floating(kind):
        return "BYTE_STREAM_SPLIT"
    return "DELTA_BYTE_ARRAY"


def write_geojson(
    path: Path, features: Iterable[tuple[Mapping[str, Any], Mapping[str, Any]]]
) -> None:
    """Write (properties, geometry) pairs as GeoJSON, one feature to a line."""
    lines = [
        json.dumps(
            {"type": "Feature", "properties": properties, "geometry": geometry},
            ensure_ascii=False,
            separators=(",", ":"),
        )
        for properties, geometry in features
    ]
    body = ",\n".join(lines)
    path.write_text(
        f'{{"type":"FeatureCollection","features":[\n{body}\n]}}\n', encoding="utf-8", newline="\n"
    )
