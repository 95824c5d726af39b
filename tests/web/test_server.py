"""The server's own part: headers, policies, compression, the map's address and the start."""

from __future__ import annotations

import gc
import gzip
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import anyio
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message
from streamlit import file_util

from pathways.errors import DataError
from pathways.web import server
from pathways.web.compression import Body, CompressedAssets
from pathways.web.policy import inline_hashes, map_policy, page_policy
from pathways.web.server import (
    OwnPage,
    SecurityHeaders,
    app_middleware,
    app_routes,
    publish_map,
    publish_outlines,
    publish_picture,
    publish_place_list,
)

INDEX = (Path(file_util.get_static_dir()) / "index.html").read_text(encoding="utf-8")
GZIP = {"accept-encoding": "br, gzip;q=0.8"}
# The worked example of the specification: https://www.w3.org/TR/CSP3/#external-hash
ALERT = "<script>alert('Hello, world.');</script>"
ALERT_HASH = "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"


@dataclass
class Answer:
    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""


def ask(app: ASGIApp, path: str, headers: dict[str, str] | None = None) -> Answer:
    """One GET request, straight to the ASGI application."""
    answer = Answer()
    scope = {
        "type": "http",
        "method": "GET",
        "path": unquote(path),
        "raw_path": path.encode(),
        "query_string": b"",
        "headers": [(name.encode(), value.encode()) for name, value in (headers or {}).items()],
    }

    async def receive() -> Message:
        # The asker stays on the line: an answer may listen for its hanging up.
        await anyio.sleep_forever()
        raise AssertionError

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            answer.status = message["status"]
            answer.headers = {name.decode(): value.decode() for name, value in message["headers"]}
        answer.body += message.get("body", b"")

    anyio.run(app, scope, receive, send)
    return answer


@pytest.fixture(autouse=True)
def empty_shelves(monkeypatch: pytest.MonkeyPatch) -> None:
    for shelf in (server.MAPS, server.PLACE_LISTS, server.PICTURES):
        monkeypatch.setattr(shelf, "_held", {})


@pytest.fixture
def app() -> Starlette:
    """Our routes and middleware around a stand-in for Streamlit's side."""

    async def page(_request: Request) -> Response:
        return HTMLResponse(INDEX)

    async def words(_request: Request) -> Response:
        return PlainTextResponse("words")

    static = StaticFiles(directory=Path(file_util.get_static_dir()) / "static")
    routes = [
        *app_routes(),
        Route("/words", words),
        Mount("/static", static),
        Route("/{page}", page),
    ]
    return Starlette(routes=routes, middleware=app_middleware())


def directives(policy: str) -> dict[str, list[str]]:
    parts = [directive.split() for directive in policy.split("; ")]
    return {name: sources for name, *sources in parts}


class TestPolicy:
    def test_hashes_a_script_as_the_specification_does(self) -> None:
        assert inline_hashes(ALERT, "script") == (ALERT_HASH,)

    def test_leaves_out_what_does_not_run_and_what_is_not_inline(self) -> None:
        document = '<script src="a.js"></script><script type="application/json">{}</script>'
        assert inline_hashes(document + ALERT, "script") == (ALERT_HASH,)

    def test_page_runs_its_own_scripts_and_no_others(self) -> None:
        policy = directives(page_policy(ALERT))
        assert policy["default-src"] == ["'self'"]
        assert policy["script-src"] == ["'self'", "blob:", ALERT_HASH]
        assert policy["object-src"] == ["'none'"]
        assert policy["frame-ancestors"] == ["'self'"]
        assert "'unsafe-eval'" not in page_policy(ALERT)

    def test_map_has_no_origin_and_no_network(self) -> None:
        policy = directives(map_policy(ALERT + "<style>b{}</style>"))
        assert policy["sandbox"] == ["allow-scripts"]
        assert policy["default-src"] == ["'none'"]
        assert policy["script-src"] == [ALERT_HASH]
        assert policy["img-src"] == ["'none'"]
        assert "unsafe-inline" not in map_policy(ALERT)

    def test_map_may_fetch_tiles_from_their_host_alone(self) -> None:
        policy = directives(map_policy(ALERT, "https://{s}.tiles.example.org/{z}/{x}/{y}.png"))
        assert policy["img-src"] == ["https://*.tiles.example.org"]


