"""Which segments the header of a JPEG file has, and which of them carry our metadata.

Segments are walked as libjpeg walks them: fill bytes, junk between segments and lengths of 0 are
no reason to give up.

Standards: ITU-T T.81 Annex B, Exif 3.0 section 4.7, XMP part 3 section 1.1.3.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from photodesk.metadata import photoshop
from photodesk.metadata.containers import Source

XMP = b"http://ns.adobe.com/xap/1.0/\0"
_EXIF = re.compile(rb"Exif\0.", re.DOTALL)
_TIFF_HEADER = re.compile(rb"II\*\0|MM\0\*")
_EXTENDED_XMP = b"http://ns.adobe.com/xmp/extension/\0"
_ODD_XMP = re.compile(rb"http|XMP\0|.{0,40}<(?:\?xpacket|x:xmpmeta)", re.DOTALL)
_PACKET_START = re.compile(rb"<\?xpacket|<x:xmpmeta|<rdf:RDF")
_EXTENDED_GUID = re.compile(rb"HasExtendedXMP(?:>|\s*=\s*[\"'])\s*([0-9A-Fa-f]{32})")

APP0, APP1, APP2, APP11, APP13, APP15, COM = 0xE0, 0xE1, 0xE2, 0xEB, 0xED, 0xEF, 0xFE
FRAME_HEADERS = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_SOS, _EOI, _SOI = 0xDA, 0xD9, 0xD8
_NO_LENGTH = frozenset((0x01, *range(0xD0, 0xD8)))
_MAX_SEGMENTS = 20_000
_MAX_EXTENDED_BYTES = 1 << 26


class Segment(NamedTuple):
    """One marker segment: `at` its FF byte, `body` its payload, `end` the byte after it."""

    marker: int
    at: int
    body: int
    end: int


class Walk(NamedTuple):
    """The header of a JPEG file: its segments up to the picture data at `sos`, or None without any."""

    segments: tuple[Segment, ...]
    sos: int | None


def walk(data: Source) -> Walk:
    """Return the segments before the first scan, in file order; never raises.

    Source: ITU-T T.81 B.1.1; libjpeg `jdmarker.c`, which skips what it does not know.
    """
    return data.once(_walk)


def _walk(data: Source) -> Walk:
    segments: list[Segment] = []
    at, size = 2, len(data)
    while at + 1 < size and len(segments) < _MAX_SEGMENTS:
        head = data[at : at + 4]
        if head[0] != 0xFF:
            at = _next_ff(data, at)
            continue
        marker = head[1]
        if marker == 0xFF:
            at += 1
        elif marker == 0 or marker in _NO_LENGTH or marker == _SOI:
            at += 2
        elif marker == _EOI:
            break
        elif marker == _SOS:
            return Walk(tuple(segments), at)
        elif len(head) < 4:
            break
        else:
            end = at + 2 + max(2, head[2] << 8 | head[3])
            if end > size:
                break
            segments.append(Segment(marker, at, at + 4, end))
            at = end
    return Walk(tuple(segments), None)


def _next_ff(data: Source, at: int) -> int:
    while at < len(data):
        found = data[at : at + 65_536].find(b"\xff")
        if found >= 0:
            return at + found
        at += 65_536
    return at


class Parts(NamedTuple):
    """The segments that carry our metadata."""

    exif: tuple[Segment, ...]
    xmp: tuple[Segment, ...]
    extended: tuple[Segment, ...]
    photoshop: tuple[Segment, ...]
    comments: tuple[Segment, ...]
    mpf: Segment | None
    odd_exif: int


def parts_of(data: Source) -> Parts:
    """Pick out the segments that carry our metadata.

    Of several EXIF segments only true continuations belong together: those that follow at once
    and do not begin a TIFF structure of their own. Others are counted in `odd_exif`.
    """
    return data.once(_parts_of)


def _parts_of(data: Source) -> Parts:
    segments = walk(data).segments
    exif_segments: list[Segment] = []
    xmps: list[Segment] = []
    extended: list[Segment] = []
    resources: list[Segment] = []
    comments: list[Segment] = []
    mpf, odd = None, 0
    for index, segment in enumerate(segments):
        if segment.marker == APP1:
            head = data[segment.body : min(segment.body + 80, segment.end)]
            if _EXIF.match(head):
                starts = _TIFF_HEADER.match(head, 6) is not None
                follows = bool(exif_segments) and segments[index - 1] == exif_segments[-1]
                if not exif_segments or (follows and not starts):
                    exif_segments.append(segment)
                else:
                    odd += 1
            elif head.startswith(XMP):
                xmps.append(segment)
            elif head.startswith(_EXTENDED_XMP):
                extended.append(segment)
            elif _ODD_XMP.match(head) and _PACKET_START.search(data[segment.body : segment.end]):
                xmps.append(segment)
        elif segment.marker == APP13:
            if data[segment.body : segment.body + 14] == photoshop.HEADER:
                resources.append(segment)
        elif segment.marker == COM:
            comments.append(segment)
        elif segment.marker == APP2 and mpf is None and data[segment.body : segment.body + 4] == b"MPF\0":
            mpf = segment
    return Parts(
        tuple(exif_segments), tuple(xmps), tuple(extended), tuple(resources), tuple(comments), mpf, odd
    )


def exif_block(data: Source) -> bytes | None:
    """Return the EXIF block, put together, or None."""
    return data.once(_exif_block)


def _exif_block(data: Source) -> bytes | None:
    parts = parts_of(data)
    if not parts.exif:
        return None
    return b"".join(data[s.body + 6 : s.end] for s in parts.exif)


def packet_of(data: Source, segment: Segment) -> bytes:
    """Return the XMP packet of a segment, whatever header stands before it."""
    payload = data[segment.body : segment.end]
    if payload.startswith(XMP):
        return payload[len(XMP) :]
    start = _PACKET_START.search(payload)
    return payload[start.start() :] if start else b""


def extended_xmp(data: Source, parts: Parts) -> tuple[bytes, ...]:
    """Put extended XMP together: the parts of the GUID that the main packet names, by their offset."""
    if not parts.extended:
        return ()
    named = [m[1].upper() for s in parts.xmp for m in [_EXTENDED_GUID.search(packet_of(data, s))] if m]
    pieces: dict[bytes, list[tuple[int, bytes]]] = {}
    lengths: dict[bytes, int] = {}
    for segment in parts.extended:
        payload = data[segment.body + len(_EXTENDED_XMP) : segment.end]
        guid = payload[:32].upper()
        if len(payload) < 40 or (named and guid not in named):
            continue
        lengths[guid] = int.from_bytes(payload[32:36], "big")
        pieces.setdefault(guid, []).append((int.from_bytes(payload[36:40], "big"), payload[40:]))
    whole = []
    for guid, found in pieces.items():
        joined = b""
        for offset, piece in sorted(found, key=lambda one: one[0]):
            if offset == len(joined) and offset + len(piece) <= _MAX_EXTENDED_BYTES:
                joined += piece
        if len(joined) == lengths[guid]:
            whole.append(joined)
    return tuple(whole)
