"""Best sites and changes as dictionaries, for commands and files."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from pathways.coverage.records import main_record
from pathways.coverage.standing import Standing
from pathways.coverage.supply import LIKELY
from pathways.siting.candidates import Candidates, nearest_areas
from pathways.siting.exact import Choice
from pathways.siting.what_if import WhatIf

Record = dict[str, Any]


def sites_record(
    standing: Standing, candidates: Candidates, quick: Choice, best: Choice, new: int
) -> Record:
    """The best sites, what they win, and how near that is to the most that is possible.

    Args:
        quick: the greedy choice, to hold the best against.
        new: how many sites were asked for.
    """
    people, covered = standing.areas.young_people, standing.certainty <= LIKELY
    return {
        "question": standing.question.words,
        "as_of": standing.as_of.isoformat(),
        "within_miles": standing.question.within,
        "new": new,
        "candidates": len(candidates.sites),
        "young_people": _round(people.sum()),
        "sure_or_likely_before": _round(people[covered].sum()),
        "newly_covered": best.won,
        "at_most": best.bound,
        "proved": best.proved,
        "sites": chosen_records(standing, candidates, best),
        "greedy": {
            "newly_covered": quick.won,
            "ids": [candidates.sites[row].id for row in quick.rows],
        },
    }


def chosen_records(standing: Standing, candidates: Candidates, choice: Choice) -> list[Record]:
    """Each site of a choice, the one that wins most first; ``newly_covered`` is what it adds."""
    areas, records = standing.areas, []
    nearest = nearest_areas(areas, candidates.points[list(choice.rows)]).tolist()
    rows = zip(choice.rows, choice.gains, nearest, strict=True)
    for rank, (row, gain, near) in enumerate(rows, start=1):
        hub = str(areas.hub[near])
        records.append(
            {
                "rank": rank,
                **asdict(candidates.sites[row]),
                "district": areas.district_names[str(areas.district[near])],
                "hub": areas.hub_names.get(hub),
                "newly_covered": gain,
            }
        )
    return records


def what_if_record(change: WhatIf) -> Record:
    """Before and after, and who is newly covered."""
    return {
        "question": change.standing.question.words,
        "as_of": change.standing.as_of.isoformat(),
        "newly_covered": change.newly_covered,
        "no_longer_covered": change.no_longer_covered,
        "newly_by_decile": list(change.newly_by_decile),
        "newly_by_setting": change.newly_by_setting,
        "areas_changed": int(change.changed.sum()),
        "idle": list(change.idle),
        "before": [main_record(each) for each in change.before],
        "after": [main_record(each) for each in change.after],
    }


def _round(people: float) -> float:
    return round(float(people), 1)
