"""The app as Streamlit serves it by itself: plain scripts, each asked for when it is needed.

The peer of first_list_slow4g_s and its companions; what the app answers is the same.
"""

from __future__ import annotations

import streamlit as st

from benchmarks.serving import APP
from pathways.web.find_map import map_address
from pathways.web.server import app_routes, start
from pathways.wiring import get_app_state

start(lambda: map_address(get_app_state()))
app = st.App(APP, routes=app_routes())
