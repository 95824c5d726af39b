"""The map of some listings as one HTML file, which works from disk and without a network."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from pathways.catalogue import Catalogue
from pathways.facts import listing_facts
from pathways.model import Opportunity
from pathways.vocabulary import CERTAINTIES
from pathways.web.map_data import listing_points
from pathways.web.map_document import BaseMap, data_block, map_document
from pathways.web.policy import file_policy
from pathways.web.rendering import render
from pathways.wording import date_words

_ASSETS = Path(__file__).parent / "map_assets"
# Without a search nothing fits or does not, so a pin's shape says how fresh its source is.
_PIN_OF_FRESHNESS = dict(zip(("confirmed", "seen", "old"), CERTAINTIES, strict=True))
_PIN_WORDS = dict(
    zip(
        CERTAINTIES,
        ("From an up-to-date source", "Check that it still runs", "Old: check before you travel"),
        strict=True,
    )
)


def map_file(
    catalogue: Catalogue, listings: Sequence[Opportunity], base: BaseMap, as_of: date
) -> str:
    """A map of these listings over a list of them, and nothing of who looks for them."""
    facts = [listing_facts(catalogue, each, as_of) for each in listings]
    shown = {each.id: _PIN_OF_FRESHNESS[each.freshness] for each in facts}
    points = listing_points(catalogue, listings)
    document = map_document(points, base, words=_PIN_WORDS)
    parts = [
        render(
            "map_list.html",
            listings=facts,
            placed={point.id for point in points},
            saved=date_words(as_of.isoformat()),
        ),
        data_block("shown", shown),
        f"<script>{_asset('saved.js')}</script>",
    ]
    document = _before(document, "</body>", "\n".join(parts))
    document = _before(document, "</head>", f"<style>{_asset('saved.css')}</style>")
    policy = f'<meta http-equiv="Content-Security-Policy" content="{file_policy(document)}">'
    return _before(document, "<style>", policy, first=True)


def _asset(name: str) -> str:
    return (_ASSETS / name).read_text(encoding="utf-8")


def _before(document: str, mark: str, part: str, first: bool = False) -> str:
    """The document with ``part`` before the first or last ``mark``; no data can hold a mark."""
    head, found, tail = document.partition(mark) if first else document.rpartition(mark)
    return f"{head}{part}\n{found}{tail}"
