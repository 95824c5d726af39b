"""The rules that turn words of a source into cells of the catalogue."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import ModuleType

import pytest

from tests.unit.build_scripts import Cells, build_modules, read

MODULES = (
    *("cat_instruments", "cat_listings", "cat_providers", "cat_rules", "cat_sources", "cat_words"),
)


@pytest.fixture(scope="module")
def build() -> Iterator[Mapping[str, ModuleType]]:
    with build_modules(*MODULES) as modules:
        yield modules


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("2024-05-13", "2024-05-13"),
        ("2023-06", "2023-06"),
        ("2021-04 (summer term)", "2021-04"),
        ("2024-25", "2024"),
        ("2022/23", "2022"),
        ("2010-11", "2010"),
        ("2024-11 to 2025-04", "2024-11"),
        ("2025 (applications opened 28 April 2025)", "2025"),
        ("2017-2021 project", "2017"),
        ("undated (c. 2022)", ""),
        ("about 2021", ""),
        ("pre-2020, by hand", "2019"),
    ],
)
def test_date_is_the_earliest_that_the_words_support(
    build: Mapping[str, ModuleType], words: str, date: str
) -> None:
    assert build["cat_words"].iso_date(words, {"pre-2020, by hand": "2019"}) == date


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("Grade 5 and above", "Grade 5 and above"),
        ("About Grade 3. Current price not in the pages found.", "About Grade 3"),
        ("Juniors (grade range on 'Our Groups' page, not stored)", "Juniors"),
        ("Described as affordable; no fee stated", "Described as affordable"),
        ("80 GBP a term", "£80 a term"),
        ("Not stated", ""),
        ("The youngest was 8 (an observation, not a stated minimum)", "The youngest was 8"),
        ("Ages from 7 to 60 (observation)", "Ages from 7 to 60"),
        ("Assessed by test or observation, interview and reference",) * 2,
    ],
)
def test_remarks_on_what_could_not_be_read_are_cut(
    build: Mapping[str, ModuleType], words: str, kept: str
) -> None:
    assert build["cat_words"].tidied(words) == kept


def test_ids_are_plain_letters(build: Mapping[str, ModuleType]) -> None:
    assert build["cat_words"].slug("Hallé Children's Choir & Friends") == (
        "halle-childrens-choir-and-friends"
    )


@pytest.mark.parametrize(
    ("instruments", "genre", "notes", "expected"),
    [
        ("brass", "brass band", "", "brass-band"),
        ("brass;percussion", "brass band", "", "brass-band"),
        ("woodwind;brass;percussion", "wind band", "", "wind-band"),
        ("brass;woodwind", "concert band", "", "wind-band"),
        ("strings;woodwind;brass", "orchestra", "", "orchestral"),
        ("any", "orchestral", "", "orchestral"),
        ("any", "any", "", "any"),
        ("any;voice", "mixed", "", "any;voice"),
        ("flute;clarinet;brass", "wind band", "", "flute;clarinet;brass"),
        ("woodwind;brass;strings;percussion", "mixed", "", "woodwind;brass;strings;percussion"),
        ("guitar;drums", "rock; pop", "", "electric-guitar;guitar;drum-kit"),
        ("bagpipes;drums", "pipe band", "", "bagpipes;percussion"),
        (
            "cornet;trumpet;tenor horn;euphonium;trombone;tuba;percussion", "brass band",
            "[instruments expanded from the source's general wording]", "brass-band",
        ),
        (
            "cornet;trumpet;tenor horn;euphonium;trombone;tuba;percussion", "brass band", "",
            "cornet;trumpet;tenor-horn;euphonium;trombone;tuba;percussion",
        ),
        ("", "brass band", "", ""),
    ],
)  # fmt: skip
def test_brass_means_what_the_ensemble_plays(
    build: Mapping[str, ModuleType], instruments: str, genre: str, notes: str, expected: str
) -> None:
    words = {
        row["words"]: row["instruments"] for row in read("build/decisions/instrument_words.csv")
    }
    named = build["cat_instruments"].Named(instruments, genre, "A group", notes)
    assert build["cat_instruments"].instrument_ids(named, words) == expected


def research_row(build: Mapping[str, ModuleType], **cells: str) -> object:
    blank = dict.fromkeys(
        (
            *("hub", "provider", "provider_url", "name", "kind", "genre", "level_text", "age_min"),
            *("age_max", "school_years", "audition", "venue", "postcode", "town", "cost_text"),
            *("cost_gbp", "cost_period", "inclusive_send_notes", "source_url", "notes"),
        ),
        "",
    )
    row = {**blank, "hub": "Lincolnshire", "kind": "ensemble", "audition": "unknown", **cells}
    return build["cat_sources"].Row("file.csv", 2, row)


@pytest.mark.parametrize(
    ("cells", "join"),
    [
        ({"audition": "yes"}, "audition"),
        ({"audition": "no"}, "open"),
        ({"audition": "unknown"}, "open"),
        ({"notes": "A teacher nominates you."}, "invitation"),
        (
            {"audition": "no", "level_text": "Grade 5; by invitation or recommendation"},
            "invitation",
        ),
        ({"kind": "group_lessons", "genre": "whole class"}, "school_books"),
        ({"kind": "individual_lessons", "name": "Lessons in primary schools"}, "ask_school"),
    ],
)
def test_how_to_join(build: Mapping[str, ModuleType], cells: Cells, join: str) -> None:
    assert build["cat_rules"].join_of(research_row(build, **cells)) == join


@pytest.mark.parametrize(
    ("cells", "provider_kind", "audience"),
    [
        ({"name": "Croft Silver Band"}, "band", ""),
        ({"name": "Croft Youth Band"}, "band", "young"),
        ({"name": "Croft Training Band"}, "band", ""),
        ({"name": "Croft Band", "level_text": "Players of all ages"}, "band", "all_ages"),
        ({"name": "String Club"}, "music_centre", "young"),
        ({"name": "BA (Hons) Music"}, "university", "students_18plus"),
        ({"name": "Choir", "age_min": "7"}, "choir", "young"),
        ({"name": "Choir", "age_min": "18"}, "choir", ""),
    ],
)
def test_audience(
    build: Mapping[str, ModuleType], cells: Cells, provider_kind: str, audience: str
) -> None:
    assert build["cat_rules"].audience_of(research_row(build, **cells), provider_kind) == audience


@pytest.mark.parametrize(
    ("cells", "reach"),
    [
        ({"town": "Louth"}, "local"),
        ({}, "local"),
        ({"kind": "instrument_hire"}, "hub"),
        ({"kind": "group_lessons"}, "hub"),
        ({"kind": "group_lessons", "town": "Louth"}, "local"),
        ({"venue": "Online (Zoom)", "hub": "national"}, "online"),
        ({"hub": "regional", "town": "Leeds"}, "regional"),
    ],
)
def test_reach(build: Mapping[str, ModuleType], cells: Cells, reach: str) -> None:
    assert build["cat_rules"].reach_of(research_row(build, **cells)) == reach


@pytest.mark.parametrize(
    ("cells", "date", "year"),
    [
        ({"cost_text": "2019-20 rate: £85"}, "2025", "2019"),
        ({"cost_text": "£60 (2017/18)"}, "2019", "2017"),
        ({"cost_text": "£3 a session", "cost_gbp": "3"}, "2022-08-09", "2022"),
        ({"cost_text": "Free"}, "2024", "2024"),
        ({"cost_text": "Free"}, "", ""),
        ({"cost_text": "Charged through the school"}, "2024", ""),
        ({"cost_text": "Interest-free loan to buy an instrument"}, "2018", ""),
    ],
)
def test_year_of_a_price(
    build: Mapping[str, ModuleType], cells: Cells, date: str, year: str
) -> None:
    assert build["cat_rules"].cost_year_of(research_row(build, **cells), date) == year


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("For looked-after children and young carers", "care;carers"),
        ("FSM-eligible: nil subscription", "low_income"),
        ("Children with SEND and their families", "send"),
        ("Deaf and visually impaired young people", "sensory"),
        ("Instrumental lessons supported", ""),
        ("", ""),
    ],
)
def test_who_is_made_especially_welcome(
    build: Mapping[str, ModuleType], words: str, codes: str
) -> None:
    assert build["cat_rules"].inclusion_of(words) == codes


def test_a_source_is_official_on_the_providers_own_site(build: Mapping[str, ModuleType]) -> None:
    kinds = {"chad.co.uk": "press"}
    kind_of = build["cat_rules"].source_kind_of
    own = {"provider_url": "https://www.nmpat.co.uk/", "source_url": "https://nmpat.co.uk/a"}
    assert kind_of(research_row(build, **own), kinds) == "official"
    paper = {"provider_url": "", "source_url": "https://www.chad.co.uk/a"}
    assert kind_of(research_row(build, **paper), kinds) == "press"
    blog = {"provider_url": "https://nmpat.co.uk", "source_url": "https://a.blogspot.com/b"}
    assert kind_of(research_row(build, **blog), kinds) == "other"


DECIDED_URLS = (
    {"id": "croft-band", "url": ""},
    {"id": "croft-band", "url": "https://croftband.example"},
    {"id": "hilltop-band", "url": "none"},
    {"id": "abbey-choir", "url": ""},
)


def test_a_decided_address_stands_for_every_spelling_and_none_empties_it(
    build: Mapping[str, ModuleType],
) -> None:
    urls = build["cat_providers"].decided_urls(DECIDED_URLS)
    assert urls == {"croft-band": "https://croftband.example", "hilltop-band": ""}


def test_two_decided_addresses_of_one_provider_are_an_error(
    build: Mapping[str, ModuleType],
) -> None:
    other = {"id": "croft-band", "url": "https://old.croftband.example"}
    with pytest.raises(SystemExit, match="croft-band has two addresses"):
        build["cat_providers"].decided_urls((*DECIDED_URLS, other))


def test_the_period_of_a_price_is_kept_without_a_number(
    build: Mapping[str, ModuleType],
) -> None:
    listings = build["cat_listings"]
    tables = listings.Tables({}, {}, {}, {}, {"11-week payment period": "payment period"}, {})
    cells = {"cost_text": "Paid by parents", "cost_period": "11-week payment period"}
    row = research_row(build, **cells, source_date="", bursary="")
    cost = listings._cost(row, tables)
    assert (cost["cost_gbp"], cost["cost_period"]) == ("", "payment period")
