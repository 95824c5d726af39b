"""What the readers of cells share."""

from __future__ import annotations

import re
import unicodedata
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")

_SHOWN = 40  # how much of somebody's own words a message repeats
_SAYING_NOTHING = """
- -- — . ? ?? n/a na n.a. #n/a none nil null nan unknown unk tbc tbd unsure x missing blank withheld
confidential
"""
_PHRASES = ("not known", "not sure", "not stated", "don't know", "not given", "not shared")
_BLANKS = frozenset([*_SAYING_NOTHING.split(), *_PHRASES])


_POINT_NOUGHT = re.compile(r"(?<=^\d)\.0+$|(?<=^\d\d)\.0+$")


class Read(NamedTuple, Generic[T]):
    """What a cell means, and a sentence where it could have meant something else."""

    value: T
    note: str | None = None


def plain(text: str) -> str:
    """Lower-case words with single spaces; of punctuation, only what tells words or numbers apart.

    >>> plain("Gr.5  (Distinction)")
    'gr 5 ( distinction )'
    """
    folded = unicodedata.normalize("NFKC", text).casefold().replace("’", "'")
    folded = re.sub("[‐‑‒–—]", "-", folded)
    return " ".join(re.sub(r"([()&+/,;])", r" \1 ", re.sub(r"[.:!?_*\"“”]", " ", folded)).split())


def is_blank(text: str) -> bool:
    """Whether a cell says nothing: empty, or a word that stands for nothing."""
    return not text or text.casefold() in _BLANKS


def whole(text: str) -> str:
    """The text, a number without the ``.0`` that programs put after whole ones."""
    return _POINT_NOUGHT.sub("", text) if text.endswith("0") else text


def quote(text: str) -> str:
    """Somebody's own words, short enough for a message."""
    return f"“{text[:_SHOWN]}…”" if len(text) > _SHOWN else f"“{text}”"
