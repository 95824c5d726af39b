"""Printed sheets: plain values in, the bytes of a PDF out; nothing is written or logged.

`class_sheets` makes the values of a class, `letters_pdf` its sheets to take home; `class_notices`
and `notices_pdf` do the same for the noticeboard, where no pupil stands.
"""

from pathways.documents.class_sheets import class_sheets
from pathways.documents.letters import letters_pdf
from pathways.documents.notices import class_notices, make_notice, notices_pdf
from pathways.documents.values import Contact, Idea, ListingWords, Notice, Sheet, Step

__all__ = [
    "Contact",
    "Idea",
    "ListingWords",
    "Notice",
    "Sheet",
    "Step",
    "class_notices",
    "class_sheets",
    "letters_pdf",
    "make_notice",
    "notices_pdf",
]
