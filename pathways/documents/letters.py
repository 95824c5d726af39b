"""The sheets of a class as one PDF: a page for each pupil, or two in large print."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from pathways.documents import sheet_words as words
from pathways.documents.search_link import qr_svg
from pathways.documents.steps_in_words import short_address
from pathways.documents.typesetting import set_pdf
from pathways.documents.values import Contact, Sheet, Step
from pathways.wording import date_words

Progress = Callable[[int, int], None]
Data = dict[str, Any]


def letters_pdf(
    sheets: Sequence[Sheet],
    as_of: date,
    *,
    large_print: bool = False,
    progress: Progress | None = None,
) -> bytes:
    """One A4 page for each sheet, in their order; in large print (18 pt) two, front and back.

    Args:
        as_of: the day of the facts.
        progress: told before and after the setting, which takes about 50 ms a sheet.
    """
    if progress:
        progress(0, len(sheets))
    data = {
        **common_data(words.LETTERS_TITLE, as_of),
        "large": large_print,
        "fewer": words.LARGE_PRINT_FEWER,
        "sheets": [_sheet(each) for each in sheets],
    }
    pdf = set_pdf("letters.typ", data, as_of)
    if progress:
        progress(len(sheets), len(sheets))
    return pdf


def common_data(title: str, as_of: date) -> Data:
    """What every template takes."""
    return {
        "title": title,
        "lang": words.LANGUAGE,
        "region": words.REGION,
        "labels": dict(words.LABELS),
        "safeguarding": words.SAFEGUARDING,
        "dated": words.DATED.format(date=date_words(as_of.isoformat())),
    }


def _sheet(sheet: Sheet) -> Data:
    return {
        "heading": words.HEADING_REF.format(ref=sheet.ref)
        if sheet.ref
        else words.HEADING_ROW.format(row=sheet.row),
        "name_line": words.NAME_LINE,
        "about": sheet.about,
        "intro": _intro(sheet),
        "steps": [step_data(each) for each in sheet.steps],
        "ideas_heading": words.IDEAS_HEADING,
        "ideas": [
            asdict(each) | {"line": words.IDEA_LINE.format(where=each.where, why=each.why)}
            for each in sheet.ideas
        ],
        "questions_heading": words.QUESTIONS_HEADING,
        "questions": list(sheet.questions),
        **contact_data(sheet.contact),
        **scan_data(sheet.address),
    }


def _intro(sheet: Sheet) -> str:
    if not sheet.steps:
        return words.INTRO_NONE[sheet.at_school]
    intro = words.INTRO[sheet.at_school]
    return f"{intro} {words.INTRO_FEW}" if sheet.unsure else intro


def step_data(step: Step) -> Data:
    """A step as a template takes it: its facts as labels and words, in their order."""
    facts = [(words.LABELS[name], getattr(step, name)) for name in words.STEP_FACTS]
    return {
        "name": step.name,
        "provider": step.provider,
        "sure": step.sure,
        "facts": [each for each in facts if each[1]],
        "website": step.website,
        "url": step.url,
        "source": step.source,
    }


def contact_data(contact: Contact) -> Data:
    """Whom to ask, with links in the words that lead to them."""
    links: tuple[tuple[str, str | None], ...]
    links = ((words.LESSONS_LINK, contact.lessons_url), (words.HELP_LINK, contact.help_url))
    if contact.lessons_url == contact.help_url:
        links = ((words.BOTH_LINK, contact.help_url),)
    return {
        "contact_heading": words.CONTACT_HEADING,
        "contact": contact.words,
        "links": [(label, url, short_address(url)) for label, url in links if url],
    }


def scan_data(address: str | None) -> Data:
    """The way to the live search: a code, or words where the app has no address."""
    return {
        "qr": None if address is None else qr_svg(address),
        "qr_tells": words.QR_TELLS,
        "address": address,
        "scan": words.NO_SCAN if address is None else words.SCAN,
    }
