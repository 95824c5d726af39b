"""Scenarios: new groups, and listings taken away, kept as plain JSON.

A file holds what was asked and what would change, and nothing about anybody. What it holds is
checked on the way in as anything from outside is.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from pathways.coverage.question import Question, make_question
from pathways.coverage.subjects import find_stage, find_subject
from pathways.errors import QuestionError, ScenarioError
from pathways.model import Instrument

VERSION = 1
LARGEST_BYTES = 100_000
MOST_CHANGES = 50
_LONGEST_NAME = 120
_LONGEST_PATH = 60  # how much of a part's name a message repeats
_FORMAT = "pathways-scenario"
_LISTS = ("kinds", "joins", "days", "genres", "inclusion")
_FLAGS = ("free", "step_free", "strict")


@dataclass(frozen=True, slots=True)
class NewGroup:
    """A group that does not exist yet.

    Attributes:
        site: id of the site it would meet at, where it is one of the candidates; else None.
        subjects: ids of the families and instruments it would take; stages: those it would take.
    """

    name: str
    lat: float
    lon: float
    site: str | None
    subjects: tuple[str, ...]
    stages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scenario:
    """What would change, and what it is looked at for.

    Attributes:
        removed: ids of listings taken away.
        catalogue: the version of the catalogue that it was made with.
    """

    name: str
    question: Question
    added: tuple[NewGroup, ...]
    removed: tuple[str, ...]
    catalogue: str


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, str_max_length=_LONGEST_NAME)


_Words = Annotated[list[str], Field(max_length=30)]
_Several = Annotated[list[str], Field(min_length=1, max_length=80)]


class _Question(_Part):
    instrument: str
    stage: str
    within: Annotated[float, Field(allow_inf_nan=False)]
    kinds: _Words = []
    joins: _Words = []
    days: _Words = []
    genres: _Words = []
    inclusion: _Words = []
    free: bool = False
    step_free: bool = False
    strict: bool = False


class _Group(_Part):
    name: Annotated[str, Field(min_length=1)]
    lat: Annotated[float, Field(ge=49, le=61, allow_inf_nan=False)]
    lon: Annotated[float, Field(ge=-9, le=3, allow_inf_nan=False)]
    site: str | None = None
    instruments: _Several
    stages: _Several


class _File(_Part):
    format: Literal["pathways-scenario"]
    version: Literal[1]
    name: Annotated[str, Field(min_length=1)]
    question: _Question
    add: Annotated[list[_Group], Field(max_length=MOST_CHANGES)] = []
    remove: Annotated[list[str], Field(max_length=MOST_CHANGES)] = []
    catalogue: str = ""


def dump_scenario(scenario: Scenario) -> str:
    """The scenario as JSON; `load_scenario` gives back an equal one."""
    asked, question = scenario.question.asked, scenario.question
    content = {
        "format": _FORMAT,
        "version": VERSION,
        "name": scenario.name,
        "catalogue": scenario.catalogue,
        "question": {
            "instrument": question.subject.id,
            "stage": question.stage,
            "within": question.within,
            **{name: sorted(getattr(asked, name)) for name in _LISTS},
            **{name: getattr(asked, name) for name in _FLAGS},
        },
        "add": [
            {
                "name": each.name,
                "lat": each.lat,
                "lon": each.lon,
                "site": each.site,
                "instruments": list(each.subjects),
                "stages": list(each.stages),
            }
            for each in scenario.added
        ],
        "remove": list(scenario.removed),
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def load_scenario(
    content: bytes, instruments: Mapping[str, Instrument], listings: Mapping[str, Any]
) -> Scenario:
    """Read a scenario's file.

    Args:
        listings: the catalogue's listings by id.

    Raises:
        ScenarioError: it is too large, no JSON, of another version, or says what cannot be; names
            the part and what would be right.
    """
    file = _checked(_parsed(content))
    if unknown := [each for each in file.remove if each not in listings]:
        problem = f"names “{unknown[0]}”, which the catalogue does not list; leave it out"
        raise ScenarioError("remove", problem)
    try:
        asked = file.question.model_dump()
        return Scenario(
            name=file.name,
            question=make_question(instruments, **asked),
            added=tuple(_group(each, instruments) for each in file.add),
            removed=tuple(dict.fromkeys(file.remove)),
            catalogue=file.catalogue,
        )
    except QuestionError as error:
        raise ScenarioError(error.field, f"cannot be used: {error}") from error


def _group(group: _Group, instruments: Mapping[str, Instrument]) -> NewGroup:
    subjects = tuple(find_subject(instruments, each).id for each in group.instruments)
    stages = tuple(find_stage(each) for each in group.stages)
    return NewGroup(group.name, group.lat, group.lon, group.site, subjects, stages)


def _parsed(content: bytes) -> dict[str, Any]:
    if len(content) > LARGEST_BYTES:
        problem = f"is larger than {LARGEST_BYTES // 1000} kB; a scenario is a few lines"
        raise ScenarioError(None, problem)
    try:
        value = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise ScenarioError(None, "is no JSON; choose a file saved from this page") from error
    if not isinstance(value, dict) or value.get("format") != _FORMAT:
        raise ScenarioError("format", f"should be “{_FORMAT}”; choose a file saved from this page")
    if value.get("version") != VERSION:
        shown = str(value.get("version"))[:20]
        raise ScenarioError("version", f"is {shown}; this copy of Pathways reads version {VERSION}")
    return value


def _checked(value: dict[str, Any]) -> _File:
    try:
        return _File.model_validate(value)
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        where = " ".join(".".join(str(part) for part in fault["loc"]).split())
        problem = f"cannot be used: {fault['msg'].lower()}"
        raise ScenarioError(where[:_LONGEST_PATH], problem) from error
