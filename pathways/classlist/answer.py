"""A class list answered: every pupil's next steps, and the files that keep them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from pathways.catalogue import Catalogue
from pathways.classlist.no_match import explain_no_match
from pathways.classlist.sharing import record_to_share
from pathways.classlist.steps import NextSteps, Progress, next_steps
from pathways.classlist.summary import Summary, summarise
from pathways.classlist.values import ClassList
from pathways.exchange.spreadsheet import to_csv

_RESULT_COLUMNS = (
    "row", "ref", "rank", "opportunity_id", "name", "distance_miles", "certainty", "reasons",
)  # fmt: skip
_UNMATCHED_COLUMNS = ("row", "ref", "why", "would_help")
_REJECTED_COLUMNS = ("row", "column", "value", "problem", "suggestion")
_NOTE_COLUMNS = ("row", "column", "value", "note")

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ClassAnswer:
    """What a class list gives: ``steps`` has one entry for each of its pupils, in their order."""

    class_list: ClassList
    steps: tuple[NextSteps, ...]
    summary: Summary
    as_of: date

    @property
    def unmatched(self) -> tuple[NextSteps, ...]:
        """The pupils without a match."""
        return tuple(each for each in self.steps if not each.steps)


def answer_class(
    catalogue: Catalogue,
    class_list: ClassList,
    as_of: date,
    *,
    within_miles: float | None = None,
    progress: Progress | None = None,
) -> ClassAnswer:
    """The best next steps of each pupil, and the class counted."""
    steps = next_steps(
        catalogue, class_list.pupils, as_of, within_miles=within_miles, progress=progress
    )
    return ClassAnswer(class_list, steps, summarise(steps, class_list.rejected), as_of)


def as_files(
    answer: ClassAnswer, catalogue: Catalogue, progress: Progress | None = None
) -> Mapping[str, str]:
    """File name to text. Nothing in the CSV files runs as a formula.

    Args:
        progress: told now and then how many pupils without a match are done, and of how many.
    """
    listed = answer.class_list
    return {
        "results.csv": to_csv([row for each in answer.steps for row in _results(each)],
                              _RESULT_COLUMNS),
        "unmatched.csv": to_csv(list(_unmatched(answer, catalogue, progress)), _UNMATCHED_COLUMNS),
        "rejected.csv": to_csv([asdict(each) for each in listed.problems], _REJECTED_COLUMNS),
        "notes.csv": to_csv([asdict(each) for each in listed.notes], _NOTE_COLUMNS),
        "summary.json": _json(answer.summary.record),
        "summary_to_share.json": _json(record_to_share(answer.summary)),
    }  # fmt: skip


def _results(found: NextSteps) -> list[Record]:
    """One row for each step, the best first."""
    return [
        {
            "row": found.pupil.row,
            "ref": found.pupil.ref,
            "rank": rank,
            "opportunity_id": step.opportunity.id,
            "name": step.opportunity.name,
            "distance_miles": None
            if step.distance_miles is None
            else round(step.distance_miles, 3),
            "certainty": step.certainty,
            "reasons": " ".join(each.text for each in step.criteria),
        }
        for rank, step in enumerate(found.steps, start=1)
    ]


def _unmatched(
    answer: ClassAnswer, catalogue: Catalogue, progress: Progress | None
) -> Iterator[Record]:
    unmatched = answer.unmatched
    explained = explain_no_match(catalogue, unmatched, answer.as_of)
    for done, (each, said) in enumerate(zip(unmatched, explained, strict=True), start=1):
        if progress:
            progress(done, len(unmatched))
        yield {
            "row": each.pupil.row,
            "ref": each.pupil.ref,
            "why": said.why,
            "would_help": " ".join(said.would_help),
        }


def _json(record: Record) -> str:
    return f"{json.dumps(record, ensure_ascii=False, indent=2)}\n"
