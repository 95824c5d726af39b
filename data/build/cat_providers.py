"""Who runs the listings: each provider once, however it is spelt; and the music hubs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import pandas as pd
from cat_files import Cells, read_decisions
from cat_rules import HUBS
from cat_sources import Row

_NOT_A_HUB = ("regional", "national")
_NO_URL = "none"


def providers_by_spelling() -> dict[str, Cells]:
    """What is decided of the provider behind each spelling of the sources."""
    return {each["spelling"]: each for each in read_decisions("providers")}


def provider_rows(rows: Sequence[Row]) -> list[Cells]:
    """A row for every provider of a research row, by id."""
    decided = providers_by_spelling()
    urls = decided_urls(decided.values())
    if strays := sorted(set(decided) - {row["provider"] for row in rows}):
        raise SystemExit(f"decisions/providers.csv: no row is of {strays[0]!r}")
    providers: dict[str, Cells] = {}
    hubs: dict[str, set[str]] = {}
    for row in rows:
        decision = decided[row["provider"]]
        provider = providers.setdefault(
            decision["id"], dict.fromkeys(("url", "safeguarding_url"), "")
        )
        provider["id"], provider["name"] = decision["id"], decision["name"]
        provider["kind"] = decision["kind"]
        provider["safeguarding_url"] = provider["safeguarding_url"] or decision["safeguarding_url"]
        provider["url"] = provider["url"] or row["provider_url"]
        hubs.setdefault(decision["id"], set()).add(HUBS[row["hub"]])
    for provider_id, provider in providers.items():
        provider["hub_id"] = _only_hub(hubs[provider_id])
        provider["url"] = urls.get(provider_id, provider["url"])
    return [providers[each] for each in sorted(providers)]


def decided_urls(decisions: Iterable[Cells]) -> dict[str, str]:
    """The address decided for a provider, by id; ``none`` decides that it has none.

    It stands for every spelling of the provider and wins over what any row says.

    Raises:
        SystemExit: two spellings of one provider decide different addresses.
    """
    urls: dict[str, str] = {}
    for each in decisions:
        if not each["url"]:
            continue
        url = "" if each["url"] == _NO_URL else each["url"]
        if urls.setdefault(each["id"], url) != url:
            raise SystemExit(f"decisions/providers.csv: {each['id']} has two addresses; keep one")
    return urls


def _only_hub(hubs: set[str]) -> str:
    """The hub of a provider; empty for one that works in several, or beyond them."""
    return min(hubs) if len(hubs) == 1 and not hubs & set(_NOT_A_HUB) else ""


def hub_rows(geo: Path) -> list[Cells]:
    """The music hubs; their districts are found by name and written as ONS codes."""
    postcodes = pd.read_parquet(
        geo / "postcodes_em20km.parquet", columns=["lad25cd", "lad25nm"]
    ).drop_duplicates()
    codes = dict(zip(postcodes["lad25nm"], postcodes["lad25cd"], strict=True))
    hubs = []
    for hub in read_decisions("hubs"):
        districts = [each.strip() for each in hub["districts"].split(";")]
        hubs.append({**hub, "districts": ";".join(sorted(codes[each] for each in districts))})
    return sorted(hubs, key=lambda hub: hub["id"])
