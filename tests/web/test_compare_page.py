"""Listings side by side, run without a browser: every branch that a visitor can reach."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from streamlit.testing.v1 import AppTest

from tests.unit.keeping_listings import HOSTILE, LAST_YEAR
from tests.web.keeping import html, keeping_app, links, visit


@pytest.fixture(scope="module", autouse=True)
def _app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with keeping_app(tmp_path_factory.mktemp("data")):
        yield


def compare(ids: str = "", **kept: str) -> AppTest:
    return visit("compare", {"shortlist": dict(kept)}, **({"ids": ids} if ids else {}))


class Table(HTMLParser):
    """The rows of the table on a page as lists of texts, and the scope of each heading."""

    def __init__(self, page: AppTest) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.scopes: list[str | None] = []
        self._open = False
        self.feed(html(page))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        if tag in ("th", "td"):
            self.rows[-1].append("")
            self._open = True
        if tag == "th":
            self.scopes.append(dict(attrs).get("scope"))

    def handle_endtag(self, tag: str) -> None:
        self._open = self._open and tag not in ("th", "td")

    def handle_data(self, data: str) -> None:
        if self._open:
            self.rows[-1][-1] += data

    @property
    def by_title(self) -> dict[str, list[str]]:
        return {row[0]: row[1:] for row in self.rows}


def test_each_listing_is_a_column_and_each_fact_a_row() -> None:
    table = Table(compare("juniors,seniors"))

    assert table.rows[0] == ["", "Junior StringsSomebody", "Senior StringsSomebody"]
    assert table.by_title["For"] == [
        "Ages 7 to 11; starters to grade 3",
        "From age 11; grade 4 and above",
    ]
    assert table.by_title["When"] == ["Saturday 10:00–12:40, weekly", "Monday and Thursday 18:30"]
    assert table.by_title["Date of source"] == [f"January {LAST_YEAR}", f"{LAST_YEAR - 2}"]
    assert table.scopes == ["col", "col"] + ["row"] * (len(table.rows) - 1)


def test_what_is_not_stated_says_so() -> None:
    rows = Table(compare("juniors,seniors")).by_title

    assert rows["Cost"] == ["£40 a term", "Not stated"]
    assert rows["Help with cost"] == ["Offered", "Not stated"]
    assert rows["Support"] == ["Large print parts", "Not stated"]


def test_what_is_alike_stands_once() -> None:
    rows = Table(compare("juniors,seniors,band")).by_title

    assert rows["What"] == ["Group, band, choir or orchestra (all alike)"]
    assert Table(compare("seniors,band")).by_title["Cost"] == ["Not stated by any"]


def test_a_day_a_join_and_an_instrument_that_are_not_stated_say_so() -> None:
    rows = Table(compare("hostile,band-too")).by_title

    assert rows["When"] == ["Not stated", "Sunday"]
    assert rows["How to join"][1] == "Not stated"
    assert rows["Instruments"] == ["Not stated", "Brass band instruments"]


def test_the_address_holds_what_is_compared() -> None:
    page = compare("juniors,seniors,band")

    page.multiselect(key="compared").set_value(["band", "juniors"]).run()

    assert page.query_params == {"ids": "band,juniors"}
    assert Table(page).rows[0][1:] == ["Louth BandBand Club", "Junior StringsSomebody"]


def test_without_an_address_the_first_of_the_shortlist_are_compared() -> None:
    page = compare(brass="", juniors="", seniors="", band="", centre="")

    assert page.query_params == {"ids": "brass,juniors,seniors,band"}
    assert len(page.multiselect(key="compared").options) == 5


def test_a_link_is_compared_beside_what_is_kept_already() -> None:
    page = compare("juniors,seniors", brass="")

    assert page.multiselect(key="compared").value == ["juniors", "seniors"]
    assert "Hucknall Brass" in page.multiselect(key="compared").options


def test_no_more_than_four_are_compared() -> None:
    page = compare("juniors,seniors,band,brass,centre")

    assert page.query_params == {"ids": "juniors,seniors,band,brass"}


def test_one_alone_asks_for_another() -> None:
    assert "Choose two or more" in html(compare("juniors"))


def test_with_nothing_to_compare_there_is_a_way_on() -> None:
    page = compare()

    assert "Nothing to compare yet." in html(page)
    assert links(page) == [("Find music near you", "", {})]


def test_each_has_a_link_to_its_page() -> None:
    assert ("All about Junior Strings", "listing", {"id": "juniors"}) in links(
        compare("juniors,seniors")
    )


@pytest.mark.parametrize("ids", ["nope", ",,", "x" * 10_000, HOSTILE, "\x00"])
def test_a_hand_edited_address_never_breaks_the_page(ids: str) -> None:
    page = compare(f"juniors,seniors,{ids}")

    assert Table(page).rows[0][1:] == ["Junior StringsSomebody", "Senior StringsSomebody"]
    assert HOSTILE not in html(page)
    assert ("a listing that we do not have" in html(page)) == (ids != ",,")


def test_words_of_the_data_are_shown_and_never_run() -> None:
    page = compare("juniors,hostile")

    assert Table(page).rows[0][2] == f"Folk {HOSTILE}Somebody"
    assert HOSTILE not in html(page)
