"""The ladder of one person: Now, Next and Later, what is missing, and one way to the top."""

from __future__ import annotations

from datetime import date

import numpy as np

from pathways.catalogue import Catalogue
from pathways.ladder.beside import (
    further,
    ids_of,
    stays,
    strands,
    unstaged_beyond,
    unstaged_matches,
)
from pathways.ladder.climber import climber_of
from pathways.ladder.columns import sort_out
from pathways.ladder.follow import COLUMNS
from pathways.ladder.gaps import Gaps
from pathways.ladder.index import ladder_index
from pathways.ladder.making import Maker, RungMaker
from pathways.ladder.order import Sources, evidence_of, in_order, way_up
from pathways.ladder.rung import Ladder, Rungs, Shelf
from pathways.ladder.stages import STAGE_IDS, TOP_STAGE
from pathways.ladder.strands import open_to
from pathways.ladder.survey import Reach, survey
from pathways.matching import Query
from pathways.matching.answer import Asked
from pathways.model import Place


def ladder(
    catalogue: Catalogue, place: Place, query: Query, as_of: date, reach: Reach | None = None
) -> Ladder:
    """Where it could lead from ``place`` for the person of ``query`` on the day ``as_of``.

    The radius of the query is the reach of Now. The same arguments always give the same ladder.

    Args:
        reach: miles of Next and Later; 25 and 40 unless given.

    Raises:
        QuestionError: the query names no instrument.
    """
    who, rungs = climber_of(catalogue, query), ladder_index(catalogue)
    seen = survey(catalogue, rungs, place, query, as_of, reach or Reach())
    columns = sort_out(catalogue, rungs, seen, who)
    evidence = evidence_of(rungs, columns)
    rows = in_order(catalogue, rungs, seen, columns, evidence)
    sources = Sources(rungs, columns, np.concatenate(rows), open_to(catalogue, who.instrument))
    maker = Maker(Asked(catalogue, place, query, as_of), rungs, seen, who)
    making = RungMaker(maker, columns, evidence, sources)
    shelves = [
        Shelf(name, stages, miles, Rungs(each.tolist(), making.rung), stay)
        for name, stages, miles, each, stay in zip(
            COLUMNS, _stages(who.stage), seen.miles, rows, stays(catalogue, sources, who),
            strict=True,
        )
    ]  # fmt: skip
    nearby = unstaged_matches(catalogue, rungs, seen, who, columns)
    unstaged = dict.fromkeys(nearby + unstaged_beyond(catalogue, rungs, seen, who, columns))
    return Ladder(
        shelves=(shelves[0], shelves[1], shelves[2]),
        gaps=Gaps(maker, columns, len(nearby)).all(),
        unstaged=ids_of(catalogue, unstaged),
        strands=strands(catalogue, sources),
        further=further(catalogue, sources),
        way_up=ids_of(catalogue, way_up(sources, evidence)),
        hub=catalogue.hubs.get(place.hub_id or ""),
    )


def _stages(stage: int) -> tuple[tuple[str, ...], ...]:
    """Ids of the stages of each column; above the top stage only wider groups are left."""
    return (
        (STAGE_IDS[stage],),
        (STAGE_IDS[min(stage + 1, TOP_STAGE)],),
        STAGE_IDS[stage + 2 :] or (STAGE_IDS[TOP_STAGE],),
    )
