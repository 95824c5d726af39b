"""What tests of printed sheets share: sheets made by hand, and PDFs read back."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import date
from functools import lru_cache
from io import BytesIO

from pypdf import PdfReader

from pathways.documents import Contact, Idea, Sheet, Step

DAY = date(2026, 11, 22)
STEP = Step(
    name="Anytown Brass Band",
    provider="Group, band, choir or orchestra, Anytown Brass",
    sure="Fits, from an up-to-date source",
    whom="Ages 8 to 18; grade 1 to grade 4",
    when="Saturday 10:00–12:00, weekly",
    where="Town Hall, Anytown",
    cost="£3 per session. Help with the cost is offered: ask.",
    join="Get in touch to join. The source mentions no audition.",
    ask="May we come and try, and how do we join?",
    website="example.org/band",
    url="https://example.org/band",
    source="From its own or its hub's pages of May 2026.",
)
IDEA = Idea("Lessons", "Anytown Music", "Across Anyshire.", "Ask at school.", "https://example.org")
SHEET = Sheet(
    row=2,
    ref="P1",
    about="Cornet, about grade 3",
    at_school=False,
    steps=(STEP, replace(STEP, name="Second Band"), replace(STEP, name="Third Band")),
    unsure=True,
    ideas=(IDEA, IDEA, IDEA),
    questions=("Ask school about the cornet.",),
    contact=Contact("Ask the hub.", "https://example.org/l", "https://example.org/h"),
    address="https://pathways.example.org/?near=NG5%206&instrument=cornet&level=grade-3",
)


def read(pdf: bytes) -> PdfReader:
    return PdfReader(BytesIO(pdf), strict=True)


@lru_cache(maxsize=8)
def pages(pdf: bytes) -> list[str]:
    """The words of each page, without the spaces and breaks that setting puts between."""
    return [squeezed(each.extract_text()) for each in read(pdf).pages]


def squeezed(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
