"""Listings as files to take away: a calendar, a spreadsheet and a map.

A file is made when its button is pressed, so that drawing the page costs nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import streamlit as st

from pathways.exchange.calendar import Entry, has_times, to_calendar
from pathways.exchange.spreadsheet import to_csv
from pathways.facts import Facts, listing_facts
from pathways.model import Opportunity
from pathways.web.details import address_words
from pathways.web.map_data import read_base_map
from pathways.web.map_file import map_file
from pathways.wiring import App

_COLUMNS = {
    "Name": "name",
    "Provider": "provider",
    "What": "what",
    "For": "whom",
    "Instruments": "plays",
    "Level in the source's words": "level",
    "When": "when",
    "Where": "where",
    "Cost": "cost",
    "How to join": "join",
    "Support": "support",
    "Note": "note",
    "Website": "url",
    "Source": "source_url",
    "About the source": "source",
}
_HELP, _OWN_NOTE = "Help with cost is offered", "My own note"


@dataclass(frozen=True, slots=True)
class TakeAway:
    """Some listings, ready to become files.

    Attributes:
        notes: the person's own, by listing id; only the spreadsheet holds them.
    """

    pathways: App
    listings: Sequence[Opportunity]
    as_of: date
    notes: Mapping[str, str] = field(default_factory=dict)

    def _facts(self, listing: Opportunity) -> Facts:
        return listing_facts(self.pathways.catalogue, listing, self.as_of)

    def calendar(self) -> bytes:
        """An iCalendar file of those that state a day and a time."""
        entries = []
        for each in self.listings:
            facts = self._facts(each)
            where = address_words(self.pathways.catalogue, each) or facts.where
            entries.append(Entry(each, where, facts.source))
        return to_calendar(entries, self.as_of)

    def spreadsheet(self) -> bytes:
        """A CSV file; its first bytes tell spreadsheet programs that it is UTF-8."""
        columns = [*_COLUMNS, _HELP, *([_OWN_NOTE] if self.notes else [])]
        return to_csv([self._row(each) for each in self.listings], columns).encode("utf-8-sig")

    def _row(self, listing: Opportunity) -> dict[str, str | None]:
        facts = self._facts(listing)
        row = {title: getattr(facts, name) for title, name in _COLUMNS.items()}
        row[_HELP] = "yes" if facts.help_with_cost else None
        row[_OWN_NOTE] = self.notes.get(listing.id)
        return row

    def map(self) -> bytes:
        """An HTML file with a map and a list."""
        base = read_base_map(self.pathways.settings.data / "geo")
        return map_file(self.pathways.catalogue, self.listings, base, self.as_of).encode()


def take_away_buttons(
    pathways: App,
    listings: Sequence[Opportunity],
    as_of: date,
    key: str,
    notes: Mapping[str, str] | None = None,
) -> None:
    """Buttons that save the listings as files, and a word where there is nothing for a calendar.

    Args:
        key: tells these buttons from others on the page.
        notes: private notes by listing id, for the person's own spreadsheet.
    """
    files = TakeAway(pathways, listings, as_of, notes or {})
    timed = sum(has_times(each) for each in listings)
    with st.container(horizontal=True, key=f"take-away-{key}"):
        if timed:
            st.download_button(
                f"Calendar ({timed} of {len(listings)})", files.calendar, "pathways.ics",
                "text/calendar", key=f"{key}-calendar", on_click="ignore",
            )  # fmt: skip
        st.download_button(
            "Spreadsheet", files.spreadsheet, "pathways.csv", "text/csv",
            key=f"{key}-spreadsheet", on_click="ignore",
        )  # fmt: skip
        # As text/html our server would take the file for the app's own page, and a browser might
        # open it under our name.
        st.download_button(
            "Map to keep", files.map, "pathways-map.html", "application/octet-stream",
            key=f"{key}-map", on_click="ignore",
        )  # fmt: skip
    st.caption(_calendar_words(timed, len(listings)))


def _calendar_words(timed: int, of: int) -> str:
    if not timed:
        return "No calendar file: none of these states both a day and a time."
    if timed < of:
        return "The calendar holds those that state both a day and a time. Check each first."
    return "Check each date first: many groups meet in term time only."
