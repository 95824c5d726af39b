"""What each choice of each filter would give, by searching once for every one of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from tests.oracle import rules
from tests.oracle.judging import STRICT_CRITERIA
from tests.oracle.question import Question, Spot
from tests.oracle.reading import Books, Row, values
from tests.oracle.searching import find_matches

# Each filter: the field that asks it, the criterion that judges it and the column that states it.
SEVERAL = {
    "kind": ("kinds", None, "kind"),
    "day": ("days", "day", "days"),
    "genre": ("genres", "genre", "genres"),
    "join": ("joins", None, "join"),
    "inclusion": ("inclusion", "inclusion", "inclusion"),
}


@dataclass(frozen=True)
class Facet:
    """How many matches each option would give, and how many do not say."""

    options: dict[str, int]
    unstated: int


def facets(books: Books, spot: Spot, question: Question, as_of: date) -> dict[str, Facet]:
    """Every filter with its options; those that none has are left out."""
    rows = {row["id"]: row for row in books.opportunities}

    def yes(criterion: str | None, **change: Any) -> int:
        """How many would match, and with a yes on the criterion, after one change."""
        matches = find_matches(books, spot, replace(question, **change), as_of)
        return sum(criterion is None or match.verdicts[criterion] == "yes" for match in matches)

    def lifted(**change: Any) -> list[Row]:
        matches = find_matches(books, spot, replace(question, **change), as_of)
        return [rows[match.id] for match in matches]

    found = {}
    for name, (field, criterion, column) in SEVERAL.items():
        counts = {
            option: yes(criterion, **{field: frozenset({option})})
            for option in _stated(column, books)
        }
        silent = sum(row[column] == "" for row in lifted(**{field: frozenset()}))
        found[name] = Facet(_some(counts), silent)
    silent = sum(rules.cost(row, as_of) == "unknown" for row in lifted(free=False))
    found["free"] = Facet(_some({"yes": yes("cost", free=True)}), silent)
    silent = _step_free_unsaid(books, spot, question, as_of)
    found["step_free"] = Facet(_some({"yes": yes("step_free", step_free=True)}), silent)
    online = sum(row["reach"] == "online" for row in lifted(online=True))
    found["online"] = Facet(_some({"yes": online}), 0)
    return found


def _stated(column: str, books: Books) -> list[str]:
    """Only what some listing states can be found, so no more is tried."""
    return sorted({value for row in books.opportunities for value in values(row[column])})


def _step_free_unsaid(books: Books, spot: Spot, question: Question, as_of: date) -> int:
    """Matches that do not say, where only the other filters may be strict."""
    wish = replace(question, step_free=True, strict=False)
    others = [name for name in STRICT_CRITERIA if name != "step_free"] if question.strict else []
    return sum(
        match.verdicts["step_free"] == "unknown"
        and all(match.verdicts.get(name, "yes") == "yes" for name in others)
        for match in find_matches(books, spot, wish, as_of)
    )


def _some(counts: dict[str, int]) -> dict[str, int]:
    return {option: count for option, count in counts.items() if count}
