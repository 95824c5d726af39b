"""Scripts that the first answer needs, named early so that a browser fetches them at once.

Streamlit's page asks for the script of each kind of element only when the first one arrives.
"""

from __future__ import annotations

import re
from pathlib import Path

# The kinds of element on the Find page, as Streamlit names their scripts.
_ELEMENTS = ("TextInput", "Selectbox", "Checkbox", "Button", "Html", "BidiComponent")
_IMPORT = re.compile(r'from"\./([\w.-]+\.js)"')


def preload_links(scripts: Path, page: str) -> str:
    """``<link rel="modulepreload">`` elements for what ``page`` does not name yet.

    Args:
        scripts: the folder of Streamlit's scripts; a kind without a script is passed over.
    """
    found: dict[str, None] = {}
    waiting = [path.name for name in _ELEMENTS for path in sorted(scripts.glob(f"{name}.*.js"))]
    while waiting:
        name = waiting.pop()
        if name not in found and (scripts / name).is_file():
            found[name] = None
            waiting += _IMPORT.findall((scripts / name).read_text(encoding="utf-8"))
    return "".join(
        f'<link rel="modulepreload" crossorigin href="./static/js/{name}">'
        for name in sorted(found)
        if name not in page
    )
