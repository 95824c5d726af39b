"""What a teacher takes away: sheets to send home, and the class as files.

A file is made when its button is pressed, in memory, and its button turns while it is made.
"""

from __future__ import annotations

import csv
import io
from functools import cached_property
from ipaddress import ip_address
from typing import Any
from urllib.parse import urljoin, urlsplit

import streamlit as st

from pathways.classlist import ClassAnswer, as_files, summarise
from pathways.classlist.values import ClassList
from pathways.documents import class_notices, class_sheets, letters_pdf, notices_pdf
from pathways.exchange.workbook import Sheet, to_xlsx
from pathways.facts import Facts, listing_facts
from pathways.model import Opportunity, Place, Venue
from pathways.web.cards import note_html
from pathways.web.class_results import STEP_WORDS, plays_words
from pathways.wiring import App

PUPILS_A_FILE = 100
_CSV, _JSON, _PDF = "text/csv", "application/json", "application/pdf"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_STEP_COLUMNS = {
    "Next step": "name",
    "Provider": "provider",
    "For": "whom",
    "When": "when",
    "Where": "where",
    "Cost": "cost",
    "How to join": "join",
    "Website": "url",
    "About the source": "source",
}
_COLUMNS = ("Row", "Ref", "Plays", "Level", "Rank", "How sure", *_STEP_COLUMNS)
_NUMBERS = {"row", "rank"}


class ClassFiles:
    """The files of one answer; each is made when it is first asked for.

    Args:
        base_address: of the app, for codes on the sheets; None where a phone could not open it.
        distance: whether sheets say how far each step is from home.
    """

    def __init__(
        self,
        pathways: App,
        answer: ClassAnswer,
        school: Place | None,
        base_address: str | None,
        distance: bool,
    ) -> None:
        self._catalogue, self._answer, self._school = pathways.catalogue, answer, school
        self._base, self._distance = base_address, distance

    def facts(self, listing: Opportunity, venue: Venue | None) -> Facts:
        """A listing in words, as on the pages."""
        return listing_facts(self._catalogue, listing, self._answer.as_of, venue)

    def sheets(self, start: int = 0, *, large_print: bool = False) -> bytes:
        """The sheets of up to a hundred pupils from ``start`` on, as a PDF."""
        part = _part(self._answer, start)
        sheets = class_sheets(
            self._catalogue, part, self.facts, base_address=self._base, distance=self._distance
        )
        return letters_pdf(sheets, part.as_of, large_print=large_print)

    def notices(self) -> bytes:
        """A sheet for each instrument, with no pupil on it, as a PDF."""
        assert self._school is not None  # noqa: S101 - its button is drawn only beside a school
        notices = class_notices(
            self._catalogue, self._answer, self._school, self.facts, base_address=self._base
        )
        return notices_pdf(notices, self._answer.as_of)

    @cached_property
    def texts(self) -> dict[str, str]:
        """File name to text."""
        return dict(as_files(self._answer, self._catalogue))

    def text(self, name: str) -> bytes:
        """A file by its name; a CSV file begins so that spreadsheet programs read it as UTF-8."""
        return self.texts[name].encode("utf-8-sig" if name.endswith(".csv") else "utf-8")

    def workbook(self) -> bytes:
        """The class as one workbook, a row for each pupil and step."""
        return to_xlsx(
            [
                Sheet("Next steps", _COLUMNS, self._step_rows()),
                self._sheet("No match yet", "unmatched.csv"),
                self._sheet("To mend", "rejected.csv"),
                self._sheet("What was taken as what", "notes.csv"),
            ]
        )

    def _step_rows(self) -> list[dict[str, Any]]:
        known: dict[tuple[str, str | None], Facts] = {}
        rows = []
        for found in self._answer.steps:
            pupil = found.pupil
            about = {
                "Row": pupil.row,
                "Ref": pupil.ref,
                "Plays": plays_words(self._catalogue, pupil.instrument),
                "Level": None if pupil.level is None else pupil.level.words,
            }
            for rank, step in enumerate(found.steps, start=1):
                spot = (step.opportunity.id, step.venue.id if step.venue else None)
                if spot not in known:
                    known[spot] = self.facts(step.opportunity, step.venue)
                facts = known[spot]
                told = {title: getattr(facts, name) for title, name in _STEP_COLUMNS.items()}
                sure = STEP_WORDS[step.certainty or "maybe"]
                rows.append({**about, "Rank": rank, "How sure": sure, **told})
            if not found.steps:
                rows.append({**about, "How sure": "No match yet"})
        return rows

    def _sheet(self, title: str, name: str) -> Sheet:
        reader = csv.DictReader(io.StringIO(self.texts[name]))
        columns = list(reader.fieldnames or ())
        return Sheet(title, columns, [_numbered(each) for each in reader])


