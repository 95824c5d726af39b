"""What the ends of a route stand for: listings, or a name outside the catalogue."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from pathways.catalogue import Catalogue

SCHOOL = "school"
SCHOOL_WORDS = "Lessons at school"
_GROUP = "group:"
_OUTSIDE = "outside:"


class Ends:
    """Turns the ends of routes into ids of listings that still run."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._groups = groups_of_centres(catalogue)

    def ids(self, end: str) -> tuple[str, ...]:
        """The listings that an end stands for, each once; none for a name outside.

        A group stands for its members, and a music centre whose groups are listed for those
        groups, for nobody joins the centre as such.
        """
        return tuple(dict.fromkeys(self._ids(end)))

    def _ids(self, end: str, above: tuple[str, ...] = ()) -> Iterator[str]:
        if end.startswith(_GROUP):
            for member in self._catalogue.route_groups[end.removeprefix(_GROUP)].members:
                yield from self._ids(member)
        elif end in self._groups:
            for part in self._groups[end]:
                if part not in (*above, end):  # centres that name one another as their part
                    yield from self._ids(part, (*above, end))
        elif end in self._catalogue.by_id and not self._catalogue.by_id[end].ended:
            yield end


def outside_name(end: str) -> str | None:
    """The words of an end that is no listing, or None for one that is."""
    if end == SCHOOL:
        return SCHOOL_WORDS
    return end.removeprefix(_OUTSIDE) if end.startswith(_OUTSIDE) else None


def groups_of_centres(catalogue: Catalogue) -> Mapping[str, tuple[str, ...]]:
    """Music centre id to the ids of its groups that are listed and still run."""
    groups: dict[str, list[str]] = defaultdict(list)
    for each in catalogue.opportunities:
        centre = catalogue.by_id.get(each.part_of or "")
        if centre is not None and centre.kind == "music_centre" and not each.ended:
            groups[centre.id].append(each.id)
    return {centre: tuple(ids) for centre, ids in groups.items()}
