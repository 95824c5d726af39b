"""What stands on the shortlist's page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import streamlit as st

from pathways.facts import listing_facts
from pathways.model import Opportunity
from pathways.web import links, shortlist
from pathways.web.cards import note_html, plain_label, status_html
from pathways.web.compare_page import MOST_COMPARED
from pathways.web.rendering import render
from pathways.web.take_away import take_away_buttons
from pathways.wiring import App

_NOTE_HEIGHT = 110
# What the last press did, to be announced once.
_DONE = "shortlist_done"


def draw(pathways: App, asked: shortlist.Asked | None, as_of: date) -> None:
    """The whole page below its title.

    Args:
        asked: what the address asked for where the list came with a link.
    """
    ids = tuple(shortlist.kept())
    done: str = st.session_state.pop(_DONE, "")
    st.html(status_html(f"{done} {_summary(len(ids), asked)}".strip()))
    _draw_undo(pathways)
    if not ids:
        _draw_empty()
        return
    listings = [pathways.catalogue.by_id[each] for each in ids]
    _draw_ways(ids)
    for number, listing in enumerate(listings, start=1):
        _draw_listing(pathways, listing, number, len(listings), as_of)
    share, files = st.columns([3, 2], gap="medium")
    with share, st.container(key="panel-share"):
        _draw_share(ids)
    with files, st.container(key="panel-files"):
        st.subheader("Take it away", anchor=False)
        take_away_buttons(pathways, listings, as_of, "shortlist", shortlist.notes_of(ids))


def _summary(count: int, asked: shortlist.Asked | None) -> str:
    words = [f"{count} kept." if count else "Nothing kept yet."]
    if asked and asked.ids:
        words.append(
            "This list came with the link. It is yours now: what you change, only you see."
        )
    if asked and asked.unknown:
        named = "1 listing" if asked.unknown == 1 else f"{asked.unknown} listings"
        words.append(f"The link names {named} that we do not have and have left out.")
    if asked and asked.beyond:
        left = "1 more is" if asked.beyond == 1 else f"{asked.beyond} more are"
        words.append(f"A shortlist holds {shortlist.MOST_KEPT}: {left} left out.")
    return " ".join(words)


def _draw_undo(pathways: App) -> None:
    removed = shortlist.last_removed()
    if removed:
        name = pathways.catalogue.by_id[removed.id].name
        st.button(f"Put {plain_label(name)} back", key="undo", on_click=shortlist.put_back)


def _draw_empty() -> None:
    st.html(
        note_html(
            "Press Keep on anything that looks right. It waits here while you look further, and "
            "you can then compare, print or share what you kept."
        )
    )
    links.back_to_search()


def _draw_ways(ids: Sequence[str]) -> None:
    """Onwards from the list; the search is one of the ways."""
    with st.container(horizontal=True, vertical_alignment="center", key="ways-on"):
        if len(ids) > 1:
            _draw_way("Compare side by side", "compare", ids[:MOST_COMPARED])
        _draw_way("Print on one sheet", "print", ids)
        links.back_to_search()


def _draw_way(label: str, page: str, ids: Sequence[str]) -> None:
    # Where somebody presses a link straight from a note, Streamlit forgets the link over the note.
    if st.button(label, key=page):
        links.go(page, shortlist.address_of(ids))


def _draw_listing(pathways: App, listing: Opportunity, number: int, of: int, as_of: date) -> None:
    facts = listing_facts(pathways.catalogue, listing, as_of)
    with st.container(key=f"kept-{number}"):
        about, own = st.columns([3, 2], gap="medium")
        about.html(render("kept.html", facts=facts, number=number, ended=listing.ended))
        with own:
            _draw_note(listing)
            with st.container(
                horizontal=True, key=f"ways-{number}", gap="small", vertical_alignment="center"
            ):
                links.listing_link(listing.id, "All about it", listing.name)
                if number > 1:
                    _draw_button("Up", listing, _move, -1)
                if number < of:
                    _draw_button("Down", listing, _move, 1)
                _draw_button("Remove", listing, _remove)


def _draw_button(word: str, listing: Opportunity, act: Callable[..., None], *steps: int) -> None:
    label = f"{word} {links.hidden(listing.name)}"
    st.button(label, key=f"{word}-{listing.id}", on_click=act, args=(listing, *steps))


def _move(listing: Opportunity, steps: int) -> None:
    shortlist.move(listing.id, steps)
    place = list(shortlist.kept()).index(listing.id) + 1
    st.session_state[_DONE] = f"{listing.name} is now number {place}."


def _remove(listing: Opportunity) -> None:
    shortlist.remove(listing.id)
    st.session_state[_DONE] = f"{listing.name} is removed."


def _draw_note(listing: Opportunity) -> None:
    key = f"note-{listing.id}"
    st.text_area(
        plain_label(f"My note on {listing.name}"),
        value=shortlist.kept()[listing.id],
        key=key,
        max_chars=shortlist.LONGEST_NOTE,
        height=_NOTE_HEIGHT,
        placeholder="Such as: rang on Tuesday, taster on the 12th",
        on_change=_take_note,
        args=(listing.id, key),
    )


def _take_note(listing_id: str, key: str) -> None:
    shortlist.write_note(listing_id, st.session_state[key])


def _draw_share(ids: Sequence[str]) -> None:
    st.subheader("Share or save it", anchor=False)
    st.html(
        note_html(
            "This link opens the same list anywhere. Keep it, or send it on. Your notes are not "
            "in it: they stay on this page until you close it, and on a sheet that you print."
        )
    )
    address = links.public_address("shortlist", shortlist.address_of(ids))
    st.code(address, language=None, wrap_lines=True)
