"""The frame of the map document: folium's map and layers, still empty, with scripts and styles.

Nothing in it comes from the catalogue: folium renders what it is given as a template a second
time, so data is no business of its.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import folium
from branca.element import Element, Figure, MacroElement
from folium.plugins import MarkerCluster
from folium.template import Template
from folium.utilities import JsCode

# Where the document's data goes.
BLOCKS_HERE = "<!--blocks-->"
_ASSETS = Path(__file__).parent / "map_assets"
_VENDOR = Path(__file__).parents[2] / "static" / "vendor"
_STYLES = (
    _VENDOR / "leaflet-1.9.4" / "leaflet.css",
    _VENDOR / "leaflet.markercluster-1.5.3" / "MarkerCluster.css",
    _ASSETS / "document.css",
)
_SCRIPTS = (
    _VENDOR / "leaflet-1.9.4" / "leaflet.js",
    _VENDOR / "leaflet.markercluster-1.5.3" / "leaflet.markercluster.js",
    _ASSETS / "pins.js",
    _ASSETS / "popups.js",
    _ASSETS / "labels.js",
    _ASSETS / "document.js",
)
_Part = TypeVar("_Part", bound=Element)
_NO_FEATURES = {"type": "FeatureCollection", "features": []}


@dataclass(frozen=True, slots=True)
class Tiles:
    """A tile service to lay under the map, which each visitor's browser then asks for pictures.

    Attributes:
        url: address with ``{z}``, ``{x}`` and ``{y}``.
        attribution: plain text that the service asks to be shown.
    """

    url: str
    attribution: str


class _Page(Figure):
    """A document that carries its scripts and styles and says what language it is in."""

    _template = Template(
        '<!DOCTYPE html>\n<html lang="en-GB"{% if this.tiled %} class="tiled"{% endif %}>\n<head>\n'
        '<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<title>Map of listings</title>\n"
        "{% for style in this.styles %}<style>{{ style }}</style>\n{% endfor %}"
        "</head>\n<body>\n{{ this.html.render() }}\n{{ this.blocks }}\n"
        "{% for script in this.scripts %}<script>{{ script }}</script>\n{% endfor %}"
        "<script>{{ this.script.render() }}</script>\n</body>\n</html>\n"
    )

    def __init__(self, tiled: bool) -> None:
        super().__init__()
        self.tiled, self.blocks = tiled, BLOCKS_HERE
        self.styles = [path.read_text(encoding="utf-8") for path in _STYLES]
        self.scripts = [path.read_text(encoding="utf-8") for path in _SCRIPTS]


class _Chart(folium.Map):
    """folium's map without its ban on zooming the page."""

    _template = Template(
        "{% macro html(this, kwargs) %}"
        '<main class="folium-map" id="{{ this.get_name() }}" aria-label="Map. The arrow keys '
        'move it, plus and minus zoom, Tab goes from pin to pin."></main>'
        "{% endmacro %}"
        "{% macro script(this, kwargs) %}"
        "var {{ this.get_name() }} = "
        "L.map('{{ this.get_name() }}', {{ this.options|tojavascript }});"
        "{% endmacro %}"
    )


class _Start(MacroElement):
    """Hands folium's layers to the map's own script."""

    _template = Template(
        "{% macro script(this, kwargs) %}startMap({{ this.names }});{% endmacro %}"
    )

    def __init__(self, layers: Sequence[Element]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.names = ", ".join(layer.get_name() for layer in layers)


@cache
def map_skeleton(tiles: Tiles | None) -> str:
    """The document without its data, which is the same for every catalogue."""
    page = _Page(tiled=tiles is not None)
    chart = _own(_chart(tiles is not None), "pathways")
    page.add_child(chart)
    if tiles:
        chart.add_child(_own(folium.TileLayer(tiles.url, attr=tiles.attribution), "tiles"))
    areas = [_own(_areas(f"{name}Style"), name) for name in ("district", "hub")]
    listings = _own(_listings(), "listings")
    pins = _own(_pins(), "pins")
    for part in (*areas, listings, pins):
        chart.add_child(part)
    chart.add_child(_own(_Start((chart, *areas, listings, pins)), "start"))
    return str(page.render())


def _own(part: _Part, name: str) -> _Part:
    # folium names parts at random, where the same catalogue should give the same bytes, and links
    # their scripts and styles to other hosts, where the document carries its own.
    vars(part).update(_id=name, default_js=[], default_css=[])
    return part


def _chart(tiled: bool) -> _Chart:
    moves = JsCode("ANIMATED")
    options: dict[str, Any] = {
        "scroll_wheel_zoom": False,
        # One finger scrolls the page that the map stands in; two move the map.
        "dragging": JsCode("!TOUCHED"),
        "zoom_animation": moves,
        "fade_animation": moves,
        "marker_zoom_animation": moves,
        "attribution_control": False,
        # Without tile pictures there is nothing to blur between whole zooms.
        "zoom_snap": 1 if tiled else 0.25,
    }
    chart = _Chart(tiles=None, **options)
    # As arguments folium keeps these for a tile layer.
    chart.options.update(min_zoom=7, max_zoom=16)
    return chart


def _areas(style: str) -> folium.GeoJson:
    return folium.GeoJson(_NO_FEATURES, style=JsCode(style), interactive=False)


def _listings() -> folium.GeoJson:
    return folium.GeoJson(
        _NO_FEATURES,
        show=False,
        point_to_layer=JsCode("newPin"),
        on_each_feature=JsCode("namePin"),
    )


def _pins() -> MarkerCluster:
    return MarkerCluster(  # type: ignore[no-untyped-call]
        icon_create_function="clusterIcon",
        max_cluster_radius=42,
        animate=JsCode("ANIMATED"),
        show_coverage_on_hover=False,
        zoom_to_bounds_on_click=False,
        spiderfy_on_max_zoom=False,
    )
