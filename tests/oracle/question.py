"""What is asked, in the plainest types."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Spot:
    """Where somebody asks from: WGS84 degrees, and the hub of the place if it has one."""

    lat: float
    lon: float
    hub_id: str | None


@dataclass(frozen=True)
class Question:
    """One search, with identifiers as they are written in the files.

    Without an instrument nothing is asked of instruments, and without a level nothing of levels.
    ``level_slack`` is how many steps outside a bounded side of a level still count as yes; it is 0
    except where the answer tries "level by two steps".
    """

    instrument: str | None
    level: str | None = None
    within_miles: float = 10
    age: int | None = None
    school_year: int | None = None
    kinds: frozenset[str] = frozenset()
    joins: frozenset[str] = frozenset()
    days: frozenset[str] = frozenset()
    genres: frozenset[str] = frozenset()
    free: bool = False
    step_free: bool = False
    inclusion: frozenset[str] = frozenset()
    online: bool = False
    strict: bool = False
    level_slack: int = 0
