"""What stands for a picture that nothing here decodes: a card with its name, format and what to do."""

from __future__ import annotations

from html import escape

from starlette.responses import Response

from photodesk.library.store import Record
from photodesk.ui.strings import t

UNDECODED = ("raw", "heic", "jp2", "psd")
"""Formats of which a sound file may show nothing: without a preview, or without what decodes it."""

_NAMES = {"heic": "HEIC", "jp2": "JPEG 2000", "psd": "Photoshop"}
_HEIF = "pip install 'photodesk[heif]'"


def card(record: Record) -> str:
    """Return an SVG that names a photo which cannot be shown.

    Example:
        >>> from types import SimpleNamespace
        >>> text = card(SimpleNamespace(name="<한강>.heic", format="heic"))
        >>> "&lt;한강&gt;.heic" in text, "HEIC" in text
        (True, True)
    """
    name = record.name if len(record.name) <= 34 else f"{record.name[:20]}…{record.name[-12:]}"
    raw = record.format == "raw"
    nothing = t("placeholder.no_preview") if raw else t("placeholder.nothing_inside")
    lines = (
        (112, 26, "#d8d8da", t("placeholder.raw") if raw else _NAMES.get(record.format, record.format)),
        (152, 18, "#d8d8da", name),
        (186, 15, "#8c8c91", _HEIF if record.format == "heic" else nothing),
    )
    texts = "".join(
        f'<text x="200" y="{y}" font-size="{size}" fill="{colour}" text-anchor="middle">{escape(line)}</text>'
        for y, size, colour, line in lines
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 267" font-family="sans-serif">'
        f'<rect width="400" height="267" fill="#2a2a2c"/>{texts}</svg>'
    )


def response(record: Record) -> Response:
    """Return the card as an answer that is not kept: with what decodes it, the picture is shown."""
    headers = {"cache-control": "no-store", "x-content-type-options": "nosniff"}
    return Response(card(record), media_type="image/svg+xml", headers=headers)
