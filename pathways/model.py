"""The things Pathways knows about, as plain frozen values.

The annotations of the catalogue's classes also say how a cell of their CSV file is read; see
`pathways.cells`. None or an empty tuple always means that the source does not say.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal, Protocol

from pydantic import Field

from pathways import cells

PlaceKind = Literal["postcode", "sector", "outcode", "town", "village", "suburb", "school", "point"]
Setting = Literal["city", "town", "country"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody is searching from.

    Attributes:
        label: the place in words, which finds the same place when typed again.
        precision: ``postcode``, ``sector``, ``outcode``, ``place``, ``school`` or ``point``.
        lat, lon: WGS84 degrees.
        district_code: ONS local authority code, or None outside every known district.
        hub_id: the music hub of the district, or None outside the hubs that are known.
        in_region: whether the place is in the East Midlands.
        setting: what sort of place it is; sets the radius that is tried first.
        shareable: what may stand in an address: a postcode cut to its sector, or to its outcode
            where the sector is small; finds the coarser place when typed.
        note: a sentence for the person (a postcode no longer in use, a slip mended), or None.
        alternatives: labels of other places of the same name ("Not this one?").
    """

    label: str
    kind: PlaceKind
    precision: str
    lat: float
    lon: float
    district: str | None
    district_code: str | None
    hub_id: str | None
    in_region: bool
    setting: Setting
    shareable: str
    note: str | None = None
    alternatives: tuple[str, ...] = ()


class Locator(Protocol):
    """Anything that turns words into a place."""

    def locate(self, text: str) -> Place:
        """The place that ``text`` names.

        Raises:
            PlaceProblem: it cannot be pinned down.
        """
        ...


@dataclass(frozen=True, slots=True)
class Hub:
    """A music hub: the partnership that answers for music education in its districts."""

    id: cells.Filled
    name: cells.Filled
    lead_organisation: cells.Text
    lead_confirmed: cells.Flag
    url: cells.WebAddress
    districts: cells.Many
    lessons_url: cells.WebAddress
    help_url: cells.WebAddress
    in_region: cells.Flag
    source_url: cells.WebAddress

    @property
    def lead(self) -> str:
        """Who leads the hub, or plain words where no source confirms it."""
        if self.lead_confirmed and self.lead_organisation:
            return self.lead_organisation
        return "music service for the area"


@dataclass(frozen=True, slots=True)
class Provider:
    """Who runs a listing."""

    id: cells.Filled
    name: cells.Filled
    hub_id: cells.Text
    url: cells.WebAddress
    safeguarding_url: cells.WebAddress
    kind: cells.Text


@dataclass(frozen=True, slots=True)
class Venue:
    """Where a listing meets.

    ``uncertain_miles`` is how far the true spot may be from the point: 0 for a venue or postcode,
    half the diagonal of the town's box for a town.
    """

    id: cells.Filled
    name: cells.Filled
    address: cells.Text
    postcode: cells.Text
    town: cells.Text
    lat: Annotated[float, Field(ge=49, le=61)]
    lon: Annotated[float, Field(ge=-9, le=3)]
    precision: cells.Precision
    uncertain_miles: Annotated[float, Field(ge=0)]
    step_free: cells.YesNo
    source_url: cells.WebAddress


@dataclass(frozen=True, slots=True)
class Opportunity:
    """One listing: something a young person could join, or help towards it."""

    id: cells.Filled
    name: cells.Filled
    provider_id: cells.Filled
    venue_ids: Annotated[cells.Many, Field(alias="venue_id")]
    hub_id: cells.Filled
    reach: cells.Reach
    kind: cells.Kind
    genres: cells.Genres
    instruments: cells.Many
    instruments_text: cells.Text
    level_min: cells.LevelCell
    level_max: cells.LevelCell
    level_basis: cells.Basis
    level_text: cells.Text
    age_min: cells.Whole
    age_max: cells.Whole
    join: cells.Join
    audience: cells.Audience
    open_to: cells.OpenTo
    days: cells.Days
    time_start: cells.Clock
    time_end: cells.Clock
    frequency: cells.Text
    cost_text: cells.Text
    cost_gbp: cells.Number
    cost_period: cells.Text
    cost_year: cells.Whole
    bursary: cells.YesNo
    inclusion: cells.Inclusion
    inclusion_text: cells.Text
    part_of: cells.Text
    url: cells.WebAddress
    source_url: cells.SourceAddress
    source_kind: cells.SourceKind
    source_date: cells.PartialDate
    ended: cells.Flag
    note: cells.Text


@dataclass(frozen=True, slots=True)
class Route:
    """A step from one listing to another, with the evidence for it."""

    start: Annotated[cells.Filled, Field(alias="from")]
    end: Annotated[cells.Filled, Field(alias="to")]
    condition: cells.Text
    evidence: cells.Evidence
    source_url: cells.SourceAddress


@dataclass(frozen=True, slots=True)
class RouteGroup:
    """Several listings that a source names as one end of a route."""

    id: cells.Filled
    name: cells.Filled
    members: cells.Many


@dataclass(frozen=True, slots=True)
class Instrument:
    """An instrument, with the words people use for it and what its players move to easily."""

    id: cells.Filled
    name: cells.Filled
    family: cells.Family
    synonyms: cells.Many
    transfers_to: cells.Many


@dataclass(frozen=True, slots=True)
class GroupMember:
    """One instrument's part in a group that listings name (strings, brass-band, any)."""

    group: cells.Filled
    instrument: cells.Filled
    part: cells.Part
