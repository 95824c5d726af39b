"""Where a new group would do most good, and what it would change."""

from pathways.siting.candidates import Candidates, Site, load_candidates, nearest_areas
from pathways.siting.dependence import Dependence, who_depends
from pathways.siting.exact import Choice, best_choice, choice_of, greedy_choice
from pathways.siting.methods import change_card, sites_card
from pathways.siting.problem import Problem, make_problem
from pathways.siting.scenario import NewGroup, Scenario, dump_scenario, load_scenario
from pathways.siting.what_if import Moved, WhatIf, what_if, who_moves

__all__ = [
    "Candidates",
    "Choice",
    "Dependence",
    "Moved",
    "NewGroup",
    "Problem",
    "Scenario",
    "Site",
    "WhatIf",
    "best_choice",
    "change_card",
    "choice_of",
    "dump_scenario",
    "greedy_choice",
    "load_candidates",
    "load_scenario",
    "make_problem",
    "nearest_areas",
    "sites_card",
    "what_if",
    "who_depends",
    "who_moves",
]
