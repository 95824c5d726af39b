"""Figures of coverage as people read them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pathways.coverage import Figures
from pathways.coverage.words import people

BEST = ("sure", "likely", "maybe", "none")
BEST_WORDS = {"sure": "Sure", "likely": "Likely", "maybe": "Maybe", "none": "Nothing"}


@dataclass(frozen=True, slots=True)
class BandPart:
    """One part of a band: ``sure``, ``likely``, ``maybe`` or ``none``, and how many that are."""

    id: str
    words: str
    count: float
    of: float

    @property
    def people(self) -> str:
        return people(self.count)

    @property
    def share(self) -> str:
        return percent(self.count / self.of if self.of else None)


def band(counts: tuple[float, float, float, float]) -> tuple[BandPart, ...]:
    """The four parts, in order from sure to nothing."""
    whole = sum(counts)
    pairs = zip(BEST, counts, strict=True)
    return tuple(BandPart(id_, BEST_WORDS[id_], count, whole) for id_, count in pairs)


def figures_band(figures: Figures) -> tuple[BandPart, ...]:
    """The same of a part of the region."""
    return band((figures.sure, figures.likely, figures.maybe, figures.none))


def band_sentence(parts: tuple[BandPart, ...]) -> str:
    """The band in words: "10% sure, 43% likely, 43% maybe, 5% nothing"."""
    return ", ".join(_spoken(parts))


def _spoken(parts: tuple[BandPart, ...]) -> Iterator[str]:
    for each in parts:
        yield f"{each.share} {each.words.lower()}"


def percent(share: float | None) -> str:
    """A share from 0 to 1 in whole per cent; few are never said to be none, nor nearly all all."""
    if share is None:
        return "–"
    if 0 < share < 0.005:
        return "under 1%"
    if 0.995 <= share < 1:
        return "over 99%"
    return f"{share:.0%}"


def fine_percent(share: float | None) -> str:
    """The same to a tenth, where parts of the whole are small."""
    return "–" if share is None else f"{share:.1%}"


def points(difference: float | None) -> str:
    """A difference of two shares in percentage points."""
    if difference is None:
        return "–"
    value = round(difference * 100, 1)
    if value == 0:
        return "0 points"
    return f"{'+' if value > 0 else '−'}{abs(value):g} points"


def miles(value: float | None) -> str:
    """A median distance."""
    return "over 40 miles" if value is None else f"{value:.1f} miles"
