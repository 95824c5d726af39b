"""Writing what a command made: wholly or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Collection, Mapping
from pathlib import Path

from pathways.errors import OutputError


def checked_folder(out: Path, own: Collection[str]) -> Path:
    """The folder itself, links followed, if it can take files.

    Args:
        own: every file that the command has ever written; a folder that holds others is
            somebody's own and stays as it is.

    Raises:
        OutputError: it cannot be made, is a file, or holds other things.
    """
    folder = out.resolve()
    _needs_parent(folder, out)
    if not folder.exists():
        return folder
    if not folder.is_dir():
        raise OutputError(f"{out} is a file. Give --out a folder.")
    others = sorted(each.name for each in folder.iterdir() if each.name not in own)
    if others:
        raise OutputError(
            f"{out} holds other things, such as {others[0][:40]}. Give --out a folder of its own."
        )
    return folder


def checked_file(out: Path) -> Path:
    """The file itself, links followed, if its folder can take it.

    Raises:
        OutputError: there is no such folder, or it is a folder.
    """
    file = out.resolve()
    _needs_parent(file, out)
    if file.is_dir():
        raise OutputError(f"{out} is a folder. Give --out another name.")
    return file


def _needs_parent(path: Path, out: Path) -> None:
    if not path.parent.is_dir():
        raise OutputError(f"{out} cannot be made: there is no folder {path.parent}.")


def replace_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put a folder of these files in place, wholly or not at all.

    It is written beside its place, where only its owner can read it, and moved when it is whole.

    Raises:
        OutputError: it cannot be written.
    """
    try:
        work = Path(tempfile.mkdtemp(prefix=".pathways-", dir=folder.parent))
        try:
            _write(work / "new", files)
            _swap(work / "new", folder, work / "old")
        finally:
            shutil.rmtree(work)
    except OSError as error:
        raise OutputError(f"{folder} cannot be written: {error.strerror}.") from None


def replace_file(file: Path, content: bytes) -> None:
    """Put a file in place, wholly or not at all, where only its owner can read it.

    Raises:
        OutputError: it cannot be written.
    """
    try:
        number, name = tempfile.mkstemp(prefix=".pathways-", dir=file.parent)
        work = Path(name)
        try:
            with os.fdopen(number, "wb") as open_file:
                open_file.write(content)
            work.replace(file)
        finally:
            work.unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(f"{file} cannot be written: {error.strerror}.") from None


def _swap(new: Path, folder: Path, old: Path) -> None:
    """Put ``new`` in the place of ``folder``, which moves to ``old``, or leave all as it was."""
    had = folder.exists()
    if had:
        folder.rename(old)
    try:
        new.rename(folder)
    except OSError:
        if had:
            old.rename(folder)
        raise


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    folder.mkdir(mode=0o700)
    for name, data in files.items():
        (folder / name).write_bytes(data)
