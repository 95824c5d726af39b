"""The map of coverage on a page."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from pathways.catalogue import Catalogue
from pathways.coverage import Figures
from pathways.coverage import measure as measure_figures
from pathways.coverage.shading import MEASURE_OF_COUNTED
from pathways.web.coverage_map_message import (
    NOTES,
    SORTS,
    Mark,
    Message,
    Shown,
    mark_messages,
    spots_shown,
)
from pathways.web.coverage_map_parts import PartFile, part_files
from pathways.web.coverage_map_skeleton import coverage_skeleton
from pathways.web.coverage_view import CoverageView
from pathways.web.map_component import map_frame
from pathways.web.map_data import point_of, read_base_map
from pathways.web.map_document import MapPoint, with_data
from pathways.web.map_parts import Tiles
from pathways.web.server import publish_map
from pathways.wiring import App

if TYPE_CHECKING:
    from pathways.siting import WhatIf

__all__ = ["Mark", "draw_map"]

_TITLE = "Map of coverage. The table says the same in words."
_CHANGE_TITLE = "Map of what changes. The figures beside it say the same in words."
_HEIGHT = 560
_CERTAINTY_WORDS = {
    "sure": "Sure",
    "likely": "Likely",
    "maybe": "Maybe: ask",
}


def draw_map(
    view: CoverageView,
    key: str,
    change: WhatIf | None = None,
    marks: Sequence[Mark] = (),
    measure: str | None = None,
    chosen: str | None = None,
) -> str | None:
    """Draw the map of a part of the region; returns the code of a division just clicked, if any.

    Args:
        change: a what-if of the same question: the map then shows before, after and what changes.
        marks: places to point out, with the radius asked for around each.
        measure: what is shaded, a key of `pathways.coverage.shading.MEASURES`; unless given, those
            without what the view counts as covered.
        chosen: code of the division to outline.
    """
    codes = {each.code for each in view.figures}
    files = [each for each in part_files(view.app, view.by) if not codes.isdisjoint(each.codes)]
    measure = measure or MEASURE_OF_COUNTED[view.counted]
    message = {**map_message(view, files, measure, change, marks), "chosen": chosen}
    urls = [each.url for each in files]
    title = _CHANGE_TITLE if change else _TITLE
    clicked = map_frame(_address(view.app), title, message, _HEIGHT, key, urls)
    return clicked if clicked in codes else None


def map_message(
    view: CoverageView,
    files: Sequence[PartFile],
    measure: str,
    change: WhatIf | None,
    marks: Sequence[Mark],
) -> Message:
    """What the map is told."""
    shown, figures = Shown(view.areas, view.by, measure, files), view.figures
    picture = shown.change(figures, _after(view, change)) if change else shown.now(figures)
    spots = view.app.catalogue.index.spots
    standings = [view.standing, *([change.standing] if change else [])]
    return {
        "by": view.by,
        "sort": SORTS[view.by],
        "files": [each.url for each in files],
        # The view is set anew only when another part is looked at.
        "part": view.part.code,
        "hatched": shown.hatching(figures),
        **picture,
        # As the counts: before, and after where there is a change.
        "spots": [spots_shown(spots, each) for each in standings],
        "marks": mark_messages(marks),
        "within": view.question.within,
        "notes": NOTES,
    }


def _after(view: CoverageView, change: WhatIf) -> list[Figures]:
    """The figures afterwards, which the change itself has where it divides as the view does."""
    after = {each.code: each for each in change.after}
    codes = [each.code for each in view.figures]
    if not after.keys() >= set(codes):
        after = {each.code: each for each in measure_figures(change.standing, view.by)}
    return [after[code] for code in codes]


@cache
def _address(app: App) -> str:
    """Where the map of this catalogue is served; drawn once for everybody."""
    settings = app.settings
    tiles = Tiles(settings.tiles, settings.tiles_credit) if settings.tiles else None
    base = read_base_map(settings.data / "geo")
    points = spot_points(app.catalogue)
    document = with_data(coverage_skeleton(tiles), points, base, tiles, _CERTAINTY_WORDS)
    return publish_map(document, settings.tiles)


def spot_points(catalogue: Catalogue) -> list[MapPoint]:
    """A point for each row of the catalogue's spots, in their order."""
    spots = catalogue.index.spots
    return [
        point_of(
            catalogue, catalogue.opportunities[row], catalogue.venues[spots.venue_ids[venue_row]]
        )
        for row, venue_row in zip(spots.listing.tolist(), spots.venue.tolist(), strict=True)
    ]
