"""Where it could lead: from the first note to the national orchestra, as data."""

from pathways.ladder.climb import ladder
from pathways.ladder.hub_ladder import Areas, HubLadder, hub_ladder
from pathways.ladder.index import ladder_index
from pathways.ladder.record import ladder_record
from pathways.ladder.rung import Ladder, Rung
from pathways.ladder.survey import Reach

__all__ = [
    "Areas",
    "HubLadder",
    "Ladder",
    "Reach",
    "Rung",
    "hub_ladder",
    "ladder",
    "ladder_index",
    "ladder_record",
]
