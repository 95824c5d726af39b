"""The one place where the parts are put together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from pathways.catalogue import Catalogue, load_catalogue
from pathways.model import Locator
from pathways.places import Places
from pathways.places.stops import Stops
from pathways.settings import Settings
from pathways.travel import EstimatedTimes, TravelTimes

if TYPE_CHECKING:
    from pathways.coverage import Areas
    from pathways.siting import Candidates


@dataclass(frozen=True, slots=True, eq=False)
class App:
    """Everything a page or a command works with.

    Attributes:
        places: finds any place; it may ask another host where a setting says so.
        gazetteer: the places of our own files.
    """

    catalogue: Catalogue
    places: Locator
    gazetteer: Places
    travel: TravelTimes
    settings: Settings


def build_app(settings: Settings) -> App:
    """Load the data and wire the parts.

    Raises:
        DataError: a data file is missing or broken.
    """
    catalogue = load_catalogue(settings.data / "catalogue")
    gazetteer = Places.load(settings.data / "geo", catalogue.hub_of_district)
    places: Locator = gazetteer
    if settings.online_places:
        # Imported only where it is wanted: the geocoder's library slows every start by an eighth.
        from pathways.online_places import OnlinePlaces, nominatim

        places = OnlinePlaces(gazetteer, nominatim())
    return App(catalogue, places, gazetteer, EstimatedTimes(), settings)


def load_places(settings: Settings) -> Places:
    """The places alone, without hubs: enough to hold a catalogue's pins against."""
    return Places.load(settings.data / "geo", {})


@cache
def get_app_state() -> App:
    """The app of this process, loaded once."""
    return build_app(Settings.from_environment())


def stops_near(app: App) -> Stops:
    """The stops of the app's area; only pages need them, so commands never pay for the file."""
    return _load_stops(app.settings.data / "geo" / "stops.parquet")


@cache
def _load_stops(path: Path) -> Stops:
    return Stops.load(path)


@lru_cache(maxsize=2)
def small_areas(app: App) -> Areas:
    """Where the young people live; loaded when it is first asked for."""
    # Its libraries would slow the start of every command that counts nobody.
    from pathways.coverage import load_areas

    return load_areas(app.settings.data / "geo", app.catalogue.hubs)


@lru_cache(maxsize=2)
def candidate_sites(app: App) -> Candidates:
    """Where a new group could meet; loaded when it is first asked for."""
    from pathways.siting import load_candidates

    folder = app.settings.data / "geo"
    return load_candidates(folder, small_areas(app), app.catalogue.venues)
