"""Writes down which files a Python process opens for writing: put this folder on PYTHONPATH."""

from __future__ import annotations

import os
import sys

_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_LIST = os.open(os.environ["PATHWAYS_AUDIT"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)


def _hear(event: str, arguments: tuple[object, ...]) -> None:
    if event == "open" and isinstance(flags := arguments[2], int) and flags & _WRITES:
        os.write(_LIST, f"{arguments[0]!r}\n".encode())
    elif event in ("os.rename", "os.mkdir", "os.link", "os.symlink", "sqlite3.connect"):
        os.write(_LIST, f"{event} {arguments!r}\n".encode())


sys.addaudithook(_hear)
