"""The strands of music making that a ladder can follow: orchestra, brass band, choir and so on."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from pathways.catalogue import Catalogue
from pathways.catalogue.index import Whole
from pathways.model import Opportunity

STRANDS: dict[str, str] = {
    "orchestra": "Orchestra and chamber music",
    "wind-band": "Wind band",
    "brass-band": "Brass band",
    "jazz": "Jazz and big band",
    "choir": "Choir and singing",
    "rock-pop": "Rock and pop",
    "folk-world": "Folk and world music",
    "technology": "DJ, production and composing",
}
OTHER = "other"
OTHER_WORDS = "Other groups and courses"

_STRAND_OF_GENRE = {
    "classical": "orchestra",
    "orchestral": "orchestra",
    "chamber": "orchestra",
    "wind-band": "wind-band",
    "marching-band": "wind-band",
    "brass-band": "brass-band",
    "jazz": "jazz",
    "choral": "choir",
    "church-music": "choir",
    "musical-theatre": "choir",
    "opera": "choir",
    "rock-pop": "rock-pop",
    "hip-hop": "technology",
    "electronic": "technology",
    "composing": "technology",
    "folk": "folk-world",
    "south-asian": "folk-world",
    "world": "folk-world",
}
# Where no style is stated, what is played tells.
_STRAND_OF_INSTRUMENT = {
    "strings": "orchestra",
    "orchestral": "orchestra",
    "wind-band": "wind-band",
    "brass-band": "brass-band",
    "jazz-band": "jazz",
    "voice": "choir",
    "technology": "technology",
    "world": "folk-world",
}
# The group of instruments that each of these strands is open to; the others are open to all.
_PLAYERS_OF = {
    "orchestra": "orchestral",
    "wind-band": "wind-band",
    "brass-band": "brass-band",
    "jazz": "jazz-band",
    "choir": "voice",
}
_BIT = {strand: 1 << place for place, strand in enumerate(STRANDS)}
# Played alone or in chamber music, though no orchestra's group of instruments names them.
_ALSO_CHAMBER = ("keyboards", "plucked", "woodwind")


def listing_strands(catalogue: Catalogue) -> Whole:
    """(N,) bit sets of strands in the order of `STRANDS`; 0 where nothing tells."""
    return np.fromiter((_bits(strands_of(each)) for each in catalogue.opportunities), dtype=int)


def strands_of(listing: Opportunity) -> frozenset[str]:
    """The strands of one listing, from its styles, else from its instruments."""
    styles = {_STRAND_OF_GENRE[each] for each in listing.genres if each in _STRAND_OF_GENRE}
    played = (_STRAND_OF_INSTRUMENT.get(each) for each in listing.instruments)
    return frozenset(styles or {each for each in played if each})


def open_to(catalogue: Catalogue, instrument: str) -> int:
    """The bit set of the strands that an instrument has a part in."""
    family = catalogue.instruments[instrument].family
    groups = catalogue.instrument_groups
    return _bits(
        strand
        for strand in STRANDS
        if strand not in _PLAYERS_OF
        or instrument in groups.get(_PLAYERS_OF[strand], {})
        or (strand == "orchestra" and family in _ALSO_CHAMBER)
    )


def strands_in(bits: int) -> tuple[str, ...]:
    """The strands of a bit set, in the order of `STRANDS`."""
    return tuple(strand for strand, bit in _BIT.items() if bits & bit)


def _bits(strands: Iterable[str]) -> int:
    return sum(_BIT[each] for each in set(strands))
