"""What stands beside the picture: no stage stated, ends beyond, help with cost."""

from __future__ import annotations

from typing import NamedTuple

import streamlit as st

from pathways.ladder import Ladder
from pathways.ladder.beside import bursaries
from pathways.ladder.graph import NamedEnd
from pathways.web.cards import note_html
from pathways.web.ladder_view import LadderView
from pathways.web.rendering import render
from pathways.wiring import App

_HELP_SHOWN = 12


class _Further(NamedTuple):
    """An end beyond the ladder, with the names of the rungs that lead there."""

    end: NamedEnd
    names: tuple[str, ...]


def draw_beside(pathways: App, found: Ladder, view: LadderView) -> None:
    """The folds below the picture."""
    if view.unstaged:
        fold = st.expander(
            f"Stage not stated ({len(view.unstaged)}): ask", key="unstaged", on_change="rerun"
        )
        if fold.open:
            with fold:
                st.html(note_html("They may suit, but no source says for whom they are."))
                st.html(render("ladder_links.html", links=view.unstaged))
    if found.further:
        with st.expander(f"Beyond ({len(found.further)})", key="beyond"):
            st.html(render("ladder_beyond.html", further=_further(found, view)))
    _draw_help(pathways, view)


def _further(found: Ladder, view: LadderView) -> list[_Further]:
    return [
        _Further(each.end, tuple(link.name for link in view.links(each.sources)))
        for each in found.further
    ]


def _draw_help(pathways: App, view: LadderView) -> None:
    """Help with the cost of these rungs: what most of them may use comes first."""
    fold = st.expander("Help with cost, for the rungs that cost", key="help", on_change="rerun")
    if not fold.open:
        return
    counts: dict[str, int] = {}
    for rung in view.rungs.values():
        for id_ in bursaries(pathways.catalogue, rung.opportunity):
            counts[id_] = counts.get(id_, 0) + 1
    with fold:
        if counts:
            likeliest = sorted(counts, key=lambda each: -counts[each])[:_HELP_SHOWN]
            st.html(render("ladder_links.html", links=view.links(likeliest)))
        else:
            st.html(note_html("None is listed for these. Ask each group, and your music hub."))
