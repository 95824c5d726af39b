"""Trying changes on the Coverage page, for the tests of what if, best sites and scenarios."""

from __future__ import annotations

import json
import re
import sys
from html import unescape
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from pathways import cli
from pathways.siting import NewGroup
from pathways.web.coverage_draft import Draft, Planned
from tests.web.keeping import html, visit
from tests.web.surveying import LINCS, QUESTION

TRY, BEST, SCENARIOS = "Try a change", "Best next sites", "Scenarios"
KEY = "coverage_site_"
SKEGNESS = NewGroup("Strings, foundation, at Skegness", 53.144556, 0.336203, None,
                    ("strings",), ("foundation",))  # fmt: skip
PLANNED = Draft((Planned(0, SKEGNESS, SKEGNESS),), (), 1)


def ask(tab: str = TRY, draft: Draft | None = None, **more: str) -> AppTest:
    session: dict[str, object] = {f"{KEY}tab": tab}
    if draft is not None:
        session[f"{KEY}draft"] = draft
    return visit("coverage", session, **{**QUESTION, "hub": LINCS, **more})


def open_tab(page: AppTest, tab: str) -> AppTest:
    page.session_state[f"{KEY}tab"] = tab
    return run(page)


def run(what: Any) -> AppTest:
    page: AppTest = what.run()
    assert not page.exception
    return page


def put(page: AppTest, place: str) -> AppTest:
    return run(page.text_input(key=f"{KEY}near").set_value(place))


def press(page: AppTest, name: str) -> AppTest:
    return run(page.button(key=f"{KEY}{name}").click())


def said(page: AppTest) -> str:
    """All that is announced."""
    return unescape(" ".join(re.findall(r'role="status">(.*?)</p>', html(page))))


def rows(page: AppTest, caption: str) -> dict[str, list[str]]:
    """Heading to cells of the rows of the table with this caption, without tags."""
    found = re.search(
        rf"<caption>[^<]*{re.escape(caption)}[^<]*</caption>.*?<tbody.*?>(.*?)</tbody>",
        html(page),
        re.DOTALL,
    )
    assert found, caption
    return _rows(found[1])


def side_by_side(page: AppTest) -> dict[str, list[str]]:
    """The rows of the comparison, the names of the scenarios among them."""
    found = re.search(r'<table class="pw-sites-side".*?</table>', html(page), re.DOTALL)
    assert found
    return _rows(found[0])


def _rows(table: str) -> dict[str, list[str]]:
    def plain(cell: str) -> str:
        return " ".join(unescape(re.sub("<[^>]+>", " ", cell)).split())

    lines = [
        [plain(each) for each in re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", row, re.DOTALL)]
        for row in re.findall(r"<tr.*?</tr>", table, re.DOTALL)
    ]
    return {first: rest for first, *rest in lines}


def number(words: str) -> int:
    return int(words.split()[0].replace(",", "").replace("+", ""))


def command(capsys: pytest.CaptureFixture[str], name: str, *words: str) -> Any:
    """What ``pathways`` prints as JSON today for the same question."""
    asked = [part for key, value in QUESTION.items() for part in (f"--{key}", value)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["pathways", name, *asked, *words, "--format", "json"])
        with pytest.raises(SystemExit) as ended:
            cli.main()
    assert ended.value.code == 0
    return json.loads(capsys.readouterr().out)
