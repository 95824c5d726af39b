"""Content-security policies: what a document may load and run.

Inline scripts are allowed by their SHA-256 alone, taken from the document that is served, so a
policy never names a script that is not there and never misses one that is.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from urllib.parse import urlsplit


class _Inline(HTMLParser):
    """Collects the text of inline scripts that run, and of styles."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.texts: dict[str, list[str]] = {"script": [], "style": []}
        self._open: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        runs = "src" not in named and named.get("type") != "application/json"
        self._open = tag if tag in self.texts and runs else None
        if self._open:
            self.texts[tag].append("")

    def handle_data(self, data: str) -> None:
        if self._open:
            self.texts[self._open][-1] += data

    def handle_endtag(self, tag: str) -> None:
        self._open = None


def inline_hashes(document: str, tag: str) -> tuple[str, ...]:
    """CSP sources, such as ``'sha256-…'``, of a document's inline ``script`` or ``style``."""
    parser = _Inline()
    parser.feed(document)
    parser.close()
    digests = (sha256(text.encode()).digest() for text in parser.texts[tag])
    return tuple(f"'sha256-{b64encode(digest).decode()}'" for digest in digests)


def page_policy(document: str) -> str:
    """The policy of the app's pages.

    ``blob:`` is how Streamlit loads the script of a component; its widgets set inline styles.
    """
    return _policy(
        default_src=("'self'",),
        script_src=("'self'", "blob:", *inline_hashes(document, "script")),
        style_src=("'self'", "'unsafe-inline'"),
        img_src=("'self'", "data:", "blob:"),
        font_src=("'self'", "data:"),
        connect_src=("'self'", "ws:", "wss:"),
        frame_src=("'self'",),
        object_src=("'none'",),
        base_uri=("'self'",),
        form_action=("'self'",),
        frame_ancestors=("'self'",),
    )


def map_policy(document: str, tiles_url: str | None = None) -> str:
    """The policy of the map document: its own scripts, no origin, and no network but tiles."""
    return _policy(
        sandbox=("allow-scripts",),
        default_src=("'none'",),
        script_src=inline_hashes(document, "script"),
        style_src=inline_hashes(document, "style"),
        img_src=(_host(tiles_url),) if tiles_url else ("'none'",),
        base_uri=("'none'",),
        form_action=("'none'",),
        frame_ancestors=("'self'",),
    )


def file_policy(document: str) -> str:
    """The policy that a map saved as a file carries within itself: its own scripts, no network."""
    return _policy(
        default_src=("'none'",),
        script_src=inline_hashes(document, "script"),
        style_src=inline_hashes(document, "style"),
        base_uri=("'none'",),
        form_action=("'none'",),
    )


def _host(tiles_url: str) -> str:
    parts = urlsplit(tiles_url)
    # "{s}" stands for one of several servers of the same name.
    return f"{parts.scheme}://{parts.netloc.replace('{s}', '*')}"


def _policy(**directives: tuple[str, ...]) -> str:
    return "; ".join(
        " ".join((name.replace("_", "-"), *sources)) for name, sources in directives.items()
    )
