"""Names of places and schools: which of them a typed name means."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pathways.errors import DataError
from pathways.model import PlaceKind, Setting
from pathways.places.districts import District

CITY, TOWN, SUBURB, SCHOOL = 0, 1, 3, 9

# Words that join a town's short name to what sets it apart: Newark-on-Trent, Kirkby-in-Ashfield.
_JOINING_WORDS = ("on", "in", "under", "by", "le", "de", "en", "next")
_SAME_WORD = {"saint": "st", "upon": "on", "ce": "cofe", "rc": "catholic"}
_SAME_WORDS = {"church of england": "cofe", "c of e": "cofe", "roman catholic": "catholic"}
_PUNCTUATION = str.maketrans(
    {**dict.fromkeys("'’‘`ʼ.", ""), **dict.fromkeys('-‐‑–—,;:/()"!?_+', " "), "&": " and "}
)


def fold(text: str) -> str:
    """A name as it is compared: no capitals, accents, punctuation or leading "the"; one spelling.

    >>> fold("St. Peter's Church of England Academy") == fold("saint peters cofe academy")
    True
    """
    if not text.isascii():
        apart = unicodedata.normalize("NFKD", text)
        text = "".join(char for char in apart if not unicodedata.combining(char))
    words = text.casefold().translate(_PUNCTUATION).split()
    if len(words) > 1 and words[0] == "the":
        del words[0]
    folded = " ".join([_SAME_WORD.get(word, word) for word in words])
    if " of " in folded or "roman" in folded:
        for long, short in _SAME_WORDS.items():
            folded = f" {folded} ".replace(f" {long} ", f" {short} ").strip()
    return folded


class Named(NamedTuple):
    """Something that can be found by its name.

    Attributes:
        size: 0 city, 1 town, 2 village, 3 suburb, 4 hamlet, 5 other settlement, 9 school.
        near: the nearest city, town or village of another name.
        outcode: first half of the postcode of a place; empty for a school.
        number: the URN of a school; 0 for a place.
    """

    name: str
    also: str | None
    kind: PlaceKind
    size: int
    lat: float
    lon: float
    district: District
    near: str
    outcode: str
    setting: Setting
    number: int


class Hits(NamedTuple):
    """What a name means: ``found`` where that is clear, with ``others`` that it might have been."""

    found: int | None
    others: tuple[int, ...]


class Names:
    """Finds the entry that a name means, and gives every entry a label that means it alone.

    Entries are known by their position and must come with the most important first.
    """

    def __init__(self, entries: Sequence[Named]) -> None:
        """
        Raises:
            DataError: two entries cannot be told apart by name, district and what they are near.
        """
        self.entries = tuple(entries)
        self.keys = tuple(fold(entry.name) for entry in entries)
        self._named: dict[str, list[int]] = {}
        self._short: dict[str, list[int]] = {}
        self._beginning: dict[str, list[int]] = {}
        for place, (key, entry) in enumerate(zip(self.keys, self.entries, strict=True)):
            self._named.setdefault(key, []).append(place)
            if entry.also:
                self._named.setdefault(fold(entry.also), []).append(place)
            if entry.size <= TOWN and " " in key:
                self._index_short_forms(key, place)
        self.labels = tuple(map(self._label, range(len(self.entries))))
        self._labelled = {
            key if label == entry.name else fold(label): place
            for place, (label, key, entry) in enumerate(
                zip(self.labels, self.keys, self.entries, strict=True)
            )
        }
        if len(self._labelled) < len(self.labels):
            raise self._clash()

    def _index_short_forms(self, key: str, place: int) -> None:
        """The first words of a town's name; of a local one, its short form apart."""
        words = key.split()
        short = _short_form(words)
        for cut in range(1, len(words)):
            beginning = " ".join(words[:cut])
            self._beginning.setdefault(beginning, []).append(place)
            if beginning == short and self.entries[place].district.in_region:
                self._short.setdefault(short, []).append(place)

    @property
    def spellings(self) -> list[tuple[str, int]]:
        """Every folded name, other name and short form, each with the entry that it is of."""
        named = ((key, place) for key, places in self._named.items() for place in places)
        short = ((key, place) for key, places in self._short.items() for place in places)
        return sorted({*named, *short}, key=lambda spelling: spelling[1])

    def exactly(self, key: str) -> Hits | None:
        """What a whole folded name or label means, or None if nothing is so called."""
        labelled = self._labelled.get(key)
        if labelled is None or labelled in self._named.get(key, ()):
            return self._meaning(key)
        return self._meaning(key) or Hits(labelled, ())

    def _meaning(self, key: str) -> Hits | None:
        """A city or town wins, by its full name or by a short form that no local place owns."""
        exact = self._named.get(key, [])
        owned = any(self.entries[place].district.in_region for place in exact)
        towns = self._short.get(key) or (() if owned else self._only_town_beginning(key))
        towns = [place for place in towns if place not in exact]
        if not exact and not towns:
            return None
        best = self.foremost(exact)
        if towns and (best is None or self.entries[best].size > TOWN):
            best = None if owned else self.foremost(towns)
        return Hits(best, tuple(place for place in [*towns, *exact] if place != best))

    def _only_town_beginning(self, key: str) -> Sequence[int]:
        """The local town that alone among all towns has a name beginning with these words."""
        towns = self._beginning.get(key, [])
        return towns if len(towns) == 1 and self.entries[towns[0]].district.in_region else ()

    def foremost(self, places: Iterable[int]) -> int | None:
        """The one that stands out: by size, then by lying in the region; None if none does.

        Cities stand before towns, towns before all lesser places, and these before schools.
        """
        ranked = [(min(self.entries[place].size, 2 + self._is_school(place)), place)
                  for place in places]  # fmt: skip
        top = min((rank for rank, _ in ranked), default=0)
        leading = [place for rank, place in ranked if rank == top]
        local = [place for place in leading if self.entries[place].district.in_region]
        alone = local or leading
        return alone[0] if len(alone) == 1 else None

    def _is_school(self, place: int) -> bool:
        return self.entries[place].size == SCHOOL

    def _label(self, place: int) -> str:
        entry, key = self.entries[place], self.keys[place]
        rivals = self._named[key]
        if len(rivals) == 1 and key not in self._beginning:
            return entry.name
        meaning = self._meaning(key)
        if meaning and meaning.found == place:
            return entry.name
        label = f"{entry.name}, {entry.district.name}"
        shared = sum(self.entries[rival].district is entry.district for rival in rivals) > 1
        if shared or fold(label) in self._named:
            label = f"{label}, near {entry.near}"
        return label

    def _clash(self) -> DataError:
        twins = next(
            label for place, label in enumerate(self.labels) if self._labelled[fold(label)] != place
        )
        return DataError("places.parquet", f"two places cannot be told apart: {twins}")


def _short_form(words: list[str]) -> str | None:
    """``newark`` for ``newark on trent``; None for a name that has no short form."""
    joins = [place for place, word in enumerate(words) if word in _JOINING_WORDS and place]
    return " ".join(words[: joins[0]]) if joins else None
