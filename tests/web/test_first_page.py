"""What makes a first visit light: the page's head, the few icons, the scripts named early."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from streamlit import file_util
from streamlit.testing.v1 import AppTest

from pathways.settings import ROOT
from pathways.web.icons import FOLDER, FewIcons
from pathways.web.page_head import page_html
from pathways.web.preload import preload_links
from pathways.web.server import app_middleware, app_routes
from tests.web.test_server import GZIP, ask

STREAMLIT = Path(file_util.get_static_dir())
SCRIPTS = STREAMLIT / "static" / "js"
FONT = f"/static/media/{next((STREAMLIT / 'static' / 'media').glob('MaterialSymbols-*')).name}"


def serve() -> Starlette:
    static = StaticFiles(directory=STREAMLIT / "static")
    return Starlette(routes=[*app_routes(), Mount("/static", static)], middleware=app_middleware())


def settings(page: str) -> str:
    script = re.search(r"<script>window\.__streamlit=(.*?)</script>", page)
    assert script
    return script[1]


def theme(page: str, mode: str) -> dict[str, str]:
    found = re.search(mode + r"_THEME:(\{.*?\})", settings(page))
    assert found
    values: dict[str, str] = json.loads(found[1])
    return values


class TestHead:
    page = page_html(STREAMLIT, "/music")

    def test_names_the_server_before_any_script_of_streamlit_runs(self) -> None:
        assert 'BACKEND_BASE_URL:location.origin+"/music"' in settings(self.page)
        assert self.page.index("window.__streamlit") < self.page.index("<script type=")

    def test_takes_messages_from_its_own_address_alone(self) -> None:
        assert "allowedOrigins:[location.origin]," in settings(self.page)

    def test_draws_the_first_moments_in_the_theme_of_each_mode(self) -> None:
        light, dark = theme(self.page, "LIGHT"), theme(self.page, "DARK")
        assert light.keys() == dark.keys()
        assert light["bodyFont"] == dark["bodyFont"]
        assert light["bodyFont"].startswith("system-ui")
        assert re.fullmatch(r"#[0-9a-f]{6}", light["backgroundColor"])
        assert light["backgroundColor"] != dark["backgroundColor"]

    def test_a_setting_cannot_end_the_script(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("streamlit.config.get_option", lambda _name: "</script><b>")
        assert "<b>" not in page_html(STREAMLIT, "")

    def test_streamlit_still_reads_what_it_says(self) -> None:
        scripts = "".join(each.read_text(encoding="utf-8") for each in SCRIPTS.glob("index.*.js"))
        for name in ("__streamlit", "BACKEND_BASE_URL", "HOST_CONFIG", "LIGHT_THEME", "DARK_THEME"):
            assert name in scripts


class TestPreload:
    def test_the_list_comes_before_the_map(self) -> None:
        links = preload_links(SCRIPTS, "")
        early, late = links.split(' fetchpriority="low"', 1)
        assert "/Html." in early
        assert "/BidiComponent." in links
        assert all('fetchpriority="low"' in each for each in late.split("<link")[1:])

    def test_brings_what_the_scripts_import(self, tmp_path: Path) -> None:
        (tmp_path / "Html.1.js").write_text('import{a}from"./part.2.js";')
        (tmp_path / "part.2.js").write_text('import{b}from"./Html.1.js";import"./known.3.js"')
        (tmp_path / "known.3.js").write_text("")
        links = preload_links(tmp_path, '<script src="./static/js/known.3.js">')
        assert re.findall(r"js/([\w.]+)", links) == ["Html.1.js", "part.2.js"]

    @pytest.mark.usefixtures("small_app")
    def test_every_kind_of_element_that_a_search_shows_first_is_named(self) -> None:
        page = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
        page.query_params.update(near="NG5", instrument="violin", level="grade-2")
        page.run()
        links = page_html(STREAMLIT, "")
        shown = {each for kind in kinds(page.main) for each in SCRIPTS.glob(f"{camel(kind)}.*.js")}
        assert len(shown) > 4
        assert [each.name for each in shown if each.name not in links] == []


def kinds(block: Any) -> Iterator[str]:
    for child in block.children.values():
        yield child.type
        yield from kinds(child) if hasattr(child, "children") else ()


def camel(kind: str) -> str:
    return "".join(part.capitalize() for part in kind.split("_"))


class TestIcons:
    def test_stand_where_streamlit_keeps_its_font(self) -> None:
        answer = ask(serve(), FONT)
        assert answer.body == (FOLDER / "icons.woff2").read_bytes()
        assert answer.headers["content-type"] == "font/woff2"
        assert len(answer.body) < 20_000

    def test_are_asked_about_again_since_the_address_does_not_change_with_them(self) -> None:
        assert "immutable" not in ask(serve(), FONT).headers["cache-control"]

    def test_are_the_ones_listed_with_the_licences(self) -> None:
        digest = sha256((FOLDER / "icons.woff2").read_bytes()).hexdigest()
        assert digest in (FOLDER.parent / "README.md").read_text(encoding="utf-8")

    def test_hold_every_icon_that_streamlit_or_a_page_names(self) -> None:
        words = [each.read_text(encoding="utf-8") for each in SCRIPTS.glob("*.js")]
        words += [each.read_text(encoding="utf-8") for each in (ROOT / "pathways").rglob("*.py")]
        named = {name for text in words for name in re.findall(r":material/([a-z0-9_]+)", text)}
        listed = set((FOLDER / "icons.txt").read_text(encoding="utf-8").split())
        assert len(named) > 50
        # Streamlit's font itself has no such icon.
        assert named - listed == {"star_filled"}

    def test_other_files_are_passed_on(self) -> None:
        rest = Starlette(routes=[Mount("/static", StaticFiles(directory=STREAMLIT / "static"))])
        app = FewIcons(rest, prefix="/static/")
        style = next((STREAMLIT / "static" / "css").glob("index.*.css"))
        assert ask(app, f"/static/css/{style.name}").body == style.read_bytes()


class TestParts:
    def test_scripts_and_fonts_carry_one_header_for_safety_and_no_more(self) -> None:
        script = next(SCRIPTS.glob("index.*.js"))
        for path in (f"/static/js/{script.name}", FONT):
            headers = ask(serve(), path, GZIP).headers
            assert headers["x-content-type-options"] == "nosniff"
            assert "content-security-policy" not in headers
            assert "permissions-policy" not in headers
        assert gzip.decompress(ask(serve(), f"/static/js/{script.name}", GZIP).body)
