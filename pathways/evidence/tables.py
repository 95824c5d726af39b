"""The tables of the pack, as the workbook holds them: headings in words, numbers as numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from pathways.coverage.records import ALL_COLUMNS, all_figures, gap_record
from pathways.coverage.words import matter_words
from pathways.evidence import table_words as words
from pathways.evidence.credits import Credits
from pathways.evidence.phrases import (
    beside_words,
    dated_words,
    question_words,
    short_words,
    where_words,
)
from pathways.evidence.values import Evidence
from pathways.exchange.workbook import Sheet
from pathways.vocabulary import CERTAINTIES, INCLUSION, KINDS, STAGES

_HELD = (*CERTAINTIES, "none")
Row = dict[str, Any]


def make_tables(evidence: Evidence, credits: Credits) -> list[Sheet]:
    """Every sheet of the workbook, in order."""
    return [
        _about(evidence),
        *(_figures(evidence, by) for by in evidence.divisions),
        _matrix(evidence),
        _gaps(evidence),
        _rungs(evidence),
        _inclusive(evidence),
        *_sites(evidence),
        _matters(evidence),
        _worklist(evidence),
        _counted(evidence),
        _methods(evidence),
        _columns(),
        _sources(credits),
    ]


def _sheet(title: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> Sheet:
    filled = [dict(zip(columns, row, strict=True)) for row in rows]
    shares = frozenset(each for each in columns if each in words.SHARES)
    return Sheet(words.TITLES[title], columns, filled, dict.fromkeys(shares, "0.0%"))


def _about(evidence: Evidence) -> Sheet:
    """The question, the answer, and every figure of the part."""
    rows: list[tuple[str, Any]] = [
        (words.ABOUT["question"], question_words(evidence)),
        (words.ABOUT["beside"], beside_words(evidence)),
        (words.ABOUT["where"], where_words(evidence.part)),
        (words.ABOUT["dated"], dated_words(evidence)),
        (words.ABOUT["answer"], short_words(evidence)),
        (words.ABOUT["counted"], words.COUNTED_RULE),
    ]
    figures = all_figures(evidence.whole)
    rows += [(words.FIGURES[name], figures[name]) for name in ALL_COLUMNS]
    return _sheet("about", words.ABOUT_COLUMNS, rows)


def _figures(evidence: Evidence, by: str) -> Sheet:
    names = words.AREA_FIGURES if by == "lsoa" else ALL_COLUMNS
    columns = [words.FIGURES[name] for name in names]
    rows = [[getattr(each, name) for name in names] for each in evidence.divisions[by]]
    if by == "lsoa":
        columns += words.AREA_COLUMNS
        described = _described(evidence)
        codes = [each.code for each in evidence.divisions[by]]
        rows = [[*row, *described[code]] for code, row in zip(codes, rows, strict=True)]
    return _sheet(by, columns, rows)


def _described(evidence: Evidence) -> dict[str, tuple[Any, ...]]:
    """What is needed to work out the shares of a larger part by hand."""
    areas = evidence.areas
    district = [areas.district_names[each] for each in areas.district.tolist()]
    hub = [areas.hub_names.get(each) for each in areas.hub.tolist()]
    columns = (
        areas.msoa_name.tolist(), district, hub, areas.setting.tolist(), areas.decile.tolist(),
        areas.need.tolist(),
    )  # fmt: skip
    return dict(zip(areas.code.tolist(), zip(*columns, strict=True), strict=True))


def _matrix(evidence: Evidence) -> Sheet:
    found = evidence.matrix
    rows = [
        [evidence.families[family], stage, *_held(people.tolist())]
        for family, stages in zip(found.rows, found.people[:, :, 0], strict=True)
        for stage, people in zip(found.columns, stages, strict=True)
    ]
    return _sheet("matrix", words.MATRIX_COLUMNS, rows)


def _held(people: list[float]) -> list[Any]:
    everybody = round(sum(people), 1)
    return [everybody, *people, people[-1] / everybody if everybody else None]


def _gaps(evidence: Evidence) -> Sheet:
    rows = []
    for gap in evidence.gaps:
        record = gap_record(gap)
        main = [record[name] for name in words.GAP_FIGURES]
        stages = "; ".join(gap.stages)
        rows.append([gap.subject.name, stages, record["share_of_need"], *main])
    columns = [*words.GAP_COLUMNS, *(words.FIGURES[name] for name in words.GAP_FIGURES)]
    return _sheet("gaps", columns, rows)


def _rungs(evidence: Evidence) -> Sheet:
    rows = [
        [subject.name, stage, each.young_people, each.held[stage], each.missing.get(stage),
         each.complete]
        for subject, each in evidence.rungs
        for stage in STAGES
    ]  # fmt: skip
    return _sheet("rungs", words.RUNG_COLUMNS, rows)


def _inclusive(evidence: Evidence) -> Sheet:
    found = evidence.inclusive
    rows = [
        [INCLUSION[sort], *_held(people)]
        for sort, people in zip(found.rows, found.people[:, 0, 0].tolist(), strict=True)
    ]
    return _sheet("inclusive", words.INCLUSIVE_COLUMNS, rows)


def _sites(evidence: Evidence) -> list[Sheet]:
    found = evidence.sites
    if found is None:
        return []
    rows: list[list[Any]] = [[each[name] for name in words.SITE_FIELDS] for each in found["sites"]]
    together = [None] * len(words.SITE_FIELDS)
    for name in ("newly_covered", "at_most"):
        rows.append([*together[:2], words.SITES_TOTAL[name], *together[3:-1], found[name]])
    return [_sheet("sites", words.SITE_COLUMNS, rows)]


def _matters(evidence: Evidence) -> Sheet:
    rows = [
        [matter_words(**each), each["listings"], each["young_people"]]
        for each in evidence.worklist["matters"]
    ]
    return _sheet("matters", words.MATTER_COLUMNS, rows)


def _worklist(evidence: Evidence) -> Sheet:
    """Whom to ask what, a row for each letter."""
    rows = [[each[name] for name in words.WORK_FIELDS] for each in evidence.worklist["listings"]]
    return _sheet("worklist", words.WORK_COLUMNS, rows)


def _counted(evidence: Evidence) -> Sheet:
    rows = [
        [each.name, each.provider, each.hub, KINDS[each.kind], each.certainty,
         "; ".join(each.places), each.source_date, each.source_url, each.url, each.id]
        for each in evidence.counted
    ]  # fmt: skip
    return _sheet("counted", words.COUNTED_COLUMNS, rows)


def _methods(evidence: Evidence) -> Sheet:
    rows = [
        [number, *(value for name, value in asdict(card).items() if name != "measure")]
        for number, card in enumerate(evidence.cards, start=1)
    ]
    return _sheet("methods", words.METHOD_COLUMNS, rows)


def _columns() -> Sheet:
    """The headings here beside the names in the GeoJSON files and in what commands print."""
    return _sheet("columns", words.COLUMN_COLUMNS, [(v, k) for k, v in words.FIGURES.items()])


def _sources(credits: Credits) -> Sheet:
    rows = [
        [each.title, each.sources, each.vintage, each.licence, each.licence_url]
        for each in credits.files
    ]
    rows += [[each, "", "", "", ""] for each in (*credits.statements, words.MADE_WITH)]
    return _sheet("sources", words.SOURCE_COLUMNS, rows)
