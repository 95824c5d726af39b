"""letters_30_s: the sheets of a class of thirty as one PDF, and what fpdf2 takes for the like."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from io import BytesIO
from time import perf_counter

import segno

from benchmarks.questions import draw_questions
from benchmarks.results import Row
from benchmarks.search import AS_OF
from benchmarks.synthetic import SEED
from benchmarks.timing import one_core, settle
from pathways.classlist import ClassAnswer, ClassList, Pupil, next_steps, summarise
from pathways.documents import Sheet, class_sheets, letters_pdf
from pathways.documents.typesetting import VENDOR
from pathways.facts import listing_facts
from pathways.wiring import App, get_app_state

PUPILS = 30
_BASE = "https://pathways.example.org/"
_PEER_FONTS = VENDOR / "dejavu-fonts-ttf-2.37.3"


def run() -> list[Row]:
    """Thirty real searches; each side sets one class to warm up and another that is timed."""
    app = get_app_state()
    warm_up, timed = _two_classes(app)
    settle()
    with one_core():
        letters_pdf(_sheets(app, warm_up), AS_OF)
        ours = _seconds(lambda: letters_pdf(_sheets(app, timed), AS_OF))
        plain_letters(_sheets(app, warm_up))
        peer = _seconds(lambda: plain_letters(_sheets(app, timed)))
    work = (
        f"{PUPILS} sheets from next steps that are known, in the real catalogue. Ours: one page "
        "each in the largest type that fits, tagged for screen readers, letters of any script. "
        "Peer: the same words and codes in one size with DejaVu Sans, untagged, fitted to no page."
    )
    return [Row("letters_30_s", ours, peer, "fpdf2", "s", work)]


def _two_classes(app: App) -> Iterator[ClassAnswer]:
    geo = app.settings.data / "geo"
    questions = draw_questions(app.catalogue, app.gazetteer, geo, 2 * PUPILS, SEED)
    pupils = tuple(
        Pupil(
            row=number,
            ref=f"P{number}",
            place_words=each.place.label,
            place=each.place,
            stands_in=False,
            instrument=each.query.instrument,
            level=each.query.level,
            age=each.query.age,
            school_year=each.query.school_year,
        )
        for number, each in enumerate(questions, start=2)
    )
    for part in (pupils[:PUPILS], pupils[PUPILS:]):
        steps = next_steps(app.catalogue, part, AS_OF)
        yield ClassAnswer(ClassList(part, (), ()), steps, summarise(steps, 0), AS_OF)


def _sheets(app: App, answer: ClassAnswer) -> tuple[Sheet, ...]:
    return class_sheets(
        app.catalogue,
        answer,
        lambda listing, venue: listing_facts(app.catalogue, listing, AS_OF, venue),
        base_address=_BASE,
    )


def _seconds(task: Callable[[], object]) -> float:
    start = perf_counter()
    task()
    return perf_counter() - start


def plain_letters(sheets: tuple[Sheet, ...]) -> bytes:
    """The same words set with fpdf2, one sheet after the other."""
    pdf = importlib.import_module("fpdf").FPDF(format="A4")
    pdf.add_font("DejaVu", "", _PEER_FONTS / "DejaVuSans.ttf")
    pdf.add_font("DejaVu", "B", _PEER_FONTS / "DejaVuSans-Bold.ttf")
    for sheet in sheets:
        pdf.add_page()
        for bold, text in _lines(sheet):
            pdf.set_font("DejaVu", "B" if bold else "", 9)
            pdf.multi_cell(0, 4.4, text, new_x="LMARGIN", new_y="NEXT")
        if sheet.address:
            picture = BytesIO()
            segno.make_qr(sheet.address, error="m").save(picture, kind="png", scale=4)
            pdf.image(picture, w=24)
    return bytes(pdf.output())


def _lines(sheet: Sheet) -> Iterator[tuple[bool, str]]:
    yield True, f"{sheet.ref} {sheet.about}"
    for step in sheet.steps:
        yield True, step.name
        for text in (step.provider, step.sure, step.whom, step.when, step.where, step.cost,
                     step.join, step.ask, f"{step.website} {step.source}"):  # fmt: skip
            yield False, text or ""
    for idea in sheet.ideas:
        yield False, f"{idea.name}, {idea.provider}. {idea.where}. {idea.why}"
    for question in sheet.questions:
        yield False, question
    yield False, sheet.contact.words
