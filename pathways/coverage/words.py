"""What coverage found, in sentences that a page, a paper and a command share."""

from __future__ import annotations

_LACKS = {
    "place": "no place",
    "exact_place": "just a town for a place",
    "audience": "no word on whether the young may join",
    "instruments": "no instruments",
    "level": "no level that settles it",
    "date": "no recent source",
    "day": "no day",
    "cost": "no price that can be relied on",
    "step_free": "no word on step-free access",
    "inclusion": "no word on the support asked for",
    "genre": "no style",
}


def people(count: float) -> str:
    """A count of residents as people read it; estimates have tenths that nobody needs."""
    return f"{count:,.0f}"


def matter_words(ask: str, listings: int, young_people: float) -> str:
    """One sort of unknown, and how many young people it hides the answer for.

    Args:
        ask: a key of `pathways.coverage.unknowns.QUESTIONS`.
    """
    one = listings == 1
    who = f"{listings} {'listing' if one else 'listings'} with {_LACKS[ask]}"
    answer = f"the answer for up to {people(young_people)} young people"
    return f"{who} {'hides' if one else 'hide'} {answer}."