class TestPage:
    def test_every_page_carries_the_headers(self, app: Starlette) -> None:
        headers = ask(app, "/about").headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert "geolocation=(self)" in headers["permissions-policy"]
        assert "camera=()" in headers["permissions-policy"]
        assert directives(headers["content-security-policy"])["default-src"] == ["'self'"]

    def test_its_inline_scripts_are_the_ones_allowed(self, app: Starlette) -> None:
        answer = ask(app, "/about")
        scripts = re.findall(r"<script>(.*?)</script>", answer.body.decode(), re.DOTALL)
        assert scripts, "Streamlit's page has lost its inline script"
        allowed = directives(answer.headers["content-security-policy"])["script-src"]
        for script in scripts:
            assert inline_hashes(f"<script>{script}</script>", "script")[0] in allowed

    def test_is_ours_and_loads_every_script_of_streamlit(self, app: Starlette) -> None:
        page = ask(app, "/about").body.decode()
        assert "<title>Pathways</title>" in page
        assert 'lang="en-GB"' in page
        assert 'as="font"' not in page
        assert "contact the music hub" in page
        assert [each for each in sources(page) if each in sources(INDEX)] == sources(INDEX)
        assert len(sources(INDEX)) > 1

    def test_names_the_scripts_of_the_first_answer_early(self, app: Starlette) -> None:
        page = ask(app, "/about").body.decode()
        early = re.findall(r'<link rel="modulepreload" crossorigin href="\./([^"]+)"', page)
        assert any("/TextInput." in each for each in early)
        assert any("/BidiComponent." in each for each in early)
        for script in early:
            assert ask(app, f"/{script}", GZIP).status == 200, script

    def test_is_compressed_and_asked_about_again(self, app: Starlette) -> None:
        plain, packed = ask(app, "/about"), ask(app, "/about", GZIP)
        assert packed.headers["content-encoding"] == "gzip"
        assert gzip.decompress(packed.body) == plain.body
        assert packed.headers["cache-control"] == "no-cache"
        again = ask(app, "/about", {"if-none-match": plain.headers["etag"]})
        assert (again.status, again.body) == (304, b"")

    def test_other_answers_are_left_alone(self, app: Starlette) -> None:
        answer = ask(app, "/words")
        assert answer.body == b"words"
        assert answer.headers["x-content-type-options"] == "nosniff"

    def test_an_error_page_is_not_replaced(self) -> None:
        async def broken(_request: Request) -> Response:
            return HTMLResponse("gone", status_code=404)

        app = OwnPage(Starlette(routes=[Route("/", broken)]), Body.of("ours", server.HTML))
        assert ask(app, "/").body == b"gone"


def sources(page: str) -> list[str]:
    found: list[str] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            named = dict(attrs)
            if tag == "script" and named.get("src"):
                found.append(str(named["src"]))
            if tag == "link" and named.get("rel") in ("stylesheet", "modulepreload"):
                found.append(str(named["href"]))

    Reader().feed(page)
    return found


class TestAssets:
    @pytest.fixture
    def script(self) -> str:
        name = re.search(r"\./(static/js/index\.[^\"]+\.js)", INDEX)
        assert name
        return f"/{name[1]}"

    def test_are_packed_and_kept_for_good(self, app: Starlette, script: str) -> None:
        answer = ask(app, script, GZIP)
        assert answer.headers["content-encoding"] == "gzip"
        assert "immutable" in answer.headers["cache-control"]
        assert answer.headers["content-type"].startswith("text/javascript")
        assert answer.headers["vary"] == "Accept-Encoding"
        file = Path(file_util.get_static_dir()) / script.removeprefix("/")
        assert gzip.decompress(answer.body) == file.read_bytes()
        assert len(answer.body) < file.stat().st_size / 2

    @pytest.mark.parametrize("encoding", ["", "br", "gzip;q=0", "identity"])
    def test_go_plain_to_those_who_cannot_unpack(
        self, app: Starlette, script: str, encoding: str
    ) -> None:
        answer = ask(app, script, {"accept-encoding": encoding})
        assert answer.status == 200
        assert "content-encoding" not in answer.headers

    @pytest.mark.parametrize(
        "path", ["/static/../index.html.js", "/static/%2e%2e/secret.js", "/static/none.js"]
    )
    def test_nothing_outside_the_folder_is_sent(self, tmp_path: Path, path: str) -> None:
        (tmp_path / "secret.js").write_text("secret")
        (tmp_path / "index.html.js").write_text("secret")
        inside = tmp_path / "static"
        inside.mkdir()

        async def other(_request: Request) -> Response:
            return PlainTextResponse("passed on")

        rest = Starlette(routes=[Route("/{path:path}", other)])
        app = CompressedAssets(rest, folder=inside, prefix="/static/")
        assert ask(app, path, GZIP).body == b"passed on"


