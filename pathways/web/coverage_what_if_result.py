"""What a change would do: who gains and loses, where, and how deprived the areas are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import streamlit as st

from pathways.coverage import Figures, Question, measure
from pathways.coverage.demand import SETTINGS
from pathways.coverage.part import inside
from pathways.coverage.words import people
from pathways.exchange.spreadsheet import to_csv
from pathways.siting import Moved, WhatIf, who_moves
from pathways.siting.what_if import DECILES
from pathways.web.cards import plain_label, status_html
from pathways.web.coverage_draft import PREFIX
from pathways.web.coverage_parts import ONE_OF, WHOLE
from pathways.web.coverage_view import CoverageView
from pathways.web.coverage_words import fine_percent, miles
from pathways.web.rendering import render

MOST_ROWS = 12
_CSV_COLUMNS = (
    "code", "name", "young_people", "sure_or_likely_before", "sure_or_likely_after",
    "none_before", "none_after", "median_miles_before", "median_miles_after",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Compared:
    """One figure before and after, in words."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class PartRow:
    """A part of the region that changes."""

    name: str
    young_people: str
    before: str
    after: str
    change: str
    nothing: str


@dataclass(frozen=True, slots=True)
class Bar:
    """The people of one sort of area who gain; shares are of 100."""

    name: str
    people: str
    width: float
    share: str
    of_all: str


def covered(figures: Figures) -> float:
    """Those with something sure or likely in reach."""
    return round(figures.sure + figures.likely, 1)


def reach_miles(question: Question) -> str:
    """How far the question reaches: "1 mile", "2.5 miles"."""
    return f"{question.within:g} {'mile' if question.within == 1 else 'miles'}"


def signed(count: float) -> str:
    """A change in whole people: "+1,200", "−300", "0"."""
    whole = round(count)
    return "0" if not whole else f"{'+' if whole > 0 else '−'}{abs(whole):,}"


def draw_summary(view: CoverageView, change: WhatIf) -> None:
    """What a change would do to the part that is looked at, in a few words and figures."""
    moved = _moved_here(view, change)
    after = whole_after(view, change)
    st.html(status_html(" ".join(summary(view, change, moved, after))))
    if change.idle:
        st.warning(plain_label(idle_words(change.idle)))
    st.html(render("sites_compared.html", rows=list(_compared(view.whole, after)),
                   caption=f"{view.part.name}, before and after"))  # fmt: skip


def draw_details(view: CoverageView, change: WhatIf) -> None:
    """Where it changes and for whom, as tables and a file."""
    _draw_parts(view, change)
    _draw_mix(view, _moved_here(view, change))


def _moved_here(view: CoverageView, change: WhatIf) -> Moved:
    return who_moves(view.standing, change.standing, inside(view.areas, view.part))


def whole_after(view: CoverageView, change: WhatIf) -> Figures:
    """The figures afterwards of the part looked at."""
    figures = measure(change.standing, view.part.by)
    return next(each for each in figures if each.code == view.part.code)


def summary(view: CoverageView, change: WhatIf, moved: Moved, after: Figures) -> Iterator[str]:
    """The change in a few sentences."""
    name = view.part.name
    before, now = (_share(each) for each in (view.whole, after))
    if moved.newly_covered:
        yield f"In {name}, {people(moved.newly_covered)} more young people would have something "
        yield "sure or likely in reach."
    if moved.no_longer_covered:
        yield f"{people(moved.no_longer_covered)} in {name} would lose all they have that is sure "
        yield "or likely."
    if moved.newly_covered or moved.no_longer_covered:
        yield f"That is {before} before and {now} after."
    else:
        yield f"In {name} nobody would gain or lose all they have that is sure or likely."
        yield "It may still shorten ways or add a choice: see below."
    if view.part.by != WHOLE:
        yield from _elsewhere(change, moved)


def _elsewhere(change: WhatIf, moved: Moved) -> Iterator[str]:
    gain = change.newly_covered - moved.newly_covered
    loss = change.no_longer_covered - moved.no_longer_covered
    if round(gain):
        yield f"Elsewhere in the region {people(gain)} would gain."
    if round(loss):
        yield f"Elsewhere in the region {people(loss)} would lose."


def _share(figures: Figures) -> str:
    return fine_percent(covered(figures) / figures.young_people if figures.young_people else None)


def idle_words(idle: Sequence[str]) -> str:
    """What of a change does not bear on the question."""
    return f"No bearing on this question, so not counted: {'; '.join(idle)}."


