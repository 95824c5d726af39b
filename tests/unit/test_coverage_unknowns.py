"""The worklist, the deepest gaps and the missing rungs, worked out by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from pathways.coverage import (
    count_rungs,
    deepest_gaps,
    families,
    find_subject,
    make_worklist,
    measure,
    of_question,
    stand,
)
from pathways.coverage.records import gap_record, worklist_record
from pathways.matching import Query
from pathways.vocabulary import STAGES
from tests.oracle import Row
from tests.unit.catalogue_files import listing, venue
from tests.unit.coverage_world import TODAY, Spot, ask, load, make_areas

FITS = {"instruments": "clarinet", "level_min": "grade-1", "level_max": "grade-3",
        "level_basis": "stated", "source_date": "2026-05", "venue_id": "hall"}  # fmt: skip
NO_LEVEL = dict.fromkeys(("level_min", "level_max", "level_basis"), "")
HERE, NEXT, FAR = 52.95, 53.0, 53.5  # 3.46 and 38 miles from the hall
SPOTS = [
    Spot(HERE, people=100),
    Spot(NEXT, people=200),
    Spot(FAR, people=400),
    Spot(FAR, people=800, hub="lincolnshire"),
]
HALLS = [
    venue(id="hall"),
    venue(id="next", lat="53.0"),
    venue(id="town", precision="town", uncertain_miles="4"),
]


def asks(folder: Path, *listings: Row) -> dict[str, tuple[tuple[str, ...], float]]:
    """What to ask about each listing, and how many people it could move, within 3 miles."""
    catalogue = load(folder, listings, HALLS)
    found = of_question(catalogue, make_areas(SPOTS), ask(catalogue, within=3), TODAY)
    return {
        catalogue.opportunities[each.row].id: (each.ask, each.young_people)
        for each in found.listings
    }


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ({"instruments": ""}, (("instruments",), 100)),
        (NO_LEVEL, (("level",), 100)),
        ({"level_min": "starter", "level_max": "grade-2"}, None),  # settled: nothing to ask
        ({"source_date": "2015"}, (("date",), 100)),
        ({"source_kind": "press", "source_date": ""}, (("date",), 100)),
        ({"audience": ""}, (("audience",), 100)),
        ({"venue_id": ""}, (("place",), 700)),  # all of its own hub
        ({"venue_id": "", "hub_id": "lincolnshire"}, (("place",), 800)),
        ({"venue_id": "town"}, (("exact_place",), 300)),  # 3 miles and 4 for doubt
        ({"venue_id": "", "instruments": ""}, (("place", "instruments"), 700)),
        ({"source_date": "2023"}, None),  # likely already
        ({"instruments": "violin", "venue_id": ""}, None),  # would not answer
        ({"ended": "yes", "instruments": ""}, None),
        ({"join": "invitation", "instruments": ""}, None),
        ({"audience": "adults", "instruments": ""}, None),
    ],
)
def test_what_to_ask_and_whom_it_could_move(
    stated: dict[str, str], expected: tuple[tuple[str, ...], float] | None, tmp_path: Path
) -> None:
    found = asks(tmp_path, listing(**(FITS | stated)))
    assert found == ({} if expected is None else {"a-listing": expected})


def test_nobody_is_moved_who_has_something_likely_already(tmp_path: Path) -> None:
    silent = listing(**(FITS | {"id": "silent", "instruments": "", "venue_id": "hall;next"}))
    assert asks(tmp_path / "a", silent)["silent"][1] == 300
    likely = listing(**(FITS | {"id": "likely", "source_date": "2023"}))
    assert asks(tmp_path / "b", silent, likely)["silent"][1] == 200


def test_the_most_telling_comes_first_and_unknowns_are_summed_without_double_counting(
    tmp_path: Path,
) -> None:
    listings = [
        listing(**(FITS | {"id": "a-old", "source_date": "2015"})),
        listing(**(FITS | {"id": "b-nowhere", "venue_id": ""})),
        listing(**(FITS | {"id": "c-old-too", "source_date": "2015", "venue_id": "hall;next"})),
    ]
    catalogue = load(tmp_path, listings, HALLS)
    found = of_question(catalogue, make_areas(SPOTS), ask(catalogue, within=3), TODAY)
    ids = [catalogue.opportunities[each.row].id for each in found.listings]
    assert ids == ["b-nowhere", "c-old-too", "a-old"]
    matters = {each.ask: (each.listings, each.young_people) for each in found.matters}
    assert matters == {"place": (1, 700), "date": (2, 300)}
    record = worklist_record(found, catalogue, top=1)
    assert [each["id"] for each in record["listings"]] == ["b-nowhere"]
    assert record["listings"][0]["questions"] == "Where do you meet?"
    assert record["listings"][0]["hub"] == "Nottingham & Nottinghamshire"
    assert len(record["matters"]) == 2


def test_several_questions_add_up_and_people_count_once(tmp_path: Path) -> None:
    open_level = listing(**(FITS | NO_LEVEL))
    catalogue = load(tmp_path, [open_level], HALLS)
    subjects = [find_subject(catalogue.instruments, "woodwind")]
    found = make_worklist(
        catalogue, make_areas(SPOTS), subjects, tuple(STAGES), Query(None, None, 3), TODAY
    )
    assert [(each.young_people, each.answers) for each in found.listings] == [(100, 400)]


def test_what_is_asked_beside_is_asked_of_the_silent(tmp_path: Path) -> None:
    listings = [listing(**FITS), listing(**(FITS | {"id": "said", "days": "Saturday"}))]
    catalogue = load(tmp_path, listings, HALLS)
    saturday = Query(None, None, 3, days=frozenset({"Saturday"}), step_free=True)
    subjects = [find_subject(catalogue.instruments, "clarinet")]
    found = make_worklist(catalogue, make_areas(SPOTS), subjects, ["foundation"], saturday, TODAY)
    asked = {catalogue.opportunities[each.row].id: each.ask for each in found.listings}
    assert asked == {"a-listing": ("day", "step_free"), "said": ("step_free",)}


def test_the_deepest_gap_is_where_most_need_has_nothing(tmp_path: Path) -> None:
    """Woodwind: all but the 100 at the hall. Their need is 20 each, that of the last hub 60."""
    catalogue = load(tmp_path, [listing(**FITS)], HALLS)
    spots = [*SPOTS[:3], Spot(FAR, people=800, need=60, hub="lincolnshire")]
    areas = make_areas(spots)
    total = 700 * 20 + 800 * 60
    subjects = [find_subject(catalogue.instruments, each) for each in ("woodwind", "brass")]
    found = deepest_gaps(
        catalogue, areas, subjects, tuple(STAGES), Query(None, None, 3), TODAY, "hub", 3
    )
    seen = [(each.subject.id, each.stages, each.figures.name, each.figures.none) for each in found]
    everywhere = tuple(STAGES)
    assert seen == [
        ("woodwind", everywhere, "Lincolnshire", 800),
        ("brass", everywhere, "Lincolnshire", 800),
        ("woodwind", ("starting", "intermediate", "advanced"), "Nottingham & Nottinghamshire", 700),
    ]
    shares = [round(800 * 60 / total, 6)] * 2 + [round(700 * 20 / total, 6)]
    assert [each.share_of_need for each in found] == shares
    record = gap_record(found[2])
    assert (record["stage"], record["none"], record["young_people"]) == ("starting", 700, 700)


def test_gaps_give_the_figures_of_coverage(tmp_path: Path) -> None:
    catalogue = load(tmp_path, [listing(**FITS)], HALLS)
    areas = make_areas(SPOTS)
    found = deepest_gaps(
        catalogue, areas, families(catalogue.instruments), tuple(STAGES),
        Query(None, None, 3), TODAY, "lsoa", 500,
    )  # fmt: skip
    assert found
    for gap in found[::9]:
        for stage in gap.stages:
            question = ask(catalogue, gap.subject.id, stage, 3)
            expected = measure(stand(catalogue, areas, question, TODAY), "lsoa")
            assert gap.figures in expected
            assert gap.figures.none > 0


def test_no_gap_where_everybody_has_something(tmp_path: Path) -> None:
    catalogue = load(tmp_path, [listing(**FITS)], HALLS)
    subjects = [find_subject(catalogue.instruments, "clarinet")]
    found = deepest_gaps(
        catalogue, make_areas(SPOTS[:1]), subjects, ["foundation"],
        Query(None, None, 3), TODAY, "region", 5,
    )  # fmt: skip
    assert found == ()


def test_missing_rungs_by_hand(tmp_path: Path) -> None:
    """Beginners meet at the hall, grades 4 and 5 some 24 miles on, and nobody in between.

    From the hall the next rung, foundation, is missing: 100 people. At 53.3 there is an
    intermediate group and nothing below it. Nobody has a whole ladder.
    """
    listings = [
        listing(**(FITS | {"id": "start", "level_min": "starter", "level_max": "beginner"})),
        listing(**(FITS | {"id": "later", "level_min": "grade-4", "level_max": "grade-5",
                           "venue_id": "north"})),
        listing(**(FITS | NO_LEVEL | {"id": "silent"})),
    ]  # fmt: skip
    catalogue = load(tmp_path, listings, [*HALLS, venue(id="north", lat="53.3")])
    areas = make_areas([Spot(HERE, people=100), Spot(53.3, people=50), Spot(FAR, people=400)])
    (found,) = count_rungs(
        catalogue, areas, find_subject(catalogue.instruments, "woodwind"), 5, "region"
    )
    assert found.held == {"starting": 100, "foundation": 0, "intermediate": 50, "advanced": 0}
    assert found.missing == {"foundation": 100, "intermediate": 0, "advanced": 50}
    assert found.complete == 0
    assert found.young_people == 550


def test_a_rung_known_by_its_town_is_held_where_it_may_be_in_reach(tmp_path: Path) -> None:
    """It is 6.92 miles to the middle of the town, and 2.92 to the nearest that it might be."""
    band = listing(**(FITS | {"venue_id": "town"}))
    catalogue = load(tmp_path, [band], HALLS)
    areas, subject = make_areas([Spot(53.05)]), find_subject(catalogue.instruments, "clarinet")
    for within, held in ((3, 100), (2.5, 0)):
        (found,) = count_rungs(catalogue, areas, subject, within, "region")
        assert found.held["foundation"] == held


def test_a_whole_ladder_may_reach_farther_the_higher_it_goes(tmp_path: Path) -> None:
    """Starting within 5 miles, foundation within 25, the rest within 40."""
    stages = {
        "start": ("starter", "beginner", "52.95"),
        "grades": ("grade-1", "grade-3", "53.3"),  # 24 miles
        "more": ("grade-4", "grade-5", "53.5"),  # 38 miles
        "top": ("grade-6", "advanced", "53.5"),
    }
    listings = [
        listing(**(FITS | {"id": id_, "level_min": low, "level_max": high, "venue_id": id_}))
        for id_, (low, high, _) in stages.items()
    ]
    halls = [venue(id=id_, lat=lat) for id_, (_, _, lat) in stages.items()]
    catalogue = load(tmp_path, listings, halls)
    areas = make_areas([Spot(HERE, people=100), Spot(52.9, people=70), Spot(52.8, people=30)])
    (found,) = count_rungs(
        catalogue, areas, find_subject(catalogue.instruments, "clarinet"), 5, "region"
    )
    # From 52.9 the first is 3.5 miles away, but grades 1 to 3 are 27.7 and so beyond 25.
    assert found.complete == 100
    assert found.missing == {"foundation": 70, "intermediate": 0, "advanced": 0}
