"""What the headings of columns mean."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from pathways.classlist.plain import plain


class Role(StrEnum):
    """What a column is used for."""

    ref = "ref"
    place = "place"
    school = "school"
    instrument = "instrument"
    level = "level"
    age = "age"
    year = "year"


ROLE_WORDS: dict[Role, str] = {
    Role.ref: "Reference or initials",
    Role.place: "Home postcode, town or village",
    Role.school: "School",
    Role.instrument: "Instrument",
    Role.level: "Grade or level",
    Role.age: "Age",
    Role.year: "School year",
}


class Personal(StrEnum):
    """What a column must not be used for unless somebody insists."""

    names = "names"
    birth_dates = "birth dates"
    emails = "e-mail addresses"
    phones = "telephone numbers"
    pupil_numbers = "national pupil numbers"


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading says: one of the two at most.

    Attributes:
        rank: less is surer, to choose among several columns for one role.
    """

    role: Role | None = None
    personal: Personal | None = None
    rank: int = 0


# Whole headings, the surest of each role first.
_WHOLE: dict[Role, str] = {
    Role.ref: "pupil ref|ref|reference|pupil reference|initials|pupil initials|pupil id|student id|"
    "id|code|pupil code|pupil number|pupil no|number|admission number|adm no|admission no|adno|"
    "candidate number|pupil|pupils|student|child|learner|player|participant",
    Role.place: "home postcode|postcode|post code|home post code|home|postal code|pc|home town|"
    "home place|town|village|town or village|place|where|lives|lives in|home address|address|"
    "area|location",
    Role.school: "school urn|urn|school|school name|base school|current school|academy|"
    "establishment",
    Role.instrument: "instrument|instruments|main instrument|first instrument|1st instrument|"
    "instrument 1|inst|instr|plays|first study|1st study|instrument played|study",
    Role.level: "level|grade|current grade|current level|standard|playing standard|ability|"
    "attainment|stage|playing level|experience",
    Role.age: "age|ages|age in years|age years|current age|age year|age or year",
    Role.year: "school year|year group|nc year|nc year group|year|yr|yr group|sch yr|school yr|"
    "class|form|reg group|registration group|tutor group|reg|nc yr",
}
_WHOLE_RANKS = {
    phrase: (role, rank)
    for role, phrases in _WHOLE.items()
    for rank, phrase in enumerate(phrases.split("|"))
}
_INSTRUMENT = "instrument instruments inst instr"
_INSTRUMENT_WORDS = frozenset(_INSTRUMENT.split())
# Single words that tell what a longer heading means, in the order in which they are tried.
_TELLING: tuple[tuple[Role, str], ...] = (
    (Role.level, "level grade grades standard ability attainment"),
    (Role.year, "year yr"),
    (Role.age, "age ages aged"),
    (Role.school, "school academy urn"),
    (Role.place, "postcode postal village town home"),
    (Role.instrument, _INSTRUMENT),
    (Role.ref, "ref reference initials id code"),
)
# Words that turn a heading with them into something else.
_MISLEADING = frozenset(
    {"learning", "playing", "started", "start", "joined", "academic", "key", "stage", "hire",
     "hired", "loan", "own", "teacher", "tutor", "theory", "date", "price", "cost", "fee", "fees"}
)  # fmt: skip
_PERSONAL_WORDS: tuple[tuple[Personal, str], ...] = (
    (Personal.emails, "email e-mail emails mail"),
    (Personal.phones, "phone telephone tel mobile mob landline"),
    (Personal.birth_dates, "dob birth birthdate birthday born"),
    (Personal.pupil_numbers, "upn uln nhs"),
    (Personal.names, "name names forename forenames firstname surname lastname fullname parent "
     "parents carer carers guardian contact teacher tutor mother father"),
)  # fmt: skip
_NAMED_THINGS = frozenset(
    {"school", "instrument", "group", "ensemble", "band", "choir", "centre", "hub", "place", "town",
     "village", "class"}
)  # fmt: skip
_BETWEEN_TWO = re.compile(" ?[/&+] ?")
_LATER = 100  # after every whole heading


def read_heading(cell: str) -> Heading | None:
    """What the text says as a heading, or None where it says nothing that is known."""
    words = " ".join(plain(cell).replace("-", " ").replace("e mail", "email").split())
    words = re.sub(r"\bpost code\b", "postcode", re.sub(r"\bd o b\b", "dob", words))
    words = _BETWEEN_TWO.sub(" and ", words)
    words = re.sub(r" ?[(),;] ?", " ", words).strip()
    if not words or (words in ("n a", "none")):
        return None
    whole = _WHOLE_RANKS.get(words)
    if whole:
        return Heading(role=whole[0], rank=whole[1])
    tokens = words.replace("'s", "").split()
    return _personal(set(tokens)) or _telling(tokens)


def _personal(tokens: set[str]) -> Heading | None:
    for personal, telling in _PERSONAL_WORDS:
        if tokens & set(telling.split()) and not (
            personal is Personal.names and tokens & _NAMED_THINGS
        ):
            return Heading(personal=personal)
    return None


def _telling(tokens: list[str]) -> Heading | None:
    """By a single word; figures and too many words make a cell or a title of it, no heading.

    Where instrument and grade stand in one column, the grade is read from the instrument's cell.
    """
    if len(tokens) > 5 or _MISLEADING.intersection(tokens):
        return None
    if any(char.isdigit() for token in tokens for char in token):
        return None
    if "and" in tokens and _INSTRUMENT_WORDS.intersection(tokens):
        return Heading(role=Role.instrument, rank=_LATER + len(tokens))
    for role, telling in _TELLING:
        if set(tokens) & set(telling.split()):
            return Heading(role=role, rank=_LATER + len(tokens))
    return None