def _compared(before: Figures, after: Figures) -> Iterator[Compared]:
    def row(name: str, words: tuple[str, str]) -> Compared:
        return Compared(name, *words)

    pair = (before, after)
    yield row("Sure or likely", _both(f"{people(covered(each))} ({_share(each)})" for each in pair))
    yield row("Maybe", _both(people(each.maybe) for each in pair))
    yield row("Nothing", _both(people(each.none) for each in pair))
    yield row("A choice of two or more", _both(people(each.two_or_more) for each in pair))
    yield row("Need-weighted gap", _both(fine_percent(each.need_weighted_gap) for each in pair))
    yield row("Nearest, for half within", _both(miles(each.median_miles) for each in pair))


def _both(words: Iterator[str]) -> tuple[str, str]:
    before, after = words
    return before, after


def _draw_parts(view: CoverageView, change: WhatIf) -> None:
    codes = {each.code for each in view.figures}
    pairs = [
        (before, after)
        for before, after in zip(change.before, change.after, strict=True)
        if before.code in codes and before != after
    ]
    if not pairs:
        return
    pairs.sort(key=lambda pair: -abs(covered(pair[1]) - covered(pair[0])))
    rows = [_part_row(*pair) for pair in pairs[:MOST_ROWS]]
    left = len(pairs) - len(rows)
    all_of_them = f", {MOST_ROWS} of {len(pairs):,}; the file has all" if left else ""
    caption = f"Where it changes, the most first{all_of_them}"
    st.html(render("sites_parts.html", rows=rows, one=ONE_OF[view.by], caption=caption))
    st.download_button(
        "These changes (CSV)", lambda: _csv(pairs), "what-if.csv", "text/csv",
        key=f"{PREFIX}csv", on_click="ignore",
    )  # fmt: skip


def _part_row(before: Figures, after: Figures) -> PartRow:
    return PartRow(
        name=before.name,
        young_people=people(before.young_people),
        before=f"{people(covered(before))} ({_share(before)})",
        after=f"{people(covered(after))} ({_share(after)})",
        change=signed(covered(after) - covered(before)),
        nothing=f"{people(before.none)} → {people(after.none)}",
    )


def _csv(pairs: Sequence[tuple[Figures, Figures]]) -> bytes:
    rows = [
        {
            "code": before.code,
            "name": before.name,
            "young_people": before.young_people,
            "sure_or_likely_before": covered(before),
            "sure_or_likely_after": covered(after),
            "none_before": before.none,
            "none_after": after.none,
            "median_miles_before": before.median_miles,
            "median_miles_after": after.median_miles,
        }
        for before, after in pairs
    ]
    return to_csv(rows, _CSV_COLUMNS).encode("utf-8-sig")


def _draw_mix(view: CoverageView, moved: Moved) -> None:
    for total, words, deciles, settings in (
        (moved.newly_covered, "gain", moved.newly_by_decile, moved.newly_by_setting),
        (moved.no_longer_covered, "lose", moved.lost_by_decile, moved.lost_by_setting),
    ):
        if total:
            html = render(
                "sites_mix.html",
                verb=words,
                deciles=_bars(DECILE_NAMES, deciles, _residents(view, "decile", DECILES)),
                settings=_bars(
                    SETTING_NAMES,
                    [settings[each] for each in SETTINGS],
                    _residents(view, "setting", SETTINGS),
                ),
            )
            st.html(html)


DECILE_NAMES = ("1, most deprived", *(str(each) for each in DECILES[1:-1]), "10, least deprived")
SETTING_NAMES = ("City", "Town", "Country")


def _residents(view: CoverageView, column: str, values: Sequence[int | str]) -> list[float]:
    """All residents of the part by what their area is."""
    areas, here = view.areas, inside(view.areas, view.part)
    of_area = getattr(areas, column)
    return [float(areas.young_people[here & (of_area == each)].sum()) for each in values]


def _bars(names: Sequence[str], counts: Sequence[float], residents: Sequence[float]) -> list[Bar]:
    total, most, everybody = sum(counts), max(counts), float(np.sum(residents))
    return [
        Bar(
            name,
            people(count),
            round(100 * count / most, 1) if most else 0.0,
            fine_percent(count / total if total else None),
            fine_percent(of / everybody if everybody else None),
        )
        for name, count, of in zip(names, counts, residents, strict=True)
    ]
