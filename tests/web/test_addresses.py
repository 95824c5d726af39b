"""Addresses that somebody has edited by hand, or that a program made up, on every page."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

from pathways.settings import ROOT
from tests.unit.keeping_listings import LISTINGS
from tests.web.keeping import html, keeping_app

PAGES = (
    "find", "shortlist", "listing", "compare", "print", "about",
    "ladder", "plan", "hub_ladder", "class_list", "coverage",
)  # fmt: skip
ADDRESSES = 550
MARK = "pw-planted"
PLANTED = (
    f"<img src={MARK} onerror=alert(1)>",
    f"<script>/*{MARK}*/</script>",
    f'"><b class={MARK}>',
    f"</article></div><h1 id='{MARK}'>",
    f"&lt;{MARK}&gt;<{MARK}>",
    f"javascript:alert('{MARK}')//<svg onload={MARK}>",
)
KNOWN = {
    "near": ("NG5", "ng5 6aa", "Louth", "Loughbrough", "Corby", "SW1A 1AA", "52.95, -1.15"),
    "instrument": ("violin", "fiddle", "voice", "dj", "no-such"),
    "level": ("grade-2", "starter", "advanced", "grade-99"),
    "within": ("5", "10", "0", "-3", "1e309", "nan", "5.5", "٣"),
    "online": ("yes", "no"),
    "day": ("Saturday", "Saturday,Sunday", "Blursday", ",,,"),
    "kind": ("ensemble", "bursary", "ensemble,course"),
    "genre": ("jazz", "jazz,folk"),
    "join": ("open", "audition"),
    "next": ("25", "40", "0"),
    "from": ("juniors", "nope"),
    "family": ("strings", "brass", "no-such"),
    "hub": ("lincolnshire", "nottingham-nottinghamshire", "nowhere"),
    "district": ("E07000137", "E06000018", "E99999999"),
    "stage": ("starting", "advanced", "Grade 9"),
    "by": ("hub", "district", "msoa", "lsoa", "county"),
    "counted": ("sure", "maybe", "perhaps"),
    "sort": ("none", "-young_people", "nothing"),
    "area": ("E02005432", "lincolnshire", "nowhere"),
    "first": ("0", "100", "-1", "1e9"),
    "strict": ("yes", "no"),
    "id": tuple(each["id"] for each in LISTINGS),
    "ids": ("juniors,seniors", "juniors,juniors,nope", ",".join(each["id"] for each in LISTINGS)),
}
STRANGE = (
    "who", "free", "step_free", "inclusion", "utm_source", "chosen", "embed", "embed_options",
    "near[]", "__proto__", "", " ", "🎻", "NEAR", f"<{MARK}>",
)  # fmt: skip
NONSENSE = (
    "", " ", "\x00", "\n\r\t", "\u202eabc\u202c", "Ǻ" * 40, "\ud7ff\ufffd", "../../etc/passwd",
    "'; DROP TABLE x;--", "{{ 7 * 7 }}", "${7*7}", "%00%3Cb%3E", "[a](https://example.org)", "$x$",
    "x" * 20_000, "," * 5_000, "juniors," * 3_000, "-1", "9" * 400, "null", "True",
)  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def _app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with keeping_app(tmp_path_factory.mktemp("data")):
        yield


def made_up(seed: int) -> dict[str, list[str]]:
    """An address: parameters that are ours and that are not, with values that fit or do not."""
    chance = random.Random(seed)  # noqa: S311
    names = chance.sample(list(KNOWN), chance.randint(2, 8))
    names += chance.sample(STRANGE, chance.randint(0, 2))
    return {name: _values(chance, name) for name in names}


def _values(chance: random.Random, name: str) -> list[str]:
    pool = chance.choices(
        (KNOWN.get(name, NONSENSE), NONSENSE, PLANTED),
        weights=(5, 2, 2),
        k=chance.choice((1, 1, 3)),
    )
    return [chance.choice(each) for each in pool]


def as_html(page: AppTest) -> str:
    """Everything on the page that a browser reads as HTML."""
    return "\n".join([html(page), *(each.value for each in page.markdown if each.allow_html)])


def as_markdown(page: AppTest) -> str:
    """Everything on the page that Streamlit reads as Markdown."""
    shown = [*page.title, *page.header, *page.subheader, *page.caption, *page.markdown, *page.info]
    buttons = [*page.button, *page.expander]
    return "\n".join([*(each.value for each in shown), *(each.label for each in buttons)])


@pytest.mark.parametrize("name", PAGES)
def test_no_address_breaks_a_page_or_puts_anything_into_it(name: str) -> None:
    page = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30).run()
    page.switch_page(f"pathways/web/pages/{name}.py")
    for seed in range(PAGES.index(name), ADDRESSES, len(PAGES)):
        address = made_up(seed)
        page.query_params.clear()
        for each, values in address.items():
            page.query_params[each] = values

        page.run()

        assert not page.exception, address
        found = as_html(page)
        assert f"<{MARK}" not in found, address
        for planted in PLANTED:
            assert planted not in found, address
        assert not re.search(r"(?<!\\)\[a\]\(", as_markdown(page)), address


def test_the_made_up_addresses_have_something_of_everything() -> None:
    addresses = [made_up(seed) for seed in range(ADDRESSES)]
    values = {value for each in addresses for some in each.values() for value in some}

    assert set(PLANTED) <= values
    assert set(NONSENSE) <= values
    assert {each for known in KNOWN.values() for each in known} <= values
    assert len({str(each) for each in addresses}) > 0.98 * ADDRESSES
