"""The map document: what stands in it, what must not, and that it comes out the same each time."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as parquet
import pytest

from pathways.errors import DataError
from pathways.settings import ROOT
from pathways.web.map_data import read_base_map
from pathways.web.map_document import BaseMap, MapPoint, Tiles, map_document

VENDOR = ROOT / "static" / "vendor"
SQUARE = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "properties": {},
            "geometry": {
                "type": "Polygon",
                "coordinates": [[[-2, 52], [0, 52], [0, 54], [-2, 52]]],
            },
        }
    ],
}
BASE = BaseMap(SQUARE, SQUARE, [("Corby", 52.49, -0.69, 2)])
BAND = MapPoint("band", "Youth Band", "Hub Trust", 52.95, -1.15, "town", 2.5, "ensemble")


class Parts(HTMLParser):
    """The document as a browser's parser splits it."""

    def __init__(self, document: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.blocks: dict[str, str] = {}
        self._block: str | None = None
        self.feed(document)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._block = dict(attrs).get("id") if tag == "script" else None

    def handle_data(self, data: str) -> None:
        if self._block:
            self.blocks[self._block] = self.blocks.get(self._block, "") + data

    def handle_endtag(self, tag: str) -> None:
        self._block = None

    def block(self, name: str) -> Any:
        return json.loads(self.blocks[name])


def listings(document: str) -> list[dict[str, Any]]:
    features: list[dict[str, Any]] = Parts(document).block("listings")["features"]
    return features


def test_every_point_is_a_feature_of_one_layer() -> None:
    elsewhere = MapPoint("band", "Youth Band", "Hub Trust", 53.0, -1.0, "venue", 0, "ensemble")
    first, second = listings(map_document([BAND, elsewhere], BASE))
    assert first == {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [-1.15, 52.95]},
        "properties": {
            "id": "band",
            "name": "Youth Band",
            "provider": "Hub Trust",
            "kind": "Group, band, choir or orchestra",
            "precision": "town",
            "uncertain_miles": 2.5,
        },
    }
    assert second["properties"]["id"] == "band"
    assert second["geometry"]["coordinates"] == [-1.0, 53.0]


@pytest.mark.parametrize(
    "name",
    [
        "</script><script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<!-- <script>",
        "{{ 7 * 7 }} {% raw %} {# gone #}",
        "<!--blocks-->",
        "Zażółć “quoted” 'n' \\n \u2028 & Co",
    ],
)
def test_words_of_the_data_arrive_as_they_are_and_add_no_tag(name: str) -> None:
    plain = Parts(map_document([BAND], BASE))
    point = MapPoint("x", name, name, 52.95, -1.15, "venue", 0, "ensemble")
    document = map_document([point], BASE)
    assert listings(document)[0]["properties"]["name"] == name
    assert Parts(document).tags == plain.tags


def test_town_names_are_data_too() -> None:
    base = BaseMap(SQUARE, SQUARE, [("</script><b>", 52.0, -1.0, 1)])
    assert Parts(map_document([], base)).block("towns") == [["</script><b>", 52.0, -1.0, 1]]


def test_asks_no_other_host_for_anything() -> None:
    for tag, attributes in Parts(map_document([BAND], BASE)).tags:
        assert not {"src", "href", "srcset", "data", "action"} & attributes.keys(), tag


def test_equal_arguments_give_equal_bytes() -> None:
    assert map_document([BAND], BASE) == map_document([BAND], BASE)


def test_tiles_are_drawn_only_when_set() -> None:
    tiles = Tiles("https://tiles.example.org/{z}/{x}/{y}.png", "© <b>Someone</b>")
    assert "tile_layer_tiles" not in map_document([], BASE)
    document = map_document([], BASE, tiles)
    assert "tile_layer_tiles" in document
    assert "https://tiles.example.org/{z}/{x}/{y}.png" in document
    assert Parts(document).block("attribution")[-1] == "© <b>Someone</b>"
    assert ("b", {}) not in Parts(document).tags


def test_names_whose_data_the_base_map_is() -> None:
    first, second = Parts(map_document([], BASE)).block("attribution")
    assert first == "Contains OS data © Crown copyright and database right 2025"
    assert "National Statistics" in second
    assert "Open Government Licence v3.0" in second


def test_says_its_language_and_lets_people_zoom() -> None:
    tags = Parts(map_document([], BASE)).tags
    assert ("html", {"lang": "en-GB"}) in tags
    viewport = next(attrs["content"] for tag, attrs in tags if attrs.get("name") == "viewport")
    assert "maximum-scale" not in str(viewport)
    assert "user-scalable" not in str(viewport)


def test_vendored_files_are_the_ones_in_the_table() -> None:
    table = (VENDOR / "README.md").read_text(encoding="utf-8")
    named = dict(re.findall(r"\| `([^`]+)` \| ([0-9a-f]{64}) \|", table))
    present = {
        str(path.relative_to(VENDOR)): sha256(path.read_bytes()).hexdigest()
        for path in VENDOR.rglob("*.*")
        if path.suffix in (".js", ".css", ".svg")
    }
    assert named == present
    for licence in set(re.findall(r"\(`([^`]+)`\)", table)):
        assert (VENDOR / licence).is_file()


def write_towns(folder: Path, rows: list[dict[str, object]]) -> None:
    parquet.write_table(pa.Table.from_pylist(rows), folder / "places.parquet")


def town(name: str, kind: str, miles: float) -> dict[str, object]:
    return {"name": name, "lat": 52.123456, "lon": -1.0, "type": kind, "uncertain_miles": miles}


@pytest.fixture
def geo(tmp_path: Path) -> Path:
    for name in ("districts", "hubs"):
        (tmp_path / f"{name}.geojson").write_text(json.dumps(SQUARE), encoding="utf-8")
    write_towns(
        tmp_path,
        [
            town("Small Town", "Town", 1.0),
            town("Hamlet", "Hamlet", 0.2),
            town("Village", "Village", 0.5),
            town("Large Town", "Town", 2.0),
            town("City", "City", 5.0),
        ],
    )
    return tmp_path


def test_base_map_puts_larger_places_first_and_leaves_hamlets_out(geo: Path) -> None:
    towns = read_base_map(geo).towns
    assert [name for name, *_ in towns] == ["City", "Large Town", "Small Town", "Village"]
    assert towns[0] == ("City", 52.1235, -1.0, 1)


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("districts.geojson", "{"),
        ("hubs.geojson", '{"type": "FeatureCollection", "features": []}'),
        ("hubs.geojson", "[1, 2]"),
        ("places.parquet", "no table"),
    ],
)
def test_broken_geography_is_named(geo: Path, file: str, text: str) -> None:
    (geo / file).write_text(text, encoding="utf-8")
    with pytest.raises(DataError) as caught:
        read_base_map(geo)
    assert caught.value.file == file
    assert "should" in caught.value.problem


def test_missing_geography_is_named(geo: Path) -> None:
    (geo / "districts.geojson").unlink()
    with pytest.raises(DataError, match=r"districts\.geojson"):
        read_base_map(geo)
