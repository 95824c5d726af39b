"""Sheets as PDF: whole, one page each, readable by screen readers, and never read as markup."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from typing import Any

import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf.generic import DictionaryObject

from pathways.documents import Notice, Sheet, Step, letters_pdf, notices_pdf, sheet_words
from pathways.documents import steps_in_words as limits
from pathways.documents.plain_text import plain_text
from pathways.documents.typesetting import FONTS, VENDOR
from tests.unit.sheets_made import DAY, SHEET, STEP, pages, read, squeezed

NOTICE = Notice("Cornet", "Anytown School", SHEET.steps, SHEET.contact, SHEET.address)
MARKUP = [
    "#let x = 1; #x *bold* _it_ $x^2$ @ref <label> `raw` \\ // x /* y */",
    '#panic("no") #import "x.typ" #read("/etc/passwd")',
    "= Heading",
    "<script>alert(1)</script> <b>&amp;</b>",
    '"}], "sheets": [] \\u0041 {{ x }} {% y %}',
    "https://example.org/-- ~ -- --- ... 'q'",
]
SCRIPTS = {
    "Polish": "Zażółć gęślą jaźń",
    "Cyrillic": "Привіт",
    "Greek": "Καλημέρα",
    "Chinese": "王小明",
    "Japanese": "こんにちは",
    "emoji": "\N{TRUMPET}\N{VIOLIN}",
}
# Shaping turns these letters into others on the page, so that text read back differs a little.
SHAPED = {
    "Arabic": "العربية",
    "Hebrew": "שלום",
    "Hindi": "हिन्दी",
    "Bengali": "বাংলা",
    "Gujarati": "ગુજરાતી",
    "Punjabi": "ਪੰਜਾਬੀ",
    "Tamil": "தமிழ்",
}
NO_FONT = "\N{CUNEIFORM SIGN A}"


def letter(ref: str, **changes: Any) -> Sheet:
    """What a class gives: its words have gone through ``plain_text``."""
    return replace(SHEET, ref=plain_text(ref, 60), **changes)


def root(pdf: bytes) -> DictionaryObject:
    return read(pdf).root_object


def is_ua(pdf: bytes) -> bool:
    metadata: Any = root(pdf)["/Metadata"].get_object()
    return b"pdfuaid:part" in metadata.get_data()


def test_a_page_for_each_pupil_in_order() -> None:
    read_back = pages(letters_pdf([letter(f"P{number}") for number in range(1, 8)], DAY))
    assert len(read_back) == 7
    for number, page in enumerate(read_back, start=1):
        assert squeezed(f"Next steps in music for P{number}") in page


def test_everything_on_the_sheet_is_on_the_page() -> None:
    (page,) = pages(letters_pdf([SHEET], DAY))
    said = [getattr(STEP, name) for name in Step.__dataclass_fields__ if name != "url"]
    said += [SHEET.about, *(each.name for each in SHEET.steps), *SHEET.questions, "Ask the hub."]
    said += ["example.org/l", "example.org/h", SHEET.ideas[0].why, sheet_words.SAFEGUARDING]
    said += ["Facts as of 22 November 2026", sheet_words.SCAN]
    assert [each for each in said if squeezed(each) not in page] == []


def test_a_sheet_without_a_ref_names_its_row_and_one_without_an_address_has_no_code() -> None:
    pdf = letters_pdf([replace(SHEET, ref="", row=17, address=None)], DAY)
    (page,) = pages(pdf)
    assert squeezed("for the pupil on row 17") in page
    assert squeezed(sheet_words.NO_SCAN) in page
    assert b"pathways.example.org" not in pdf


def test_no_pupils_no_steps() -> None:
    assert len(pages(letters_pdf([letter("P1", steps=(), ideas=())], DAY))) == 1
    with_school = letters_pdf([letter("P1", steps=(), at_school=True)], DAY)
    assert squeezed("nothing near school yet") in pages(with_school)[0]


def test_equal_sheets_give_equal_bytes() -> None:
    assert letters_pdf([SHEET], DAY) == letters_pdf([SHEET], DAY)


def test_screen_readers_find_language_title_headings_and_what_the_code_is() -> None:
    pdf = letters_pdf([SHEET, letter("P2")], DAY)
    assert is_ua(pdf)
    assert str(root(pdf)["/Lang"]) == "en-GB"
    assert read(pdf).metadata.title == "Next steps in music"  # type: ignore[union-attr]
    names = [each.title for each in read(pdf).outline]  # type: ignore[union-attr]
    assert names == ["Next steps in music for P1", "Next steps in music for P2"]
    kinds = list(structure(root(pdf)["/StructTreeRoot"].get_object()))
    assert kinds.count("/H1") == 2
    assert kinds.count("/H2") == 2 * 6  # three steps, ideas, questions, whom to ask
    assert kinds.count("/Figure") == 2


def structure(node: Any) -> list[str]:
    """The kinds of all elements, in the order in which a screen reader meets them."""
    if not isinstance(node, dict):
        return []
    kids = node.get("/K", [])
    below = kids if isinstance(kids, list) else [kids]
    found = [str(node["/S"])] if "/S" in node else []
    return found + [kind for each in below for kind in structure(each.get_object())]


@pytest.mark.parametrize("hostile", MARKUP)
def test_markup_is_printed_as_it_stands(hostile: str) -> None:
    step = replace(STEP, name=hostile, cost=hostile)
    (page,) = pages(letters_pdf([letter(hostile[:60], steps=(step,))], DAY))
    assert page.count(squeezed(hostile)) >= 2
    assert squeezed(f"Next steps in music for {hostile[:60]}") in page


@pytest.mark.parametrize("words", [*SCRIPTS.values(), *SHAPED.values()], ids=[*SCRIPTS, *SHAPED])
def test_every_script_has_a_font(words: str) -> None:
    pdf = letters_pdf([letter(words)], DAY)
    assert is_ua(pdf)  # which no PDF is that lacks a letter's shape
    if words in SCRIPTS.values():
        assert squeezed(words) in pages(pdf)[0]


def test_a_letter_that_no_font_has_costs_no_sheet() -> None:
    pdf = letters_pdf([letter(f"A {NO_FONT} B"), letter("P2")], DAY)
    assert len(pages(pdf)) == 2
    assert not is_ua(pdf)
    assert "/StructTreeRoot" in root(pdf)


@pytest.mark.parametrize("filler", ["W" * 500, "wide words " * 60, "\N{TRUMPET}" * 500, "ﷺ" * 500])
@pytest.mark.parametrize("large", [False, True])
def test_the_longest_words_stay_on_the_page(filler: str, large: bool) -> None:
    fact = plain_text(filler, limits.LONGEST_FACT)
    long = replace(
        STEP,
        name=plain_text(filler, limits.LONGEST_NAME),
        provider=plain_text(filler, limits.LONGEST_NAME),
        whom=fact, when=fact, where=fact, cost=fact, join=fact, source=fact,
        ask=plain_text(filler, limits.LONGEST_ASK),
    )  # fmt: skip
    sheet = letter(filler, steps=(long,) * 3)
    pdf = letters_pdf([sheet, letter("P2")], DAY, large_print=large)
    foot = squeezed(sheet_words.DATED[-20:])
    if not large:
        assert len(pages(pdf)) == 2
    for page in read(pdf).pages:
        assert lowest(page) > 20
    assert sum(foot in page for page in pages(pdf)) == 2


def lowest(page: Any) -> float:
    """How far above the page's lower edge its lowest words stand, in points."""
    heights: list[float] = [999.0]

    def visit(text: str, now: Any, matrix: Any, *_: Any) -> None:
        if text.strip():
            heights.append(float(now[1]) * matrix[4] + float(now[3]) * matrix[5] + float(now[5]))

    page.extract_text(visitor_text=visit)
    return min(heights)


