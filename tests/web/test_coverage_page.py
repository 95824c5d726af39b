"""The Coverage page, run without a browser: every branch that an officer can reach."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from datetime import date
from html import unescape
from html.parser import HTMLParser
from urllib.parse import parse_qsl

import pytest
from streamlit.testing.v1 import AppTest

from pathways import cli
from pathways.vocabulary import FAMILIES, STAGES
from pathways.web.coverage_answers import gaps_of, make_view, worklist_of
from pathways.web.coverage_gaps import gaps_csv
from pathways.web.coverage_params import CoverageAsked
from pathways.web.coverage_reach import read_reach
from pathways.web.coverage_view import CoverageView
from pathways.web.coverage_worklist import worklist_csv
from pathways.wiring import get_app_state
from tests.web.conftest import small_catalogue
from tests.web.keeping import html, labels, links, visit
from tests.web.surveying import (
    BOSTON,
    HOSTILE,
    LINCS,
    NOTTS,
    QUESTION,
    surveyed_app,
    surveyed_data,
)

FIGURES = ("young_people", "sure", "likely", "maybe", "none")


@pytest.fixture(scope="module", autouse=True)
def _app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with surveyed_app(surveyed_data(tmp_path_factory.mktemp("data"))):
        yield


def ask(**more: str) -> AppTest:
    return visit("coverage", None, **{**QUESTION, **more})


class _Tables(HTMLParser):
    """The text of every cell, row by row, of each table by its class."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: dict[str, list[list[str]]] = {}
        self._rows: list[list[str]] = []
        self._open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._rows = self.tables.setdefault(str(dict(attrs)["class"]), [])
        elif tag == "tr":
            self._rows.append([])
        elif tag in ("td", "th"):
            self._rows[-1].append("")
            self._open = True

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self._open = False

    def handle_data(self, data: str) -> None:
        if self._open:
            self._rows[-1][-1] = f"{self._rows[-1][-1]} {data.strip()}".strip()


def tables(page: AppTest) -> dict[str, list[list[str]]]:
    parser = _Tables()
    parser.feed(html(page))
    return parser.tables


def figures(page: AppTest) -> dict[str, list[str]]:
    """Name of each part in the table, and of the whole, to its counts of people."""
    rows = tables(page)["pw-cov-table"][1:]
    return {name: [cell.split()[0] for cell in cells[:5]] for name, *cells in rows}


def number(words: str) -> int:
    return int(words.replace(",", ""))


