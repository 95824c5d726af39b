"""What the browser tests stand on: a real server, and a watch on every request and error."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.request import urlopen

from playwright.sync_api import ConsoleMessage, Page

ROOT = Path(__file__).parents[2]
OWN_ADDRESS = re.compile(r"(https?|wss?)://(localhost|127\.0\.0\.1)[:/]|(blob|data|about):")
# Streamlit looks for its base path below each page's address first; the 404 is its answer.
HARMLESS = re.compile(r"_stcore/(health|host-config)")


@contextmanager
def serving(script: Path) -> Iterator[str]:
    """Runs ``streamlit run script`` on a port of the system's choice and gives its address."""
    command = [sys.executable, "-m", "streamlit", "run", str(script)]
    command += ["--server.port", "0", "--server.address", "localhost"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    server = subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    try:
        yield _address(server)
    finally:
        server.terminate()
        server.wait(timeout=20)
        if server.stdout:
            server.stdout.close()


def _address(server: subprocess.Popen[str]) -> str:
    """The address the server prints; it answers from then on, if only after loading its data."""
    seen = []
    for line in server.stdout or ():
        seen.append(line)
        found = re.search(r"URL: (http://\S+)", line)
        if found:
            with urlopen(f"{found[1]}/healthz", timeout=60):  # noqa: S310
                return found[1]
    raise RuntimeError(f"the server did not start:\n{''.join(seen)}")


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
