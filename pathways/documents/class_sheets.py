"""From a class's next steps to its sheets: one for each pupil, in the order of the list."""

from __future__ import annotations

from collections.abc import Callable

from pathways.catalogue import Catalogue
from pathways.classlist import ClassAnswer, NextSteps
from pathways.classlist.steps import MOST_STEPS
from pathways.documents import sheet_words as words
from pathways.documents.ideas import IdeaFinder
from pathways.documents.plain_text import plain_text
from pathways.documents.search_link import search_address
from pathways.documents.steps_in_words import (
    LONGEST_REF,
    about_words,
    contact_in_words,
    step_in_words,
)
from pathways.documents.values import Describe, Sheet

Progress = Callable[[int, int], None]

ENOUGH_SURE = 2  # steps that are sure or likely; with fewer a sheet says what else to try
_TOLD_EVERY = 25


def class_sheets(
    catalogue: Catalogue,
    answer: ClassAnswer,
    describe: Describe,
    *,
    base_address: str | None = None,
    distance: bool = False,
    progress: Progress | None = None,
) -> tuple[Sheet, ...]:
    """The sheets of a class.

    Args:
        describe: puts a listing in words as of the answer's day.
        base_address: of the app, for the way to the live search; None for none.
        distance: whether to say how far each step is from where the search was made.
        progress: told now and then how many sheets are made, and of how many.
    """
    maker = _SheetMaker(catalogue, answer, describe, base_address, distance)
    sheets = []
    for done, each in enumerate(answer.steps, start=1):
        sheets.append(maker.make(each))
        if progress and done % _TOLD_EVERY == 0:
            progress(done, len(answer.steps))
    return tuple(sheets)


class _SheetMaker:
    def __init__(
        self,
        catalogue: Catalogue,
        answer: ClassAnswer,
        describe: Describe,
        base_address: str | None,
        distance: bool,
    ) -> None:
        self._catalogue, self._describe = catalogue, describe
        self._base, self._distance = base_address, distance
        self._ideas = IdeaFinder(catalogue, answer.as_of, describe)

    def make(self, found: NextSteps) -> Sheet:
        pupil, query = found.pupil, found.query
        level = None if query.level is None else query.level.words
        about = about_words(self._catalogue, query.instrument, level)
        sure = sum(each.certainty != "maybe" for each in found.steps)
        few = sure < ENOUGH_SURE
        told = [each.opportunity.id for each in found.steps]
        return Sheet(
            row=pupil.row,
            ref=plain_text(pupil.ref, LONGEST_REF),
            about=about,
            at_school=pupil.stands_in,
            steps=tuple(
                step_in_words(each, self._describe, distance=self._distance) for each in found.steps
            ),
            unsure=few,
            ideas=self._ideas.find(pupil.place, query, told) if few else (),
            questions=_questions(about) if few and len(told) < MOST_STEPS else (),
            contact=contact_in_words(self._catalogue.hubs.get(pupil.place.hub_id or "")),
            address=search_address(self._base, pupil.place, query),
        )


def _questions(about: str) -> tuple[str, ...]:
    inside = f"{about[0].lower()}{about[1:]}"
    return tuple(each.format(about=inside) for each in words.QUESTIONS)
