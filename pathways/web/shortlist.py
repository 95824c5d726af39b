"""The listings that somebody keeps: ids in order, each with a private note, in the session alone.

An address can hold the ids, so that a list can be shared or marked; notes never leave the session
but on the person's own sheet or file.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import streamlit as st

from pathways.web.links import hidden

MOST_KEPT = 30
LONGEST_NOTE = 500
# Longer words in an address are no ids, and are not worth looking up.
_LONGEST_ADDRESS = MOST_KEPT * 120
_KEPT = "shortlist"
_WRITTEN = "shortlist_addresses"
_CAME = "shortlist_came"
_REMOVED = "shortlist_removed"


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks for.

    Attributes:
        ids: those that are known, in order, each once.
        unknown: how many others it names.
        beyond: how many known ones are over what it may hold.
    """

    ids: tuple[str, ...]
    unknown: int = 0
    beyond: int = 0


@dataclass(frozen=True, slots=True)
class Removed:
    """A listing that was let go, and where it stood."""

    id: str
    note: str
    place: int


def kept() -> dict[str, str]:
    """Listing id to private note, in the person's order."""
    notes: dict[str, str] = st.session_state.setdefault(_KEPT, {})
    return notes


def count() -> int:
    """How many listings are kept."""
    return len(kept())


def keep_button(listing_id: str, key: str, main: bool = False, about: str = "") -> None:
    """A button that keeps a listing or lets it go again, and says which of the two holds.

    Args:
        main: it is what the page is for, and looks so until it is pressed.
        about: the listing's name, for a screen reader, where a page has many such buttons.
    """
    is_kept = listing_id in kept()
    if is_kept:
        words = "Kept ✓"
    elif count() >= MOST_KEPT:
        words = f"Shortlist full ({MOST_KEPT})"
    else:
        words = "Keep"
    kind: Literal["primary", "secondary"] = "primary" if main and not is_kept else "secondary"
    label = f"{words} {hidden(about)}".strip()
    st.button(label, key=key, type=kind, on_click=toggle, args=(listing_id,))


def toggle(listing_id: str) -> None:
    """Keep the listing, or let it go where it is kept; a full list takes no more."""
    notes = kept()
    if listing_id in notes:
        del notes[listing_id]
    elif len(notes) < MOST_KEPT:
        notes[listing_id] = ""


def remove(listing_id: str) -> None:
    """Let the listing go, with its note; `put_back` can undo it."""
    notes = kept()
    if listing_id in notes:
        place = list(notes).index(listing_id)
        st.session_state[_REMOVED] = Removed(listing_id, notes.pop(listing_id), place)


def last_removed() -> Removed | None:
    """What was let go last, while it can still be put back."""
    removed: Removed | None = st.session_state.get(_REMOVED)
    return removed if removed and removed.id not in kept() and count() < MOST_KEPT else None


def put_back() -> None:
    """Keep again what was let go last, with its note and in its old place."""
    removed = last_removed()
    if removed:
        pairs = list(kept().items())
        pairs.insert(removed.place, (removed.id, removed.note))
        st.session_state[_KEPT] = dict(pairs)


def move(listing_id: str, steps: int) -> None:
    """Move the listing ``steps`` down its list, or up where negative, as far as it goes."""
    pairs = list(kept().items())
    place = list(kept()).index(listing_id)
    pairs.insert(max(0, place + steps), pairs.pop(place))
    st.session_state[_KEPT] = dict(pairs)


def write_note(listing_id: str, words: str) -> None:
    """Set the private note of a kept listing."""
    if listing_id in kept():
        kept()[listing_id] = words[:LONGEST_NOTE]


def read_ids(text: str, known: Collection[str], most: int | None = None) -> Asked:
    """The ids in an address, such as ``a,b,c``; whatever else stands there is only counted.

    Args:
        most: how many to take; as many as may be kept where none is given.
    """
    most = MOST_KEPT if most is None else most
    named = dict.fromkeys(part.strip() for part in text[:_LONGEST_ADDRESS].split(","))
    named.pop("", None)
    ids = [each for each in named if each in known]
    return Asked(tuple(ids[:most]), len(named) - len(ids), len(ids[most:]))


def address_of(ids: Sequence[str]) -> dict[str, str]:
    """The address parameters that name these listings, and nothing else."""
    return {"ids": ",".join(ids)} if ids else {}


def take_address(known: Collection[str]) -> Asked | None:
    """Take over the list of an address that this session has not written itself.

    Runs the page once more after that, so that the navigation counts the new list.

    Returns:
        what the address asked for, on the run after the list was taken; else None.
    """
    text = st.query_params.get("ids")
    if text is None or text in _written():
        came: Asked | None = st.session_state.pop(_CAME, None)
        return came
    asked = read_ids(text, known)
    notes = kept()
    st.session_state[_KEPT] = {each: notes.get(each, "") for each in asked.ids}
    st.session_state[_CAME] = asked
    _written().add(text)
    st.rerun()


def write_address() -> None:
    """Keep the address in step with the list."""
    address = address_of(tuple(kept()))
    _written().add(address.get("ids", ""))
    if st.query_params.to_dict() != address:
        st.query_params.from_dict(address)


def _written() -> set[str]:
    # Going back in the browser must not bring an older list back over the newer one.
    written: set[str] = st.session_state.setdefault(_WRITTEN, set())
    return written


def notes_of(ids: Sequence[str]) -> Mapping[str, str]:
    """The private notes of these listings that have one."""
    return {each: note for each in ids if (note := kept().get(each, "").strip())}
