"""Eight young people of the East Midlands and where it could lead for each, in a teacher's eyes.

The judgements come from reading the sources of the listings named, not from the program. They name
only what is essential, so that a corrected price or day changes nothing here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Climber:
    """One young person, what their ladder must hold and what it must not.

    Attributes:
        asks: the words of the search, as `make_query` takes them.
        gets: what the ladder says and why that is right.
        rungs: listing id to ``column stage evidence``.
        steps: rungs that follow one another by routes, ids with spaces between.
        missing: stages that are missing rungs; ``empty``: all stages with nothing sure in reach.
        instead: listings that must stand among the substitutes of the empty stages.
        beside: listings whose stage is not stated and that stand beside the ladder.
        never: what stands nowhere on or beside the ladder.
    """

    name: str
    near: str
    asks: Mapping[str, Any]
    gets: str
    rungs: Mapping[str, str] = field(default_factory=dict)
    steps: str = ""
    missing: str = ""
    empty: str = ""
    instead: str = ""
    beside: str = ""
    never: str = ""


EIGHT = (
    Climber(
        "a violinist of ten at grade 2 in Northampton",
        "Northampton",
        {"instrument": "violin", "level": "grade-2", "age": 10},
        "The county's three tiers in turn, as its page has them: Junior Strings ask for about "
        "grade 2, Training Strings for grade 3, the Youth Orchestra is the senior tier. The "
        "National Youth Orchestra tops it from 13, at grade 8. Brass is for others.",
        rungs={
            "nmpat-county-junior-strings": "now foundation start",
            "nmpat-county-training-strings": "next intermediate stated",
            "nmpat-county-youth-orchestra": "later advanced stated",
            "nyo-inspire": "later advanced derived",
            "national-youth-orchestra": "later advanced stated",
        },
        steps="nmpat-county-junior-strings nmpat-county-training-strings "
        "nmpat-county-youth-orchestra",
        never="nmpat-county-youth-brass-band nmpat-county-ensembles national-youth-brass-band",
    ),
    Climber(
        "a cornet starter of nine in Holbeach",
        "Holbeach",
        {"instrument": "cornet", "level": "starter", "age": 9},
        "The town's learners, then its training band when they have improved; the town band itself "
        "states no standard, so it stands beside. Nothing brassy is sure between grade 4 and the "
        "county border, and the national children's band ends at 13: reachable from nine.",
        rungs={
            "holbeach-learner-band": "now starting start",
            "holbeach-training-band": "next foundation stated",
            "national-childrens-brass-band": "later advanced derived",
            "national-youth-brass-band": "later advanced stated",
        },
        steps="holbeach-learner-band holbeach-training-band",
        beside="holbeach-town-band",
        never="nmpat-county-youth-orchestra alford-brass-tracks",
    ),
    Climber(
        "a singer of eight in Mansfield",
        "Mansfield",
        {"instrument": "voice", "level": None, "age": 8},
        "A choir for girls from eight by audition, whose singers graduate into the senior choir "
        "from thirteen; a choir for both from seven meanwhile. No grades are asked. The national "
        "choir takes them from nine to eighteen, the next from eighteen.",
        rungs={
            "cantamus-training-choir": "now foundation start",
            "mansfield-childrens-choir": "now foundation start",
            "cantamus-girls-choir": "next intermediate stated",
            "national-youth-choir-9-18": "next foundation derived",
            "national-youth-choir-18-25": "later advanced implied",
        },
        steps="cantamus-training-choir cantamus-girls-choir",
        never="nottingham-cathedral-childrens-choir mansfield-palace-youth-theatre-junior",
    ),
    Climber(
        "a guitarist of thirteen who began last year in Corby",
        "Corby",
        {"instrument": "guitar", "level": "beginner", "age": 13},
        "Nothing in Corby is sure to take a guitar: a project that formed a band says neither "
        "level nor instruments, so it stands beside. The Saturday centre in Wellingborough takes "
        "starters and leads on by invitation to the county's guitar ensembles at about grade 3.",
        rungs={
            "nmpat-wellingborough-saturday-centre": "next foundation derived",
            "nmpat-county-guitar-ensembles": "later intermediate stated",
        },
        steps="nmpat-wellingborough-saturday-centre nmpat-county-guitar-ensembles",
        empty="starting",
        instead="nmpat-wellingborough-saturday-centre",
        beside="good-vibes-music-and-film-youth-club",
        never="corby-silver-band nmpat-first-access tarrega-guitar-quartet",
    ),
    Climber(
        "a tabla beginner of ten in Leicester",
        "LE4 5AW",
        {"instrument": "tabla", "level": "beginner", "age": 10},
        "No rung near home: every stage says so instead of showing a band. The national Indian "
        "youth orchestra names no standard and stands beside; lessons could bridge.",
        empty="starting foundation intermediate advanced",
        beside="samyo",
        never="nupur-arts-classes kibworth-training-band sambando-leicestershire-samba-band",
    ),
    Climber(
        "somebody of fifteen who has never tried DJing in Nottingham",
        "NG3 4AB",
        {"instrument": "DJ", "level": "starter", "age": 15},
        "An academy for starters in the city, which still takes them further on; then nothing: the "
        "rung above is missing, and that is said rather than filled with an orchestra.",
        rungs={"fourfour-dj-academy": "now starting start"},
        missing="intermediate",
        never="nottingham-youth-orchestra robin-hood-youth-orchestra",
    ),
    Climber(
        "a disabled starter of twelve with a switch instrument in Newark",
        "Newark",
        {"instrument": "switch", "level": "starter", "age": 12, "inclusion": ("disabled",)},
        "An inclusive orchestra across the county from eleven, whose young leaders go on to its "
        "Pioneers, which state no standard. The national open orchestra and its Birmingham centre "
        "stand beside. Where nothing is near, that is said with what could stand in.",
        rungs={"able-orchestra": "now starting start"},
        empty="starting foundation intermediate advanced",
        instead="able-orchestra",
        beside="able-orchestra-pioneers national-open-youth-orchestra birmingham-noyo-centre",
        never="robin-hood-youth-orchestra nottingham-area-bands",
    ),
    Climber(
        "a clarinet starter of nine in Swadlincote",
        "Swadlincote",
        {"instrument": "clarinet", "level": "starter", "age": 9},
        "South Derbyshire's four bands in their order, though nobody says where they meet now; in "
        "Derby the music centre's four tiers, whose pages name no instruments: ask. The city "
        "orchestras of Nottingham come within reach from foundation on.",
        rungs={
            "sdmc-club-band": "now starting start",
            "sdmc-junior-band": "next foundation stated",
            "sdmc-intermediate-wind-band": "later intermediate stated",
            "sdmc-senior-wind-band": "later advanced stated",
            "derby-music-centre-junior-groups": "next foundation stated",
            "robin-hood-youth-orchestra": "later intermediate stated",
            "national-youth-wind-orchestra": "later advanced derived",
        },
        steps="sdmc-club-band sdmc-junior-band sdmc-intermediate-wind-band sdmc-senior-wind-band",
        never="sdmc-family-brass-band south-derbyshire-music-centre derby-music-centre",
    ),
)
