"""Taking evidence away from the Coverage page: what is offered, and what a press gives."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pathways.evidence import gathering
from pathways.web.coverage_pack import PackMaker
from tests.unit.evidence_made import rows_of, sheets, unzipped, whole
from tests.unit.sheets_made import pages
from tests.web.keeping import html, visit
from tests.web.surveying import LINCS, QUESTION, surveyed_app, surveyed_data

BUTTONS = [
    "Save the evidence pack (zip)",
    "Report alone (PDF)",
    "Workbook alone (Excel)",
    "Whom to ask alone (CSV)",
]


@pytest.fixture(scope="module", autouse=True)
def _app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with surveyed_app(surveyed_data(tmp_path_factory.mktemp("data"))):
        yield


def ask(**more: str) -> AppTest:
    return visit("coverage", None, **{**QUESTION, **more})


def maker(page: AppTest) -> PackMaker:
    """What the buttons call; it stays with the session."""
    found = page.session_state["coverage_pack_maker"]
    assert isinstance(found, PackMaker)
    return found


def test_everything_in_one_file_or_each_by_itself_for_the_part_looked_at() -> None:
    page = ask(hub=LINCS)
    labels = [each.proto.label for each in page.get("download_button")]
    assert [each for each in labels if each in BUTTONS] == BUTTONS
    assert "One press makes a pack on Lincolnshire" in html(page)
    assert "every district and neighbourhood" in " ".join(html(page).split())


def test_a_press_gives_the_pack_of_what_the_page_shows(tmp_path: Path) -> None:
    page = ask(hub=LINCS)
    made = maker(page)
    (tmp_path / "pack.zip").write_bytes(made.zip())
    files = unzipped(tmp_path / "pack.zip")
    about = {row["What"]: row["Value"] for row in sheets(files["evidence.xlsx"])["About"]}
    assert (about["Code"], about["Name"]) == (LINCS, "Lincolnshire")
    nobody = whole(about["Nothing"])
    assert nobody in html(page)
    assert nobody in pages(files["evidence.pdf"])[0]
    assert "sites.geojson" in files
    # What stands alone is what is in the pack.
    assert made.file("evidence.pdf")() == files["evidence.pdf"]
    assert rows_of(made.file("worklist.csv")()) == rows_of(files["worklist.csv"])


def test_a_pack_is_gathered_once_for_a_question_even_by_two_presses(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    gathered = []
    original = gathering.gather

    def gather(*arguments: object) -> object:
        gathered.append(arguments)
        return original(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(gathering, "gather", gather)
    page = ask(hub=LINCS)
    first = maker(page)
    with ThreadPoolExecutor(2) as presses:
        one, two = presses.map(lambda _: first.file("worklist.csv")(), range(2))
    assert one == two
    page.run()
    assert maker(page) is first
    first.file("evidence.pdf")()
    assert len(gathered) == 1


def test_another_question_or_more_sites_make_another_pack() -> None:
    page = ask(hub=LINCS)
    first = maker(page)
    page.selectbox(key="coverage_pack_sites").select(0).run()
    second = maker(page)
    assert second is not first
    assert second.pack.evidence.sites is None
    assert "sites.geojson" not in second.pack.files()
    assert maker(ask()).made_for != second.made_for


def test_no_pack_is_made_before_a_press(monkeypatch: pytest.MonkeyPatch) -> None:
    def gather(*arguments: object) -> object:
        raise AssertionError("gathered without a press")

    monkeypatch.setattr(gathering, "gather", gather)
    assert not ask().exception
