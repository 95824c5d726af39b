"""Scripts that the first answer needs, named early so that a browser fetches them at once.

Streamlit's page asks for the script of each kind of element only when the first one arrives.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

# The kinds of element on the Find page, as Streamlit names their scripts.
ELEMENTS = ("TextInput", "Selectbox", "Button", "Html", "PageLink")
# Those that can wait: the list comes before the map.
LATER_ELEMENTS = ("BidiComponent",)
_IMPORT = re.compile(r'from"\./([\w.-]+\.js)"')


def preload_links(scripts: Path, page: str) -> str:
    """``<link rel="modulepreload">`` elements for what ``page`` does not name yet.

    Args:
        scripts: the folder of Streamlit's scripts; a kind without a script is passed over.
    """
    soon = _needed(scripts, ELEMENTS)
    later = _needed(scripts, LATER_ELEMENTS) - soon
    return "".join(
        f'<link rel="modulepreload" crossorigin href="./static/js/{name}"{priority}>'
        for names, priority in ((soon, ""), (later, ' fetchpriority="low"'))
        for name in sorted(names)
        if name not in page
    )


def _needed(scripts: Path, elements: Iterable[str]) -> set[str]:
    """The scripts of these elements, and whatever those import."""
    found: set[str] = set()
    waiting = [path.name for name in elements for path in scripts.glob(f"{name}.*.js")]
    while waiting:
        name = waiting.pop()
        if name not in found and (scripts / name).is_file():
            found.add(name)
            waiting += _IMPORT.findall((scripts / name).read_text(encoding="utf-8"))
    return found
