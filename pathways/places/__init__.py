"""Where somebody is searching from: postcodes, places, schools and points."""

from pathways.places.places import Places

__all__ = ["Places"]
