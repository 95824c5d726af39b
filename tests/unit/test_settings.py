"""Settings from the environment, and the one line that a wrong one gets."""

from __future__ import annotations

from pathlib import Path

import pytest

from pathways.errors import SettingError
from pathways.settings import ROOT, Settings

ALL = ("PATHWAYS_DATA", "PATHWAYS_TILES", "PATHWAYS_TILES_CREDIT", "PATHWAYS_ONLINE_PLACES")


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ALL:
        monkeypatch.delenv(name, raising=False)


def test_unset_nothing_leaves_this_machine() -> None:
    settings = Settings.from_environment()

    assert settings.data == ROOT / "data"
    assert settings.tiles is None
    assert settings.online_places is False


def test_each_can_be_set(monkeypatch: pytest.MonkeyPatch) -> None:
    values = ("/srv/data", "https://tiles.example.org/{z}/{x}/{y}.png", "© Example", "Yes")
    for name, value in zip(ALL, values, strict=True):
        monkeypatch.setenv(name, value)

    settings = Settings.from_environment()

    assert settings.data == Path("/srv/data")
    assert (settings.tiles, settings.tiles_credit) == values[1:3]
    assert settings.online_places is True


def test_tiles_must_name_whom_they_come_from(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATHWAYS_TILES", "https://tiles.example.org/{z}/{x}/{y}.png")

    with pytest.raises(SettingError, match="PATHWAYS_TILES_CREDIT must name"):
        Settings.from_environment()


def test_every_setting_stands_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    assert [name for name in ALL if name not in readme] == []
