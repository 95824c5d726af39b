"""What sixteen children get from the catalogue as it is; `sixteen_children` says why."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest

from pathways.matching import Answer, Finding, make_query, search
from pathways.settings import Settings
from pathways.travel import default_radius
from pathways.wiring import App, build_app
from tests.unit.sixteen_children import CHILDREN, Child

AS_OF = date(2026, 11, 22)
SUITING = ("place_unknown", "across_hub", "through_school", "further_on", "help")
# What nobody says whether it is for the young stands apart, to be asked.
BLOCKS = (*SUITING, "ask_ages")

each_child = pytest.mark.parametrize("child", CHILDREN, ids=[child.name for child in CHILDREN])


@pytest.fixture(scope="module")
def app() -> App:
    return build_app(Settings())


@pytest.fixture(scope="module")
def answers(app: App) -> dict[str, Answer]:
    return {child.name: answer_for(app, child) for child in CHILDREN}


def answer_for(app: App, child: Child) -> Answer:
    place = app.places.locate(child.near)
    within = default_radius(place)
    query = make_query(app.catalogue.instruments, within=within, **child.asks)
    return search(app.catalogue, place, query, AS_OF)


def ids(findings: Iterable[Finding]) -> list[str]:
    return [finding.opportunity.id for finding in findings]


def in_blocks(answer: Answer, blocks: Iterable[str] = BLOCKS) -> set[str]:
    return {f"{block}/{each}" for block in blocks for each in ids(getattr(answer, block))}


@each_child
def test_the_radius_tried_first_suits_the_place(app: App, child: Child) -> None:
    assert default_radius(app.places.locate(child.near)) == child.miles


@each_child
def test_the_right_listings_come_first(child: Child, answers: dict[str, Answer]) -> None:
    first = child.first.split()
    assert ids(answers[child.name].matches)[: len(first)] == first


def test_where_nothing_near_suits_nothing_is_made_up(answers: dict[str, Answer]) -> None:
    assert (
        ids(answers["a disabled starter of twelve with a switch instrument in Newark"].matches)
        == []
    )


@each_child
def test_certainty_is_not_overstated(child: Child, answers: dict[str, Answer]) -> None:
    matches = answers[child.name].matches
    for certainty, expected in (("sure", child.sure), ("likely", child.likely)):
        named = ids(finding for finding in matches if finding.certainty == certainty)
        assert set(named) == set(expected.split()), certainty


@each_child
def test_what_is_no_match_near_home_stands_in_its_block(
    child: Child, answers: dict[str, Answer]
) -> None:
    assert set(child.blocks.split()) <= in_blocks(answers[child.name])


@each_child
def test_a_wider_search_is_offered(child: Child, answers: dict[str, Answer]) -> None:
    relax, to, added = child.wider
    offers = {(each.relax, each.to): set(each.ids) for each in answers[child.name].wider}
    assert set(added.split()) <= offers[relax, to]


@each_child
def test_what_is_not_for_the_child_stands_nowhere(
    app: App, child: Child, answers: dict[str, Answer]
) -> None:
    answer, never = answers[child.name], set(child.never.split())
    in_some_block = {each.partition("/")[2] for each in in_blocks(answer, SUITING)}
    assert never <= {listing.id for listing in app.catalogue.opportunities}, "no such listing"
    assert not never & (set(ids(answer.matches)) | in_some_block)
