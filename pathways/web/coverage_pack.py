"""Taking evidence away: one file with everything, or each by itself; nothing on the disk.

A file is made when its button is pressed, in memory, and its button turns while it is made. What
was made for a question stays with the session, so that a second press is at once.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from threading import RLock
from typing import TYPE_CHECKING

import streamlit as st

from pathways.coverage import Standing
from pathways.coverage.part import Part
from pathways.evidence.phrases import pack_name, where_words
from pathways.web.coverage_view import CoverageView
from pathways.web.rendering import render
from pathways.wiring import App, candidate_sites

if TYPE_CHECKING:
    from pathways.evidence.pack import Pack

MOST_SITES = 5
_PARTS = {
    "region": "hub, district and neighbourhood",
    "hub": "district and neighbourhood",
    "district": "neighbourhood",
}
SECONDS_FOR_PROOF = 5.0
_MAKER, _NEW = "coverage_pack_maker", "coverage_pack_sites"
_ZIP, _PDF, _CSV = "application/zip", "application/pdf", "text/csv"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class PackMaker:
    """The pack of one question, gathered when a file of it is first asked for.

    Buttons are pressed outside the page's run, perhaps two at once: hence the lock.

    Args:
        counted_as: the least certainty that counts as covered where something is shaded.
        new: how many best next sites to look for.
    """

    def __init__(self, app: App, standing: Standing, part: Part, counted_as: str, new: int) -> None:
        self._app, self._standing, self._part = app, standing, part
        self._counted_as, self._new = counted_as, new
        self._lock = RLock()

    @property
    def made_for(self) -> tuple[object, ...]:
        """What decides what is in it."""
        standing, version = self._standing, self._app.catalogue.version
        asked = standing.question, standing.as_of, version, self._part
        return *asked, self._counted_as, self._new

    @cached_property
    def pack(self) -> Pack:
        """The pack itself."""
        # Only imported when a button is pressed: the typesetter is no small thing to load.
        from pathways.evidence.gathering import gather
        from pathways.evidence.pack import Pack
        from pathways.evidence.sites import best_sites

        app, standing, part = self._app, self._standing, self._part
        sites = None
        if self._new:
            candidates = candidate_sites(app)
            sites = best_sites(standing, candidates, part, self._new, SECONDS_FOR_PROOF)
        evidence = gather(app.catalogue, standing, part, sites, self._counted_as)
        return Pack(evidence, app.settings.data)

    def zip(self) -> bytes:
        """Everything in one file."""
        with self._lock:
            return self.pack.zip()

    def file(self, name: str) -> Callable[[], bytes]:
        """What makes one of its files."""

        def make() -> bytes:
            with self._lock:
                return self.pack.file(name)

        return make


def draw_pack(view: CoverageView) -> None:
    """What is in the pack, how many best sites it should name, and the buttons."""
    parts = _PARTS[view.part.by]
    st.html(render("coverage_pack.html", where=where_words(view.part), parts=parts))
    new = st.selectbox(
        "Best places for new groups in the pack", range(MOST_SITES + 1), index=3,
        format_func=_sites_words, key=_NEW, width=320,
    )  # fmt: skip
    maker = _maker(view, int(new or 0))
    name = pack_name(view.question, view.part, view.as_of)
    st.download_button(
        "Save the evidence pack (zip)", maker.zip, f"{name}.zip", _ZIP, key="coverage_pack_zip",
        type="primary", on_click="ignore",
    )  # fmt: skip
    with st.container(horizontal=True, key="coverage_pack_single"):
        _save("Report alone (PDF)", maker, "evidence.pdf", f"{name}.pdf", _PDF)
        _save("Workbook alone (Excel)", maker, "evidence.xlsx", f"{name}.xlsx", _XLSX)
        _save("Whom to ask alone (CSV)", maker, "worklist.csv", f"{name}-whom-to-ask.csv", _CSV)


def _sites_words(new: int) -> str:
    if not new:
        return "None"
    return "The best one" if new == 1 else f"The best {new}"


def _maker(view: CoverageView, new: int) -> PackMaker:
    """That of the session where it is for the same question; else a new one in its place."""
    fresh = PackMaker(view.app, view.standing, view.part, view.counted, new)
    kept = st.session_state.get(_MAKER)
    if not isinstance(kept, PackMaker) or kept.made_for != fresh.made_for:
        st.session_state[_MAKER] = kept = fresh
    return kept


def _save(label: str, maker: PackMaker, file: str, name: str, kind: str) -> None:
    st.download_button(label, maker.file(file), name, kind, key=f"coverage_{file}",
                       on_click="ignore")  # fmt: skip
