"""A listing's facts in words a parent reads; what the source does not say is said to be unknown."""

from __future__ import annotations

import calendar

from pathways.model import Opportunity, Venue
from pathways.vocabulary import Level

JOIN_WORDS = {
    "open": "Get in touch to join. The source mentions no audition.",
    "audition": "By audition",
    "invitation": "By invitation",
    "ask_school": "Ask your child's school",
    "school_books": "Only a school can book this",
    "not_joinable": "Not open to join",
    "": "How to join is not stated: ask",
}
FRESHNESS_WORDS = {
    "confirmed": "",
    "seen": "Check that it still runs.",
    "old": "Old: check before you travel.",
}
CERTAINTY_WORDS = {
    "sure": "Fits, from an up-to-date source",
    "likely": "Should fit: check the details",
    "maybe": "Could fit: ask first",
}
# Where no instrument was asked for, nothing can be said to fit it.
NEAR_WORDS = {
    "sure": "Near you, from an up-to-date source",
    "likely": "Near you: check the details",
    "maybe": "Worth a look: ask first",
}


def certainty_words(certainty: str, instrument: str | None) -> str:
    """What a match's certainty means to somebody who asked for ``instrument``, or for none."""
    return (NEAR_WORDS if instrument is None else CERTAINTY_WORDS)[certainty]


def miles_words(miles: float) -> str:
    """Miles as people say them: under half a mile, then halves or whole miles."""
    if miles < 0.25:
        return "under a quarter of a mile"
    rounded = round(miles * 2) / 2 if miles < 3 else round(miles)
    if rounded <= 0.5:
        return "half a mile"
    return "1 mile" if rounded == 1 else f"{rounded:g} miles"


def place_words(venue: Venue | None, miles: float | None) -> str:
    """How far, and where where the exact spot is not known."""
    if venue is None or miles is None:
        return "Place not stated"
    if venue.precision == "town":
        town = f"In or near {venue.town or venue.name}"
        return town if miles < 1 else f"{town}, about {miles_words(miles)}"
    return f"{miles_words(miles)[0].upper()}{miles_words(miles)[1:]} away"


def level_bounds(low: Level | None, high: Level | None) -> str:
    """The levels a listing takes, in words."""
    if low is None:
        return "level not stated" if high is None else f"up to {_short(high)}"
    if high is None and low is not Level.ADVANCED:
        return f"{_short(low)} and above"
    return _short(low) if high is None or low == high else f"{_short(low)} to {_short(high)}"


def _short(level: Level) -> str:
    names = {Level.STARTER: "starters", Level.BEGINNER: "beginners", Level.ADVANCED: "advanced"}
    return names.get(level, level.words.removeprefix("About "))


def age_bounds(low: int | None, high: int | None) -> str:
    """The ages a listing takes, in words."""
    if low is None and high is None:
        return "ages not stated"
    if high is None:
        return f"from age {low}"
    if low is None:
        return f"up to age {high}"
    return f"age {low}" if low == high else f"ages {low} to {high}"


def when_words(listing: Opportunity) -> str | None:
    """Days, times and how often, or None where nothing is stated."""
    times = "–".join(each for each in (listing.time_start, listing.time_end) if each)
    often = listing.frequency or ""
    days = (
        "" if not times and _names_all(often, listing.days) else " and ".join(_days(listing.days))
    )
    first = f"{days} {times}".strip()
    parts = [part for part in (first, _in_mid_sentence(often) if first else often) if part]
    words = ", ".join(parts)
    return words[:1].upper() + words[1:] or None


def _in_mid_sentence(words: str) -> str:
    names = (*calendar.day_name, *calendar.month_name[1:])
    return words if words.startswith(names) else words[:1].lower() + words[1:]


def _names_all(words: str, days: tuple[str, ...]) -> bool:
    return all(day in words for day in days)


def _days(days: tuple[str, ...]) -> list[str]:
    return [", ".join(days[:-1]), days[-1]] if len(days) > 1 else list(days)


def cost_words(listing: Opportunity, price_is_fresh: bool) -> str | None:
    """The price; an old one with its year and a warning, None where nothing is stated."""
    words = listing.cost_text or _price(listing)
    if words is None or price_is_fresh:
        return words
    year = str(listing.cost_year or (listing.source_date or "")[:4])
    if year and year in words:
        return f"{words} (old price, check)"
    return f"{words} ({year} price, check)" if year else f"{words} (undated, check)"


def _price(listing: Opportunity) -> str | None:
    if listing.cost_gbp is None:
        return None
    if listing.cost_gbp == 0:
        return "Free"
    period = f" per {listing.cost_period}" if listing.cost_period else ""
    pounds = f"{listing.cost_gbp:.2f}".removesuffix(".00")
    return f"£{pounds}{period}"


def source_words(listing: Opportunity, freshness: str) -> str:
    """Where the facts come from, their date in words, and what to do about it."""
    source = {
        "official": "its own or its hub's pages",
        "press": "a news report",
        "other": "another website",
    }[listing.source_kind]
    dated = f"of {date_words(listing.source_date)}" if listing.source_date else "with no date"
    return f"From {source} {dated}. {FRESHNESS_WORDS[freshness]}".strip()


def date_words(text: str) -> str:
    """A date, perhaps only a year or a month, as people write it: 13 May 2024."""
    year, month, day = (*text.split("-"), None, None)[:3]
    name = calendar.month_name[int(month)] if month else None
    return " ".join(str(part) for part in (day and int(day), name, year) if part)
