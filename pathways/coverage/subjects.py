"""What coverage is asked for: a family of instruments, or one instrument."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pathways.errors import QuestionError
from pathways.matching.query import find_instrument
from pathways.model import Instrument
from pathways.vocabulary import FAMILIES, INSTRUMENT_GROUPS, STAGES


@dataclass(frozen=True, slots=True)
class Subject:
    """A family, one instrument, or any.

    Attributes:
        id: of the family or instrument, "-only" after that of an instrument which shares it with
            a family ("percussion-only"); `find_subject` finds this very subject by it.
        instruments: ids of those that count for it.
    """

    id: str
    name: str
    is_family: bool
    instruments: tuple[str, ...]


def families(instruments: Mapping[str, Instrument]) -> tuple[Subject, ...]:
    """Every family that has an instrument, in the vocabulary's order."""
    members = {
        family: tuple(each.id for each in instruments.values() if each.family == family)
        for family in FAMILIES
    }
    return tuple(
        Subject(family, FAMILIES[family], True, ids) for family, ids in members.items() if ids
    )


def any_instrument(instruments: Mapping[str, Instrument]) -> Subject:
    """All instruments together: whoever can play anything."""
    return Subject("any", INSTRUMENT_GROUPS["any"], True, tuple(instruments))


def single_instruments(instruments: Mapping[str, Instrument]) -> tuple[Subject, ...]:
    """Every instrument by itself."""
    return tuple(_alone(each) for each in instruments.values())


def _alone(instrument: Instrument) -> Subject:
    id_, name = instrument.id, instrument.name
    if id_ in FAMILIES:
        id_, name = f"{id_}-only", f"{name} only"
    return Subject(id_, name, False, (instrument.id,))


def find_subject(instruments: Mapping[str, Instrument], text: str) -> Subject:
    """The family or instrument that ``text`` names; "any" names all of them.

    A word that names both, such as "percussion", means the family; the instrument alone answers to
    "percussion only" and to its other names ("orchestral percussion", "singing").

    Raises:
        QuestionError: with near alternatives.
    """
    plain = " ".join(text.casefold().replace("-", " ").split())
    for each in (*families(instruments), any_instrument(instruments)):
        if plain in (each.id, each.name.casefold()):
            return each
    if plain.endswith(" only"):
        text = plain.removesuffix(" only")
    return _alone(find_instrument(instruments, text))


def find_stage(text: str) -> str:
    """The stage that ``text`` names.

    Raises:
        QuestionError: it names none.
    """
    plain = text.strip().casefold()
    if plain in STAGES:
        return plain
    shown = " ".join(text.split())[:40]
    raise QuestionError("stage", f"We do not know the stage “{shown}”. Use {', '.join(STAGES)}.")
