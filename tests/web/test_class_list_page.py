"""The class list page, run without a browser: every branch that a teacher can reach."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from openpyxl import Workbook
from streamlit.proto.Alert_pb2 import Alert
from streamlit.testing.v1 import AppTest

from pathways.web.class_results import PUPILS_AT_ONCE, REASONS_AT_FIRST
from tests.web.conftest import HOSTILE
from tests.web.keeping import html, labels, links, visit

pytestmark = pytest.mark.usefixtures("small_app")
CLASS = """\
Ref,Home postcode,Instrument,Grade,Year
AB,NG5 6JU,vln,2,Y5
CD,NG5 7AA,singing,,Y4
EF,PE25 1AA,violin,8,Y12
"""
SCHOOL = "Djanogly City Academy"


def opened() -> AppTest:
    return visit("class_list")


def pasted(text: str = CLASS, school: str = "", unfolded: str = "") -> AppTest:
    """The answer to a pasted list, with the block of the key ``unfolded`` open."""
    page = opened()
    if unfolded:
        page.session_state[unfolded] = True
    if school:
        page.text_input(key="class_school").set_value(school).run()
    page.text_area(key="class_pasted").set_value(text)
    press(page, "class_read")
    return page


def press(page: AppTest, key: str) -> AppTest:
    page.button(key=key).click().run()
    assert not page.exception
    return page


def way(page: AppTest, name: str) -> AppTest:
    page.radio(key="class_way").set_value(name).run()
    assert not page.exception
    return page


def status(page: AppTest) -> str:
    return " ".join(re.findall(r'role="status">([^<]*)<', html(page)))


def headings(page: AppTest) -> list[str]:
    return [each.value for each in (*page.header, *page.subheader)]


def alerts(page: AppTest) -> str:
    return " ".join(each.value for each in (*page.error, *page.warning))


def downloads(page: AppTest) -> list[str]:
    return [each.proto.label for each in page.get("download_button")]


def rows(page: AppTest) -> list[list[str]]:
    """The cells of the table of next steps, as text."""
    body = html(page).partition('<tbody role="rowgroup">')[2].partition("</tbody>")[0]
    return [
        [" ".join(re.sub("<[^>]+>", " ", cell).split()) for cell in re.split("</t[hd]>", row)[:-1]]
        for row in body.split("</tr>")[:-1]
    ]


def test_the_page_opens_with_its_word_on_privacy_and_four_ways_in() -> None:
    page = opened()

    assert page.title[0].value == "Next steps for a whole class"
    assert "No names are needed, and nothing is stored" in html(page)
    assert [each.partition(" ")[0] for each in page.radio[0].options] == [
        "Paste", "Choose", "Whole", "One",
    ]  # fmt: skip
    assert "A template to fill in" in downloads(page)


def test_a_pasted_class_has_its_next_steps_in_a_table() -> None:
    page = pasted()

    assert status(page) == (
        "3 pupils: 1 with a next step that fits, 1 with one that should fit, 1 with none yet."
    )
    assert [row[:4] for row in rows(page)] == [
        ["2", "AB", "Violin", "About grade 2"],
        ["3", "CD", "Singing", "Not said"],
        ["4", "EF", "Violin", "About grade 8"],
    ]
    assert rows(page)[0][4].startswith("Fits Saturday Strings Somebody, half a mile")
    assert "Arnold Choir" in rows(page)[1][4]
    assert rows(page)[2][4] == "No match yet"
    assert page.text_area == []


def test_the_pile_without_a_match_says_why_and_what_would_help() -> None:
    page = pasted()

    assert "No match yet (1)" in headings(page)
    assert "Violin, about grade 8: nothing listed within 10 miles of PE25 1 suits." in html(page)
    assert "What would help" in html(page)
    order = headings(page)
    assert order.index("No match yet (1)") < order.index("Next steps")


def test_equal_searches_without_a_match_stand_together_a_few_at_a_time() -> None:
    places = [f"PE25 {digit}" for digit in (1, 2, 3)]
    lines = [f"P{at},{places[at % 3]},violin,{at % 8 + 1}" for at in range(48)]
    page = pasted("\n".join(["Ref,Home,Instrument,Grade", *lines]))
    piles = html(page).count("<p><b>What would help")
    assert piles == REASONS_AT_FIRST
    assert "P0, P24" in html(page)

    press(page, "class_reasons_more")

    assert html(page).count("<p><b>What would help") == 2 * REASONS_AT_FIRST


def test_one_pupil_can_be_looked_at_in_full() -> None:
    page = pasted()
    page.selectbox(key="class_pupil").set_value(2).run()

    assert not page.exception
    assert "AB: Violin, about grade 2" in headings(page)
    assert "Searched within" in html(page)
    assert "What to ask" in html(page) or "Why it is here" in html(page)
    ways = {label: address for label, _, address in links(page)}
    assert ways["Everything near here"] == {
        "near": "NG5 6", "instrument": "violin", "level": "grade-2",
    }  # fmt: skip


def test_what_a_cell_was_taken_to_mean_is_said_with_the_pupil() -> None:
    page = pasted("Ref,Home,Instrument\nAB,NG5,violin G3\nCD,NG5,voice\n")
    page.selectbox(key="class_pupil").set_value(2).run()

    assert "The level is “about grade 3”." in html(page)


def test_a_pupil_without_a_match_is_sent_to_what_would_help() -> None:
    page = pasted()
    page.selectbox(key="class_pupil").set_value(4).run()

    assert "No match yet: see above what would help." in html(page)


def test_columns_are_named_and_can_be_put_right() -> None:
    text = "Who,Where,What,Much\nAB,NG5 6JU,violin,2\nCD,NG5 7AA,cello,3\n"
    page = pasted(text, unfolded="class_columns")
    assert "(3 of 4 used)" in page.expander[0].label
    assert "<b>Where</b> is the home postcode, town or village, by its heading" in html(page)
    assert rows(page)[0][3] == "Not said"

    page.selectbox(key="class_role_3").set_value("level").run()

    assert not page.exception
    assert rows(page)[0][3] == "About grade 2"
    page.selectbox(key="class_role_3").set_value("").run()
    assert rows(page)[0][3] == "Not said"


PRIVATE = """\
Name,DOB,Email,UPN,Postcode,Instrument
Amelia Brown,01/02/2015,amelia@example.org,A123456789012,NG5 6JU,violin
Chidi Okafor,02/03/2016,chidi@example.org,B123456789012,NG5 7AA,cello
"""


def test_what_no_list_needs_is_pointed_out_and_left_out() -> None:
    page = pasted(PRIVATE)

    for words in ("“Name” seems to hold names and is left out", "“DOB” seems to hold birth dates",
                  "“Email” seems to hold e-mail addresses. No list needs them",
                  "“UPN” seems to hold national pupil numbers. No list needs them"):  # fmt: skip
        assert words in alerts(page)
    assert [row[1] for row in rows(page)] == ["–", "–"]
    kept = repr([each for row in page.session_state["class_listed"].table.cells for each in row])
    assert "example.org" not in kept
    assert "123456789012" not in kept
    assert "Amelia" not in html(page)


def test_names_serve_as_references_only_if_a_teacher_insists() -> None:
    page = pasted(PRIVATE)
    assert [each for each in labels(page) if each.startswith("Use it as")] == [
        "Use it as the ref all the same", "Use it as the age all the same",
    ]  # fmt: skip

    press(page, "class_keep_0")

    assert [row[1] for row in rows(page)] == ["Amelia Brown", "Chidi Okafor"]
    assert "is used as reference or initials, as you chose" in alerts(page)
    press(page, "class_drop_0")
    assert [row[1] for row in rows(page)] == ["–", "–"]


WRONG = """\
Ref,Home postcode,Instrument,Grade,Year
AB,NG5 6JU,violin,2,Y5
CD,Newrk,harpp,2,Y5
EF,NG5 6JU,violin,twelve,Y99
GH,,,2,Y5
"""


def test_good_rows_go_on_and_bad_ones_say_what_is_wrong() -> None:
    page = pasted(WRONG)

    assert "3 rows need mending" in headings(page)
    assert "3 rows need mending before they count." in status(page)
    assert "<b>Home postcode:</b> We could not find “Newrk”" in html(page)
    assert "<b>Year:</b> “Y99” is not a school year" in html(page)
    assert [row[1] for row in rows(page)] == ["AB"]


def test_a_row_is_mended_in_its_boxes() -> None:
    page = pasted(WRONG)
    page.text_input(key="class_cell_3_1").set_value("NG5")
    page.text_input(key="class_cell_3_2").set_value("cello")

    press(page, "class_use_3")

    assert [row[1:3] for row in rows(page)] == [["AB", "Violin"], ["CD", "Cello"]]
    assert "2 rows need mending" in headings(page)


def test_a_row_is_mended_by_what_was_perhaps_meant() -> None:
    page = pasted(WRONG)
    fixes = {each.label.partition(" *")[0]: each.key for each in page.button}
    assert "Newark-on-Trent" in fixes
    press(page, fixes["Newark-on-Trent"])
    press(page, {each.label.partition(" *")[0]: each.key for each in page.button}["Harp"])

    assert ["CD", "Harp"] in [row[1:3] for row in rows(page)]


def test_a_cell_that_may_be_empty_can_be_emptied_by_a_button() -> None:
    page = pasted(WRONG)
    press(page, "class_fix_4_3_2")  # the level is not known
    press(page, "class_fix_4_4_0")  # nor the school year

    assert ["EF", "Violin", "Not said"] in [row[1:4] for row in rows(page)]


def test_advice_that_is_no_value_is_no_button() -> None:
    page = pasted("Ref,Home,Instrument\nAB,XX1 1XX,violin\nCD,NG5,\nEF,NG5,violin\n", SCHOOL)

    fixes = [each for each in labels(page) if "*for row" in each and "Use this" not in each]
    assert [each.partition(" *")[0] for each in fixes] == [
        f"Search from {SCHOOL}", "Not chosen yet",
    ]  # fmt: skip
    press(page, "class_fix_2_1_0")
    press(page, "class_fix_3_2_0")
    assert [row[2] for row in rows(page)] == ["Violin", "Any instrument", "Violin"]
    assert "For the noticeboard (PDF)" in downloads(page)


def test_a_row_that_lacks_a_column_is_sent_to_what_holds_for_the_class() -> None:
    page = pasted("Ref,School,Instrument\nAB,Nowhere School of X,violin\nCD,,violin\n")

    assert "The list has no such column." in " ".join(each.value for each in page.caption)
    assert "No pupils yet. 2 rows need mending before they count." in status(page)
    assert downloads(page) == ["Rows to mend (CSV)"]


def test_many_bad_rows_come_a_few_at_a_time() -> None:
    page = pasted("Ref,Home,Instrument\n" + "".join(f"P{at},NG5,harpp\n" for at in range(12)))
    assert len([each for each in labels(page) if each.startswith("Use this")]) == 5

    press(page, "class_mend_more")

    assert len([each for each in labels(page) if each.startswith("Use this")]) == 10
    assert "Show 2 more of 2" in labels(page)


def test_a_list_without_something_every_row_needs_says_so() -> None:
    page = pasted("Ref,Home\nAB,NG5\nCD,NG5\n")
    assert "No column gives the instrument" in alerts(page)

    page.selectbox(key="class_instrument").set_value("violin").run()

    assert [row[2] for row in rows(page)] == ["Violin", "Violin"]


@pytest.mark.parametrize(
    ("text", "said"),
    [("", "The list is empty"), ("Ref,Postcode,Instrument\n", "headings and no rows")],
)
def test_a_list_that_cannot_be_used_leaves_the_box_open(text: str, said: str) -> None:
    page = pasted(text)

    assert said in alerts(page)
    assert page.text_area(key="class_pasted")


def test_a_file_is_read_as_csv() -> None:
    page = way(opened(), "file")
    page.file_uploader[0].set_value(("class.csv", CLASS.encode(), "text/csv")).run()

    assert not page.exception
    assert "From your file: 3 rows." in [each.value for each in page.markdown]
    assert len(rows(page)) == 3


def test_a_file_is_read_as_a_workbook() -> None:
    book, file = Workbook(), BytesIO()
    for line in CLASS.splitlines():
        book.active.append(line.split(","))
    book.create_sheet("More").append(["x"])
    book.save(file)
    page = way(opened(), "file")
    page.file_uploader[0].set_value(("class.xlsx", file.getvalue(), "application/x")).run()

    assert len(rows(page)) == 3
    assert "The workbook has 2 sheets; “Sheet” was read." in html(page)


def test_a_picture_named_csv_is_refused_in_words() -> None:
    page = way(opened(), "file")
    page.file_uploader[0].set_value(("class.csv", b"\x89PNG\r\n\x1a\n", "text/csv")).run()

    assert "This is a picture (PNG), not a list of cells." in alerts(page)
    assert page.file_uploader


def test_a_file_that_is_taken_back_changes_nothing() -> None:
    page = way(opened(), "file")
    page.file_uploader[0].set_value(("class.csv", b"\x89PNG", "text/csv")).run()

    page.file_uploader[0].set_value(None).run()

    assert not page.exception
    assert page.file_uploader


def test_a_whole_class_of_one_instrument_needs_no_list() -> None:
    page = way(opened(), "whole")
    assert "Say your school and what all play above." in status(page)
    page.text_input(key="class_school").set_value("NG5 6JU").run()
    page.selectbox(key="class_instrument").set_value("violin").run()
    page.selectbox(key="class_level").set_value("beginner").run()

    press(page, "class_whole")

    assert "One search for the whole class." in [each.value for each in page.markdown]
    assert "After whole-class violin, where next" in headings(page)
    assert "Who plays violin moves easily to viola." in html(page)
    ladder = [address for label, _, address in links(page) if label.startswith("The whole ladder")]
    assert ladder == [{"near": "NG5 6", "instrument": "violin"}]
    assert rows(page)[0][1:4] == ["Whole class", "Violin", "Playing about a year"]


def test_one_pupil_needs_no_list() -> None:
    page = way(opened(), "one")
    page.text_input(key="class_one_ref").set_value("Zed Bloom")
    page.text_input(key="class_one_place").set_value("NG5 6JU")
    page.selectbox(key="class_one_instrument").set_value("violin")
    page.selectbox(key="class_one_level").set_value("grade-2")
    page.selectbox(key="class_one_year").set_value("age-9").run()
    press(page, "class_one_go")

    assert "How the pupil stands" in headings(page)
    assert status(page) == "There is a next step that fits, from an up-to-date source."
    assert "Zed Bloom: Violin, about grade 2" in headings(page)
    assert page.session_state["class_answered"].answer.class_list.pupils[0].age == 9
    assert "The class as a picture" not in headings(page)


def test_one_pupil_with_a_slip_is_mended_like_a_row() -> None:
    page = way(opened(), "one")
    page.text_input(key="class_one_place").set_value("Loughbrough")
    page.selectbox(key="class_one_instrument").set_value("violin")
    page.selectbox(key="class_one_year").set_value("year-4").run()
    press(page, "class_one_go")
    assert "1 row needs mending" in headings(page)
    fixes = {each.label.partition(" *")[0]: each.key for each in page.button}

    press(page, fixes["Loughborough"])

    assert page.session_state["class_answered"].answer.class_list.pupils[0].school_year == 4


def test_a_school_that_is_not_found_is_suggested() -> None:
    page = opened()
    page.text_input(key="class_school").set_value("Djanogly Acadmy").run()
    assert "We could not find" in status(page)

    press(page, "class_school_0")

    assert page.text_input(key="class_school").value == SCHOOL
    assert "We could not find" not in status(page)


def test_the_distance_can_be_chosen_for_all() -> None:
    page = pasted("Ref,Home,Instrument\nAB,PE25 1AA,violin\nCD,PE25 1AA,violin\n")
    assert "No match yet (2)" in headings(page)

    page.selectbox(key="class_within").set_value(40).run()

    assert page.session_state["class_answered"].answer.steps[0].query.within_miles == 40


def test_the_class_is_a_picture_with_numbers() -> None:
    page = pasted(school=SCHOOL)

    assert "The class as a picture" in headings(page)
    words = " ".join(re.sub("<[^>]+>", " ", html(page)).split())
    assert re.search(r"By instrument Violin 2 1 fits 1 no match yet Singing 1", words)
    assert "By stage" in words
    assert "What comes up most" in headings(page)
    assert any("Saturday Strings: a next step for 1 of 3" in label for label, _, _ in links(page))


def test_what_a_new_group_would_change_is_counted_near_the_school() -> None:
    page = pasted("Ref,Home,Instrument,Grade\nAB,NG8 1AA,harp,8\nCD,PE25 1AA,harp,8\n", SCHOOL)

    assert "What one new group would change" in headings(page)
    words = " ".join(re.sub("<[^>]+>", " ", html(page)).split())
    assert "would be in reach of 1 of the 2 here who have no step that fits" in words


def test_the_class_can_be_taken_away_as_files() -> None:
    assert downloads(pasted(school=SCHOOL)) == [
        "Sheets to take home (PDF)", "In large print (PDF)", "For the noticeboard (PDF)",
    ]  # fmt: skip

    page = pasted(WRONG, unfolded="class_as_files")

    assert downloads(page) == [
        "Sheets to take home (PDF)", "In large print (PDF)", "The class (Excel)",
        "Next steps (CSV)", "Rows to mend (CSV)", "Summary (JSON)", "Summary to share (JSON)",
    ]  # fmt: skip
    assert "counts under five are withheld" in html(page)
    assert "Say which school above" in " ".join(each.value for each in page.caption)


def test_fifty_pupils_are_drawn_at_once() -> None:
    lines = "".join(f"P{at},NG5 6JU,violin,2\n" for at in range(120))
    page = pasted(f"Ref,Home,Instrument,Grade\n{lines}")
    assert len(rows(page)) == PUPILS_AT_ONCE
    assert "Pupils 1 to 50 of 120. The files hold all." in status(page)

    press(page, "class_after")
    press(page, "class_after")

    assert [row[1] for row in rows(page)] == [f"P{at}" for at in range(100, 120)]
    assert "class_after" not in [each.key for each in page.button]
    press(page, "class_before")
    assert rows(page)[0][1] == "P50"
    assert page.selectbox(key="class_part").options == ["pupils 1 to 100", "pupils 101 to 120"]
    page.selectbox(key="class_part").set_value(100).run()
    assert not page.exception


def test_the_list_waits_while_a_teacher_looks_elsewhere() -> None:
    page = pasted(school=SCHOOL)
    page.switch_page("pathways/web/pages/find.py").run()
    page.switch_page("pathways/web/pages/class_list.py").run()

    assert not page.exception
    assert len(rows(page)) == 3
    assert page.text_input(key="class_school").value == SCHOOL


def test_another_list_can_be_given_for_the_same_school() -> None:
    page = press(pasted(school=SCHOOL), "class_again")

    assert page.text_area(key="class_pasted").value == ""
    assert page.text_input(key="class_school").value == SCHOOL


def test_a_class_is_forgotten_wholly() -> None:
    page = pasted(WRONG, SCHOOL)
    page.selectbox(key="class_instrument").set_value("violin").run()

    press(page, "class_forget")

    left = page.session_state.to_dict()
    assert [key for key, value in left.items() if key.startswith("class_") and value] == [
        "class_way"
    ]
    assert "NG5" not in repr(left)
    assert page.text_input(key="class_school").value == ""
    assert page.text_area(key="class_pasted").value == ""


def test_hostile_text_stays_text() -> None:
    page = pasted(f"Ref,Home,Instrument\n{HOSTILE},NG5,violin\n**b** $x$,NG5,{HOSTILE}\n")

    assert HOSTILE not in html(page)
    assert "&lt;img src=x" in html(page)
    page = pasted(f"Ref,{HOSTILE}\nAB,NG5 6JU\n")
    assert all(HOSTILE not in each.value for each in page.error)


def test_words_on_what_is_wrong_are_errors_to_a_screen_reader() -> None:
    page = pasted("")

    assert page.error[0].proto.format == Alert.ERROR
