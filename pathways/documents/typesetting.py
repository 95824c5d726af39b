"""Templates set as accessible PDF (PDF/UA) by Typst, with fonts of our own.

Data reaches a template as JSON and is only ever set as text, never read as markup. The same data
and date always give the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

import typst

from pathways.settings import ROOT

_TEMPLATES = Path(__file__).parent / "templates"
VENDOR = ROOT / "static" / "vendor"
# Tried in this order: each brings scripts that those before it lack.
FONTS = {
    "Atkinson Hyperlegible Next": "atkinson-hyperlegible-next-0.4.1",
    "DejaVu Sans": "dejavu-fonts-ttf-2.37.3",
    "Noto Sans Bengali": "noto-sans-bengali-0.4.4",
    "Noto Sans Devanagari": "noto-sans-devanagari-0.4.1",
    "Noto Sans Gujarati": "noto-sans-gujarati-0.4.2",
    "Noto Sans Gurmukhi": "noto-sans-gurmukhi-0.4.1",
    "Noto Sans Tamil": "noto-sans-tamil-0.4.3",
    "Noto Emoji": "noto-emoji-0.4.7",
    "Droid Sans Fallback": "droid-sans-fallback-6.0.1",
}


def set_pdf(template: str, data: Mapping[str, Any], day: date) -> bytes:
    """The PDF of a template of this room.

    Args:
        data: what the template takes, as values that JSON knows.
        day: stands in the file as the day it was made.
    """
    inputs = {"data": json.dumps({**data, "fonts": list(FONTS)}, ensure_ascii=False)}
    compiler = typst.Compiler(_TEMPLATES / template, font_paths=_fonts())
    stamp = datetime.combine(day, time(), UTC)

    def compiled(standards: list[Any]) -> bytes:
        pdf = compiler.compile(
            format="pdf", sys_inputs=inputs, pdf_standards=standards, timestamp=stamp
        )
        assert isinstance(pdf, bytes)  # noqa: S101 - a PDF is one file
        return pdf

    try:
        return compiled(["ua-1"])
    except typst.TypstError as error:
        if "could not be displayed" not in error.message:
            raise
        # PDF/UA has no place for a letter of a script that none of our fonts has. Such a PDF is
        # tagged all the same, and shows a box there.
        return compiled([])


@cache
def _fonts() -> typst.Fonts:
    folders = [VENDOR / folder for folder in FONTS.values()]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)
