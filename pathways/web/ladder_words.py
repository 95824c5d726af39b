"""The words of a ladder on a page: its columns, its stages and how a step is known."""

from __future__ import annotations

from collections.abc import Sequence

from pathways.ladder.stages import STAGE_WORDS
from pathways.model import Instrument

COLUMN_WORDS = {"now": "Now", "next": "Next", "later": "Later"}
# How a step is known: what the edges of a box and the lines to it mean.
STEP_WORDS = {
    "stated": "A step its source names",
    "implied": "As we read it",
    "derived": "By level: no source names this step",
}
EVIDENCE_WORDS = {"start": "Suits now", **STEP_WORDS}
# Singers climb by age; these are the stages as choirs divide them.
_SINGERS_STAGE_WORDS = {
    "starting": "Up to Year 2",
    "foundation": "Years 3 to 6",
    "intermediate": "Years 7 to 11",
    "advanced": "Sixth form and beyond",
}
_KEEP_THEIR_CAPITAL = ("DJ", "French")
_NO_INSTRUMENTS = ("voice", "technology")


def in_a_sentence(name: str) -> str:
    """A name as it stands inside a sentence: only DJ and French horn keep their capital."""
    return name if name.startswith(_KEEP_THEIR_CAPITAL) else f"{name[0].lower()}{name[1:]}"


def on_the(instrument: Instrument) -> str:
    """What somebody plays, as the end of a title: ``on the cornet``, ``in singing``."""
    name = in_a_sentence(instrument.name)
    return f"in {name}" if instrument.family in _NO_INSTRUMENTS else f"on the {name}"


def sings(instrument: Instrument) -> bool:
    """Whether stages go by age."""
    return instrument.family == "voice"


def stage_words(stages: Sequence[str], instrument: Instrument) -> str:
    """Stages in words, by age for singers."""
    words = _SINGERS_STAGE_WORDS if sings(instrument) else STAGE_WORDS
    return ", then ".join(words[each] for each in stages)


def and_words(names: Sequence[str]) -> str:
    """Names as a sentence lists them."""
    *before, last = names
    return f"{', '.join(before)} and {last}" if before else last
