"""What decides knows nothing of screens, maps, stores or the network."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from pathways.settings import ROOT

PACKAGE = ROOT / "pathways"
DECIDING = [
    path
    for path in sorted(PACKAGE.rglob("*.py"))
    if "web" not in path.relative_to(PACKAGE).parts and not path.stem.startswith("cli")
]
SCREENS_AND_NETWORK = {
    "streamlit", "folium", "branca", "jinja2", "starlette", "sqlalchemy", "sqlite3", "requests",
    "urllib", "http", "socket", "typer", "geopy", "pathways.web",
    "pathways.cli", "pathways.cli_output",
}  # fmt: skip
ADAPTERS = {"online_places.py"}
LONGEST_FILE = 275


def imported(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {each.name for each in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module or "")
    return names


@pytest.mark.parametrize("path", DECIDING, ids=lambda path: str(path.relative_to(ROOT)))
def test_what_decides_imports_no_screen_and_no_network(path: Path) -> None:
    if path.name in ADAPTERS:
        return
    outside = {
        name
        for name in imported(path)
        for banned in SCREENS_AND_NETWORK
        if name == banned or name.startswith(f"{banned}.")
    }
    assert not outside


ORDER = [
    "vocabulary",
    "model",
    "catalogue",
    "matching",
    "ladder",
    "coverage",
    "siting",
    "evidence",
    "classlist",
    "wiring",
]


def test_arrows_go_one_way() -> None:
    for path in DECIDING:
        room = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
        if room not in ORDER:
            continue
        later = {f"pathways.{each}" for each in ORDER[ORDER.index(room) + 1 :]}
        backward = {name for name in imported(path) for each in later if name.startswith(each)}
        assert not backward, path


@pytest.mark.parametrize(
    "path",
    [*sorted(PACKAGE.rglob("*.py")), ROOT / "app.py"],
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_files_stay_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE
