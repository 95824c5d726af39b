"""Sheets for the noticeboard: what one instrument leads to near a school; no pupil on them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pathways.catalogue import Catalogue
from pathways.classlist import ClassAnswer
from pathways.documents import sheet_words as words
from pathways.documents.letters import common_data, contact_data, scan_data, step_data
from pathways.documents.plain_text import plain_text
from pathways.documents.search_link import search_address
from pathways.documents.steps_in_words import contact_in_words, step_in_words
from pathways.documents.typesetting import set_pdf
from pathways.documents.values import Describe, Notice
from pathways.matching import Query, search
from pathways.model import Place
from pathways.travel import default_radius

MOST_STEPS = 4
_LONGEST_PLACE = 60


def make_notice(
    catalogue: Catalogue,
    place: Place,
    instrument: str | None,
    as_of: date,
    describe: Describe,
    *,
    within_miles: float | None = None,
    base_address: str | None = None,
) -> Notice:
    """What ``instrument`` leads to near ``place``, as a rule a school, at any level and age.

    Args:
        within_miles: the radius; that of the place unless given.
    """
    within = default_radius(place) if within_miles is None else within_miles
    query = Query(instrument, None, within)
    found = search(catalogue, place, query, as_of)
    name = words.ANY_INSTRUMENT if instrument is None else catalogue.instruments[instrument].name
    return Notice(
        instrument=name,
        near=plain_text(place.label, _LONGEST_PLACE),
        steps=tuple(
            step_in_words(each, describe, distance=False) for each in found.matches[:MOST_STEPS]
        ),
        contact=contact_in_words(found.hub),
        address=search_address(base_address, place, query),
    )


def class_notices(
    catalogue: Catalogue,
    answer: ClassAnswer,
    school: Place,
    describe: Describe,
    *,
    base_address: str | None = None,
) -> tuple[Notice, ...]:
    """A notice for each instrument that the class plays, the most played first."""
    asked = {each.pupil.instrument for each in answer.steps}
    in_order = [each for each in answer.summary.by_instrument if each in asked]
    return tuple(
        make_notice(catalogue, school, each, answer.as_of, describe, base_address=base_address)
        for each in in_order
    )


def notices_pdf(notices: Sequence[Notice], as_of: date) -> bytes:
    """One A4 page for each notice, in their order."""
    data = {
        **common_data(words.NOTICES_TITLE, as_of),
        "sheets": [
            {
                "heading": words.NOTICE_HEADING.format(instrument=each.instrument, near=each.near),
                "intro": words.NOTICE_INTRO if each.steps else words.NOTICE_NONE,
                "steps": [step_data(step) for step in each.steps],
                **contact_data(each.contact),
                **scan_data(each.address),
            }
            for each in notices
        ],
    }
    return set_pdf("notices.typ", data, as_of)
