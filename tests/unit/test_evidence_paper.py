"""The pack's PDF for screen readers and for eyes, and text from listings that means no harm."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from pathways.catalogue import load_catalogue
from pathways.coverage import load_areas, make_question, stand
from pathways.coverage.outlines import load_outlines
from pathways.coverage.part import find_part, inside
from pathways.coverage.shading import classes, scale
from pathways.evidence import words
from pathways.evidence.credits import load_credits
from pathways.evidence.gathering import gather
from pathways.evidence.pack import Pack
from pathways.evidence.paper import evidence_pdf
from pathways.evidence.picture import Picture
from pathways.evidence.values import Evidence
from pathways.settings import ROOT
from tests.unit.coverage_world import TODAY
from tests.unit.evidence_made import FORMULA, HOSTILE, rows_of, sheets, small_data
from tests.unit.sheets_made import pages, read, squeezed
from tests.unit.test_documents import is_ua, root, structure

DATA = ROOT / "data"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_data(tmp_path_factory.mktemp("paper"))


@pytest.fixture(scope="module")
def asked(folder: Path) -> Any:
    """Evidence on a district from the small catalogue."""
    catalogue = load_catalogue(folder / "catalogue")
    areas = load_areas(folder / "geo", catalogue.hubs)

    def ask(instrument: str = "strings", district: str = "Gedling", within: float = 5) -> Evidence:
        question = make_question(
            catalogue.instruments, instrument=instrument, stage="foundation", within=within
        )
        standing = stand(catalogue, areas, question, TODAY)
        return gather(catalogue, standing, find_part(areas, district=district))

    return ask


def test_screen_readers_find_title_language_headings_tables_and_what_maps_show(
    asked: Any, folder: Path
) -> None:
    pdf = Pack(asked(), folder).file("evidence.pdf")
    assert is_ua(pdf)
    assert str(root(pdf)["/Lang"]) == "en-GB"
    title = read(pdf).metadata.title  # type: ignore[union-attr]
    assert title == f"{words.TITLE}: Strings, foundation, within 5 miles, Gedling"
    kinds = list(structure(root(pdf)["/StructTreeRoot"].get_object()))
    assert kinds.count("/H1") == 1
    # No sites were asked for; the contents have a heading of their own.
    assert kinds.count("/H2") == len(words.HEADINGS)
    assert kinds.count("/Table") >= 8
    assert kinds.count("/TH") > 30
    told = [alt for alt in _alternatives(root(pdf)["/StructTreeRoot"].get_object()) if alt]
    assert [each for each in told if each.startswith("Bar of")]
    assert len([each for each in told if each.startswith("Map of Gedling")]) == 2


def _alternatives(node: Any) -> list[str]:
    if not isinstance(node, dict):
        return []
    kids = node.get("/K", [])
    below = kids if isinstance(kids, list) else [kids]
    return [
        str(node.get("/Alt", "")),
        *(a for each in below for a in _alternatives(each.get_object())),
    ]


def test_the_words_of_listings_are_printed_as_they_stand(asked: Any, folder: Path) -> None:
    pack = Pack(asked(), folder)
    text = "".join(pages(pack.file("evidence.pdf")))
    assert squeezed(HOSTILE) in text
    book = sheets(pack.file("evidence.xlsx"))
    assert HOSTILE in {row["Listing"] for row in book["Listings counted"]}


def test_what_looks_like_a_formula_is_text_in_every_file(asked: Any, folder: Path) -> None:
    pack = Pack(asked(district="North Northamptonshire"), folder)
    names = {row["Listing"] for row in sheets(pack.file("evidence.xlsx"))["Whom to ask"]}
    assert f"'{FORMULA}" in names
    assert f"'{FORMULA}" in {row["name"] for row in rows_of(pack.file("worklist.csv"))}


def test_nothing_listed_is_said_and_helps_all_the_same(asked: Any, folder: Path) -> None:
    evidence = asked(instrument="strings", district="Boston", within=1)
    assert evidence.counted == ()
    pdf = Pack(evidence, folder).file("evidence.pdf")
    first = pages(pdf)[0]
    assert squeezed("No listing in reach answers this question, not even perhaps") in first
    assert squeezed("0 (0.0%) have something sure or likely") in first
    assert is_ua(pdf)


def test_sources_licences_and_attribution_stand_in_paper_and_workbook(
    asked: Any, folder: Path
) -> None:
    credits = load_credits(DATA)
    (statement,) = credits.statements
    assert "Contains National Statistics data © Crown copyright" in statement
    outlines = {
        by: load_outlines(folder / "geo", by)
        for by in ("region", "hub", "district", "msoa", "lsoa")
    }
    text = "".join(pages(evidence_pdf(asked(), outlines, credits)))
    assert squeezed(statement) in text
    for each in credits.files:
        assert squeezed(each.title) in text
        assert squeezed(each.licence) in text
    # With a catalogue of one's own nothing is claimed about its sources.
    assert load_credits(folder).files == ()


def test_every_method_is_cited_by_the_number_of_its_card(asked: Any, folder: Path) -> None:
    evidence: Evidence = asked()
    text = "".join(pages(Pack(evidence, folder).file("evidence.pdf")))
    for number, card in enumerate(evidence.cards, start=1):
        assert squeezed(f"{number}. {card.name}") in text
    numbers = {card.measure: number for number, card in enumerate(evidence.cards, start=1)}
    assert f"Method{numbers['missing_rung']}." in text
    assert f"Method{numbers['median_miles']}." in text


def test_the_map_draws_each_area_once_in_the_colour_of_its_class(asked: Any, folder: Path) -> None:
    evidence: Evidence = asked()
    outlines = load_outlines(folder / "geo", "lsoa")
    figures = evidence.divisions["lsoa"]
    found = classes(figures, "lsoa", "unsure", evidence.areas)
    picture = Picture(
        areas={each.code: outlines[each.code] for each in figures},
        classes={each.code: number for each, number in zip(figures, found, strict=True)},
        colours=[each.light for each in scale("unsure", "lsoa").shades],
        hatched=frozenset(),
        borders={},
        names=[("A & B <i>", (-1.1, 53.0))],
    )
    drawn = ElementTree.fromstring(picture.svg())  # noqa: S314 - made by ourselves just now
    space = "{http://www.w3.org/2000/svg}"
    rings: dict[str, int] = {}
    for path in drawn.iter(f"{space}path"):
        if (colour := path.get("fill", "none")).startswith("#"):
            rings[colour] = len(re.findall("M", path.get("d", "")))
    for number, colour in enumerate(picture.colours):
        codes = [code for code, each in picture.classes.items() if each == number]
        assert rings.get(colour, 0) == sum(_rings(outlines[code]) for code in codes)
    written = [each.text for each in drawn.iter(f"{space}text")]
    assert written == ["A &", "B <i>"]


def _rings(outline: Any) -> int:
    polygons = outline["coordinates"]
    return sum(map(len, [polygons] if outline["type"] == "Polygon" else polygons))


def test_areas_alone_sum_to_their_scope(asked: Any) -> None:
    evidence: Evidence = asked()
    for figures in evidence.divisions.values():
        for name in ("young_people", "sure", "likely", "maybe", "none"):
            total = sum(getattr(each, name) for each in figures)
            assert total == pytest.approx(getattr(evidence.whole, name))
    assert len(evidence.areas) == len(evidence.divisions["lsoa"])
    assert inside(evidence.areas, evidence.part).all()


def test_a_scope_is_found_by_name_id_and_code(folder: Path) -> None:
    catalogue = load_catalogue(DATA / "catalogue")
    areas = load_areas(DATA / "geo", catalogue.hubs)
    names = ("Derby & Derbyshire", "derby and derbyshire", "derby-derbyshire")
    assert {find_part(areas, hub=each).code for each in names} == {"derby-derbyshire"}
    assert find_part(areas, district="E06000017") == find_part(areas, district="rutland")
    assert find_part(areas) == replace(find_part(areas), by="region", name="East Midlands")


@pytest.mark.parametrize(
    ("counted_as", "says", "lacks"),
    [
        ("sure", "nothing sure", ("likely", "maybe", "none")),
        ("likely", "nothing sure or likely", ("maybe", "none")),
        ("maybe", "nothing at all", ("none",)),
    ],
)
def test_shading_follows_what_counts_as_covered(
    asked: Any, folder: Path, counted_as: str, says: str, lacks: tuple[str, ...]
) -> None:
    evidence: Evidence = replace(asked(), counted_as=counted_as)
    text = "".join(pages(Pack(evidence, folder).file("evidence.pdf")))
    assert squeezed(f"young people in Gedling with {says} within 5 miles") in text
    whole = evidence.whole
    share = sum(getattr(whole, name) for name in lacks) / whole.young_people
    # The row of the family asked about: starting first, then the stage asked about.
    (row,) = re.findall(r"Strings((?:[\d.]+%◆?){8})", text)
    cells = re.findall(r"[\d.]+%", row)
    assert cells[2] == f"{share * 100:.1f}%"
    assert cells[3] == f"{whole.none / whole.young_people * 100:.1f}%"
