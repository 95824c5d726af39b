"""The few icons that Streamlit's own widgets draw, in the place of its font of four thousand."""

from __future__ import annotations

from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from pathways.settings import ROOT

FOLDER = ROOT / "static" / "vendor" / "material-symbols-rounded-2.980"
_WHOLE_FONT = "media/MaterialSymbols-Rounded."


class FewIcons:
    """Answers with the small font where the page asks for the whole one.

    The address is Streamlit's and does not change with what we send, so it is kept for a day only.
    """

    def __init__(self, app: ASGIApp, prefix: str) -> None:
        self.app, self.start = app, f"{prefix}{_WHOLE_FONT}"
        self.font = (FOLDER / "icons.woff2").read_bytes()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not scope["path"].startswith(self.start):
            await self.app(scope, receive, send)
            return
        headers = {"Cache-Control": "public, max-age=86400"}
        response = Response(self.font, headers=headers, media_type="font/woff2")
        await response(scope, receive, send)
