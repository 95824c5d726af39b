"""The best sites: against every combination of sites, and out of time."""

from __future__ import annotations

from itertools import combinations
from math import comb

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array

from pathways.siting import Choice, Problem, best_choice, bounding, choice_of, greedy_choice
from pathways.siting import exact as exact_module
from pathways.siting.bounding import Bounded, close_in
from pathways.siting.exact import undominated

QUICK = settings(max_examples=120, deadline=None, derandomize=True)


def problem_of(covers: list[list[bool]], weights: list[int]) -> Problem:
    matrix = np.array(covers, dtype=bool).reshape(len(covers), len(weights))
    return Problem(np.array(weights, dtype=float), csr_array(matrix, dtype=np.float64), 0.1)


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    """Up to nine sites that each reach some of up to fourteen areas."""
    areas = draw(st.integers(0, 14))
    weights = draw(st.lists(st.integers(0, 30), min_size=areas, max_size=areas))
    row = st.lists(st.booleans(), min_size=areas, max_size=areas)
    return problem_of(draw(st.lists(row, min_size=1, max_size=9)), weights)


def region(sites: int, areas: int, radius: float, seed: int) -> Problem:
    """Sites and areas strewn over a square, as a real region is: reaches overlap."""
    chance = np.random.default_rng(seed)
    homes, halls = chance.uniform(0, 100, (areas, 2)), chance.uniform(0, 100, (sites, 2))
    apart = np.linalg.norm(halls[:, None] - homes[None], axis=2)
    weights = chance.integers(100, 5000, areas).astype(float)
    return Problem(weights, csr_array(apart <= radius, dtype=np.float64), 0.1)


def most(problem: Problem, new: int) -> float:
    """The most that any ``new`` sites win, by trying them all."""
    sites = range(problem.covers.shape[0])
    return max(problem.won(list(rows)) for rows in combinations(sites, min(new, len(sites))))


@QUICK
@given(problems(), st.integers(1, 5))
def test_the_best_choice_is_the_best_of_all_choices(problem: Problem, new: int) -> None:
    found = best_choice(problem, new)
    assert found.proved
    assert found.won == pytest.approx(most(problem, new) / 10)
    assert found.bound == found.won
    assert problem.won(list(found.rows)) == pytest.approx(found.won * 10)
    assert len(set(found.rows)) == len(found.rows) <= new
    assert sorted(found.gains, reverse=True) == list(found.gains)


@QUICK
@given(problems(), st.integers(1, 5))
def test_greedy_wins_at_least_what_theory_promises(problem: Problem, new: int) -> None:
    """Nemhauser, Wolsey and Fisher (1978): at least 1 - 1/e of the most."""
    found, best = greedy_choice(problem, new), most(problem, new) / 10
    assert (1 - 1 / np.e) * best - 0.05 <= found.won <= best + 1e-9
    assert found.bound >= best - 1e-9


@QUICK
@given(problems(), st.integers(1, 4))
def test_what_is_ruled_out_is_in_no_better_choice(problem: Problem, new: int) -> None:
    """Even where the best choice is not found on the way, as here, where the search is blind."""
    sites = problem.covers.shape[0]
    if new >= sites:
        return
    with pytest.MonkeyPatch.context() as blind:
        blind.setattr(bounding, "improve", lambda _, rows: rows)
        blind.setattr(bounding._Search, "_try", lambda *_: None)
        known = close_in(problem, list(range(new)), new, lambda: False)
    assert known.won <= most(problem, new) <= known.bound + 1e-6
    for rows in combinations(range(sites), new):
        if problem.won(list(rows)) > known.won:
            assert set(rows) <= set(known.open.tolist())


@pytest.mark.parametrize(("new", "radius"), [(2, 20), (3, 30), (4, 25)])
def test_a_region_sized_choice_is_proved(new: int, radius: float) -> None:
    problem = region(60, 300, radius, seed=new)
    found = best_choice(problem, new)
    assert found.proved
    if comb(60, new) < 40_000:
        assert found.won * 10 == most(problem, new)


