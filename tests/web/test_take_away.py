"""The files to take away: read back, harmless, and without anything of the person."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator

import pytest
from icalendar import Calendar

from pathways.web.policy import inline_hashes
from pathways.web.take_away import TakeAway
from pathways.wiring import get_app_state
from tests.unit.keeping_listings import HOSTILE, LAST_YEAR
from tests.web.keeping import keeping_app
from tests.web.test_print_page import TODAY


@pytest.fixture(scope="module", autouse=True)
def _app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with keeping_app(tmp_path_factory.mktemp("data")):
        yield


def files(*ids: str, **notes: str) -> TakeAway:
    app = get_app_state()
    return TakeAway(app, [app.catalogue.by_id[each] for each in ids], TODAY, notes)


def rows(made: TakeAway) -> list[dict[str, str]]:
    text = made.spreadsheet().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def block(document: str, name: str) -> object:
    found = re.search(rf'<script type="application/json" id="{name}">(.*?)</script>', document)
    assert found
    return json.loads(found[1])


def test_the_spreadsheet_has_a_row_for_each_listing_in_order() -> None:
    found = rows(files("seniors", "juniors"))

    assert [each["Name"] for each in found] == ["Senior Strings", "Junior Strings"]
    assert found[1]["When"] == "Saturday 10:00–12:40, weekly"
    assert found[1]["Help with cost is offered"] == "yes"
    assert found[1]["About the source"].endswith(f"of January {LAST_YEAR}.")
    assert "My own note" not in found[0]


def test_the_spreadsheet_is_read_as_utf_8_by_spreadsheet_programs() -> None:
    assert files("juniors").spreadsheet().startswith(b"\xef\xbb\xbf")


def test_the_persons_own_notes_are_in_their_own_spreadsheet() -> None:
    assert rows(files("juniors", juniors="rang on Tuesday"))[0]["My own note"] == "rang on Tuesday"


def test_nothing_in_the_spreadsheet_runs_as_a_formula() -> None:
    (row,) = rows(files("hostile", hostile='=HYPERLINK("x")'))

    assert row["My own note"] == '\'=HYPERLINK("x")'
    assert row["Note"].startswith("'=1+1")


def test_the_calendar_holds_those_with_times_and_their_full_address() -> None:
    events = Calendar.from_ical(files("juniors", "band").calendar()).walk("VEVENT")

    assert [str(each["SUMMARY"]) for each in events] == ["Check first: Junior Strings"]
    assert events[0]["LOCATION"] == "Arnold Hall, 1 High Street, NG5 6AA"


def test_an_event_online_names_no_office() -> None:
    assert "Arnold Hall" not in files("webinar").map().decode().partition('class="kept"')[2]


def test_the_map_shows_these_listings_alone_by_how_fresh_their_source_is() -> None:
    document = files("juniors", "band", "hostile", "across").map().decode()

    assert block(document, "shown") == {
        "juniors": "sure",
        "band": "maybe",
        "hostile": "likely",
        "across": "likely",
    }
    features = block(document, "listings")["features"]  # type: ignore[index]
    assert [each["properties"]["id"] for each in features] == [
        "juniors",
        "band",
        "hostile",
        "hostile",
    ]
    assert "From an up-to-date source" in block(document, "words").values()  # type: ignore[attr-defined]


def test_the_map_has_a_list_in_words_too() -> None:
    listed = files("juniors", "across").map().decode().partition('<section class="kept">')[2]

    assert "<strong>Junior Strings</strong>, Somebody" in listed
    assert "Saturday 10:00–12:40, weekly. Arnold Hall, Arnold, NG5 6AA.</p>" in listed
    assert "Across Nottingham &amp; Nottinghamshire. Not on the map.</p>" in listed


def test_the_map_asks_nothing_of_the_network() -> None:
    document = files("juniors").map().decode()
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', document)

    assert policy
    assert policy[1].startswith("default-src 'none'; script-src 'sha256-")
    for kind in ("script", "style"):
        assert all(each in policy[1] for each in inline_hashes(document, kind))
    assert document.index(policy[0]) < document.index("<style>") < document.index("<script")
    assert not re.search(r'(src|href)="(?!https://example\.org)', document.partition("<body>")[0])


def test_the_map_holds_no_note_and_no_home() -> None:
    made = files("juniors", juniors="a secret")

    assert b"secret" not in made.map()
    assert b"secret" not in made.calendar()
    assert block(made.map().decode(), "shown") == {"juniors": "sure"}


def test_words_of_the_data_never_run_in_the_map() -> None:
    assert HOSTILE not in files("hostile").map().decode()


def test_the_same_listings_give_the_same_files() -> None:
    one, other = files("juniors", "band"), files("juniors", "band")

    assert one.map() == other.map()
    assert one.spreadsheet() == other.spreadsheet()
