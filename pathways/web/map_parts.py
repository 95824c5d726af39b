"""What every map document is built from: folium's parts without their random names and hosts.

Nothing in it comes from the catalogue: folium renders what it is given as a template a second
time, so data is no business of its.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import folium
from branca.element import Element, Figure, MacroElement
from folium.template import Template
from folium.utilities import JsCode

# Where the document's data goes.
BLOCKS_HERE = "<!--blocks-->"
ASSETS = Path(__file__).parent / "map_assets"
VENDOR = Path(__file__).parents[2] / "static" / "vendor"
LEAFLET_STYLE = VENDOR / "leaflet-1.9.4" / "leaflet.css"
LEAFLET = VENDOR / "leaflet-1.9.4" / "leaflet.js"
NO_FEATURES = {"type": "FeatureCollection", "features": []}
_Part = TypeVar("_Part", bound=Element)


@dataclass(frozen=True, slots=True)
class Tiles:
    """A tile service to lay under the map, which each visitor's browser then asks for pictures.

    Attributes:
        url: address with ``{z}``, ``{x}`` and ``{y}``.
        attribution: plain text that the service asks to be shown.
    """

    url: str
    attribution: str


class MapPage(Figure):
    """A document that carries its scripts and styles and says what language it is in."""

    _template = Template(
        '<!DOCTYPE html>\n<html lang="en-GB"{% if this.tiled %} class="tiled"{% endif %}>\n<head>\n'
        '<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<title>{{ this.title }}</title>\n"
        "{% for style in this.styles %}<style>{{ style }}</style>\n{% endfor %}"
        "</head>\n<body>\n{{ this.html.render() }}\n{{ this.blocks }}\n"
        "{% for script in this.scripts %}<script>{{ script }}</script>\n{% endfor %}"
        "<script>{{ this.script.render() }}</script>\n</body>\n</html>\n"
    )

    def __init__(
        self, title: str, styles: Sequence[Path], scripts: Sequence[Path], tiled: bool
    ) -> None:
        super().__init__()
        self.title, self.tiled, self.blocks = title, tiled, BLOCKS_HERE
        self.styles = [path.read_text(encoding="utf-8") for path in styles]
        self.scripts = [path.read_text(encoding="utf-8") for path in scripts]


class _Chart(folium.Map):
    """folium's map without its ban on zooming the page."""

    _template = Template(
        "{% macro html(this, kwargs) %}"
        '<main class="folium-map" id="{{ this.get_name() }}" aria-label="{{ this.label }}"></main>'
        "{% endmacro %}"
        "{% macro script(this, kwargs) %}"
        "var {{ this.get_name() }} = "
        "L.map('{{ this.get_name() }}', {{ this.options|tojavascript }});"
        "{% endmacro %}"
    )

    def __init__(self, label: str, **options: Any) -> None:
        super().__init__(tiles=None, **options)
        self.label = label


class Start(MacroElement):
    """Hands folium's layers to the map's own script."""

    _template = Template(
        "{% macro script(this, kwargs) %}startMap({{ this.names }});{% endmacro %}"
    )

    def __init__(self, layers: Sequence[Element]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.names = ", ".join(layer.get_name() for layer in layers)


def own(part: _Part, name: str) -> _Part:
    """The part under a name of ours, with no scripts or styles but the document's own."""
    # folium names parts at random, where the same catalogue should give the same bytes, and links
    # their scripts and styles to other hosts, where the document carries its own.
    vars(part).update(_id=name, default_js=[], default_css=[])
    return part


def new_chart(label: str, tiles: Tiles | None) -> folium.Map:
    """The map itself, with tile pictures below if there are any.

    Args:
        label: what a screen reader calls it.
    """
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
        "zoom_snap": 1 if tiles else 0.25,
    }
    chart = own(_Chart(label, **options), "pathways")
    # As arguments folium keeps these for a tile layer.
    chart.options.update(min_zoom=7, max_zoom=16)
    if tiles:
        chart.add_child(own(folium.TileLayer(tiles.url, attr=tiles.attribution), "tiles"))
    return chart


def area_layer(name: str, **options: Any) -> folium.GeoJson:
    """An empty layer of areas, styled by the script's function of the layer's name.

    Args:
        options: Leaflet's, such as the pane.
    """
    style = JsCode(f"{name}Style")
    return own(folium.GeoJson(NO_FEATURES, style=style, interactive=False, **options), name)
