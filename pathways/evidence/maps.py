"""The two maps of the pack: neighbourhoods by the best in reach, and parts by share without."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pathways.coverage import Figures
from pathways.coverage.demand import NO_HUB
from pathways.coverage.shading import HATCH_WORDS, classes, hatched, scale
from pathways.evidence import words
from pathways.evidence.blocks import Block
from pathways.evidence.phrases import where_words
from pathways.evidence.picture import INK, NOBODY, Outlines, Picture, Point
from pathways.evidence.values import Evidence

_EXACT = ("venue", "postcode")
_MOST_NAMES = 40


def stands_map(evidence: Evidence, outlines: Mapping[str, Outlines]) -> Block:
    """Each neighbourhood by the best in reach, with the places of listings and the best sites."""
    surely, perhaps = _dots(evidence)
    sites = [(each["lon"], each["lat"]) for each in (evidence.sites or {}).get("sites", ())]
    picture = _picture(evidence, "lsoa", outlines, surely=surely, perhaps=perhaps, sites=sites)
    tells = words.STANDS_TELLS.format(
        where=where_words(evidence.part),
        classes=_class_counts(evidence, "lsoa"),
        dots=words.DOTS.format(surely=len(set(surely)), perhaps=len(set(perhaps))),
        places=words.HEADINGS["places"],
    )
    legend = [*_legend(evidence, "lsoa", picture)]
    legend += [{"mark": "dot", "words": words.LEGEND_SURELY}] if surely else []
    legend += [{"mark": "ring", "words": words.LEGEND_PERHAPS}] if perhaps else []
    if sites:
        site = words.LEGEND_SITE.format(sites=words.HEADINGS["sites"])
        legend.append({"mark": "site", "words": site})
    return _block(scale(evidence.measure, "lsoa").title, picture, tells, legend, 165)


def shares_map(evidence: Evidence, outlines: Mapping[str, Outlines], by: str) -> Block:
    """Each part by the share of its young people with nothing sure or likely in reach."""
    picture = _picture(evidence, by, outlines)
    tells = words.SHARES_TELLS.format(
        where=where_words(evidence.part),
        division=words.DIVISIONS[by][1],
        lacking=words.LACKING[evidence.counted_as],
        classes=_class_counts(evidence, by),
    )
    return _block(
        scale(evidence.measure, by).title, picture, tells, _legend(evidence, by, picture), 100
    )


def _block(
    title: str, picture: Picture, tells: str, legend: list[dict[str, Any]], height: int
) -> Block:
    return {
        "kind": "map",
        "title": title,
        "svg": picture.svg(),
        "tells": tells,
        "legend": legend,
        "height": height,
    }


def _picture(
    evidence: Evidence,
    by: str,
    outlines: Mapping[str, Outlines],
    **marks: Any,
) -> Picture:
    figures, measure = evidence.divisions[by], evidence.measure
    found = classes(figures, by, measure, evidence.areas)
    codes = [each.code for each in figures if each.code in outlines[by]]
    inside = {each.code for each in evidence.divisions[evidence.by]}
    borders = {code: each for code, each in outlines[evidence.by].items() if code in inside}
    return Picture(
        areas={code: outlines[by][code] for code in codes},
        classes={each.code: number for each, number in zip(figures, found, strict=True)},
        colours=[each.light for each in scale(measure, by).shades],
        hatched=frozenset(each.code for each in figures if hatched(each)),
        borders=borders,
        names=_names(evidence),
        **marks,
    )


def _names(evidence: Evidence) -> list[tuple[str, Point]]:
    """Names of the largest parts, each in its middle."""
    figures = evidence.divisions[evidence.by]
    if len(figures) > _MOST_NAMES:
        return []
    areas = evidence.areas
    part = {"hub": areas.hub, "district": areas.district, "msoa": areas.msoa}[evidence.by]
    middles = []
    for each in figures:
        if each.code == NO_HUB:
            continue
        where = part == each.code
        lon, lat = areas.lon[where], areas.lat[where]
        middle = (float(lon.min() + lon.max()) / 2, float(lat.min() + lat.max()) / 2)
        # Within one district its own name says nothing: Leicester 001 is 001 there.
        middles.append((each.name.removeprefix(f"{evidence.part.name} "), middle))
    return middles


def _dots(evidence: Evidence) -> tuple[list[Point], list[Point]]:
    surely: list[Point] = []
    perhaps: list[Point] = []
    for listing in evidence.counted:
        for lon, lat, precision in listing.points:
            known = listing.certainty in ("sure", "likely") and precision in _EXACT
            (surely if known else perhaps).append((lon, lat))
    return _on_paper(evidence, surely), _on_paper(evidence, perhaps)


def _on_paper(evidence: Evidence, points: Iterable[Point]) -> list[Point]:
    """Those within what is drawn, or just beyond; a listing may be in reach from outside."""
    lon, lat = evidence.areas.lon, evidence.areas.lat
    west, east, south, north = lon.min(), lon.max(), lat.min(), lat.max()
    return [(x, y) for x, y in points if west <= x <= east and south <= y <= north]


def _class_counts(evidence: Evidence, by: str) -> str:
    found = classes(evidence.divisions[by], by, evidence.measure, evidence.areas)
    shades = scale(evidence.measure, by).shades
    counts = [(each.words.lower(), found.count(number)) for number, each in enumerate(shades)]
    return ", ".join(f"{name} in {count:,}" for name, count in counts)


def _legend(evidence: Evidence, by: str, picture: Picture) -> list[dict[str, Any]]:
    figures: tuple[Figures, ...] = evidence.divisions[by]
    legend = [
        {"mark": "fill", "colour": each.light, "words": each.words}
        for each in scale(evidence.measure, by).shades
    ]
    if None in picture.classes.values():
        legend.append({"mark": "fill", "colour": NOBODY, "words": words.NOBODY})
    if any(hatched(each) for each in figures):
        legend.append({"mark": "hatch", "colour": INK, "words": HATCH_WORDS})
    return legend
