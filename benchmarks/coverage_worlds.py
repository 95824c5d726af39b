"""What the benchmarks of coverage measure on, and how others would find what is in reach."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.neighbors import BallTree

from benchmarks.synthetic import SEED, write_synthetic_catalogue
from pathways.catalogue import Catalogue, load_catalogue
from pathways.coverage import Areas, Supply, families, load_areas, single_instruments
from pathways.coverage.subjects import Subject
from pathways.coverage.supply import LIKELY, MAYBE, NONE, SURE, Certainty, answers
from pathways.geodesy import Floats, miles_to_chords
from pathways.settings import Settings
from pathways.vocabulary import STAGES

LISTINGS = 5_000
AS_OF = date(2026, 11, 22)
WITHIN = 10.0

Found = npt.NDArray[np.int8]


def peer_package(name: str) -> Any:
    """A package that only benchmarks and tests need, imported when it is wanted.

    Raises:
        SystemExit: it is not installed; says what installs it.
    """
    try:
        return import_module(name)
    except ModuleNotFoundError as missing:
        sys.exit(f"This needs the package {missing.name}: install the test extras.")


def synthetic_world() -> tuple[Catalogue, Areas]:
    """5,000 synthetic listings among the region's real small areas."""
    settings = Settings.from_environment()
    geo = settings.data / "geo"
    with tempfile.TemporaryDirectory() as folder:
        write_synthetic_catalogue(settings.data / "catalogue", geo, Path(folder), LISTINGS, SEED)
        catalogue = load_catalogue(Path(folder))
    return catalogue, load_areas(geo, catalogue.hubs)


def all_subjects(catalogue: Catalogue) -> tuple[Subject, ...]:
    """Every family and every instrument."""
    return families(catalogue.instruments) + single_instruments(catalogue.instruments)


def our_verdicts(catalogue: Catalogue, supply: Supply, subjects: Sequence[Subject]) -> Certainty:
    """How surely each spot answers each question: what the peers need not work out."""
    stages = tuple(STAGES)
    found = answers(catalogue.index, subjects, stages, supply.listing, supply.best)
    return found.reshape(len(subjects) * len(stages), -1)


class AreasInABallTree:
    """scikit-learn's BallTree of the areas, asked for those within a radius of listings."""

    def __init__(self, areas: Floats) -> None:
        self._tree, self._count = BallTree(areas), len(areas)

    def for_each_question(self, supply: Supply, verdicts: Certainty, within: float) -> Found:
        """(questions, areas): the tree is asked for each question and certainty."""
        return np.stack([self.one_question(supply, each, within) for each in verdicts])

    def one_question(self, supply: Supply, verdicts: Certainty, within: float) -> Found:
        """(areas,): the best in reach."""
        best = np.full(self._count, NONE, dtype=np.int8)
        for certainty in (MAYBE, LIKELY, SURE):
            spots = np.flatnonzero(verdicts <= certainty)
            off = supply.uncertain[spots] * (1 if certainty == MAYBE else -1)
            for reached in self.within(supply.points[spots], within + off):
                best[reached] = certainty
        return best

    def once_for_each_listing(self, supply: Supply, verdicts: Certainty, within: float) -> Found:
        """(questions, areas): the tree is asked once, then each question takes its listings'."""
        surely = self.within(supply.points, within - supply.uncertain)
        perhaps = self.within(supply.points, within + supply.uncertain)
        best = np.full((len(verdicts), self._count), NONE, dtype=np.int8)
        for row, answered in zip(best, verdicts, strict=True):
            for certainty, reached in ((MAYBE, perhaps), (LIKELY, surely), (SURE, surely)):
                spots = np.flatnonzero(answered <= certainty)
                if len(spots):
                    row[np.concatenate([reached[each] for each in spots])] = certainty
        return best

    def within(self, points: Floats, miles: Floats) -> list[npt.NDArray[np.int64]]:
        """The areas within so many miles of each point; none within a negative radius."""
        if not len(points):
            return []
        radii = np.where(miles < 0, -1.0, miles_to_chords(miles))
        found: list[npt.NDArray[np.int64]] = self._tree.query_radius(points, radii)
        return found