def test_out_of_time_the_best_so_far_comes_with_what_none_can_exceed() -> None:
    problem = region(80, 400, 25, seed=5)
    found, best = best_choice(problem, 4, seconds=0), best_choice(problem, 4)
    assert found.won <= best.won <= found.bound
    assert len(found.rows) == 4


def test_it_stops_when_told_to() -> None:
    asked = 0

    def stopped() -> bool:
        nonlocal asked
        asked += 1
        return asked > 3

    problem = region(80, 400, 25, seed=5)
    found = best_choice(problem, 4, stopped=stopped)
    assert asked <= 6
    assert greedy_choice(problem, 4).won <= found.won <= found.bound


def test_it_tells_how_far_it_is() -> None:
    """Each word holds, the last is what is found, and none is worse than the one before."""
    problem = region(80, 400, 25, seed=5)
    told: list[Choice] = []
    found = best_choice(
        problem, 4, tell=lambda rows, bound: told.append(choice_of(problem, rows, bound))
    )
    assert len(told) > 1
    assert all(each.won <= found.won <= each.bound for each in told)
    assert [each.won for each in told] == sorted(each.won for each in told)
    assert [each.bound for each in told] == sorted((each.bound for each in told), reverse=True)


def test_what_bounding_leaves_open_is_looked_through(monkeypatch: pytest.MonkeyPatch) -> None:
    """With bounding of no use at all, HiGHS alone has to find and prove the best."""
    problem = region(30, 120, 28, seed=9)
    expected = best_choice(problem, 3)
    worst = sorted(range(30), key=lambda row: problem.won([row]))[:3]
    known = Bounded(worst, problem.won(worst), problem.weights.sum(), np.arange(30))
    assert known.won / 10 < expected.won
    monkeypatch.setattr(exact_module, "close_in", lambda *_: known)
    found = best_choice(problem, 3)
    assert (found.won, found.bound, found.proved) == (expected.won, expected.won, True)
    hurried = best_choice(problem, 3, seconds=1e-3)
    assert hurried.won <= expected.won <= hurried.bound


@QUICK
@given(problems())
def test_sites_are_left_out_only_where_another_reaches_as_much(problem: Problem) -> None:
    reached = [set(np.flatnonzero(row)) for row in problem.covers.toarray()]
    kept = set(undominated(problem.covers).tolist())
    for site, areas in enumerate(reached):
        better = [other for other in kept - {site} if areas <= reached[other]]
        assert bool(better) == (site not in kept)


@QUICK
@given(problems(), st.integers(1, 4))
def test_what_is_looked_through_is_the_best_of_all_choices(problem: Problem, new: int) -> None:
    """By HiGHS alone, bounding being of no use at all."""
    sites = problem.covers.shape[0]
    if new >= sites:
        return
    known = Bounded(list(range(new)), problem.won(list(range(new))), 1e9, np.arange(sites))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(exact_module, "close_in", lambda *_: known)
        found = best_choice(problem, new)
    assert found.proved
    assert found.won == pytest.approx(most(problem, new) / 10)


def test_too_many_sites_to_compare_are_all_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exact_module, "_MOST_CELLS", 3)
    assert undominated(problem_of([[True], [True]], [1]).covers).tolist() == [0, 1]


def test_nothing_to_win_gives_no_sites() -> None:
    nobody = problem_of([[False, False], [False, False]], [5, 5])
    for found in (best_choice(nobody, 1), greedy_choice(nobody, 1)):
        assert (found.rows, found.won, found.proved) == ((), 0, True)
    assert best_choice(problem_of([[]], []), 3).rows == ()


def test_more_sites_than_there_are_take_all_that_help() -> None:
    problem = problem_of([[True, False], [False, True], [True, True]], [10, 20])
    found = best_choice(problem, 5)
    assert (found.rows, found.gains, found.proved) == ((2,), (3.0,), True)


def test_the_same_question_gets_the_same_answer() -> None:
    problem = region(70, 300, 25, seed=3)
    assert best_choice(problem, 3) == best_choice(problem, 3)
