"""What tests of class lists share: the real instruments and places, and short ways to read."""

from __future__ import annotations

from datetime import date

from pathways.catalogue import load_catalogue
from pathways.classlist import (
    ClassList,
    RowReader,
    WholeClass,
    drop_unused,
    read_pasted,
    read_pupils,
    recognise,
)
from pathways.model import Place, Setting
from pathways.settings import ROOT
from tests.unit.places_loaded import places

TODAY = date(2026, 11, 22)
INSTRUMENTS = load_catalogue(ROOT / "data" / "catalogue").instruments
DJANOGLY = 134253  # a school in Nottingham


def school() -> Place:
    found = places().school(DJANOGLY)
    assert found is not None
    return found


def reader(whole_class: WholeClass | None = None) -> RowReader:
    return RowReader(INSTRUMENTS, places(), TODAY, whole_class)


def read(text: str, whole_class: WholeClass | None = None) -> ClassList:
    """The pupils in a list whose cells are parted by bars."""
    table = read_pasted(text.replace("|", "\t"))
    layout = recognise(table, INSTRUMENTS)
    return read_pupils(drop_unused(table, layout), layout, reader(whole_class))


def home(
    north: float = 0.0, hub: str | None = "nottingham-nottinghamshire", setting: Setting = "town"
) -> Place:
    """A place so many degrees north of the middle of Nottingham."""
    return Place(
        label=f"Home {north}",
        kind="point",
        precision="point",
        lat=52.95 + north,
        lon=-1.15,
        district=None,
        district_code=None,
        hub_id=hub,
        in_region=True,
        setting=setting,
        shareable="NG7 2",
    )
