"""What people type, made safe to read and to repeat."""

from __future__ import annotations

import unicodedata

LONGEST = 120  # characters; no place, school or line of an address is longer
ECHOED = 40
HINT = "Try a postcode, or the nearest town or village."


def tidied(text: str) -> str:
    """The text in plain characters, with single spaces and nothing invisible in it."""
    if text.isascii() and text.isprintable():
        return " ".join(text[: 4 * LONGEST].split())
    plain = unicodedata.normalize("NFKC", text[: 4 * LONGEST])
    shown = "".join(
        " " if char.isspace() else char
        for char in plain
        if char.isspace() or unicodedata.category(char)[0] != "C"
    )
    return " ".join(shown.split())


def echo(words: str) -> str:
    """What was typed, short and without characters that mean something to a page."""
    kept = "".join(char for char in words if char.isalnum() or char in " ,.'-&/")
    short = " ".join(kept.split())
    short = short if len(short) <= ECHOED else f"{short[: ECHOED - 1]}…"
    return f"“{short}”" if short else "that"
