"""Postcodes and parts of postcodes, as people type them. Text only: no data here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

# The six shapes of the first half (A letter, 9 digit), by length.
OUTWARD_SHAPES = {2: ("A9",), 3: ("AA9", "A99", "A9A"), 4: ("AA99", "AA9A")}
INWARD_SHAPE = "9AA"
INWARD_LETTERS = frozenset("ABDEFGHJLNPQRSTUWXYZ")  # no postcode ends in C, I, K, M, O or V

# What a character may have been meant as, by what its position needs.
AS_LETTER = {"0": "O", "1": "IL", "5": "S"}
AS_DIGIT = {"O": "0", "I": "1", "L": "1", "S": "5"}
MOST_SLIPS = 2

_EMBEDDED = re.compile(r"\b[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}\b")


@dataclass(frozen=True, slots=True)
class Code:
    """A postcode (``NG7 2RD``), a sector (``NG7 2``) or an outcode (``NG7``).

    Attributes:
        outward: the first half.
        inward: the second half, its digit alone, its digit and one letter, or nothing.
    """

    outward: str
    inward: str = ""

    @property
    def area(self) -> str:
        """The letters that it starts with."""
        return self.outward[:1] if self.outward[1].isdigit() else self.outward[:2]

    @property
    def whole(self) -> bool:
        return len(self.inward) == len(INWARD_SHAPE)

    @property
    def sector(self) -> Code:
        """The sector of a code that has one."""
        return Code(self.outward, self.inward[:1])

    @property
    def outcode(self) -> Code:
        return Code(self.outward)

    def __str__(self) -> str:
        return f"{self.outward} {self.inward}".rstrip()


def literal_codes(text: str) -> list[Code]:
    """Every way to read the text as a code, just as it stands.

    A space counts where it can. Without one, ``NG11`` is the outcode before it is the sector NG1 1.
    """
    spaced = [code for code, slips in _spaced(text) if not slips]
    return spaced or list(dict.fromkeys(code for code, slips in _compact(text) if not slips))


def mended_codes(text: str) -> list[Code]:
    """Every reading that mends one or two slips (O for 0, I or L for 1, S for 5), fewest first."""
    readings = [*_spaced(text), *_compact(text)]
    few = [pair for pair in readings if 0 < pair[1] <= MOST_SLIPS and _is_plausible(text, pair[0])]
    return list(dict.fromkeys(code for code, _ in sorted(few, key=lambda pair: pair[1])))


def embedded_code(text: str) -> Code | None:
    """The last whole postcode that stands within longer text, such as an address."""
    codes = [code for found in _EMBEDDED.findall(text.upper()) for code in literal_codes(found)]
    return codes[-1] if codes else None


def _is_plausible(text: str, code: Code) -> bool:
    """Keeps words without any digit, other than very short ones, from being read as part codes."""
    return code.whole or len(text) <= 3 or any(char in "0123456789" for char in text)


def _spaced(text: str) -> list[tuple[Code, int]]:
    """Codes with the number of slips in each, the text being cut at its one space."""
    parts = text.upper().split()
    return list(_mended(parts[0], parts[1])) if len(parts) == 2 else []


def _compact(text: str) -> Iterator[tuple[Code, int]]:
    """Codes with the number of slips in each, the text being cut wherever the halves can lie."""
    compact = "".join(text.upper().split())
    for length in (3, 0, 2, 1):
        cut = len(compact) - length
        yield from _mended(compact[:cut], compact[cut:]) if cut > 0 else ()


def _mended(outward: str, inward: str) -> Iterator[tuple[Code, int]]:
    if len(inward) > len(INWARD_SHAPE):
        return
    tails = _fits(inward, INWARD_SHAPE[: len(inward)])
    for shape in OUTWARD_SHAPES.get(len(outward), ()):
        for (head, a), (tail, b) in product(_fits(outward, shape), tails):
            if set(tail[1:]) <= INWARD_LETTERS:
                yield Code(head, tail), a + b


def _fits(text: str, shape: str) -> list[tuple[str, int]]:
    """The text bent to a shape, each way with its number of slips; nothing if it will not bend."""
    choices = []
    for char, needed in zip(text, shape, strict=True):
        if ("A" <= char <= "Z") if needed == "A" else ("0" <= char <= "9"):
            choices.append(char)
        else:
            choices.append((AS_LETTER if needed == "A" else AS_DIGIT).get(char, ""))
    ways = ("".join(way) for way in product(*choices))
    return [(way, sum(a != b for a, b in zip(way, text, strict=True))) for way in ways]