def test_large_print_is_18_points_on_two_sides() -> None:
    pdf = letters_pdf([SHEET, letter("P2")], DAY, large_print=True)
    read_back = pages(pdf)
    assert len(read_back) == 4
    assert squeezed("for P1") in read_back[0]
    assert squeezed("for P2") in read_back[2]
    assert squeezed(STEP.name) in read_back[0]
    sizes = {size for page in read(pdf).pages for size in type_sizes(page)}
    assert min(sizes) >= 17.99


def type_sizes(page: Any) -> list[float]:
    found: list[float] = []

    def visit(text: str, now: Any, matrix: Any, _font: Any, size: float) -> None:
        if text.strip():
            found.append(abs(float(size) * matrix[3] * float(now[3])))

    page.extract_text(visitor_text=visit)
    return found


def test_large_print_says_what_it_leaves_out() -> None:
    step = replace(STEP, ask="Ask a rather long question about it. " * 6)
    pdf = letters_pdf([letter("P1", steps=(step,) * 3)], DAY, large_print=True)
    assert squeezed(sheet_words.LARGE_PRINT_FEWER) in "".join(pages(pdf))
    assert len(pages(pdf)) == 2


def test_a_notice_has_a_page_and_no_pupil() -> None:
    read_back = pages(notices_pdf([NOTICE, replace(NOTICE, instrument="Harp", steps=())], DAY))
    assert len(read_back) == 2
    assert squeezed("Cornet: where to play near Anytown School") in read_back[0]
    assert squeezed(sheet_words.NOTICE_NONE) in read_back[1]
    assert all(squeezed(each.name) in read_back[0] for each in NOTICE.steps)
    assert not any(squeezed("class list") in page or "Name...." in page for page in read_back)


