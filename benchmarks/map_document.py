"""map_document_ms: from 2,000 points to the text of a map."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path
from statistics import median

import folium

from benchmarks.results import Row, WrongAnswerError
from benchmarks.synthetic import SEED, write_synthetic_catalogue
from benchmarks.timing import one_core, settle, timed
from pathways.catalogue import load_catalogue
from pathways.settings import Settings
from pathways.web.map_data import catalogue_points, read_base_map
from pathways.web.map_document import MapPoint, map_document

POINTS = 2_000
MAPS = 3
_LISTINGS = 5_000


def run() -> list[Row]:
    """Ours and folium's usual way, for the same points."""
    settings = Settings.from_environment()
    base = read_base_map(settings.data / "geo")
    warm_up, *maps = _draw_points(settings, MAPS + 1)
    settle()
    with one_core():
        map_document(warm_up, base)
        _usual_map(warm_up[:50])
        ours, drawn = timed(lambda points: map_document(points, base), maps, keep=_own_pins)
        peer, usual = timed(_usual_map, maps, keep=_usual_pins)
    if drawn != usual or drawn != [POINTS] * MAPS:
        raise WrongAnswerError(f"the maps hold {drawn} and {usual} points, not {POINTS} each")
    work = (
        f"Median of {MAPS} maps of {POINTS:,} different synthetic points, after one to warm up. "
        "Ours holds the base map with boundaries and town names as well; the peer has no base map."
    )
    name = "folium.CircleMarker with Popup per point"
    return [Row("map_document_ms", median(ours), median(peer), name, "ms", work)]


def _draw_points(settings: Settings, maps: int) -> list[list[MapPoint]]:
    with tempfile.TemporaryDirectory() as folder:
        source = settings.data / "catalogue"
        write_synthetic_catalogue(source, settings.data / "geo", Path(folder), _LISTINGS)
        points = catalogue_points(load_catalogue(Path(folder)))
    chance = random.Random(SEED)
    return [chance.sample(points, POINTS) for _ in range(maps)]


def _usual_map(points: list[MapPoint]) -> str:
    chart = folium.Map(location=[52.9, -0.9], zoom_start=8, tiles=None)
    for point in points:
        popup = folium.Popup(f"<b>{point.name}</b><br>{point.provider}")
        folium.CircleMarker([point.lat, point.lon], radius=6, popup=popup).add_to(chart)
    return str(chart.get_root().render())


def _own_pins(document: str) -> int:
    return document.count('"type":"Point"')


def _usual_pins(document: str) -> int:
    return document.count("L.circleMarker(")
