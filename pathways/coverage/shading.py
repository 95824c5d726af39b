"""How a map of coverage is shaded: classes, their colours and words, and what is hatched.

Screen and print take both from here, so that one map never contradicts the other. The breaks are
the same for every question, so that two maps can be held side by side.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pathways.coverage.demand import Areas
from pathways.coverage.figures import Figures

MEASURES: dict[str, str] = {
    "nothing": "Nothing in reach",
    "unsure": "Nothing sure or likely in reach",
    "unconfirmed": "Nothing sure in reach",
    "need": "Need with nothing in reach",
}
# The measure that goes with the least certainty that is counted as having something.
MEASURE_OF_COUNTED = {"maybe": "nothing", "likely": "unsure", "sure": "unconfirmed"}
HATCH_WORDS = (
    "Hatched: for half or more of the young people here the reach crosses the region’s border, "
    "and what is outside has not been surveyed."
)
HATCH_SHORT_WORDS = "Reach crosses the border: outside not surveyed"
NOBODY_WORDS = "No young people live here"
_LACKING = {
    "nothing": ("none",),
    "unsure": ("none", "maybe"),
    "unconfirmed": ("none", "maybe", "likely"),
}
# Shares that begin the second to the fifth class.
BREAKS = (0.05, 0.25, 0.5, 0.75)


@dataclass(frozen=True, slots=True)
class Shade:
    """One class: what it means, and its colour on a light and on a dark page."""

    words: str
    light: str
    dark: str


@dataclass(frozen=True, slots=True)
class Scale:
    """What the colours of one map mean, the least gap first.

    Attributes:
        title: what is shown, with its denominator.
    """

    title: str
    shades: tuple[Shade, ...]


# ColorBrewer's YlGnBu in five classes (Cynthia Brewer, Apache 2.0): safe for colour-blind readers
# and legible in grey. A dark page turns it round, so that the deepest gap stands out on both.
_COLOURS = ("#ffffcc", "#a1dab4", "#41b6c4", "#2c7fb8", "#253494")
_DARK_COLOURS = ("#253494", "#2c7fb8", "#41b6c4", "#a1dab4", "#ffffcc")
_SHARES = (
    "under 5%",
    "5 to under 25%",
    "25 to under 50%",
    "50 to under 75%",
    "75% or more",
)
# All who live in a neighbourhood stand the same, so there is no share of them to show.
_STANDS = ("Something sure", "Something likely", "Maybe something", "Nothing in reach")
_STAND_COLOURS = (0, 1, 2, 4)
_NEEDS = (
    "Something in reach, if only a maybe",
    "Nothing, and among the 30% least deprived of England",
    "Nothing, deprivation in the middle (deciles 5 to 7)",
    "Nothing, more deprived (deciles 3 and 4)",
    "Nothing, and among the 20% most deprived of England",
)
# The national deciles, 1 the most deprived, that end each class of need.
_DECILE_BREAKS = (2, 4, 7)
_DENOMINATORS = {
    "nothing": "Share of residents aged 5 to 18 with nothing in reach",
    "unsure": "Share of residents aged 5 to 18 with nothing sure or likely in reach",
    "unconfirmed": "Share of residents aged 5 to 18 with nothing sure in reach",
    "need": "Share of residents’ need (each counted by deprivation score) with nothing in reach",
}
# Orange against blue: apart for every reader, and neither is a colour of the scale above.
_CHANGES = (
    Shade("Worse: a larger share than before", "#d95f0e", "#f08c3c"),
    Shade("No change", "#f3f1ea", "#2c3334"),
    Shade("Better by under 10 points", "#bcd3ee", "#2f5d94"),
    Shade("Better by 10 to under 50 points", "#5b92cf", "#5f9fe0"),
    Shade("Better by 50 points or more", "#0b4f9e", "#c2e0ff"),
)
_POINTS = (0.1, 0.5)
_UNCHANGED = 1
_LOST_OR_WON = {
    "nothing": ("Has nothing in reach any more", "Newly has something in reach"),
    "unsure": ("Has nothing sure or likely any more", "Newly has something sure or likely"),
    "unconfirmed": ("Has nothing sure any more", "Newly has something sure"),
    "need": ("Has nothing in reach any more", "Newly has something in reach"),
}


def scale(measure: str, by: str) -> Scale:
    """The classes of a map.

    Args:
        measure: a key of `MEASURES`.
        by: what is shaded, one of the divisions of the region.
    """
    if by != "lsoa":
        return Scale(_DENOMINATORS[measure], _paint(_SHARES))
    if measure == "need":
        return Scale("Nothing in reach, by deprivation of the neighbourhood", _paint(_NEEDS))
    shades = _paint(_STANDS, _STAND_COLOURS)
    return Scale("The best in reach of a neighbourhood’s middle", shades)


def _paint(words: Sequence[str], places: Sequence[int] = range(len(_COLOURS))) -> tuple[Shade, ...]:
    return tuple(
        Shade(each, _COLOURS[place], _DARK_COLOURS[place])
        for each, place in zip(words, places, strict=True)
    )


def classes(
    figures: Sequence[Figures], by: str, measure: str, areas: Areas
) -> tuple[int | None, ...]:
    """For each part the number of its class in `scale`; None where no young people live.

    Args:
        figures: of the parts into which ``by`` divides.
    """
    if by != "lsoa":
        return tuple(_share_class(each, measure) for each in figures)
    if measure == "need":
        decile = dict(zip(areas.code.tolist(), areas.decile.tolist(), strict=True))
        return tuple(_need_class(each, decile[each.code]) for each in figures)
    return tuple(_stand_class(each) for each in figures)


def share(figures: Figures, measure: str) -> float | None:
    """The share that ``measure`` asks for, 0 to 1; None where there is nobody to take it of."""
    if measure == "need":
        return figures.need_weighted_gap
    if not figures.young_people:
        return None
    lacking: float = sum(getattr(figures, each) for each in _LACKING[measure])
    return round(lacking / figures.young_people, 6)


def _share_class(figures: Figures, measure: str) -> int | None:
    part = share(figures, measure)
    return None if part is None else bisect_right(BREAKS, part)


def _stand_class(figures: Figures) -> int | None:
    if not figures.young_people:
        return None
    held = (figures.sure, figures.likely, figures.maybe, figures.none)
    return held.index(max(held))


def _need_class(figures: Figures, decile: int) -> int | None:
    if not figures.young_people:
        return None
    return 4 - sum(decile > each for each in _DECILE_BREAKS) if figures.none else 0


def hatched(figures: Figures) -> bool:
    """Whether the reach of half or more of the young people crosses the region's border."""
    return 0 < figures.young_people <= 2 * figures.outside_not_surveyed


def change_scale(measure: str, by: str) -> Scale:
    """The classes of a map of what a change does, in percentage points of the share."""
    title = f"Change: {MEASURES[measure].lower()}"
    if by != "lsoa":
        return Scale(title, _CHANGES)
    lost, won = _LOST_OR_WON[measure]
    worst, none, *_, best = _CHANGES
    return Scale(title, (replace(worst, words=lost), none, replace(best, words=won)))


def change_class(before: Figures, after: Figures, by: str, measure: str) -> int | None:
    """The number of a part's class in `change_scale`; None where no young people live."""
    had, has = share(before, measure), share(after, measure)
    if had is None or has is None:
        return None
    better = round(had - has, 6)
    if better <= 0:
        return _UNCHANGED if not better else 0
    return _UNCHANGED + 1 + (0 if by == "lsoa" else bisect_right(_POINTS, better))


def ink(colour: str) -> str:
    """Black or white, whichever stands out more on ``colour``: for hatching and words on it.

    By the contrast ratio of the Web Content Accessibility Guidelines 2.2.
    """
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return "#000000" if (luminance + 0.05) / 0.05 > 1.05 / (luminance + 0.05) else "#ffffff"


def _linear(value: float) -> float:
    return float(value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4)
