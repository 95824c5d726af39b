"""Which column means what, by its heading or by its cells, and what is left out."""

from __future__ import annotations

import pytest

from pathways.catalogue import load_catalogue
from pathways.classlist import Layout, Role, drop_unused, read_pasted, recognise
from pathways.classlist.headings import read_heading
from pathways.errors import ClassListError
from pathways.settings import ROOT

INSTRUMENTS = load_catalogue(ROOT / "data" / "catalogue").instruments


def layout(text: str) -> Layout:
    return recognise(read_pasted(text.replace("|", "\t")), INSTRUMENTS)


def roles(found: Layout) -> list[str | None]:
    return [each.role and each.role.value for each in found.columns]


@pytest.mark.parametrize(
    ("role", "headings"),
    [
        ("ref", ["Ref", "Pupil", "Initials", "PUPIL ID", "Student ref.", "Adm No", "pupil_code"]),
        ("place", ["Postcode", "Post Code", "Home postcode", "Home", "Pupil's postcode", "Village",
                   "Home address", "Town/village"]),
        ("school", ["School", "School name", "URN", "School postcode", "Base school"]),
        ("instrument", ["Instrument", "INSTRUMENT(S)", "Inst.", "Plays", "1st study",
                        "Instrument played", "Instrument 1", "Instrument & grade",
                        "Instrument/level"]),
        ("level", ["Grade", "Level", "Standard", "Current grade", "Playing level", "Grade/level",
                   "Ability", "Instrument grade"]),
        ("age", ["Age", "Age (years)", "Age in July"]),
        ("year", ["Year", "Yr", "Year group", "NC Year", "School year", "Class", "Form", "Yr."]),
    ],
)  # fmt: skip
def test_headings_are_known_by_their_meaning(role: str, headings: list[str]) -> None:
    for each in headings:
        found = read_heading(each)
        assert found is not None, each
        assert found.role == role, each


@pytest.mark.parametrize(
    ("personal", "headings"),
    [
        ("names", ["Name", "Full name", "Surname", "First Name", "Pupil name", "Parent/carer"]),
        ("birth dates", ["DOB", "D.O.B.", "Date of birth", "Birth date", "Birthday"]),
        ("e-mail addresses", ["Email", "E-mail", "Parent email", "Email address"]),
        ("telephone numbers", ["Phone", "Tel", "Parent mobile", "Telephone number"]),
        ("national pupil numbers", ["UPN", "ULN", "Pupil UPN"]),
    ],
)
def test_headings_of_what_no_list_needs_are_known(personal: str, headings: list[str]) -> None:
    for each in headings:
        found = read_heading(each)
        assert found is not None, each
        assert (found.role, found.personal) == (None, personal), each


@pytest.mark.parametrize(
    "cell",
    ["", "NG7 2RD", "Violin", "Grade 3", "Year 7", "Key stage", "Own instrument?", "Years playing",
     "Class 7B instrumental pupils, autumn term 2026", "No", "Amelia Brown", "Academic year"],
)  # fmt: skip
def test_other_cells_are_no_headings(cell: str) -> None:
    found = read_heading(cell)
    assert found is None or found.role is None


def test_titles_above_the_headings_are_passed_over() -> None:
    found = layout(
        "Class 7B instrument list\n\nAutumn term|Miss Green\n"
        "Pupil|Postcode|Instrument|Grade|NC Year\nAB|NG7 2RD|Violin|3|7\nCD|NG5|Flute|1|7"
    )
    assert roles(found) == ["ref", "place", "instrument", "level", "year"]
    assert (found.first, found.columns[1].name) == (3, "Postcode")


def test_without_headings_the_cells_tell() -> None:
    found = layout("AB|NG7 2RD|Violin|Grade 3|Y7\nCD|LE1 1AA|uke|beginner|Y8\nEF|-|Sax|G1|Y7")
    assert roles(found) == ["ref", "place", "instrument", "level", "year"]
    assert (found.first, found.headings) == (0, None)
    assert [each.name for each in found.columns][:2] == ["column A", "column B"]
    assert found.columns[1].why == "by what its cells look like"


def test_a_bare_number_without_a_heading_could_be_anything() -> None:
    assert roles(layout("Violin|3|7|11\nFlute|3|7|11\nCello|1|7|12")) == [
        "instrument", None, None, None
    ]  # fmt: skip


