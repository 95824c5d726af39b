"""Calendar files, read back with icalendar and worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from pathways.catalogue import load_catalogue
from pathways.exchange.calendar import TERM_TIME, Entry, has_times, to_calendar
from pathways.model import Opportunity
from tests.unit.catalogue_files import REAL_CATALOGUE
from tests.unit.keeping_listings import keeping_catalogue

MONDAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def listings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Opportunity]:
    folder: Path = tmp_path_factory.mktemp("catalogue")
    return dict(load_catalogue(keeping_catalogue(folder / "catalogue")).by_id)


@pytest.fixture(scope="module")
def juniors(listings: dict[str, Opportunity]) -> Opportunity:
    return listings["juniors"]


def read(listing: Opportunity, as_of: date = MONDAY, where: str = "Arnold Hall, NG5 6AA") -> Any:
    file = to_calendar([Entry(listing, where, "From its own pages of January 2026.")], as_of)
    events = Calendar.from_ical(file).walk("VEVENT")
    assert len(events) == 1
    return events[0]


def test_a_weekly_group_recurs_from_its_next_day(juniors: Opportunity) -> None:
    event = read(juniors)

    assert event["DTSTART"].dt == datetime(2026, 11, 28, 10, 0)
    assert event["DTEND"].dt == datetime(2026, 11, 28, 12, 40)
    assert event["RRULE"] == {
        "FREQ": ["WEEKLY"],
        "BYDAY": ["SA"],
        "UNTIL": [datetime(2027, 7, 31, 23, 59)],
    }


def test_its_words_say_check_first(juniors: Opportunity) -> None:
    event = read(juniors)

    assert event["SUMMARY"] == "Check first: Junior Strings"
    assert event["STATUS"] == "TENTATIVE"
    assert event["LOCATION"] == "Arnold Hall, NG5 6AA"
    assert event["URL"] == "https://example.org/juniors"
    assert event["DESCRIPTION"].startswith(TERM_TIME)
    assert "From its own pages of January 2026." in event["DESCRIPTION"]


def test_the_first_time_is_after_the_day_of_asking(juniors: Opportunity) -> None:
    saturday = date(2026, 11, 28)

    assert read(juniors, saturday)["DTSTART"].dt == datetime(2026, 12, 5, 10, 0)


@pytest.mark.parametrize(("as_of", "last"), [(date(2026, 6, 30), 2026), (date(2026, 7, 1), 2027)])
def test_it_recurs_to_the_end_of_the_school_year(
    juniors: Opportunity, as_of: date, last: int
) -> None:
    assert read(juniors, as_of)["RRULE"]["UNTIL"] == [datetime(last, 7, 31, 23, 59)]


def test_two_days_a_week_begin_with_the_nearer(listings: dict[str, Opportunity]) -> None:
    event = read(listings["seniors"])

    assert event["DTSTART"].dt == datetime(2026, 11, 26, 18, 30)
    assert event["RRULE"]["BYDAY"] == ["MO", "TH"]


def test_an_end_that_is_not_stated_is_not_made_up(listings: dict[str, Opportunity]) -> None:
    event = read(listings["seniors"])

    assert "DTEND" not in event
    assert "does not say when it ends" in event["DESCRIPTION"]


WEEKLY = [
    "weekly",
    "weekly, in term time",
    "twice weekly",
    "most Sundays",
    "Every week",
    "weekly; 2-3 services or concerts a month",
    "weekly; from April also Fridays",
]
NOT_WEEKLY = [
    "fortnightly",
    "monthly",
    "First and third Thursday of the month",
    "weekly, May to July",
    "weekly in season",
    "Three eleven-week terms a year",
]


@pytest.mark.parametrize("frequency", WEEKLY)
def test_what_is_weekly_recurs(juniors: Opportunity, frequency: str) -> None:
    event = read(replace(juniors, frequency=frequency))

    assert event["RRULE"]["FREQ"] == ["WEEKLY"]
    assert f"How often: {frequency}." in event["DESCRIPTION"]


@pytest.mark.parametrize("frequency", NOT_WEEKLY)
def test_what_meets_in_some_weeks_only_stands_there_once(
    juniors: Opportunity, frequency: str
) -> None:
    event = read(replace(juniors, frequency=frequency))

    assert "RRULE" not in event
    assert f"How often: {frequency}. Only one date is in your calendar" in event["DESCRIPTION"]


@pytest.mark.parametrize("listing", ["band-too", "across", "festival", "gone"])
def test_without_a_day_and_a_time_there_is_no_event(
    listings: dict[str, Opportunity], listing: str
) -> None:
    assert not has_times(listings[listing])
    file = to_calendar([Entry(listings[listing], "", "")], MONDAY)
    assert Calendar.from_ical(file).walk("VEVENT") == []


def test_the_same_arguments_give_the_same_file(listings: dict[str, Opportunity]) -> None:
    entries = [Entry(each, "Somewhere", "From its pages.") for each in listings.values()]

    assert to_calendar(entries, MONDAY) == to_calendar(entries, MONDAY)


def test_each_listing_keeps_its_own_name_in_the_calendar(
    listings: dict[str, Opportunity],
) -> None:
    entries = [Entry(each, "", "") for each in listings.values()]
    names = [
        str(event["UID"])
        for day in (MONDAY, date(2027, 2, 1))
        for event in Calendar.from_ical(to_calendar(entries, day)).walk("VEVENT")
    ]

    assert sorted(names) == sorted(["juniors@pathways", "seniors@pathways", "brass@pathways"] * 2)


@given(st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"])))
def test_any_name_and_place_come_back_whole(juniors: Opportunity, text: str) -> None:
    event = read(replace(juniors, name=text), where=text)

    assert event["SUMMARY"] == f"Check first: {text}"
    assert event["LOCATION"] == text


def test_a_name_cannot_add_a_line_of_its_own(juniors: Opportunity) -> None:
    event = read(replace(juniors, name="Band\r\nATTENDEE:mailto:a@example.org"))

    assert "ATTENDEE" not in event


def test_every_listing_with_times_of_the_real_catalogue_makes_an_event() -> None:
    real = load_catalogue(REAL_CATALOGUE).opportunities
    timed = [each for each in real if has_times(each)]

    file = to_calendar([Entry(each, "", "") for each in real], MONDAY)

    assert len(timed) > 40
    assert len(Calendar.from_ical(file).walk("VEVENT")) == len(timed)
