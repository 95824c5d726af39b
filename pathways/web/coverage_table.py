"""The figures of a part's divisions as a table that can be sorted and drilled into."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import streamlit as st

from pathways.coverage import Figures
from pathways.coverage.records import table
from pathways.coverage.words import people
from pathways.exchange.spreadsheet import to_csv
from pathways.web.coverage_params import CoverageAsked
from pathways.web.coverage_parts import DIVISION_WORDS, ONE_OF, PARTS
from pathways.web.coverage_view import CoverageView
from pathways.web.coverage_words import BandPart, figures_band, fine_percent, miles, percent
from pathways.web.rendering import render

ROWS_AT_ONCE = 50
_FAR = 1e9  # sorts a median beyond 40 miles after all others


@dataclass(frozen=True, slots=True)
class _Column:
    """A column: what it is called, what is sorted by, and what is shown."""

    words: str
    key: Callable[[Figures], float]
    cell: Callable[[Figures], tuple[str, str]]


@dataclass(frozen=True, slots=True)
class _Head:
    id: str
    words: str
    link: str
    sorted: str


@dataclass(frozen=True, slots=True)
class _Cell:
    value: str
    more: str
    gap: bool


@dataclass(frozen=True, slots=True)
class _Row:
    name: str
    link: str
    land: str
    chosen: bool
    parts: tuple[BandPart, ...]
    cells: tuple[_Cell, ...]


@dataclass(frozen=True, slots=True)
class _Pages:
    words: str
    before: str
    after: str


def _count(name: str, words: str) -> _Column:
    def value(each: Figures) -> float:
        return float(getattr(each, name))

    def cell(each: Figures) -> tuple[str, str]:
        return people(value(each)), percent(
            value(each) / each.young_people if each.young_people else None
        )

    return _Column(words, value, cell)


_COLUMNS: dict[str, _Column] = {
    "young_people": _Column(
        "Young people", lambda each: each.young_people, lambda each: (people(each.young_people), "")
    ),
    "sure": _count("sure", "Sure"),
    "likely": _count("likely", "Likely"),
    "maybe": _count("maybe", "Maybe"),
    "none": _count("none", "Nothing"),
    "median_miles": _Column(
        "Half have it within",
        lambda each: _FAR if each.median_miles is None else each.median_miles,
        lambda each: (miles(each.median_miles), ""),
    ),
    "need_weighted_gap": _Column(
        "Need-weighted gap",
        lambda each: each.need_weighted_gap or 0,
        lambda each: (fine_percent(each.need_weighted_gap), ""),
    ),
}
NAME = "name"


def draw(view: CoverageView, asked: CoverageAsked) -> None:
    """The table, the part as its last row, and all its figures as CSV."""
    ordered = sorted_figures(view.figures, asked.sort)
    first = asked.first if asked.first < len(ordered) else 0
    st.html(
        render(
            "coverage_table.html",
            caption=f"{DIVISION_WORDS[view.by]} of {view.part.name}: young people aged 5 to 18 by "
            "the best they have in reach. Each name leads closer.",
            heads=list(_heads(view.by, asked)),
            rows=[_row(view, asked, each) for each in ordered[first : first + ROWS_AT_ONCE]],
            foot=_row(view, asked, view.whole),
            pages=_pages(asked, first, len(ordered)),
        )
    )
    st.download_button(
        "Save this table as CSV, with every figure",
        lambda: to_csv(*table(view.figures, view.areas, view.by)),
        file_name=f"coverage-{view.question.subject.id}-{view.question.stage}-by-{view.by}.csv",
        mime="text/csv",
        key="coverage_save_table",
        on_click="ignore",
    )


def sorted_figures(figures: Sequence[Figures], sort: str) -> list[Figures]:
    """In the order asked for; those alike, and where nothing is asked for, in order of name."""
    name = sort.removeprefix("-")
    if name == NAME:
        return list(reversed(figures)) if sort.startswith("-") else list(figures)
    column = _COLUMNS.get(name)
    if column is None:
        return list(figures)
    sign = -1 if sort.startswith("-") else 1
    return sorted(figures, key=lambda each: sign * column.key(each))


def _heads(by: str, asked: CoverageAsked) -> Iterator[_Head]:
    for id_, words in {NAME: ONE_OF[by], **{k: v.words for k, v in _COLUMNS.items()}}.items():
        current = asked.sort or NAME
        up, down = current == id_, current == f"-{id_}"
        # Names begin at A, figures with the largest; a second time turns the order round.
        turned = f"-{id_}" if up or (id_ != NAME and not down) else id_
        order = "ascending" if up else "descending" if down else ""
        yield _Head(id_, words, asked.link(sort=turned, first=0), order)


def _row(view: CoverageView, asked: CoverageAsked, each: Figures) -> _Row:
    nearer = closer(view, asked, each.code)
    land = "coverage-area" if nearer.area else "coverage-part"
    return _Row(
        name=each.name,
        link=nearer.link(),
        land=land,
        chosen=each.code == asked.area,
        parts=figures_band(each),
        cells=tuple(
            _Cell(*column.cell(each), gap=id_ == "none" and each.none > 0)
            for id_, column in _COLUMNS.items()
        ),
    )


def closer(view: CoverageView, asked: CoverageAsked, code: str) -> CoverageAsked:
    """What is asked when one of the divisions is looked at closely."""
    if view.by in PARTS:
        part = f"{view.by}:{code}"
        return replace(asked, part=part, by="", area="", sort="", first=0)
    return replace(asked, area=code)


def _pages(asked: CoverageAsked, first: int, rows: int) -> _Pages | None:
    if rows <= ROWS_AT_ONCE:
        return None
    last = min(first + ROWS_AT_ONCE, rows)
    before = asked.link(first=max(0, first - ROWS_AT_ONCE)) if first else ""
    after = asked.link(first=last) if last < rows else ""
    return _Pages(f"{first + 1:,} to {last:,} of {rows:,}.", before, after)
