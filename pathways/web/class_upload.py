"""Files that somebody uploads: held in memory while they are read, then let go."""

from __future__ import annotations

from typing import Any

from starlette.formparsers import MultiPartParser
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.uploaded_file_manager import UploadedFile

from pathways.classlist.table import MOST_BYTES

_MARGIN = 256 * 1024  # what an upload has around the file itself


def keep_uploads_in_memory() -> None:
    """Let no upload be put on the disk while it arrives, as Starlette does from 1 MB on."""
    MultiPartParser.spool_max_size = MOST_BYTES + _MARGIN


def let_go(file: UploadedFile) -> None:
    """Take a file out of the server's memory; it would stay there as long as the session."""
    context = get_script_run_ctx()
    if context is not None:
        # The manager that serves pages can; what Streamlit declares cannot.
        manager: Any = context.uploaded_file_mgr
        manager.remove_file(context.session_id, file.file_id)
