"""What every ladder of one catalogue needs, worked out once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from pathways.catalogue import Catalogue
from pathways.catalogue.index import Flags, Whole
from pathways.ladder.ends import groups_of_centres
from pathways.ladder.graph import RouteGraph, build_graph
from pathways.ladder.stages import ListingStages, player_stages, singer_stages
from pathways.ladder.strands import listing_strands
from pathways.vocabulary import REACHES


@dataclass(frozen=True, slots=True, eq=False)
class LadderIndex:
    """The listings as rungs. Arrays have length N.

    Attributes:
        players, singers: where listings stand, for those who play and those who sing.
        centre: a music centre whose groups are listed; its groups are the rungs.
        strands: bit sets in the order of `strands.STRANDS`.
        wide: regional and national.
        placed: local, with a place that is known.
    """

    players: ListingStages
    singers: ListingStages
    graph: RouteGraph
    centre: Flags
    strands: Whole
    wide: Flags
    placed: Flags


@lru_cache(maxsize=4)
def ladder_index(catalogue: Catalogue) -> LadderIndex:
    """The index of this very catalogue; the first call builds it."""
    index, players = catalogue.index, player_stages(catalogue)
    centres = groups_of_centres(catalogue)
    somewhere = np.zeros(len(catalogue.opportunities), dtype=bool)
    somewhere[index.spots.listing] = True
    return LadderIndex(
        players=players,
        singers=singer_stages(catalogue, players),
        graph=build_graph(catalogue, players.stands),
        centre=np.fromiter((each.id in centres for each in catalogue.opportunities), dtype=bool),
        strands=listing_strands(catalogue),
        wide=np.isin(index.reach, [REACHES.index(each) for each in ("regional", "national")]),
        placed=somewhere & (index.reach == REACHES.index("local")),
    )
