"""Everything that a pack of evidence says, as one plain value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from pathways.coverage import AreaGap, Areas, Figures, Matrix, MethodCard, Question, Rungs, Subject
from pathways.coverage.part import DIVIDED, Part
from pathways.coverage.shading import MEASURE_OF_COUNTED
from pathways.vocabulary import CERTAINTIES

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Counted:
    """A listing that answers the question or may, near enough to somebody of the part.

    Attributes:
        certainty: the most it can be: sure, likely or maybe; ``place unknown`` where nobody says
            where it meets, so that it counts for nobody yet.
        places: names of its places; ``points`` longitude, latitude and precision of each.
        url: its own page, or its provider's.
    """

    id: str
    name: str
    provider: str
    hub: str | None
    kind: str
    certainty: str
    places: tuple[str, ...]
    points: tuple[tuple[float, float, str], ...]
    url: str | None
    source_url: str
    source_date: str | None


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """One question answered for one part of the region, with all that bears on it.

    Attributes:
        version: of the catalogue.
        areas: the small areas of the part.
        counted_as: the least certainty that counts as covered where something is shaded: sure,
            likely or maybe.
        whole: the figures of the part.
        divisions: for each way to divide the part its figures, in order of name.
        families: ids of families to names, the rows of ``matrix``.
        matrix: every family at every stage, for the part as a whole.
        inclusive: what states that it welcomes each sort of young people, for the part as a whole.
        gaps: the deepest first, over all families and stages, as shares of the part's own need;
            ``gaps_by`` says of which parts.
        rungs: each family's ladder over the part.
        worklist: what to ask of whom, counted for the part (`worklist_record`).
        sites: the best next sites (`sites_record`), or None where nobody asked for them.
        counted: the listings behind the figures, the surest first.
        cards: the method of each figure.
    """

    question: Question
    as_of: date
    version: str
    part: Part
    areas: Areas
    counted_as: str
    whole: Figures
    divisions: Mapping[str, tuple[Figures, ...]]
    families: Mapping[str, str]
    matrix: Matrix
    inclusive: Matrix
    gaps: tuple[AreaGap, ...]
    gaps_by: str
    rungs: tuple[tuple[Subject, Rungs], ...]
    worklist: Record
    sites: Record | None
    counted: tuple[Counted, ...]
    cards: tuple[MethodCard, ...]

    @property
    def by(self) -> str:
        """The largest parts into which the part is divided."""
        return DIVIDED[self.part.by][0]

    @property
    def measure(self) -> str:
        """What maps are shaded by: the share without what counts as covered."""
        return MEASURE_OF_COUNTED[self.counted_as]

    def lacking(self, counts: Sequence[float]) -> float:
        """Of sure, likely, maybe and none those that do not count as covered."""
        return sum(counts[CERTAINTIES.index(self.counted_as) + 1 :])
