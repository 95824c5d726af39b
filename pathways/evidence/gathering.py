"""Gathering evidence: what coverage and ladders answer, for one part of the region."""

from __future__ import annotations

from pathways.catalogue import Catalogue
from pathways.coverage import (
    Areas,
    Figures,
    Matrix,
    MethodCard,
    Rungs,
    Standing,
    Subject,
    count_rungs,
    coverage_matrix,
    deepest_gaps,
    families,
    inclusive_provision,
    measure,
    method_cards,
    of_question,
    rungs_card,
)
from pathways.coverage.part import DIVIDED, REGION, Part, codes_inside, inside, only_areas
from pathways.coverage.records import worklist_record
from pathways.evidence.counted import counted_listings
from pathways.evidence.values import Evidence, Record
from pathways.vocabulary import STAGES

MOST_GAPS = 20
_GAPS_BY = {"region": "district", "hub": "district", "district": "msoa"}


def gather(
    catalogue: Catalogue,
    standing: Standing,
    part: Part = REGION,
    sites: Record | None = None,
    counted_as: str = "likely",
) -> Evidence:
    """Everything that a pack says.

    Args:
        standing: the question answered for every small area of the region.
        sites: the best next sites in this part, from `best_sites`; None for none.
        counted_as: the least certainty that counts as covered where something is shaded.
    """
    areas, question, as_of = standing.areas, standing.question, standing.as_of
    where = inside(areas, part)
    codes, mine = codes_inside(areas, where), only_areas(areas, where)
    worklist = of_question(catalogue, mine, question, as_of)
    subjects, gaps_by = families(catalogue.instruments), _GAPS_BY[part.by]
    return Evidence(
        question=question,
        as_of=as_of,
        version=catalogue.version,
        part=part,
        areas=mine,
        counted_as=counted_as,
        whole=next(each for each in measure(standing, part.by) if each.code == part.code),
        divisions={by: _some(measure(standing, by), codes[by]) for by in DIVIDED[part.by]},
        families={each.id: each.name for each in subjects},
        **_matrices(catalogue, standing, mine),
        gaps=deepest_gaps(
            catalogue, mine, subjects, tuple(STAGES), question.asked, as_of, gaps_by, MOST_GAPS
        ),
        gaps_by=gaps_by,
        rungs=_rungs(catalogue, mine, question.within),
        worklist=worklist_record(worklist, catalogue, len(worklist.listings)),
        sites=sites,
        counted=counted_listings(catalogue, standing, where),
        cards=_cards(standing),
    )


def _some(figures: tuple[Figures, ...], codes: frozenset[str]) -> tuple[Figures, ...]:
    return tuple(each for each in figures if each.code in codes)


def _matrices(catalogue: Catalogue, standing: Standing, mine: Areas) -> dict[str, Matrix]:
    asked, as_of = standing.question.asked, standing.as_of
    subjects = families(catalogue.instruments)
    return {
        "matrix": coverage_matrix(catalogue, mine, subjects, tuple(STAGES), asked, as_of),
        "inclusive": inclusive_provision(catalogue, mine, asked, as_of),
    }


def _rungs(catalogue: Catalogue, mine: Areas, within: float) -> tuple[tuple[Subject, Rungs], ...]:
    return tuple(
        (subject, count_rungs(catalogue, mine, subject, within, "region")[0])
        for subject in families(catalogue.instruments)
    )


def _cards(standing: Standing) -> tuple[MethodCard, ...]:
    areas, question = standing.areas, standing.question
    cards = method_cards(question, areas, standing.as_of)
    return (*cards.values(), rungs_card(areas, question.within))
