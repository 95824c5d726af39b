"""What the map of coverage is told after a rerun: a few characters for each part that is shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from pathways.catalogue.index import Spots
from pathways.coverage import Areas, Figures, Standing
from pathways.coverage.shading import (
    HATCH_SHORT_WORDS,
    HATCH_WORDS,
    NOBODY_WORDS,
    Scale,
    change_class,
    change_scale,
    classes,
    hatched,
    ink,
    scale,
)
from pathways.coverage.supply import NONE
from pathways.vocabulary import CERTAINTIES
from pathways.web.coverage_map_parts import PartFile

NOT_SHOWN, NOBODY = "-", "x"
_COUNTS = (*CERTAINTIES, "none")
Message = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Mark:
    """A place that is pointed out, such as a new group or a site.

    Attributes:
        lat, lon: WGS84 degrees.
        letter: one or two characters on the mark.
        name: what stands there.
        words: more about it, if anything.
    """

    lat: float
    lon: float
    letter: str
    name: str
    words: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """Which parts are shown, and how.

    Attributes:
        by: how the region is divided.
        measure: a key of `pathways.coverage.shading.MEASURES`.
        files: those that hold any of the parts.
    """

    areas: Areas
    by: str
    measure: str
    files: Sequence[PartFile]

    def now(self, figures: Sequence[Figures]) -> Message:
        """The map as things are: one state, with the counts behind it."""
        return {"states": [self._state("Now", figures, [0])], "counts": [self._counts(figures)]}

    def change(self, before: Sequence[Figures], after: Sequence[Figures]) -> Message:
        """The map before a change, after it, and what it changes; the last is shown first."""
        pairs = zip(before, after, strict=True)
        of_code = {old.code: self._changes(old, new) for old, new in pairs}
        changes = {
            "name": "What changes",
            "scale": _scale(change_scale(self.measure, self.by)),
            "classes": self._rows(of_code),
            "counts": [0, 1],
        }
        states = [self._state("Before", before, [0]), self._state("After", after, [1]), changes]
        return {"states": states, "counts": [self._counts(before), self._counts(after)]}

    def hatching(self, figures: Sequence[Figures]) -> list[str]:
        """For each file which parts are hatched."""
        return self._rows({each.code: str(int(hatched(each))) for each in figures})

    def _state(self, name: str, figures: Sequence[Figures], counts: list[int]) -> Message:
        found = classes(figures, self.by, self.measure, self.areas)
        of_code = {each.code: _digit(row) for each, row in zip(figures, found, strict=True)}
        return {
            "name": name,
            "scale": _scale(scale(self.measure, self.by)),
            "classes": self._rows(of_code),
            "counts": counts,
        }

    def _changes(self, before: Figures, after: Figures) -> str:
        return _digit(change_class(before, after, self.by, self.measure))

    def _counts(self, figures: Sequence[Figures]) -> list[Any]:
        """How many stand how, for each file.

        All who live in a neighbourhood stand the same, so one digit (0 sure to 3 none) says it;
        else there is a list each for sure, likely, maybe and none.
        """
        if self.by == "lsoa":
            return self._rows({each.code: _stands(each) for each in figures})
        of_code = {each.code: each for each in figures}
        return [_table([of_code.get(code) for code in file.codes]) for file in self.files]

    def _rows(self, of_code: Mapping[str, str]) -> list[str]:
        """One character for each part of each file, in the file's order."""
        return ["".join(of_code.get(code, NOT_SHOWN) for code in file.codes) for file in self.files]


def _digit(number: int | None) -> str:
    return NOBODY if number is None else str(number)


def _stands(figures: Figures) -> str:
    held = [getattr(figures, name) for name in _COUNTS]
    return str(held.index(max(held)))


def _table(parts: Sequence[Figures | None]) -> list[list[int]]:
    return [[round(getattr(each, name)) if each else 0 for each in parts] for name in _COUNTS]


def _scale(scale: Scale) -> Message:
    """A scale with the colour of the hatching on each of its shades."""
    shades = [
        {**asdict(each), "ink": {"light": ink(each.light), "dark": ink(each.dark)}}
        for each in scale.shades
    ]
    return {"title": scale.title, "shades": shades}


def spots_shown(spots: Spots, standing: Standing) -> list[list[int]]:
    """The rows of the catalogue's spots that answer the question: sure, likely, maybe."""
    supply = standing.supply
    keys = zip(spots.listing.tolist(), spots.points[:, 0].tolist(), strict=True)
    row_of = {key: row for row, key in enumerate(keys)}
    shown: list[list[int]] = [[] for _ in CERTAINTIES]
    for each in np.flatnonzero(standing.answered < NONE).tolist():
        # A what-if's new groups stand nowhere in the catalogue.
        row = row_of.get((int(supply.listing[each]), float(supply.points[each, 0])))
        if row is not None:
            shown[standing.answered[each]].append(row)
    return shown


def mark_messages(marks: Sequence[Mark]) -> list[Message]:
    """The marks as the map's script takes them."""
    return [asdict(each) for each in marks]


SORTS = {
    "hub": "Music hub",
    "district": "District",
    "msoa": "Local area (MSOA)",
    "lsoa": "Neighbourhood (LSOA)",
}
NOTES = {"hatch": HATCH_SHORT_WORDS, "hatch_at_length": HATCH_WORDS, "nobody": NOBODY_WORDS}
