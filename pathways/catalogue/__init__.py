"""The catalogue: its files read, checked and held as one immutable snapshot."""

from pathways.catalogue.check import Problem, check_catalogue
from pathways.catalogue.snapshot import Catalogue, load_catalogue

__all__ = ["Catalogue", "Problem", "check_catalogue", "load_catalogue"]
