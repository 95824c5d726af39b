"""Three other ways to do the search."""

from __future__ import annotations

import math
import sqlite3

import numpy as np
import numpy.typing as npt
from geopy.distance import geodesic
from sklearn.neighbors import BallTree

from benchmarks.questions import Question
from benchmarks.search_facts import (
    BANDS,
    MAYBE,
    NOT_ASKED,
    Facts,
    Found,
    geodesic_miles,
    in_order,
    judged,
)
from pathways.vocabulary import CERTAINTIES, Verdict

_EARTH_MILES = 3958.76  # mean radius; no distance is more than 0.6 % off
_SLACK = 1.006
_MILES_A_DEGREE = 68.7  # of latitude, the least on the ellipsoid
_ANY = -1


class PandasAndGeopy:
    """No index: geopy goes through every listing, pandas filters and sorts."""

    name = "pandas and geopy, every listing"
    how = "a geodesic to every place, then pandas filters and sort"
    questions = 30

    def __init__(self, facts: Facts) -> None:
        self._facts = facts

    def search(self, question: Question) -> Found:
        spots = self._facts.spots
        spots = spots.assign(miles=geodesic_miles(question, spots))
        return in_order(judged(self._facts, spots, question.query), question.query)


class BallTreeAndPandas:
    """scikit-learn finds what is near, pandas filters, geopy measures what is left."""

    name = "scikit-learn BallTree, pandas and geopy"
    how = "haversine BallTree, pandas filters, a geodesic to each place left, pandas sort"
    questions = 500

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        spots = facts.spots
        self._tree = BallTree(_radians(spots["lat"], spots["lon"]), metric="haversine")
        self._most_uncertain = float(spots["uncertain"].max())

    def search(self, question: Question) -> Found:
        place, query = question.place, question.query
        reach = (query.within_miles + self._most_uncertain) * _SLACK / _EARTH_MILES
        near = self._tree.query_radius(_radians([place.lat], [place.lon]), reach)[0]
        spots = judged(self._facts, self._facts.spots.iloc[near], query)
        return in_order(spots.assign(miles=geodesic_miles(question, spots)), query)


def _radians(lat: npt.ArrayLike, lon: npt.ArrayLike) -> npt.NDArray[np.float64]:
    degrees: npt.NDArray[np.float64] = np.column_stack([lat, lon])
    return np.radians(degrees)


_SCHEMA = """
CREATE TABLE spot (number INTEGER PRIMARY KEY, listing INTEGER, id TEXT, name TEXT, lat REAL,
    lon REAL, uncertain REAL, age_min INTEGER, age_max INTEGER, age_known INTEGER,
    level_stated INTEGER, fresh INTEGER);
CREATE VIRTUAL TABLE box USING rtree (number, south, north, west, east);
CREATE TABLE instrument (name TEXT, listing INTEGER, verdict INTEGER,
    PRIMARY KEY (name, listing)) WITHOUT ROWID;
CREATE TABLE level (step INTEGER, listing INTEGER, verdict INTEGER,
    PRIMARY KEY (step, listing)) WITHOUT ROWID;
"""
_QUESTION = f"""
WITH near AS (
    SELECT spot.*, instrument.verdict AS instrument,
        CASE WHEN :instrument = 'voice' AND NOT level_stated THEN {NOT_ASKED}
            ELSE level.verdict END AS level,
        CASE WHEN :age IS NULL THEN {NOT_ASKED}
            WHEN NOT age_known THEN {Verdict.UNKNOWN}
            WHEN max(age_min - :age, :age - age_max) <= 0 THEN {Verdict.YES}
            WHEN max(age_min - :age, :age - age_max) = 1 THEN {Verdict.NEAR}
            ELSE {Verdict.NO} END AS age
    FROM box
    JOIN spot USING (number)
    JOIN instrument ON instrument.name = :instrument AND instrument.listing = spot.listing
    JOIN level ON level.step = :level AND level.listing = spot.listing
    WHERE south <= :lat + :up AND north >= :lat - :up
        AND west <= :lon + :across AND east >= :lon - :across
), counted AS (
    SELECT *, (instrument = {Verdict.NEAR}) + (level = {Verdict.NEAR}) + (age = {Verdict.NEAR})
            AS nears,
        (instrument = {Verdict.UNKNOWN}) + (level = {Verdict.UNKNOWN})
            + (age = {Verdict.UNKNOWN}) AS unknowns,
        instrument = {Verdict.YES} AND level IN ({Verdict.YES}, {NOT_ASKED}) AS suits
    FROM near
    WHERE {Verdict.NO} NOT IN (instrument, level, age)
)
SELECT listing, id, name, lat, lon, uncertain, fresh, nears, unknowns, suits
FROM counted WHERE nears <= 1
"""
_Row = tuple[int, str, str, float, float, float, int, int, int, int]


