"""What the commands for hubs do, once their words are read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from time import monotonic
from typing import Any

import typer

from pathways import cli_coverage_output as output
from pathways.coverage.figures import measure
from pathways.coverage.gaps import deepest_gaps
from pathways.coverage.outlines import load_outlines
from pathways.coverage.part import find_part
from pathways.coverage.question import Question, make_question
from pathways.coverage.records import worklist_record
from pathways.coverage.standing import stand
from pathways.coverage.subjects import Subject, families, find_stage, find_subject
from pathways.coverage.unknowns import make_worklist, of_question
from pathways.errors import QuestionError, ScenarioError
from pathways.evidence.sites import best_sites
from pathways.matching import Query, make_query
from pathways.siting.records import what_if_record
from pathways.siting.scenario import LARGEST_BYTES, NewGroup, Scenario, load_scenario
from pathways.siting.what_if import what_if as hold_against
from pathways.vocabulary import STAGES
from pathways.wiring import App, candidate_sites, get_app_state, small_areas

Asked = Mapping[str, Any]
_QUIET_SECONDS = 1.0


def _geo(app: App) -> Path:
    return app.settings.data / "geo"


def coverage(asked: Asked, by: str, as_of: date, format: str) -> None:
    """``pathways coverage``."""
    app = get_app_state()
    question = make_question(app.catalogue.instruments, **asked)
    standing = stand(app.catalogue, small_areas(app), question, as_of)
    worklist = of_question(app.catalogue, standing.areas, question, as_of)
    outlines = load_outlines(_geo(app), by) if format == "geojson" else {}
    output.print_coverage(standing, measure(standing, by), by, worklist, format, outlines)


def gaps(asked: Asked, by: str, top: int, as_of: date, format: str) -> None:
    """``pathways gaps``."""
    app = get_app_state()
    subjects, stages, query = _several(app, asked)
    areas = small_areas(app)
    found = deepest_gaps(app.catalogue, areas, subjects, stages, query, as_of, by, top)
    outlines = load_outlines(_geo(app), by) if format == "geojson" else {}
    output.print_gaps(found, query.within_miles, as_of, format, outlines)


def unknowns(asked: Asked, top: int, as_of: date, format: str) -> None:
    """``pathways unknowns``."""
    app = get_app_state()
    subjects, stages, query = _several(app, asked)
    worklist = make_worklist(app.catalogue, small_areas(app), subjects, stages, query, as_of)
    output.print_worklist(worklist_record(worklist, app.catalogue, top), format)


def _several(app: App, asked: Asked) -> tuple[Sequence[Subject], Sequence[str], Query]:
    """The subjects and stages asked for, or all families and stages."""
    instruments = app.catalogue.instruments
    instrument, stage = asked["instrument"], asked["stage"]
    subjects = [find_subject(instruments, instrument)] if instrument else families(instruments)
    stages = [find_stage(stage)] if stage else tuple(STAGES)
    return subjects, stages, make_query(instruments, within=asked["within"], kinds=asked["kinds"])


def sites(
    asked: Asked, new: int, seconds: float, hub: str | None, as_of: date, format: str
) -> None:
    """``pathways sites``."""
    app = get_app_state()
    question = make_question(app.catalogue.instruments, **asked)
    areas = small_areas(app)
    part = find_part(areas, hub)
    standing = stand(app.catalogue, areas, question, as_of)
    candidates = candidate_sites(app)
    found = best_sites(standing, candidates, part, new, seconds, _progress())
    output.print_sites({"part": part.name, **found}, format)


def _progress() -> Callable[[], bool]:
    """Says so once where the search takes longer than a second; never stops it."""
    begun, said = monotonic(), False

    def stopped() -> bool:
        nonlocal said
        if not said and monotonic() - begun > _QUIET_SECONDS:
            typer.echo("Looking for the best choice, or for proof of it …", err=True)
            said = True
        return False

    return stopped


def what_if(
    asked: Asked,
    changes: tuple[Sequence[str], Sequence[str], Path | None],
    by: str,
    as_of: date,
    format: str,
) -> None:
    """``pathways what-if``."""
    app = get_app_state()
    add, remove, file = changes
    if file is None:
        scenario = _scenario(app, asked, add, remove)
    elif add or remove or asked["instrument"] or asked["stage"]:
        raise QuestionError("scenario", "Give a scenario's file, or what to change, not both.")
    else:
        content = _read(file)
        scenario = load_scenario(content, app.catalogue.instruments, app.catalogue.by_id)
    base = stand(app.catalogue, small_areas(app), scenario.question, as_of)
    change = hold_against(app.catalogue, base, scenario.added, scenario.removed, by)
    output.print_what_if(what_if_record(change), format)


def _scenario(app: App, asked: Asked, add: Sequence[str], remove: Sequence[str]) -> Scenario:
    if not asked["instrument"] or not asked["stage"]:
        raise QuestionError("instrument", "Give --instrument and --stage, or --scenario.")
    if not add and not remove:
        raise QuestionError("add", "Give --add with a place or --remove with a listing's id.")
    question = make_question(app.catalogue.instruments, **asked)
    if unknown := [each for each in remove if each not in app.catalogue.by_id]:
        message = f"The catalogue lists no “{unknown[0][:60]}”; `pathways find` gives ids."
        raise QuestionError("remove", message)
    added = tuple(_new_group(app, each, question) for each in add)
    removed = tuple(dict.fromkeys(remove))
    return Scenario("From the command line", question, added, removed, app.catalogue.version)


def _new_group(app: App, place: str, question: Question) -> NewGroup:
    found = app.places.locate(place)
    subjects, stages = (question.subject.id,), (question.stage,)
    return NewGroup(f"New group at {found.label}", found.lat, found.lon, None, subjects, stages)


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_BYTES + 1)
    except OSError as error:
        raise ScenarioError(None, f"{path} cannot be read: {error.strerror}") from error
