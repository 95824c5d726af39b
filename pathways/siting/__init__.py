"""Where a new group would do most good, and what it would change."""

from pathways.siting.candidates import Candidates, Site, load_candidates
from pathways.siting.exact import Choice, best_choice, greedy_choice
from pathways.siting.problem import Problem, make_problem
from pathways.siting.scenario import NewGroup, Scenario, dump_scenario, load_scenario
from pathways.siting.what_if import WhatIf, what_if

__all__ = [
    "Candidates",
    "Choice",
    "NewGroup",
    "Problem",
    "Scenario",
    "Site",
    "WhatIf",
    "best_choice",
    "dump_scenario",
    "greedy_choice",
    "load_candidates",
    "load_scenario",
    "make_problem",
    "what_if",
]
