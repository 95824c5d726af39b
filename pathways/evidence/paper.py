"""The pack's PDF: the evidence as sections of plain blocks, set by Typst as tagged PDF/UA."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pathways.coverage.shading import scale
from pathways.coverage.words import people as people_words
from pathways.documents.plain_text import plain_text
from pathways.documents.sheet_words import LANGUAGE, REGION
from pathways.documents.typesetting import set_pdf
from pathways.evidence import paper_answer, paper_end, paper_middle, words
from pathways.evidence.blocks import Block
from pathways.evidence.credits import Credits
from pathways.evidence.phrases import (
    beside_words,
    dated_words,
    part_words,
    question_words,
    where_words,
)
from pathways.evidence.picture import Outlines
from pathways.evidence.values import Evidence
from pathways.wording import date_words

_STANDS = ("sure", "likely", "maybe", "none")
_LONGEST_NAME = 80


def evidence_pdf(evidence: Evidence, outlines: Mapping[str, Outlines], credits: Credits) -> bytes:
    """The evidence on A4.

    Args:
        outlines: for each division of the region code to GeoJSON geometry.
    """
    where = where_words(evidence.part)
    date = date_words(evidence.as_of.isoformat())
    data = {
        "title": f"{words.TITLE}: {evidence.question.words}, {where}",
        "lang": LANGUAGE,
        "region": REGION,
        "kicker": words.TITLE,
        "heading": plain_text(f"{evidence.question.subject.name} in {where}", _LONGEST_NAME),
        "question": question_words(evidence),
        "beside": beside_words(evidence),
        "dated": dated_words(evidence),
        "contents": words.CONTENTS,
        "foot": words.PAGE.format(title=words.TITLE, where=where, date=date),
        "band": _band(evidence),
        "sections": _sections(evidence, outlines, credits),
    }
    return set_pdf("evidence.typ", data, evidence.as_of)


def _band(evidence: Evidence) -> dict[str, Any]:
    """The four parts of the bar, in the colours of the map."""
    whole, shades = evidence.whole, scale("nothing", "lsoa").shades
    parts: list[dict[str, Any]] = [
        {
            "name": words.BAND[name],
            "people": people_words(getattr(whole, name)),
            "share": part_words(getattr(whole, name), whole.young_people),
            "part": getattr(whole, name) / whole.young_people if whole.young_people else 0,
            "colour": shade.light,
        }
        for name, shade in zip(_STANDS, shades, strict=True)
    ]
    listed = ", ".join(f"{each['name'].lower()} {each['people']}" for each in parts)
    people = people_words(whole.young_people)
    return {"parts": parts, "tells": words.BAND_TELLS.format(young_people=people, parts=listed)}


def _sections(
    evidence: Evidence, outlines: Mapping[str, Outlines], credits: Credits
) -> list[dict[str, Any]]:
    makers: dict[str, Callable[[], list[Block]]] = {
        "short": lambda: paper_answer.short(evidence),
        "map": lambda: paper_answer.on_the_map(evidence, outlines),
        "places": lambda: paper_answer.places(evidence, outlines),
        "matrix": lambda: paper_middle.matrix(evidence),
        "rungs": lambda: paper_middle.rungs(evidence),
        "inclusion": lambda: paper_middle.inclusion(evidence),
        "sites": lambda: paper_middle.sites(evidence),
        "unknown": lambda: paper_end.unknown(evidence),
        "counted": lambda: paper_end.counted(evidence),
        "plan": lambda: paper_end.plan(evidence),
        "methods": lambda: paper_end.methods(evidence),
        "sources": lambda: paper_end.sources(credits),
    }
    made = ((name, make()) for name, make in makers.items())
    return [{"heading": words.HEADINGS[name], "blocks": blocks} for name, blocks in made if blocks]
