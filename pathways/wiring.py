"""The one place where the parts are put together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pathways.catalogue import Catalogue, load_catalogue
from pathways.model import Locator
from pathways.places import Places
from pathways.settings import Settings
from pathways.travel import EstimatedTimes, TravelTimes


@dataclass(frozen=True, slots=True, eq=False)
class App:
    """Everything a page or a command works with."""

    catalogue: Catalogue
    places: Locator
    travel: TravelTimes
    settings: Settings


def build_app(settings: Settings) -> App:
    """Load the data and wire the parts.

    Raises:
        DataError: a data file is missing or broken.
    """
    catalogue = load_catalogue(settings.data / "catalogue")
    places: Locator = Places.load(settings.data / "geo", catalogue.hub_of_district)
    if settings.online_places:
        # Imported only where it is wanted: the geocoder's library slows every start by an eighth.
        from pathways.online_places import OnlinePlaces, nominatim

        places = OnlinePlaces(places, nominatim())
    return App(catalogue, places, EstimatedTimes(), settings)


def load_places(settings: Settings) -> Places:
    """The places alone, without hubs: enough to hold a catalogue's pins against."""
    return Places.load(settings.data / "geo", {})


@cache
def get_app_state() -> App:
    """The app of this process, loaded once."""
    return build_app(Settings.from_environment())
