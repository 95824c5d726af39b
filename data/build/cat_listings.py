"""Research rows as rows of ``opportunities.csv``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import cat_rules as rules
from cat_files import Cells, decided_words, read_decisions
from cat_instruments import Named, instrument_ids
from cat_sources import Row
from cat_words import days_in, iso_date, joined, sentence, tidied, whole

_WHEN_IN_YEAR = {"yes": "in term time", "no": "in the school holidays"}


@dataclass(frozen=True, slots=True)
class Tables:
    """The hand-made mappings from words of the sources to values of the catalogue."""

    instruments: Mapping[str, str] = field(
        default_factory=lambda: decided_words("instrument_words", "words", "instruments")
    )
    genres: Mapping[str, str] = field(
        default_factory=lambda: decided_words("genre_words", "words", "genres")
    )
    dates: Mapping[str, str] = field(
        default_factory=lambda: decided_words("dates", "words", "date")
    )
    hosts: Mapping[str, str] = field(
        default_factory=lambda: decided_words("source_hosts", "host", "kind")
    )
    periods: Mapping[str, str] = field(
        default_factory=lambda: decided_words("cost_periods", "words", "period")
    )
    years: Mapping[str, tuple[str, str]] = field(
        default_factory=lambda: {
            each["words"]: (each["age_min"], each["age_max"])
            for each in read_decisions("school_years")
        }
    )


def listing_rows(
    rows: Sequence[Row],
    names: Mapping[tuple[str, int], tuple[str, str]],
    providers: Mapping[str, Cells],
    venues: Mapping[tuple[str, int], str],
) -> list[Cells]:
    """One listing for each row, before hand decisions, in the rows' order."""
    tables = Tables()
    return [
        {
            "id": names[row.key][0],
            "name": names[row.key][1],
            "provider_id": providers[row["provider"]]["id"],
            "venue_id": venues[row.key],
            **_what(row, tables),
            **_for_whom(row, tables, providers[row["provider"]]["kind"]),
            **_when(row),
            **_cost(row, tables),
            **_welcome(row),
            **_source(row, tables),
        }
        for row in rows
    ]


def _what(row: Row, tables: Tables) -> Cells:
    named = Named(row["instruments"], row["genre"], row["name"], row["notes"])
    return {
        "hub_id": rules.HUBS[row["hub"]],
        "reach": rules.reach_of(row),
        "kind": row["kind"],
        "genres": rules.genres_of(row["genre"], tables.genres),
        "instruments": instrument_ids(named, tables.instruments),
        "instruments_text": row["instruments"],
    }


def _for_whom(row: Row, tables: Tables, provider_kind: str) -> Cells:
    low, high = rules.level_of(row["level_min"]), rules.level_of(row["level_max"])
    age_min, age_max = _ages(row, tables)
    return {
        "level_min": low,
        "level_max": high,
        "level_basis": "stated" if low or high else "",
        "level_text": sentence(row["level_text"]),
        "age_min": age_min,
        "age_max": age_max,
        "join": rules.join_of(row),
        "audience": rules.audience_of(row, provider_kind),
        "open_to": rules.open_to_of(row),
    }


def _ages(row: Row, tables: Tables) -> tuple[str, str]:
    """Lowest and highest age; a bound that is not given comes from the school years."""
    years = row["school_years"]
    if years and years not in tables.years:
        raise SystemExit(f"decisions/school_years.csv: no row for {years!r}; add one")
    low, high = tables.years[years] if years else ("", "")
    return whole(row["age_min"]) or low, whole(row["age_max"]) or high


def _when(row: Row) -> Cells:
    often = tidied(row["frequency"])
    said = "term" in often or "holiday" in often
    season = "" if said else _WHEN_IN_YEAR.get(row["term_time"], "")
    return {
        "days": joined(days_in(row["day"])),
        "time_start": row["time_start"],
        "time_end": row["time_end"],
        "frequency": ", ".join(filter(None, (often, season))),
    }


def _cost(row: Row, tables: Tables) -> Cells:
    period = row["cost_period"]
    return {
        "cost_text": sentence(row["cost_text"]),
        "cost_gbp": whole(row["cost_gbp"]),
        "cost_period": tables.periods.get(period, period),
        "cost_year": rules.cost_year_of(row, iso_date(row["source_date"], tables.dates)),
        "bursary": "yes" if row["bursary"] == "yes" else "",
    }


def _welcome(row: Row) -> Cells:
    words = sentence(row["inclusive_send_notes"])
    return {"inclusion": rules.inclusion_of(words), "inclusion_text": words, "part_of": ""}


def _source(row: Row, tables: Tables) -> Cells:
    kind = rules.source_kind_of(row, tables.hosts)
    return {
        "url": row["source_url"] if kind == "official" else row["provider_url"],
        "source_url": row["source_url"],
        "source_kind": kind,
        "source_date": iso_date(row["source_date"], tables.dates),
        "ended": "yes" if "HISTORIC" in row["notes"] else "no",
        "note": "",
    }
