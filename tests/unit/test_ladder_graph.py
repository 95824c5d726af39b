"""The routes of a catalogue as steps: groups expanded, circles broken, names kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings

from pathways.catalogue import Catalogue, load_catalogue
from pathways.ladder import ladder_index
from pathways.ladder.graph import RouteGraph
from tests.oracle import Row
from tests.unit.catalogue_files import REAL_CATALOGUE, listing, write_catalogue
from tests.unit.ladder_cases import Routed, route, routed, write_rows

Build = Callable[..., RouteGraph]
Named = list[tuple[str, str]]


@pytest.fixture
def build(tmp_path: Path) -> Build:
    def graph(listings: list[Row], routes: list[Row], **groups: str) -> RouteGraph:
        write_catalogue(tmp_path, listings, [])
        write_rows(tmp_path, "routes", routes)
        rows = [{"id": id_, "name": id_, "members": each} for id_, each in groups.items()]
        write_rows(tmp_path, "route_groups", rows)
        return ladder_index(load_catalogue(tmp_path)).graph

    return graph


def group(id_: str, **stated: str) -> Row:
    return listing(id=id_, name=id_.title(), **stated)


def at(id_: str, low: str, **stated: str) -> Row:
    """A group from a grade up."""
    return group(id_, level_min=low, level_basis="stated", **stated)


def pairs(graph: RouteGraph) -> Named:
    return sorted((step.start, step.end) for step in graph.steps)


def test_a_route_group_stands_for_its_members(build: Build) -> None:
    listings = [group(each) for each in ("club", "flutes", "horns", "band")]
    graph = build(listings, [route("club", "group:tier"), route("group:tier", "band")],
                  tier="flutes;horns")  # fmt: skip
    assert pairs(graph) == [
        ("club", "flutes"), ("club", "horns"), ("flutes", "band"), ("horns", "band"),
    ]  # fmt: skip
    assert not any(step.direct for step in graph.steps)


def test_a_centre_stands_for_its_groups_and_theirs(build: Build) -> None:
    listings = [
        group("town", kind="music_centre"),
        group("saturday", kind="music_centre", part_of="town"),
        group("strings", part_of="saturday"),
        group("closed", part_of="saturday", ended="yes"),
        group("county"),
    ]
    graph = build(listings, [route("town", "county"), route("county", "saturday")])
    assert pairs(graph) == [("strings", "county")]
    assert [drop.reason for drop in graph.dropped] == ["closes a circle"]


def test_a_centre_without_listed_groups_stands_for_itself(build: Build) -> None:
    listings = [group("town", kind="music_centre"), group("county")]
    assert pairs(build(listings, [route("town", "county")])) == [("town", "county")]


def test_centres_that_are_parts_of_one_another_do_not_go_round_for_ever(build: Build) -> None:
    listings = [
        group("east", kind="music_centre", part_of="west"),
        group("west", kind="music_centre", part_of="east"),
        group("band", part_of="east"),
        group("county"),
    ]
    assert pairs(build(listings, [route("west", "county")])) == [("band", "county")]


def test_what_has_ended_leads_nowhere(build: Build) -> None:
    listings = [group("club", ended="yes"), group("band")]
    assert pairs(build(listings, [route("club", "band"), route("band", "club")])) == []


def test_the_better_evidence_speaks_for_a_pair(build: Build) -> None:
    routes = [
        route("club", "band", "implied", "we think"),
        route("club", "band", "stated", "they say"),
    ]
    (step,) = build([group("club"), group("band")], routes).steps
    assert (step.evidence, step.condition, step.direct) == ("stated", "they say", True)


def test_of_a_circle_the_implied_step_goes(build: Build) -> None:
    listings = [group(each) for each in ("one", "two", "three")]
    routes = [route("three", "one", "implied"), route("one", "two"), route("two", "three")]
    graph = build(listings, routes)
    assert pairs(graph) == [("one", "two"), ("two", "three")]
    assert [(drop.step.start, drop.reason) for drop in graph.dropped] == [
        ("three", "closes a circle")
    ]


def test_a_step_down_a_stage_goes(build: Build) -> None:
    graph = build([at("low", "grade-1"), at("high", "grade-4")], [route("high", "low")])
    assert pairs(graph) == []
    assert [drop.reason for drop in graph.dropped] == ["goes down a stage"]


def test_a_name_outside_joins_what_leads_to_it_and_on_from_it(build: Build) -> None:
    routes = [
        route("junior", "outside:Training", "stated", "each July"),
        route("outside:Training", "youth", "implied", "by audition"),
    ]
    graph = build([at("junior", "grade-2"), at("youth", "grade-6")], routes)
    (step,) = graph.steps
    assert (step.start, step.end, step.via, step.evidence) == (
        "junior", "youth", "Training", "implied",
    )  # fmt: skip
    assert step.condition == "each July; by audition"
    assert [end.name for end in graph.further["junior"]] == ["Training"]
    assert [end.name for end in graph.ways_in["youth"]] == ["Training"]


def test_school_joins_nothing(build: Build) -> None:
    """Everything begins at school, so passing through it would join all with all."""
    routes = [route("singing", "school"), route("school", "band", condition="after a year")]
    graph = build([group("singing"), group("band")], routes)
    assert pairs(graph) == []
    assert [(end.name, end.condition) for end in graph.ways_in["band"]] == [
        ("Lessons at school", "after a year")
    ]


def test_between_groups_only_the_longer_way_stays(build: Build) -> None:
    """From the centre to "the county groups" means to the lowest of them."""
    listings = [at("centre", "starter"), at("junior", "grade-2"), at("youth", "grade-6")]
    routes = [route("centre", "group:county"), route("junior", "youth")]
    graph = build(listings, routes, county="junior;youth")
    assert pairs(graph) == [("centre", "junior"), ("junior", "youth")]


def test_what_a_source_names_itself_stays_though_there_is_a_longer_way(build: Build) -> None:
    listings = [at("centre", "starter"), at("junior", "grade-2"), at("youth", "grade-6")]
    routes = [route("centre", "junior"), route("junior", "youth"), route("centre", "youth")]
    assert ("centre", "youth") in pairs(build(listings, routes))


@pytest.fixture(scope="module")
def shipped() -> Catalogue:
    return load_catalogue(REAL_CATALOGUE)


def test_the_shipped_routes_make_no_circle_and_go_up(shipped: Catalogue) -> None:
    index = ladder_index(shipped)
    graph = nx.DiGraph(pairs(index.graph))
    assert nx.is_directed_acyclic_graph(graph)
    for step in index.graph.steps:
        low, high = (index.players.stands[shipped.row_of[each]] for each in (step.start, step.end))
        assert low < 0 or high < 0 or low <= high


@pytest.mark.parametrize(
    "chain",
    [
        "nottingham-area-bands robin-hood-youth-orchestra-intermediate robin-hood-youth-orchestra",
        "sdmc-club-band sdmc-junior-band sdmc-intermediate-wind-band sdmc-senior-wind-band",
        "nmpat-county-junior-strings nmpat-county-training-strings nmpat-county-youth-orchestra",
        "kibworth-training-band kibworth-youth-band kibworth-band",
        "holbeach-learner-band holbeach-training-band holbeach-town-band",
    ],
)
def test_a_hubs_own_chain_is_there(shipped: Catalogue, chain: str) -> None:
    graph = nx.DiGraph(pairs(ladder_index(shipped).graph))
    nodes = chain.split()
    assert nx.is_path(graph, nodes)
    assert nx.dag_longest_path_length(graph.subgraph(nodes)) == len(nodes) - 1


@settings(
    max_examples=60, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(made=routed())
def test_random_routes(tmp_path: Path, made: Routed) -> None:
    """Against networkx: no circle, the order it promises, and no step dropped without need."""
    catalogue = load_catalogue(made.write(tmp_path))
    graph = ladder_index(catalogue).graph
    kept = nx.DiGraph((step.start, step.end) for step in graph.steps)
    assert nx.is_directed_acyclic_graph(kept)
    seen: set[tuple[str, str]] = set()
    for step in graph.steps:
        assert seen >= set(kept.in_edges(step.start)), "what leads to its start comes first"
        seen.add((step.start, step.end))
    for drop in graph.dropped:
        if drop.reason == "closes a circle":
            assert nx.has_path(kept, drop.step.end, drop.step.start)
