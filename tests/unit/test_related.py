"""What belongs with a listing, worked out by hand on a small catalogue."""

from __future__ import annotations

from pathlib import Path

import pytest

from pathways import related
from pathways.catalogue import Catalogue, load_catalogue
from tests.unit.keeping_listings import keeping_catalogue


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    folder: Path = tmp_path_factory.mktemp("catalogue")
    return load_catalogue(keeping_catalogue(folder / "catalogue"))


def ids(listings: tuple[related.Opportunity, ...]) -> list[str]:
    return [each.id for each in listings]


def test_a_centre_and_its_groups_know_each_other(catalogue: Catalogue) -> None:
    centre = related.centre_of(catalogue, catalogue.by_id["juniors"])

    assert centre is catalogue.by_id["centre"]
    assert ids(related.groups_of(catalogue, centre)) == ["juniors", "seniors"]


def test_a_group_that_has_ended_is_no_group_of_its_centre(catalogue: Catalogue) -> None:
    assert "gone" not in ids(related.groups_of(catalogue, catalogue.by_id["centre"]))


def test_what_stands_alone_has_no_centre(catalogue: Catalogue) -> None:
    assert related.centre_of(catalogue, catalogue.by_id["brass"]) is None
    assert related.groups_of(catalogue, catalogue.by_id["brass"]) == ()


def test_steps_on_are_stated_ones_each_once_and_those_of_its_group(catalogue: Catalogue) -> None:
    steps = related.steps(catalogue, catalogue.by_id["juniors"], "on")

    assert [(each.name, each.condition, each.stated) for each in steps] == [
        ("Senior Strings", "about grade 4", True),
        ("National Orchestra", "by audition", False),
    ]


def test_steps_back_name_the_school_and_a_group_with_its_listings(catalogue: Catalogue) -> None:
    steps = related.steps(catalogue, catalogue.by_id["juniors"], "back")
    to_orchestra = related.steps(catalogue, catalogue.by_id["orchestra"], "back")

    assert [each.name for each in steps] == ["Lessons at school", "National Orchestra"]
    assert steps[0].listings == ()
    assert to_orchestra[0].name == "Both string groups"
    assert ids(to_orchestra[0].listings) == ["juniors", "seniors"]


def test_a_step_out_of_the_catalogue_has_a_name_and_no_listing(catalogue: Catalogue) -> None:
    outside = related.steps(catalogue, catalogue.by_id["seniors"], "on")[1]

    assert outside.name == "Music at university"
    assert outside.listings == ()


def test_a_step_to_what_has_ended_is_told_without_a_link(catalogue: Catalogue) -> None:
    (step,) = related.steps(catalogue, catalogue.by_id["brass"], "on")

    assert (step.name, step.listings) == ("Samba Class", ())


def test_help_is_the_hubs_own_first_and_only_for_its_instruments(catalogue: Catalogue) -> None:
    assert ids(related.help_for(catalogue, catalogue.by_id["juniors"])) == [
        "fund",
        "violins",
        "anyone",
    ]
    assert ids(related.help_for(catalogue, catalogue.by_id["brass"])) == ["fund", "anyone"]
    assert ids(related.help_for(catalogue, catalogue.by_id["band"])) == ["lincs-fund", "anyone"]


def test_beside_an_orchestra_general_help_comes_before_help_for_the_oboe(
    catalogue: Catalogue,
) -> None:
    assert ids(related.help_for(catalogue, catalogue.by_id["orchestra"])) == ["anyone", "oboes"]


def test_help_for_other_ages_is_left_out(tmp_path: Path) -> None:
    folder = keeping_catalogue(tmp_path / "catalogue")
    opportunities = folder / "opportunities.csv"
    text = opportunities.read_text(encoding="utf-8")
    row = next(line for line in text.splitlines() if line.startswith("anyone,"))
    older = row.replace(",17,open,", ",6,open,")
    assert older != row
    opportunities.write_text(text.replace(row, older), encoding="utf-8")
    catalogue = load_catalogue(folder)

    found = ids(related.help_for(catalogue, catalogue.by_id["juniors"]))

    assert found == ["fund", "violins"]


def test_help_needs_no_help(catalogue: Catalogue) -> None:
    assert related.help_for(catalogue, catalogue.by_id["fund"]) == ()


def test_others_nearby_are_the_providers_own_for_the_young_nearest_first(
    catalogue: Catalogue,
) -> None:
    others = ids(related.others_nearby(catalogue, catalogue.by_id["brass"]))

    # One shares its church, two have no place, three are 3.7 miles off; equals go by name. The
    # school's, the grown-ups', the event and what has ended are not for a family to join.
    assert others == ["hostile", "webinar", "across", "centre", "juniors", "seniors"]


def test_other_groups_of_the_same_centre_are_no_others_nearby(catalogue: Catalogue) -> None:
    others = ids(related.others_nearby(catalogue, catalogue.by_id["juniors"]))

    assert not {"centre", "juniors", "seniors"} & set(others)


def test_a_provider_far_away_in_another_hub_is_not_nearby(catalogue: Catalogue) -> None:
    assert ids(related.others_nearby(catalogue, catalogue.by_id["band"])) == ["band-too"]
