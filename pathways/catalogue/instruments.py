"""What each listing says of each instrument."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from pathways.model import GroupMember, Instrument
from pathways.vocabulary import Verdict


def instrument_verdicts(
    listed: Sequence[Sequence[str]],
    instruments: Mapping[str, Instrument],
    members: Iterable[GroupMember],
) -> npt.NDArray[np.int8]:
    """Verdicts of shape (instruments, listings).

    Yes: the instrument is listed, or core to a listed group. Near: it is sometimes in a listed
    group, or its players move easily to one that is. Unknown: the listing names nothing.
    """
    rows = {each: row for row, each in enumerate(instruments)}
    core, sometimes = _group_members(members, rows)
    plays = np.zeros((len(rows), len(listed)), dtype=bool)
    joins = np.zeros_like(plays)
    for column, names in enumerate(listed):
        for name in names:
            # "percussion" and "voice" are each an instrument and a group: both count.
            own = [rows[name]] if name in rows else []
            plays[own + core.get(name, []), column] = True
            joins[sometimes.get(name, []), column] = True
    for instrument, row in rows.items():
        for other in instruments[instrument].transfers_to:
            joins[row] |= plays[rows[other]]
    silent = np.array([not names for names in listed], dtype=bool)
    verdicts = np.select(
        [plays, joins, np.broadcast_to(silent, plays.shape)],
        [Verdict.YES, Verdict.NEAR, Verdict.UNKNOWN],
        Verdict.NO,
    )
    return verdicts.astype(np.int8)


def _group_members(
    members: Iterable[GroupMember], rows: Mapping[str, int]
) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
    core: dict[str, list[int]] = {}
    sometimes: dict[str, list[int]] = {}
    for each in members:
        part = core if each.part == "core" else sometimes
        part.setdefault(each.group, []).append(rows[each.instrument])
    return core, sometimes
