"""From a class list to its sheets, in the real catalogue."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from urllib.parse import parse_qsl, urlencode, urlsplit

from pathways.catalogue import Catalogue, load_catalogue
from pathways.classlist import ClassAnswer, WholeClass, answer_class
from pathways.documents import Sheet, class_notices, class_sheets, letters_pdf, notices_pdf
from pathways.documents.search_link import search_address
from pathways.facts import Facts, listing_facts
from pathways.matching import Query
from pathways.model import Opportunity, Venue
from pathways.settings import ROOT
from pathways.vocabulary import Level
from pathways.web.search_form import SearchForm, read_address
from tests.unit.classlist_cases import TODAY, home, read, school
from tests.unit.sheets_made import pages, squeezed

BASE = "https://pathways.example.org/"
CLASS = """\
Ref|Postcode|Instrument|Grade|Year
P01|NG5 6JU|cornet|3|Y8
P02|LN8 6HA|bassoon|6|Y10
P03||violin|initial|Y5
P04|PE21 6EQ|harp|8|Y12
P05|LE1 5WW|singing||Y4
P06|DE1 2AA|drums|2|Y7
P07|LE15 6HP|guitar|beginner|Y6
P08|NN1 1SP|clarinet|5|Y9
P09|SK17 6BE|bagpipes|8|Y13
P10|DN21 2NA|any||Y3"""
HOMES = re.findall(r"[A-Z]{2}\d+ \d[A-Z]{2}", CLASS)


@cache
def catalogue() -> Catalogue:
    return load_catalogue(ROOT / "data" / "catalogue")


def describe(listing: Opportunity, venue: Venue | None) -> Facts:
    return listing_facts(catalogue(), listing, TODAY, venue)


@cache
def answer() -> ClassAnswer:
    listed = read(CLASS, WholeClass(place=school()))
    assert listed.rejected == 0
    return answer_class(catalogue(), listed, TODAY)


def sheets(
    *, distance: bool = False, progress: Callable[[int, int], None] | None = None
) -> tuple[Sheet, ...]:
    return class_sheets(
        catalogue(), answer(), describe, base_address=BASE, distance=distance, progress=progress
    )


def test_every_pupil_has_a_page_with_every_step() -> None:
    read_back = pages(letters_pdf(sheets(), TODAY))
    assert len(read_back) == len(answer().steps) == 10
    for found, page in zip(answer().steps, read_back, strict=True):
        assert squeezed(f"for {found.pupil.ref}") in page
        for step in found.steps:
            assert squeezed(step.opportunity.name) in page


def test_large_print_holds_every_pupil_on_two_sides() -> None:
    read_back = pages(letters_pdf(sheets(), TODAY, large_print=True))
    assert len(read_back) in (19, 20)  # the last back may be blank, and is then left out
    for number, found in enumerate(answer().steps):
        assert squeezed(f"for {found.pupil.ref}") in read_back[2 * number]


def test_no_home_and_no_distance() -> None:
    text = " ".join(pages(letters_pdf(sheets(), TODAY)))
    for each in HOMES:
        assert squeezed(each) not in text
    assert not re.search(r"mile|mileaway", text)
    assert all(each.pupil.place.shareable not in str(sheet.steps)
               for each, sheet in zip(answer().steps, sheets(), strict=True)
               if each.pupil.place.kind == "postcode")  # fmt: skip


def test_distance_where_asked_for() -> None:
    where = [step.where for sheet in sheets(distance=True) for step in sheet.steps]
    assert where
    assert all(re.search(r" miles?\)$|Online|half a mile\)$", each) for each in where)


def test_a_sheet_with_few_sure_steps_has_ideas_and_none_is_empty() -> None:
    for found, sheet in zip(answer().steps, sheets(), strict=True):
        sure = [each for each in found.steps if each.certainty != "maybe"]
        assert sheet.unsure == (len(sure) < 2)
        assert bool(sheet.ideas) == sheet.unsure
        assert not {each.name for each in sheet.ideas} & {each.name for each in sheet.steps}
        assert sheet.contact.words
    unmatched = [sheet for sheet in sheets() if not sheet.steps]
    assert unmatched
    assert all(sheet.questions and sheet.ideas for sheet in unmatched)


def test_pupils_without_a_home_are_told_of_school() -> None:
    assert [sheet.ref for sheet in sheets() if sheet.at_school] == ["P03"]


def test_the_address_is_that_of_the_search_page() -> None:
    for found, sheet in zip(answer().steps, sheets(), strict=True):
        pupil, query = found.pupil, found.query
        level = None if query.level is None else query.level.id
        form = SearchForm(near=pupil.place.label, instrument=query.instrument, level=level)
        assert sheet.address is not None
        said = dict(parse_qsl(urlsplit(sheet.address).query, strict_parsing=True))
        assert said == form.address(pupil.place)
        assert pupil.place_words == "" or pupil.place_words not in said["near"]
        assert read_address(said, catalogue().instruments)[1] == []


def test_an_address_holds_a_chosen_radius_and_any_label() -> None:
    place = home()
    query = Query("cornet", Level.GRADE_3, 20, age=12)
    said = dict(parse_qsl(urlsplit(search_address(BASE, place, query) or "").query))
    assert said == {"near": "NG7 2", "instrument": "cornet", "level": "grade-3", "within": "20"}
    assert search_address("/somewhere", place, query) is None
    assert search_address(None, place, query) is None


def test_labels_are_encoded_as_the_standard_library_does() -> None:
    place = school()
    query = Query("cornet", None, 5)
    wanted = urlencode({"near": place.shareable, "instrument": "cornet"}).replace("+", "%20")
    assert (search_address(BASE, place, query) or "").startswith(f"{BASE}?{wanted}")


def test_notices_have_one_page_for_each_instrument_and_no_pupil() -> None:
    notices = class_notices(catalogue(), answer(), school(), describe, base_address=BASE)
    played = {each.pupil.instrument for each in answer().steps} - {None}
    assert len(notices) == len(played)
    read_back = pages(notices_pdf(notices, TODAY))
    assert len(read_back) == len(played)
    for notice, page in zip(notices, read_back, strict=True):
        assert squeezed(notice.instrument) in page
        assert not re.search(r"P\d\d", page.replace("DBS", ""))


def test_progress_is_told_every_now_and_then() -> None:
    told: list[tuple[int, int]] = []
    many = ClassAnswer(answer().class_list, answer().steps * 5, answer().summary, TODAY)
    class_sheets(catalogue(), many, describe, progress=lambda done, of: told.append((done, of)))
    assert told == [(25, 50), (50, 50)]
