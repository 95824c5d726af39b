"""Random small catalogues and questions, for hypothesis.

Values are drawn so that matches are common: most listings are local, open and for the young, and
most places lie within the radii that are asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from hypothesis import strategies as st

from tests.oracle import Question, Row, Spot
from tests.oracle.distance import miles_between
from tests.oracle.judging import BANDS
from tests.oracle.rules import SCALE
from tests.unit.catalogue_files import listing, venue

TEN_METRES_IN_MILES = 10 / 1609.344
HUB_IDS = ["nottingham-nottinghamshire", "lincolnshire"]
PLAIN = {"reach": "local", "kind": "ensemble", "join": "open", "audience": "young"}
KINDS = ["ensemble"] * 4 + ["group_lessons", "course", "instrument_hire", "bursary", "event"]
REACHES = ["local", "local", "hub", "hub", "online", "regional", "national"]
JOINS = ["open"] * 5 + ["audition", "ask_school", "ask_school", "invitation"]
AUDIENCES = ["young"] * 6 + ["all_ages", "adults", "", ""]
NAMES = ["Brass", "Choir", "Orchestra", "orchestra", "Sinfonia", "Élan"]
LISTED = ["", "", "clarinet", "clarinet;violin", "woodwind", "wind-band", "any", "any;voice"]
LISTED += ["saxophone", "cornet", "voice", "percussion", "brass-band", "orchestral", "jazz-band"]
PLAYED = ["clarinet"] * 6 + ["saxophone", "recorder", "french-horn", "trumpet", "drum-kit"]
PLAYED += ["percussion", "voice", "voice", "guitar"]
MAYBE_PLAYED = [*PLAYED, *PLAYED, None, None, None, None]
DATES = ["", "", "2019", "2021-11", "2023", "2024", "2024-11", "2024-11-22", "2024-11-23"]
DATES += ["2025", "2026-06-01", "2026-02-28"]
AS_OF = [date(2026, 11, 22), date(2026, 11, 22), date(2028, 2, 29), date(2026, 11, 23)]
DAYS = ["", "", "Saturday", "Monday;Saturday", "Wednesday"]
COSTS = ["", "0", "0", "4.50"]
GENRES = ["", "classical", "jazz;wind-band", "brass-band"]
INCLUSIONS = ["", "send", "low_income;care"]
OFFSETS = [0.0, 0.0, 0.013, 0.05, -0.03, 0.11, -0.09, 0.27, -0.4]
WITHIN = [1.0, 3.0, 5.0, 7.5, 10.0, 10.0, 15.0, 20.0, 40.0, 50.0]
HOME = (52.95, -1.15)


@dataclass(frozen=True)
class Small:
    """A small catalogue: rows of opportunities.csv and of venues.csv."""

    listings: list[Row]
    venues: list[Row]


def level_bounds() -> st.SearchStrategy[tuple[str, str]]:
    """No bounds, wide ones, or any pair in order, either of which may be missing."""
    either = ["", *SCALE]
    pairs = [
        (low, high)
        for low in either
        for high in either
        if not (low and high) or SCALE.index(low) <= SCALE.index(high)
    ]
    wide = [("beginner", "grade-5"), ("grade-1", ""), ("starter", "advanced"), ("", "grade-5")]
    return st.sampled_from([("", "")] * 30 + wide * 15 + pairs)


def age_bounds() -> st.SearchStrategy[tuple[str, str]]:
    return st.sampled_from(
        [("", "")] * 3 + [("8", ""), ("", "12"), ("11", "18"), ("4", "7"), ("13", "13")]
    )


def venues() -> st.SearchStrategy[Row]:
    """A venue near home, exact or known by its town alone."""
    return st.builds(
        lambda north, east, uncertain, step_free: venue(
            lat=f"{HOME[0] + north:.4f}",
            lon=f"{HOME[1] + east:.4f}",
            precision="town" if uncertain else "venue",
            uncertain_miles=uncertain or "0",
            step_free=step_free,
        ),
        st.sampled_from(OFFSETS),
        st.sampled_from(OFFSETS),
        st.sampled_from(["", "", "0.8", "3", "5"]),
        st.sampled_from(["", "yes", "no"]),
    )


@st.composite
def listings(draw: st.DrawFn, venue_ids: list[str]) -> Row:
    """One listing; ``venue_ids`` are those it may meet at."""
    standing = draw(st.just(PLAIN) | standings())
    low, high = draw(level_bounds())
    youngest, oldest = draw(age_bounds())
    nowhere = draw(st.sampled_from([False] * 7 + [True])) or standing["reach"] == "online"
    most = 3 if standing["reach"] == "local" else 1
    several = st.lists(st.sampled_from(venue_ids), min_size=1, max_size=most, unique=True)
    return listing(
        **standing,
        name=draw(st.sampled_from(NAMES)),
        venue_id="" if nowhere else ";".join(draw(several)),
        genres=draw(st.sampled_from(GENRES)),
        instruments=draw(st.sampled_from(LISTED)),
        level_min=low,
        level_max=high,
        level_basis=draw(st.sampled_from(["stated", "implied"])) if low or high else "",
        age_min=youngest,
        age_max=oldest,
        days=draw(st.sampled_from(DAYS)),
        cost_gbp=draw(st.sampled_from(COSTS)),
        cost_year=draw(st.sampled_from(["", "", "2024", "2025"])),
        inclusion=draw(st.sampled_from(INCLUSIONS)),
        source_kind=draw(st.sampled_from(["official", "official", "press", "other"])),
        source_date=draw(st.sampled_from(DATES)),
    )


@st.composite
def standings(draw: st.DrawFn) -> Row:
    """What decides in which part of an answer a listing may stand, if in any."""
    reach = draw(st.sampled_from(REACHES))
    wide = reach in ("regional", "national")
    return {
        "reach": reach,
        "hub_id": reach if wide else draw(st.sampled_from([*HUB_IDS, "regional", "national"])),
        "kind": draw(st.sampled_from(KINDS)),
        "join": draw(st.sampled_from(JOINS)),
        "audience": draw(st.sampled_from(AUDIENCES)),
        "ended": draw(st.sampled_from([""] * 7 + ["yes"])),
    }


@st.composite
def catalogues(draw: st.DrawFn, smallest: int = 15, largest: int = 40) -> Small:
    """A catalogue with few venues, so that many listings share one."""
    places = draw(st.lists(venues(), min_size=1, max_size=8))
    for number, place in enumerate(places):
        place["id"] = f"venue-{number}"
    rows = draw(
        st.lists(listings([place["id"] for place in places]), min_size=smallest, max_size=largest)
    )
    # Identifiers run against the order of the file, so that order alone cannot break a tie.
    for number, row in enumerate(rows):
        row["id"] = f"listing-{(number * 7919) % 10007:05d}"
    return Small(rows, places)


def spots() -> st.SearchStrategy[Spot]:
    return st.builds(
        Spot,
        st.sampled_from([HOME[0], HOME[0], HOME[0] + 0.02]),
        st.just(HOME[1]),
        st.sampled_from([*HUB_IDS, *HUB_IDS, "humber", None]),
    )


@st.composite
def questions(draw: st.DrawFn) -> Question:
    """A question that asks for some of what can be asked."""
    rarely = st.sampled_from([False] * 5 + [True])
    age, year = draw(
        st.sampled_from([(None, None), (None, None), (11, None), (7, None), (None, 7)])
    )
    return Question(
        instrument=draw(st.sampled_from(MAYBE_PLAYED)),
        level=draw(st.sampled_from([None, *SCALE, "grade-1", "grade-2", "grade-3", "grade-3"])),
        within_miles=draw(st.sampled_from(WITHIN)),
        age=age,
        school_year=year,
        kinds=draw(_rarely(["ensemble", "course", "event"])),
        joins=draw(_rarely(["open", "audition"])),
        days=draw(_rarely(["Saturday", "Wednesday", "Sunday"])),
        genres=draw(_rarely(["classical", "jazz", "choral"])),
        free=draw(rarely),
        step_free=draw(rarely),
        inclusion=draw(_rarely(["send", "care"])),
        online=draw(rarely),
        strict=draw(rarely),
    )


def _rarely(choices: list[str]) -> st.SearchStrategy[frozenset[str]]:
    """Nothing five times in six, else one or two of the choices."""
    some = st.frozensets(st.sampled_from(choices), min_size=1, max_size=2)
    return st.sampled_from([False] * 5 + [True]).flatmap(
        lambda asked: some if asked else st.just(frozenset[str]())
    )


def is_borderline(places: list[Row], spot: Spot, within_miles: float) -> bool:
    """Whether two ways of measuring that agree to 10 m could still give different answers."""
    measured = [
        (
            miles_between(spot.lat, spot.lon, float(place["lat"]), float(place["lon"])),
            float(place["uncertain_miles"]),
        )
        for place in places
    ]
    edges = [*BANDS, within_miles]
    near_an_edge = any(
        miles > 0 and abs(miles + sign * uncertain - edge) <= TEN_METRES_IN_MILES
        for miles, uncertain in measured
        for edge in edges
        for sign in (-1, 0, 1)
    )
    lengths = sorted(miles for miles, _ in measured)
    near_ties = any(0 < far - near <= TEN_METRES_IN_MILES for near, far in pairwise(lengths))
    return near_an_edge or near_ties
