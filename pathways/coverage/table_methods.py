"""How the tables of many figures are made: a card for each, as for the single figures."""

from __future__ import annotations

from datetime import date

from pathways.coverage.demand import Areas
from pathways.coverage.methods import MethodCard
from pathways.wording import date_words

_RESIDENTS = "All residents aged 5 to 18 of the part of the region, whether they play or not."
_CAN_BE_NOTHING = "A maybe may turn out to be nothing, and a gap may be a group nobody listed."


def table_cards(areas: Areas, within: float, as_of: date) -> dict[str, MethodCard]:
    """The cards of ``matrix``, ``inclusive``, ``gaps`` and ``worklist``.

    Args:
        within: the radius in miles.
    """
    dated = f"Listings as of {date_words(as_of.isoformat())}. {'; '.join(areas.sources)}."
    rows = {
        "matrix": (
            "Families and stages",
            "Each cell is a question of its own, with the same radius and filters: who lacks what "
            "counts as covered for this family at this stage. Cells do not add up: one group may "
            "answer several, and one resident stands in all.",
            _RESIDENTS,
            _CAN_BE_NOTHING,
            "Follow a cell: its question gives the same number.",
        ),
        "inclusive": (
            "Who is welcome",
            f"Residents by the surest place to play within {within:g} miles, on any instrument at "
            "any stage, that itself states this welcome. Maybe: it is stated, and the source is "
            "old or the place vague.",
            _RESIDENTS,
            "How many residents need it is not known. What says nothing may be as welcoming.",
            "Search with this support and “only what is stated”: `pathways find --inclusion`.",
        ),
        "gaps": (
            "Deepest gaps",
            f"For every family, stage and place: its residents with nothing within {within:g} "
            "miles, each times the deprivation score of their area, added up. Stages at which "
            "every small area of the place stands the same are one row.",
            "The scores of all residents of the part that is looked at (Index of Multiple "
            "Deprivation 2025).",
            f"{_CAN_BE_NOTHING} Deprivation is that of the area, not of anybody who lives there.",
            "Follow a row: the small areas of its place are in the CSV of the table.",
        ),
        "worklist": (
            "Whom to ask",
            "Residents who have nothing sure or likely, and would have, were all answers about "
            "this listing good. A listing without a place could serve all of its hub.",
            "Residents with nothing sure or likely.",
            "It is the most that an answer can change. Effects of several listings overlap.",
            "Ask, enter the answer in the catalogue, and ask the question again.",
        ),
    }
    return {
        measure: MethodCard(measure, name, definition, denominator, dated, limits, check)
        for measure, (name, definition, denominator, limits, check) in rows.items()
    }
