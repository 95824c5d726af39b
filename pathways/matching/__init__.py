"""Which listings suit one young person, and why."""

from pathways.matching.answer import Answer, Criterion, Finding, Findings, Wider
from pathways.matching.facets import Facet
from pathways.matching.query import Query, make_query
from pathways.matching.search import search

__all__ = [
    "Answer",
    "Criterion",
    "Facet",
    "Finding",
    "Findings",
    "Query",
    "Wider",
    "make_query",
    "search",
]
