"""Instruments as teachers write them: short forms, slips, sizes, teachers' names beside them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pathways.classlist.plain import Read, is_blank, plain, quote
from pathways.errors import QuestionError
from pathways.matching.query import find_instrument, instrument_words
from pathways.model import Instrument
from pathways.vocabulary import FAMILIES

_SHORT_FORMS = {
    "gtr": "guitar", "elec": "electric", "acou": "acoustic", "sop": "soprano", "bari": "baritone",
    "dbl": "double", "fr": "french",
}  # fmt: skip
# Slips that are too common to ask about; any other gets a suggestion instead.
_SLIPS = {
    "saxaphone": "saxophone", "saxaphones": "saxophone", "clarionet": "clarinet",
    "picollo": "piccolo", "piccalo": "piccolo", "ukalele": "ukulele", "chello": "cello",
    "percusion": "percussion", "trombome": "trombone", "euphoniam": "euphonium",
    "base guitar": "bass guitar",
}  # fmt: skip
# One word for several instruments: what else may be meant.
_AMBIGUOUS = {
    "horn": "tenor horn", "horns": "tenor horn", "hn": "tenor horn", "bass": "double bass or tuba",
    "baritone": "baritone saxophone",
}  # fmt: skip
_OPEN = frozenset({"any", "anything", "undecided", "no preference", "not chosen", "none yet"})
_FAMILY_WORDS = {
    "string": "strings", "wind": "woodwind", "winds": "woodwind", "woodwinds": "woodwind",
    "world music": "world", "music tech": "technology",
} | {family: family for family in FAMILIES}  # fmt: skip
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_SHORTEST_IN_TEXT = 3  # within other words "ob" or "cl" is seldom an instrument
_LONGEST_NAME = 4  # words


class InstrumentWords:
    """Finds the instrument that a cell names."""

    def __init__(self, instruments: Mapping[str, Instrument]) -> None:
        self._instruments = instruments
        self._words = instrument_words(instruments)

    def knows(self, text: str) -> bool:
        """Whether the text names an instrument and says little else."""
        return self._exactly(plain(text)) is not None

    def read(self, text: str) -> Read[str | None]:
        """An instrument's id; None where the cell says that it is not chosen yet.

        Raises:
            QuestionError: no instrument is named; with what was perhaps meant.
        """
        words = plain(text)
        if words in _OPEN or is_blank(text):
            return Read(None, "No instrument yet, so the steps are for any.")
        exact = self._exactly(words)
        if exact:
            return Read(exact.id, _doubt(words, exact))
        named = self.named(text)
        if len(named) > 1:
            others = " and ".join(each.name for each in named[1:])
            note = f"Steps are for {named[0].name}; give {others} a row of its own."
            return Read(named[0].id, note)
        if named:
            return Read(named[0].id, f"{quote(text)} is taken as {named[0].name}.")
        family = self._family(text, words)
        if family:
            raise family
        return Read(find_instrument(self._instruments, text).id)

    def _exactly(self, words: str) -> Instrument | None:
        for candidate in (words, _IN_BRACKETS.sub("", words)):
            name = _words_alone(candidate)
            found = self._word(name) or self._word(_spelt_out(name))
            if found:
                return found
        return None

    def _word(self, name: str) -> Instrument | None:
        return self._words.get(name) or self._words.get(name.removesuffix("s"))

    def named(self, text: str) -> list[Instrument]:
        """The instruments whose names stand in the text, in order, the longest names first."""
        tokens = _spelt_out(_words_alone(plain(text))).split()
        found: dict[str, Instrument] = {}
        at = 0
        while at < len(tokens):
            named, length = self._beginning(tokens[at : at + _LONGEST_NAME])
            if named:
                found[named.id] = named
            at += length
        return list(found.values())

    def _beginning(self, tokens: list[str]) -> tuple[Instrument | None, int]:
        """The longest name that the words begin with, and how many words it has."""
        for length in range(len(tokens), 0, -1):
            phrase = " ".join(tokens[:length])
            named = self._word(phrase) if len(phrase) >= _SHORTEST_IN_TEXT else None
            if named:
                return named, length
        return None, 1

    def _family(self, text: str, words: str) -> QuestionError | None:
        families = [
            _FAMILY_WORDS[each] for each in [words, *words.split()] if each in _FAMILY_WORDS
        ]
        if not families:
            return None
        names = [each.name for each in self._instruments.values() if each.family == families[0]]
        message = f"{quote(text)} is a whole family. Say which instrument."
        return QuestionError("instrument", message, names)


def _words_alone(words: str) -> str:
    return " ".join(words.replace("-", " ").split())


def _spelt_out(words: str) -> str:
    """The words with short forms in full and common slips mended."""
    whole = _SLIPS.get(words, words)
    return " ".join(_SHORT_FORMS.get(each, _SLIPS.get(each, each)) for each in whole.split())


def _doubt(words: str, taken: Instrument) -> str | None:
    other = _AMBIGUOUS.get(words)
    return f"“{words}” is taken as {taken.name}; write {other} if that is meant." if other else None
