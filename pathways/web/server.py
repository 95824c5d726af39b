"""The HTTP side of the app: routes, headers, compression and the start.

Nothing here knows the catalogue; maps are handed in with :func:`publish_map`.
"""

from __future__ import annotations

import gc
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config, file_util

from pathways.errors import PathwaysError
from pathways.web.compression import FOREVER, Body, CompressedAssets, body_response
from pathways.web.policy import map_policy, page_policy
from pathways.web.preload import preload_links

HTML = "text/html; charset=utf-8"
SECURITY_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": (
        "geolocation=(self), camera=(), microphone=(), payment=(), usb=(), "
        "browsing-topics=(), interest-cohort=()"
    ),
}
# The pages hold session state by catalogue version, so a reader may be a version or two behind.
_MAPS_KEPT = 4
_NO_SCRIPT = (
    "<p>Pathways needs JavaScript to search. To ask about music where you live without it, "
    "contact the music hub or music service of your area.</p>"
)


@dataclass(frozen=True, slots=True)
class _PublishedMap:
    body: Body
    policy: str


_maps: dict[str, _PublishedMap] = {}


def publish_map(document: str, tiles_url: str | None = None) -> str:
    """Puts a map document on its own address and returns that, such as ``/map/0f3a….html``.

    The address is made from the document, so it may be cached for good; publishing the same
    document again changes nothing.
    """
    version = sha256(document.encode()).hexdigest()[:16]
    if version not in _maps:
        _maps[version] = _PublishedMap(Body.of(document, HTML), map_policy(document, tiles_url))
        for oldest in list(_maps)[:-_MAPS_KEPT]:
            del _maps[oldest]
    return f"{base_path()}/map/{version}.html"


def base_path() -> str:
    """Where the app is served from: empty, or ``server.baseUrlPath`` as ``/name``."""
    path = str(config.get_option("server.baseUrlPath")).strip("/")
    return f"/{path}" if path else ""


def app_routes() -> list[Route]:
    """The app's own addresses, beside those of its pages."""
    prefix = base_path()
    return [
        Route(f"{prefix}/healthz", _health),
        Route(f"{prefix}/find", _find),
        Route(f"{prefix}/map/{{version}}.html", _map),
    ]


def app_middleware() -> list[Middleware]:
    """Headers outermost, so that they stand on every answer."""
    folder = Path(file_util.get_static_dir())
    page = page_html((folder / "index.html").read_text(encoding="utf-8"))
    links = preload_links(folder / "static" / "js", page)
    page = page.replace("</head>", f"{links}</head>", 1)
    return [
        Middleware(SecurityHeaders, policy=page_policy(page)),
        Middleware(CompressedAssets, folder=folder / "static", prefix=f"{base_path()}/static/"),
        Middleware(OwnPage, page=Body.of(page, HTML)),
    ]


def start(load: Callable[[], object]) -> None:
    """Loads what every visitor needs; a broken data file ends the start with one line.

    What is loaded here lives as long as the process, so it is taken out of the garbage
    collector's rounds, which otherwise walk all of it after every answer.
    """
    try:
        load()
    except PathwaysError as problem:
        print(f"pathways: {problem}", file=sys.stderr)
        sys.exit(2)
    gc.collect()
    gc.freeze()


def page_html(index: str) -> str:
    """Streamlit's page with our name and words, and without its preloaded font.

    The theme uses the system's fonts, so the preload would only delay a first visit.
    """
    page = re.sub(r'<link\s+rel="preload"[^>]*as="font"[^>]*>', "", index)
    page = re.sub(r"<title>.*?</title>", "<title>Pathways</title>", page)
    page = re.sub(r'<html lang="en">', '<html lang="en-GB">', page)
    return re.sub(
        r"<noscript>.*?</noscript>", f"<noscript>{_NO_SCRIPT}</noscript>", page, flags=re.DOTALL
    )


async def _health(_request: Request) -> Response:
    return JSONResponse({"status": "ok"}, headers={"Cache-Control": "no-store"})


async def _find(request: Request) -> Response:
    """The first page has no name of its own in Streamlit; people type one all the same."""
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"{base_path()}/{query}")


async def _map(request: Request) -> Response:
    found = _maps.get(request.path_params["version"])
    if found is None:
        return PlainTextResponse("No such map. Open the page again for the newest.", 404)
    headers = {"Cache-Control": FOREVER, "Content-Security-Policy": found.policy}
    return body_response(found.body, request.headers, headers)


class SecurityHeaders:
    """Adds the security headers that an answer does not bring itself."""

    def __init__(self, app: ASGIApp, policy: str) -> None:
        self.app = app
        self.headers = {**SECURITY_HEADERS, "Content-Security-Policy": policy}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self.headers.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, send_with_headers)


class OwnPage:
    """Sends our page wherever Streamlit would send its own."""

    def __init__(self, app: ASGIApp, page: Body) -> None:
        self.app, self.page = app, page

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        replaced = False

        async def send_page(message: Message) -> None:
            nonlocal replaced
            if message["type"] == "http.response.start" and _is_page(message):
                replaced = True
                request = Headers(scope=scope)
                response = body_response(self.page, request, {"Cache-Control": "no-cache"})
                await response(scope, receive, send)
            elif not replaced:
                await send(message)

        await self.app(scope, receive, send_page)


def _is_page(start: Message) -> bool:
    headers = Headers(raw=start["headers"])
    own = "content-security-policy" in headers
    return start["status"] == 200 and headers.get("content-type", "").startswith(HTML) and not own