class TestMap:
    document = f"<!DOCTYPE html><title>Map</title>{ALERT}"

    def test_is_served_under_its_own_policy_for_good(self, app: Starlette) -> None:
        address = publish_map(self.document)
        answer = ask(app, address)
        assert answer.body.decode() == self.document
        assert answer.headers["content-security-policy"] == map_policy(self.document)
        assert "immutable" in answer.headers["cache-control"]
        assert answer.headers["content-type"] == "text/html; charset=utf-8"
        assert answer.headers["x-content-type-options"] == "nosniff"

    def test_is_packed_and_not_sent_twice(self, app: Starlette) -> None:
        address = publish_map(self.document)
        packed = ask(app, address, GZIP)
        assert gzip.decompress(packed.body).decode() == self.document
        again = ask(app, address, {"if-none-match": f"W/{packed.headers['etag']}"})
        assert (again.status, again.body) == (304, b"")
        assert again.headers["content-security-policy"] == map_policy(self.document)

    def test_address_is_made_from_what_it_holds(self) -> None:
        digest = sha256(self.document.encode()).hexdigest()
        assert publish_map(self.document) == f"/map/{digest[:16]}.html"
        assert publish_map(self.document) != publish_map(self.document + " ")

    def test_only_the_newest_are_kept(self, app: Starlette) -> None:
        addresses = [publish_map(f"{self.document}{number}") for number in range(6)]
        assert [ask(app, address).status for address in addresses] == [404, 404, 200, 200, 200, 200]

    def test_an_unknown_one_is_not_found(self, app: Starlette) -> None:
        assert ask(app, "/map/0000000000000000.html").status == 404


class TestPublished:
    @pytest.mark.parametrize(
        ("publish", "document", "address", "media_type"),
        [
            (publish_place_list, '{"areas":["Rutland"]}', "/places/{}.json", "application/json"),
            (publish_picture, "<svg/>", "/pictures/{}.svg", "image/svg+xml"),
        ],
    )
    def test_has_its_own_address_for_good(
        self,
        app: Starlette,
        publish: Callable[[str], str],
        document: str,
        address: str,
        media_type: str,
    ) -> None:
        digest = sha256(document.encode()).hexdigest()
        assert publish(document) == address.format(digest[:16])
        answer = ask(app, publish(document), GZIP)
        assert gzip.decompress(answer.body).decode() == document
        assert answer.headers["content-type"].split(";")[0] == media_type
        assert "immutable" in answer.headers["cache-control"]
        # Opened by itself it is a page of this app, under the policy of its pages.
        assert directives(answer.headers["content-security-policy"])["default-src"] == ["'self'"]
        assert ask(app, address.format("0" * 16)).status == 404

    def test_one_kind_does_not_push_out_another(self, app: Starlette) -> None:
        kept = publish_place_list("{}")
        for number in range(20):
            publish_map(f"<title>{number}</title>")
        assert ask(app, kept).status == 200
        assert ask(app, kept.replace("/places/", "/map/").replace(".json", ".html")).status == 404


class TestBasePath:
    @pytest.fixture(autouse=True)
    def base_path(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("streamlit.config.get_option", lambda _name: "/music/")

    def test_every_address_stands_below_it(self) -> None:
        assert publish_map("<title>Map</title>").startswith("/music/map/")
        assert publish_place_list("{}").startswith("/music/places/")
        assert publish_outlines("{}").startswith("/music/outlines/")
        assert publish_picture("<svg/>").startswith("/music/pictures/")
        assert [route.path for route in app_routes()] == [
            "/music/healthz",
            "/music/find",
            "/music/map/{version}.html",
            "/music/places/{version}.json",
            "/music/outlines/{version}.json",
            "/music/pictures/{version}.svg",
        ]


class TestStart:
    @pytest.fixture(autouse=True)
    def thaw(self) -> Iterator[None]:
        yield
        gc.unfreeze()

    def test_takes_what_is_loaded_out_of_garbage_collection(self) -> None:
        before = gc.get_freeze_count()
        server.start(lambda: None)
        assert gc.get_freeze_count() > before

    def test_a_broken_file_ends_it_with_one_line(self, capsys: pytest.CaptureFixture[str]) -> None:
        def load() -> None:
            raise DataError("venues.csv", "should be a number, such as 52.95", 7, "lat")

        with pytest.raises(SystemExit) as ended:
            server.start(load)
        assert ended.value.code == 2
        assert capsys.readouterr().err == (
            "pathways: venues.csv, row 7, column lat: should be a number, such as 52.95\n"
        )


def test_says_that_it_is_well(app: Starlette) -> None:
    answer = ask(app, "/healthz")
    assert (answer.status, answer.body) == (200, b'{"status":"ok"}')
    assert answer.headers["cache-control"] == "no-store"


def test_the_first_page_answers_to_its_name_too(app: Starlette) -> None:
    answer = ask(app, "/find")
    assert (answer.status, answer.headers["location"]) == (307, "/")


def test_headers_never_overwrite_what_an_answer_brings() -> None:
    async def own(_request: Request) -> Response:
        return PlainTextResponse("", headers={"Referrer-Policy": "same-origin"})

    inner = Starlette(routes=[Route("/", own)])
    answer = ask(SecurityHeaders(inner, policy="default-src 'none'"), "/")
    assert answer.headers["referrer-policy"] == "same-origin"
    assert answer.headers["content-security-policy"] == "default-src 'none'"
