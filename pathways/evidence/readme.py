"""The file that says what the others are."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import fill

from pathways.evidence import words
from pathways.evidence.phrases import beside_words, dated_words, question_words, short_words
from pathways.evidence.values import Evidence

_WIDE = 88
_HELD = {
    "evidence.pdf": "The evidence to read and to print: figures, maps, tables, methods, sources. "
    "Tagged for screen readers (PDF/UA).",
    "evidence.xlsx": "Every figure of every hub, district and neighbourhood, one sheet each, with "
    "methods and sources.",
    "worklist.csv": "What to ask of whom, the most telling first; a row for each letter of a mail "
    "merge.",
    "hubs.geojson": "Outlines of the hubs with their figures.",
    "districts.geojson": "Outlines of the districts with their figures.",
    "msoas.geojson": "Outlines of local areas (MSOA 2021) with their figures.",
    "lsoas.geojson": "Outlines of neighbourhoods (LSOA 2021) with their figures.",
    "listings.geojson": "Places of the listings behind the figures, with their sources.",
    "sites.geojson": "The best next sites for a new group.",
}
_SAME = (
    "The figures are the same in every file, and the same that the commands `pathways coverage`, "
    "`gaps` and `sites` print for this question and day. Open .geojson files with a map program "
    "such as QGIS."
)
_NOT = "Nothing in here is about any one young person; all figures are of residents of areas."


def readme(evidence: Evidence, files: Iterable[str]) -> str:
    """Plain text: the question, the answer, and what is in which of ``files``."""
    paragraphs = [
        words.TITLE,
        question_words(evidence),
        beside_words(evidence) or "",
        dated_words(evidence),
        short_words(evidence),
        words.COUNTED_RULE,
    ]
    told = [fill(each, _WIDE) for each in paragraphs if each]
    listed = "\n".join(
        fill(f"{name:<18} {_HELD[name]}", _WIDE, subsequent_indent=" " * 19) for name in files
    )
    end = [fill(_SAME, _WIDE), fill(_NOT, _WIDE), fill(words.MADE_WITH, _WIDE)]
    return "\n\n".join([*told, listed, *end]) + "\n"
