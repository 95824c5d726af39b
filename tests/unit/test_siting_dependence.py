"""Who depends on which listing: by hand, and against taking each listing away."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pathways.catalogue import load_catalogue
from pathways.coverage import make_question, stand
from pathways.coverage.supply import LIKELY, MAYBE, SURE
from pathways.siting import who_depends, who_moves
from pathways.siting.what_if import what_if
from tests.oracle import Row
from tests.unit.catalogue_files import listing, venue, write_catalogue
from tests.unit.coverage_world import TODAY, Spot, answer, load, make_areas
from tests.unit.strategies import HOME, Small, catalogues

QUICK = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
# 3.46 miles apart, up the meridian from the hall.
LINE = [Spot(53.0 + step / 20, people=100 * (step + 1)) for step in range(4)]


def band(id_: str, venue_id: str, **more: str) -> Row:
    facts = {
        "level_min": "grade-1", "level_max": "grade-8", "level_basis": "stated",
        "source_date": "2026-05", **more,
    }  # fmt: skip
    return listing(id=id_, name=id_, venue_id=venue_id, instruments="clarinet", **facts)


def venues() -> list[Row]:
    return [
        venue(id="south", lat="53.0", lon="-1.15"),
        venue(id="north", lat="53.1", lon="-1.15"),
        venue(id="far", lat="54.9", lon="-1.15"),
    ]


def test_who_depends_by_hand(tmp_path: Path) -> None:
    """Two bands share the area between them; the old source is nobody's only sure one."""
    bands = [
        band("south", "south"),
        band("north", "north"),
        band("old", "north", source_date="2001"),
        band("far", "far"),
        band("flute", "north") | {"instruments": "trumpet"},
    ]
    catalogue = load(tmp_path, bands, venues())
    standing = answer(catalogue, LINE, within=4)
    found = [
        (catalogue.opportunities[each.row].id, each.certainty, each.only_for)
        for each in who_depends(standing, np.ones(4, dtype=bool))
    ]
    # From the hall in the south 100 and 200 people; from the north 200, 300 and 400.
    assert found == [("north", SURE, 700), ("south", SURE, 100), ("old", MAYBE, 0)]


def test_only_the_part_looked_at_counts(tmp_path: Path) -> None:
    catalogue = load(tmp_path, [band("south", "south"), band("north", "north")], venues())
    standing = answer(catalogue, LINE, within=4)
    (only,) = who_depends(standing, np.array([True, False, False, False]))
    assert (catalogue.opportunities[only.row].id, only.only_for) == ("south", 100)
    assert who_depends(standing, np.zeros(4, dtype=bool)) == []


def test_a_place_known_roughly_is_nobodys_sure_one_within_less(tmp_path: Path) -> None:
    """Its spot may be two miles off: within one mile it is never sure to be in reach."""
    rough = venue(id="rough", lat="53.0", lon="-1.15", precision="town", uncertain_miles="2")
    catalogue = load(tmp_path, [band("rough", "rough")], [rough])
    (near,) = who_depends(answer(catalogue, LINE, within=1), np.ones(4, dtype=bool))
    assert near.only_for == 0
    (wide,) = who_depends(answer(catalogue, LINE, within=2.5), np.ones(4, dtype=bool))
    assert wide.only_for == 100


@QUICK
@given(
    catalogues(smallest=2),
    st.sampled_from(["woodwind", "clarinet", "voice", "any"]),
    st.sampled_from(["starting", "foundation", "advanced"]),
    st.sampled_from([1.0, 3.0, 10.0]),
    st.lists(st.booleans(), min_size=7, max_size=7),
)
def test_who_depends_would_lose_it_if_it_were_taken_away(
    tmp_path: Path, small: Small, subject: str, stage: str, within: float, here: list[bool]
) -> None:
    areas = make_areas([Spot(HOME[0] + step / 30, HOME[1] + step / 40) for step in range(-3, 4)])
    catalogue = load_catalogue(write_catalogue(tmp_path, small.listings, small.venues))
    question = make_question(catalogue.instruments, instrument=subject, stage=stage, within=within)
    base, counted = stand(catalogue, areas, question, TODAY), np.array(here)
    found = {catalogue.opportunities[each.row].id: each for each in who_depends(base, counted)}
    for each in catalogue.opportunities:
        after = what_if(catalogue, base, removed=[each.id]).standing
        lost = who_moves(base, after, counted).no_longer_covered
        assert lost == pytest.approx(found[each.id].only_for if each.id in found else 0)
    order = [(-each.only_for, each.certainty) for each in found.values()]
    assert order == sorted(order)
    assert all(each.certainty <= LIKELY for each in found.values() if each.only_for)
