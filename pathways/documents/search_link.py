"""The address of the live search that a sheet points to, and its code for a phone's camera."""

from __future__ import annotations

from io import BytesIO

import segno

from pathways.matching import Query
from pathways.model import Place
from pathways.travel import default_radius
from pathways.vocabulary import RADII_MILES

_UNRESERVED = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")


def search_address(base: str | None, place: Place, query: Query) -> str | None:
    """The search without age or school year, the place cut to its sector.

    Args:
        base: address of the app, such as ``https://example.org/``; None where it has none that a
            phone could open.
    """
    if base is None or not base.startswith(("http://", "https://")):
        return None
    usual = query.within_miles == default_radius(place) or query.within_miles not in RADII_MILES
    parts = {
        "near": place.shareable,
        "instrument": query.instrument,
        "level": None if query.level is None else query.level.id,
        "within": None if usual else f"{query.within_miles:g}",
    }
    said = "&".join(f"{name}={_encoded(each)}" for name, each in parts.items() if each)
    return f"{base.rstrip('/')}/?{said}"


def _encoded(text: str) -> str:
    """Percent-encoded as RFC 3986 has it."""
    return "".join(
        chr(byte) if byte in _UNRESERVED else f"%{byte:02X}" for byte in text.encode("utf-8")
    )


def qr_svg(address: str) -> str:
    """The address as a square code, an SVG picture of one path."""
    picture = BytesIO()
    segno.make_qr(address, error="m").save(
        picture, kind="svg", border=2, xmldecl=False, omitsize=True, dark="#000", light="#fff"
    )
    return picture.getvalue().decode("utf-8")
