"""Build data/catalogue from the research on music opportunities.

    python data/build/catalogue.py --sources ../shared/research --geo ../shared/geodata \\
        --out data/catalogue

Rules first (``cat_rules``), then the hand decisions in ``decisions/``, each with its reason; a
decision that fits no row is an error. Every research row ends in ``ledger.csv`` beside this
script, what its listing leaves open in ``worklist.csv``. The same sources give the same bytes.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from cat_decisions import apply_decisions, names_of
from cat_files import write_csv
from cat_listings import listing_rows
from cat_outcomes import COLUMNS as LEDGER_COLUMNS
from cat_outcomes import ledger_rows
from cat_places import Gazetteer, venue_ids_of, venue_rows
from cat_providers import hub_rows, provider_rows, providers_by_spelling
from cat_report import Findings, report
from cat_routes import fed_routes, names_to_ids, read_routes
from cat_sources import read_research
from cat_worklist import COLUMNS as WORKLIST_COLUMNS
from cat_worklist import worklist_rows

from pathways.catalogue import check_catalogue
from pathways.catalogue.tables import ROW_TYPES, columns_of
from pathways.places import Places

FOLDER = Path(__file__).resolve().parent


def main(
    sources: Annotated[Path, typer.Option(help="Folder of the research files.")],
    geo: Annotated[Path, typer.Option(help="Folder of the geographic sources.")],
    out: Annotated[Path, typer.Option(help="Folder to write the catalogue to.")],
) -> None:
    """Write hubs, providers, venues, opportunities, routes, route_groups and REPORT.md."""
    research = read_research(sources)
    names = names_of(research.rows)
    venues = venue_ids_of(research.rows)
    listings = listing_rows(research.rows, names, providers_by_spelling(), venues)
    apply_decisions(listings, names, research.merged)
    listings.sort(key=lambda listing: listing["id"])
    ids_by_name = names_to_ids(research.everything, names, research.merged)
    fed = fed_routes(research.everything, names, research.merged)
    routes = read_routes(sources, ids_by_name, fed)
    ledger = ledger_rows(research, names, listings)
    tables = {
        "hubs": hub_rows(geo),
        "providers": provider_rows(research.everything),
        "venues": venue_rows(listings, Gazetteer(geo)),
        "opportunities": listings,
        "routes": routes.rows,
        "route_groups": routes.groups,
    }
    for name, rows in tables.items():
        write_csv(out / f"{name}.csv", columns_of(ROW_TYPES[name]), rows)
    worklist = worklist_rows(tables, ledger)
    write_csv(FOLDER / "ledger.csv", LEDGER_COLUMNS, ledger)
    write_csv(FOLDER / "worklist.csv", WORKLIST_COLUMNS, worklist)
    problems = check_catalogue(out, Places.load(out.parent / "geo", {}))
    errors = [each.line for each in problems if each.severity == "error"]
    doubts = [each.line for each in problems if each.severity == "warning"]
    findings = Findings(tables, ledger, routes.unresolved, research.conflicts, worklist, doubts)
    (out / "REPORT.md").write_text(report(findings), encoding="utf-8")
    for error in errors:
        typer.echo(error, err=True)
    if errors:
        raise typer.Exit(1)


if __name__ == "__main__":
    typer.run(main)
