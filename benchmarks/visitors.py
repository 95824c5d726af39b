"""Visitors without a browser: they speak to the server as Streamlit's page does, and read along."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from time import perf_counter
from typing import Any, Literal

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

Value = str | bool | list[str]
Field = Literal["string_value", "bool_value", "string_array_value", "trigger_value"]

_STREAM, _PROTOCOL = "_stcore/stream", Subprotocol("streamlit")
_ANSWERS_WITHIN_S = 60
# In which field of a widget's state each kind of element sends its value.
_FIELDS: dict[str, Field] = {
    "text_input": "string_value",
    "selectbox": "string_value",
    "checkbox": "bool_value",
    "button_group": "string_array_value",
    "button": "trigger_value",
    "expandable": "bool_value",
}


class PageBrokenError(Exception):
    """The page shows an error, so what it took says nothing."""


@dataclass(frozen=True, slots=True)
class Widget:
    """One widget on the page: what it is called and what can be chosen in it."""

    id: str
    label: str
    field: Field
    options: tuple[str, ...]


class Visitor:
    """One browser tab. Widgets are found by their labels, as people find them."""

    def __init__(self, line: ClientConnection, query: str = "") -> None:
        self.query = query
        self.widgets: dict[str, Widget] = {}
        self._line = line
        self._values: dict[str, tuple[Field, Value]] = {}
        self._held: dict[str, ForwardMsg] = {}

    async def open(self) -> float:
        """Open the page; seconds until the server has finished."""
        return await self._run()

    async def change(self, label: str, value: Value) -> float:
        """Change one widget; seconds until the server has finished."""
        widget = self.widgets[label]
        self._values[widget.id] = widget.field, value
        try:
            return await self._run()
        finally:
            if widget.field == "trigger_value":
                self._values.pop(widget.id, None)

    def chosen(self, label: str) -> Value | None:
        """What this visitor has set a widget to, if anything."""
        _, value = self._values.get(self.widgets[label].id, (None, None))
        return value

    async def _run(self) -> float:
        message = BackMsg(rerun_script=self._state())
        self.widgets = {}
        start = perf_counter()
        await self._line.send(message.SerializeToString())
        async with asyncio.timeout(_ANSWERS_WITHIN_S):
            while not self._read(ForwardMsg.FromString(await self._line.recv(decode=False))):
                pass
        seconds = perf_counter() - start
        shown = {each.id for each in self.widgets.values()}
        self._values = {id_: each for id_, each in self._values.items() if id_ in shown}
        return seconds

    def _state(self) -> ClientState:
        state = ClientState(query_string=self.query, cached_message_hashes=list(self._held))
        for id_, (field, value) in self._values.items():
            widget = state.widget_states.widgets.add(id=id_)
            if field == "string_array_value":
                widget.string_array_value.data.extend(value)
            else:
                setattr(widget, field, value)
        return state

    def _read(self, message: ForwardMsg) -> bool:
        """Take one message in; whether it is the last of a run."""
        if message.WhichOneof("type") == "ref_hash":
            message = self._held[message.ref_hash]
        elif message.metadata.cacheable and message.hash:
            self._held[message.hash] = message
        kind = message.WhichOneof("type")
        if kind == "delta":
            self._see(message.delta)
        elif kind == "page_info_changed":
            self.query = message.page_info_changed.query_string
        elif kind == "script_finished":
            if message.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY:
                raise PageBrokenError(f"the script ended with {message.script_finished}")
            return True
        return False

    def _see(self, delta: Delta) -> None:
        part: Any = delta.new_element if delta.HasField("new_element") else delta.add_block
        kind = part.WhichOneof("type")
        if kind == "exception":
            raise PageBrokenError(part.exception.message)
        if kind not in _FIELDS:
            return
        drawn = getattr(part, kind)
        options = tuple(
            each if isinstance(each, str) else each.content
            for each in getattr(drawn, "options", ())
        )
        self.widgets[drawn.label] = Widget(drawn.id, drawn.label, _FIELDS[kind], options)


@asynccontextmanager
async def visiting(url: str, query: str = "") -> AsyncIterator[Visitor]:
    """A visitor to the server at ``url``, who leaves at the end.

    Args:
        query: what stands in the address after the question mark.
    """
    address = f"{url.replace('http', 'ws', 1)}/{_STREAM}"
    async with connect(address, subprotocols=[_PROTOCOL], max_size=None) as line:
        yield Visitor(line, query)
