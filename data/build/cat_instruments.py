"""Which instruments and groups of instruments a listing names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from cat_words import joined, parts

_BRASS_BAND_WORDS = {"brass", "percussion"}
_WIND_BAND_WORDS = {"woodwind", "brass"}
_ORCHESTRA_WORDS = {"strings", "woodwind", "brass"}
_BAND_DRUMS = {"drums", "drum", "bugle", "cymbals", "snare drum", "xylophone"}
_BRASS_BAND_LIST = {
    *("cornet", "trumpet", "tenor horn", "euphonium", "trombone", "tuba", "percussion"),
}


@dataclass(frozen=True, slots=True)
class Named:
    """What the source names: its instruments, its genre, and the listing's name and notes."""

    instruments: str
    genre: str
    name: str
    notes: str


def instrument_ids(named: Named, words: Mapping[str, str]) -> str:
    """Ids of instruments and groups, ``;`` between them.

    ``words`` maps one word of the source to ids. "Brass" means what the ensemble plays: a brass
    band's brass in a brass band, orchestral brass in an orchestra.
    """
    listed = parts(named.instruments)
    group = _group(set(listed), named)
    if group is not None:
        return group
    unknown = [word for word in listed if word not in words]
    if unknown:
        raise SystemExit(
            f"decisions/instrument_words.csv: no row for {unknown[0]!r} of {named.name!r}; add one"
        )
    return joined(each for word in listed for each in parts(words[_in_context(word, named)]))


def _group(listed: set[str], named: Named) -> str | None:
    """The one group that stands for the whole list, where there is one."""
    tests = {
        "brass-band": _is_brass_band,
        "wind-band": _is_wind_band,
        "orchestral": _is_orchestra,
        "jazz-band": _is_big_band,
    }
    return next((group for group, test in tests.items() if test(listed, named)), None)


def _is_brass_band(listed: set[str], named: Named) -> bool:
    if "brass band" not in named.genre.lower() or not listed:
        return False
    written_out = _general(named.notes) and listed == _BRASS_BAND_LIST
    return listed <= _BRASS_BAND_WORDS or written_out


def _is_wind_band(listed: set[str], named: Named) -> bool:
    wind = re.fullmatch(r".*(wind|concert|brass) (band|orchestra)|wind/brass band", named.genre)
    return bool(wind) and _WIND_BAND_WORDS <= listed <= {*_WIND_BAND_WORDS, "percussion"}


def _is_orchestra(listed: set[str], named: Named) -> bool:
    genre = named.genre.lower()
    if ";" in genre or not re.search("orchestra|classical", genre):
        return False
    written_out = _general(named.notes) and "french horn" in listed
    families = _ORCHESTRA_WORDS <= listed <= {*_ORCHESTRA_WORDS, "percussion"}
    return families or written_out or listed == {"any"}


def _is_big_band(listed: set[str], named: Named) -> bool:
    if "big band" not in f"{named.genre} {named.name}".lower():
        return False
    return listed == {"any"} or "rhythm section" in listed


def _general(notes: str) -> bool:
    """Whether the list was written out from a general word of the source."""
    return "instruments expanded" in notes or "not itemised" in notes


def _in_context(word: str, named: Named) -> str:
    genre = named.genre.lower()
    if word in _BAND_DRUMS and re.search(r"marching|pipe band", genre):
        return "percussion" if word in ("drums", "drum") else word
    if word in ("guitar", "bass") and "rock" in genre:
        return f"{word} (rock)"
    return word
