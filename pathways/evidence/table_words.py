"""Titles and headings of the pack's workbook."""

from __future__ import annotations

from types import MappingProxyType

from pathways.coverage.records import MAIN_COLUMNS
from pathways.evidence.words import COUNTED_RULE, MADE_WITH

__all__ = ["COUNTED_RULE", "MADE_WITH"]

TITLES = MappingProxyType(
    {
        "about": "About",
        "hub": "By hub",
        "district": "By district",
        "msoa": "By local area (MSOA)",
        "lsoa": "By neighbourhood (LSOA)",
        "matrix": "Families by stage",
        "gaps": "Deepest gaps",
        "rungs": "Missing rungs",
        "inclusive": "Inclusive provision",
        "sites": "Best next sites",
        "matters": "What is unknown",
        "worklist": "Whom to ask",
        "counted": "Listings counted",
        "methods": "Methods",
        "columns": "Names in other files",
        "sources": "Sources and licences",
    }
)
ABOUT = MappingProxyType(
    {
        "question": "Question",
        "beside": "Asked beside",
        "where": "Where",
        "dated": "Of when",
        "answer": "Answer",
        "counted": "What counts",
    }
)
ABOUT_COLUMNS = ("What", "Value")
# What coverage calls each figure, and its heading.
FIGURES = MappingProxyType(
    {
        "code": "Code",
        "name": "Name",
        "young_people": "Young people (5 to 18)",
        "sure": "Sure",
        "likely": "Likely",
        "maybe": "Maybe",
        "none": "Nothing",
        "none_place_unknown": "Nothing, place unknown",
        "median_miles": "Median miles",
        "need_weighted_gap": "Need-weighted gap",
        "outside_not_surveyed": "Outside not surveyed",
        "none_most_deprived": "Nothing, two most deprived tenths",
        "none_least_deprived": "Nothing, two least deprived tenths",
        "equity_gap": "Equity gap",
        "none_country": "Nothing, country",
        "none_town": "Nothing, cities and towns",
        "country_gap": "Country against town",
        "median_choices": "Choices in reach",
        "median_choices_with_maybes": "Choices in reach with maybes",
        "two_or_more": "A choice of two",
        "listings_per_thousand": "Listings for 1,000",
    }
)
# What compares groups of areas says nothing of one.
_GROUPS = (
    "none_most_deprived", "none_least_deprived", "equity_gap", "none_country", "none_town",
    "country_gap",
)  # fmt: skip
AREA_FIGURES = tuple(each for each in FIGURES if each not in _GROUPS)
_SHARE_OF_NEED, _NOTHING_SHARE = "Share of need", "Nothing, share"
# Headings of columns that hold shares from 0 to 1, shown in per cent.
SHARES = frozenset(
    {
        _SHARE_OF_NEED,
        _NOTHING_SHARE,
        *(FIGURES[each] for each in ("need_weighted_gap", *_GROUPS)),
    }
)
AREA_COLUMNS = (
    "Local area (MSOA)", "District", "Hub", "City, town or country",
    "Deprivation tenth (1 most deprived)", "Deprivation score",
)  # fmt: skip
_HELD = ("Young people (5 to 18)", "Sure", "Likely", "Maybe", "Nothing", _NOTHING_SHARE)
MATRIX_COLUMNS = ("Family", "Stage", *_HELD)
INCLUSIVE_COLUMNS = ("What is stated", *_HELD)
GAP_FIGURES = MAIN_COLUMNS
GAP_COLUMNS = ("Family", "Stages", _SHARE_OF_NEED)
RUNG_COLUMNS = (
    "Family", "Stage", "Young people (5 to 18)", "Have a rung within the radius",
    "Miss this rung and have the one below", "Have the whole ladder",
)  # fmt: skip
SITE_FIELDS = ("rank", "id", "name", "kind", "district", "hub", "lat", "lon", "newly_covered")
SITE_COLUMNS = (
    "Rank", "Id", "Site", "Kind", "District", "Hub", "Latitude", "Longitude", "Newly reached",
)  # fmt: skip
SITES_TOTAL = MappingProxyType(
    {"newly_covered": "Together", "at_most": "No choice of as many can reach more than"}
)
MATTER_COLUMNS = ("What", "Listings", "Young people")
WORK_FIELDS = (
    "name", "provider", "hub", "questions", "young_people", "provider_url", "url", "hub_url",
    "source_url", "source_date", "id",
)  # fmt: skip
WORK_COLUMNS = (
    "Listing", "Provider", "Hub", "What to ask", "Young people it could move", "Provider’s page",
    "Listing’s page", "Hub’s page", "Source", "Date of source", "Id",
)  # fmt: skip
COUNTED_COLUMNS = (
    "Listing", "Provider", "Hub", "Kind", "How sure", "Where", "Date of source", "Source", "Page",
    "Id",
)  # fmt: skip
METHOD_COLUMNS = (
    "Method", "Figure", "What is counted", "Out of", "Of when", "What it does not say",
    "How to check",
)  # fmt: skip
COLUMN_COLUMNS = ("Heading here", "Name in GeoJSON and in what commands print")
SOURCE_COLUMNS = ("What", "From", "Of when", "Licence", "Licence’s address")