def test_progress_is_told_first_and_last() -> None:
    told: list[tuple[int, int]] = []
    letters_pdf([SHEET], DAY, progress=lambda done, of: told.append((done, of)))
    assert told == [(0, 1), (1, 1)]


@settings(max_examples=25, deadline=None)
@given(st.text(), st.text())
def test_any_text_can_be_set(ref: str, name: str) -> None:
    step = replace(STEP, name=plain_text(name, 110))
    assert len(pages(letters_pdf([letter(ref, steps=(step,))], DAY))) == 1


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("a\x00b\x1bc\tn\nd", "a\ufffdb\ufffdc n d"),
        ("\u202eabc\u202c", "abc"),
        ("e" + "\u0301" * 40, "e" + "\u0301" * 3),
        ("one two three four", "one two…"),
        ("W" * 20, "W" * 11 + "…"),
        ("\ud800", "\ufffd"),
    ],
)
def test_plain_text(text: str, printed: str) -> None:
    assert plain_text(text, 12) == printed


def test_fonts_are_ours_and_as_they_came() -> None:
    folders = [VENDOR / each for each in FONTS.values()]
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=folders
    )
    assert set(fonts.families()) == set(FONTS)
    table = (VENDOR / "FONTS.md").read_text(encoding="utf-8")
    named = dict(re.findall(r"\| `([^`]+)` \| ([0-9a-f]{64}) \|", table))
    present = {
        str(path.relative_to(VENDOR)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in VENDOR.rglob("*.ttf")
    }
    assert named == present
    for licence in set(re.findall(r"\(`([^`]+)`\)", table)):
        assert (VENDOR / licence).is_file()


def test_english_is_set_in_the_font_for_readers_with_low_vision() -> None:
    resources: Any = read(letters_pdf([SHEET], DAY)).pages[0]["/Resources"]
    fonts = {
        str(font.get_object()["/BaseFont"]).split("+")[-1] for font in resources["/Font"].values()
    }
    assert all(each.startswith("AtkinsonHyperlegibleNext") for each in fonts)
