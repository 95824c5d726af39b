"""One question put to the program, its answer in the oracle's own types."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from pathways.catalogue import Catalogue, load_catalogue
from pathways.matching import Finding, Query, search
from pathways.model import Place
from pathways.vocabulary import LEVELS
from tests.oracle import Answer, Facet, Match, Question, Spot, Wider, answer, facets, read_books

TEN_METRES_IN_MILES = 10 / 1609.344


def put_to_program(folder: Path, spot: Spot, question: Question, as_of: date) -> Answer:
    """What the program answers from the files of a folder."""
    return ask(load_catalogue(folder), spot, question, as_of)


def put_to_oracle(folder: Path, spot: Spot, question: Question, as_of: date) -> Answer:
    """What the oracle answers from the files of a folder."""
    return answer(read_books(folder), spot, question, as_of)


def count_by_program(folder: Path, spot: Spot, question: Question, as_of: date) -> dict[str, Facet]:
    """The facets that the program counts from the files of a folder."""
    return count(load_catalogue(folder), spot, question, as_of)


def count_by_oracle(folder: Path, spot: Spot, question: Question, as_of: date) -> dict[str, Facet]:
    """The facets that the oracle counts from the files of a folder."""
    return facets(read_books(folder), spot, question, as_of)


def count(catalogue: Catalogue, spot: Spot, question: Question, as_of: date) -> dict[str, Facet]:
    """The facets that the program counts."""
    found = search(catalogue, _place(spot), _query(question), as_of=as_of)
    return {
        name: Facet(dict(facet.options), facet.unstated) for name, facet in found.facets.items()
    }


def ask(catalogue: Catalogue, spot: Spot, question: Question, as_of: date) -> Answer:
    """What the program answers."""
    found = search(catalogue, _place(spot), _query(question), as_of=as_of)
    return Answer(
        matches=[_match(finding) for finding in found.matches],
        stated=_ids(found.stated),
        unstated=_ids(found.unstated),
        not_stated=list(found.not_stated),
        place_unknown=_ids(found.place_unknown),
        across_hub=_ids(found.across_hub),
        through_school=_ids(found.through_school),
        further_on=_ids(found.further_on),
        ask_ages=_ids(found.ask_ages),
        help=_ids(found.help),
        wider=[Wider(entry.relax, entry.to, list(entry.ids)) for entry in found.wider],
    )


def assert_same(said: Answer, expected: Answer) -> None:
    """Equal in everything, distances to 10 m."""
    assert _without_distances(said) == _without_distances(expected)
    for mine, theirs in zip(said.matches, expected.matches, strict=True):
        assert (mine.distance_miles is None) == (theirs.distance_miles is None), mine.id
        if mine.distance_miles is not None and theirs.distance_miles is not None:
            apart = abs(mine.distance_miles - theirs.distance_miles)
            assert apart <= TEN_METRES_IN_MILES, mine.id


def _without_distances(found: Answer) -> dict[str, object]:
    matches = [(match.id, match.certainty, match.verdicts) for match in found.matches]
    return {**vars(found), "matches": matches}


def _match(finding: Finding) -> Match:
    assert finding.certainty is not None, "every match has a certainty"
    verdicts = {criterion.name: criterion.verdict.id for criterion in finding.criteria}
    return Match(finding.opportunity.id, finding.certainty, verdicts, finding.distance_miles)


def _ids(findings: Iterable[Finding]) -> list[str]:
    return [finding.opportunity.id for finding in findings]


def _place(spot: Spot) -> Place:
    return Place(
        label="Home",
        kind="point",
        precision="point",
        lat=spot.lat,
        lon=spot.lon,
        district=None,
        district_code=None,
        hub_id=spot.hub_id,
        in_region=True,
        setting="town",
        shareable="Home",
    )


def _query(question: Question) -> Query:
    return Query(
        instrument=question.instrument,
        level=LEVELS[question.level] if question.level else None,
        age=question.age,
        school_year=question.school_year,
        within_miles=question.within_miles,
        kinds=question.kinds,
        joins=question.joins,
        days=question.days,
        genres=question.genres,
        free=question.free,
        step_free=question.step_free,
        inclusion=question.inclusion,
        online=question.online,
        strict=question.strict,
    )
