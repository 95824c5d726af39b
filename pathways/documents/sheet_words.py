"""Every text of the printed sheets that comes from no listing, in one place to be translated.

What stands in braces is filled in: ``{ref}``, ``{about}`` and so on.
"""

from __future__ import annotations

from types import MappingProxyType

LANGUAGE, REGION = "en", "gb"

# The sheet to take home.
LETTERS_TITLE = "Next steps in music"
HEADING_REF = "Next steps in music for {ref}"
HEADING_ROW = "Next steps in music for the pupil on row {row}"
NAME_LINE = "Name"
INTRO = {
    False: "Here is where your music could go next. All of this is near you. Get in touch, and ask "
    "to come along and see.",
    True: "Here is where your music could go next. All of this is near school. Get in touch, and "
    "ask to come along and see.",
}
INTRO_FEW = "We are not sure that it suits, so ask first: a short call or e-mail is enough."
INTRO_NONE = {
    False: "We know of nothing near you yet that clearly suits. That is our list, not you: there "
    "may well be more. Here is what to try and whom to ask.",
    True: "We know of nothing near school yet that clearly suits. That is our list, not you: there "
    "may well be more. Here is what to try and whom to ask.",
}
LARGE_PRINT_FEWER = "There is more on the sheet in usual print: ask your teacher."

# One listing, and its facts in their order.
LABELS = MappingProxyType(
    {
        "whom": "For",
        "when": "When",
        "where": "Where",
        "cost": "Cost",
        "join": "Join",
        "ask": "Ask",
    }
)
STEP_FACTS = tuple(LABELS)
BY_PROVIDER = "{what}, {provider}"
HELP_WITH_COST = "{cost}. Help with the cost is offered: ask."
AWAY = "{where} ({distance})"
ASK_WHERE = "Exactly where?"
ASK_WHEN = "Which day and what time?"
ASK_COST = "What does it cost, and is there help with it?"
ASK_AUDITION = "What happens at the audition?"
ASK_JOIN = "May we come and try, and how do we join?"
ASK_STILL = "Does it still run?"

# Where there are few sure steps.
IDEAS_HEADING = "Also worth asking about"
IDEA_LINE = "{where}. {why}"
WHY_IDEA = MappingProxyType(
    {
        "through_school": "Ask at school: it goes through the school.",
        "across_hub": "It serves the whole hub area: ask where it meets.",
        "place_unknown": "In your hub's area: ask where it meets.",
        "ask_ages": "Ask whether it takes young people.",
        "further_on": "Further away, for later on.",
        "radius": "A little further than we looked first.",
        "level": "Meant for a level or two from yours: ask.",
        "online": "Online, from home.",
    }
)
QUESTIONS_HEADING = "What to ask"
QUESTIONS = (
    "Ask school: which lessons or groups are there for {about}, and which do other pupils go to?",
    "Ask the music hub: what is there for {about} near us, and what is planned?",
    "Ask any group: may we come and listen first? Can we borrow an instrument or have help with "
    "the cost?",
)

# Whom to ask.
CONTACT_HEADING = "Lessons, instruments and help with cost"
LESSONS_LINK = "Lessons:"
HELP_LINK = "Help with cost:"
BOTH_LINK = "Lessons and help with cost:"

# The foot.
SAFEGUARDING = (
    "We have not checked these providers. Ask about safeguarding, DBS checks, and whether a parent "
    "stays."
)
DATED = "Facts as of {date}. Days, times and prices change: check before you travel."
SCAN = "Point a phone's camera at the square for this search with everything that is listed now."
NO_SCAN = "Your school can show you the whole search, with everything that is listed now."
QR_TELLS = "Square code that opens this search on the web"

# The noticeboard.
NOTICES_TITLE = "Music near here"
NOTICE_HEADING = "{instrument}: where to play near {near}"
NOTICE_INTRO = "Anybody may ask. You need not be good at it, only keen."
NOTICE_NONE = "We know of nothing near here yet for this. Ask the music hub: there may be more."

ANY_INSTRUMENT = "Any instrument"
MORE = "…"
