"""The map of coverage without its data: land, shaded areas and lines over them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from folium.map import CustomPane

from pathways.web.map_parts import (
    ASSETS,
    LEAFLET,
    LEAFLET_STYLE,
    MapPage,
    Start,
    Tiles,
    area_layer,
    new_chart,
    own,
)

_OWN_ASSETS = Path(__file__).parent / "coverage_map_assets"
_STYLES = (LEAFLET_STYLE, ASSETS / "document.css", _OWN_ASSETS / "coverage.css")
_SCRIPTS = (
    LEAFLET,
    *(ASSETS / f"{name}.js" for name in ("pins", "popups", "labels", "base")),
    *(
        _OWN_ASSETS / f"{name}.js"
        for name in ("areas", "words", "spots", "panels", "cross", "coverage")
    ),
)
_LABEL = (
    "Map of coverage. The arrow keys move it, plus and minus zoom, Enter chooses what is under the "
    "cross in the middle. The table says the same."
)
# Above the land (400) and below the town names (450).
_PANES = {"shades": (410, True), "lines": (420, False), "spots": (440, True)}


@cache
def coverage_skeleton(tiles: Tiles | None) -> str:
    """The document without its data, which is the same for every catalogue."""
    page = MapPage("Map of coverage", _STYLES, _SCRIPTS, tiled=tiles is not None)
    chart = new_chart(_LABEL, tiles)
    page.add_child(chart)
    for name, (height, clickable) in _PANES.items():
        chart.add_child(own(CustomPane(name, height, clickable), f"{name}Pane"))
    lines = ("districtCase", "districtLine", "hubCase", "hub")
    layers = (area_layer("district"), *(area_layer(name, pane="lines") for name in lines))
    for layer in layers:
        chart.add_child(layer)
    chart.add_child(own(Start((chart, *layers)), "start"))
    return str(page.render())
