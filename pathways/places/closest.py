"""Names that look like a mistyped one."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

import numpy as np
import numpy.typing as npt

_SHORTLIST = 40
_ALIKE = 0.6  # difflib's own threshold for a close match


class ClosestNames:
    """An index of the letter pairs in each name: a shortlist in a millisecond, then difflib."""

    def __init__(self, keys: Sequence[str]) -> None:
        self._keys = tuple(keys)
        pairs, owner = _pairs([f" {key} " for key in keys])
        # One number per pair and name, sorted, without repeats: the names of a pair lie together.
        both = np.unique(pairs.astype(np.int64) * len(keys) + owner)
        self._owner = both % len(keys)
        self._starts = np.searchsorted(both // len(keys), np.arange(2**16 + 1))
        self._sizes = np.bincount(self._owner, minlength=len(keys))

    def find(self, key: str, limit: int) -> list[int]:
        """Positions of the names most like the key, closest first, equally close in given order."""
        shortlist = self._shortlist(key)
        matcher = SequenceMatcher(b=key, autojunk=False)
        scored = []
        for place in shortlist:
            matcher.set_seq1(self._keys[place])
            scored.append((-round(matcher.ratio(), 2), place))
        return [place for score, place in sorted(scored) if -score >= _ALIKE][:limit]

    def _shortlist(self, key: str) -> list[int]:
        """Positions of the names that share most letter pairs with the key (Dice's measure)."""
        mine = np.unique(_pairs([f" {key} "])[0])
        spans = [self._owner[self._starts[pair] : self._starts[pair + 1]] for pair in mine]
        if not spans:
            return []
        shared = np.bincount(np.concatenate(spans), minlength=len(self._keys))
        alike = 2 * shared / (self._sizes + len(mine))
        order = np.argsort(-alike, kind="stable")[:_SHORTLIST]
        return [int(place) for place in order if shared[place]]


def _pairs(texts: Sequence[str]) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int64]]:
    """Every pair of neighbouring bytes in each text as one number, and the text it is from."""
    blob = np.frombuffer("\n".join(texts).encode("ascii", "replace"), dtype=np.uint8)
    blob = blob.astype(np.int32)
    owner = np.cumsum(blob == ord("\n"))
    inside = (blob[:-1] != ord("\n")) & (blob[1:] != ord("\n"))
    return (blob[:-1] * 256 + blob[1:])[inside], owner[:-1][inside]
