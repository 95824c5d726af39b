"""The class as a picture: how many have a sure, likely or possible next step, or none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pathways.classlist.steps import NextSteps
from pathways.vocabulary import CERTAINTIES, STAGES, Level

OUTCOMES = (*(f"matched_{each}" for each in CERTAINTIES), "unmatched")
NOT_STATED = "not_stated"
_STAGE_OF = {level: stage for stage, levels in STAGES.items() for level in levels}


@dataclass(frozen=True, slots=True)
class Tally:
    """Pupils by the certainty of their best step, each counted once."""

    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(OUTCOMES, 0))

    @property
    def pupils(self) -> int:
        return sum(self.counts.values())

    @property
    def record(self) -> dict[str, int]:
        return {"pupils": self.pupils, **self.counts}


@dataclass(frozen=True, slots=True)
class Summary:
    """A class counted.

    Attributes:
        total: of all pupils; ``rejected`` rows are no pupils.
        by_instrument: instrument id to its tally, the most pupils first.
        by_stage: every stage, in order, and NOT_STATED.
    """

    total: Tally
    rejected: int
    by_instrument: dict[str, Tally]
    by_stage: dict[str, Tally]

    @property
    def record(self) -> dict[str, object]:
        """For the teacher: every count as it is."""
        return {
            "rows": self.total.pupils + self.rejected,
            **self.total.counts,
            "rejected": self.rejected,
            "by_instrument": {name: each.record for name, each in self.by_instrument.items()},
            "by_stage": {name: each.record for name, each in self.by_stage.items()},
        }


def summarise(steps: Sequence[NextSteps], rejected: int) -> Summary:
    """Count the pupils of a class, each at the best of its steps."""
    by_instrument = _tallies((each.pupil.instrument or NOT_STATED, each) for each in steps)
    stages = _tallies(((stage_of(each.pupil.level), each) for each in steps), _ALL_STAGES)
    in_order = sorted(by_instrument, key=lambda name: (-by_instrument[name].pupils, name))
    return Summary(
        total=_tallies((("all", each) for each in steps), ["all"])["all"],
        rejected=rejected,
        by_instrument={name: by_instrument[name] for name in in_order},
        by_stage=stages,
    )


_ALL_STAGES = (*STAGES, NOT_STATED)


def stage_of(level: Level | None) -> str:
    """The stage of a level, or NOT_STATED."""
    return NOT_STATED if level is None else _STAGE_OF[level]


def _tallies(named: Iterable[tuple[str, NextSteps]], names: Iterable[str] = ()) -> dict[str, Tally]:
    tallies = {name: Tally() for name in names}
    for name, each in named:
        outcome = f"matched_{each.certainty}" if each.certainty else "unmatched"
        tallies.setdefault(name, Tally()).counts[outcome] += 1
    return tallies
