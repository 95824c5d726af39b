"""Links between the pages that keep the session, and addresses to share."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn
from urllib.parse import urlencode, urljoin

import streamlit as st

from pathways.model import Opportunity
from pathways.vocabulary import PLAY_KINDS
from pathways.web.cards import plain_label

# Where the Find page keeps the address of the last search.
_LAST_SEARCH = "address_written"
PAGES = Path(__file__).parent / "pages"


def page_link(
    name: str, label: str, query: Mapping[str, str] | None = None, about: str = ""
) -> None:
    """A link to the page ``name``; an ordinary one would load the app anew and lose the session.

    Args:
        about: what the link is about, for a screen reader, where many have the same label.
    """
    words = f"{plain_label(label)} {hidden(about)}".strip()
    st.page_link(PAGES / f"{name}.py", label=words, query_params=query or None)


def go(name: str, query: Mapping[str, str]) -> NoReturn:
    """Go to the page ``name`` at once."""
    st.switch_page(PAGES / f"{name}.py", query_params=dict(query))


def listing_link(listing_id: str, label: str, about: str = "") -> None:
    """A link to a listing's own page."""
    page_link("listing", label, {"id": listing_id}, about)


def ladder_link(listing: Opportunity) -> None:
    """A link to the ladder from a place to play; nothing for help and occasions."""
    if listing.kind in PLAY_KINDS:
        page_link("ladder", "Where it could lead", {"from": listing.id}, listing.name)


def hidden(words: str) -> str:
    """Words of a label that only a screen reader hears: the style sheet hides what is emphasised.

    Labels are Markdown, which has no other mark that the eye could be spared.
    """
    plain = " ".join(words.split())
    return f"*{plain_label(plain)}*" if plain else ""


def back_to_search() -> None:
    """A link back to the search that was made last in this session, or else to a new one."""
    search: Mapping[str, str] = st.session_state.get(_LAST_SEARCH) or {}
    with st.container(key="back"):
        page_link("find", "Back to your search" if search else "Find music near you", search)


def public_address(name: str, query: Mapping[str, str]) -> str:
    """The address of a page as somebody else would type it; relative where it is not known."""
    address = f"{name}?{urlencode(query, safe=',')}" if query else name
    here = st.context.url
    return urljoin(here, address) if here else f"/{address}"
