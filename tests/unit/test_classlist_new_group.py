"""What one new group would change for a class, in cases worked out by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from pathways.catalogue import load_catalogue
from pathways.classlist.new_group import GroupGain, gains_of_new_groups
from pathways.classlist.steps import NextSteps, next_steps
from pathways.classlist.values import Pupil
from pathways.matching import Query
from pathways.vocabulary import Level
from tests.unit.catalogue_files import write_catalogue
from tests.unit.classlist_cases import INSTRUMENTS, TODAY, home
from tests.unit.hand_cases import NO_LEVEL, VENUES, group

# A degree of latitude is about 69 miles.
FIVE_MILES = 5 / 69.2


def lacking(
    instrument: str | None, level: Level | None, north: float, within: float = 5
) -> NextSteps:
    place = home(north)
    pupil = Pupil(2, "", "NG7 2RD", place, False, instrument, level, None, None)
    return NextSteps(pupil, Query(instrument, level, within), ())


def test_only_who_lives_within_their_own_radius_gains() -> None:
    steps = [
        lacking("cornet", Level.BEGINNER, 0.0),
        lacking("trombone", Level.STARTER, FIVE_MILES * 0.98),
        lacking("cornet", Level.STARTER, FIVE_MILES * 1.02),
        lacking("cornet", Level.STARTER, FIVE_MILES * 1.02, within=10),
    ]

    assert gains_of_new_groups(steps, home(), INSTRUMENTS) == (
        GroupGain("brass", "starting", pupils=3, lacking=4),
    )


def test_families_and_stages_are_counted_apart_the_most_first() -> None:
    steps = [
        lacking("violin", Level.GRADE_2, 0.0),
        lacking("flute", Level.GRADE_5, 0.0),
        lacking("oboe", Level.GRADE_4, 0.0),
        lacking("flute", Level.GRADE_8, 1.0),
    ]

    assert gains_of_new_groups(steps, home(), INSTRUMENTS) == (
        GroupGain("woodwind", "intermediate", pupils=2, lacking=2),
        GroupGain("strings", "foundation", pupils=1, lacking=1),
    )


def test_who_says_no_instrument_or_level_is_in_no_group() -> None:
    steps = [lacking(None, Level.GRADE_2, 0.0), lacking("violin", None, 0.0)]

    assert gains_of_new_groups(steps, home(), INSTRUMENTS) == ()


@pytest.mark.parametrize(
    ("more", "certainty", "gains"),
    [
        ({}, "sure", ()),
        (NO_LEVEL, "maybe", (1, 1)),
    ],
)
def test_a_pupil_lacks_a_group_until_a_step_should_fit(
    tmp_path: Path, more: dict[str, str], certainty: str, gains: tuple[int, ...]
) -> None:
    write_catalogue(tmp_path, [group(**more)], VENUES)
    found = lacking("clarinet", Level.GRADE_3, 0.0)
    steps = next_steps(load_catalogue(tmp_path), [found.pupil], TODAY)

    assert steps[0].certainty == certainty
    counted = gains_of_new_groups(steps, home(), INSTRUMENTS)
    assert tuple(n for each in counted for n in (each.pupils, each.lacking)) == gains


def test_nobody_lacking_gives_nothing() -> None:
    assert gains_of_new_groups([], home(), INSTRUMENTS) == ()
