"""About: where the facts come from, how matches are made, and what happens to what people type."""

from __future__ import annotations

from collections import Counter

import streamlit as st

from pathways.web.style import use_style
from pathways.wiring import App, get_app_state
from pathways.wording import CERTAINTY_WORDS

_PRIVACY = """
- We do not ask your name. We do not need it.
- {lookup}
- The places suggested while you type are found in your own browser: letters are not sent as you
  type them.
- *Use my location* asks your browser only when you press it, and rounds where you are to about 100
  metres.
- Your shortlist and your notes stay on this page until you close it. A link to a shortlist holds
  the listings alone, never your notes.
- Nothing you type is kept. When you close the page it is gone.
- The link at the top of the page never holds your full postcode or your age. It holds only part
  of the postcode, so a link you share does not show where you live.
- We do not use cookies to follow you, and we do not show adverts.
"""

_MATCHING = """
Each listing is held against what you asked, one thing at a time: the instrument, how far along the
player is, the age if you gave one, and how far away it is. Each answer is **yes**, **near**,
**not known** or **no**, and the card says why.

- A listing is shown when nothing is a no and at most one thing is near.
- *Near* means one step outside: a grade, or a year of age, or an instrument that players move to
  easily (cornet and trumpet, say).
- What a listing does not say is **not known**, and never counts as a no. The card says what to ask.
- Distances are in a straight line. Minutes are estimates from the distance, not a timetable.
- Where we know only the town, we say "in or near", and the true spot may be some miles off.
- Grades are a guide, never a door that is shut. Many groups take players without exams.
"""

_ACCESS = """
Everything the map shows is in the list too, so the map is never needed. The pages can be used with
the keyboard alone, and colour is never the only sign. We aim for level AA of the Web Content
Accessibility Guidelines 2.2. If something gets in your way, tell the music hub of your area.
"""

_SOURCES = """
**Listings** come from public pages: the providers' own, the music hubs', and news reports. Each
card names its source and the source's date. No listing names a person.

**Places** come from open data, used under the Open Government Licence v3.0:

> Contains OS data © Crown copyright and database right 2025. Contains Royal Mail data © Royal Mail
> copyright and database right 2025. Contains National Statistics data © Crown copyright and
> database right 2025. Sources: Ordnance Survey, Office for National Statistics, Department for
> Education (Get Information about Schools), Ministry of Housing, Communities and Local Government
> (Indices of Deprivation 2025), Department for Transport (NaPTAN).

Postcodes are those live in October 2025; schools those open in May 2025.

**Pictures** of the families of instruments are from Twemoji, copyright Twitter, Inc and other
contributors, used under the Creative Commons licence CC BY 4.0.
"""


def show() -> None:
    """The whole page."""
    pathways = get_app_state()
    use_style()
    st.title("About Pathways", anchor=False)
    st.markdown(
        "Pathways helps young people up to 25 in England's East Midlands find somewhere to play, "
        "sing or learn music with others. Each fact has a source and a date, and what nobody has "
        "told us is shown as not known."
    )
    _section("What is listed", _listed(pathways))
    _section("How a match is made", _MATCHING)
    _section("How sure we are", _sureness())
    _section("Your privacy, in plain words", _PRIVACY.format(lookup=_lookup(pathways)))
    _section("Using the pages", _ACCESS)
    _section("Where the facts come from", _SOURCES)


def _section(title: str, words: str) -> None:
    st.header(title, anchor=False)
    st.markdown(words)


def _lookup(pathways: App) -> str:
    here = "The place you type is looked up on this app's own computer."
    if not pathways.settings.online_places:
        return f"{here} It is not sent to anyone else."
    return (
        f"{here} Words it does not know, but never a postcode, are asked of OpenStreetMap, which "
        "then sees those words and this app's address, not yours."
    )


def _listed(pathways: App) -> str:
    shown = [each for each in pathways.catalogue.opportunities if not each.ended]
    hubs = Counter(each.hub_id for each in shown)
    lines = [f"- {hub.name}: {hubs[hub.id]}" for hub in pathways.catalogue.hubs.values()]
    lines += [f"- Regional: {hubs['regional']}", f"- National: {hubs['national']}"]
    heading = (
        f"{len(shown)} groups, lessons, courses, events and sources of help from "
        f"{len({each.provider_id for each in shown})} providers, by music hub area:"
    )
    return "\n".join([heading, "", *lines])


def _sureness() -> str:
    reasons = {
        "sure": "instrument, level and distance fit, and its own page from the last two years "
        "says so.",
        "likely": "they fit, but the source is older, undated or not the provider's own.",
        "maybe": "something is near, not known, or the facts are old.",
    }
    return "\n".join(f"- **{CERTAINTY_WORDS[name]}**: {why}" for name, why in reasons.items())


show()
