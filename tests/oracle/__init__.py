"""The search, worked out a second time, the slow and plain way.

Nothing here imports the package under test: it reads the catalogue's CSV files with the standard
library, measures with geopy and goes through every listing for every question. Where the two
disagree, one of them has misread the rules.
"""

from tests.oracle.counting import Facet, facets
from tests.oracle.question import Question, Spot
from tests.oracle.reading import Books, Row, read_books
from tests.oracle.searching import Answer, Match, Wider, answer

__all__ = [
    "Answer",
    "Books",
    "Facet",
    "Match",
    "Question",
    "Row",
    "Spot",
    "Wider",
    "answer",
    "facets",
    "read_books",
]
