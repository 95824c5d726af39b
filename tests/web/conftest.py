"""The app over a small catalogue made to measure, so that every block has something to show."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pathways.settings import ROOT
from pathways.wiring import get_app_state
from tests.unit.catalogue_files import listing, venue, write_catalogue

HOSTILE = "<img src=x onerror=alert(1)>"


def small_catalogue(folder: Path) -> Path:
    """A data folder with a handful of listings round Arnold, and the real geography."""
    venues = [
        venue(id="hall", name="Arnold Hall", town="Arnold", lat="52.998", lon="-1.13"),
        venue(id="church", name="Hucknall Church", town="Hucknall", lat="53.03", lon="-1.2"),
        venue(id="corby", name="Corby Cube", town="Corby", lat="52.489", lon="-0.705"),
    ]
    listings = [
        listing(
            id="strings", name="Saturday Strings", venue_id="hall", instruments="strings",
            level_min="grade-1", level_max="grade-3", level_basis="stated",
            level_text="Plays in first position", days="Saturday",
            source_date="2026-01", cost_text="£40 a term", cost_gbp="40", cost_year="2026",
            bursary="yes",
        ),
        listing(id="strings-too", name="Senior Strings", venue_id="hall", instruments="strings",
                join="audition", level_min="grade-3", level_basis="stated"),
        listing(id="hostile", name=f"Folk {HOSTILE}", venue_id="church", instruments="any"),
        listing(id="far", name="Corby Strings", venue_id="corby", instruments="strings"),
        listing(id="nowhere", name="Somewhere Strings", instruments="strings"),
        listing(id="across", name="Strings in libraries", reach="hub", instruments="strings"),
        listing(id="school", name="Lessons in school", reach="hub", join="ask_school",
                kind="individual_lessons", instruments="any"),
        listing(id="national", name="National Strings", reach="national", hub_id="national",
                join="audition", instruments="strings"),
        listing(id="loan", name="Violin loan", reach="hub", kind="instrument_hire"),
        listing(id="online", name="Online Strings", reach="online", instruments="strings"),
        listing(id="choir", name="Arnold Choir", venue_id="hall", instruments="voice",
                age_min="7", age_max="11"),
    ]  # fmt: skip
    write_catalogue(folder / "catalogue", listings, venues)
    (folder / "geo").symlink_to(ROOT / "data" / "geo")
    return folder


@pytest.fixture(scope="module")
def small_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_catalogue(tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="module")
def small_app(small_data: Path) -> Iterator[None]:
    """The pages of this process show the small catalogue, loaded once for a file of tests."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("PATHWAYS_DATA", str(small_data))
        get_app_state.cache_clear()
        yield
    get_app_state.cache_clear()
