"""What stands on a printed sheet, as plain values. None where there is nothing to say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from pathways.model import Opportunity, Venue


class ListingWords(Protocol):
    """A listing's facts in words, as the pages show them too."""

    @property
    def name(self) -> str: ...
    @property
    def provider(self) -> str: ...
    @property
    def what(self) -> str: ...
    @property
    def whom(self) -> str: ...
    @property
    def where(self) -> str: ...
    @property
    def when(self) -> str: ...
    @property
    def cost(self) -> str: ...
    @property
    def help_with_cost(self) -> bool: ...
    @property
    def join(self) -> str: ...
    @property
    def source(self) -> str: ...


# The listing in words, and which of its places to name; every one where none is given.
Describe = Callable[[Opportunity, Venue | None], ListingWords]


@dataclass(frozen=True, slots=True)
class Step:
    """One listing on a sheet, every part in words.

    Attributes:
        sure: how well it suits.
        ask: what to ask before going, or None where everything is stated.
        website: the address as somebody would type it; ``url`` is the whole one.
    """

    name: str
    provider: str
    sure: str
    whom: str
    when: str
    where: str
    cost: str
    join: str
    ask: str | None
    website: str
    url: str
    source: str


@dataclass(frozen=True, slots=True)
class Idea:
    """A listing that is no match but worth asking about, and why."""

    name: str
    provider: str
    where: str
    why: str
    url: str


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to ask for lessons and help: the hub, or a word on what to do where none is known."""

    words: str
    lessons_url: str | None
    help_url: str | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One pupil's sheet to take home. It holds no name, no home and, as a rule, no distance.

    Attributes:
        row: of the class list; stands on the sheet where there is no ``ref``.
        about: what the pupil plays and about how far along, in words.
        at_school: whether the search was made from the school and not from a home.
        unsure: whether few of the steps are sure.
        ideas: what else is near, where few are.
        questions: what to ask school, hub and groups, where there are few steps besides.
        address: the live search, with the place cut to its sector.
    """

    row: int
    ref: str = field(repr=False)
    about: str
    at_school: bool
    steps: tuple[Step, ...]
    unsure: bool
    ideas: tuple[Idea, ...]
    questions: tuple[str, ...]
    contact: Contact
    address: str | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class Notice:
    """One instrument's sheet for a noticeboard; no pupil stands on it.

    Attributes:
        near: the place that the listings are near to, in words.
    """

    instrument: str
    near: str
    steps: tuple[Step, ...]
    contact: Contact
    address: str | None
