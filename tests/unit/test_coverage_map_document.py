"""The map of coverage: its document, the files it draws from, and what it is told."""

from __future__ import annotations

import json
import random
import re
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from hashlib import sha256
from typing import Any

import numpy as np
import pytest

from pathways.coverage import Figures, make_question, measure, stand
from pathways.coverage.outlines import load_outlines
from pathways.coverage.part import Part
from pathways.siting import NewGroup, what_if
from pathways.web.coverage_map import map_message, spot_points
from pathways.web.coverage_map_message import Mark, Shown
from pathways.web.coverage_map_parts import PartFile, part_files, trimmed
from pathways.web.coverage_map_skeleton import coverage_skeleton
from pathways.web.coverage_view import CoverageView
from pathways.web.map_document import BaseMap, MapPoint, with_data
from pathways.web.policy import map_policy
from pathways.web.server import OUTLINES
from pathways.wiring import App, get_app_state, small_areas
from tests.unit.coverage_world import GEO
from tests.unit.test_map_document import SQUARE, Parts

TODAY = date(2026, 11, 22)
HOSTILE = "</script><script>alert(1)</script>{{ 7 * 7 }}"
WORDS = {"sure": "Sure", "likely": "Likely", "maybe": "Maybe"}


@pytest.fixture(scope="module")
def app() -> App:
    return get_app_state()


def view(app: App, by: str, instrument: str = "brass") -> CoverageView:
    areas = small_areas(app)
    asked = make_question(
        app.catalogue.instruments, instrument=instrument, stage="foundation", within=10
    )
    standing = stand(app.catalogue, areas, asked, TODAY)
    whole = measure(standing, "region")[0]
    part = Part("region", whole.code, whole.name)
    return CoverageView(app, areas, standing, part, by, whole, measure(standing, by))


def document(name: str) -> str:
    point = MapPoint("x", name, name, 52.95, -1.15, "venue", 0, "ensemble")
    base = BaseMap(SQUARE, SQUARE, [(name, 52.49, -0.69, 2)])
    return with_data(coverage_skeleton(None), [point], base, None, WORDS)


def test_a_hostile_name_adds_no_tag_and_arrives_as_it_is() -> None:
    parts = Parts(document(HOSTILE))
    assert parts.tags == Parts(document("Youth Band")).tags
    assert parts.block("listings")["features"][0]["properties"]["name"] == HOSTILE
    assert parts.block("towns")[0][0] == HOSTILE


