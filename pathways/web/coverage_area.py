"""One small area looked at closely: who lives there, what counts for them, how to check it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import streamlit as st

from pathways.catalogue.index import Flags
from pathways.coverage import Figures
from pathways.coverage.words import people
from pathways.evidence.counted import counted_listings
from pathways.evidence.values import Counted
from pathways.vocabulary import RADII_MILES, STAGES
from pathways.web.coverage_params import CoverageAsked
from pathways.web.coverage_view import CoverageView
from pathways.web.coverage_words import band_sentence, figures_band
from pathways.web.links import page_link
from pathways.web.rendering import render
from pathways.wording import miles_words

MOST_LISTED = 12
_SETTINGS = {"city": "in a city", "town": "in a town", "country": "in the country"}


@dataclass(frozen=True, slots=True)
class _Place:
    """What is said of an area beside its figures."""

    name: str
    code: str
    sort: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Link:
    words: str
    link: str


def draw(view: CoverageView, asked: CoverageAsked) -> None:
    """The panel of the area that was chosen; nothing where none of this part was."""
    figures = next((each for each in view.figures if each.code == asked.area), None)
    if figures is None or view.by not in ("msoa", "lsoa"):
        return
    where = (view.areas.msoa if view.by == "msoa" else view.areas.code) == asked.area
    listed = counted_listings(view.app.catalogue, view.standing, where)
    st.html(
        render(
            "coverage_area.html",
            place=_place(view, figures, where),
            parts=figures_band(figures),
            listed=listed[:MOST_LISTED],
            more=max(0, len(listed) - MOST_LISTED),
            sureness=_sureness,
            neighbourhoods=_neighbourhoods(view, asked, where),
            shut=asked.link(area=""),
        )
    )
    if view.by == "lsoa":
        _draw_check(view, where)


def _neighbourhoods(view: CoverageView, asked: CoverageAsked, where: Flags) -> list[_Link]:
    """To each neighbourhood of a local area."""
    if view.by == "lsoa":
        return []
    areas = view.areas
    rows = sorted(np.flatnonzero(where).tolist(), key=lambda row: str(areas.name[row]))
    way = {"by": "lsoa", "sort": "", "first": 0}
    return [
        _Link(str(areas.name[row]),
              asked.link(part=f"district:{areas.district[row]}", area=str(areas.code[row]), **way))
        for row in rows
    ]  # fmt: skip


def _place(view: CoverageView, figures: Figures, where: Flags) -> _Place:
    areas = view.areas
    deciles = sorted(set(areas.decile[where].tolist()))
    settings = [words for id_, words in _SETTINGS.items() if id_ in areas.setting[where].tolist()]
    district = areas.district_names[str(areas.district[where][0])]
    facts = [
        f"{people(figures.young_people)} young people aged 5 to 18: "
        f"{band_sentence(figures_band(figures))}.",
        f"It lies {' and '.join(settings)}. {_decile_words(deciles)}",
        _nearest_words(float(np.min(view.standing.nearest_miles[where]))),
    ]
    sort = "Local area (MSOA)" if view.by == "msoa" else "Neighbourhood (LSOA)"
    return _Place(figures.name, figures.code, f"{sort} in {district}", tuple(facts))


def _decile_words(deciles: list[int]) -> str:
    span = f"{deciles[0]}" if len(deciles) == 1 else f"{deciles[0]} to {deciles[-1]}"
    return f"Deprivation tenth {span} of England, 1 being the most deprived."


def _nearest_words(miles: float) -> str:
    if np.isinf(miles):
        return "No listing anywhere is sure or likely for this question."
    return f"The nearest listing that is sure or likely is {miles_words(miles)} from its middle."


def _sureness(listing: Counted) -> str:
    words = {"sure": "sure", "likely": "likely", "maybe": "a maybe"}
    return words.get(listing.certainty, "its place is not known: counts for nobody yet")


def _draw_check(view: CoverageView, where: Flags) -> None:
    """To the search that a family would make from the middle of the area."""
    row = int(np.flatnonzero(where)[0])
    levels = STAGES[view.question.stage]
    address = {"near": f"{view.areas.lat[row]:.5f}, {view.areas.lon[row]:.5f}",
               "level": levels[0].id}  # fmt: skip
    if not view.question.subject.is_family:
        address["instrument"] = view.question.subject.instruments[0]
    if view.question.within in RADII_MILES:
        address["within"] = f"{view.question.within:g}"
    with st.container(key="coverage_check"):
        page_link("find", "Check it by hand: what a family finds from here", address)
