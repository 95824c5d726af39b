"""Turning words of the sources into ids, dates, days and numbers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from pathways.vocabulary import DAYS

_ISO = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?!\d)")
_COMMENT = re.compile(
    r"pages? (?:found|read)|not stored|not in the|not on the page|not visible|text read|"
    r"stored (?:extract|excerpt|part|copy)|not (?:stated|shown|described|copied|found)|"
    r"no (?:prior |separate )?(?:grade|level|entry standard|standard|fee) stated|"
    r"no .{0,30} mentioned|not (?:given )?on (?:the )?page|partner page|school version|wiki mirror|"
    r"^observation$|observation, not|inferred|assumed|https?:|probably|not confirmed|see MDS rows",
    re.IGNORECASE,
)
_MONTHS = range(1, 13)


def slug(text: str) -> str:
    """A readable id: ``Hallé Children's Choir`` is ``halle-childrens-choir``."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    plain = plain.replace("'", "").replace("&", " and ")
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def iso_date(text: str, decided: Mapping[str, str]) -> str:
    """The earliest day, month or year that the words for a page's date support.

    ``2024-25`` is a season and gives 2024; a page that carries no date of its own gives nothing.
    """
    if text in decided:
        return decided[text]
    found = _ISO.match(text)
    if found is None:
        return ""
    year, month, day = found.groups()
    if month is None or int(month) not in _MONTHS or _is_season(text, year, month):
        return year
    return "-".join(part for part in (year, month, day) if part)


def _is_season(text: str, year: str, month: str) -> bool:
    return int(month) == int(year) % 100 + 1 and not text.startswith(f"{year}-{month}-")


def days_in(text: str) -> list[str]:
    """The days of the week that are named, in the week's order."""
    return [day for day in DAYS if day in text]


def whole(text: str) -> str:
    """A number without a needless decimal part: ``90.0`` is ``90``, ``7.50`` stays 7.5."""
    return f"{float(text):g}" if text else ""


def joined(values: Iterable[str]) -> str:
    """Several values in one cell, each once, in the order first met."""
    return ";".join(dict.fromkeys(value for value in values if value))


def parts(text: str, separators: str = ";") -> list[str]:
    """The values of a cell, split at any of the separators."""
    return [part.strip() for part in re.split(f"[{separators}]", text) if part.strip()]


def tidied(text: str) -> str:
    """The words of a source without remarks on what could not be read there."""
    text = re.sub(
        r"\(([^()]*)\)", lambda found: "" if _COMMENT.search(found[1]) else found[0], text
    )
    clauses = re.split(r"(?<=[.;])\s+", text)
    kept = [clause for clause in clauses if not _COMMENT.search(clause)]
    words = re.sub(r"\s+([,.;])", r"\1", re.sub(r"\s{2,}", " ", " ".join(kept)))
    words = re.sub(r"(?<![A-Z])(\d+(?:,\d{3})*) GBP\b", r"£\1", words)
    return words.strip().strip(";,").removesuffix(".").strip()


def sentence(text: str) -> str:
    """Tidied words that begin with a capital letter."""
    words = tidied(text)
    return words[:1].upper() + words[1:]
