"""Which listings suit one young person, and why."""

from pathways.matching.answer import Answer, Criterion, Finding, Wider
from pathways.matching.query import Query, make_query
from pathways.matching.search import search

__all__ = ["Answer", "Criterion", "Finding", "Query", "Wider", "make_query", "search"]