def command(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """What ``pathways`` prints today."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["pathways", *words])
        with pytest.raises(SystemExit) as ended:
            cli.main()
    assert ended.value.code == 0
    return capsys.readouterr().out


def region_view() -> CoverageView:
    """The question answered for the region, as the page has it."""
    app, asked = get_app_state(), CoverageAsked("strings", "foundation", "10")
    question = asked.question(app, read_reach(asked.within))
    return make_view(app, question, date.today(), asked.part, "hub", asked.counted)


def link_of(page: AppTest, words: str) -> dict[str, str]:
    """The address of the first link with these words."""
    pattern = rf'<a href="coverage\?([^"]*)"[^>]*>(?:<[^>]+>)*{re.escape(words)}'
    found = re.search(pattern, html(page))
    assert found, words
    return dict(parse_qsl(unescape(found[1])))


def heading(page: AppTest) -> str:
    found = re.search(r'<h2 id="coverage-part"[^>]*>([^<]*)</h2>', html(page))
    return unescape(found[1]) if found else ""


def crumbs(page: AppTest) -> list[str]:
    trail = html(page).partition('class="pw-crumbs"')[2].partition("</nav>")[0]
    return [unescape(each) for each in re.findall(r">([^<>\n]+)</(?:a|span)>", trail)]


def test_a_first_visit_shows_the_region_and_gives_examples() -> None:
    page = visit("coverage")

    assert heading(page) == "Any instrument, starting, within 10 miles: East Midlands"
    assert len(figures(page)) == 5 + 1
    page.button(key="coverage_example-0").click().run()
    assert heading(page).startswith("Brass, foundation (grades 1 to 3), within 10 miles")
    assert "Or try:" not in [each.value for each in page.markdown]


@pytest.mark.parametrize("by", ["hub", "district", "msoa"])
def test_the_table_says_what_the_command_says(by: str, capsys: pytest.CaptureFixture[str]) -> None:
    words = [each for name, value in QUESTION.items() for each in (f"--{name}", value)]
    told = json.loads(command(capsys, "coverage", *words, "--by", by, "--format", "json"))

    shown = figures(ask(by=by, sort="name"))

    for each in told[:50]:
        assert shown[each["name"]] == [f"{each[name]:,.0f}" for name in FIGURES]


def test_the_band_in_words_is_the_last_row_of_the_table() -> None:
    page = ask()

    band = re.findall(r"<dd><b>([\d,]+)</b> <span>", html(page))[:4]
    assert figures(page)["East Midlands"][1:] == band
    assert sum(map(number, band)) == pytest.approx(number(figures(page)["East Midlands"][0]), abs=2)


def test_drilling_from_region_to_hub_to_district_to_a_small_area() -> None:
    region = ask()
    hub = visit("coverage", None, **link_of(region, "Lincolnshire"))
    assert crumbs(hub) == ["East Midlands", "Lincolnshire"]
    *districts, whole = figures(hub).values()
    assert len(districts) == 7
    assert whole == figures(region)["Lincolnshire"]
    for place in range(len(FIGURES)):
        parts = sum(number(each[place]) for each in districts)
        assert parts == pytest.approx(number(whole[place]), abs=len(districts))

    district = visit("coverage", None, **link_of(hub, "Boston"))
    assert crumbs(district) == ["East Midlands", "Lincolnshire", "Boston"]
    small = visit("coverage", None, **link_of(district, "Boston 003"))
    assert '<h3 id="coverage-area" tabindex="-1">Boston 003</h3>' in html(small)
    up = visit("coverage", None, **link_of(small, "Lincolnshire"))
    assert figures(up) == figures(hub)


def test_the_picker_leads_where_the_links_do() -> None:
    page = ask()

    page.selectbox(key="coverage_part").set_value(f"hub:{LINCS}").run()

    assert crumbs(page) == ["East Midlands", "Lincolnshire"]
    assert page.query_params["hub"] == LINCS
    page.selectbox(key="coverage_by").set_value("lsoa").run()
    assert "Neighbourhood" in tables(page)["pw-cov-table"][0][0]
    page.selectbox(key="coverage_part").set_value("region").run()
    assert "hub" not in page.query_params


def test_the_table_can_be_sorted_both_ways() -> None:
    page = ask(by="district")
    down = visit("coverage", None, **link_of(page, "Nothing"))
    rows = [number(each[4]) for each in list(figures(down).values())[:-1]]
    assert rows == sorted(rows, reverse=True)
    assert rows[0] > 0
    assert 'aria-sort="descending"' in html(down)

    up = visit("coverage", None, **link_of(down, "Nothing"))
    rows = [number(each[4]) for each in list(figures(up).values())[:-1]]
    assert rows == sorted(rows)


def test_a_long_table_is_shown_in_pages() -> None:
    first = ask(by="lsoa", district=BOSTON)
    again = ask(by="lsoa", hub=LINCS)
    second = visit("coverage", None, **link_of(again, "The next 50"))

    assert "1 to 50 of " not in html(first)
    assert "1 to 50 of " in html(again)
    assert "51 to 100 of " in html(second)
    assert not set(figures(again)) & set(figures(second)) - {"Lincolnshire"}


def test_every_cell_of_the_matrix_leads_to_its_question() -> None:
    page = ask(counted="maybe")
    rows = tables(page)["pw-matrix"]
    assert len(rows) == 1 + len(FAMILIES)
    assert all(len(row) == 1 + len(STAGES) for row in rows)

    brass = next(row for row in rows if row[0] == "Brass")
    shown = brass[2].rsplit(" ", 1)[1]
    address = link_of(page, "Brass, Foundation (grades 1 to 3): ")
    assert figures(visit("coverage", None, **address))["East Midlands"][4] == shown


@pytest.mark.parametrize(
    ("counted", "parts"), [("sure", (2, 3, 4)), ("likely", (3, 4)), ("maybe", (4,))]
)
def test_what_counts_as_covered_decides_what_is_shaded(counted: str, parts: tuple[int]) -> None:
    page = ask(counted=counted)

    strings = next(row for row in tables(page)["pw-matrix"] if row[0] == "Strings")
    lacking = number(strings[2].rsplit(" ", 1)[1])
    whole = figures(page)["East Midlands"]
    assert lacking == pytest.approx(sum(number(whole[each]) for each in parts), abs=len(parts))


def test_the_hubs_stand_side_by_side() -> None:
    rows = {row[0]: row[1:] for row in tables(ask(hub=LINCS))["pw-hubs-table"]}

    shown = figures(ask())
    assert [each.replace("  ", " ") for each in rows["Measure"]] == list(shown)[:-1]
    assert rows["Young people"] == [each[0] for each in list(shown.values())[:-1]]
    assert [each.split()[0] for each in rows["Nothing"]] == [
        each[4] for each in list(shown.values())[:-1]
    ]


def test_a_missing_rung_is_counted_in_residents() -> None:
    page = ask(instrument="brass", hub=NOTTS)

    assert "The rung missing for most is intermediate (grades 4 and 5)" in html(page)
    rows = {row[0]: row[1:] for row in tables(page)["pw-rungs"]}
    held = rows["Foundation (grades 1 to 3)"][0].split()[0]
    assert rows["Intermediate (grades 4 and 5)"] == ["0 0%", f"{held} {_percent(held, page)}"]
    found = [each for each in links(page) if each[1] == "hub_ladder"]
    assert [each[2] for each in found] == [{"hub": NOTTS, "family": "brass"}]


def _percent(held: str, page: AppTest) -> str:
    whole = figures(page)["Nottingham & Nottinghamshire"][0]
    return f"{number(held) / number(whole):.0%}"


def test_who_is_welcome_counts_only_what_is_stated() -> None:
    text = html(ask(hub=NOTTS)).partition('class="pw-sorts"')[2]

    disabled, carers = (
        text.partition(words)[2].partition("</li>")[0]
        for words in ("Welcomes disabled young people", "For young carers")
    )
    assert not re.search(r">\s*0 sure", disabled)
    assert re.search(r"</span> 0 sure", carers)
    whole = figures(ask(hub=NOTTS))["Nottingham & Nottinghamshire"][0]
    assert f"{whole} nothing" in carers


def test_the_deepest_gaps_are_those_of_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    page = ask()
    view = region_view()

    gaps = gaps_of(view.app, view.question.asked, view.as_of, view.part, "district")

    told = command(capsys, "gaps", "--within", "10", "--top", str(len(gaps)), "--format", "csv")
    assert gaps_csv(gaps) == told
    assert len(tables(page)["pw-gaps"]) == 1 + len(gaps)


def test_the_worklist_is_that_of_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    view = region_view()
    words = [each for name, value in QUESTION.items() for each in (f"--{name}", value)]

    told = command(capsys, "unknowns", *words, "--format", "csv")

    work = worklist_of(view.app, view.question, view.as_of, view.part)
    assert worklist_csv(view, work) == told
    assert "Where do you meet?" in told


def test_what_would_narrow_it_stands_beside_the_band() -> None:
    page = ask(hub=LINCS)

    narrow = html(page).partition("What would narrow this most")[2].partition("</section>")[0]
    assert "1 listing with no place hides the answer for up to " in narrow
    assert "Ask: Where do you meet?" in html(page)


def test_text_from_data_is_shown_never_run() -> None:
    text = html(ask(hub=LINCS))

    assert "Lost &lt;img src=x onerror=alert(1)&gt;" in text
    assert HOSTILE not in text


def test_a_hub_without_listings_for_it_says_so_and_helps() -> None:
    page = ask(instrument="trumpet", hub=LINCS)

    text = html(page)
    assert "Nothing that Lincolnshire lists answers this question, not even perhaps." in text
    assert link_of(page, "Look 15 miles around")["within"] == "15"
    assert link_of(page, "Ask for the whole family")["instrument"] == "brass"
    assert figures(page)["Lincolnshire"][4] != "0"


def test_a_closer_look_names_what_counts_and_leads_to_a_check_by_hand() -> None:
    page = ask(district="E07000138", by="lsoa", sort="-likely")
    name = next(iter(figures(page)))
    close = visit("coverage", None, **link_of(page, name))

    panel = html(close).partition('class="pw-cov pw-area"')[2].partition("</section>")[0]
    assert re.search(r">Lincoln Strings</a>, Somebody: likely", panel)
    assert "its place is not known: counts for nobody yet" in panel
    address = next(each[2] for each in links(close) if each[0].startswith("Check it"))
    found = visit("find", None, **{**address, "instrument": "violin", "level": "grade-2"})
    cards = re.findall(r"<article.*?</article>", html(found), re.DOTALL)
    assert "pw-likely" in next(each for each in cards if "Lincoln Strings" in each)


def test_the_listings_behind_the_figures_are_named_by_how_sure_they_are() -> None:
    text = html(ask(hub=LINCS)).partition("behind these figures")[2].partition("</details>")[0]

    sorts = dict(re.findall(r"<h3>([^(:]+).*?</h3>\s*<ul>(.*?)</ul>", text, re.DOTALL))
    named = {words.strip(): re.findall(r'data-listing="([^"]*)"', each)
             for words, each in sorts.items()}  # fmt: skip
    # The sure ones in Arnold are farther than ten miles from anybody in Lincolnshire.
    assert named == {"Likely": ["likely"], "Maybe": ["vague"], "Place not known": ["nowhere"]}


def test_a_local_area_leads_to_its_neighbourhoods() -> None:
    area = visit("coverage", None, **link_of(ask(district=BOSTON), "Boston 001"))
    inside = html(area).partition("Neighbourhoods in it")[2].partition("</p>")[0]
    assert re.findall(r">(Boston 001[A-Z])</a>", inside)

    one = visit("coverage", None, **link_of(area, "Boston 001A"))
    assert '<h3 id="coverage-area" tabindex="-1">Boston 001A</h3>' in html(one)
    assert one.query_params["by"] == "lsoa"


def test_filters_narrow_and_can_be_taken_off() -> None:
    page = ask(day="Sunday", strict="yes")
    assert figures(page)["East Midlands"][4] == figures(page)["East Midlands"][0]
    assert {"Sunday ✕", "Only what is stated ✕"} <= set(labels(page))

    page.button(key="coverage_off-day-Sunday").click().run()
    assert "day" not in page.query_params
    assert page.query_params["strict"] == "yes"
    page.button(key="coverage_clear").click().run()
    assert "strict" not in page.query_params
    assert figures(page) == figures(ask())


def test_what_is_not_stated_is_a_maybe() -> None:
    plain, saturday, sunday = (
        figures(ask(instrument="brass", **more))["East Midlands"]
        for more in ({}, {"day": "Saturday"}, {"day": "Saturday", "strict": "yes"})
    )
    assert number(plain[1]) > 0  # sure
    assert saturday[1] == "0"
    assert saturday[3] == plain[1]
    assert sunday[4] == sunday[0]


@pytest.mark.parametrize(
    ("within", "said"),
    [
        ("0", "Nothing is within 0 miles of anybody."),
        ("500", "500 miles is beyond any rehearsal. Choose 100 miles or fewer."),
        ("far", "“far” is no distance. Say miles, such as 12, or “25 minutes by car”."),
        ("car-0", "0 minutes makes no journey."),
    ],
)
def test_a_reach_that_cannot_be_is_said_and_mended(within: str, said: str) -> None:
    page = ask(within=within)
    assert said in html(page)
    assert "pw-cov-table" not in html(page)

    page.button(key="coverage_mend").click().run()
    assert heading(page) == "Strings, foundation (grades 1 to 3), within 10 miles: East Midlands"


@pytest.mark.parametrize(
    ("typed", "id_", "miles"),
    [
        ("12", "12", 12),
        ("2.5 miles", "2.5", 2.5),
        # 3, 10 and 25 miles an hour on a way 1.4 times the straight line
        ("30 minutes on foot", "walk-30", 1.1),
        ("20 min by bike", "cycle-20", 2.4),
        ("car-60", "car-60", 17.9),
    ],
)
def test_a_reach_may_be_miles_or_minutes(typed: str, id_: str, miles: float) -> None:
    reach = read_reach(typed)

    assert (reach.id, reach.miles) == (id_, miles)
    assert read_reach(reach.id) == reach


def test_minutes_are_said_to_be_an_estimate_and_which_miles_they_stand_for() -> None:
    text = html(ask(within="car-30"))

    assert "within about 30 minutes by car (8.9 miles)" in text
    assert "30 minutes by car are an estimate and stand for 8.9 miles in a straight line" in text


def test_every_figure_has_its_method_beside_it() -> None:
    text = html(ask())

    names = ("Median miles", "Need-weighted gap", "Equity gap", "Missing rung",
             "Families and stages", "Who is welcome", "Deepest gaps", "Whom to ask")  # fmt: skip
    for name in names:
        assert re.search(rf"How this is counted<span class=\"pw-hidden\">: {name}</span>", text)
    assert "How these four are counted" in text


NONSENSE = ["", " ", "x" * 5_000, "🎻", "'; DROP TABLE x;--", HOSTILE, "\u202eabc", "-1", "\x00"]
NAMES = ("instrument", "stage", "within", "kind", "day", "free", "counted", "hub", "district", "by",
         "sort", "area", "first")  # fmt: skip


@pytest.mark.parametrize("value", NONSENSE)
def test_a_hand_edited_address_never_breaks_the_page(value: str) -> None:
    page = visit("coverage", None, **dict.fromkeys(NAMES, value))
    assert HOSTILE not in html(page)


@pytest.mark.parametrize("name", NAMES)
def test_what_made_no_sense_in_an_address_is_said(name: str) -> None:
    page = ask(**{name: "nonsense"})

    said = f"Part of this link made no sense, so we left it out: {name}."
    ours = name in ("within", "sort")  # one is said in its own words, the other sorts nothing
    assert (said in html(page)) is not ours


def test_the_address_holds_what_is_asked_and_opens_it_again() -> None:
    address = {"instrument": "percussion-only", "stage": "advanced", "within": "car-45",
               "kind": "ensemble,music_centre", "inclusion": "send", "free": "yes",
               "counted": "sure", "by": "msoa", "sort": "-young_people", "hub": LINCS}  # fmt: skip
    page = visit("coverage", None, **address)

    assert dict(page.query_params) == address
    assert heading(page).startswith("Percussion only, advanced (grade 6 and up), within about 45")


def test_districts_of_which_no_hub_is_known_have_their_place(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """A catalogue of one's own may name a hub for a few districts alone."""
    data = tmp_path_factory.mktemp("few")
    small_catalogue(data)
    with surveyed_app(data):
        page = ask()
        assert "No hub known" in figures(page)
        district = ask(district=BOSTON)

    assert crumbs(district) == ["East Midlands", "Boston"]
    assert figures(district)["Boston"][4] == figures(district)["Boston"][0]
