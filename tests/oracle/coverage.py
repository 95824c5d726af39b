"""Coverage worked out a second time: every listing held against every small area, with geopy."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pandas as pd

from tests.oracle import rules
from tests.oracle.dates import freshness
from tests.oracle.distance import STEP_FREE, miles_between
from tests.oracle.judging import can_join, for_families, judge
from tests.oracle.question import Question
from tests.oracle.reading import Books, Row, values

STAGES = {
    "starting": ["starter", "beginner"],
    "foundation": ["grade-1", "grade-2", "grade-3"],
    "intermediate": ["grade-4", "grade-5"],
    "advanced": ["grade-6", "grade-7", "grade-8", "advanced"],
}
BEST_FIRST = ["sure", "likely", "maybe", "none"]
_CERTAINTY = {"confirmed": "sure", "seen": "likely", "old": "maybe"}
_MILES_PER_DEGREE = 68.5  # of latitude, at the least


@dataclass(frozen=True)
class Area:
    """One small area: where it is, who lives there, how deprived it is."""

    code: str
    lat: float
    lon: float
    hub: str
    people: float
    need: float


@dataclass(frozen=True)
class Door:
    """One place of one listing, and how surely it would answer, were it in reach."""

    listing: str
    lat: float
    lon: float
    uncertain: float
    certainty: str


def read_areas(geo: Path, hub_of_district: dict[str, str]) -> list[Area]:
    """The small areas of the region."""
    table = pd.read_parquet(geo / "small_areas.parquet")
    table = table[table["in_region"]]
    return [
        Area(
            row.lsoa21cd,
            row.lat,
            row.lon,
            hub_of_district[row.district_code],
            round(float(row.mye20_5_18), 1),
            round(float(row.imd25_score), 3),
        )
        for row in table.itertuples()
    ]


def doors(
    books: Books, instruments: Sequence[str], stage: str, asked: Question, as_of: date
) -> list[Door]:
    """Every place that answers, distance aside."""
    found = []
    for row in books.opportunities:
        if row["reach"] != "local" or not _may_count(row, asked):
            continue
        certainty = answers(row, books, instruments, stage, asked, as_of)
        for venue_id in values(row["venue_id"]):
            venue = books.venues[venue_id]
            access = STEP_FREE[venue["step_free"]] if asked.step_free else "yes"
            barred = access == "no" or (asked.strict and access != "yes")
            if certainty == "none" or barred:
                continue
            at_best = certainty if access == "yes" else "maybe"
            found.append(
                Door(
                    row["id"],
                    float(venue["lat"]),
                    float(venue["lon"]),
                    float(venue["uncertain_miles"]),
                    at_best,
                )
            )
    return found


def _may_count(row: Row, asked: Question) -> bool:
    too_young = row["age_max"] and int(row["age_max"]) < 5
    too_old = row["age_min"] and int(row["age_min"]) > 18
    return for_families(row, asked) and can_join(row, asked.joins) and not too_young and not too_old


def answers(
    row: Row,
    books: Books,
    instruments: Sequence[str],
    stage: str,
    asked: Question,
    as_of: date,
) -> str:
    """The best that the listing is for any of the instruments at any level of the stage."""
    best = "none"
    for instrument in instruments:
        for level in STAGES[stage]:
            question = replace(asked, instrument=instrument, level=level, step_free=False)
            verdicts = judge(row, question, books, as_of, None)
            if not rules.level_is_asked_of(row, question):
                verdicts["level"] = "yes"
            best = min(best, _certainty(verdicts, row, asked, as_of), key=BEST_FIRST.index)
    return best


def _certainty(verdicts: dict[str, str], row: Row, asked: Question, as_of: date) -> str:
    found = set(verdicts.values())
    beside = {each for name, each in verdicts.items() if name not in ("instrument", "level")}
    if "no" in found or "near" in found or (asked.strict and beside - {"yes"}):
        return "none"
    return "maybe" if "unknown" in found else _CERTAINTY[freshness(row, as_of)]


def best_in_reach(area: Area, open_doors: Iterable[Door], within: float) -> str:
    """``sure``, ``likely``, ``maybe`` or ``none``."""
    best = "none"
    for door in open_doors:
        if abs(area.lat - door.lat) * _MILES_PER_DEGREE > within + door.uncertain + 1:
            continue
        miles = miles_between(area.lat, area.lon, door.lat, door.lon)
        if miles + door.uncertain <= within:
            best = min(best, door.certainty, key=BEST_FIRST.index)
        elif miles - door.uncertain <= within:
            best = min(best, "maybe", key=BEST_FIRST.index)
    return best


def choices_in_reach(area: Area, open_doors: Iterable[Door], within: float) -> tuple[int, int]:
    """How many listings are sure or likely and surely in reach, and how many are perhaps."""
    certain, possible = set(), set()
    for door in open_doors:
        miles = miles_between(area.lat, area.lon, door.lat, door.lon)
        if miles - door.uncertain <= within:
            possible.add(door.listing)
        if miles + door.uncertain <= within and door.certainty in ("sure", "likely"):
            certain.add(door.listing)
    return len(certain), len(possible)


def nearest_miles(area: Area, open_doors: Iterable[Door]) -> float:
    """Miles to the nearest that is sure or likely, distance aside."""
    return min(
        (
            miles_between(area.lat, area.lon, door.lat, door.lon)
            for door in open_doors
            if door.certainty in ("sure", "likely")
        ),
        default=float("inf"),
    )


def hubs_with_unplaced(
    books: Books, instruments: Sequence[str], stage: str, asked: Question, as_of: date
) -> set[str]:
    """Hubs with a listing that would answer, but that nobody places."""
    return {
        row["hub_id"]
        for row in books.opportunities
        if row["reach"] == "local"
        and not values(row["venue_id"])
        and _may_count(row, asked)
        and answers(row, books, instruments, stage, asked, as_of) != "none"
    }
