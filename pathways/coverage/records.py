"""What coverage found as dictionaries, for commands and files; None is unknown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, fields
from typing import Any

from pathways.catalogue import Catalogue
from pathways.coverage.demand import Areas
from pathways.coverage.figures import Figures
from pathways.coverage.gaps import AreaGap
from pathways.coverage.unknowns import QUESTIONS, OpenListing, Worklist

Record = dict[str, Any]

MAIN_COLUMNS = (
    "code", "name", "young_people", "sure", "likely", "maybe", "none", "none_place_unknown",
    "median_miles", "need_weighted_gap",
)  # fmt: skip
ALL_COLUMNS = tuple(each.name for each in fields(Figures))
# What the figures of one small area are weighted and parted by.
_OF_AREAS = ("imd25_score", "imd25_decile", "setting")
GAP_COLUMNS = ("instrument", "stage", "share_of_need", *MAIN_COLUMNS)
WORKLIST_COLUMNS = (
    "id", "name", "provider", "hub", "ask", "questions", "young_people", "answers", "provider_url",
    "url", "hub_url", "source_url", "source_date",
)  # fmt: skip


def main_record(figures: Figures) -> Record:
    """The ten figures that every answer gives."""
    return {name: getattr(figures, name) for name in MAIN_COLUMNS}


def all_figures(figures: Figures) -> Record:
    """Every figure."""
    return asdict(figures)


def table(
    figures: Sequence[Figures], areas: Areas, by: str
) -> tuple[list[Record], tuple[str, ...]]:
    """Rows and columns of a table with every figure.

    By small area each row has besides what is needed to check the others by hand: the area's
    deprivation score and tenth, and whether it is city, town or country.
    """
    rows = [all_figures(each) for each in figures]
    if by != "lsoa":
        return rows, ALL_COLUMNS
    facts = zip(areas.need.tolist(), areas.decile.tolist(), areas.setting.tolist(), strict=True)
    of_area = dict(zip(areas.code.tolist(), facts, strict=True))
    for row in rows:
        row.update(zip(_OF_AREAS, of_area[row["code"]], strict=True))
    return rows, (*ALL_COLUMNS, *_OF_AREAS)


def gap_record(gap: AreaGap) -> Record:
    """One gap with its main figures; stages that stand the same share one record."""
    return {
        "instrument": gap.subject.id,
        "stage": gap.stages[0],
        "stages": list(gap.stages),
        "share_of_need": gap.share_of_need,
        **main_record(gap.figures),
    }


def worklist_record(worklist: Worklist, catalogue: Catalogue, top: int) -> Record:
    """What to ask of whom, at most ``top`` listings; ``matters`` counts them all."""
    return {
        "matters": [asdict(each) for each in worklist.matters],
        "listings": [open_listing_record(each, catalogue) for each in worklist.listings[:top]],
    }


def open_listing_record(open_: OpenListing, catalogue: Catalogue) -> Record:
    """One letter's worth: what to ask, of whom, about which listing."""
    listing = catalogue.opportunities[open_.row]
    provider, hub = catalogue.providers[listing.provider_id], catalogue.hubs.get(listing.hub_id)
    return {
        "id": listing.id,
        "name": listing.name,
        "provider": provider.name,
        "hub": hub.name if hub else None,
        "ask": list(open_.ask),
        "questions": " ".join(QUESTIONS[each] for each in open_.ask),
        "young_people": open_.young_people,
        "answers": open_.answers,
        "provider_url": provider.url,
        "url": listing.url,
        "hub_url": hub.url if hub else None,
        "source_url": listing.source_url,
        "source_date": listing.source_date,
    }


def on_outlines(records: Iterable[Record], outlines: Mapping[str, Any]) -> Record:
    """A GeoJSON FeatureCollection of the records whose code has an outline.

    Args:
        outlines: code to GeoJSON geometry.
    """
    return {
        "type": "FeatureCollection",
        "features": [
            {"type": "Feature", "geometry": outlines[each["code"]], "properties": each}
            for each in records
            if each["code"] in outlines
        ],
    }
