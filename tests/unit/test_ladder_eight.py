"""What eight young people get from the catalogue as it is; `eight_young_people` says why."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from pathways.ladder import Ladder, Rung, ladder
from pathways.matching import make_query
from pathways.settings import Settings
from pathways.travel import default_radius
from pathways.wiring import App, build_app
from tests.unit.eight_young_people import EIGHT, Climber

AS_OF = date(2026, 11, 22)

each_person = pytest.mark.parametrize("person", EIGHT, ids=[each.name for each in EIGHT])


@pytest.fixture(scope="module")
def app() -> App:
    return build_app(Settings())


@pytest.fixture(scope="module")
def ladders(app: App) -> dict[str, Ladder]:
    return {person.name: climb(app, person.near, **person.asks) for person in EIGHT}


def climb(app: App, near: str, **asks: object) -> Ladder:
    place = app.places.locate(near)
    asked = make_query(app.catalogue.instruments, within=default_radius(place), **asks)  # type: ignore[arg-type]
    return ladder(app.catalogue, place, asked, AS_OF)


def rungs_of(found: Ladder) -> dict[str, Rung]:
    return {rung.id: rung for shelf in found.shelves for rung in shelf.rungs}


@each_person
def test_the_essential_rungs_stand_where_they_should(
    person: Climber, ladders: dict[str, Ladder]
) -> None:
    rungs = rungs_of(ladders[person.name])
    for id_, expected in person.rungs.items():
        assert f"{rungs[id_].column} {rungs[id_].stage} {rungs[id_].evidence}" == expected, id_


@each_person
def test_steps_follow_one_another_as_sources_say(
    person: Climber, ladders: dict[str, Ladder]
) -> None:
    rungs = rungs_of(ladders[person.name])
    for before, after in pairwise(person.steps.split()):
        assert before in rungs[after].sources
        assert before in {step.start for step in rungs[after].steps}


@each_person
def test_what_is_empty_says_so_and_offers_something_else(
    person: Climber, ladders: dict[str, Ladder]
) -> None:
    found = ladders[person.name]
    empty = {gap.stage for gap in found.gaps}
    assert set(person.empty.split()) <= empty
    assert set(person.missing.split()) <= {gap.stage for gap in found.missing}
    offered = {each.id for gap in found.gaps for each in gap.substitutes}
    assert set(person.instead.split()) <= offered


@each_person
def test_what_states_no_stage_stands_beside(person: Climber, ladders: dict[str, Ladder]) -> None:
    found = ladders[person.name]
    assert set(person.beside.split()) <= set(found.unstaged)
    assert not set(found.unstaged) & set(rungs_of(found))


@each_person
def test_what_is_not_for_them_stands_nowhere(
    app: App, person: Climber, ladders: dict[str, Ladder]
) -> None:
    found, never = ladders[person.name], set(person.never.split())
    assert never <= set(app.catalogue.by_id), "no such listing"
    assert not never & (set(rungs_of(found)) | set(found.unstaged))


@pytest.mark.parametrize(
    ("near", "instrument", "level", "chain"),
    [
        ("NG7 2RD", "violin", "beginner", "nottingham-area-bands "
         "robin-hood-youth-orchestra-intermediate robin-hood-youth-orchestra"),
        ("Swadlincote", "flute", "beginner", "sdmc-club-band sdmc-junior-band "
         "sdmc-intermediate-wind-band sdmc-senior-wind-band"),
        ("Northampton", "viola", "grade-2", "nmpat-county-junior-strings "
         "nmpat-county-training-strings nmpat-county-youth-orchestra"),
        ("Kibworth Beauchamp", "cornet", "starter", "kibworth-training-band kibworth-youth-band"),
        ("Derby", "clarinet", "beginner", "derby-music-centre-club-groups "
         "derby-music-centre-junior-groups derby-music-centre-intermediate-groups "
         "derby-music-centre-senior-groups"),
    ],
)  # fmt: skip
def test_a_hubs_own_chain_comes_out_from_its_foot(
    app: App, near: str, instrument: str, level: str, chain: str
) -> None:
    """The first stands under Now, the second under Next, the rest under Later, each stated."""
    rungs = rungs_of(climb(app, near, instrument=instrument, level=level))
    first, *others = chain.split()
    assert rungs[first].column == "now"
    for place, (before, after) in enumerate(pairwise(chain.split())):
        assert rungs[after].column == ("next" if place == 0 else "later")
        assert rungs[after].evidence == "stated"
        assert before in rungs[after].sources
    assert others


def test_an_instrument_without_a_rung_gets_an_answer(app: App) -> None:
    """No harp group is near Lincoln: where the nearest are, lessons, and the national rungs."""
    found = climb(app, "Lincoln", instrument="harp", level="grade-3", age=12)
    assert len(found.now) == len(found.next) == 0
    near = {each.kind for gap in found.gaps for each in gap.substitutes}
    assert {"further_away", "lesson", "national"} <= near
    assert "national-youth-orchestra" in {rung.id for rung in found.later}