class SQLiteBoxes:
    """SQLite finds what is near with an R*Tree and filters; geopy measures what is left."""

    name = "SQLite R*Tree and geopy"
    how = "R*Tree of boxes and filters in SQL, a geodesic to each place left, sort in Python"
    questions = 500

    def __init__(self, facts: Facts) -> None:
        self._base = sqlite3.connect(":memory:")
        self._base.executescript(_SCHEMA)
        for number, spot in enumerate(facts.spots.itertuples(index=False)):
            self._base.execute(f"INSERT INTO spot VALUES ({','.join('?' * 12)})", (number, *spot))
        boxes = zip(*_boxes(facts), strict=True)
        self._base.executemany("INSERT INTO box VALUES (?, ?, ?, ?, ?)", boxes)
        for name, verdicts in facts.instrument.items():
            rows = ((name, *each) for each in enumerate(verdicts.tolist()))
            self._base.executemany("INSERT INTO instrument VALUES (?, ?, ?)", rows)
        for step, verdicts in facts.level.items():
            levels = ((_ANY if step is None else step, *e) for e in enumerate(verdicts.tolist()))
            self._base.executemany("INSERT INTO level VALUES (?, ?, ?)", levels)
        self._base.execute("ANALYZE")

    def search(self, question: Question) -> Found:
        place, query = question.place, question.query
        up = query.within_miles / _MILES_A_DEGREE
        words = {
            "instrument": query.instrument,
            "level": _ANY if query.level is None else int(query.level),
            "age": query.age,
            "lat": place.lat,
            "lon": place.lon,
            "up": up,
            "across": up / math.cos(math.radians(abs(place.lat) + up)),
        }
        rows: list[_Row] = self._base.execute(_QUESTION, words).fetchall()
        return _sorted_rows(rows, (place.lat, place.lon), query.within_miles)


def _boxes(facts: Facts) -> list[list[float]]:
    """Number, south, north, west and east of each spot with what it is uncertain by."""
    spots = facts.spots
    lat, lon = spots["lat"].to_numpy(), spots["lon"].to_numpy()
    up = spots["uncertain"].to_numpy() / _MILES_A_DEGREE
    across = up / np.cos(np.radians(lat + up))
    sides = [lat - up, lat + up, lon - across, lon + across]
    return [list(range(len(spots))), *(each.tolist() for each in sides)]


def _sorted_rows(rows: list[_Row], home: tuple[float, float], radius: float) -> Found:
    best: dict[int, tuple[bool, float, _Row]] = {}
    for row in rows:
        miles, uncertain = geodesic(home, row[3:5]).miles, row[5]
        if miles - uncertain > radius:
            continue
        rank = (miles + uncertain > radius, miles, row)
        if row[0] not in best or rank[:2] < best[row[0]][:2]:
            best[row[0]] = rank
    return [(key[-1], CERTAINTIES[key[0]]) for key in sorted(map(_order, best.values()))]


def _order(chosen: tuple[bool, float, _Row]) -> tuple[int, int, int, int, float, str, str]:
    doubtful, miles, (_, id_, name, _, _, _, fresh, nears, unknowns, suits) = chosen
    certainty = fresh if suits and not doubtful and not nears else MAYBE
    band = int(np.searchsorted(BANDS, miles, side="left"))
    return certainty, nears + unknowns + doubtful, band, fresh, miles, name, id_
