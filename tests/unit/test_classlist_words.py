"""Instruments, levels, ages and school years in the words that teachers use."""

from __future__ import annotations

import contextlib
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pathways.catalogue import load_catalogue
from pathways.classlist.age_words import HowOld, read_how_old
from pathways.classlist.instrument_words import InstrumentWords
from pathways.classlist.level_words import read_level
from pathways.errors import QuestionError
from pathways.matching.query import find_instrument, parse_age, parse_level, parse_year
from pathways.model import Instrument
from pathways.settings import ROOT
from pathways.vocabulary import LEVELS, Level

INSTRUMENTS = load_catalogue(ROOT / "data" / "catalogue").instruments
WORDS = InstrumentWords(INSTRUMENTS)
TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("cell", "id_"),
    [
        ("Vln", "violin"),
        ("sax", "saxophone"),
        ("SAX (alto)", "saxophone"),
        ("Alto Saxaphone", "saxophone"),
        ("saxaphone", "saxophone"),
        ("Clarinets", "clarinet"),
        ("uke", "ukulele"),
        ("elec gtr", "electric-guitar"),
        ("drums", "drum-kit"),
        ("E-flat bass", "tuba"),
        ("Base Guitar", "bass-guitar"),
        ("Piano.", "piano"),
        ("singing", "voice"),
        ("ＶＩＯＬＩＮ", "violin"),
    ],
)
def test_instruments_are_read_without_a_doubt(cell: str, id_: str) -> None:
    assert WORDS.read(cell) == (id_, None)


@pytest.mark.parametrize(
    ("cell", "id_", "note"),
    [
        ("Vln 2", "violin", "“Vln 2” is taken as Violin."),
        ("3/4 size cello", "cello", "taken as Cello"),
        ("Clarinet in Bb", "clarinet", "taken as Clarinet"),
        ("Piano - Mrs Green, Mon 3pm", "piano", "taken as Piano"),
        ("WCET violin 🎻", "violin", "taken as Violin"),
        ("violin/piano", "violin", "Steps are for Violin; give Piano a row of its own."),
        ("Double bass & singing", "double-bass", "give Singing a row of its own"),
        ("horn", "french-horn", "taken as French horn; write tenor horn if that is meant"),
        ("bass", "bass-guitar", "write double bass or tuba"),
        ("undecided", None, "No instrument yet"),
        ("n/a", None, "No instrument yet"),
    ],
)
def test_a_doubtful_instrument_is_taken_and_told(cell: str, id_: str | None, note: str) -> None:
    value, said = WORDS.read(cell)
    assert value == id_
    assert said is not None
    assert note in said


@pytest.mark.parametrize(
    ("cell", "alternatives"),
    [
        ("violn", ("Violin",)),
        ("trumpt", ("Trumpet",)),
        ("Strings", ("Cello", "Double bass", "Viola", "Violin")),
        ("WCET brass", ("Baritone horn", "Bugle", "Cornet")),
        ("WCET", ()),
        ("🎻", ()),
        ("Amelia Brown", ()),
        ("<b>", ()),
    ],
)
def test_an_unknown_instrument_is_answered_with_what_may_be_meant(
    cell: str, alternatives: tuple[str, ...]
) -> None:
    with pytest.raises(QuestionError) as caught:
        WORDS.read(cell)
    assert caught.value.alternatives[: len(alternatives)] == alternatives
    assert all(WORDS.read(each).note is None for each in caught.value.alternatives)


@pytest.mark.parametrize("instrument", INSTRUMENTS.values(), ids=lambda each: each.id)
def test_every_word_of_the_search_means_the_same_here(instrument: Instrument) -> None:
    for each in (instrument.id, instrument.name, *instrument.synonyms):
        assert WORDS.read(each).value == find_instrument(INSTRUMENTS, each).id


@pytest.mark.parametrize(
    ("cell", "level"),
    [
        ("Gr 3", "grade-3"),
        ("G3", "grade-3"),
        ("g.3", "grade-3"),
        ("Gr3", "grade-3"),
        ("grade three", "grade-3"),
        ("Grade III", "grade-3"),
        ("GRADE 3", "grade-3"),
        ("grade-3", "grade-3"),
        ("3", "grade-3"),
        ("3.0", "grade-3"),
        ("iv", "grade-4"),
        ("Grade 5 Distinction", "grade-5"),
        ("5 (merit)", "grade-5"),
        ("5+", "grade-5"),
        ("ABRSM Grade 4, taken 2025", "grade-4"),
        ("Trinity G6 (87)", "grade-6"),
        ("Grade 3, Grade 5 theory", "grade-3"),
        ("grade 8+", "advanced"),
        ("post grade 8", "advanced"),
        ("diploma", "advanced"),
        ("ATCL", "advanced"),
        ("initial", "beginner"),
        ("Initial Grade", "beginner"),
        ("Prep test", "beginner"),
        ("beginner", "beginner"),
        ("Beginners", "beginner"),
        ("Beginner - started Sept", "beginner"),
        ("just starting", "starter"),
        ("complete beginner", "starter"),
        ("new", "starter"),
    ],
)
def test_levels_are_read_without_a_doubt(cell: str, level: str) -> None:
    assert read_level(cell) == (LEVELS[level], None)


