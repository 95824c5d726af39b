"""A hub's whole ladder by family: chains, where they stop, and what no source tells."""

from __future__ import annotations

from functools import cache, lru_cache

import streamlit as st

from pathways.exchange.spreadsheet import to_csv
from pathways.ladder import Areas, HubLadder, hub_ladder
from pathways.ladder.hub_ladder import FamilyLadder
from pathways.web import links
from pathways.web.cards import note_html, plain_label, status_html
from pathways.web.ladder_boxes import Link
from pathways.web.ladder_hub_rows import COLUMNS, hub_rows
from pathways.web.ladder_lines import draw_lines
from pathways.web.rendering import render
from pathways.wiring import App, small_areas

WITHIN_MILES = 10
_WRITTEN = "hub_ladder_address"


def draw(pathways: App) -> None:
    """The whole page."""
    st.title("A whole area’s ladder", anchor=False)
    links.page_link("ladder", "To the ladder of one young person")
    _take_address(pathways)
    hub_side, family_side = st.columns(2)
    hubs = {each.id: each.name for each in pathways.catalogue.hubs.values()}
    with hub_side:
        hub_id = st.selectbox("Music hub", list(hubs), key="hub", format_func=hubs.__getitem__,
                              persist_state="session")  # fmt: skip
    found = _hub_ladder(pathways, hub_id)
    families = {each.family: each for each in found.families}
    if not families:
        st.html(status_html("Nothing is listed for this hub yet."))
        return
    if st.session_state.get("family") not in families:
        st.session_state["family"] = next(iter(families))
    with family_side:
        family = st.selectbox("Family of instruments", list(families), key="family",
                              format_func=lambda each: families[each].name,
                              persist_state="session")  # fmt: skip
    _write_address(hub_id, family)
    _draw_family(pathways, found, families[family])
    _draw_download(pathways, found)
    draw_lines(pathways.catalogue.by_id, key="hub-lines")


def _take_address(pathways: App) -> None:
    """Set the choices from a new address; what makes no sense in it is left out."""
    address = st.query_params.to_dict()
    if not address or st.session_state.get(_WRITTEN) == address:
        return
    if address.get("hub") in pathways.catalogue.hubs:
        st.session_state["hub"] = address["hub"]
    if "family" in address:
        st.session_state["family"] = address["family"]


def _write_address(hub_id: str, family: str) -> None:
    address = {"hub": hub_id, "family": family}
    if st.query_params.to_dict() != address:
        st.query_params.from_dict(address)
    st.session_state[_WRITTEN] = address


@lru_cache(maxsize=32)
def _hub_ladder(pathways: App, hub_id: str) -> HubLadder:
    inside = pathways.catalogue.hubs[hub_id].in_region  # small areas are known only there
    areas = _areas(pathways) if inside else None
    return hub_ladder(pathways.catalogue, hub_id, WITHIN_MILES, areas=areas)


@cache
def _areas(pathways: App) -> Areas:
    areas = small_areas(pathways)
    return Areas(areas.points, areas.young_people, areas.hub)


def _draw_family(pathways: App, found: HubLadder, family: FamilyLadder) -> None:
    st.header(plain_label(f"{family.name} in {found.hub.name}"), anchor=False)
    st.html(status_html(_summary(family)))
    missing = [each.text for each in family.missing]
    st.html(render("ladder_hub.html", family=family, missing=missing, names=_Names(pathways)))
    st.html(
        note_html(
            f"A rung counts as somebody’s own within {WITHIN_MILES} miles, and the next one within "
            "25. Young people are residents aged 5 to 18 (mid-2020 estimates), not players. Only "
            "listings in Pathways count: a dead end may be a step that nobody has written down."
        )
    )


def _summary(family: FamilyLadder) -> str:
    def some(count: int, one: str, many: str) -> str:
        return f"{count} {one if count == 1 else many}"

    return (
        f"{some(len(family.chains), 'chain', 'chains')}, "
        f"{some(len(family.dead_ends), 'dead end', 'dead ends')}, "
        f"{some(len(family.orphans), 'rung', 'rungs')} to which nothing leads, "
        f"{some(len(family.missing), 'missing rung', 'missing rungs')}."
    )


class _Names:
    """Listings by id, for the template."""

    def __init__(self, pathways: App) -> None:
        self._catalogue = pathways.catalogue

    def __call__(self, id_: str) -> str:
        return self._catalogue.by_id[id_].name

    def links(self, ids: tuple[str, ...]) -> list[Link]:
        return [Link(each, self(each)) for each in ids]


def _draw_download(pathways: App, found: HubLadder) -> None:
    st.download_button(
        "Save all families as CSV",
        to_csv(hub_rows(pathways.catalogue, found), COLUMNS),
        file_name=f"ladder-{found.hub.id}.csv",
        mime="text/csv",
        key="save-hub-ladder",
    )
