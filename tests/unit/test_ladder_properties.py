"""What holds of every ladder, whatever the catalogue, the person and the place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path

import networkx as nx
from hypothesis import HealthCheck, assume, given, settings

from pathways.catalogue import load_catalogue
from pathways.ladder import Ladder, Rung, ladder_index
from pathways.vocabulary import STAGES
from tests.oracle import Question, Spot
from tests.oracle.distance import miles_between
from tests.unit.ladder_cases import Routed, climb, routed
from tests.unit.strategies import questions, spots

TODAY = date(2026, 11, 22)
COLUMNS = ("now", "next", "later")
STAGE_IDS = list(STAGES)
WIDE = ("regional", "national")


@dataclass(frozen=True)
class Case:
    """One ladder with what it was made from."""

    made: Routed
    spot: Spot
    question: Question
    found: Ladder
    again: Ladder

    @property
    def rungs(self) -> dict[str, Rung]:
        return {rung.id: rung for shelf in self.found.shelves for rung in shelf.rungs}


@settings(
    max_examples=100,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(made=routed(), spot=spots(), question=questions())
def test_every_ladder(tmp_path: Path, made: Routed, spot: Spot, question: Question) -> None:
    """One random ladder after another, held against all that follows."""
    assume(question.instrument is not None)
    catalogue = load_catalogue(made.write(tmp_path))
    found = climb(catalogue, spot, question, TODAY)
    ladder_index.cache_clear()
    again = climb(load_catalogue(tmp_path), spot, question, TODAY)
    case = Case(made, spot, question, found, again)
    for check in CHECKS:
        check(case)


def every_step_leads_up(case: Case) -> None:
    """Sources are rungs of an earlier column, or of Later too, and never of a higher stage."""
    for rung in case.rungs.values():
        for source in (case.rungs[each] for each in rung.sources):
            assert STAGE_IDS.index(source.stage) <= STAGE_IDS.index(rung.stage)
            assert height(source) <= height(rung)
            earlier = COLUMNS.index(source.column) < COLUMNS.index(rung.column)
            assert earlier or source.column == rung.column == "later"


def height(rung: Rung) -> int:
    """The stage, with regional and national rungs one above local ones."""
    return STAGE_IDS.index(rung.stage) + (rung.opportunity.reach in WIDE)


def steps_make_no_circle_and_reach_every_rung(case: Case) -> None:
    graph = nx.DiGraph()
    graph.add_nodes_from(case.rungs)
    for id_, rung in case.rungs.items():
        graph.add_edges_from((source, id_) for source in rung.sources)
    assert nx.is_directed_acyclic_graph(graph)
    first = {id_ for id_, rung in case.rungs.items() if not rung.sources}
    assert first.union(*(nx.descendants(graph, each) for each in first)) == set(case.rungs)


def every_step_has_its_evidence(case: Case) -> None:
    for rung in case.rungs.values():
        assert (rung.evidence == "start") == (rung.column == "now")
        assert ("By level" in rung.bridge) == (rung.evidence == "derived")
        named = [step.evidence for step in rung.steps]
        if rung.evidence in ("stated", "implied"):
            assert rung.evidence == ("stated" if "stated" in named else "implied")
            assert {step.end for step in rung.steps} == {rung.id}
            assert tuple(step.start for step in rung.steps) == rung.sources
        else:
            assert not named


def a_step_by_level_comes_from_the_highest_rungs_below(case: Case) -> None:
    """Of its strands where there are any; every rung of that height is named."""
    rungs = case.rungs.values()
    for rung in (each for each in rungs if each.evidence == "derived"):
        below = [each for each in rungs if is_below(each, rung)]
        chosen = [each for each in below if shares_a_strand(each, rung)] or below
        highest = max(map(rank, chosen), default=None)
        assert set(rung.sources) == {each.id for each in chosen if rank(each) == highest}


def rank(rung: Rung) -> tuple[int, int]:
    return height(rung), COLUMNS.index(rung.column)


def is_below(low: Rung, high: Rung) -> bool:
    local = low.opportunity.reach not in WIDE
    earlier = COLUMNS.index(low.column) < COLUMNS.index(high.column)
    in_time = earlier or low.column == high.column == "later"
    stage = STAGE_IDS.index(low.stage) <= STAGE_IDS.index(high.stage)
    return local and in_time and stage and rank(low) < rank(high)


def shares_a_strand(one: Rung, other: Rung) -> bool:
    return not one.strands or not other.strands or bool(set(one.strands) & set(other.strands))


def nothing_stands_twice_and_all_can_be_joined(case: Case) -> None:
    ids = [rung.id for shelf in case.found.shelves for rung in shelf.rungs]
    beside = list(case.found.unstaged)
    assert len(set(ids + beside)) == len(ids + beside)
    for rung in case.rungs.values():
        listing = rung.opportunity
        assert listing.join in ("open", "audition")
        assert listing.audience in ("young", "all_ages")
        assert not listing.ended
        assert rung.stage in rung.stages or rung.column == "now"


def nobody_is_of_the_wrong_age(case: Case) -> None:
    """The youngest that they can be is never too old; for Now the oldest is old enough."""
    ages = youngest_and_oldest(case.question)
    if ages is None:
        return
    for rung in case.rungs.values():
        low, high = rung.opportunity.age_min, rung.opportunity.age_max
        assert high is None or ages[0] <= high
        assert rung.years_to_wait == max(0, (low or 0) - ages[1])
        assert rung.column != "now" or rung.years_to_wait == 0


def youngest_and_oldest(question: Question) -> tuple[int, int] | None:
    if question.age is not None:
        return question.age, question.age
    year = question.school_year
    return None if year is None else (year + 4, year + 5)


def every_rung_is_in_reach_of_its_column(case: Case) -> None:
    venues = {each["id"]: each for each in case.made.small.venues}
    home = case.spot.lat, case.spot.lon
    for shelf in case.found.shelves:
        for listing in (rung.opportunity for rung in shelf.rungs):
            if listing.reach == "local" and listing.venue_ids:
                places = [venues[each] for each in listing.venue_ids]
                least = min(
                    miles_between(*home, float(each["lat"]), float(each["lon"]))
                    - float(each["uncertain_miles"])
                    for each in places
                )
                assert least <= shelf.within_miles + 0.01
            elif listing.reach == "online":
                assert case.question.online
            else:
                assert listing.reach in WIDE or listing.hub_id == case.spot.hub_id


def equal_questions_get_equal_ladders(case: Case) -> None:
    """Also from another reading of the same files."""
    assert in_words(case.found) == in_words(case.again)


def in_words(found: Ladder) -> list[object]:
    rungs = [
        (rung.id, rung.stage, rung.bridge, rung.sources)
        for shelf in found.shelves
        for rung in shelf.rungs
    ]
    return [rungs, found.gaps, found.unstaged, found.strands, found.further, found.way_up]


def the_way_up_climbs_step_by_step(case: Case) -> None:
    way = [case.rungs[each] for each in case.found.way_up]
    assert bool(way) == bool(case.rungs)
    for before, after in pairwise(way):
        assert before.id in after.sources
    if way:
        assert rank(way[-1]) == max(map(rank, case.rungs.values()))
        assert not way[0].sources


def what_is_empty_is_said(case: Case) -> None:
    """Every stage up has a rung, a lower one that stays open so far, or is named as empty."""
    empty = {gap.stage for gap in case.found.gaps}
    assert set(case.found.missing) <= set(case.found.gaps)
    own = STAGE_IDS.index(case.found.shelves[0].stages[0])
    for shelf in case.found.shelves[1:]:
        above = [each for each in shelf.stages if STAGE_IDS.index(each) > own]
        if above and not shelf.rungs and not shelf.stays:
            assert set(above) <= empty


def strands_hold_every_rung(case: Case) -> None:
    in_strands = {each for strand in case.found.strands for each in strand.ids}
    assert in_strands == set(case.rungs)
    for strand in case.found.strands:
        for rung in (case.rungs[each] for each in strand.ids):
            assert strand.id in rung.strands or (strand.id == "other" and not rung.strands)


CHECKS = (
    every_step_leads_up,
    steps_make_no_circle_and_reach_every_rung,
    every_step_has_its_evidence,
    a_step_by_level_comes_from_the_highest_rungs_below,
    nothing_stands_twice_and_all_can_be_joined,
    nobody_is_of_the_wrong_age,
    every_rung_is_in_reach_of_its_column,
    equal_questions_get_equal_ladders,
    the_way_up_climbs_step_by_step,
    what_is_empty_is_said,
    strands_hold_every_rung,
)
