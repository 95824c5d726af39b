"""Random small catalogues with routes, and the ladder of the program in the oracle's types."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hypothesis import strategies as st

from pathways.catalogue import Catalogue
from pathways.ladder import Ladder, ladder
from tests.oracle import Question, Row, Spot
from tests.oracle import ladder as oracle
from tests.unit.asking import _place as place
from tests.unit.asking import _query as query
from tests.unit.catalogue_files import SOURCE, write_catalogue
from tests.unit.strategies import Small, catalogues, is_borderline

OUTSIDE = ["outside:Town Band", "outside:University"]


@dataclass(frozen=True)
class Routed:
    """A small catalogue with routes between its listings."""

    small: Small
    routes: list[Row]
    groups: list[Row]

    def write(self, folder: Path) -> Path:
        write_catalogue(folder, self.small.listings, self.small.venues)
        write_rows(folder, "routes", self.routes)
        write_rows(folder, "route_groups", self.groups)
        return folder


def write_rows(folder: Path, name: str, rows: Iterable[Row]) -> None:
    """Write routes or groups over those of a folder."""
    header = (folder / f"{name}.csv").read_text(encoding="utf-8").splitlines()[0]
    lines = [",".join(row[each] for each in header.split(",")) for row in rows]
    text = "\n".join([header, *lines, ""])
    (folder / f"{name}.csv").write_text(text, encoding="utf-8")


def route(start: str, end: str, evidence: str = "stated", condition: str = "") -> Row:
    """A row of routes.csv."""
    return {
        "from": start,
        "to": end,
        "condition": condition,
        "evidence": evidence,
        "source_url": SOURCE,
    }


@st.composite
def routed(draw: st.DrawFn) -> Routed:
    """A catalogue with a centre, two groups and many routes, circles among them."""
    small = draw(catalogues(smallest=8, largest=25))
    ids = [row["id"] for row in small.listings]
    for row in draw(st.lists(st.sampled_from(small.listings), max_size=4)):
        row["part_of"] = ids[0] if row["id"] != ids[0] else ""
    small.listings[0]["kind"] = draw(st.sampled_from(["music_centre", "music_centre", "ensemble"]))
    members = st.lists(st.sampled_from(ids), min_size=1, max_size=4, unique=True)
    groups = [
        {"id": name, "name": name, "members": ";".join(draw(members))} for name in ("low", "high")
    ]
    ends = st.sampled_from(ids * 3 + ["group:low", "group:high", "school", *OUTSIDE])
    evidence = st.sampled_from(["stated", "implied"])
    routes = draw(st.lists(st.builds(route, ends, ends, evidence), max_size=25))
    return Routed(small, routes, groups)


def climb(catalogue: Catalogue, spot: Spot, question: Question, as_of: date) -> Ladder:
    """The program's ladder."""
    return ladder(catalogue, place(spot), query(question), as_of)


def in_oracle_words(found: Ladder) -> oracle.Ladder:
    """The program's ladder as the oracle gives it; sources of steps by level left out."""
    columns = [
        frozenset(
            oracle.Rung(
                rung.id,
                rung.stage,
                rung.evidence,
                frozenset() if rung.evidence == "derived" else frozenset(rung.sources),
            )
            for rung in shelf.rungs
        )
        for shelf in found.shelves
    ]
    return oracle.Ladder(
        (columns[0], columns[1], columns[2]),
        [gap.stage for gap in found.missing],
        [gap.stage for gap in found.gaps],
    )


def is_on_an_edge(venues: Sequence[Row], spot: Spot, question: Question) -> bool:
    """Whether two ways of measuring could put a listing in reach or out of it."""
    edges = (question.within_miles, 25, 40)
    return any(is_borderline(list(venues), spot, miles) for miles in edges)
