"""The visitors of the benchmarks: they read a page, and write to it, as a browser does."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from random import Random
from typing import Any

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks.first_list import Received
from benchmarks.people import CHANGED, PLACE, PLACES, growth, next_change
from benchmarks.visitors import PageBrokenError, Visitor

Page = Iterable[ForwardMsg]


class Line:
    """A connection whose other end answers each request with the next of these pages."""

    def __init__(self, *pages: Page) -> None:
        self.asked: list[ClientState] = []
        self._pages = iter(pages)
        self._coming: list[bytes] = []

    async def send(self, message: bytes) -> None:
        self.asked.append(BackMsg.FromString(message).rerun_script)
        self._coming += [each.SerializeToString() for each in next(self._pages)]

    async def recv(self, decode: bool) -> bytes:
        assert decode is False
        return self._coming.pop(0)


def element(kind: str, **values: Any) -> ForwardMsg:
    message = ForwardMsg()
    drawn = getattr(message.delta.new_element, kind)
    for name, value in values.items():
        if isinstance(value, list):
            getattr(drawn, name).extend(value)
        else:
            setattr(drawn, name, value)
    return message


def expander(id_: str, label: str) -> ForwardMsg:
    message = ForwardMsg()
    message.delta.add_block.expandable.id = id_
    message.delta.add_block.expandable.label = label
    return message


def pills(id_: str, label: str, *options: str) -> ForwardMsg:
    message = element("button_group", id=id_, label=label)
    for each in options:
        message.delta.new_element.button_group.options.add(content=each)
    return message


DONE = ForwardMsg(script_finished=ForwardMsg.FINISHED_SUCCESSFULLY)
BOX = element("text_input", id="w-near", label=PLACE)
LIST = element("selectbox", id="w-level", label="Level", options=["Low", "High"])
FORM = (BOX, LIST, DONE)


def visit(line: Line, *changes: tuple[str, Any], query: str = "") -> Visitor:
    async def go() -> Visitor:
        visitor = Visitor(line, query)
        await visitor.open()
        for label, value in changes:
            await visitor.change(label, value)
        return visitor

    return asyncio.run(go())


def sent(state: ClientState) -> dict[str, str]:
    return {each.id: str(each).partition("\n")[2].strip() for each in state.widget_states.widgets}


def test_opens_an_address_and_reads_what_is_on_the_page() -> None:
    line = Line(FORM)
    visitor = visit(line, query="near=NG5")
    assert line.asked[0].query_string == "near=NG5"
    assert sent(line.asked[0]) == {}
    assert list(visitor.widgets) == [PLACE, "Level"]
    assert visitor.widgets["Level"].options == ("Low", "High")


def test_each_kind_of_widget_sends_its_value_in_its_own_field() -> None:
    page = (
        *FORM[:2], element("checkbox", id="w-free", label="Free"), pills("w-day", "Day", "Monday"),
        expander("w-more", "More"), DONE,
    )  # fmt: skip
    line = Line(*[page] * 6)
    visit(line, (PLACE, "Corby"), ("Level", "High"), ("Free", True), ("Day", ["Monday"]),
          ("More", True))  # fmt: skip
    assert sent(line.asked[-1]) == {
        "w-near": 'string_value: "Corby"',
        "w-level": 'string_value: "High"',
        "w-free": "bool_value: true",
        "w-day": 'string_array_value {\n  data: "Monday"\n}',
        "w-more": "bool_value: true",
    }


def test_a_press_of_a_button_is_sent_once() -> None:
    page = (*FORM[:2], element("button", id="w-go", label="Go"), DONE)
    line = Line(page, page, page)
    visit(line, ("Go", True), ("Level", "Low"))
    assert sent(line.asked[1]) == {"w-go": "trigger_value: true"}
    assert sent(line.asked[2]) == {"w-level": 'string_value: "Low"'}


def test_a_widget_that_is_gone_is_forgotten() -> None:
    line = Line(FORM, (BOX, DONE), FORM, FORM)
    visitor = visit(line, ("Level", "High"), (PLACE, "Corby"))
    assert sent(line.asked[2]) == {"w-near": 'string_value: "Corby"'}
    assert visitor.chosen("Level") is None
    assert visitor.chosen(PLACE) == "Corby"


def test_the_address_follows_the_page() -> None:
    written = ForwardMsg()
    written.page_info_changed.query_string = "near=NN17"
    line = Line((*FORM[:2], written, DONE), FORM)
    visit(line, ("Level", "Low"), query="near=Corby")
    assert [each.query_string for each in line.asked] == ["near=Corby", "near=NN17"]


def test_what_the_server_sent_before_it_need_only_name() -> None:
    whole = element("selectbox", id="w-level", label="Level", options=["Low", "High"])
    whole.hash, whole.metadata.cacheable = "0f3a", True
    line = Line((BOX, whole, DONE), (BOX, ForwardMsg(ref_hash="0f3a"), DONE))
    visitor = visit(line, (PLACE, "Corby"))
    assert list(line.asked[1].cached_message_hashes) == ["0f3a"]
    assert visitor.widgets["Level"].options == ("Low", "High")


@pytest.mark.parametrize(
    "page",
    [
        (element("exception", message="no such place"), DONE),
        (ForwardMsg(script_finished=ForwardMsg.FINISHED_WITH_COMPILE_ERROR),),
    ],
)
def test_a_page_that_breaks_stops_the_benchmark(page: Page) -> None:
    with pytest.raises(PageBrokenError):
        visit(Line(page))


def dice(seed: int = 1) -> Random:
    return Random(seed)  # noqa: S311


class TestPeople:
    open_page = (
        expander("w-filters", "Filters (1 on)"), BOX,
        element("selectbox", id="w-within", label="How far to travel", options=["1 mile"]),
        pills("w-day", "Day", "Monday (3)"), DONE,
    )  # fmt: skip

    def test_open_the_filters_first(self) -> None:
        visitor = visit(Line((BOX, expander("w-filters", "Filters: day, cost"), DONE)))
        assert next_change(dice(), visitor) == ("Filters: day, cost", True)

    def test_change_only_what_is_there_to_what_it_offers(self) -> None:
        visitor, rng = visit(Line(self.open_page)), dice()
        changes = [next_change(rng, visitor) for _ in range(60)]
        offered = {"How far to travel": ["1 mile"], "Day": [["Monday (3)"]], PLACE: list(PLACES)}
        assert {label for label, _ in changes} == offered.keys() <= set(CHANGED)
        assert all(value in offered[label] for label, value in changes)
        assert len({value for label, value in changes if label == PLACE}) > 5

    def test_take_a_filter_off_that_is_on(self) -> None:
        visitor = visit(Line(self.open_page, self.open_page), ("Day", ["Monday (3)"]))
        rng = dice()
        days = [value for label, value in (next_change(rng, visitor) for _ in range(30))
                if label == "Day"]  # fmt: skip
        assert days
        assert all(value == [] for value in days)

    def test_do_the_same_every_time(self) -> None:
        visitor = visit(Line(self.open_page))
        once, again = (
            [next_change(rng, visitor) for _ in range(20)] for rng in map(Random, (5, 5))
        )
        assert once == again


def test_memory_that_comes_in_lumps_is_spread_over_the_visitors() -> None:
    # Two megabytes at every tenth visitor, wherever the counting begins: 0.2 each.
    for begin in range(10):
        sizes = [250 + 2 * (number // 10) for number in range(begin, begin + 100)]
        assert growth(sizes) == pytest.approx(0.2, rel=0.03)


def test_bytes_are_counted_as_they_come_over_the_line() -> None:
    listeners: dict[str, Any] = {}

    class Session:
        on = staticmethod(listeners.__setitem__)

    received = Received(Session())
    listeners["Network.loadingFinished"]({"encodedDataLength": 700})
    # "Pathways" in base64, as a frame of bytes comes.
    listeners["Network.webSocketFrameReceived"]({"response": {"payloadData": "UGF0aHdheXM="}})
    assert received.bytes == 700 + len("Pathways")
