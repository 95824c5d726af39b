"""The first part of the paper: the answer, the map, and place by place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pathways.coverage import Figures
from pathways.coverage.words import matter_words
from pathways.coverage.words import people as people_words
from pathways.evidence import words
from pathways.evidence.blocks import Block, Row, bar, table, text
from pathways.evidence.maps import shares_map, stands_map
from pathways.evidence.methods import cited
from pathways.evidence.phrases import (
    miles_words,
    part_words,
    percent_words,
    points_words,
    short_words,
    where_words,
)
from pathways.evidence.picture import Outlines
from pathways.evidence.values import Evidence

_MOST_MATTERS = 3
_MOST_PARTS = 20
_BAR = 0.7  # how wide, of the room that the names leave
_COUNTS = ("sure", "likely", "maybe", "none")


def short(evidence: Evidence) -> list[Block]:
    """The answer in words, what would narrow it, and the figures that go with it."""
    whole = evidence.whole
    blocks = [text(short_words(evidence))]
    if not evidence.counted:
        blocks.append(text(words.NO_LISTINGS))
    if whole.none_place_unknown:
        people = people_words(whole.none_place_unknown)
        blocks.append(text(words.PLACE_UNKNOWN.format(people=people)))
    matters = evidence.worklist["matters"][:_MOST_MATTERS]
    if matters:
        told = [matter_words(**each) for each in matters]
        blocks += [text(words.NARROW), {"kind": "list", "items": told}]
        blocks.append(text(words.FIND_OUT.format(unknown=words.HEADINGS["unknown"])))
    blocks.append({"kind": "figures", "items": _key_figures(evidence)})
    blocks.append(text(words.COUNTED_RULE, quiet=True))
    return blocks


def _key_figures(evidence: Evidence) -> list[dict[str, str]]:
    whole = evidence.whole
    values = {
        "median_miles": miles_words(whole.median_miles),
        "need_weighted_gap": percent_words(whole.need_weighted_gap),
        "equity_gap": points_words(whole.equity_gap),
        "country_gap": points_words(whole.country_gap),
        "two_or_more": part_words(whole.two_or_more, whole.young_people),
        "outside_not_surveyed": part_words(whole.outside_not_surveyed, whole.young_people),
    }
    return [
        {"name": words.FIGURES[name], "value": value, "method": cited(evidence, name)}
        for name, value in values.items()
    ]


def on_the_map(evidence: Evidence, outlines: Mapping[str, Outlines]) -> list[Block]:
    """Each neighbourhood by the best in reach."""
    return [text(cited(evidence, *_COUNTS), quiet=True), stands_map(evidence, outlines)]


def places(evidence: Evidence, outlines: Mapping[str, Outlines]) -> list[Block]:
    """The parts of the part, as a table and on a map."""
    where = where_words(evidence.part)
    by, blocks = _shown(evidence), []
    for each in dict.fromkeys((evidence.by, by)):
        figures = evidence.divisions[each]
        division = words.DIVISIONS[each][1]
        note = words.ALL_OF_THEM.format(count=len(figures), division=division, where=where)
        blocks += [text(note), _figures_table(each, figures)]
    if evidence.part.by == "hub":
        blocks += _most_lacking(evidence)
    blocks.append(text(f"{words.PLACES_NOTE} {cited(evidence, *_COUNTS)}", quiet=True))
    drawn = "district" if evidence.part.by == "region" else "msoa"
    blocks.append(shares_map(evidence, outlines, drawn))
    return blocks


def _shown(evidence: Evidence) -> str:
    """The smallest parts that are all shown."""
    return "district" if evidence.part.by == "region" else evidence.by


def _most_lacking(evidence: Evidence) -> list[Block]:
    figures = evidence.divisions["msoa"]

    def depth(each: Figures) -> tuple[float, float, str]:
        lacking = evidence.lacking([getattr(each, name) for name in _COUNTS])
        return -lacking, -each.none, each.name

    some, where = sorted(figures, key=depth)[:_MOST_PARTS], where_words(evidence.part)
    lacking = words.LACKING[evidence.counted_as]
    note = words.MOST_LACKING.format(count=len(some), where=where, lacking=lacking)
    return [text(note), _figures_table("msoa", some)]


def _figures_table(by: str, figures: Sequence[Figures]) -> Block:
    columns = [words.DIVISIONS[by][0], *words.COLUMNS.values()]
    rows: list[Row] = [
        [
            each.name,
            people_words(each.young_people),
            bar([getattr(each, name) for name in _COUNTS]),
            *(people_words(getattr(each, name)) for name in _COUNTS),
            part_words(each.none, each.young_people),
            miles_words(each.median_miles),
            percent_words(each.need_weighted_gap),
        ]
        for each in figures
    ]
    return table(columns, rows, widths=[1.8, None, _BAR, *[None] * (len(columns) - 3)])
