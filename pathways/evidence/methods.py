"""Numbers by which the paper cites the cards of its figures."""

from __future__ import annotations

from pathways.evidence import words
from pathways.evidence.values import Evidence


def cited(evidence: Evidence, *measures: str) -> str:
    """“Method 5.” or “Methods 1, 2.”: where these figures are explained."""
    numbers = {card.measure: number for number, card in enumerate(evidence.cards, start=1)}
    found = sorted(numbers[each] for each in measures)
    form = words.METHOD if len(found) == 1 else words.METHODS
    return form.format(numbers=", ".join(map(str, found)))
