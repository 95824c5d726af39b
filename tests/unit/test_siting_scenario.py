"""Scenarios come back as they were saved; a broken, hostile or other file is refused in words."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pathways.catalogue import Catalogue, load_catalogue
from pathways.coverage import families, make_question, single_instruments
from pathways.errors import ScenarioError
from pathways.siting import NewGroup, Scenario, dump_scenario, load_scenario
from pathways.siting.scenario import LARGEST_BYTES
from pathways.vocabulary import DAYS, INCLUSION, KINDS, STAGES
from tests.unit.catalogue_files import REAL_CATALOGUE

QUICK = settings(max_examples=80, deadline=None, derandomize=True)
GOOD: dict[str, Any] = {
    "format": "pathways-scenario",
    "version": 1,
    "name": "A band for Skegness",
    "question": {"instrument": "brass", "stage": "foundation", "within": 10},
    "add": [
        {
            "name": "Skegness Grammar School",
            "lat": 53.147,
            "lon": 0.33,
            "instruments": ["brass"],
            "stages": ["foundation"],
        }
    ],
    "remove": [],
}


@cache
def catalogue() -> Catalogue:
    return load_catalogue(REAL_CATALOGUE)


def read(content: bytes | str) -> Scenario:
    known = catalogue()
    content = content.encode() if isinstance(content, str) else content
    return load_scenario(content, known.instruments, known.by_id)


def changed(path: str, value: Any) -> str:
    """The good file with one part changed; ``path`` has its keys with dots between."""
    content = json.loads(json.dumps(GOOD))
    part: Any = content
    *before, last = path.split(".")
    for key in before:
        part = part[int(key) if isinstance(part, list) else key]
    part[int(last) if isinstance(part, list) else last] = value
    return json.dumps(content)


def test_a_good_file_is_read() -> None:
    found = read(json.dumps(GOOD))
    assert found.name == "A band for Skegness"
    assert (found.question.subject.id, found.question.stage) == ("brass", "foundation")
    assert found.question.within == 10
    assert found.added == (
        NewGroup("Skegness Grammar School", 53.147, 0.33, None, ("brass",), ("foundation",)),
    )
    assert found.removed == ()


WORDS = st.text(min_size=1, max_size=40).filter(str.strip)


@QUICK
@given(st.data())
def test_what_was_saved_comes_back(data: st.DataObject) -> None:
    known = catalogue()
    subjects = families(known.instruments) + single_instruments(known.instruments)
    some = lambda words, most=3: data.draw(  # noqa: E731
        st.lists(st.sampled_from(list(words)), max_size=most, unique=True)
    )
    question = make_question(
        known.instruments,
        instrument=data.draw(st.sampled_from(subjects)).id,
        stage=data.draw(st.sampled_from(list(STAGES))),
        within=data.draw(st.floats(0.1, 100)),
        kinds=some(KINDS),
        days=some(DAYS),
        inclusion=some(INCLUSION),
        free=data.draw(st.booleans()),
        strict=data.draw(st.booleans()),
    )
    groups = tuple(
        NewGroup(
            data.draw(WORDS),
            data.draw(st.floats(49, 61)),
            data.draw(st.floats(-9, 3)),
            data.draw(st.none() | st.just("school:123456")),
            (data.draw(st.sampled_from(subjects)).id,),
            (data.draw(st.sampled_from(list(STAGES))),),
        )
        for _ in range(data.draw(st.integers(0, 3)))
    )
    scenario = Scenario(data.draw(WORDS), question, groups, tuple(some(known.by_id)), known.version)
    assert read(dump_scenario(scenario)) == scenario


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "no JSON"),
        ("{", "no JSON"),
        ("[1]", "format"),
        ("null", "format"),
        ("[" * 50_000, "no JSON"),
        (b"\xff\xfe\x00", "no JSON"),
        ('{"format": "pathways-scenario"}', "version"),
        (" " * (LARGEST_BYTES + 1), "larger than 100 kB"),
        (changed("format", "shapefile"), "format"),
        (changed("version", 0), "is 0; this copy of Pathways reads version 1"),
        (changed("version", 2), "is 2; this copy of Pathways reads version 1"),
        (changed("version", "<script>alert(1)</script>" * 9), "version"),
        (changed("name", ""), "name"),
        (changed("name", "x" * 500), "name"),
        (changed("name", 3), "name"),
        (changed("extra", 1), "extra"),
        (changed("<b>\n" + "x" * 5000, 1), "<b> xxx"),
        (changed("question.within", 0), "not a distance"),
        (changed("question.within", 500), "not a distance"),
        (changed("question.within", "ten"), "question.within"),
        (changed("question.within", True), "question.within"),
        (changed("question.instrument", "kazoo"), "kazoo"),
        (changed("question.stage", "middling"), "middling"),
        (changed("question.kinds", ["tea"]), "tea"),
        (changed("question.level", 3), "question.level"),
        (changed("add.0.lat", 12.0), "add.0.lat"),
        (changed("add.0.lon", None), "add.0.lon"),
        (changed("add.0.instruments", []), "add.0.instruments"),
        (changed("add.0.instruments", ["kazoo"]), "kazoo"),
        (changed("add.0.stages", ["top"]), "top"),
        (changed("add", [GOOD["add"][0]] * 51), "add"),
        (
            changed("remove", ["no-such-listing"]),
            "names “no-such-listing”, which the catalogue does not list",
        ),
        (changed("remove", {"a": 1}), "remove"),
    ],
)
def test_what_is_wrong_is_said(content: bytes | str, said: str) -> None:
    with pytest.raises(ScenarioError) as refused:
        read(content)
    assert said in str(refused.value)
    assert len(str(refused.value)) < 400
    assert "\n" not in str(refused.value)


def test_infinities_are_refused() -> None:
    for word in ("NaN", "Infinity", "1e999"):
        with pytest.raises(ScenarioError):
            read(json.dumps(GOOD).replace("53.147", word))


@QUICK
@given(st.binary(max_size=300))
def test_no_bytes_bring_it_down(content: bytes) -> None:
    with pytest.raises(ScenarioError):
        read(content)


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)


@QUICK
@given(st.sampled_from(["name", "question", "add", "remove", "question.within", "add.0"]), JSON)
def test_no_value_brings_it_down(path: str, value: object) -> None:
    try:
        found = read(changed(path, value))
    except ScenarioError:
        return
    assert found == read(dump_scenario(found))


def test_a_file_from_another_catalogue_is_read_as_long_as_it_knows_the_listings() -> None:
    assert read(changed("catalogue", "0123456789abcdef")).catalogue == "0123456789abcdef"
