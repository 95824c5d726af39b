"""Questions to put to the search: real postcodes, and everything else drawn at random."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from pathways.catalogue import Catalogue
from pathways.matching import Query
from pathways.model import Place
from pathways.places import Places
from pathways.places.elsewhere import NON_GEOGRAPHIC_OUTCODES
from pathways.vocabulary import RADII_MILES, Level

_AGES = range(5, 19)


@dataclass(frozen=True, slots=True)
class Question:
    """One search from one place."""

    place: Place
    query: Query


def home_postcodes(geo: Path, count: int, seed: int) -> list[str]:
    """Different postcodes where people of the region can live, such as ``NG7 2RD``."""
    columns = ["pcd7", "district_code", "live"]
    postcodes = pd.read_parquet(geo / "postcodes.parquet", columns=columns)
    districts = pd.read_parquet(geo / "districts.parquet")
    region = districts.loc[districts["in_region"], "district_code"]
    offices = postcodes["pcd7"].str[:4].str.rstrip().isin(NON_GEOGRAPHIC_OUTCODES)
    homes = postcodes["live"] & postcodes["district_code"].isin(region) & ~offices
    drawn = random.Random(seed).sample(postcodes.loc[homes, "pcd7"].tolist(), count)
    return [" ".join(each.split()) for each in drawn]


def draw_questions(
    catalogue: Catalogue, places: Places, geo: Path, count: int, seed: int
) -> list[Question]:
    """Different questions, each from another postcode; equal arguments give equal questions."""
    return list(_questions(catalogue, places, home_postcodes(geo, count, seed), seed))


def _questions(
    catalogue: Catalogue, places: Places, homes: list[str], seed: int
) -> Iterator[Question]:
    chance = random.Random(seed)
    instruments = sorted(catalogue.instruments)
    for home in homes:
        instrument = chance.choice(instruments)
        level = None if instrument == "voice" else chance.choice(list(Level))
        radius, age = chance.choice(RADII_MILES), chance.choice([None, *_AGES])
        yield Question(places.locate(home), Query(instrument, level, radius, age))
