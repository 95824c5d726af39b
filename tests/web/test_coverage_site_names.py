"""Where a new group could meet, by name: the list that browsers search, and what names find."""

from __future__ import annotations

import json
from typing import Any

import pytest

from pathways.coverage import Question, make_question
from pathways.errors import PlaceProblem
from pathways.siting import Site
from pathways.web import coverage_site_names
from pathways.web.coverage_site_names import find_new_group, moved_to
from pathways.wiring import App, candidate_sites, get_app_state


@pytest.fixture(scope="module")
def app() -> App:
    return get_app_state()


@pytest.fixture(scope="module")
def question(app: App) -> Question:
    return make_question(
        app.catalogue.instruments, instrument="brass", stage="foundation", within=10
    )


@pytest.fixture(scope="module")
def listed(app: App) -> Any:
    """The list as it is served."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(coverage_site_names, "publish_place_list", lambda document: document)
        return json.loads(coverage_site_names.site_list_address.__wrapped__(app))


def test_every_venue_that_is_listed_finds_itself(app: App, question: Question, listed: Any) -> None:
    """Also the two churches of one name, which their streets tell apart."""
    venues = listed["places"][-1]
    sites = {each.id: each for each in candidate_sites(app).sites if each.kind == "venue"}
    assert venues["kind"] == "Venue"
    assert len(set(venues["labels"])) == len(venues["labels"]) > 20
    found = [find_new_group(app, label, question).site for label in venues["labels"]]
    assert len(set(found)) == len(found)
    assert set(found) <= set(sites)
    assert all(listed["areas"][at] for at in venues["areas"])


def test_no_venue_takes_the_name_of_a_place_or_school(listed: Any) -> None:
    *others, venues = listed["places"]
    assert not {label for kind in others for label in kind["labels"]} & set(venues["labels"])


def test_a_group_takes_what_is_asked_and_says_where(app: App, question: Question) -> None:
    group = find_new_group(app, "Skegness", question)
    assert (group.name, group.site) == ("Brass, foundation, at Skegness", None)
    assert (group.subjects, group.stages) == (("brass",), ("foundation",))


def test_a_group_that_moves_takes_what_it_took(app: App, question: Question) -> None:
    site = Site("school:1", "school", "S" * 200, 53.0, -1.0)
    moved = moved_to(find_new_group(app, "Skegness", question), site)
    assert (moved.site, moved.lat, moved.lon, moved.subjects) == ("school:1", 53, -1, ("brass",))
    assert moved.name.startswith("Brass, foundation, at SSS")
    assert len(moved.name) == 120, "as much as a scenario's file holds"


def test_a_place_that_is_nowhere_here_is_refused(app: App, question: Question) -> None:
    with pytest.raises(PlaceProblem, match="outside the area"):
        find_new_group(app, "53.1, 0.9", question)
