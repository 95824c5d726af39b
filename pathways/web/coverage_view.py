"""What the Coverage page shows at this moment, handed to each of its parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pathways.coverage import Areas, Figures, Question, Standing
from pathways.coverage.part import Part
from pathways.vocabulary import CERTAINTIES
from pathways.wiring import App


@dataclass(frozen=True, slots=True, eq=False)
class CoverageView:
    """One question answered, and which part of the region it is looked at for.

    Attributes:
        standing: the answer for every small area of the whole region.
        part: what is looked at: the region, a hub or a district.
        by: how ``part`` is divided in the table and on the map: ``hub``, ``district``, ``msoa`` or
            ``lsoa``.
        whole: the figures of ``part``.
        figures: those of its divisions, in order of name.
        counted: the least certainty that counts as covered where something is shaded: ``sure``,
            ``likely`` or ``maybe``.
    """

    app: App
    areas: Areas
    standing: Standing
    part: Part
    by: str
    whole: Figures
    figures: Sequence[Figures]
    counted: str = "likely"

    @property
    def question(self) -> Question:
        """What is asked."""
        return self.standing.question

    @property
    def as_of(self) -> date:
        """The day of the answer."""
        return self.standing.as_of

    def uncovered(self, figures: Figures) -> float:
        """How many of these young people have nothing in reach that is as sure as ``counted``."""
        enough = CERTAINTIES[: CERTAINTIES.index(self.counted) + 1]
        held: float = sum(getattr(figures, each) for each in enough)
        return round(figures.young_people - held, 1)
