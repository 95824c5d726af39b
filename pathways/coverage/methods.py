"""How each figure is made: a card to stand beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pathways.coverage.demand import Areas
from pathways.coverage.question import Question
from pathways.wording import date_words


@dataclass(frozen=True, slots=True)
class MethodCard:
    """One figure's method in words.

    Attributes:
        measure: which figure; ``name`` is what it is called on screen.
        definition: what is counted, with every "and" and "or" of the rule.
        denominator: out of what.
        date: what is of which date.
        limits: what it does not say.
        check: how to check one value by hand.
    """

    measure: str
    name: str
    definition: str
    denominator: str
    date: str
    limits: str
    check: str


_RESIDENTS = "All residents aged 5 to 18 of the part of the region, whether they play or not."
_MAYBES = (
    "A maybe may turn out to be nothing: the source is old, or does not say where exactly, for "
    "which instruments or for which level."
)
_STRAIGHT = "Distances are straight lines from the middle of a small area, not journeys."
_AGES = (
    "A listing that takes some age from 5 to 18 counts for all of them, and one for girls or boys "
    "alone for both. How many places a group has is not known."
)
_FIND = (
    "Take the point of one small area, search there with `pathways find` for each level of the "
    "stage and each instrument of the family, and look for the surest local match without “near”."
)


def method_cards(question: Question, areas: Areas, as_of: date) -> dict[str, MethodCard]:
    """The card of every figure for this question, by the name of the measure."""
    dated = f"Listings as of {date_words(as_of.isoformat())}. {'; '.join(areas.sources)}."
    rows = {**_counts(question), **_distances(question), **_shares(question), **_choices(question)}
    return {
        measure: MethodCard(measure, name, definition, denominator, dated, limits, check)
        for measure, (name, definition, denominator, limits, check) in rows.items()
    }


_Row = tuple[str, str, str, str, str]


def _counts(question: Question) -> dict[str, _Row]:
    within, stage, name = f"{question.within:g} miles", question.stage, question.subject.name
    whom = f"one instrument of “{name}”" if question.subject.is_family else name.lower()
    rule = (
        f"a place to play within {within} that a family can join by itself (openly or by audition) "
        f"and is for the young or all ages and not over, takes {whom} as a matter of course, and "
        f"takes at least one level of the stage “{stage}”"
    )
    surely = f"Residents aged 5 to 18 of small areas that have {rule}; the place is known"
    left = "Each resident is counted once, at the surest in reach."
    listed = {
        "sure": ("Sure", f"{surely}, and an official source of the last 24 months says so. {left}"),
        "likely": (
            "Likely",
            f"{surely}, and an undated official source or any of the last five years says so; "
            f"nothing sure is in reach. {left}",
        ),
        "maybe": (
            "Maybe",
            f"Residents of areas with nothing sure or likely, but with {rule}, where the source is "
            f"older, or place, instruments or level are not stated and none of them rules it out. "
            f"{left}",
        ),
        "none": ("Nothing", f"Residents of areas with none of these: not even perhaps {rule}."),
        "none_place_unknown": (
            "Nothing, place unknown",
            "Of the residents with nothing, those in a hub with listings that would answer if it "
            "were known where they meet.",
        ),
        "outside_not_surveyed": (
            "Outside not surveyed",
            f"Residents of areas less than {within} from the region's border on land: what is "
            "beyond has not been surveyed and may be in reach.",
        ),
    }
    limits = f"{_MAYBES} {_AGES} {_STRAIGHT}"
    return {
        measure: (name, definition, _RESIDENTS, limits, _FIND)
        for measure, (name, definition) in listed.items()
    }


def _distances(question: Question) -> dict[str, _Row]:
    return {
        "median_miles": (
            "Median miles",
            "The distance to the nearest listing that is sure or likely, which half of the "
            "residents have nearer and half farther; not given where it is beyond 40 miles. A "
            "listing known by its town alone is measured to the middle of the town.",
            _RESIDENTS,
            f"{_STRAIGHT} Maybes play no part.",
            "Sort the small areas by their distance, add up their residents, stop at half.",
        )
    }


def _shares(question: Question) -> dict[str, _Row]:
    of_score = "The scores of the Index of Multiple Deprivation 2025 of all residents."
    limits = f"{_MAYBES} Deprivation is that of the area, not of anybody who lives there."
    return {
        "need_weighted_gap": (
            "Need-weighted gap",
            "The residents with nothing in reach times the deprivation score of their area, added "
            "up, divided by the same sum for all residents.",
            of_score,
            limits,
            "In the CSV by neighbourhood multiply “none” by the score and add up; do the same with "
            "all young people, and divide.",
        ),
        "equity_gap": (
            "Equity gap",
            "The share of residents with nothing in reach in the two most deprived tenths of "
            "England's areas, minus that in the two least deprived.",
            "Residents of those areas within the part of the region.",
            f"{limits} Not given where nobody lives in the one or the other.",
            "In the CSV by neighbourhood take the share of “none” in deciles 1 and 2, then 9 and "
            "10.",
        ),
        "country_gap": (
            "Country against town",
            "The share of residents with nothing in reach in the country, minus that in cities and "
            "towns (ONS Rural Urban Classification 2021).",
            "Residents of those areas within the part of the region.",
            f"{_MAYBES} Not given where nobody lives in the one or the other.",
            "In the CSV by neighbourhood take the share of “none” in each setting.",
        ),
    }


def _choices(question: Question) -> dict[str, _Row]:
    within = f"{question.within:g} miles"
    return {
        "median_choices": (
            "Choices in reach",
            f"Sure or likely listings within {within}: half of the residents have fewer or as "
            "many. A listing with several places counts once. Beside it the same with maybes.",
            _RESIDENTS,
            f"{_AGES} A second choice is worth less than the first.",
            "Count the matches of `pathways find` at the points of some small areas.",
        ),
        "two_or_more": (
            "A choice of two",
            f"Residents with at least two sure or likely listings within {within}.",
            _RESIDENTS,
            _AGES,
            "Count the matches of `pathways find` at the points of some small areas.",
        ),
        "listings_per_thousand": (
            "Listings for 1,000",
            f"Each sure or likely listing is shared alike by all residents within {within} of it; "
            "the shares that a resident can reach are added up, and given for 1,000 residents "
            "(two-step floating catchment areas).",
            _RESIDENTS,
            f"{_AGES} Residents of areas outside the region are not among those who share.",
            "For one listing, add up the residents in reach; its share is one by that number.",
        ),
    }


def rungs_card(areas: Areas, within: float) -> MethodCard:
    """The card of missing rungs and whole ladders."""
    return MethodCard(
        measure="missing_rung",
        name="Missing rung",
        definition=(
            "Residents aged 5 to 18 of small areas that have a rung of the stage below within "
            f"{within:g} miles and none of this stage within 25 (or the chosen radius, if that is "
            "wider). A rung states or implies its level; a music centre is none where its "
            "groups are listed. The ladder is whole where the first stage is within the chosen "
            "radius, the second within 25 miles and the others within 40."
        ),
        denominator=_RESIDENTS,
        date="; ".join(areas.sources),
        limits=f"Residents, not players: nobody knows how many play. {_AGES} {_STRAIGHT}",
        check="Open the ladder at the point of a small area, at a level of the stage below.",
    )
