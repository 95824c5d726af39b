"""Postcodes and parts of postcodes, as typed, looked up in the data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from difflib import get_close_matches

from pathways.errors import PlaceProblem
from pathways.model import Place
from pathways.places.codes import Code, embedded_code, literal_codes, mended_codes
from pathways.places.districts import joined
from pathways.places.elsewhere import COVERS, POSTCODE_AREAS, WHOLLY_COVERED_AREAS
from pathways.places.postcodes import Postcodes
from pathways.places.typed import echo

MOST_SHOWN = 8


@dataclass(frozen=True, slots=True, eq=False)
class CodeReader:
    """Reads codes by what exists: a reading that the data lacks gives way to one that it has."""

    postcodes: Postcodes

    def whole(self, text: str) -> Place | None:
        """The place of a whole postcode as written, or None."""
        codes = [code for code in literal_codes(text) if code.whole]
        return self.postcodes.find(codes[0]) if codes else None

    def literal(self, words: str) -> Place | None:
        """The place of a code just as it stands; a part of a postcode stands for its sector."""
        code, place, others = self._first_known(literal_codes(words))
        if place is None or str(code) == place.label:
            return replace(place, alternatives=others) if place and others else place
        part = f"{code} is only part of a postcode; distances are from the middle of {place.label}."
        return replace(place, note=joined(part, place.note))

    def mended(self, words: str) -> Place | None:
        """The place of a code once a slip or two in it is mended; the note says what was read."""
        _, place, others = self._first_known(mended_codes(words))
        if place is None:
            return None
        note = joined(f"We read {echo(words)} as {place.label}.", place.note)
        return replace(place, note=note, alternatives=others)

    def embedded(self, words: str) -> Place | None:
        """The place of a whole postcode within an address."""
        code = embedded_code(words)
        place = self.postcodes.find(code) if code else None
        if place is None:
            return None
        return replace(place, note=joined(f"We used the postcode {place.label}.", place.note))

    def refuse(self, words: str) -> None:
        """Explain a code that the data lacks; text that is no code passes.

        Raises:
            PlaceProblem: ``out_of_area`` for a code elsewhere in the United Kingdom, else
                ``not_found`` with the nearest codes that there are.
        """
        if words.upper() in POSTCODE_AREAS:
            raise self._only_area(words.upper())
        whole = [code for code in mended_codes(words) if code.whole]
        codes = literal_codes(words) or [code for code in [embedded_code(words)] if code] or whole
        if codes:
            raise self._missing(codes[0], words)

    def suggest(self, words: str) -> list[str]:
        """Codes that the text is the start of, or that the start of the text is."""
        if words.upper() in POSTCODE_AREAS:
            return self.postcodes.outcodes(words.upper())
        labels: list[str] = []
        for code in literal_codes(words):
            labels += self._parts_of(code)
            if not code.inward:
                labels += self.postcodes.sectors(code.outward)
        return labels

    def _first_known(
        self, codes: Iterable[Code]
    ) -> tuple[Code | None, Place | None, tuple[str, ...]]:
        """The first code with a place, its place, and the labels of the other codes with one."""
        known = {}
        for code in codes:
            place = self.postcodes.find(_lookup(code))
            if place and place.label not in known:
                known[place.label] = (code, place)
        if not known:
            return None, None, ()
        code, place = next(iter(known.values()))
        return code, place, tuple(known)[1:]

    def _parts_of(self, code: Code) -> list[str]:
        """The code itself, its sector and its outcode, where the data has homes in them."""
        if code.outcode and not self.postcodes.sectors(code.outward):
            return []
        parts = dict.fromkeys([_lookup(code), code.sector, code.outcode])
        return [str(part) for part in parts if self.postcodes.has(part)]

    def _only_area(self, area: str) -> PlaceProblem:
        outcodes = self.postcodes.outcodes(area)
        if not outcodes:
            return PlaceProblem("out_of_area", f"{area} postcodes are outside the area. {COVERS}")
        message = f"{area} is only the start of a postcode. Add the number that follows it."
        return PlaceProblem("not_found", message, outcodes[:MOST_SHOWN])

    def _missing(self, code: Code, words: str) -> PlaceProblem:
        near = self._parts_of(code)
        if not near and code.area in WHOLLY_COVERED_AREAS:
            known = self.postcodes.outcodes(code.area)
            near = get_close_matches(code.outward, known, n=5, cutoff=0)
        if near or code.area not in POSTCODE_AREAS:
            message = f"{echo(words)} is not a postcode that we know. Check it"
            ending = ", or use part of it." if near else ", or type a town or village."
            return PlaceProblem("not_found", message + ending, near)
        return PlaceProblem("out_of_area", f"{echo(words)} is outside the area. {COVERS}")


def _lookup(code: Code) -> Code:
    """The code to look up: half of a second half counts as the sector."""
    return code if code.whole else code.sector
