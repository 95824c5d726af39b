"""The middle of the paper: all families and stages, ladders, inclusion, sites."""

from __future__ import annotations

from typing import Any

from pathways.coverage.shading import BREAKS, scale
from pathways.coverage.words import people as people_words
from pathways.evidence import words
from pathways.evidence.blocks import Block, cell, table, text
from pathways.evidence.methods import cited
from pathways.evidence.phrases import part_words, percent_words, radius_words, where_words
from pathways.evidence.values import Evidence
from pathways.vocabulary import INCLUSION, STAGES

LIT = "◆"
_NOBODY = "–"


def matrix(evidence: Evidence) -> list[Block]:
    """Every family at every stage, and the deepest gaps."""
    found, miles = evidence.matrix, radius_words(evidence)
    note = words.MATRIX_NOTE.format(
        where=where_words(evidence.part),
        miles=miles,
        lit=LIT,
        lacking=words.LACKING[evidence.counted_as],
    )
    rows = [
        [
            cell(evidence.families[family]),
            *(_share_cell(evidence, people) for people in stages.tolist()),
        ]
        for family, stages in zip(found.rows, found.people[:, :, 0], strict=True)
    ]
    columns = ["", *(each.capitalize() for each in found.columns)]
    methods = cited(evidence, "sure", "likely", "maybe", "none")
    block = table(columns, rows, widths=[1.4, 1, 1, 1, 1])
    return [text(note), block, text(methods, quiet=True), *_gaps(evidence)]


def _share_cell(evidence: Evidence, people: list[float]) -> dict[str, Any]:
    """A cell shaded as the map is, by those without what counts as covered."""
    everybody, lacking = sum(people), evidence.lacking(people)
    if not everybody:
        return cell(_NOBODY)
    number = sum(round(lacking / everybody, 6) >= each for each in BREAKS)
    lit = f" {LIT}" if number == len(BREAKS) else ""
    return {
        **cell(part_words(lacking, everybody) + lit, below=part_words(people[3], everybody)),
        "colour": scale(evidence.measure, "region").shades[number].light,
        "dark": number >= len(BREAKS) - 1,
    }


def _gaps(evidence: Evidence) -> list[Block]:
    if not evidence.gaps:
        return [text(words.NO_GAPS)]
    rows = [
        [
            each.subject.name,
            words.ALL_STAGES if len(each.stages) == len(STAGES) else ", ".join(each.stages),
            each.figures.name,
            people_words(each.figures.young_people),
            people_words(each.figures.none),
            percent_words(each.share_of_need),
        ]
        for each in evidence.gaps
    ]
    method = cited(evidence, "need_weighted_gap")
    block = table(words.GAP_COLUMNS, rows, left=3, widths=[1.2, 1.2, 1, None, None, None])
    note = words.GAPS_NOTE.format(where=where_words(evidence.part))
    return [text(f"{note} {method}"), block]


def rungs(evidence: Evidence) -> list[Block]:
    """Each family's ladder: who has which next stage missing."""
    note = words.RUNGS_NOTE.format(miles=radius_words(evidence))
    lines = [
        (
            subject.name,
            *(people_words(count) if count else _NOBODY for count in each.missing.values()),
            part_words(each.complete, each.young_people),
        )
        for subject, each in evidence.rungs
    ]
    most = [
        (people, subject.name, stage)
        for subject, each in evidence.rungs
        for stage, people in each.missing.items()
    ]
    people, family, stage = max(most, key=lambda each: each[0])
    said = words.RUNGS_MOST.format(family=family, stage=stage, people=people_words(people))
    method = cited(evidence, "missing_rung")
    return [
        text(said if people else words.NO_RUNGS),
        text(f"{note} {method}"),
        table(words.RUNG_COLUMNS, lines),
    ]


def inclusion(evidence: Evidence) -> list[Block]:
    """What states whom it welcomes, and where those with nothing live."""
    found = evidence.inclusive
    rows = [
        [INCLUSION[sort], *map(people_words, people), part_words(people[3], sum(people))]
        for sort, people in zip(found.rows, found.people[:, 0, 0].tolist(), strict=True)
    ]
    note = words.INCLUSION_NOTE.format(miles=radius_words(evidence))
    whole = evidence.whole
    groups = [[name, percent_words(getattr(whole, key))] for key, name in words.GROUPS.items()]
    methods = cited(evidence, "equity_gap", "country_gap")
    return [
        text(f"{words.GROUPS_NOTE} {methods}"),
        table(words.GROUP_COLUMNS, groups),
        text(note),
        table(words.INCLUSION_COLUMNS, rows),
    ]


def sites(evidence: Evidence) -> list[Block]:
    """The best next sites, where they were asked for."""
    found = evidence.sites
    if found is None:
        return []
    if not found["sites"]:
        return [text(words.SITES_NONE)]
    rows = [
        [str(each["rank"]), each["name"], each["district"], people_words(each["newly_covered"])]
        for each in found["sites"]
    ]
    proof = words.PROVED
    if not found["proved"]:
        proof = words.AT_MOST.format(people=people_words(found["at_most"]))
    if len(rows) < found["new"]:
        proof = words.SITES_FEWER
    note = (words.SITES_NOTE_ONE if len(rows) == 1 else words.SITES_NOTE).format(
        candidates=f"{found['candidates']:,}",
        where=where_words(evidence.part),
        new=len(rows),
        newly=people_words(found["newly_covered"]),
        before=people_words(found["sure_or_likely_before"]),
    )
    block = table(words.SITE_COLUMNS, rows, left=3, widths=[None, 2, 1, None])
    return [text(f"{note} {proof}"), block, text(words.SITES_LIMITS, quiet=True)]
