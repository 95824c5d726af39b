"""Which listings count as coverage, and how surely each answers for an instrument and a stage.

A listing counts where it is a place to play that a family can join by itself, is for the young, is
not over, takes some age between 5 and 18 and meets somewhere nearby. What is near (an instrument
that is only sometimes taken, a level one step off) never counts; what no source states makes a
maybe.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import numpy.typing as npt

from pathways.catalogue import Catalogue
from pathways.catalogue.index import Flags, ListingIndex, Verdicts, Whole
from pathways.coverage.subjects import Subject
from pathways.freshness import freshness, price_is_fresh
from pathways.geodesy import Floats
from pathways.matching import Query
from pathways.matching.verdicts import NEAR, NO, UNKNOWN, YES, Nearest, asked_verdicts
from pathways.vocabulary import CERTAINTIES, JOINS, KINDS, REACHES, STAGES

SURE, LIKELY, MAYBE, NONE = range(len(CERTAINTIES) + 1)
Certainty = npt.NDArray[np.int8]
YOUNGEST, OLDEST = 5, 18  # whom coverage is counted for; what takes none of them never counts

_LOCAL = REACHES.index("local")
_VOICE = "voice"
_NOWHERE = Nearest(*(np.empty(0, dtype) for dtype in (np.int64, float, np.int8, float, float)))


@dataclass(frozen=True, slots=True, eq=False)
class Supply:
    """What may count. S spots (a listing at one of its places), P listings without a place.

    Attributes:
        listing: (S,) position of the listing in the catalogue.
        points: (S, 3) earth-centred metres.
        uncertain: (S,) miles that the true spot may be off.
        best: (S,) SURE, LIKELY or MAYBE: the most that it can be for any question, by how fresh its
            source is and whether all that was asked beside instrument and stage is stated.
        placeless: (P,) positions of local listings of which nobody says where they meet.
        placeless_best: (P,) the same for these.
    """

    listing: Whole
    points: Floats
    uncertain: Floats
    best: Certainty
    placeless: Whole
    placeless_best: Certainty

    def only(self, spots: Flags, placeless: Flags) -> Supply:
        """Some of the spots, and some of the listings without a place."""
        return Supply(
            self.listing[spots],
            self.points[spots],
            self.uncertain[spots],
            self.best[spots],
            self.placeless[placeless],
            self.placeless_best[placeless],
        )


def find_supply(
    catalogue: Catalogue, asked: Query, as_of: date, for_whom: Flags | None = None
) -> Supply:
    """The listings that may count.

    Args:
        asked: kinds, ways of joining, days, genres, cost, step-free access and inclusion, as in a
            search; its instrument, level, age and radius play no part.
        for_whom: (listings,) those to take in place of those that are for the young.
    """
    index = catalogue.index
    counts, best = _standing(index, asked, as_of)
    counts &= index.for_young if for_whom is None else for_whom
    spots = index.spots
    spot_best = best[spots.listing]
    here = counts[spots.listing]
    if asked.step_free:
        here &= (spots.step_free == YES) if asked.strict else (spots.step_free != NO)
        spot_best = np.where(spots.step_free == UNKNOWN, MAYBE, spot_best)
    placed = np.zeros(len(counts), dtype=bool)
    placed[spots.listing] = True
    placeless = np.flatnonzero(counts & ~placed)
    return Supply(
        listing=spots.listing[here],
        points=spots.points[here],
        uncertain=spots.uncertain[here],
        best=spot_best[here].astype(np.int8),
        placeless=placeless,
        placeless_best=best[placeless],
    )


def _standing(index: ListingIndex, asked: Query, as_of: date) -> tuple[Flags, Certainty]:
    """Which listings may count, whoever they are for, and the most that each can be."""
    counts = (index.reach == _LOCAL) & index.is_play & index.family_may_join
    counts &= (index.age_max >= YOUNGEST) & (index.age_min <= OLDEST)
    counts &= _among(index.kind, asked.kinds, tuple(KINDS))
    counts &= _among(index.join, asked.joins, JOINS)
    # Freshness counts confirmed, seen, old from 0, as certainty counts sure, likely, maybe.
    best = freshness(index.dated, index.official, as_of)
    for verdicts in beside(index, asked, as_of).values():
        counts &= verdicts != NO
        best = np.where(verdicts == UNKNOWN, MAYBE, best)
    return counts, best.astype(np.int8)


def beside(index: ListingIndex, asked: Query, as_of: date) -> dict[str, Verdicts]:
    """Verdicts of each listing on day, cost, inclusion and genre, those of them that are asked."""
    plain = replace(asked, instrument=None, level=None, age=None, school_year=None, step_free=False)
    verdicts = asked_verdicts(index, plain, _NOWHERE, price_is_fresh(index.priced, as_of))
    return {name: each for name, each in verdicts.items() if name not in ("instrument", "level")}


def _among(codes: Whole, chosen: frozenset[str], words: Sequence[str]) -> Flags:
    if not chosen:
        return np.ones(len(codes), dtype=bool)
    return np.isin(codes, [row for row, word in enumerate(words) if word in chosen])


def answers(
    index: ListingIndex,
    subjects: Sequence[Subject],
    stages: Sequence[str],
    listings: Whole,
    best: Certainty,
) -> Certainty:
    """How surely each listing answers each question, distance aside: (subjects, stages, listings).

    Args:
        listings: positions in the catalogue, in any order and perhaps more than once.
        best: the most that each can be.
    """
    levels = {voice: stage_verdicts(index, stages, voice)[:, listings] for voice in (False, True)}
    answered = np.full((len(subjects), len(stages), len(listings)), NONE, dtype=np.int8)
    for row, subject in enumerate(subjects):
        for name in subject.instruments:
            instrument = index.instrument[index.instrument_row[name]][listings]
            found = _certainty(instrument, levels[name == _VOICE], best)
            np.minimum(answered[row], found, out=answered[row])
    return answered


def stage_verdicts(index: ListingIndex, stages: Sequence[str], voice: bool) -> Verdicts:
    """(stages, all listings): the best verdict on any level of each stage; a near is a no.

    Singers are asked their level only where the source itself states one.
    """
    rows = []
    for stage in stages:
        verdicts = index.level[list(STAGES[stage])]
        best = np.where(verdicts == NEAR, NO, verdicts).max(axis=0)
        rows.append(np.where(index.level_stated, best, YES) if voice else best)
    return np.stack(rows).astype(np.int8)


def _certainty(instrument: Verdicts, stages: Verdicts, best: Certainty) -> Certainty:
    """(stages, listings): certainty, distance aside."""
    known = (instrument == YES) & (stages == YES)
    possible = ((instrument == YES) | (instrument == UNKNOWN)) & (stages != NO)
    return np.where(known, best, np.where(possible, MAYBE, NONE)).astype(np.int8)