@pytest.mark.parametrize(
    ("cell", "level", "note"),
    [
        ("WCET", "beginner", "Whole-class teaching is taken as playing about a year"),
        ("Wider opps", "beginner", "Whole-class teaching"),
        ("Grade 2-3", "grade-2", "“about grade 2”, the lowest of it"),
        ("G2/3", "grade-2", "the lowest of it"),
        ("beginner / grade 1", "beginner", "the lowest of it"),
        ("passed 3, working towards grade 4", "grade-3", "is taken as “about grade 3”"),
        ("working towards grade 3", "grade-2", "is taken as “about grade 2”"),
        ("pre-grade 1", "beginner", "is taken as “playing about a year”"),
        ("intermediate", "grade-4", "taken as about grade 4"),
        ("advanced", "advanced", "write a grade if one is meant"),
    ],
)
def test_a_doubtful_level_is_taken_and_told(cell: str, level: str, note: str) -> None:
    value, said = read_level(cell)
    assert value == LEVELS[level]
    assert said is not None
    assert note in said


@pytest.mark.parametrize("cell", ["", "-", "n/a", "?", "not known", "ungraded", "0"])
def test_a_level_may_be_unknown(cell: str) -> None:
    assert read_level(cell) == (None, None)


@pytest.mark.parametrize(
    "cell", ["Grade 9", "g0", "10", "KS2", "2 years", "GCSE", "grade 5 theory", "soprano", "🎵"]
)
def test_what_is_no_level_is_refused(cell: str) -> None:
    with pytest.raises(QuestionError) as caught:
        read_level(cell)
    assert caught.value.field == "level"


@pytest.mark.parametrize("level", Level)
def test_every_level_of_the_search_means_the_same_here(level: Level) -> None:
    for word in (level.id, level.words, level.id.replace("-", " ").title()):
        assert read_level(word).value == parse_level(word) == level


@pytest.mark.parametrize(
    ("cell", "age", "year"),
    [
        ("Y7", None, 7),
        ("Yr 7", None, 7),
        ("Year 7", None, 7),
        ("year group 7", None, 7),
        ("NC Year 7", None, 7),
        ("7B", None, 7),
        ("Y7 B", None, 7),
        ("10x2", None, 10),
        ("7", None, 7),
        ("7.0", None, 7),
        ("Reception", None, 0),
        ("R", None, 0),
        ("YR", None, 0),
        ("FS2", None, 0),
        ("Lower sixth", None, 12),
        ("11yrs", 11, None),
        ("11 years old", 11, None),
        ("aged 11", 11, None),
        ("11y 4m", 11, None),
        ("11;4", 11, None),
        ("2015-11-22", 11, None),
        ("23/11/2015", 10, None),
        ("", None, None),
        ("n/a", None, None),
    ],
)
def test_ages_and_school_years_in_a_column_of_school_years(
    cell: str, age: int | None, year: int | None
) -> None:
    assert read_how_old(cell, "year", TODAY) == HowOld(age, year)


@pytest.mark.parametrize(
    ("cell", "age", "year"), [("7", 7, None), ("Y7", None, 7), ("11.5", 11, None), ("R", None, 0)]
)
def test_a_bare_number_in_a_column_of_ages_is_an_age(
    cell: str, age: int | None, year: int | None
) -> None:
    assert read_how_old(cell, "age", TODAY) == HowOld(age, year)


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("Y14", "“Y14” is not a school year"),
        ("15", "If it is an age, write 15 years"),
        ("KS2", "not a school year"),
        ("Nursery", "not a school year"),
        ("7/8", "not a school year"),
        ("2031-01-01", "not an age"),
        ("99 years", "not an age"),
        ("31/02/2015", "not a school year"),
    ],
)
def test_what_is_neither_is_refused(cell: str, words: str) -> None:
    with pytest.raises(QuestionError, match=words):
        read_how_old(cell, "year", TODAY)


@pytest.mark.parametrize("number", range(14))
def test_every_school_year_and_age_of_the_search_means_the_same_here(number: int) -> None:
    for cell in (str(number), f"Year {number}", f"y{number}", f"yr {number}"):
        assert read_how_old(cell, "year", TODAY).school_year == parse_year(cell) == number
    assert read_how_old(str(number), "age", TODAY).age == parse_age(number) == number


@settings(deadline=None, derandomize=True)
@given(cell=st.text(max_size=60))
def test_any_cell_is_read_or_refused_as_a_question(cell: str) -> None:
    for read in (
        WORDS.read,
        read_level,
        lambda text: read_how_old(text, "year", TODAY),
        lambda text: read_how_old(text, "age", TODAY),
    ):
        with contextlib.suppress(QuestionError):
            read(cell)
