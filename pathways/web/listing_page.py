"""What stands on a listing's own page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from pathways import related
from pathways.catalogue import Catalogue
from pathways.model import Opportunity
from pathways.web import links, shortlist
from pathways.web.arrival import arrive
from pathways.web.cards import note_html, plain_label
from pathways.web.details import Details, listing_details
from pathways.web.rendering import render
from pathways.wiring import App, stops_near
from pathways.wording import age_bounds

_OFFERS_SHOWN = 5
_OTHERS_SHOWN = 8


def draw_unknown() -> None:
    """No such listing: say so, and show a way on."""
    st.title("We do not have this listing", anchor=False)
    st.html(note_html("The link may be old, or a part of it may be missing."))
    links.page_link("find", "Find music making near you")


def draw(pathways: App, listing: Opportunity, as_of: date) -> None:
    """The whole page of a listing that is known."""
    catalogue = pathways.catalogue
    details = listing_details(catalogue, listing, stops_near(pathways), as_of)
    st.set_page_config(page_title=f"{listing.name} · Pathways")
    links.back_to_search()
    st.html(render("listing_hero.html", details=details, badges=_badges(details)))
    arrive(listing.id)
    _draw_actions(details, listing)
    main, side = st.columns([3, 2], gap="large")
    with main:
        st.html(render("listing_facts.html", details=details, facts=details.facts))
        _draw_offers(catalogue, listing, details)
        _draw_steps(catalogue, listing)
    with side:
        st.html(render("listing_side.html", details=details, facts=details.facts))
        _draw_centre(catalogue, listing)
        _draw_others(catalogue, listing, details)
    _draw_correction(catalogue, listing)


def _badges(details: Details) -> list[str]:
    facts = details.facts
    badges = ["By audition"] if facts.audition else []
    if facts.free:
        badges.append("Free")
    if facts.help_with_cost and not details.is_help:
        badges.append("Help with cost")
    return badges


def _draw_actions(details: Details, listing: Opportunity) -> None:
    if details.ended:
        links.page_link("find", "Find what runs now near you")
        return
    with st.container(horizontal=True, vertical_alignment="center", key="ways-here"):
        shortlist.keep_button(details.facts.id, key="keep", main=True)
        if details.facts.url:
            st.link_button("Open its website", details.facts.url)
        links.ladder_link(listing)
        if shortlist.count():
            links.page_link("shortlist", f"Your shortlist ({shortlist.count()})")


def _draw_offers(catalogue: Catalogue, listing: Opportunity, details: Details) -> None:
    """Help with the cost, beside what costs or may cost."""
    offers = related.help_for(catalogue, listing)
    if details.facts.free or details.ended or not offers:
        return
    with st.container(key="panel-help"):
        st.subheader("Help with cost, and instruments to borrow", anchor=False)
        _draw_links(catalogue, offers, _OFFERS_SHOWN, "more-help")


def _draw_steps(catalogue: Catalogue, listing: Opportunity) -> None:
    ways: dict[related.Way, str] = {"on": "Where it leads", "back": "What leads here"}
    for way, title in ways.items():
        if steps := related.steps(catalogue, listing, way):
            with st.container(key=f"panel-{way}"):
                st.subheader(title, anchor=False)
                for each in steps:
                    _draw_step(each)


def _draw_step(step: related.Step) -> None:
    for each in step.listings:
        links.listing_link(each.id, each.name)
    st.html(render("step.html", step=step))


def _draw_centre(catalogue: Catalogue, listing: Opportunity) -> None:
    centre = related.centre_of(catalogue, listing)
    groups = related.groups_of(catalogue, centre or listing)
    groups = tuple(each for each in groups if each.id != listing.id)
    if centre is None and not groups:
        return
    with st.container(key="panel-centre"):
        if centre:
            st.subheader("It is part of", anchor=False)
            links.listing_link(centre.id, centre.name)
        if groups:
            title = "Other groups there" if centre else "Its groups"
            st.subheader(title, anchor=False)
            _draw_links(catalogue, groups, _OTHERS_SHOWN, "more-groups")


def _draw_others(catalogue: Catalogue, listing: Opportunity, details: Details) -> None:
    others = related.others_nearby(catalogue, listing)
    if not others:
        return
    with st.container(key="panel-others"):
        st.subheader(plain_label(f"More from {details.facts.provider} nearby"), anchor=False)
        _draw_links(catalogue, others, _OTHERS_SHOWN, "more-others")


def _draw_links(
    catalogue: Catalogue, listings: Sequence[Opportunity], shown: int, key: str
) -> None:
    """Links to listings; those beyond ``shown`` wait behind a fold."""
    for each in listings[:shown]:
        links.listing_link(each.id, _link_words(each))
    left = listings[shown:]
    if left:
        fold = st.expander(f"{len(left)} more", key=key, on_change="rerun")
        if fold.open:
            with fold:
                for each in left:
                    links.listing_link(each.id, _link_words(each))


def _link_words(listing: Opportunity) -> str:
    if listing.age_min is None and listing.age_max is None:
        return listing.name
    return f"{listing.name}, {age_bounds(listing.age_min, listing.age_max)}"


def _draw_correction(catalogue: Catalogue, listing: Opportunity) -> None:
    """What to send to whom where something is wrong; nothing is sent from here."""
    box = st.expander("Tell us this is wrong", key="wrong", on_change="rerun")
    if not box.open:
        return
    hub = catalogue.hubs.get(listing.hub_id)
    address = links.public_address("listing", {"id": listing.id})
    with box:
        st.html(
            render("correction.html", hub=hub, provider=catalogue.providers[listing.provider_id])
        )
        st.code(
            f"A listing in Pathways looks wrong.\n\nListing: {listing.name} ({listing.id})\n"
            f"Page: {address}\n\nWhat is wrong:\nWhat would be right:\n"
            "How I know (a page, or that I run it):\n",
            language=None,
            wrap_lines=True,
        )
