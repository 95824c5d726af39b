"""Words into queries: what is understood, and what is said when it is not."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pathways.catalogue import Catalogue, load_catalogue
from pathways.errors import QuestionError
from pathways.matching import make_query
from pathways.matching.query import (
    find_instrument,
    parse_age,
    parse_level,
    parse_radius,
    parse_year,
)
from pathways.settings import ROOT
from pathways.vocabulary import Level


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(Path(ROOT / "data" / "catalogue"))


@pytest.mark.parametrize(
    ("words", "id_"),
    [
        ("violin", "violin"),
        ("Fiddle", "violin"),
        ("drums", "drum-kit"),
        ("uke", "ukulele"),
        ("SAX", "saxophone"),
        ("singing", "voice"),
        ("French Horns", "french-horn"),
        ("horn", "french-horn"),
        ("bass-guitar", "bass-guitar"),
        ("  double   bass ", "double-bass"),
        ("decks", "dj"),
        ("beat making", "music-technology"),
    ],
)
def test_instruments_are_known_by_the_words_people_use(
    catalogue: Catalogue, words: str, id_: str
) -> None:
    assert find_instrument(catalogue.instruments, words).id == id_


@pytest.mark.parametrize(
    ("typed", "meant"), [("vioiln", "Violin"), ("clarinett", "Clarinet"), ("trumpt", "Trumpet")]
)
def test_a_slip_in_an_instrument_is_answered_with_what_was_meant(
    catalogue: Catalogue, typed: str, meant: str
) -> None:
    with pytest.raises(QuestionError, match=f"Did you mean {meant}") as caught:
        find_instrument(catalogue.instruments, typed)
    assert caught.value.alternatives[0] == meant


HOSTILE = ["🎻🎻🎻", "'; DROP TABLE x;--", "<script>alert(1)</script>", "x" * 10_000, "\x00", "‮abc"]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_refused_in_one_short_sentence(catalogue: Catalogue, text: str) -> None:
    for parse in (
        lambda: find_instrument(catalogue.instruments, text),
        lambda: parse_level(text),
        lambda: parse_age(text),
        lambda: parse_year(text),
        lambda: parse_radius(text),
    ):
        with pytest.raises(QuestionError) as caught:
            parse()
        assert len(str(caught.value)) < 300


@given(st.text())
def test_no_text_raises_anything_but_a_question_error(text: str) -> None:
    for parse in (parse_level, parse_age, parse_year, parse_radius):
        with contextlib.suppress(QuestionError):
            parse(text)


@pytest.mark.parametrize(
    ("words", "level"),
    [
        ("starter", Level.STARTER),
        ("grade-3", Level.GRADE_3),
        ("Grade 3", Level.GRADE_3),
        ("g3", Level.GRADE_3),
        ("gr. 8", Level.GRADE_8),
        ("5", Level.GRADE_5),
        ("About grade 1", Level.GRADE_1),
        ("Just starting", Level.STARTER),
        ("ADVANCED", Level.ADVANCED),
    ],
)
def test_levels(words: str, level: Level) -> None:
    assert parse_level(words) is level


def test_an_unknown_level_names_the_levels_there_are() -> None:
    with pytest.raises(QuestionError, match="grade-1, grade-2"):
        parse_level("quite good")
    with pytest.raises(QuestionError, match="Did you mean grade-8"):
        parse_level("grade 9")


@pytest.mark.parametrize(("words", "year"), [("7", 7), ("Year 7", 7), ("Y13", 13), ("R", 0)])
def test_school_years(words: str, year: int) -> None:
    assert parse_year(words) == year


@pytest.mark.parametrize("words", ["26", "-1", "9.5", "nine", "٣"])
def test_ages_we_do_not_cover(words: str) -> None:
    with pytest.raises(QuestionError, match="whole years from 0 to 25"):
        parse_age(words)


@pytest.mark.parametrize("words", ["0", "-3", "nan", "inf", "1000", "five", ""])
def test_radii_that_are_no_distance(words: str) -> None:
    with pytest.raises(QuestionError, match="Use miles"):
        parse_radius(words)


def test_age_and_year_together_are_refused(catalogue: Catalogue) -> None:
    with pytest.raises(QuestionError, match="not both"):
        make_query(
            catalogue.instruments, instrument="flute", level="3", within=5, age="9", year="4"
        )


@pytest.mark.parametrize("level", [None, "", "  "])
def test_a_level_may_be_left_unsaid(catalogue: Catalogue, level: str | None) -> None:
    for instrument in ("flute", "choir", None):
        query = make_query(catalogue.instruments, instrument=instrument, level=level, within=5)
        assert query.level is None


def test_an_instrument_may_be_left_unsaid_but_not_be_nonsense(catalogue: Catalogue) -> None:
    query = make_query(catalogue.instruments, level="3", within=5)
    assert (query.instrument, query.level) == (None, Level.GRADE_3)
    for words in ("", "  ", "flugelbone"):
        with pytest.raises(QuestionError):
            make_query(catalogue.instruments, instrument=words, within=5)


def test_ways_of_joining(catalogue: Catalogue) -> None:
    query = make_query(catalogue.instruments, within=5, joins=["Open", "audition"])
    assert query.joins == {"open", "audition"}
    with pytest.raises(QuestionError, match="Did you mean audition"):
        make_query(catalogue.instruments, within=5, joins=["auditions"])
    with pytest.raises(QuestionError, match="Use one of open, audition"):
        make_query(catalogue.instruments, within=5, joins=["ask_school"])


def test_kinds_and_days_are_known_by_name(catalogue: Catalogue) -> None:
    query = make_query(
        catalogue.instruments, instrument="flute", level="3", within=5,
        days=["saturday"], kinds=["Music centre", "ensemble"], genres=["brass band"],
    )  # fmt: skip
    assert query.days == {"Saturday"}
    assert query.kinds == {"music_centre", "ensemble"}
    assert query.genres == {"brass-band"}


def test_an_unknown_day_is_refused(catalogue: Catalogue) -> None:
    with pytest.raises(QuestionError, match="Did you mean Saturday"):
        make_query(
            catalogue.instruments, instrument="flute", level="3", within=5, days=["saterday"]
        )
