"""Who among the young people of the region has music making in reach, how surely, and who has not.

Demand is where they live, supply what is listed nearby. Everything is worked out from arrays; see
docs/adr/0007 for the rules.
"""

from pathways.coverage.cube import Cube, build_cube
from pathways.coverage.demand import Areas, load_areas
from pathways.coverage.figures import Figures, measure
from pathways.coverage.gaps import AreaGap, deepest_gaps
from pathways.coverage.matrix import Matrix, coverage_matrix, inclusive_provision
from pathways.coverage.methods import MethodCard, method_cards, rungs_card
from pathways.coverage.question import Question, make_question
from pathways.coverage.rungs import Rungs, count_rungs
from pathways.coverage.standing import Standing, stand
from pathways.coverage.subjects import Subject, families, find_subject, single_instruments
from pathways.coverage.supply import Supply, find_supply
from pathways.coverage.table_methods import table_cards
from pathways.coverage.unknowns import Worklist, make_worklist, of_question

__all__ = [
    "AreaGap",
    "Areas",
    "Cube",
    "Figures",
    "Matrix",
    "MethodCard",
    "Question",
    "Rungs",
    "Standing",
    "Subject",
    "Supply",
    "Worklist",
    "build_cube",
    "count_rungs",
    "coverage_matrix",
    "deepest_gaps",
    "families",
    "find_subject",
    "find_supply",
    "inclusive_provision",
    "load_areas",
    "make_question",
    "make_worklist",
    "measure",
    "method_cards",
    "of_question",
    "rungs_card",
    "single_instruments",
    "stand",
    "table_cards",
]
