"""Names of places and schools, whole or not, with or without what sets them apart."""

from __future__ import annotations

import pytest

from pathways.errors import PlaceProblem
from pathways.model import Place
from tests.unit.places_loaded import places


def locate(text: str) -> Place:
    return places().locate(text)


def problem(text: str) -> PlaceProblem:
    with pytest.raises(PlaceProblem) as caught:
        locate(text)
    return caught.value


@pytest.mark.parametrize(
    ("text", "label", "district"),
    [
        ("corby", "Corby", "North Northamptonshire"),
        ("Newark", "Newark-on-Trent", "Newark and Sherwood"),
        ("Newark, Nottinghamshire", "Newark-on-Trent", "Newark and Sherwood"),
        ("Newark, Newark and Sherwood", "Newark-on-Trent", "Newark and Sherwood"),
        ("newark notts", "Newark-on-Trent", "Newark and Sherwood"),
        ("newark on trent", "Newark-on-Trent", "Newark and Sherwood"),
        ("Newark upon Trent", "Newark-on-Trent", "Newark and Sherwood"),
        ("Newark, Peterborough", "Newark, Peterborough", "Peterborough"),
        ("Melton", "Melton Mowbray", "Melton"),
        ("Ashby", "Ashby-de-la-Zouch", "North West Leicestershire"),
        ("Kirkby, Ashfield", "Kirkby-in-Ashfield", "Ashfield"),
        ("Kirkby Mansfield", "Kirkby-in-Ashfield", "Ashfield"),
        ("Arnold, Nottingham", "Arnold", "Gedling"),
        ("Quorndon", "Quorn", "Charnwood"),
        ("Hull", "Kingston upon Hull", "Kingston upon Hull"),
        ("Burton, Staffordshire", "Burton upon Trent", "East Staffordshire"),
        ("middleton de45", "Middleton, Derbyshire Dales, near Youlgreave", "Derbyshire Dales"),
        ("Carrington, Nottingham", "Carrington, Nottingham", "Nottingham"),
        ("SAINT GILES", "St Giles", "Lincoln"),
        ("Bishop's Itchington", "Bishop's Itchington", "Stratford-on-Avon"),
        ("bishops itchington", "Bishop's Itchington", "Stratford-on-Avon"),
        ("Boston, Lincs, UK", "Boston", "Boston"),
    ],
)
def test_names_find_their_place(text: str, label: str, district: str) -> None:
    place = locate(text)
    assert (place.label, place.district) == (label, district)
    assert place.precision == "place"


def test_a_town_wins_and_the_lesser_place_stands_beside_it() -> None:
    assert locate("Newark").alternatives == ("Newark, Peterborough",)
    assert locate("Melton").alternatives[0] == "Melton, East Riding of Yorkshire"


@pytest.mark.parametrize("name", ["Sutton", "Kirkby", "Newton", "Carlton", "Burton"])
def test_lesser_places_of_one_name_are_offered_those_of_the_region_first(name: str) -> None:
    caught = problem(name)
    assert caught.problem == "ambiguous"
    assert 2 <= len(caught.suggestions) <= 8
    local = [locate(label).in_region for label in caught.suggestions]
    assert local[0]
    towns = [locate(label).kind == "town" for label in caught.suggestions]
    lesser = [here for here, town in zip(local, towns, strict=True) if not town]
    assert lesser == sorted(lesser, reverse=True)


def test_the_one_place_of_the_region_wins_over_its_namesake_outside() -> None:
    place = locate("Swineshead")
    assert place.district == "Boston"
    assert place.alternatives == ("Swineshead, Bedford",)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("112469", "Hadfield Nursery School"),
        ("hadfield nursery school", "Hadfield Nursery School"),
        ("Garibaldi", "The Garibaldi School"),
        ("garibaldi school, mansfield", "The Garibaldi School"),
        ("Woodlands Academy, Nottingham", "Woodlands Academy, Nottingham"),
        ("St Marys Catholic Voluntary Academy, Glossop",
         "St Mary's Catholic Voluntary Academy, High Peak, near Glossop"),
        ("The Wainfleet Magdalen C of E Methodist School",
         "The Wainfleet Magdalen Church of England/Methodist School"),
    ],
)  # fmt: skip
def test_schools_are_found_by_number_name_and_town(text: str, label: str) -> None:
    place = locate(text)
    assert (place.label, place.kind, place.precision) == (label, "school", "school")
    assert place.shareable == label


def test_schools_of_one_name_are_offered() -> None:
    caught = problem("Woodlands Academy")
    assert caught.problem == "ambiguous"
    assert set(caught.suggestions) == {
        "Woodlands Academy, Nottingham",
        "Woodlands Academy, East Lindsey",
        "Woodlands Academy, North East Lincolnshire",
    }


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Loughbrough", "Loughborough"),
        ("Nottinham", "Nottingham"),
        ("newrk", "Newark-on-Trent"),
        ("Mansfeild", "Mansfield"),
        ("Gainsburgh", "Gainsborough"),
    ],
)
def test_misspellings_bring_the_right_name_first(text: str, first: str) -> None:
    caught = problem(text)
    assert caught.problem == "not_found"
    assert caught.suggestions[0] == first


def test_a_county_or_district_is_too_large_and_offers_its_towns() -> None:
    assert problem("Nottinghamshire").suggestions[:2] == ("Nottingham", "Mansfield")
    assert "West Bridgford" in problem("Rushcliffe").suggestions
