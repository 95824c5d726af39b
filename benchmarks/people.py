"""people_p95_s, memory_per_session_mb: many people who search at the same time on one process."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import median

import numpy as np

from benchmarks.rerun import GARBAGE_EVERY_RERUN, RADIUS
from benchmarks.results import Row
from benchmarks.serving import APP, PLAIN_APP, Server, serving
from benchmarks.timing import p95
from benchmarks.visitors import Value, Visitor, visiting

PEOPLE = 40
THINK_S = 5.0  # on average, between half and one and a half times as long
LASTS_S = 30.0
SEED = 11
PLACE = "Where do you live?"
CHANGED = (PLACE, "What do you play or sing?", "About how far along?", RADIUS, "Day", "What sort",
           "Style of music", "How to join")  # fmt: skip
PLACES = (
    "NG5", "NG7 2RD", "DE1", "LE2", "LE11 3TU", "LN1", "LN8", "NN1", "NN15", "PE21",
    "Lincoln", "Louth", "Corby", "Matlock", "Newark", "Oakham", "Skegness", "Daventry",
    "Buxton", "Hinckley", "Mansfield", "Boston", "Kettering", "Chesterfield", "Sleaford",
)  # fmt: skip
_PEER = "plain Streamlit page with pandas, BallTree and folium"
_BEFORE = 20
_FILTERS = "Filters"


@dataclass(frozen=True, slots=True)
class Crowd:
    """What a crowd met: seconds of every answer, and what one visitor costs in megabytes."""

    seconds: list[float]
    megabytes: float


def run() -> list[Row]:
    """Ours, then the plain page with Streamlit's own garbage collection."""
    return _rows(_meet(APP), _meet(PLAIN_APP, GARBAGE_EVERY_RERUN))


def _rows(ours: Crowd, peer: Crowd) -> list[Row]:
    waits = (
        f"{PEOPLE} people on one server process for {LASTS_S:.0f} s, each with a websocket of "
        f"their own, who think {THINK_S:.0f} s on average before they change place, instrument, "
        "level, radius or a filter. From the request to the end of the answer, opening the page "
        f"included. Ours: {_counted(ours)}; peer, which has no filters: {_counted(peer)}."
    )
    memory = (
        f"What the server's memory in use grows by, in millions of bytes, for each of {PEOPLE} "
        f"visitors who search twice and stay, after {_BEFORE} others who did the same."
    )
    return [
        Row("people_p95_s", p95(ours.seconds), p95(peer.seconds), _PEER, "s", waits),
        Row("memory_per_session_mb", ours.megabytes, peer.megabytes, _PEER, "MB", memory),
    ]


def _counted(crowd: Crowd) -> str:
    return f"{len(crowd.seconds)} answers, median {median(crowd.seconds):.3f} s"


def _meet(script: Path, options: Sequence[str] = ()) -> Crowd:
    with serving(script, options=options) as server:
        megabytes = asyncio.run(_memory(server))
        return Crowd(asyncio.run(_waits(server)), megabytes)


async def _memory(server: Server) -> float:
    """Megabytes for each visitor who has come to stay."""
    rng, sizes = Random(SEED), []
    async with AsyncExitStack() as stay:
        for _ in range(_BEFORE + PEOPLE):
            visitor = await stay.enter_async_context(visiting(server.url, _search(rng)))
            await visitor.open()
            await visitor.change(PLACE, rng.choice(PLACES))
            sizes.append(server.megabytes())
    return growth(sizes[_BEFORE:])


def growth(sizes: Sequence[float]) -> float:
    """The slope of the straight line that lies closest to these sizes.

    Memory is taken from the system in lumps, so the last size less the first says little.
    """
    return float(np.polyfit(range(len(sizes)), sizes, 1)[0])


async def _waits(server: Server) -> list[float]:
    """Seconds of every answer that anybody waited for."""
    seconds: list[float] = []
    async with asyncio.TaskGroup() as people:
        for number in range(PEOPLE):
            people.create_task(_person(server.url, Random(SEED + number), seconds))
    return seconds


async def _person(url: str, rng: Random, seconds: list[float]) -> None:
    """Opens the page some time in the first seconds, and searches until the time is over."""
    clock = asyncio.get_running_loop().time
    ends = clock() + LASTS_S
    await asyncio.sleep(rng.uniform(0, THINK_S))
    async with visiting(url, _search(rng)) as visitor:
        seconds.append(await visitor.open())
        while clock() + (thinks := rng.uniform(0.5, 1.5) * THINK_S) < ends:
            await asyncio.sleep(thinks)
            seconds.append(await visitor.change(*next_change(rng, visitor)))


def _search(rng: Random) -> str:
    return f"near={rng.choice(PLACES).replace(' ', '')}&instrument=violin&level=grade-2"


def next_change(rng: Random, visitor: Visitor) -> tuple[str, Value]:
    """The label of a widget that the page has now, and what to set it to.

    The filters are opened first where there are any; one that is on is taken off.
    """
    closed = [label for label in visitor.widgets if label.startswith(_FILTERS)]
    if closed and RADIUS not in visitor.widgets:
        return closed[0], True
    label = rng.choice([each for each in CHANGED if each in visitor.widgets])
    widget = visitor.widgets[label]
    if label == PLACE:
        return label, rng.choice(PLACES)
    if widget.field == "string_value":
        return label, rng.choice(widget.options)
    return label, [] if visitor.chosen(label) else [rng.choice(widget.options)]
