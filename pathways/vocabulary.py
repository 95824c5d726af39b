"""The words of the field: levels, verdicts and the allowed values of each column.

Grades follow the eight-grade scale that UK exam boards share.
"""

from __future__ import annotations

from enum import IntEnum


class Level(IntEnum):
    """How far along a player is, in order."""

    STARTER = 0
    BEGINNER = 1
    GRADE_1 = 2
    GRADE_2 = 3
    GRADE_3 = 4
    GRADE_4 = 5
    GRADE_5 = 6
    GRADE_6 = 7
    GRADE_7 = 8
    GRADE_8 = 9
    ADVANCED = 10

    @property
    def id(self) -> str:
        """The level as written in files, addresses and commands: ``grade-3``."""
        return self.name.lower().replace("_", "-")

    @property
    def words(self) -> str:
        """The level as a family would say it."""
        return LEVEL_WORDS[self]


LEVEL_WORDS: dict[Level, str] = {
    Level.STARTER: "Just starting",
    Level.BEGINNER: "Playing about a year",
    **{Level(1 + grade): f"About grade {grade}" for grade in range(1, 9)},
    Level.ADVANCED: "Beyond grade 8",
}
LEVELS: dict[str, Level] = {level.id: level for level in Level}
# The rungs of a ladder, in order: each stage with its levels.
STAGES: dict[str, tuple[Level, ...]] = {
    "starting": (Level.STARTER, Level.BEGINNER),
    "foundation": (Level.GRADE_1, Level.GRADE_2, Level.GRADE_3),
    "intermediate": (Level.GRADE_4, Level.GRADE_5),
    "advanced": (Level.GRADE_6, Level.GRADE_7, Level.GRADE_8, Level.ADVANCED),
}


class Verdict(IntEnum):
    """What one criterion says of one listing; unknown is not no."""

    NO = 0
    UNKNOWN = 1
    NEAR = 2
    YES = 3

    @property
    def id(self) -> str:
        return self.name.lower()


KINDS: dict[str, str] = {
    "ensemble": "Group, band, choir or orchestra",
    "group_lessons": "Group lessons",
    "individual_lessons": "One-to-one lessons",
    "music_centre": "Music centre",
    "course": "Course",
    "holiday_course": "Holiday course",
    "advanced_programme": "Advanced programme",
    "instrument_hire": "Borrow an instrument",
    "bursary": "Help with cost",
    "event": "Event",
}
PLAY_KINDS = frozenset(
    {
        "ensemble",
        "group_lessons",
        "individual_lessons",
        "music_centre",
        "course",
        "holiday_course",
        "advanced_programme",
    }
)
FAMILIES: dict[str, str] = {
    "strings": "Strings",
    "woodwind": "Woodwind",
    "brass": "Brass",
    "percussion": "Percussion",
    "keyboards": "Keyboards",
    "plucked": "Guitar, ukulele and harp",
    "voice": "Singing and voice",
    "technology": "DJ, production and composing",
    "world": "World music",
    "accessible": "Accessible instruments",
}
INSTRUMENT_GROUPS: dict[str, str] = {
    **FAMILIES,
    "orchestral": "Orchestral instruments",
    "wind-band": "Wind band instruments",
    "brass-band": "Brass band instruments",
    "jazz-band": "Jazz band instruments",
    "any": "Any instrument",
}
REACHES = ("local", "hub", "online", "regional", "national")
# What stands in place of a hub for what belongs to none.
NOT_A_HUB = ("regional", "national")
JOINS = ("open", "audition", "invitation", "ask_school", "school_books", "not_joinable")
# The ways of joining that a family can take by itself.
FAMILY_JOINS = ("open", "audition")
AUDIENCES = ("young", "all_ages", "adults", "students_18plus")
OPEN_TO = ("all", "girls", "boys")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
INCLUSION: dict[str, str] = {
    "disabled": "Welcomes disabled young people",
    "send": "For young people with special educational needs",
    "sensory": "For deaf or blind young people",
    "low_income": "For families on a low income",
    "care": "For young people in or leaving care",
    "carers": "For young carers",
    "wellbeing": "For young people who find things hard",
}
RADII_MILES = (1, 3, 5, 10, 15, 20, 40)
DEFAULT_RADIUS_MILES = {"city": 5, "town": 10, "country": 15}
CERTAINTIES = ("sure", "likely", "maybe")
OLDEST_AGE = 25
GENRES: dict[str, str] = {
    "classical": "Classical",
    "orchestral": "Orchestra",
    "chamber": "Chamber music",
    "wind-band": "Wind band",
    "brass-band": "Brass band",
    "marching-band": "Marching band",
    "jazz": "Jazz and big band",
    "choral": "Choir and singing",
    "church-music": "Church music",
    "musical-theatre": "Musical theatre",
    "opera": "Opera",
    "rock-pop": "Rock and pop",
    "hip-hop": "Hip hop and rap",
    "electronic": "DJ, electronic and production",
    "folk": "Folk",
    "south-asian": "South Asian music",
    "world": "Samba, steel pan and world music",
    "early-years": "Music for the very young",
    "composing": "Composing and songwriting",
    "mixed": "A mix of styles",
}
