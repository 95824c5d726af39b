"""A map as SVG: areas by class, hatching, borders, listings and sites; drawn, never photographed.

Words other than names stand beside the picture, where a reader can select them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

import numpy as np

from pathways.documents.plain_text import plain_text
from pathways.geodesy import Floats

WIDTH = 1000
INK, PAPER, NOBODY = "#1d2733", "#ffffff", "#e4e4e0"
SITE = "#d95f0e"
_CLOSE = 0.5  # corners nearer to the last than this, in the picture's units, are left out
_FONT = "Atkinson Hyperlegible Next"
_HATCH = (
    '<pattern id="hatch" width="9" height="9" patternUnits="userSpaceOnUse" '
    f'patternTransform="rotate(45)"><path d="M0,0V9" stroke="{INK}" stroke-width="1.6" '
    'stroke-opacity="0.5"/></pattern>'
)
Outlines = Mapping[str, Mapping[str, Any]]
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Picture:
    """What is drawn; points are longitude and latitude.

    Attributes:
        areas: code to outline, in ``classes`` code to class, None where nobody lives.
        colours: of the classes.
        hatched: codes of the areas that are hatched.
        borders: outlines drawn as lines over the areas.
        names: what is written, and where.
        surely, perhaps: where listings are; a full dot and a hollow one.
        sites: in order of their number, from 1.
    """

    areas: Outlines
    classes: Mapping[str, int | None]
    colours: Sequence[str]
    hatched: frozenset[str]
    borders: Outlines
    names: Sequence[tuple[str, Point]] = ()
    surely: Sequence[Point] = ()
    perhaps: Sequence[Point] = ()
    sites: Sequence[Point] = ()

    def svg(self) -> str:
        """The picture, `WIDTH` wide."""
        paper = _Paper.around(self.areas)
        parts = [*self._areas(paper), *self._lines(paper), *self._marks(paper), *self._words(paper)]
        size = f'width="{WIDTH}" height="{paper.height}" viewBox="0 0 {WIDTH} {paper.height}"'
        head = f'<svg xmlns="http://www.w3.org/2000/svg" {size}><defs>{_HATCH}</defs>'
        return "".join([head, *parts, "</svg>"])

    def _areas(self, paper: _Paper) -> Iterable[str]:
        """Areas of one class are one shape; its own colour covers the seams between them."""
        paths = {code: paper.path(outline) for code, outline in self.areas.items()}
        for number, colour in (*enumerate(self.colours), (None, NOBODY)):
            same = "".join(path for code, path in paths.items() if self.classes[code] == number)
            if same:
                yield _shape(same, f'fill="{colour}" stroke="{colour}" stroke-width="0.8"')
        hatched = "".join(path for code, path in paths.items() if code in self.hatched)
        if hatched:
            yield _shape(hatched, 'fill="url(#hatch)"')

    def _lines(self, paper: _Paper) -> Iterable[str]:
        lines = "".join(paper.path(outline) for outline in self.borders.values())
        yield _shape(
            lines, f'fill="none" stroke="{INK}" stroke-width="1.8" stroke-linejoin="round"'
        )

    def _marks(self, paper: _Paper) -> Iterable[str]:
        for points, style in (
            (self.perhaps, f'r="5" fill="{PAPER}" stroke="{INK}" stroke-width="2.4"'),
            (self.surely, f'r="6" fill="{INK}" stroke="{PAPER}" stroke-width="2"'),
        ):
            for point in dict.fromkeys(points):
                x, y = paper.place(point)
                yield f'<circle cx="{x:.1f}" cy="{y:.1f}" {style}/>'
        for number, point in enumerate(self.sites, start=1):
            x, y = paper.place(point)
            yield (
                f'<rect x="{x - 17:.1f}" y="{y - 17:.1f}" width="34" height="34" rx="5" '
                f'fill="{INK}" stroke="{PAPER}" stroke-width="3"/>'
            )
            yield _text(str(number), x, y + 9, 26, PAPER)

    def _words(self, paper: _Paper) -> Iterable[str]:
        size = 24 if len(self.names) <= 12 else 18
        for name, point in self.names:
            x, y = paper.place(point)
            lines = name.replace(" & ", " &\n").split("\n")
            for down, line in enumerate(lines):
                middle = y + size * (down - (len(lines) - 1) / 2)
                yield _text(line, x, middle, size, INK, halo=True)


@dataclass(frozen=True, slots=True)
class _Paper:
    """From degrees to the picture's units: true to scale in the middle of what is drawn."""

    west: float
    north: float
    across: float
    down: float
    height: int

    @classmethod
    def around(cls, outlines: Outlines) -> _Paper:
        corners = np.concatenate([ring for each in outlines.values() for ring in _rings(each)])
        (west, south), (east, north) = corners.min(axis=0), corners.max(axis=0)
        shrink = float(np.cos(np.radians((south + north) / 2)))
        margin = 0.02 * max((east - west) * shrink, north - south)
        width = (east - west) * shrink + 2 * margin
        down = WIDTH / width
        height = round((north - south + 2 * margin) * down)
        return cls(west - margin / shrink, north + margin, down * shrink, down, height)

    def place(self, point: Point) -> Point:
        lon, lat = point
        return (lon - self.west) * self.across, (self.north - lat) * self.down

    def path(self, outline: Mapping[str, Any]) -> str:
        return "".join(self._ring(ring) for ring in _rings(outline))

    def _ring(self, ring: Floats) -> str:
        corners = np.column_stack(
            [(ring[:, 0] - self.west) * self.across, (self.north - ring[:, 1]) * self.down]
        )
        # What falls together at this size is drawn once.
        cells = np.floor(corners / _CLOSE)
        keep = np.r_[True, (np.diff(cells, axis=0) != 0).any(axis=1)]
        pairs = [f"{x:.1f},{y:.1f}" for x, y in corners[keep].tolist()]
        return f"M{'L'.join(pairs)}Z"


def _rings(outline: Mapping[str, Any]) -> Iterable[Floats]:
    shape = outline["coordinates"]
    for polygon in [shape] if outline["type"] == "Polygon" else shape:
        for ring in polygon:
            yield np.asarray(ring, dtype=np.float64)[:, :2]


def _shape(path: str, style: str) -> str:
    return f'<path d="{path}" fill-rule="evenodd" {style}/>'


def _text(words: str, x: float, y: float, size: int, colour: str, *, halo: bool = False) -> str:
    around = f' stroke="{PAPER}" stroke-width="5" stroke-linejoin="round" paint-order="stroke"'
    style = f'font-family="{_FONT}" font-size="{size}" font-weight="700" fill="{colour}"'
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="middle" {style}{around if halo else ""}>'
        f"{escape(plain_text(words, 60))}</text>"
    )