def test_the_document_asks_nobody_for_anything_and_runs_only_its_own_scripts() -> None:
    text = document("Youth Band")
    for tag, attributes in Parts(text).tags:
        assert not {"src", "href", "srcset", "data", "action", "style"} & attributes.keys(), tag
    policy = map_policy(text)
    scripts = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
    assert len(scripts) == len(re.findall(r"<script(?! type=\"application/json\")", text))
    for script in scripts:
        digest = b64encode(sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy
    assert "connect-src" not in policy
    assert text == document("Youth Band")


def followed(steps: Sequence[int]) -> list[tuple[float, float]]:
    """A ring as the map's script follows it."""
    lon = lat = 0
    corners = []
    for east, north in zip(steps[::2], steps[1::2], strict=True):
        lon, lat = lon + east, lat + north
        corners.append((lon / 10_000, lat / 10_000))
    return corners


def rings_of(geometry: dict[str, Any]) -> list[Any]:
    shape = geometry["coordinates"]
    polygons = [shape] if geometry["type"] == "Polygon" else shape
    return [ring for polygon in polygons for ring in polygon]


def test_outlines_come_back_to_within_ten_metres() -> None:
    outlines = load_outlines(GEO, "msoa")
    for code in random.Random(7).sample(sorted(outlines), 60):  # noqa: S311
        steps = [ring for polygon in trimmed(outlines[code]) for ring in polygon]
        for ring, sent in zip(rings_of(outlines[code]), steps, strict=True):
            corners = followed(sent)
            apart = np.abs(np.array(ring)[:, None] - np.array(corners)[None]).max(axis=2)
            # Half a step, so that every corner is where one was and none is missing.
            assert max(apart.min(axis=0).max(), apart.min(axis=1).max()) < 0.5e-4 + 1e-9
            assert corners[0] == corners[-1]


def test_a_square_is_five_points_and_repeated_points_are_one() -> None:
    ring = [[-1.0, 52.0], [-1.0, 52.0], [-0.9999, 52.0], [-0.9999, 52.0001], [-1.0, 52.0001]]
    polygon = {"type": "Polygon", "coordinates": [[*ring, [-1.0, 52.0]]]}
    assert trimmed(polygon) == [[[-10_000, 520_000, 1, 0, 0, 1, -1, 0, 0, -1]]]
    assert trimmed({"type": "MultiPolygon", "coordinates": [[ring[:1]], [ring[2:3]]]}) == [
        [[-10_000, 520_000]],
        [[-9_999, 520_000]],
    ]


@pytest.mark.parametrize("by", ["hub", "district", "msoa", "lsoa"])
def test_the_files_hold_every_part_once_with_its_name_and_residents(app: App, by: str) -> None:
    figures = {each.code: each for each in view(app, by).figures}
    files = part_files(app, by)
    codes = [code for file in files for code in file.codes]
    assert sorted(codes) == sorted(figures)
    for file in files:
        version = file.url.rpartition("/")[2].removesuffix(".json")
        sent = json.loads(OUTLINES._held[version].body.plain)
        assert tuple(sent["codes"]) == file.codes
        for code, name, people in zip(sent["codes"], sent["names"], sent["people"], strict=True):
            assert (name, people) == (figures[code].name, round(figures[code].young_people))
        if by in ("msoa", "lsoa"):
            assert len(sent["outlines"]) == len(codes_of_one_hub(app, by, file))
            assert all(sent["outlines"])


def codes_of_one_hub(app: App, by: str, file: PartFile) -> set[str]:
    """The parts of the hub that the file's first part is in."""
    areas = small_areas(app)
    column = areas.msoa if by == "msoa" else areas.code
    hub = areas.hub[column == file.codes[0]][0]
    return set(column[areas.hub == hub].tolist())


def test_what_is_told_adds_up_to_the_figures(app: App) -> None:
    shown = view(app, "district")
    files = part_files(app, "district")
    message = map_message(shown, files, "unsure", None, ())
    (state,) = message["states"]
    sure, likely, maybe, none = message["counts"][0][0]
    by_code = {each.code: each for each in shown.figures}
    for row, code in enumerate(files[0].codes):
        figures = by_code[code]
        told = [counts[row] for counts in (sure, likely, maybe, none)]
        assert told == [round(figures.sure), round(figures.likely), round(figures.maybe),
                        round(figures.none)]  # fmt: skip
        share = (figures.maybe + figures.none) / figures.young_people
        least, most = [(0, 0.05), (0.05, 0.25), (0.25, 0.5), (0.5, 0.75), (0.75, 1.01)][
            int(state["classes"][0][row])
        ]
        assert least <= share < most
        crossing = figures.outside_not_surveyed >= figures.young_people / 2
        assert message["hatched"][0][row] == str(int(crossing))


def test_neighbourhoods_are_told_in_a_character_each(app: App) -> None:
    shown = view(app, "lsoa")
    files = part_files(app, "lsoa")
    message = map_message(shown, files, "unsure", None, ())
    stand_of = {
        code: stands
        for file, row in zip(files, message["counts"][0], strict=True)
        for code, stands in zip(file.codes, row, strict=True)
    }
    expected = dict(zip(shown.areas.code.tolist(), shown.standing.certainty.tolist(), strict=True))
    populated = {each.code for each in shown.figures if each.young_people}
    assert {code: int(stand_of[code]) for code in populated} == {
        code: expected[code] for code in populated
    }
    assert len(json.dumps(message)) < 15_000


def test_a_part_that_is_not_looked_at_is_left_out(app: App) -> None:
    shown = view(app, "district")
    some = replace(shown, figures=[each for each in shown.figures if each.name < "B"])
    files = part_files(app, "district")
    (state,) = map_message(some, files, "unsure", None, ())["states"]
    told = dict(zip(files[0].codes, state["classes"][0], strict=True))
    assert {code for code, each in told.items() if each != "-"} == {
        each.code for each in some.figures
    }


def test_the_spots_are_those_of_the_listings_that_answer(app: App) -> None:
    shown = view(app, "hub")
    points = spot_points(app.catalogue)
    sure, likely, maybe = map_message(shown, (), "unsure", None, ())["spots"][0]
    told = {(points[row].id, rank) for rank, rows in enumerate((sure, likely, maybe))
            for row in rows}  # fmt: skip
    supply, answered = shown.standing.supply, shown.standing.answered
    listings = app.catalogue.opportunities
    assert told == {
        (listings[row].id, certainty)
        for row, certainty in zip(supply.listing.tolist(), answered.tolist(), strict=True)
        if certainty < 3
    }
    assert len(sure) + len(likely) + len(maybe) == int((answered < 3).sum())


def test_a_change_is_told_before_after_and_as_a_difference(app: App) -> None:
    shown = view(app, "lsoa")
    group = NewGroup("Wolds Brass", 53.2, -0.2, None, ("brass",), ("foundation",))
    change = what_if(app.catalogue, shown.standing, [group])
    files = part_files(app, "lsoa")
    mark = Mark(53.2, -0.2, "A", HOSTILE)
    message = map_message(shown, files, "unsure", change, [mark])
    before, after, changes = message["states"]
    assert [each["name"] for each in message["states"]] == ["Before", "After", "What changes"]
    moved = {
        code
        for file, *rows in zip(files, before["classes"], after["classes"], strict=True)
        for code, old, new in zip(file.codes, *rows, strict=True)
        if (old > "1") and (new <= "1")
    }
    newly = {
        code
        for file, row in zip(files, changes["classes"], strict=True)
        for code, each in zip(file.codes, row, strict=True)
        if each == "2"
    }
    assert newly == moved
    people = dict(zip(shown.areas.code.tolist(), shown.areas.young_people.tolist(), strict=True))
    assert sum(people[code] for code in newly) == pytest.approx(change.newly_covered, abs=0.1)
    # The new group is a mark, not a spot of the catalogue.
    assert message["spots"][0] == message["spots"][1]
    assert message["marks"] == [
        {"lat": 53.2, "lon": -0.2, "letter": "A", "name": HOSTILE, "words": ""}
    ]


def test_a_change_divided_otherwise_than_the_map_is_measured_for_the_map(app: App) -> None:
    shown = view(app, "district")
    group = NewGroup("Wolds Brass", 53.2, -0.2, None, ("brass",), ("foundation",))
    files = part_files(app, "district")
    by_hub, by_district = (
        what_if(app.catalogue, shown.standing, [group], by=by) for by in ("hub", "district")
    )
    assert map_message(shown, files, "need", by_hub, ()) == map_message(
        shown, files, "need", by_district, ()
    )


def test_a_listing_taken_away_is_gone_from_the_map_afterwards(app: App) -> None:
    shown = view(app, "hub")
    points = spot_points(app.catalogue)
    gone = next(each for rows in map_message(shown, (), "unsure", None, ())["spots"][0]
                for each in rows)  # fmt: skip
    change = what_if(app.catalogue, shown.standing, removed=[points[gone].id])
    before, after = map_message(shown, (), "unsure", change, ())["spots"]
    assert {points[row].id for rows in before for row in rows} - {
        points[row].id for rows in after for row in rows
    } == {points[gone].id}


def test_who_has_nothing_and_who_is_nobody_are_not_the_same(app: App) -> None:
    areas = small_areas(app)
    figures: Figures = view(app, "district").figures[0]
    empty = replace(figures, young_people=0.0, sure=0, likely=0, maybe=0, none=0)
    shown = Shown(areas, "district", "unsure", [PartFile("/x", (figures.code,))])
    assert shown.now([empty])["states"][0]["classes"] == ["x"]
    assert shown.now([])["states"][0]["classes"] == ["-"]
