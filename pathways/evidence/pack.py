"""The files of a pack, each made from the same evidence when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from io import BytesIO
from pathlib import Path
from threading import RLock
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from pathways.coverage.divisions import DIVISIONS
from pathways.coverage.outlines import load_outlines
from pathways.coverage.records import WORKLIST_COLUMNS
from pathways.evidence.credits import load_credits
from pathways.evidence.layers import LAYERS, LISTINGS, SITES, make_layers
from pathways.evidence.paper import evidence_pdf
from pathways.evidence.phrases import pack_name
from pathways.evidence.picture import Outlines
from pathways.evidence.readme import readme
from pathways.evidence.tables import make_tables
from pathways.evidence.values import Evidence
from pathways.exchange.spreadsheet import to_csv
from pathways.exchange.workbook import to_xlsx

PDF, XLSX, CSV, README = "evidence.pdf", "evidence.xlsx", "worklist.csv", "README.txt"
# Every file that a pack can hold.
FILES = (README, PDF, XLSX, CSV, *LAYERS.values(), LISTINGS, SITES)
Progress = Callable[[int, int], None]


class Pack:
    """One question's evidence as files; safe to ask from several threads.

    Args:
        data: the folder of the data, whose outlines and sources the files need.
    """

    def __init__(self, evidence: Evidence, data: Path) -> None:
        self.evidence, self._data = evidence, data
        self._made: dict[str, bytes] = {}
        self._lock = RLock()

    @property
    def name(self) -> str:
        """What its folder is called."""
        evidence = self.evidence
        return pack_name(evidence.question, evidence.part, evidence.as_of)

    def file(self, name: str) -> bytes:
        """One of the files, by its name.

        Raises:
            DataError: outlines or sources are missing or broken.
        """
        with self._lock:
            if name not in self._made:
                self._made.update(self._maker(name)())
            return self._made[name]

    def files(self, progress: Progress = lambda done, of: None) -> dict[str, bytes]:
        """File name to what is in it.

        Args:
            progress: told how many of the files are made, and of how many.

        Raises:
            DataError: outlines or sources are missing or broken.
        """
        steps = (PDF, XLSX, CSV, LISTINGS)
        for done, name in enumerate(steps):
            progress(done, len(steps))
            self.file(name)
        progress(len(steps), len(steps))
        made = {name: self._made[name] for name in FILES if name in self._made}
        return {README: readme(self.evidence, made).encode(), **made}

    def zip(self) -> bytes:
        """All files in one, in a folder of their own."""
        return zipped(self.files(), self.name, self.evidence.as_of)

    def _maker(self, name: str) -> Callable[[], dict[str, bytes]]:
        return {PDF: self._paper, XLSX: self._workbook, CSV: self._worklist}.get(name, self._layers)

    def _paper(self) -> dict[str, bytes]:
        return {PDF: evidence_pdf(self.evidence, self._outlines(), load_credits(self._data))}

    def _workbook(self) -> dict[str, bytes]:
        return {XLSX: to_xlsx(make_tables(self.evidence, load_credits(self._data)))}

    def _worklist(self) -> dict[str, bytes]:
        """As ``pathways unknowns`` writes it, with a mark so that spreadsheets read it as UTF-8."""
        listings = self.evidence.worklist["listings"]
        rows = [{**each, "ask": "; ".join(each["ask"])} for each in listings]
        return {CSV: to_csv(rows, WORKLIST_COLUMNS).encode("utf-8-sig")}

    def _layers(self) -> dict[str, bytes]:
        layers = make_layers(self.evidence, self._outlines())
        return {name: text.encode() for name, text in layers.items()}

    def _outlines(self) -> dict[str, Outlines]:
        """Read anew: they would take up far more memory than the files made of them."""
        return {by: load_outlines(self._data / "geo", by) for by in DIVISIONS}


def zipped(files: Mapping[str, bytes], folder: str, day: date) -> bytes:
    """The files as one, in a folder of that name; each stands in it as of ``day``."""
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        for name, data in files.items():
            entry = ZipInfo(f"{folder}/{name}", (day.year, day.month, day.day, 0, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)
    return content.getvalue()
