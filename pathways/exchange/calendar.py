"""Listings that state a day and a time as calendar events (RFC 5545), each to be checked first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event, vRecur, vText

from pathways.model import Opportunity
from pathways.vocabulary import DAYS

TERM_TIME = "Many groups meet in term time only. Check before you go."
_ONCE_A_YEAR = ("event", "holiday_course")
_WEEKLY = re.compile(r"\b(weekly|every week|most \w+days)\b")
_PART_OF_THE_YEAR = re.compile(r"\bin season\b|\b[a-z]+ to (?:january|february|march|april|may|june"
                               r"|july|august|september|october|november|december)\b")  # fmt: skip
_LAST_MONTH_OF_SCHOOL = 7


@dataclass(frozen=True, slots=True)
class Entry:
    """A listing as it goes into a calendar.

    Attributes:
        where: every place in words.
        source: where the facts come from, and their date, in words.
    """

    listing: Opportunity
    where: str
    source: str


def has_times(listing: Opportunity) -> bool:
    """Whether the source states a day of the week and a time, so that an event can be made."""
    meets = listing.kind not in _ONCE_A_YEAR and not listing.ended
    return meets and bool(listing.days) and listing.time_start is not None


def to_calendar(entries: Sequence[Entry], as_of: date) -> bytes:
    """An iCalendar file of the entries that have times; the same arguments give the same bytes.

    What meets weekly, or does not say how often, recurs until the end of the school year. What
    meets in some weeks only stands there once, since no source says in which. Times are those of
    the clock on the wall, whatever the time zone.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Pathways//Listings//EN")
    calendar.add("version", "2.0")
    for each in entries:
        if has_times(each.listing):
            calendar.add_component(_event(each, as_of))
    return bytes(calendar.to_ical())


def _event(entry: Entry, as_of: date) -> Event:
    listing = entry.listing
    start = _first(listing.days, _clock(listing.time_start), as_of)
    event = Event()
    event.add("uid", f"{listing.id}@pathways")
    event.add("dtstamp", datetime.combine(as_of, time(), UTC))
    event.add("summary", f"Check first: {listing.name}")
    event.add("dtstart", start)
    if listing.time_end:
        event.add("dtend", datetime.combine(start, _clock(listing.time_end)))
    if _is_weekly(listing):
        days = [day[:2].upper() for day in DAYS if day in listing.days]
        until = datetime.combine(_end_of_school_year(as_of), time(23, 59))
        event.add("rrule", vRecur({"freq": "weekly", "byday": days, "until": until}))
    event.add("status", "TENTATIVE")
    event.add("location", vText(entry.where))
    event.add("description", _description(entry))
    event.add("url", listing.url or listing.source_url)
    return event


def _description(entry: Entry) -> str:
    listing = entry.listing
    lines = [TERM_TIME]
    if not _is_weekly(listing):
        how_often = (
            f"How often: {listing.frequency}. Only one date is in your calendar: ask for all."
        )
        lines.append(how_often)
    elif listing.frequency:
        lines.append(f"How often: {listing.frequency}.")
    if not listing.time_end:
        lines.append("The source does not say when it ends.")
    return "\n".join([*lines, entry.source])


def _is_weekly(listing: Opportunity) -> bool:
    words = (listing.frequency or "weekly").casefold()
    return bool(_WEEKLY.search(words)) and not _PART_OF_THE_YEAR.search(words)


def _clock(text: str | None) -> time:
    return time.fromisoformat(text or "")


def _first(days: Sequence[str], start: time, as_of: date) -> datetime:
    """The first such day after ``as_of``."""
    wanted = {DAYS.index(day) for day in days}
    later = (as_of + timedelta(days=ahead) for ahead in range(1, 8))
    return datetime.combine(next(day for day in later if day.weekday() in wanted), start)


def _end_of_school_year(as_of: date) -> date:
    year = as_of.year + (as_of.month >= _LAST_MONTH_OF_SCHOOL)
    return date(year, _LAST_MONTH_OF_SCHOOL, 31)
