"""Real servers to measure, each on a port of its own, and a real browser to measure them with."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from urllib.request import urlopen

from playwright.sync_api import Browser, Page, WebSocket, sync_playwright
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from pathways.settings import ROOT

APP = ROOT / "app.py"
PLAIN_APP = Path(__file__).parent / "plain_app.py"
STREAMLIT = ("-m", "streamlit")
STREAMLIT_UNFROZEN = ("-m", "benchmarks.unfrozen_streamlit")
WINDOW = (1280, 900)  # width and height in pixels

_CHROMIUM = os.environ.get("PATHWAYS_CHROMIUM", "/usr/bin/chromium")
_QUIET = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--no-default-browser-check",
)
_STARTS_WITHIN_S = 60


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: its address and its process."""

    url: str
    pid: int

    def cpu_seconds(self) -> float:
        """Processor time that the server has used so far (Linux)."""
        fields = Path(f"/proc/{self.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2]
        user, system = fields.split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    def megabytes(self) -> float:
        """Memory that the server has in use now (Linux), in millions of bytes."""
        pages = Path(f"/proc/{self.pid}/statm").read_text(encoding="utf-8").split()[1]
        return int(pages) * os.sysconf("SC_PAGE_SIZE") / 1e6


@contextmanager
def serving(
    script: Path,
    runner: Sequence[str] = STREAMLIT,
    options: Sequence[str] = (),
    environment: Mapping[str, str] | None = None,
) -> Iterator[Server]:
    """Serves a script with the project's configuration, and ends the server afterwards."""
    command = [sys.executable, *runner, "run", str(script), "--server.port", "0"]
    command += ["--server.address", "localhost", *options]
    settings = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    settings |= environment or {}
    with tempfile.TemporaryFile("w+") as log:
        process = subprocess.Popen(
            command, cwd=ROOT, env=settings, text=True, stdout=subprocess.PIPE, stderr=log
        )
        try:
            yield Server(_address(process, log), process.pid)
        finally:
            process.terminate()
            process.communicate()


def _address(process: subprocess.Popen[str], log: IO[str]) -> str:
    for line in process.stdout or ():
        found = re.search(r"URL: (http://\S+)", line)
        if found:
            with urlopen(f"{found[1]}/_stcore/health", timeout=_STARTS_WITHIN_S):
                return found[1]
    log.seek(0)
    raise RuntimeError(f"the server did not start:\n{log.read()}")


@contextmanager
def browsing(more: Sequence[str] = ()) -> Iterator[Browser]:
    """Headless Chromium that asks nothing of its makers, with ``more`` options."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_CHROMIUM, args=[*_QUIET, *more])
        yield browser
        browser.close()


class Reruns:
    """Counts the answers that the server has finished for a page, by what goes over the wire."""

    def __init__(self, page: Page) -> None:
        self.finished = 0
        self._page = page
        page.on("websocket", self._watch)

    def wait_for(self, count: int) -> None:
        """Come back when so many are finished."""
        while self.finished < count:
            self._page.wait_for_timeout(5)

    def _watch(self, socket: WebSocket) -> None:
        socket.on("framereceived", self._read)

    def _read(self, frame: bytes | str) -> None:
        if isinstance(frame, bytes):
            message = ForwardMsg()
            message.ParseFromString(frame)
            self.finished += message.WhichOneof("type") == "script_finished"
