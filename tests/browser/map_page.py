"""A page with nothing but the map and what moves it, for the tests of this folder."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from pathways.web.map_component import listings_map
from pathways.web.map_document import BaseMap, MapPoint, map_document
from pathways.web.server import app_middleware, app_routes, publish_map

HOSTILE_NAME = '<img src=x onerror="window.hacked=1">'
HOSTILE_PROVIDER = "</script><script>window.hacked=1</script>"
HOME = (52.95, -1.15, "The middle of NG1 1")
FOLDED = tuple(f"folded-{number}" for number in range(5))


def point(
    listing_id: str, name: str, lat: float, lon: float, town_miles: float = 0.0, provider: str = ""
) -> MapPoint:
    return MapPoint(
        id=listing_id,
        name=name,
        provider=provider or f"{name} Trust",
        lat=lat,
        lon=lon,
        precision="town" if town_miles else "venue",
        uncertain_miles=town_miles,
        kind="ensemble",
    )


POINTS = (
    point("band", "Youth Band", 52.97, -1.15),
    point("strings", "Junior Strings", 52.95, -1.10),
    point("choir", "{{ 7 * 7 }} Choir", 52.93, -1.15),
    point("hostile", HOSTILE_NAME, 52.95, -1.20, provider=HOSTILE_PROVIDER),
    point("samba", "Town Samba", 52.92, -1.10, town_miles=1.5),
    *(point(listing, f"Group {listing[-1]}", 52.98, -1.21) for listing in FOLDED),
    point("tour", "Touring Brass", 52.96, -1.12),
    point("tour", "Touring Brass", 52.94, -1.18),
    point("hidden", "Not Asked For", 52.955, -1.16),
)
SHOWN = {
    "band": "sure",
    "strings": "likely",
    "choir": "maybe",
    "hostile": "sure",
    "samba": "maybe",
    **dict.fromkeys(FOLDED, "likely"),
    "tour": "sure",
}


def area(properties: dict[str, object], south: float, west: float) -> dict[str, object]:
    ring = [(west, south), (west + 1, south), (west + 1, south + 1), (west, south + 1)]
    polygon = {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}
    collection = {"type": "Feature", "properties": properties, "geometry": polygon}
    return {"type": "FeatureCollection", "features": [collection]}


def document() -> str:
    towns = [("Nottingham", 52.951, -1.149, 1), ("Beeston", 52.927, -1.215, 2)]
    districts = area({"code": "A", "in_region": True}, 52.45, -1.65)
    return map_document(POINTS, BaseMap(districts, area({"id": "hub"}, 52.45, -1.65), towns))


def show() -> None:
    st.set_page_config(page_title="Map page", layout="wide")
    st.session_state.setdefault("chosen", None)
    radius = st.selectbox("Radius", (3, 5, 10))
    chosen = st.selectbox("Chosen", (None, *SHOWN), key="chosen")
    st.button("Run again")
    clicked = listings_map(
        publish_map(document()), SHOWN, chosen, HOME, radius, height=460, key="map"
    )
    if clicked:
        st.session_state["last"] = clicked
    st.button("After the map")
    st.text(f"Clicked: {st.session_state.get('last', 'nothing')}")


if __name__ == "__main__":
    show()
else:
    app = st.App(Path(__file__).resolve(), routes=app_routes(), middleware=app_middleware())
