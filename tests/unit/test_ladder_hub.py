"""A hub's whole ladder, worked by hand on a catalogue of a few listings, then on the real one."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from pathways.catalogue import Catalogue, load_catalogue
from pathways.errors import QuestionError
from pathways.geodesy import to_cartesian
from pathways.ladder import Areas, HubLadder, hub_ladder
from pathways.ladder.hub_ladder import FamilyLadder
from tests.oracle import Row
from tests.unit.catalogue_files import REAL_CATALOGUE, write_catalogue
from tests.unit.ladder_by_hand import VENUES, band, choir
from tests.unit.ladder_cases import route, write_rows

HUB = "nottingham-nottinghamshire"
# Three small areas: at home, twelve miles north, and at home but of another hub.
AREAS = Areas(
    to_cartesian([52.95, 52.95 + 12 * 0.01447, 52.95], [-1.15, -1.15, -1.15]),
    np.array([100.0, 40.0, 7.0]),
    np.array([HUB, HUB, "lincolnshire"]),
)


def made(
    folder: Path, listings: list[Row], *routes: Row, areas: Areas | None = None
) -> dict[str, FamilyLadder]:
    write_catalogue(folder, listings, VENUES)
    write_rows(folder, "routes", routes)
    found = hub_ladder(load_catalogue(folder), HUB, areas=areas)
    return {each.family: each for each in found.families}


def test_chains_stand_from_the_first_rung_up_the_longest_first(tmp_path: Path) -> None:
    listings = [
        band("senior", "grade-5"), band("club", "beginner", "beginner"),
        band("junior", "grade-1", "grade-3"), band("one", "grade-1", "grade-3"),
        band("two", "grade-4"), band("alone", "grade-1", "grade-3"),
        band("elsewhere", "grade-6", hub_id="lincolnshire"),
    ]  # fmt: skip
    steps = (
        route("junior", "senior"), route("club", "junior"), route("one", "two", "implied"),
        route("two", "outside:Town Band"), route("two", "elsewhere"),
    )  # fmt: skip
    winds = made(tmp_path, listings, *steps)["woodwind"]
    assert [chain.ids for chain in winds.chains] == [("club", "junior", "senior"), ("one", "two")]
    assert [step.evidence for step in winds.chains[1].steps] == ["implied"]
    assert winds.chains[1].beyond == ("Town Band", "Elsewhere")


def test_a_route_between_groups_makes_no_chain(tmp_path: Path) -> None:
    """Else one sentence about "the area bands" would tie a whole county into one chain."""
    listings = [band("one", "grade-1"), band("centre", kind="music_centre"), band("two", "grade-4")]
    listings[2]["part_of"] = "centre"
    assert made(tmp_path, listings, route("one", "centre"))["woodwind"].chains == ()


def test_dead_ends_name_what_would_take_their_players_next(tmp_path: Path) -> None:
    listings = [
        band("training", "grade-1", "grade-3", venue_id="at-0"),
        band("far", "grade-1", "grade-3", venue_id="at-60"),
        band("led-on", "grade-1", "grade-3"),
        band("next", "grade-4", venue_id="at-12"),
        band("top", "grade-1"),
    ]
    winds = made(tmp_path, listings[:-1], route("led-on", "outside:Town Band"))["woodwind"]
    ends = {each.id: (each.next_by_level, each.miles) for each in winds.dead_ends}
    assert set(ends) == {"training", "far"}
    assert ends["far"] == (None, None)
    assert ends["training"][0] == "next"
    assert ends["training"][1] == pytest.approx(12, abs=0.05)
    assert made(tmp_path, listings[-1:])["woodwind"].dead_ends == (), "it goes to the top"


def test_orphans_and_what_states_no_standard(tmp_path: Path) -> None:
    listings = [
        band("club", "starter"), band("lone", "grade-4"), band("led", "grade-4"),
        band("from-school", "grade-4"), band("read", "grade-4", level_basis="implied"),
        band("silent"),
    ]  # fmt: skip
    steps = route("club", "led"), route("school", "from-school")
    winds = made(tmp_path, listings, *steps)["woodwind"]
    assert winds.orphans == ("lone", "read")
    assert (winds.implied, winds.unstaged) == (("read",), ("silent",))


def test_a_missing_stage_is_weighed_by_those_who_live_where_it_ends(tmp_path: Path) -> None:
    """Both areas have foundation within ten miles of the bands at 0 and 12; the next stage, at 30
    miles, is in reach of the one at 12 alone."""
    listings = [
        band("club", "grade-1", "grade-3", venue_id="at-0"),
        band("north", "grade-1", "grade-3", venue_id="at-12"),
        band("next", "grade-4", "grade-8", venue_id="at-30"),
    ]
    (gap,) = made(tmp_path, listings, areas=AREAS)["woodwind"].missing
    assert (gap.stage, gap.young_people) == ("intermediate", 100)
    assert "about 100 young people live where" in gap.text
    assert made(tmp_path, listings)["woodwind"].missing == (), "the hub has a place for it"


def test_without_areas_a_missing_stage_has_no_weight(tmp_path: Path) -> None:
    (gap,) = made(tmp_path, [band("club", "grade-1", "grade-3")])["woodwind"].missing
    assert (gap.stage, gap.young_people) == ("intermediate", None)
    assert "no known place" in gap.text


def test_what_is_not_placed_near_or_open_never_fills_a_gap(tmp_path: Path) -> None:
    listings = [
        band("club", "grade-1", "grade-3"),
        band("unplaced", "grade-4", venue_id=""),
        band("invited", "grade-4", join="invitation"),
        band("saxes", "grade-4", instruments="jazz-band"),
        band("silent"),
    ]
    found = made(tmp_path, listings, areas=AREAS)
    assert [gap.stage for gap in found["woodwind"].missing] == [], "the saxophones play on"
    listings[3]["instruments"] = "guitar"
    (gap,) = made(tmp_path, listings, areas=AREAS)["woodwind"].missing
    assert (gap.stage, gap.young_people) == ("intermediate", 100)


def test_choirs_climb_by_age_and_silent_listings_stand_apart(tmp_path: Path) -> None:
    listings = [choir("juniors", "7", "11"), choir("youth", "13"), band("any", instruments="")]
    found = made(tmp_path, listings, route("juniors", "youth"))
    assert found["voice"].chains[0].ids == ("juniors", "youth")
    assert found["voice"].unstaged == ()
    assert set(found) == {"voice", "not_stated"}


def test_an_unknown_hub_is_named(tmp_path: Path) -> None:
    write_catalogue(tmp_path, [], [])
    with pytest.raises(QuestionError, match="We do not know the hub"):
        hub_ladder(load_catalogue(tmp_path), "atlantis")


@pytest.fixture(scope="module")
def shipped() -> Catalogue:
    return load_catalogue(REAL_CATALOGUE)


@pytest.mark.parametrize(
    ("hub", "family", "chain"),
    [
        ("nottingham-nottinghamshire", "strings", "nottingham-area-bands "
         "robin-hood-youth-orchestra-intermediate robin-hood-youth-orchestra"),
        ("derby-derbyshire", "woodwind", "sdmc-club-band sdmc-junior-band "
         "sdmc-intermediate-wind-band sdmc-senior-wind-band"),
        ("derby-derbyshire", "not_stated", "derby-music-centre-club-groups "
         "derby-music-centre-junior-groups derby-music-centre-intermediate-groups "
         "derby-music-centre-senior-groups"),
        ("northamptonshire-rutland", "strings", "nmpat-county-junior-strings "
         "nmpat-county-training-strings nmpat-county-youth-orchestra"),
        ("leicester-leicestershire", "brass",
         "kibworth-training-band kibworth-youth-band kibworth-band"),
        ("lincolnshire", "brass", "holbeach-learner-band holbeach-training-band "
         "holbeach-town-band"),
    ],
)  # fmt: skip
def test_each_hubs_chain_as_its_page_describes_it(
    shipped: Catalogue, hub: str, family: str, chain: str
) -> None:
    found: HubLadder = hub_ladder(shipped, hub)
    families = {each.family: each for each in found.families}
    assert tuple(chain.split()) in [each.ids for each in families[family].chains]
