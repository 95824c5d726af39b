"""What the browser tests stand on: a real server, and a watch on every request and error."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread
from urllib.request import urlopen

from playwright.sync_api import ConsoleMessage, Page

ROOT = Path(__file__).parents[2]
OWN_ADDRESS = re.compile(r"(https?|wss?)://(localhost|127\.0\.0\.1)[:/]|(blob|data|about):")
# Streamlit looks for its base path below each page's address first; the 404 is its answer.
HARMLESS = re.compile(r"_stcore/(health|host-config)")


@dataclass
class Server:
    """A server that runs: its address, and every line it has printed."""

    url: str = ""
    printed: list[str] = field(default_factory=list)


@contextmanager
def running(script: Path, environment: Mapping[str, str] | None = None) -> Iterator[Server]:
    """Runs ``streamlit run script`` on a port of the system's choice.

    Args:
        environment: what its environment has beside ours.
    """
    command = [sys.executable, "-m", "streamlit", "run", str(script)]
    command += ["--server.port", "0", "--server.address", "localhost"]
    usual = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env=usual | dict(environment or {}),
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    server, started = Server(), Event()
    # What nobody reads would fill the pipe in the end, and the server would wait for ever.
    reader = Thread(target=_read, args=(process, server, started))
    reader.start()
    try:
        started.wait(timeout=60)
        if not server.url:
            raise RuntimeError(f"the server did not start:\n{''.join(server.printed)}")
        with urlopen(f"{server.url}/healthz", timeout=60):  # noqa: S310
            yield server
    finally:
        process.terminate()
        process.wait(timeout=20)
        reader.join(timeout=20)
        if process.stdout:
            process.stdout.close()


def _read(process: subprocess.Popen[str], server: Server, started: Event) -> None:
    """Takes what the server prints; it prints its address and answers from then on."""
    for line in process.stdout or ():
        server.printed.append(line)
        found = re.search(r"URL: (http://\S+)", line)
        if found:
            server.url = found[1]
            started.set()
    started.set()


@contextmanager
def serving(script: Path) -> Iterator[str]:
    """The address of a server for ``script``, as long as it runs."""
    with running(script) as server:
        yield server.url


@dataclass
class Traffic:
    """What a page asked for and what went wrong in it.

    Attributes:
        requests: the address of every request, frames' included.
        errors: JavaScript errors and what the console reports as an error.
    """

    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @property
    def outside(self) -> list[str]:
        return [url for url in self.requests if not OWN_ADDRESS.match(url)]

    def watch(self, page: Page) -> None:
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", self._console)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not HARMLESS.search(message.location["url"]):
            self.errors.append(message.text)