def _numbered(row: dict[str, str]) -> dict[str, Any]:
    return {
        name: int(value) if name in _NUMBERS and value.isdigit() else value
        for name, value in row.items()
    }


def _part(answer: ClassAnswer, start: int) -> ClassAnswer:
    """The answer for up to a hundred of its pupils."""
    steps = answer.steps[start : start + PUPILS_A_FILE]
    listed = ClassList(tuple(each.pupil for each in steps), (), ())
    return ClassAnswer(listed, steps, summarise(steps, 0), answer.as_of)


def draw(pathways: App, answer: ClassAnswer, school: Place | None) -> None:
    """Buttons for everything that can be taken away."""
    with st.container(key="panel-class-files"):
        st.subheader("Take it away", anchor=False)
        if not answer.steps:
            files = ClassFiles(pathways, answer, school, None, False)
            _save("Rows to mend (CSV)", files, "rejected.csv", _CSV)
            return
        distance = st.checkbox("Sheets say how far each step is from home", key="class_distance",
                               persist_state="session")  # fmt: skip
        files = ClassFiles(pathways, answer, school, app_address(), distance)
        _draw_sheets(files, answer, school)
        _draw_lists(files, answer)


def _draw_sheets(files: ClassFiles, answer: ClassAnswer, school: Place | None) -> None:
    start = _draw_part(len(answer.steps))
    of = "" if len(answer.steps) <= PUPILS_A_FILE else f"-from-{start + 1}"
    with st.container(horizontal=True, key="take-away-sheets"):
        st.download_button(
            "Sheets to take home (PDF)", lambda: files.sheets(start), f"sheets{of}.pdf", _PDF,
            key="class_sheets", on_click="ignore", type="primary",
        )  # fmt: skip
        st.download_button(
            "In large print (PDF)", lambda: files.sheets(start, large_print=True),
            f"sheets-large-print{of}.pdf", _PDF, key="class_large", on_click="ignore",
        )  # fmt: skip
        if school is not None:
            st.download_button(
                "For the noticeboard (PDF)", files.notices, "noticeboard.pdf", _PDF,
                key="class_notices", on_click="ignore",
            )  # fmt: skip
    st.caption(
        "One page for each pupil, with the reference and a line for a name by hand. "
        + ("" if school else "Say which school above for sheets by instrument for a noticeboard.")
    )


def _draw_part(pupils: int) -> int:
    """Which hundred pupils; a file of thousands of pages helps nobody."""
    if pupils <= PUPILS_A_FILE:
        return 0
    starts = range(0, pupils, PUPILS_A_FILE)
    chosen = st.selectbox(
        "Sheets for", starts, key="class_part",
        format_func=lambda at: f"pupils {at + 1:,} to {min(at + PUPILS_A_FILE, pupils):,}",
    )  # fmt: skip
    return int(chosen or 0)


def _draw_lists(files: ClassFiles, answer: ClassAnswer) -> None:
    block = st.expander("The class as files: Excel, CSV, summaries", key="class_as_files",
                        on_change="rerun")  # fmt: skip
    if block.open:
        with block:
            _draw_list_buttons(files, answer)


def _draw_list_buttons(files: ClassFiles, answer: ClassAnswer) -> None:
    with st.container(horizontal=True, key="take-away-class"):
        st.download_button(
            "The class (Excel)", files.workbook, "class.xlsx", _XLSX, key="class_xlsx",
            on_click="ignore",
        )  # fmt: skip
        _save("Next steps (CSV)", files, "results.csv", _CSV)
        if answer.unmatched:
            _save("No match yet (CSV)", files, "unmatched.csv", _CSV)
        if answer.class_list.problems:
            _save("Rows to mend (CSV)", files, "rejected.csv", _CSV)
        _save("Summary (JSON)", files, "summary.json", _JSON)
        _save("Summary to share (JSON)", files, "summary_to_share.json", _JSON)
    st.html(
        note_html(
            "The summary is yours: it has every count. In the summary to share, counts under five "
            "are withheld, and others with them wherever they would give those away; it can go to "
            "your hub."
        )
    )


def _save(label: str, files: ClassFiles, name: str, kind: str) -> None:
    st.download_button(label, lambda: files.text(name), name, kind, key=f"class_{name}",
                       on_click="ignore")  # fmt: skip


def app_address() -> str | None:
    """Where the app is, as a phone could open it; None where it runs on this very machine."""
    here = st.context.url
    host = urlsplit(here).hostname if here else None
    if not here or not host or host == "localhost" or _is_loopback(host):
        return None
    return urljoin(here, ".")


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.endswith(".localhost")
