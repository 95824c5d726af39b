"""Streamlit's own command, with everything loaded left in the garbage collector's rounds."""

from __future__ import annotations

from unittest.mock import patch

from streamlit.web.cli import main

if __name__ == "__main__":
    with patch("gc.freeze"):
        main()
