"""Documents that this process serves at addresses of their own, each cached for good."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from pathways.web.compression import FOREVER, Body, body_response


@dataclass(frozen=True, slots=True)
class _Published:
    body: Body
    headers: dict[str, str]


class Shelf:
    """Documents of one kind, the newest few of them.

    A page holds the addresses of its session's start, so a reader may be a version or two behind.

    Args:
        folder: first part of the address, such as ``map``.
        suffix: last part of the address, such as ``.html``.
        media_type: the ``Content-Type``.
        kept: how many stay, the newest first.
    """

    def __init__(self, folder: str, suffix: str, media_type: str, kept: int) -> None:
        self.folder, self.suffix, self.media_type, self.kept = folder, suffix, media_type, kept
        self._held: dict[str, _Published] = {}

    def publish(self, document: str, policy: str | None = None) -> str:
        """Puts a document on its address and returns that, such as ``/map/0f3a….html``.

        The address is made from the document, so it may be cached for good; publishing the same
        document again changes nothing.

        Args:
            document: the whole text.
            policy: its own content-security policy; without one it has that of the pages.
        """
        version = sha256(document.encode()).hexdigest()[:16]
        if version not in self._held:
            headers = {"Cache-Control": FOREVER}
            if policy is not None:
                headers["Content-Security-Policy"] = policy
            self._held[version] = _Published(Body.of(document, self.media_type), headers)
            for oldest in list(self._held)[: -self.kept]:
                del self._held[oldest]
        return f"/{self.folder}/{version}{self.suffix}"

    def route(self, prefix: str) -> Route:
        """The addresses of this kind, below the app's own path."""
        return Route(f"{prefix}/{self.folder}/{{version}}{self.suffix}", self._answer)

    async def _answer(self, request: Request) -> Response:
        found = self._held.get(request.path_params["version"])
        if found is None:
            return PlainTextResponse("No longer here. Open the page again for the newest.", 404)
        return body_response(found.body, request.headers, found.headers)
