"""Streamlit's page made ours: its name, its words, and a head that saves a slow line time."""

from __future__ import annotations

import json
import re
from pathlib import Path

from streamlit import config

from pathways.web.preload import preload_links

_FONTS = {"bodyFont": "font", "headingFont": "headingFont", "codeFont": "codeFont"}
_COLOURS = ("primaryColor", "backgroundColor", "secondaryBackgroundColor", "textColor")
_NO_SCRIPT = (
    "<p>Pathways needs JavaScript to search. To ask about music where you live without it, "
    "contact the music hub or music service of your area.</p>"
)


def page_html(folder: Path, base_path: str) -> str:
    """The page that holds every other, with our name and words.

    Args:
        folder: where Streamlit keeps ``index.html`` and its scripts.
        base_path: where the app is served from: empty, or as ``/name``.
    """
    page = (folder / "index.html").read_text(encoding="utf-8")
    # The theme uses the system's fonts.
    page = re.sub(r'<link\s+rel="preload"[^>]*as="font"[^>]*>', "", page)
    page = re.sub(r"<title>.*?</title>", "<title>Pathways</title>", page)
    page = re.sub(r'<html lang="en">', '<html lang="en-GB">', page)
    noscript = f"<noscript>{_NO_SCRIPT}</noscript>"
    page = re.sub(r"<noscript>.*?</noscript>", noscript, page, flags=re.DOTALL)
    links = preload_links(folder / "static" / "js", page)
    page = page.replace("<script", f"{_settings_script(base_path)}\n    <script", 1)
    return page.replace("</head>", f"{links}</head>", 1)


def _settings_script(base_path: str) -> str:
    """What Streamlit's scripts would ask the server before they open their connection.

    With the theme at hand, they also draw the first moments in its colours and fonts, and fetch
    no font of their own.
    """
    themes = ",".join(f"{mode.upper()}_THEME:{_theme(mode)}" for mode in ("light", "dark"))
    return (
        f"<script>window.__streamlit={{BACKEND_BASE_URL:location.origin+{json.dumps(base_path)},"
        f"HOST_CONFIG:{{allowedOrigins:[location.origin],useExternalAuthToken:false}},{themes}}}"
        "</script>"
    )


def _theme(mode: str) -> str:
    options = {name: f"theme.{option}" for name, option in _FONTS.items()}
    options |= {name: f"theme.{mode}.{name}" for name in _COLOURS}
    values = {name: config.get_option(option) for name, option in options.items()}
    text = json.dumps({name: value for name, value in values.items() if value})
    return text.replace("<", "\\u003c")
