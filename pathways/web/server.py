"""The HTTP side of the app: routes, headers, compression and the start.

Nothing here knows the catalogue; documents are handed in with the ``publish_`` functions.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from pathlib import Path

from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config, file_util

from pathways.errors import PathwaysError
from pathways.web.compression import Body, CompressedAssets, body_response
from pathways.web.icons import FewIcons
from pathways.web.page_head import page_html
from pathways.web.policy import map_policy, page_policy
from pathways.web.publishing import Shelf

HTML = "text/html; charset=utf-8"
_NO_SNIFFING = {"X-Content-Type-Options": "nosniff"}
SECURITY_HEADERS = {
    **_NO_SNIFFING,
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": (
        "geolocation=(self), camera=(), microphone=(), payment=(), usb=(), "
        "browsing-topics=(), interest-cohort=()"
    ),
}
# What a page loads is held to that page's policy; said again with each of a hundred scripts, the
# words would take a phone on a slow line a third of a second.
_PARTS_OF_PAGES = ("text/javascript", "text/css", "font/")
MAPS = Shelf("map", ".html", HTML, kept=4)
PLACE_LISTS = Shelf("places", ".json", "application/json", kept=4)
# Every division of the region, small areas one file for each hub.
OUTLINES = Shelf("outlines", ".json", "application/json", kept=64)
PICTURES = Shelf("pictures", ".svg", "image/svg+xml", kept=10)


def publish_map(document: str, tiles_url: str | None = None) -> str:
    """The address of a map document, such as ``/map/0f3a….html``, under its own strict policy."""
    return base_path() + MAPS.publish(document, map_policy(document, tiles_url))


def publish_place_list(document: str) -> str:
    """The address of a list of places as JSON, such as ``/places/0f3a….json``."""
    return base_path() + PLACE_LISTS.publish(document)


def publish_outlines(document: str) -> str:
    """The address of parts of the region as JSON, such as ``/outlines/0f3a….json``."""
    return base_path() + OUTLINES.publish(document)


def publish_picture(document: str) -> str:
    """The address of an SVG picture, such as ``/pictures/0f3a….svg``."""
    return base_path() + PICTURES.publish(document)


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
        *(shelf.route(prefix) for shelf in (MAPS, PLACE_LISTS, OUTLINES, PICTURES)),
    ]


def app_middleware() -> list[Middleware]:
    """Headers outermost, so that they stand on every answer."""
    folder = Path(file_util.get_static_dir())
    page = page_html(folder, base_path())
    static = f"{base_path()}/static/"
    return [
        Middleware(SecurityHeaders, policy=page_policy(page)),
        Middleware(CompressedAssets, folder=folder / "static", prefix=static),
        Middleware(FewIcons, prefix=static),
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


async def _health(_request: Request) -> Response:
    return JSONResponse({"status": "ok"}, headers={"Cache-Control": "no-store"})


async def _find(request: Request) -> Response:
    """The first page has no name of its own in Streamlit; people type one all the same."""
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"{base_path()}/{query}")


class SecurityHeaders:
    """Adds the security headers that an answer does not bring itself.

    Scripts, styles and fonts get the one that matters for them: they are what they say they are.
    """

    def __init__(self, app: ASGIApp, policy: str) -> None:
        self.app = app
        self.headers = {**SECURITY_HEADERS, "Content-Security-Policy": policy}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                part = headers.get("content-type", "").startswith(_PARTS_OF_PAGES)
                for name, value in (_NO_SNIFFING if part else self.headers).items():
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
