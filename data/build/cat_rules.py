"""The rules that turn a research row into the cells of a listing, before any hand decision."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from cat_sources import Row
from cat_words import joined, parts

from pathways.vocabulary import INCLUSION

HUBS = {
    "Derby & Derbyshire": "derby-derbyshire",
    "Leicester & Leicestershire": "leicester-leicestershire",
    "Lincolnshire": "lincolnshire",
    "Northamptonshire & Rutland": "northamptonshire-rutland",
    "Nottingham & Nottinghamshire": "nottingham-nottinghamshire",
    "Humber (North Lincolnshire)": "humber",
    "Humber (North East Lincolnshire)": "humber",
    "regional": "regional",
    "national": "national",
}
_BEYOND = ("regional", "national")
_FOR_CHILDREN = ("hub", "music_service", "music_centre")
_GROWN_UP = 18
_HUB_WIDE = frozenset({"instrument_hire", "bursary"})
_LESSONS = frozenset({"individual_lessons", "group_lessons", "course"})
_JOIN_OF_AUDITION = {"yes": "audition", "no": "open", "unknown": "open"}
_BOOKED_BY_SCHOOLS = re.compile(
    r"whole.class|first access|wider opportunities|school.(?:booked|based|facing)|"
    r"(?:arranged|booked|bought) by (?:the )?schools?|schools (?:apply|sign up)|entry by school|"
    r"for schools, not|through schools|through special schools|parents cannot book",
    re.IGNORECASE,
)
_ASK_SCHOOL = re.compile(
    r"lessons? in (?:primary |state )?schools?|in.school|tuition in school", re.I
)
_NOMINATED = re.compile(r"nominat|by invitation (?:to|or)", re.IGNORECASE)
_STUDENTS = re.compile(
    r"\bBA \(Hons\)|\bBMus\b|\bHND\b|undergraduate|university students?|post-graduate",
    re.IGNORECASE,
)
_ALL_AGES = re.compile(
    r"all ages|any age|children and adults|child and adult|adults also|adults too|mixed.age|"
    r"anyone|mixed ages|young people and adults|adults join",
    re.IGNORECASE,
)
_YOUNG = re.compile(
    r"youth|young|junior|child|teenage|school|pupil|under.\d\d|boys|girls|kids|cadet|"
    r"early years|under-fives|years \d",
    re.IGNORECASE,
)
_GIRLS = re.compile(
    r"\bgirls?'? (?:choir|voices|only|chorister)|girls-only|girl chorister|girls only", re.I
)
_BOYS = re.compile(r"\bboys'? choir|boy chorister|boys with changing", re.IGNORECASE)
_INCLUSION = {
    "disabled": r"disab|hemiplegia|down's|one hand|dexterity",
    "send": r"\bSEND?\b|special (?:educational )?needs|additional needs|learning (?:diffic|disab)|"
    r"autis|special schools|cognitive|down's",
    "sensory": r"deaf|hearing.impaired|visually impaired|\bblind",
    "low_income": r"low(?:er)?.income|free school meals|\bFSM\b|disadvantag|depriv|hardship|"
    r"household|poverty|least privileged|low fee|financial",
    "care": r"looked.after|care.experienced|care leavers|foster",
    "carers": r"young carers|\bcaring\b",
    "wellbeing": r"\bmental|anxious|exclu[ds]|justice|challeng|struggl|offender|marginal|"
    r"social barriers|find school hard|long-term illness|hospital",
}


def reach_of(row: Row) -> str:
    """How far the listing's offer carries, from its hub, kind and place."""
    hub = HUBS[row["hub"]]
    if row["venue"].lower().startswith("online"):
        return "online"
    if hub in _BEYOND:
        return hub
    placeless = not (row["venue"] or row["town"] or row["postcode"])
    if row["kind"] in _HUB_WIDE or (placeless and row["kind"] in _LESSONS):
        return "hub"
    return "local"


def join_of(row: Row) -> str:
    """How somebody gets in. Open means: a family can get in touch, and no audition is named."""
    words = _words(row, "name", "genre", "level_text", "notes", "inclusive_send_notes")
    if _NOMINATED.search(words):
        return "invitation"
    if row["audition"] == "yes":
        return "audition"
    if _BOOKED_BY_SCHOOLS.search(words):
        return "school_books"
    if row["kind"] in _LESSONS and _ASK_SCHOOL.search(words):
        return "ask_school"
    return _JOIN_OF_AUDITION[row["audition"]]


def audience_of(row: Row, provider_kind: str) -> str:
    """Whom it is for; empty where no word of the source tells.

    Music hubs, services and centres are there for children and young people.
    """
    words = _words(row, "name", "level_text", "school_years", "inclusive_send_notes")
    if _STUDENTS.search(words):
        return "students_18plus"
    if _ALL_AGES.search(words):
        return "all_ages"
    bounds = [int(row[each]) for each in ("age_min", "age_max") if row[each]]
    if provider_kind in _FOR_CHILDREN or _YOUNG.search(words) or row["school_years"]:
        return "young"
    return "young" if bounds and min(bounds) < _GROWN_UP else ""


def open_to_of(row: Row) -> str:
    words = _words(row, "name", "level_text", "notes")
    girls, boys = _GIRLS.search(words), _BOYS.search(words)
    if bool(girls) == bool(boys):
        return "all"
    return "girls" if girls else "boys"


def inclusion_of(text: str) -> str:
    """Codes of who is made especially welcome, in the vocabulary's order."""
    return joined(code for code in INCLUSION if re.search(_INCLUSION[code], text, re.IGNORECASE))


def genres_of(genre: str, words: Mapping[str, str]) -> str:
    """Genre ids of a row's words, which stand with ``;``, ``,`` or ``/`` between them."""
    named = parts(genre, ";,/")
    unknown = [each for each in named if each not in words]
    if unknown:
        raise SystemExit(f"decisions/genre_words.csv: no row for {unknown[0]!r}; add one")
    return joined(each for word in named for each in parts(words[word]))


def level_of(word: str) -> str:
    """``grade3`` as the vocabulary writes it: ``grade-3``."""
    return re.sub(r"^grade(\d)$", r"grade-\1", word)


def source_kind_of(row: Row, host_kinds: Mapping[str, str]) -> str:
    """Official where the page is of the provider's own site, else by its host."""
    source, provider = host_of(row["source_url"]), host_of(row["provider_url"])
    if source and source == provider:
        return "official"
    return host_kinds.get(source, "other")


def host_of(url: str) -> str:
    """The host of an address without ``www``: https://www.nmpat.co.uk/x gives nmpat.co.uk."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


def cost_year_of(row: Row, source_date: str) -> str:
    """The first year that the price's words name, else the year of a dated source."""
    priced = row["cost_gbp"] or re.search(r"\d|(?<!-)\bfree\b", row["cost_text"], re.IGNORECASE)
    if not priced:
        return ""
    named = re.search(r"\b(20[012]\d)\b", f"{row['cost_text']} {row['cost_period']}")
    return named[1] if named else source_date[:4]


def _words(row: Row, *columns: str) -> str:
    return " | ".join(row[column] for column in columns)
