"""How the figures of changes and best sites are made: a card for each."""

from __future__ import annotations

from pathways.coverage.methods import MethodCard
from pathways.coverage.standing import Standing
from pathways.wording import date_words

_LIMITS = (
    "A group counts for all who live near enough: whether it has room for them, whether they want "
    "it and how they would get there is not known. Distances are straight lines from the middle of "
    "a small area."
)


def change_card(standing: Standing) -> MethodCard:
    """The card of what a change would do."""
    within = f"{standing.question.within:g} miles"
    return MethodCard(
        measure="what_if",
        name="What would change",
        definition=(
            "Coverage is counted twice, as it is and with the changes made. A new group counts as "
            "sure for what it takes, a listing taken away counts for nothing. Who gains is every "
            f"resident who has nothing sure or likely within {within} before and has afterwards; "
            "who loses, the other way round. Of several changes all are made at once."
        ),
        denominator=(
            "All residents aged 5 to 18 of the part of the region. Tenths are those of all of "
            "England’s small areas by deprivation; a resident is in that of the area lived in."
        ),
        date=_dated(standing),
        limits=_LIMITS,
        check="`pathways what-if` gives the same for the same question; the CSV has every part.",
    )


def sites_card(standing: Standing) -> MethodCard:
    """The card of best next sites."""
    within = f"{standing.question.within:g} miles"
    return MethodCard(
        measure="best_sites",
        name="Best next sites",
        definition=(
            f"Those sites that together have the most residents within {within} who have nothing "
            "sure or likely yet; nobody is counted twice (maximal covering location). One by one "
            "takes the best site, then the best beside it, and so on; the proof holds against "
            "every other choice of as many sites."
        ),
        denominator="Residents aged 5 to 18 with nothing sure or likely, of those who count.",
        date=_dated(standing),
        limits=(
            "Sites are the open schools of the region, without nurseries and secure units, and "
            f"venues of listings whose exact spot is known. {_LIMITS}"
        ),
        check="Try the sites: who gains is the same. `pathways sites` gives the same sites.",
    )


def _dated(standing: Standing) -> str:
    listings = f"Listings as of {date_words(standing.as_of.isoformat())}"
    return f"{listings}. {'; '.join(standing.areas.sources)}."
