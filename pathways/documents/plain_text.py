"""Text from anywhere, made fit for print: no controls, no endless words."""

from __future__ import annotations

import re
import unicodedata

from pathways.documents.sheet_words import MORE

_UNPRINTABLE = frozenset({"Cc", "Cs", "Cn", "Co"})
# Marks that turn the direction of what follows; letters have a direction of their own.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_UNKNOWN = "\ufffd"
_MARK = "[\u0300-\u036f\u0483-\u0489\u20d0-\u20ff]"
_MOST_MARKS = re.compile(f"({_MARK}{{3}}){_MARK}+")


def plain_text(text: str, longest: int) -> str:
    """``text`` on one line, at most ``longest`` characters of it.

    What no font can show becomes a sign of its own, directions cannot be turned, and heaps of
    accents, which would spill over other lines, are cut to three.
    """
    one_line = " ".join(_TURNING.sub("", text).split())
    printable = "".join(
        _UNKNOWN if unicodedata.category(each) in _UNPRINTABLE else each for each in one_line
    )
    return shorten(_MOST_MARKS.sub(r"\1", printable), longest)


def shorten(text: str, longest: int) -> str:
    """The beginning of ``text``, up to the last whole word where there is one."""
    if len(text) <= longest:
        return text
    cut = text[: longest - len(MORE)]
    words, space, _ = cut.rpartition(" ")
    return f"{words if space and len(words) > longest // 2 else cut}{MORE}".replace(" …", "…")
