"""Sixteen children of the East Midlands and what each should get, judged as a parent would.

The judgements come from reading the sources of the listings named, not from the program.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Child:
    """One child, what stands in the answer and what must not; ids stand with spaces between.

    Attributes:
        asks: the words of the search, as `make_query` takes them.
        gets: what the child gets and why that is right.
        miles: the radius tried first at such a place.
        first: the first matches, in order; empty where nothing near suits.
        sure, likely: what is among the matches of that certainty.
        blocks: what stands in the blocks, as `block/id`.
        wider: what to relax, to what, and listings which that brings in.
        never: what stands nowhere in the answer, neither as a match nor in a block of what suits.
    """

    name: str
    near: str
    asks: Mapping[str, Any]
    gets: str
    miles: int
    wider: tuple[str, int | str, str]
    never: str
    first: str = ""
    sure: str = ""
    likely: str = ""
    blocks: str = ""


CHILDREN = (
    Child(
        "a violin starter of seven in Derby",
        "Derby",
        {"instrument": "violin", "level": "starter", "age": 7},
        "A private school of music that names the violin, then the music centre, which takes "
        "beginners and whose page names no strings: ask; what is far up the ladder or booked by "
        "schools stays away.",
        5,
        first="derby-school-of-music-lessons derby-music-centre",
        blocks="through_school/ddmp-individual-lessons-in-school "
        "further_on/royal-birmingham-young-strings",
        wider=("radius", 15, "wirksworth-music-centre"),
        never="screaming-kicks-big-band plus-one make-more-music-in-derby pdmc-training-groups",
    ),
    Child(
        "a cellist of sixteen at grade 8 in Buxton",
        "Buxton",
        {"instrument": "cello", "level": "grade-8", "age": 16},
        "Near home only a summer project takes a cello; the county's own groups have no known "
        "place, and the real next steps are Birmingham and the national orchestra.",
        10,
        first="tall-tales-evening-sessions-fairfield tall-tales-summer-school",
        blocks="place_unknown/pdmc-intermediate-and-senior-groups "
        "place_unknown/derbyshire-city-and-county-youth-orchestra "
        "further_on/cbso-youth-orchestra further_on/national-youth-orchestra",
        wider=("radius", 20, "dark-peak-youth-orchestra nedmc-string-orchestra"),
        never="pdmc-beginner-groups burbage-band-training-programme",
    ),
    Child(
        "a piano starter of eight in Chesterfield",
        "Chesterfield",
        {"instrument": "piano", "level": "starter", "age": 8},
        "The music centre for all instruments comes before bands that only sometimes have a piano; "
        "lessons are had through school.",
        10,
        first="north-east-derbyshire-music-centre",
        blocks="through_school/ddmp-individual-lessons-in-school",
        wider=("radius", 40, "derby-school-of-music-lessons"),
        never="level-creative-and-digital-arts-programme nedmc-string-club",
    ),
    Child(
        "a tabla beginner of ten in Leicester",
        "LE4 5AW",
        {"instrument": "tabla", "level": "beginner", "age": 10},
        "No tabla class near home is listed: the hub's own groups and lessons to ask, the national "
        "Indian youth orchestra further on, classes online that do not say for what age; no dance "
        "school, no arts workshop.",
        5,
        blocks="across_hub/leicestershire-music-groups across_hub/leicestershire-music-lessons "
        "further_on/samyo help/leicestershire-music-help-with-costs ask_ages/darbar-online-tabla",
        wider=("online", "yes", "guildhall-young-artists-online"),
        never="nupur-arts-classes cosmopolitan-arts-holiday-workshops attenborough-sensory-atelier",
    ),
    Child(
        "a singer of thirteen in Loughborough",
        "Loughborough",
        {"instrument": "voice", "level": None, "age": 13},
        "Songwriting, musical theatre and the cathedral in Leicester, then the town's own choir "
        "for children, whose page is old; no choirs for the very young or for schools.",
        10,
        first="bridging-beats",
        likely="bridging-beats curve-youth-and-community-companies leicester-cathedral-choristers",
        blocks="across_hub/leicestershire-music-groups",
        wider=("radius", 20, "derby-cathedral-choir-girl-choristers"),
        never="drum-and-brass-mini-music st-marys-training-choir diosing-schools-singing-programme",
    ),
    Child(
        "a bassoonist of fifteen at grade 6 in Melton Mowbray",
        "Melton Mowbray",
        {"instrument": "bassoon", "level": "grade-6", "age": 15},
        "Nothing in Melton is known to take a bassoon: the county youth orchestra to ask for, "
        "Loughborough and Nottingham a little further out, and an instrument to borrow.",
        10,
        blocks="place_unknown/leicestershire-schools-symphony-orchestra "
        "further_on/junior-rncm help/bdrs-instrument-bank",
        wider=("radius", 15, "loughborough-orchestra robin-hood-youth-orchestra"),
        never="attenborough-sensory-atelier cosmopolitan-arts-holiday-workshops "
        "leicestershire-whole-class-teaching confetti-college-music-courses",
    ),
    Child(
        "a cornet beginner of nine in Louth",
        "Louth",
        {"instrument": "cornet", "level": "beginner", "age": 9},
        "The wind orchestra that wants a little reading, from a report of 2022; then the town "
        "band's learners, of 2018, and a training band in Alford: ask both.",
        10,
        first="louth-wind-orchestra louth-riverhead-training-group alford-brass-tracks",
        likely="louth-wind-orchestra",
        blocks="through_school/lincolnshire-small-group-tuition-in-school",
        wider=("radius", 15, "grimsby-youth-band market-rasen-training-band"),
        never="lincolnshire-whole-class-tuition skegness-junior-marching-band",
    ),
    Child(
        "a French horn of seventeen at grade 8 in Lincoln",
        "Lincoln",
        {"instrument": "french-horn", "level": "grade-8", "age": 17},
        "One wind band of all ages in the city; the county's youth groups have no known place, "
        "and the national orchestras are open. A drama group and a hall's forum are no music.",
        5,
        first="lincolnshire-fire-and-rescue-concert-band",
        blocks="place_unknown/lincolnshire-youth-concert-orchestra "
        "place_unknown/lincolnshire-youth-wind-orchestra "
        "further_on/national-youth-orchestra further_on/national-youth-wind-orchestra",
        wider=("radius", 20, "newark-young-sinfonia"),
        never="fretless-at-lincoln-drill-hall stardust-lincoln university-of-lincoln-music",
    ),
    Child(
        "a singer of eight in Boston",
        "Boston",
        {"instrument": "voice", "level": None, "age": 8},
        "A church choir and a pop choir in the town, both from old reports; the teenage choir is "
        "not for her, and the next choirs are towards Spalding and Holbeach.",
        10,
        first="boston-stump-childrens-choir boston-youth-pop-choir",
        wider=("radius", 15, "spalding-childrens-choir all-saints-holbeach-junior-choir"),
        never="b16-teenage-choir lincolnshire-whole-class-tuition",
    ),
    Child(
        "a trumpeter of fourteen at grade 5 in Northampton",
        "Northampton",
        {"instrument": "trumpet", "level": "grade-5", "age": 14},
        "The county ensembles by audition are sure and half a mile away; the junior brass, known "
        "only from an old page, may be the group, and the youth groups from grade 6 are a step up.",
        10,
        first="nmpat-county-ensembles nmpat-county-junior-brass-ensemble",
        sure="nmpat-county-ensembles",
        blocks="across_hub/nmpat-saturday-centres help/nmpat-instrument-loan",
        wider=("level", "two steps", "nmpat-county-youth-brass-band"),
        never="gus-band nmpat-first-access university-of-northampton-popular-music",
    ),
    Child(
        "a flute starter in Year 3 in Oakham",
        "Oakham",
        {"instrument": "flute", "level": "starter", "year": 3},
        "Nothing in Rutland is known to teach the flute out of school: lessons come through the "
        "primary school, and Saturday centres and a loan from the hub.",
        10,
        blocks="across_hub/nmpat-saturday-centres "
        "through_school/nmpat-lessons-in-primary-schools help/nmpat-instrument-loan",
        wider=("radius", 20, "no-bars-orchestra"),
        never="rutland-concert-band nmpat-first-access uppingham-school-music-scholarships "
        "core-get-involved-weekly-sessions-ages-12-18",
    ),
    Child(
        "an electric guitar beginner of thirteen in Corby",
        "Corby",
        {"instrument": "electric guitar", "level": "beginner", "age": 13},
        "Two Corby projects that do not say what they play, one of which formed a band; the hub's "
        "Saturday centres, and Wellingborough within 15 miles.",
        10,
        first="young-creatives-in-corby good-vibes-music-and-film-youth-club",
        blocks="across_hub/nmpat-saturday-centres "
        "across_hub/performing-room-music-workshops-and-projects",
        wider=("radius", 15, "nmpat-wellingborough-saturday-centre nmtc-youth"),
        never="corby-silver-band core-get-involved-weekly-sessions-ages-12-18",
    ),
    Child(
        "a clarinet at grade 3 in Year 7 in Nottingham",
        "NG7 2RD",
        {"instrument": "clarinet", "level": "grade-3", "year": 7},
        "The city's youth orchestra and the step below it; the training orchestra and the youth "
        "band suit better still, but nobody says where they meet. The adult band stays away.",
        5,
        first="robin-hood-youth-orchestra robin-hood-youth-orchestra-intermediate",
        blocks="place_unknown/nottingham-youth-training-orchestra "
        "place_unknown/nottingham-youth-band",
        wider=("radius", 10, "derby-music-centre derby-music-centre-junior-groups"),
        never="nottingham-concert-band nottingham-area-bands nottingham-youth-orchestra",
    ),
    Child(
        "a drummer of eleven who began last year in Mansfield",
        "Mansfield",
        {"instrument": "drums", "level": "beginner", "age": 11},
        "The brass bands of Shirland have a drum kit too: its training band for newcomers, then "
        "the youth band; nobody says whether Hucknall's trains children, and lessons on brass "
        "alone are no use, nor is drumming for the very young.",
        10,
        first="shirland-welfare-training-band shirland-welfare-youth-band",
        likely="shirland-welfare-training-band",
        blocks="across_hub/able-orchestra",
        wider=("radius", 15, "crich-brass-training-band"),
        never="hucknall-and-linby-training-band "
        "ireland-colliery-chesterfield-band-free-start-up-brass-tuition "
        "beatfeet-downs-syndrome-drumming confetti-college-music-courses",
    ),
    Child(
        "somebody of fifteen who has never tried DJing in Nottingham",
        "NG3 4AB",
        {"instrument": "DJ", "level": "starter", "age": 15},
        "A DJ school and a youth studio, both last heard of years ago; bands that gather players "
        "are no place for decks, and the funded programme comes through the school.",
        5,
        first="fourfour-dj-academy ngy-young-creatives-and-recording",
        blocks="through_school/fast-forward-dj-programme",
        wider=("radius", 10, "inspire-youth-arts-music-projects"),
        never="screaming-kicks-big-band nottingham-band-factory space-scratch-symphony",
    ),
    Child(
        "a disabled starter of twelve with a switch instrument in Newark",
        "Newark-on-Trent",
        {"instrument": "switch", "level": "starter", "age": 12, "step_free": True},
        "Nothing within ten miles takes her, and that is said; the county's Able Orchestra is made "
        "for her, with an open orchestra further on and inclusive choirs online.",
        10,
        blocks="across_hub/able-orchestra across_hub/able-orchestra-pioneers "
        "further_on/birmingham-noyo-centre further_on/soundabout-choirs-network "
        "help/ohmi-instrument-hire-scheme",
        wider=("online", "yes", "leicestershire-soundabout-inclusive-choir"),
        never="minster-school-junior-department nottingham-whole-class-and-follow-on-lessons",
    ),
)
