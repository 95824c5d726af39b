"""Rows as pupils: each on its own, as a pupil or as what is wrong and what would be right."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pathways.classlist import (
    ClassList,
    Role,
    WholeClass,
    drop_unused,
    read_pasted,
    read_pupils,
    recognise,
)
from pathways.classlist.row import _MOST_UNKNOWN
from pathways.errors import ClassListError
from pathways.vocabulary import Level
from tests.unit.classlist_cases import INSTRUMENTS, read, reader, school

HEADINGS = "Ref|Postcode|Instrument|Grade|Year\n"
GOOD = "AB|NG7 2RD|Vln|Gr 3|Y7"


def one(row: str, whole_class: WholeClass | None = None) -> ClassList:
    return read(HEADINGS + row, whole_class)


def test_a_row_becomes_a_pupil() -> None:
    (pupil,) = one(GOOD).pupils
    assert (pupil.row, pupil.ref, pupil.place_words) == (2, "AB", "NG7 2RD")
    assert (pupil.place.label, pupil.stands_in) == ("NG7 2RD", False)
    assert (pupil.instrument, pupil.level) == ("violin", Level.GRADE_3)
    assert (pupil.age, pupil.school_year) == (None, 7)


def test_good_rows_go_on_and_bad_ones_say_why() -> None:
    listed = read(
        "Class 7B\n\nRef|Postcode|Instrument|Grade|Year\n" + GOOD + "\n"
        "CD|NG99 9ZZ|kazoo|Grade 12|Y14\n"
        "EF||Flute|1|Y7\n"
        "GH|NG5|Cello||"
    )
    assert [each.row for each in listed.pupils] == [4, 7]
    assert [(each.row, each.column, each.value) for each in listed.problems] == [
        (5, "Postcode", "NG99 9ZZ"),
        (5, "Instrument", "kazoo"),
        (5, "Grade", "Grade 12"),
        (5, "Year", "Y14"),
        (6, "Postcode", ""),
    ]
    assert (listed.rows, listed.rejected) == (4, 2)
    assert all(each.problem and each.suggestion for each in listed.problems)


@pytest.mark.parametrize(
    ("cell", "label", "note"),
    [
        ("ng72rd", "NG7 2RD", None),
        ("NG7 2", "NG7 2", None),
        ("NG7", "NG7", None),
        ("Lincoln", "Lincoln", None),
        ("DN31 1AA", "DN31 1AA", "Outside the East Midlands"),
        ("NG5 1AA", "NG5 1AA", "no longer in use"),
        ("NG7 2R", "NG7 2", "only part of a postcode"),
        ("NGI 5DT", "NG1 5DT", "We read “NGI 5DT” as NG1 5DT"),
        ("1 High Street, Arnold NG5 7AA", "NG5 7AA", "We used the postcode NG5 7AA"),
        ("Newark", "Newark-on-Trent", "write Newark, Peterborough if that is meant"),
    ],
)
def test_homes_of_every_kind_are_found(cell: str, label: str, note: str | None) -> None:
    listed = one(f"AB|{cell}|Violin")
    assert listed.pupils[0].place.label == label
    assert listed.pupils[0].place_words == cell
    notes = [each.note for each in listed.notes if each.column == "Postcode"]
    assert bool(notes) == bool(note)
    if note:
        assert note in notes[0]


@pytest.mark.parametrize(
    ("cell", "problem", "suggestion"),
    [
        ("LS1 4AP", "outside the area", "a postcode such as NG7 2RD"),
        ("Birmingham", "outside the area", "a postcode such as NG7 2RD"),
        ("NG80 1AA", "post of large organisations", "a postcode such as NG7 2RD"),
        ("Newton", "More than one place", "Newton, "),
        ("NG99 9ZZ", "not a postcode that we know", "NG9"),
        ("Loughbrough", "could not find", "Loughborough"),
        ("Nottinghamshire", "too large to measure from", "Nottingham"),
        ("", "no postcode, and no school", "a postcode such as NG7 2RD"),
        ("-", "no postcode, and no school", "a postcode such as NG7 2RD"),
        ("🏠", "could not find", "a postcode such as NG7 2RD"),
        ("=HYPERLINK(x)", "could not find", "a postcode such as NG7 2RD"),
    ],
)
def test_homes_that_cannot_be_found_say_what_would_be_right(
    cell: str, problem: str, suggestion: str
) -> None:
    (found,) = one(f"AB|{cell}|Violin").problems
    assert problem in found.problem
    assert suggestion in found.suggestion


@pytest.mark.parametrize("cell", ["", "-", "n/a", "confidential", "as school"])
def test_the_school_stands_in_for_a_home_that_is_not_given(cell: str) -> None:
    listed = one(f"AB|{cell}|Violin", WholeClass(place=school()))
    (pupil,) = listed.pupils
    assert (pupil.place, pupil.stands_in, pupil.place_words) == (school(), True, "")
    assert listed.notes[0].note == f"Distances are from {school().label}."


def test_the_school_never_stands_in_for_a_home_that_is_given() -> None:
    (problem,) = one("AB|LS1 4AP|Violin", WholeClass(place=school())).problems
    assert problem.suggestion == f"nothing, to search from {school().label}"


def test_a_column_of_schools_stands_in_row_by_row() -> None:
    listed = read("Ref|School|Home|Instrument\nA|134253||Violin\nB|Fortuna School|NG5|Flute")
    assert [each.place.label for each in listed.pupils] == [school().label, "NG5"]
    assert [each.stands_in for each in listed.pupils] == [True, False]


def test_a_list_of_names_alone_is_enough_for_a_class_of_one_instrument() -> None:
    whole = WholeClass(place=school(), instrument="cornet", level=Level.BEGINNER)
    listed = read("Name\nAmelia Brown\nChidi Okafor", whole)
    assert [each.instrument for each in listed.pupils] == ["cornet", "cornet"]
    assert [each.level for each in listed.pupils] == [Level.BEGINNER] * 2
    assert [each.ref for each in listed.pupils] == ["", ""], "names are left out"


def test_a_row_comes_before_the_whole_class() -> None:
    whole = WholeClass(place=school(), instrument="cornet", level=Level.BEGINNER)
    pupil, blank = one(f"{GOOD}\nCD|||-|", whole).pupils
    assert (pupil.instrument, pupil.level) == ("violin", Level.GRADE_3)
    assert (blank.instrument, blank.level) == ("cornet", Level.BEGINNER)


def test_an_instrument_may_be_open_but_not_missing() -> None:
    listed = one("AB|NG5|any|\nCD|NG5||3")
    assert (listed.pupils[0].instrument, listed.pupils[0].level) == (None, None)
    assert "where none is chosen yet" in listed.problems[0].suggestion


@pytest.mark.parametrize(
    ("cell", "level"),
    [
        ("Violin G3", Level.GRADE_3),
        ("Violin (beginner)", Level.BEGINNER),
        ("WCET violin", Level.BEGINNER),
        ("Violin 3/4 size", Level.GRADE_6),
        ("Vln 2", Level.GRADE_6),
    ],
)
def test_a_level_may_stand_beside_the_instrument(cell: str, level: Level) -> None:
    listed = read(f"Postcode|Instrument/grade\nNG5|{cell}", WholeClass(level=Level.GRADE_6))
    (pupil,) = listed.pupils
    assert (pupil.instrument, pupil.level) == ("violin", level)
    assert any("level" in each.note or "year" in each.note for each in listed.notes) == (
        level is not Level.GRADE_6
    )


@pytest.mark.parametrize(
    ("row", "age", "year", "noted"),
    [
        ("11|7", 11, None, False),
        ("16|7", 16, None, True),
        ("|7", None, 7, False),
        ("Y7|", None, 7, False),
        ("|12 years", 12, None, False),
        ("|", None, None, False),
    ],
)
def test_an_age_counts_before_a_school_year(
    row: str, age: int | None, year: int | None, noted: bool
) -> None:
    listed = read(f"Postcode|Instrument|Age|Year\nNG5|Violin|{row}")
    assert (listed.pupils[0].age, listed.pupils[0].school_year) == (age, year)
    assert bool(listed.notes) == noted


def test_headings_that_come_again_are_no_pupils() -> None:
    listed = one(f"{GOOD}\n{HEADINGS}CD|NG5|Flute|1|8")
    assert [each.row for each in listed.pupils] == [2, 4]
    assert listed.problems == ()


@pytest.mark.parametrize(
    ("headings", "words"),
    [
        ("Ref|Postcode|Grade", "No column gives the instrument"),
        ("Ref|Instrument|Grade", "No column gives a home postcode"),
    ],
)
def test_a_list_that_lacks_a_column_is_refused_at_once(headings: str, words: str) -> None:
    with pytest.raises(ClassListError, match=words):
        read(f"{headings}\nAB|x|3")


def test_the_wrong_column_is_noticed_before_every_cell_is_looked_up() -> None:
    rows = "".join(f"{number}|NG5|no such thing {number}|\n" for number in range(_MOST_UNKNOWN + 1))
    with pytest.raises(ClassListError, match="Hardly anything in “Instrument” makes sense"):
        one(rows)


def test_one_pupil_works_without_a_file() -> None:
    cells = {Role.place: "NG7 2RD", Role.instrument: "sax", Role.level: "3"}
    pupil, problems, _ = reader().read(1, cells)
    assert pupil is not None
    assert (pupil.instrument, problems) == ("saxophone", [])
    nobody, problems, _ = reader().read(1, {**cells, Role.level: "x9"})
    assert nobody is None
    assert problems[0].column == "Grade or level"


def test_nothing_about_a_pupil_shows_in_what_python_prints() -> None:
    listed = read(f"{HEADINGS}{GOOD}\nSECRET|NG99 9ZZ|Violin|3|7\nCD|ng5 1aa|Violin|3|7")
    printed = repr(listed)
    for private in ("AB", "NG7", "SECRET", "NG99", "ng5", "NG5"):
        assert private not in printed


CELLS = st.sampled_from(
    ["", "-", "NG7 2RD", "NG5", "Newton", "LS1 4AP", "Violin", "sax", "violin/piano", "harpp",
     "Grade 3", "3", "initial", "Y7", "11yrs", "Reception", "AB", "Amelia Brown", "=1+1", "🎻",
     "محمد", "Postcode", "Instrument", "a@b.org", "07700 900123", "2014-05-01", "x" * 200]
)  # fmt: skip


@settings(max_examples=80, deadline=None, derandomize=True)
@given(rows=st.lists(st.lists(CELLS, min_size=1, max_size=6), min_size=1, max_size=12))
def test_each_row_of_any_table_is_a_pupil_or_a_problem(rows: list[list[str]]) -> None:
    try:
        table = read_pasted("\n".join("\t".join(row) for row in rows))
        layout = recognise(table, INSTRUMENTS)
    except ClassListError:
        return
    whole = WholeClass(place=school(), instrument="violin")
    listed = read_pupils(drop_unused(table, layout), layout, reader(whole))
    pupils = {each.row for each in listed.pupils}
    problems = {each.row for each in listed.problems}
    below = zip(table.numbers[layout.first :], table.cells[layout.first :], strict=True)
    expected = {number for number, row in below if not layout.is_headings(row)}
    assert pupils | problems == expected
    assert not pupils & problems
    assert len(listed.pupils) == len(pupils), "once each"
    assert {each.row for each in listed.notes} <= pupils
