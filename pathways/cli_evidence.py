"""The ``pathways evidence`` command: a pack for a Local Plan for Music Education.

What it does is imported only when it runs: scipy and the typesetter would slow every other command.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pathways.cli_coverage import (
    AsOf,
    Days,
    Free,
    Genres,
    Inclusion,
    Instrument,
    Joins,
    Kinds,
    Stage,
    StepFree,
    Strict,
    Within,
    day_of,
)

if TYPE_CHECKING:
    from pathways.evidence.values import Evidence

_ZIP = ".zip"


class Counted(StrEnum):
    """The least certainty that counts as covered."""

    sure = "sure"
    likely = "likely"
    maybe = "maybe"


def evidence_command(
    instrument: Instrument,
    stage: Stage,
    out: Annotated[Path, typer.Option(help="A folder of its own, or a file that ends in .zip.")],
    within: Within = "10",
    hub: Annotated[str | None, typer.Option(help="Name or id; the region unless given.")] = None,
    district: Annotated[str | None, typer.Option(help="Name or code, in place of a hub.")] = None,
    counted: Annotated[
        Counted, typer.Option(help="The least that counts as covered in shading.")
    ] = Counted.likely,
    sites: Annotated[
        int, typer.Option(min=0, max=5, help="How many best next sites to look for.")
    ] = 0,
    seconds: Annotated[
        float, typer.Option(min=0, max=600, help="How long to look for proof of the best sites.")
    ] = 30,
    kind: Kinds = None,
    join: Joins = None,
    day: Days = None,
    genre: Genres = None,
    inclusion: Inclusion = None,
    free: Free = False,
    step_free: StepFree = False,
    strict: Strict = False,
    as_of: AsOf = None,
) -> None:
    """Make a pack of evidence: PDF, Excel, GeoJSON and a worklist, all from the same figures."""
    asked: dict[str, Any] = {
        "instrument": instrument, "stage": stage, "within": within,
        "kinds": kind or (), "joins": join or (), "days": day or (), "genres": genre or (),
        "inclusion": inclusion or (), "free": free, "step_free": step_free, "strict": strict,
    }  # fmt: skip
    from pathways.cli_files import checked_file, checked_folder, replace_file, replace_folder
    from pathways.cli_progress import Teller
    from pathways.evidence.pack import FILES, Pack, zipped
    from pathways.wiring import get_app_state

    one_file = out.suffix.casefold() == _ZIP
    place = checked_file(out) if one_file else checked_folder(out, FILES)
    found = _gathered(asked, (hub, district), (sites, seconds), counted.value, day_of(as_of))
    pack = Pack(found, get_app_state().settings.data)
    files = pack.files(Teller("Making the pack").tell)
    if one_file:
        replace_file(place, zipped(files, pack.name, found.as_of))
    else:
        replace_folder(place, files)
    typer.echo(_told(found, len(files), out))


def _told(found: Evidence, files: int, out: Path) -> str:
    from pathways.evidence.phrases import short_words

    return f"{found.part.name}. {short_words(found)}\n{files} files written to {out}"


def _gathered(
    asked: Mapping[str, Any],
    named: tuple[str | None, str | None],
    search: tuple[int, float],
    counted_as: str,
    day: date,
) -> Evidence:
    from pathways.coverage import make_question, stand
    from pathways.coverage.part import find_part
    from pathways.evidence.gathering import gather
    from pathways.evidence.sites import best_sites
    from pathways.wiring import candidate_sites, get_app_state, small_areas

    app = get_app_state()
    question = make_question(app.catalogue.instruments, **asked)
    areas = small_areas(app)
    part = find_part(areas, *named)
    standing = stand(app.catalogue, areas, question, day)
    new, seconds = search
    found = None
    if new:
        found = best_sites(standing, candidate_sites(app), part, new, seconds)
    return gather(app.catalogue, standing, part, found, counted_as)