def test_a_heading_that_says_nothing_gives_way_to_the_cells() -> None:
    found = layout("Who|Where from|What|How far\nAB|NG7 2RD|Violin|Grade 3\nCD|NG5|Flute|Grade 1")
    assert roles(found) == ["ref", "place", "instrument", "level"]
    assert (found.first, found.columns[1].name) == (1, "Where from")


def test_a_first_row_with_one_odd_cell_is_no_heading() -> None:
    found = layout("AB|NG7 2RD|Kazoo|Grade 3\nCD|NG5|Flute|Grade 1\nEF|NG5|Flute|Grade 2")
    assert found.first == 0


@pytest.mark.parametrize("text", ["Instrument\nViolin", "Instrument|Grade\nViolin|3"])
def test_few_headings_are_enough(text: str) -> None:
    assert roles(layout(text))[0] == "instrument"


def test_a_class_with_a_name_of_its_own_says_no_school_year() -> None:
    assert roles(layout("Class|Instrument\nOak|Violin\nBeech|Flute")) == [None, "instrument"]
    assert roles(layout("Class|Instrument\n7B|Violin\n8A|Flute")) == ["year", "instrument"]


def test_of_two_columns_for_one_thing_the_surer_is_used() -> None:
    found = layout("Home address|Postcode|Instrument\n1 High St|NG7 2RD|Violin")
    assert roles(found) == [None, "place", "instrument"]
    assert found.columns[0].why == "“Postcode” is used instead"
    empty = layout("Postcode|Town|Instrument\n|Arnold|Violin\n|Corby|Flute")
    assert roles(empty) == [None, "place", "instrument"]


NAMES = ["Amelia Brown", "Chidi Okafor", "Zoë O'Neill-Hart", "Brown, Amelia", "محمد علي"]


@pytest.mark.parametrize(
    ("heading", "cells", "personal"),
    [
        ("Name", NAMES, "names"),
        ("Pupil", NAMES, "names"),
        ("", NAMES, "names"),
        ("Pupil", ["Amelia", "Chidi", "Zoë"], "names"),
        ("Ref", ["a.b@example.org", "c@example.org"], "e-mail addresses"),
        ("", ["07700 900123", "+44 7700 900456"], "telephone numbers"),
        ("Home", ["7700900123", "7700900456"], "telephone numbers"),
        ("Pupil ID", ["A123456789012", "H80120000100A"], "national pupil numbers"),
        ("", ["2014-05-01", "2015-01-31"], "birth dates"),
        ("Age", ["01/05/2014", "31/01/2015"], "birth dates"),
    ],
)
def test_what_no_list_needs_is_pointed_out_and_left_out(
    heading: str, cells: list[str], personal: str
) -> None:
    rows = "\n".join(f"{cell}|NG7 2RD|Violin" for cell in cells)
    table = read_pasted(f"{heading}|Postcode|Instrument\n{rows}".replace("|", "\t"))
    found = recognise(table, INSTRUMENTS)
    assert (found.columns[0].role, found.columns[0].personal) == (None, personal)
    assert f"seems to hold {personal} and is left out" in found.warnings[0]
    kept = drop_unused(table, found)
    assert {row[0] for row in kept.cells[found.first :]} == {""}
    assert kept.cells[-1][1:] == ("NG7 2RD", "Violin")


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("Name", ["A.B.", "CD", "E F"]),
        ("Pupil", ["AB", "CD1", "17"]),
        ("Instrument", ["French horn", "Double Bass"]),
        ("Town", ["West Bridgford", "Long Eaton"]),
        ("", ["Electric guitar", "Bass Guitar"]),
        ("Level", ["Just starting", "Complete beginner"]),
        ("Start date", ["2026-09-01", "2026-09-02"]),
    ],
)
def test_what_only_looks_a_little_like_it_is_not_pointed_out(
    heading: str, cells: list[str]
) -> None:
    rows = "\n".join(f"{cell}|3" for cell in cells)
    assert layout(f"{heading}|Standard\n{rows}").warnings == ()


def test_a_person_can_correct_the_columns_and_insist() -> None:
    found = layout("Name|Home|What|Instrument\nAmelia Brown|NG7 2RD|Flute|Violin")
    insisted = found.assign(0, Role.ref)
    assert insisted.positions[Role.ref] == 0
    assert "because you said so" in insisted.warnings[0]
    moved = found.assign(2, Role.instrument)
    assert roles(moved) == [None, "place", "instrument", None]
    assert roles(moved.assign(1, None))[1] is None


def test_headings_without_rows_are_no_list() -> None:
    with pytest.raises(ClassListError, match="headings and no rows"):
        layout("Pupil|Postcode|Instrument")
