"""The shortlist on one sheet of paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from math import ceil
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import segno
import streamlit as st

from pathways.facts import Facts, listing_facts
from pathways.model import Opportunity
from pathways.web import links, shortlist
from pathways.web.cards import note_html, status_html
from pathways.web.rendering import render
from pathways.wiring import App
from pathways.wording import FRESHNESS_WORDS, date_words

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

_SHORT_ADDRESS = 60
# One gets in touch anyway, and an audition stands in the entry's first line.
_JOIN_GOES_WITHOUT_SAYING = ("open", "audition")


@dataclass(frozen=True, slots=True)
class Setting:
    """How a sheet is set.

    Attributes:
        name: of the style that the style sheet gives it.
        characters: that a line holds.
        lines: that an A4 page holds below the heading and above the foot, all columns together.
        ruled: how many lines an entry without a note leaves for one by hand.
    """

    name: str
    characters: int
    lines: int
    ruled: int = 0


# From large type to small; measured by printing (see the tests).
SETTINGS = (
    Setting("roomy", 86, 43, ruled=2),
    Setting("close", 100, 51, ruled=2),
    Setting("columns", 46, 90, ruled=2),
    Setting("narrow", 52, 101),
    Setting("small", 59, 119),
)
_FLOWING = SETTINGS[3]


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """One listing on the sheet, with the person's own note where there is one."""

    facts: Facts
    ended: bool
    join: str | None
    website: str
    source: str
    note: str | None

    @property
    def lines(self) -> Iterator[str]:
        """What the sheet says of it, line by line."""
        facts = self.facts
        yield f"{facts.name} {facts.provider}"
        yield (
            f"{facts.what}, by audition. {facts.whom}."
            if facts.audition
            else (f"{facts.what}. {facts.whom}.")
        )
        yield f"When {facts.when}"
        yield f"Where {facts.where}"
        help_words = " Help with cost is offered." if facts.help_with_cost else ""
        yield f"Cost {facts.cost}.{help_words}"
        if self.join:
            yield f"Join {self.join}"
        yield f"{self.website}. {self.source}"
        if self.note:
            yield from f"My note {self.note}".splitlines()


def setting_for(entries: Sequence[SheetEntry]) -> tuple[Setting, bool]:
    """The largest type with which the entries fit on one sheet, and whether any does.

    What needs a second sheet anyway is not set small.
    """
    for setting in SETTINGS:
        if sum(_height(each, setting) for each in entries) <= setting.lines:
            return setting, True
    return _FLOWING, False


def _height(entry: SheetEntry, setting: Setting) -> float:
    ruled = 0 if entry.note else setting.ruled
    return 1 + ruled + sum(ceil(len(line) / setting.characters) for line in entry.lines)


def sheet_entries(
    pathways: App, ids: Sequence[str], notes: Mapping[str, str], as_of: date
) -> list[SheetEntry]:
    """The listings as they stand on the sheet, in this order."""
    listings = [pathways.catalogue.by_id[each] for each in ids]
    facts = [listing_facts(pathways.catalogue, each, as_of) for each in listings]
    return [
        SheetEntry(
            facts=words,
            ended=listing.ended,
            join=None if listing.join in _JOIN_GOES_WITHOUT_SAYING else words.join,
            website=short_address(listing.url or listing.source_url),
            source=_source_words(listing, words),
            note=notes.get(listing.id),
        )
        for listing, words in zip(listings, facts, strict=True)
    ]


def _source_words(listing: Opportunity, facts: Facts) -> str:
    """The date of the source, and what to do about it, in as few words as paper wants."""
    dated = f"Source of {date_words(listing.source_date)}" if listing.source_date else "No date"
    care = FRESHNESS_WORDS[facts.freshness].removeprefix("Old: ").rstrip(".")
    return f"{dated}: {care[0].lower()}{care[1:]}." if care else f"{dated}."


def short_address(url: str) -> str:
    """A web address as somebody would type it from paper; a long one is cut to its site."""
    parts = urlsplit(url)
    host = parts.netloc.removeprefix("www.")
    whole = f"{host}{parts.path.rstrip('/')}"
    return whole if len(whole) <= _SHORT_ADDRESS and not parts.query else host


def qr_code(address: str) -> str:
    """The address as a picture for a phone's camera: an SVG as a ``data:`` address."""
    code = segno.make_qr(address, error="l", boost_error=False)
    return code.svg_data_uri(border=2, omitsize=True, dark="#000", light="#fff")


def draw(pathways: App, as_of: date) -> None:
    """The whole page."""
    asked = shortlist.read_ids(st.query_params.get("ids", ""), pathways.catalogue.by_id)
    if not asked.ids:
        st.title("Nothing to print yet", anchor=False)
        st.html(note_html("Keep a listing or two first, and print them from your shortlist."))
        links.back_to_search()
        return
    notes = shortlist.notes_of(asked.ids)
    entries = sheet_entries(pathways, asked.ids, notes, as_of)
    setting, fits = setting_for(entries)
    with st.container(key="screen-only", horizontal=True, vertical_alignment="center"):
        print_button("print")
        links.page_link("shortlist", "Back to your shortlist")
        st.html(status_html(_summary(fits, bool(notes))))
    st.html(_sheet(entries, setting, asked, as_of))


def _summary(fits: bool, noted: bool) -> str:
    size = "It fits on one A4 sheet." if fits else "It takes more than one A4 sheet."
    return f"{size} Your notes are on it." if noted else size


def _sheet(
    entries: Sequence[SheetEntry], setting: Setting, asked: shortlist.Asked, as_of: date
) -> str:
    address = links.public_address("shortlist", shortlist.address_of(asked.ids))
    return render(
        "sheet.html",
        entries=entries,
        setting=setting.name,
        printed=date_words(as_of.isoformat()),
        # A camera cannot follow an address that does not say where the app is.
        code=qr_code(address) if address.startswith("http") else None,
    )


def print_button(key: str) -> None:
    """A button that opens the browser's own print dialogue."""
    _print_button()(key=key, width="content")


@cache
def _print_button() -> ComponentRenderer:
    return st.components.v2.component(
        "pathways_print_button",
        html='<button type="button">Print</button>',
        css="button { background: var(--st-primary-color); border: 0; border-radius: 0.5rem;"
        " color: #fff; cursor: pointer; font: 600 1rem var(--st-font); min-height: 2.75rem;"
        " padding: 0 1.5rem; } button:focus-visible { outline: 3px solid var(--st-text-color);"
        " outline-offset: 2px; }",
        js="export default ({ parentElement }) => {"
        ' parentElement.querySelector("button").onclick = () => window.print(); };',
    )
