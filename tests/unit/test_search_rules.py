"""Each criterion of a search, on cases worked by hand.

Every case is a catalogue of one listing. Its outcome is the verdict that stands on the match, or
``no`` where the listing is no match, or ``not asked`` where the criterion is left out.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.oracle import Question, Row
from tests.unit.catalogue_files import venue, write_catalogue
from tests.unit.hand_cases import HOME, TODAY, Put, both, clarinets

pytestmark = both


def outcome(
    put: Put, folder: Path, criterion: str, row: Row, question: Question, place: Row | None = None
) -> str:
    write_catalogue(folder, [row], [place or venue()])
    matches = put(folder, HOME, question, TODAY).matches
    return matches[0].verdicts.get(criterion, "not asked") if matches else "no"


@pytest.mark.parametrize(
    ("case", "played", "listed", "expected"),
    [
        ("listed itself", "clarinet", "clarinet", "yes"),
        ("one of several listed", "clarinet", "flute;clarinet", "yes"),
        ("core of the family listed", "clarinet", "woodwind", "yes"),
        ("core of any", "tabla", "any", "yes"),
        ("percussion names the family too", "drum-kit", "percussion", "yes"),
        ("voice named beside any", "voice", "any;voice", "yes"),
        ("horn sometimes in a brass band", "french-horn", "brass-band", "near"),
        ("recorder sometimes in an orchestra", "recorder", "orchestral", "near"),
        ("trumpet to cornet", "trumpet", "cornet", "near"),
        ("trumpet to the cornets of a brass band", "trumpet", "brass-band", "near"),
        ("recorder to flute", "recorder", "flute", "near"),
        ("ukulele to guitar", "ukulele", "guitar", "near"),
        ("violin to viola", "violin", "viola", "near"),
        ("nothing listed", "clarinet", "", "unknown"),
        ("another instrument", "clarinet", "violin", "no"),
        ("flute does not move to recorder", "flute", "recorder", "no"),
        ("a move to what is only sometimes there", "tin-whistle", "orchestral", "no"),
        ("no second move: whistle, recorder, flute", "tin-whistle", "flute", "no"),
        ("any never means voice", "voice", "any", "no"),
        ("any never means DJ", "dj", "any", "no"),
        ("any never means production", "music-technology", "any", "no"),
    ],
)
def test_instrument(
    put: Put, tmp_path: Path, case: str, played: str, listed: str, expected: str
) -> None:
    row = clarinets(instruments=listed)
    assert outcome(put, tmp_path, "instrument", row, Question(played)) == expected, case


@pytest.mark.parametrize(
    ("case", "low", "high", "asked", "expected"),
    [
        ("between the bounds", "grade-2", "grade-5", "grade-3", "yes"),
        ("at the lower bound", "grade-2", "grade-5", "grade-2", "yes"),
        ("at the upper bound", "grade-2", "grade-5", "grade-5", "yes"),
        ("the one level there is", "grade-5", "grade-5", "grade-5", "yes"),
        ("one step below", "grade-2", "grade-5", "grade-1", "near"),
        ("one step above", "grade-2", "grade-5", "grade-6", "near"),
        ("two steps below", "grade-2", "grade-5", "beginner", "no"),
        ("two steps above", "grade-2", "grade-5", "grade-7", "no"),
        ("starters only, a beginner", "starter", "starter", "beginner", "near"),
        ("starters only, grade 1", "starter", "starter", "grade-1", "no"),
        ("from grade 1, far above", "grade-1", "", "advanced", "yes"),
        ("from grade 1, at it", "grade-1", "", "grade-1", "yes"),
        ("from grade 1, a beginner", "grade-1", "", "beginner", "near"),
        ("from grade 1, a starter", "grade-1", "", "starter", "no"),
        ("from starter, grade 3", "starter", "", "grade-3", "yes"),
        ("from starter, grade 4", "starter", "", "grade-4", "unknown"),
        ("from starter, advanced", "starter", "", "advanced", "unknown"),
        ("from beginner, grade 3", "beginner", "", "grade-3", "yes"),
        ("from beginner, grade 4", "beginner", "", "grade-4", "unknown"),
        ("from beginner, a starter", "beginner", "", "starter", "near"),
        ("to grade 5, at it", "", "grade-5", "grade-5", "yes"),
        ("to grade 5, three steps below", "", "grade-5", "grade-2", "yes"),
        ("to grade 5, four steps below", "", "grade-5", "grade-1", "unknown"),
        ("to grade 5, a starter", "", "grade-5", "starter", "unknown"),
        ("to grade 5, one step above", "", "grade-5", "grade-6", "near"),
        ("to grade 5, two steps above", "", "grade-5", "grade-7", "no"),
        ("to grade 2, a starter is three below", "", "grade-2", "starter", "yes"),
        ("to beginner, a starter", "", "beginner", "starter", "yes"),
        ("to advanced, grade 6", "", "advanced", "grade-6", "yes"),
        ("to advanced, grade 5", "", "advanced", "grade-5", "unknown"),
        ("no bounds", "", "", "grade-3", "unknown"),
        ("no level asked", "grade-2", "grade-5", None, "not asked"),
    ],
)
def test_level(
    put: Put, tmp_path: Path, case: str, low: str, high: str, asked: str | None, expected: str
) -> None:
    row = clarinets(level_min=low, level_max=high, level_basis="stated" if low or high else "")
    assert outcome(put, tmp_path, "level", row, Question("clarinet", asked)) == expected, case


@pytest.mark.parametrize(
    ("case", "played", "basis", "asked", "expected"),
    [
        ("singers, level only implied", "voice", "implied", "starter", "not asked"),
        ("singers, level stated", "voice", "stated", "starter", "no"),
        ("singers, stated and reached", "voice", "stated", "grade-6", "yes"),
        ("singers, stated, not asked", "voice", "stated", None, "unknown"),
        ("singers, implied, not asked", "voice", "implied", None, "not asked"),
        ("players, level only implied", "clarinet", "implied", "starter", "no"),
    ],
)
def test_level_of_singers(
    put: Put, tmp_path: Path, case: str, played: str, basis: str, asked: str | None, expected: str
) -> None:
    row = clarinets(instruments=played, level_min="grade-5", level_basis=basis)
    assert outcome(put, tmp_path, "level", row, Question(played, asked)) == expected, case


def test_a_choir_that_names_no_level_is_sure_without_one(put: Put, tmp_path: Path) -> None:
    write_catalogue(tmp_path, [clarinets(instruments="voice")], [venue()])
    (match,) = put(tmp_path, HOME, Question("voice"), TODAY).matches
    assert match.certainty == "sure"


@pytest.mark.parametrize(
    ("case", "low", "high", "asked", "year", "expected"),
    [
        ("within", "8", "12", 10, None, "yes"),
        ("youngest", "8", "12", 8, None, "yes"),
        ("oldest", "8", "12", 12, None, "yes"),
        ("one year too young", "8", "12", 7, None, "near"),
        ("one year too old", "8", "12", 13, None, "near"),
        ("two years too young", "8", "12", 6, None, "no"),
        ("two years too old", "8", "12", 14, None, "no"),
        ("no upper bound", "8", "", 18, None, "yes"),
        ("no upper bound, two years too young", "8", "", 6, None, "no"),
        ("no lower bound", "", "12", 3, None, "yes"),
        ("no lower bound, one year too old", "", "12", 13, None, "near"),
        ("no bounds", "", "", 10, None, "unknown"),
        ("Year 7 is 11 to 12", "12", "", None, 7, "yes"),
        ("Year 7 and ages to 11", "", "11", None, 7, "yes"),
        ("Year 7 and ages from 13", "13", "", None, 7, "near"),
        ("Year 7 and ages from 14", "14", "", None, 7, "no"),
        ("Year 7 and ages to 10", "", "10", None, 7, "near"),
        ("Year 7 and ages to 9", "", "9", None, 7, "no"),
        ("Reception is 4 to 5", "5", "7", None, 0, "yes"),
        ("Reception and ages from 6", "6", "", None, 0, "near"),
        ("Reception and ages from 7", "7", "", None, 0, "no"),
        ("Year 13 is 17 to 18", "18", "", None, 13, "yes"),
        ("not asked", "8", "12", None, None, "not asked"),
    ],
)
def test_age(
    put: Put,
    tmp_path: Path,
    case: str,
    low: str,
    high: str,
    asked: int | None,
    year: int | None,
    expected: str,
) -> None:
    question = Question("clarinet", age=asked, school_year=year)
    row = clarinets(age_min=low, age_max=high)
    assert outcome(put, tmp_path, "age", row, question) == expected, case


@pytest.mark.parametrize(
    ("case", "price", "year", "dated", "expected"),
    [
        ("free, this year's page", "0", "", "2026-01", "yes"),
        ("free, price of last year", "0", "2025", "2019", "yes"),
        ("a price, this year's page", "4.50", "", "2026-01", "no"),
        ("free, page just within two years", "0", "", "2024-11-22", "yes"),
        ("free, page just over two years old", "0", "", "2024-11-21", "unknown"),
        ("free, price of 2024 counts from January", "0", "2024", "2026-01", "unknown"),
        ("a price of 2019", "4.50", "2019", "2026-01", "unknown"),
        ("free, undated", "0", "", "", "unknown"),
        ("no price", "", "", "2026-01", "unknown"),
    ],
)
def test_cost(
    put: Put, tmp_path: Path, case: str, price: str, year: str, dated: str, expected: str
) -> None:
    row = clarinets(cost_gbp=price, cost_year=year, source_date=dated)
    assert outcome(put, tmp_path, "cost", row, Question("clarinet", free=True)) == expected, case


@pytest.mark.parametrize(
    ("criterion", "column", "stated", "expected"),
    [
        ("day", "days", "Saturday", "yes"),
        ("day", "days", "Monday;Saturday", "yes"),
        ("day", "days", "Monday", "no"),
        ("day", "days", "", "unknown"),
        ("genre", "genres", "jazz", "yes"),
        ("genre", "genres", "classical;jazz", "yes"),
        ("genre", "genres", "classical", "no"),
        ("genre", "genres", "", "unknown"),
        ("inclusion", "inclusion", "send", "yes"),
        ("inclusion", "inclusion", "care;send", "yes"),
        ("inclusion", "inclusion", "care", "unknown"),
        ("inclusion", "inclusion", "", "unknown"),
    ],
)
@pytest.mark.parametrize("strict", [False, True])
def test_what_is_asked_beside(
    put: Put,
    tmp_path: Path,
    strict: bool,
    criterion: str,
    column: str,
    stated: str,
    expected: str,
) -> None:
    """Saturday or Sunday, jazz or folk, SEND or sensory; with strict, unknown stays out."""
    question = Question(
        "clarinet",
        days=frozenset({"Saturday", "Sunday"} if criterion == "day" else ()),
        genres=frozenset({"jazz", "folk"} if criterion == "genre" else ()),
        inclusion=frozenset({"send", "sensory"} if criterion == "inclusion" else ()),
        strict=strict,
    )
    if strict and expected == "unknown":
        expected = "no"
    assert outcome(put, tmp_path, criterion, clarinets(**{column: stated}), question) == expected


@pytest.mark.parametrize(("stated", "expected"), [("yes", "yes"), ("no", "no"), ("", "unknown")])
def test_step_free(put: Put, tmp_path: Path, stated: str, expected: str) -> None:
    question = Question("clarinet", step_free=True)
    place = venue(step_free=stated)
    assert outcome(put, tmp_path, "step_free", clarinets(), question, place) == expected
