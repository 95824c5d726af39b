"""Numbers and names of the pack as people read them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from pathways.coverage.part import Part
from pathways.coverage.question import Question
from pathways.coverage.words import people as people_words
from pathways.evidence import words
from pathways.evidence.values import Evidence
from pathways.ladder.stages import STAGE_WORDS
from pathways.vocabulary import DAYS, GENRES, INCLUSION, KINDS
from pathways.wording import date_words

_FLAGS = {"free": "free", "step_free": "step-free", "strict": "only what a source states"}


def percent_words(share: float | None) -> str:
    """A share from 0 to 1: 4.5%."""
    return words.NOT_GIVEN if share is None else f"{share:.1%}"


def points_words(difference: float | None) -> str:
    """A difference of two shares, in percentage points."""
    if difference is None:
        return words.NOT_GIVEN
    points = round(difference * 100, 1)
    return words.POINTS.format(points=f"{points:+.1f}".replace("-", "−") if points else "0.0")


def miles_words(miles: float | None) -> str:
    """A median distance."""
    return words.OVER_40 if miles is None else f"{miles:.1f}"


def part_words(part: float, whole: float) -> str:
    """One count as a share of another."""
    return percent_words(part / whole if whole else None)


def where_words(part: Part) -> str:
    """The part within a sentence."""
    return words.THE[part.by].format(name=part.name)


def radius_words(evidence: Evidence) -> str:
    """The radius: 1 mile, 10 miles."""
    within = evidence.question.within
    return "1 mile" if within == 1 else f"{within:g} miles"


def question_words(evidence: Evidence) -> str:
    """The question as a sentence."""
    return words.QUESTION.format(
        where=where_words(evidence.part),
        subject=_inside(evidence.question.subject.name),
        stage=_inside(STAGE_WORDS[evidence.question.stage]),
        miles=radius_words(evidence),
    )


def _inside(name: str) -> str:
    """A name within a sentence; “DJ, production and composing” keeps its capitals."""
    return name if name[:2].isupper() else f"{name[0].lower()}{name[1:]}"


def beside_words(evidence: Evidence) -> str | None:
    """What else a listing had to be, or None."""
    asked = evidence.question.asked
    known: tuple[tuple[frozenset[str], Mapping[str, str]], ...] = (
        (asked.kinds, KINDS),
        (asked.joins, {}),
        (asked.days, {each: each for each in DAYS}),
        (asked.genres, GENRES),
        (asked.inclusion, INCLUSION),
    )
    parts = [
        " or ".join(names.get(each, each) for each in sorted(chosen)) for chosen, names in known
    ]
    parts += [label for name, label in _FLAGS.items() if getattr(asked, name)]
    beside = "; ".join(part for part in parts if part)
    return words.BESIDE.format(beside=beside) if beside else None


def pack_name(question: Question, part: Part, as_of: date) -> str:
    """For folders and files: evidence-brass-foundation-10-miles-lincolnshire-2026-11-22."""
    parts = ("evidence", question.subject.id, question.stage, f"{question.within:g}", "miles")
    named = "-".join((*parts, part.name, as_of.isoformat())).casefold()
    return "-".join(re.findall("[a-z0-9.]+", named))


def dated_words(evidence: Evidence) -> str:
    """The day and the catalogue that all of it is of."""
    return words.AS_OF.format(date=date_words(evidence.as_of.isoformat()), version=evidence.version)


def short_words(evidence: Evidence) -> str:
    """The answer in one sentence."""
    whole = evidence.whole
    held = whole.sure + whole.likely
    return words.SHORT.format(
        young_people=people_words(whole.young_people),
        held=people_words(held),
        held_share=part_words(held, whole.young_people),
        maybe=people_words(whole.maybe),
        maybe_share=part_words(whole.maybe, whole.young_people),
        none=people_words(whole.none),
        none_share=part_words(whole.none, whole.young_people),
    )
