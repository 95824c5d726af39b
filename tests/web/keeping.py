"""The app over the catalogue of what somebody can keep, and ways to look at its pages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from pathways.settings import ROOT
from pathways.wiring import get_app_state
from tests.unit.keeping_listings import keeping_catalogue


def keeping_data(folder: Path) -> Path:
    """A data folder with that catalogue and the real geography."""
    keeping_catalogue(folder / "catalogue")
    (folder / "geo").symlink_to(ROOT / "data" / "geo")
    return folder


@contextmanager
def keeping_app(folder: Path) -> Iterator[None]:
    """The pages of this process show that catalogue."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("PATHWAYS_DATA", str(keeping_data(folder)))
        get_app_state.cache_clear()
        yield
    get_app_state.cache_clear()


def visit(name: str, session: dict[str, object] | None = None, **address: str) -> AppTest:
    """Open the page ``name`` at an address, in a session that holds what ``session`` says."""
    page = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30).run()
    for key, value in (session or {}).items():
        page.session_state[key] = value
    page.switch_page(f"pathways/web/pages/{name}.py")
    for key, value in address.items():
        page.query_params[key] = value
    page.run()
    assert not page.exception
    return page


def html(page: AppTest) -> str:
    """Everything on the page that is HTML, but for styles."""
    bodies = [each.proto.body for each in page.get("html")]
    return "\n".join(each for each in bodies if not each.startswith("<style>"))


def links(page: AppTest) -> list[tuple[str, str, dict[str, str]]]:
    """Label, page and address parameters of every link between pages."""
    found = [each.proto for each in page.get("page_link")]
    return [
        (each.label, each.page, {k: v[0] for k, v in parse_qs(each.query_string).items()})
        for each in found
    ]


def labels(page: AppTest) -> list[str]:
    return [each.label for each in page.button]
