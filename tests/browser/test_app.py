"""The app as ``streamlit run app.py`` serves it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest
from browsing import ROOT
from playwright.sync_api import Page, expect


@pytest.mark.parametrize("path", ["", "about"])
def test_every_page_opens_and_keeps_to_this_machine(page: Page, app_url: str, path: str) -> None:
    page.goto(f"{app_url}/{path}")
    expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=20_000)
    expect(page).to_have_title("About · Pathways" if path else "Find · Pathways")


def test_every_answer_carries_the_security_headers(app_url: str) -> None:
    for path in ("/", "/about", "/healthz", "/_stcore/health"):
        with urlopen(app_url + path, timeout=20) as answer:  # noqa: S310
            assert "default-src 'self'" in answer.headers["Content-Security-Policy"], path
            assert answer.headers["X-Content-Type-Options"] == "nosniff", path


def test_a_broken_data_folder_stops_the_start_with_one_line(tmp_path: Path) -> None:
    (tmp_path / "catalogue").mkdir()
    ended = subprocess.run(
        [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", "0"],
        cwd=ROOT,
        env={**os.environ, "PATHWAYS_DATA": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 2
    assert ended.stderr.startswith("pathways: ")
    assert len(ended.stderr.splitlines()) == 1
