"""Bodies compressed once and sent many times."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from anyio import to_thread
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

FOREVER = "public, max-age=31536000, immutable"
_MEDIA_TYPES = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
    ".json": "application/json",
}


@dataclass(frozen=True, slots=True)
class Body:
    """A text body, plain and compressed."""

    plain: bytes
    packed: bytes
    media_type: str

    @classmethod
    def of(cls, text: str, media_type: str) -> Body:
        plain = text.encode()
        return cls(plain, gzip.compress(plain, mtime=0), media_type)

    @property
    def etag(self) -> str:
        return f'"{sha256(self.plain).hexdigest()[:20]}"'


def accepts_gzip(headers: Headers) -> bool:
    """Whether a request's ``Accept-Encoding`` allows gzip."""
    for part in headers.get("accept-encoding", "").split(","):
        name, _, weight = part.strip().partition(";")
        if name.strip() in ("gzip", "*"):
            return weight.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return False


def body_response(body: Body, request: Headers, headers: Mapping[str, str]) -> Response:
    """The body as this browser takes it, or 304 where it holds the same already."""
    common = {**headers, "ETag": body.etag, "Vary": "Accept-Encoding"}
    if request.get("if-none-match", "").removeprefix("W/") == body.etag:
        return Response(status_code=304, headers=common)
    if accepts_gzip(request):
        common["Content-Encoding"] = "gzip"
        return Response(body.packed, headers=common, media_type=body.media_type)
    return Response(body.plain, headers=common, media_type=body.media_type)


class CompressedAssets:
    """Sends Streamlit's own scripts and styles compressed, each packed once.

    Streamlit sends them plain, which triples the first visit on a phone; packing them anew for
    every visitor costs more processor time than the visit itself.
    """

    def __init__(self, app: ASGIApp, folder: Path, prefix: str) -> None:
        self.app, self.folder, self.prefix = app, folder.resolve(), prefix

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        asset = self._asset(scope)
        if asset is None:
            await self.app(scope, receive, send)
            return
        headers = {
            "Cache-Control": FOREVER,
            "Content-Encoding": "gzip",
            "Vary": "Accept-Encoding",
        }
        packed = await to_thread.run_sync(_packed_file, asset)
        response = Response(packed, headers=headers, media_type=_MEDIA_TYPES[asset.suffix])
        await response(scope, receive, send)

    def _asset(self, scope: Scope) -> Path | None:
        """The file asked for, if it is one of ours to compress."""
        if scope["type"] != "http" or scope["method"] != "GET":
            return None
        path: str = scope["path"]
        if not path.startswith(self.prefix) or not accepts_gzip(Headers(scope=scope)):
            return None
        name = path.removeprefix(self.prefix)
        if "\0" in name or Path(name).suffix not in _MEDIA_TYPES:
            return None
        file = (self.folder / name).resolve()
        return file if file.is_relative_to(self.folder) and file.is_file() else None


@lru_cache(maxsize=1024)
def _packed_file(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), mtime=0)
