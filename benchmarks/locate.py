"""locate_ms: from a postcode as typed to its place."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from pathlib import Path
from statistics import fmean

import pandas as pd

from benchmarks.questions import home_postcodes
from benchmarks.results import Row, WrongAnswerError
from benchmarks.synthetic import SEED
from benchmarks.timing import one_core, settle, timed
from pathways.model import Place
from pathways.settings import Settings
from pathways.wiring import get_app_state

POSTCODES = 20_000
WARM_UP = 100

# Latitude and longitude in millionths, district, setting, and what may stand in an address.
Found = tuple[int, int, str, str, str]
_COLUMNS = ["lat_e6", "lon_e6", "district", "setting", "shareable"]


def run() -> list[Row]:
    """Ours beside two tables that hold the whole answer ready."""
    geo = Settings.from_environment().data / "geo"
    places = get_app_state().places
    table = _table(geo)
    base = _database(table)
    chance = random.Random(SEED)
    typed = [_as_typed(each, chance) for each in home_postcodes(geo, POSTCODES + WARM_UP, SEED)]
    settle()
    with one_core():
        timed(places.locate, typed[:WARM_UP], keep=_comparable)
        ours, found = timed(places.locate, typed[WARM_UP:], keep=_comparable)
        return [
            _row(ours, found, name, look_up, typed)
            for name, look_up in (
                ("pandas DataFrame.loc", lambda text: _in_pandas(table, text)),
                ("SQLite primary key", lambda text: _in_sqlite(base, text)),
            )
        ]


def _as_typed(postcode: str, chance: random.Random) -> str:
    """One of the ways in which people type a postcode."""
    spellings = (postcode, postcode.lower(), postcode.replace(" ", ""), f" {postcode.lower()} ")
    return chance.choice(spellings)


def _comparable(place: Place) -> Found:
    point = round(place.lat * 1e6), round(place.lon * 1e6)
    return *point, place.district or "", place.setting, place.shareable


def _key(text: str) -> str:
    return "".join(text.upper().split())


def _table(geo: Path) -> pd.DataFrame:
    """Every postcode with its answer worked out beforehand, by its name without spaces."""
    table = pd.read_parquet(geo / "postcodes.parquet")
    districts = pd.read_parquet(geo / "districts.parquet").set_index("district_code")["name"]
    table["district"] = table["district_code"].map(districts)
    sectors = table["pcd7"].str[:5]
    homes = table["live"].groupby(sectors).transform("sum")
    sector = sectors.str[:4].str.rstrip() + " " + sectors.str[4:]
    table["shareable"] = sector.where(homes >= 20, sectors.str[:4].str.rstrip())
    table.index = pd.Index(table["pcd7"].str.replace(" ", ""), name="key")
    return table[_COLUMNS]


def _database(table: pd.DataFrame) -> sqlite3.Connection:
    base = sqlite3.connect(":memory:")
    base.execute(
        "CREATE TABLE postcode (key TEXT PRIMARY KEY, lat_e6 INTEGER, lon_e6 INTEGER, "
        "district TEXT, setting TEXT, shareable TEXT) WITHOUT ROWID"
    )
    rows = table.itertuples(index=True, name=None)
    base.executemany("INSERT INTO postcode VALUES (?, ?, ?, ?, ?, ?)", rows)
    return base


def _in_pandas(table: pd.DataFrame, text: str) -> Found:
    found: Found = tuple(table.loc[_key(text)])
    return found


def _in_sqlite(base: sqlite3.Connection, text: str) -> Found:
    question = f"SELECT {', '.join(_COLUMNS)} FROM postcode WHERE key = ?"
    found: Found = base.execute(question, [_key(text)]).fetchone()
    return found


def _row(
    ours: list[float],
    found: list[Found],
    name: str,
    look_up: Callable[[str], Found],
    typed: list[str],
) -> Row:
    timed(look_up, typed[:WARM_UP], keep=tuple)
    times, answers = timed(look_up, typed[WARM_UP:], keep=tuple)
    if answers != found:
        raise WrongAnswerError(f"{name} finds other places than ours")
    work = (
        f"Mean over {POSTCODES:,} different postcodes in four spellings. Ours also understands "
        "parts of postcodes, towns, schools and slips; the peer upper-cases, strips spaces and "
        "looks up a table in which district, setting and shareable sector stand ready."
    )
    return Row("locate_ms", fmean(ours), fmean(times), name, "ms", work)
