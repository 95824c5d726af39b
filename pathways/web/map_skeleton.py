"""The map of listings without its data: folium's map and layers, with scripts and styles."""

from __future__ import annotations

from functools import cache

import folium
from folium.plugins import MarkerCluster
from folium.utilities import JsCode

from pathways.web.map_parts import (
    ASSETS,
    LEAFLET,
    LEAFLET_STYLE,
    NO_FEATURES,
    VENDOR,
    MapPage,
    Start,
    Tiles,
    area_layer,
    new_chart,
    own,
)

_CLUSTERS = VENDOR / "leaflet.markercluster-1.5.3"
_STYLES = (LEAFLET_STYLE, _CLUSTERS / "MarkerCluster.css", ASSETS / "document.css")
_SCRIPTS = (
    LEAFLET,
    _CLUSTERS / "leaflet.markercluster.js",
    ASSETS / "pins.js",
    ASSETS / "popups.js",
    ASSETS / "labels.js",
    ASSETS / "base.js",
    ASSETS / "document.js",
)
_LABEL = "Map. The arrow keys move it, plus and minus zoom, Tab goes from pin to pin."


@cache
def map_skeleton(tiles: Tiles | None) -> str:
    """The document without its data, which is the same for every catalogue."""
    page = MapPage("Map of listings", _STYLES, _SCRIPTS, tiled=tiles is not None)
    chart = new_chart(_LABEL, tiles)
    page.add_child(chart)
    areas = (area_layer("district"), area_layer("hub"))
    layers = (*areas, own(_listings(), "listings"), own(_pins(), "pins"))
    for layer in layers:
        chart.add_child(layer)
    chart.add_child(own(Start((chart, *layers)), "start"))
    return str(page.render())


def _listings() -> folium.GeoJson:
    return folium.GeoJson(
        NO_FEATURES,
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
