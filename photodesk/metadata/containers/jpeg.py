"""Which segments a JPEG file has, and the splices that give it other texts.

Segments are walked as libjpeg walks them: fill bytes, junk between segments and lengths of 0 are
no reason to give up, and none of them is ever cleaned away. EXIF stands in APP1, XMP in APP1,
IIM in the Photoshop resources of APP13; all other segments are copied verbatim and in order.

Standards: ITU-T T.81 Annex B, Exif 3.0 section 4.7, XMP part 3 section 1.1.3, CIPA DC-007 (MPF).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from photodesk import text
from photodesk.errors import BlockRefused, DamagedPicture
from photodesk.metadata import exif, photoshop, xmp
from photodesk.metadata.containers import (
    Found,
    Planned,
    Source,
    Splice,
    Wanted,
    in_order,
    jpeg_offsets,
    sparse,
)
from photodesk.model import Note

_EXIF = re.compile(rb"Exif\0.", re.DOTALL)
_TIFF_HEADER = re.compile(rb"II\*\0|MM\0\*")
_XMP = b"http://ns.adobe.com/xap/1.0/\0"
_EXTENDED_XMP = b"http://ns.adobe.com/xmp/extension/\0"
_ODD_XMP = re.compile(rb"http|XMP\0|.{0,40}<(?:\?xpacket|x:xmpmeta)", re.DOTALL)
_PACKET_START = re.compile(rb"<\?xpacket|<x:xmpmeta|<rdf:RDF")
_EXTENDED_GUID = re.compile(rb"HasExtendedXMP(?:>|\s*=\s*[\"'])\s*([0-9A-Fa-f]{32})")

_APP0, _APP1, _APP2, _APP11, _APP13, _APP15, _COM = 0xE0, 0xE1, 0xE2, 0xEB, 0xED, 0xEF, 0xFE
_SOS, _EOI, _SOI = 0xDA, 0xD9, 0xD8
_FRAME_HEADERS = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_NO_LENGTH = frozenset((0x01, *range(0xD0, 0xD8)))
_MAX_PAYLOAD = 65_533
_MAX_SEGMENTS = 20_000
_MAX_EXTENDED_BYTES = 1 << 26
NEW_IIM = True
MAX_EXIF_BYTES = _MAX_PAYLOAD - 6
MAX_XMP_BYTES = _MAX_PAYLOAD - len(_XMP)


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


def check(data: Source) -> None:
    """Refuse a JPEG whose segments do not lead to a picture that ends.

    Raises:
        DamagedPicture: with the place where it breaks off.
    """
    found = walk(data)
    if found.sos is None:
        where = found.segments[-1].end if found.segments else 2
        raise DamagedPicture(
            data.path, f"{data.path.name}: damaged JPEG: no picture follows byte {where:,} of its header"
        )
    if not any(s.marker in _FRAME_HEADERS for s in found.segments):
        raise DamagedPicture(data.path, f"{data.path.name}: damaged JPEG: it has no frame header")
    if _picture_end(data, found.sos) is None:
        raise DamagedPicture(
            data.path, f"{data.path.name}: damaged JPEG: cut off at {len(data):,} bytes, the end is missing"
        )


_END = re.compile(rb"\xff\xd9")


def _picture_end(data: Source, sos: int) -> int | None:
    """Return the offset behind the first EOI after the first scan, or None when there is none."""
    step = 1 << 20
    for start in range(sos, len(data), step):
        if found := _END.search(data[start : start + step + 1]):
            return start + found.end()
    return None


def picture(data: Source) -> Iterator[tuple[int, int]]:
    """Yield the byte ranges of the picture: tables and scans, no metadata, no trailer."""
    found = walk(data)
    for segment in found.segments:
        if not 0xE0 <= segment.marker <= 0xEF and segment.marker != _COM:
            yield segment.at, segment.end
    if found.sos is not None:
        yield found.sos, _picture_end(data, found.sos) or len(data)


# --- reading ----------------------------------------------------------------------------


class _Parts(NamedTuple):
    """The segments that carry our metadata."""

    exif: tuple[Segment, ...]
    xmp: tuple[Segment, ...]
    extended: tuple[Segment, ...]
    photoshop: tuple[Segment, ...]
    comments: tuple[Segment, ...]
    mpf: Segment | None
    odd_exif: int


def _parts(data: Source, segments: tuple[Segment, ...]) -> _Parts:
    exif_segments: list[Segment] = []
    xmps: list[Segment] = []
    extended: list[Segment] = []
    resources: list[Segment] = []
    comments: list[Segment] = []
    mpf, odd = None, 0
    for index, segment in enumerate(segments):
        if segment.marker == _APP1:
            head = data[segment.body : min(segment.body + 80, segment.end)]
            if _EXIF.match(head):
                starts = _TIFF_HEADER.match(head, 6) is not None
                follows = bool(exif_segments) and segments[index - 1] == exif_segments[-1]
                if not exif_segments or (follows and not starts):
                    exif_segments.append(segment)
                else:
                    odd += 1
            elif head.startswith(_XMP):
                xmps.append(segment)
            elif head.startswith(_EXTENDED_XMP):
                extended.append(segment)
            elif _ODD_XMP.match(head) and _PACKET_START.search(data[segment.body : segment.end]):
                xmps.append(segment)
        elif segment.marker == _APP13:
            if data[segment.body : segment.body + 14] == photoshop.HEADER:
                resources.append(segment)
        elif segment.marker == _COM:
            comments.append(segment)
        elif segment.marker == _APP2 and mpf is None and data[segment.body : segment.body + 4] == b"MPF\0":
            mpf = segment
    return _Parts(
        tuple(exif_segments), tuple(xmps), tuple(extended), tuple(resources), tuple(comments), mpf, odd
    )


def read(data: Source) -> Found:
    """Return the metadata blocks of a JPEG; only its header is read.

    Raises:
        DamagedPicture: no frame header, so nobody can say how large the picture is.
    """
    found = walk(data)
    width = height = 0
    credentials = False
    for segment in found.segments:
        if segment.marker in _FRAME_HEADERS and not width:
            frame = data[segment.body : segment.body + 5]
            height, width = frame[1] << 8 | frame[2], frame[3] << 8 | frame[4]
        elif segment.marker == _APP11 and not credentials:
            payload = data[segment.body : segment.end]
            credentials = payload.startswith(b"JP") and b"c2pa" in payload
    if not width:
        raise DamagedPicture(data.path, f"{data.path.name}: damaged JPEG: it has no frame header")
    parts = _parts(data, found.segments)
    notes = []
    if parts.odd_exif:
        notes.append(Note("exif_repeated", "more than one EXIF block: the first is read, all are kept"))
    return Found(
        width=width,
        height=height,
        exif=_exif_block(data, parts),
        exif_at=parts.exif[0].body + 6 if parts.exif else 0,
        photoshop=tuple(data[s.body + 14 : s.end] for s in parts.photoshop),
        xmp=tuple(_packet(data, s) for s in parts.xmp),
        extended_xmp=_extended(data, parts),
        texts=tuple(("COM", data[s.body : s.end]) for s in parts.comments),
        has_c2pa=credentials,
        notes=tuple(notes),
    )


def _exif_block(data: Source, parts: _Parts) -> bytes | None:
    if not parts.exif:
        return None
    return b"".join(data[s.body + 6 : s.end] for s in parts.exif)


def _packet(data: Source, segment: Segment) -> bytes:
    payload = data[segment.body : segment.end]
    if payload.startswith(_XMP):
        return payload[len(_XMP) :]
    start = _PACKET_START.search(payload)
    return payload[start.start() :] if start else b""


def _extended(data: Source, parts: _Parts) -> tuple[bytes, ...]:
    """Put extended XMP together: the parts of the GUID that the main packet names, by their offset."""
    if not parts.extended:
        return ()
    named = [m[1].upper() for s in parts.xmp for m in [_EXTENDED_GUID.search(_packet(data, s))] if m]
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


# --- writing ----------------------------------------------------------------------------


def plan(data: Source, wanted: Wanted) -> Planned:
    """Return the splices that give a JPEG other texts.

    Raises:
        BlockRefused: a block is damaged or full, or a change would move what a MakerNote points at.

    Source: CODEC "JPEG".
    """
    found = walk(data)
    parts = _parts(data, found.segments)
    notes: list[Note] = []
    splices: list[Splice] = []
    end = _picture_end(data, found.sos) if found.sos is not None else None
    anchor = None
    if parts.exif:
        block = _exif_block(data, parts) or b""
        anchor = jpeg_offsets.anchor(data, block, parts.exif[0].body + 6, end or len(data))
    anchored = anchor is not None
    if wanted.exif:
        splices += _exif_splices(data, found.segments, parts, wanted, anchored, notes)
    if wanted.xmp:
        packets = [_packet(data, s) for s in parts.xmp]
        packet = xmp.graft(
            packets,
            wanted.xmp,
            metadata_date=wanted.metadata_date,
            max_bytes=MAX_XMP_BYTES,
            extended=_extended(data, parts),
        )
        if len(packets) > 1 or packets != [packet]:
            new = _segment(_APP1, _XMP + packet) if packet else b""
            splices += _replace(parts.xmp, new, _home(found.segments, parts, anchored, parts.exif))
    if wanted.iim:
        blocks = photoshop.graft([data[s.body + 14 : s.end] for s in parts.photoshop], wanted.iim)
        new = b"".join(_segment(_APP13, photoshop.HEADER + block) for block in blocks)
        splices += _replace(
            parts.photoshop, new, _home(found.segments, parts, anchored, parts.xmp or parts.exif)
        )
    if wanted.stale:
        splices += _comment_splices(data, parts, wanted, notes)
    splices = _only_changes(data, splices)
    if anchor == "file" and sum(s.growth for s in splices) != 0:
        raise BlockRefused(
            "exif_anchored", "the camera's notes point behind the picture by file offset: use a sidecar"
        )
    if anchored and splices:
        splices = _hold_still(splices, parts.exif[-1].end)
    if parts.mpf and splices:
        splices += jpeg_offsets.mpf_splices(data, parts.mpf.body + 4, parts.mpf.end, splices)
    return Planned(in_order(splices), tuple(notes))


def _segment(marker: int, payload: bytes) -> bytes:
    return bytes((0xFF, marker)) + (len(payload) + 2).to_bytes(2, "big") + payload


def _replace(old: tuple[Segment, ...], new: bytes, home: int) -> list[Splice]:
    """Put the new bytes where the first old segment stood, or at `home`; drop the other old ones."""
    if not old:
        return [Splice(home, 0, new)]
    first, *others = old
    return [Splice(first.at, first.end - first.at, new), *(Splice(s.at, s.end - s.at, b"") for s in others)]


def _home(segments: tuple[Segment, ...], parts: _Parts, anchored: bool, behind: tuple[Segment, ...]) -> int:
    """Return where a new segment goes: behind the others of its kind, never behind an MPF index."""
    at = 2
    for segment in segments:
        if segment.marker != _APP0:
            break
        at = segment.end
    if anchored:
        return min(at, parts.exif[0].at)
    for segment in behind:
        at = max(at, segment.end)
    if parts.mpf:
        at = min(at, parts.mpf.at)
    return at


def _only_changes(data: Source, splices: list[Splice]) -> list[Splice]:
    return [piece for s in splices for piece in sparse(s.at, data[s.at : s.at + s.size], s.new)]


def _exif_splices(
    data: Source,
    segments: tuple[Segment, ...],
    parts: _Parts,
    wanted: Wanted,
    anchored: bool,
    notes: list[Note],
) -> list[Splice]:
    block = _exif_block(data, parts)
    several = len(parts.exif) > 1
    following = data[parts.exif[-1].end : parts.exif[-1].end + MAX_EXIF_BYTES] if parts.exif else b""
    try:
        grafted = exif.graft(
            block,
            wanted.exif,
            following=following,
            anchored=anchored,
            max_bytes=ifd_limit(several),
        )
    except BlockRefused as refusal:
        if set(wanted.exif) & set(exif.read(block or b"").values):
            raise
        # Nobody can read our fields in there, so nothing in it contradicts what IIM and XMP will say.
        notes.append(Note(refusal.code, "the EXIF block is damaged and was left as it is"))
        return []
    notes += grafted.notes
    if grafted.block == block:
        return []
    headers = [data[s.body : s.body + 6] for s in parts.exif] or [b"Exif\0\0"]
    sizes = [s.end - s.body - 6 for s in parts.exif[:-1]]
    new, rest = b"", grafted.block
    for size in sizes:
        new += _segment(_APP1, headers[0] + rest[:size])
        rest = rest[size:]
    while rest:
        new += _segment(_APP1, headers[-1] + rest[:MAX_EXIF_BYTES])
        rest = rest[MAX_EXIF_BYTES:]
    return _replace(parts.exif, new, _home(segments, parts, False, ()))


def ifd_limit(several: bool) -> int:
    """Return how long an EXIF block may become: one segment, or a megabyte when it has several.

    Example:
        >>> ifd_limit(False)
        65527
    """
    return 1_000_000 if several else MAX_EXIF_BYTES


def _comment_splices(data: Source, parts: _Parts, wanted: Wanted, notes: list[Note]) -> list[Splice]:
    """Remove comments that say the old text; note others that hold it among other words."""
    stale = {text.collapse(one) for one in wanted.stale if one}
    splices = []
    for segment in parts.comments:
        said = exif.decode(data[segment.body : segment.end].split(b"\0")[0])
        said = text.collapse(text.normalise(said))
        if said in stale:
            splices.append(Splice(segment.at, segment.end - segment.at, b""))
        elif any(len(one) >= 16 and one in said for one in stale):
            notes.append(
                Note("stale_kept", "a comment in the file still holds the old text among other words")
            )
    return splices


def _hold_still(splices: list[Splice], exif_end: int) -> list[Splice]:
    """Keep the distance from the EXIF block to what stands behind the picture.

    Raises:
        BlockRefused: a segment behind the EXIF block would have to grow.
    """
    growth = sum(s.growth for s in splices if s.at >= exif_end)
    if growth > 0:
        raise BlockRefused(
            "exif_anchored",
            "the camera's notes point behind the picture and a text no longer fits: use a sidecar",
        )
    if growth == 0:
        return splices
    last = max((s for s in splices if s.at >= exif_end), key=lambda s: s.at)
    hole = -growth
    # An application segment of NULs is skipped by every reader; fill bytes serve for the smallest holes.
    filler = _segment(_APP15, bytes(hole - 4)) if hole >= 4 else b"\xff" * hole
    return [s if s is not last else s._replace(new=s.new + filler) for s in splices]
