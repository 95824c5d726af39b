"""What stands beside the rungs: listings without a stage, strands, ends beyond, help with cost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

import numpy as np

from pathways.catalogue import Catalogue
from pathways.catalogue.index import Flags
from pathways.ladder.climber import Climber
from pathways.ladder.follow import LATER, NEXT, NO_COLUMN, NOW, Columns
from pathways.ladder.graph import NamedEnd
from pathways.ladder.index import LadderIndex
from pathways.ladder.order import Sources, by_nearness
from pathways.ladder.rung import Further, Strand
from pathways.ladder.stages import NO_STAGE, TOP_STAGE, Stages
from pathways.ladder.strands import OTHER, OTHER_WORDS, STRANDS, strands_in
from pathways.ladder.survey import Surveyed
from pathways.matching.verdicts import NO, NOT_ASKED, UNKNOWN, YES
from pathways.model import Opportunity
from pathways.related import help_for


def ids_of(catalogue: Catalogue, rows: Iterable[int]) -> tuple[str, ...]:
    """The ids of listings by their positions."""
    return tuple(catalogue.opportunities[row].id for row in rows)


def unstaged_matches(
    catalogue: Catalogue, rungs: LadderIndex, seen: Surveyed, who: Climber, columns: Columns
) -> list[int]:
    """Matches without a stage, and lower ones of which nobody says whether they go so far."""
    judged, stands = seen.judged, _stands(rungs, who)
    level = judged.verdicts["level"]
    matches = judged.eligible & seen.open & judged.counts.admits & seen.age_suits
    matches &= judged.distance != NO
    unsure = (level == UNKNOWN) | (level == NOT_ASKED)
    lower = (stands < who.stage) & unsure & (columns.column == NO_COLUMN)
    rows = np.flatnonzero(matches & ((stands == NO_STAGE) | lower))
    found: list[int] = by_nearness(catalogue, rungs, seen, rows, NOW).tolist()
    return found


def unstaged_beyond(
    catalogue: Catalogue, rungs: LadderIndex, seen: Surveyed, who: Climber, columns: Columns
) -> list[int]:
    """Listings without a stage that a rung leads to, then regional and national ones."""
    instrument, graph = seen.judged.verdicts["instrument"], rungs.graph
    in_time = who.in_time(catalogue.index, np.zeros(1, dtype=np.int8))
    silent = (_stands(rungs, who) == NO_STAGE) & seen.open & in_time
    led = np.zeros(len(silent), dtype=bool)
    led[graph.ends[columns.column[graph.starts] != NO_COLUMN]] = True
    groups: tuple[Flags, ...] = (
        silent & led & seen.here[LATER] & (instrument != NO),
        silent & rungs.wide & (instrument == YES),
    )
    found = [by_nearness(catalogue, rungs, seen, np.flatnonzero(each), LATER) for each in groups]
    return list(dict.fromkeys(np.concatenate(found).tolist()))


def _stands(rungs: LadderIndex, who: Climber) -> Stages:
    return (rungs.singers if who.sings else rungs.players).stands


def stays(catalogue: Catalogue, sources: Sources, who: Climber) -> tuple[tuple[str, ...], ...]:
    """For each column the rungs of earlier ones that take the next stage too.

    Regional and national rungs are left out: they are joined for their own sake.
    """
    rungs, rows = sources.rungs, sources.rows[~sources.rungs.wide[sources.rows]]
    admits = (rungs.singers if who.sings else rungs.players).admits
    found: list[tuple[str, ...]] = [()]
    for column in (NEXT, LATER):
        stage = min(who.stage + column, TOP_STAGE)
        takes = admits[stage] & who.in_time(catalogue.index, who.levels_to_stage(stage))
        earlier = sources.columns.column[rows] < column
        found.append(ids_of(catalogue, rows[earlier & takes[rows]].tolist()))
    return tuple(found)


def strands(catalogue: Catalogue, sources: Sources) -> tuple[Strand, ...]:
    """The strands that have a rung, each with its rungs; those of none come last."""
    ids: dict[str, list[str]] = defaultdict(list)
    for row in sources.rows.tolist():
        bits = int(sources.rungs.strands[row]) & sources.open_strands
        for strand in strands_in(bits) or (OTHER,):
            ids[strand].append(catalogue.opportunities[row].id)
    words = {**STRANDS, OTHER: OTHER_WORDS}
    return tuple(Strand(each, words[each], tuple(ids[each])) for each in words if each in ids)


def further(catalogue: Catalogue, sources: Sources) -> tuple[Further, ...]:
    """Named ends outside the catalogue that rungs lead to, in the order of the rungs."""
    ends: dict[str, NamedEnd] = {}
    led: dict[str, list[str]] = defaultdict(list)
    for id_ in ids_of(catalogue, sources.rows.tolist()):
        for end in sources.rungs.graph.further.get(id_, ()):
            ends.setdefault(end.name, end)
            led[end.name].append(id_)
    return tuple(Further(end, tuple(led[name])) for name, end in ends.items())


@lru_cache(maxsize=4096)
def bursaries(catalogue: Catalogue, listing: Opportunity) -> tuple[str, ...]:
    """Ids of help with the cost of a listing, the likeliest first; none where it is free."""
    costs = listing.cost_gbp != 0 and bool(listing.cost_text or listing.cost_gbp)
    if not costs:
        return ()
    return tuple(each.id for each in help_for(catalogue, listing) if each.kind == "bursary")
