"""One question of coverage: for whom, how far along, how far to travel, of what sort."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pathways.coverage.subjects import Subject, find_stage, find_subject
from pathways.matching import Query, make_query
from pathways.model import Instrument


@dataclass(frozen=True, slots=True)
class Question:
    """What coverage is measured for.

    Attributes:
        stage: one of the vocabulary's stages.
        asked: the radius and what else a listing must be; its instrument and level are not asked.
    """

    subject: Subject
    stage: str
    asked: Query

    @property
    def within(self) -> float:
        """The radius in miles."""
        return self.asked.within_miles

    @property
    def words(self) -> str:
        """The question in a few words: "Brass, foundation, within 10 miles"."""
        chosen = [*self.asked.kinds, *self.asked.joins, *self.asked.days, *self.asked.genres]
        flags = [name for name in ("free", "step_free", "strict") if getattr(self.asked, name)]
        beside = sorted([*chosen, *self.asked.inclusion]) + flags
        parts = [self.subject.name, self.stage, f"within {self.within:g} miles", *beside]
        return ", ".join(part.replace("_", " ") for part in parts)


def make_question(
    instruments: Mapping[str, Instrument],
    *,
    instrument: str,
    stage: str,
    within: str | float,
    **beside: Any,
) -> Question:
    """A question from words as typed.

    Args:
        beside: kinds, joins, days, genres, inclusion, free, step_free, strict, as in a search.

    Raises:
        QuestionError: for the first word that is not understood, with near alternatives.
    """
    return Question(
        find_subject(instruments, instrument),
        find_stage(stage),
        make_query(instruments, within=within, **beside),
    )
