"""What a JPEG file holds, and the splices that give it other texts.

EXIF stands in APP1, XMP in APP1,
IIM in the Photoshop resources of APP13; all other segments, and whatever stands between them,
are copied verbatim and in order.

Standards: ITU-T T.81 Annex B, Exif 3.0 section 4.7, XMP part 3 section 1.1.3, CIPA DC-007 (MPF).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

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
from photodesk.metadata.containers.jpeg_segments import (
    APP0,
    APP1,
    APP11,
    APP13,
    APP15,
    COM,
    FRAME_HEADERS,
    XMP,
    Parts,
    Segment,
    Walk,
    exif_block,
    extended_xmp,
    packet_of,
    parts_of,
    walk,
)
from photodesk.model import Note

_MAX_PAYLOAD = 65_533
_MAX_TRAILER_BYTES = 1 << 20
_MAX_JOINED_BYTES = 1_000_000
_TELLING_CHARS = 16
"""A text shorter than this may stand elsewhere in a file by chance."""
NEW_IIM = True
MAX_EXIF_BYTES = _MAX_PAYLOAD - 6
MAX_XMP_BYTES = _MAX_PAYLOAD - len(XMP)


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
    if not any(s.marker in FRAME_HEADERS for s in found.segments):
        raise DamagedPicture(data.path, f"{data.path.name}: damaged JPEG: it has no frame header")
    if _picture_end(data, found.sos) is None:
        raise DamagedPicture(
            data.path, f"{data.path.name}: damaged JPEG: cut off at {len(data):,} bytes, the end is missing"
        )


# A compiled pattern scans eight times as fast as `bytes.find` does with two bytes.
_END = re.compile(rb"\xff\xd9")
_END_AS_NUMBER = 0xD9FF
_MANY_PIECES = 400
"""After 100 MB NumPy looks for the ends, five times as fast; for less it takes longer to load."""
_pieces_before = itertools.count()


def _end_in(piece: memoryview) -> int:
    """Return the offset behind the first EOI in a piece, or 0 when there is none."""
    if next(_pieces_before) < _MANY_PIECES:
        found = _END.search(piece)
        return found.end() if found else 0
    return _end_by_numpy(piece)


def _end_by_numpy(piece: memoryview) -> int:
    import numpy

    ends = []
    for odd in (0, 1):
        is_end = numpy.frombuffer(piece[odd : odd + (len(piece) - odd) // 2 * 2], "<u2") == _END_AS_NUMBER
        if len(is_end) and is_end[at := int(is_end.argmax())]:
            ends.append(2 * at + odd + 2)
    return min(ends, default=0)


def _picture_end(data: Source, sos: int) -> int | None:
    """Return the offset behind the first EOI after the first scan, or None when there is none."""
    if (known := data.known.get("picture_end")) is not None:
        return known
    at, was_ff = sos, False
    for piece in data.pieces(sos, len(data)):
        found = 1 if was_ff and piece[0] == 0xD9 else 0
        found = found or _end_in(piece)
        if found:
            data.known["picture_end"] = at + found
            return at + found
        at, was_ff = at + len(piece), piece[-1] == 0xFF
    return None


def picture(data: Source) -> Iterator[tuple[int, int]]:
    """Yield the byte ranges of the picture: tables and scans, no metadata, no trailer."""
    found = walk(data)
    for segment in found.segments:
        if not 0xE0 <= segment.marker <= 0xEF and segment.marker != COM:
            yield segment.at, segment.end
    if found.sos is not None:
        yield found.sos, _picture_end(data, found.sos) or len(data)


def pointed(data: Source) -> tuple[bytes, ...]:
    """Return the first bytes of everything that the header points to outside itself.

    A write may not change them: the embedded thumbnail, previews behind the picture, the
    pictures of a multi-picture file.
    """
    found = walk(data)
    parts = parts_of(data)
    block = exif_block(data) or b""
    block_at = parts.exif[0].body + 6 if parts.exif else 0
    end = _picture_end(data, found.sos) if found.sos is not None else None
    mpf = (parts.mpf.body + 4, parts.mpf.end) if parts.mpf else None
    thumbnail = exif.read(block).thumbnail if block else None
    at, size = thumbnail or (0, 0)
    small = data[block_at + at : block_at + at + size] if thumbnail else b""
    return (small, *jpeg_offsets.pointed(data, block, block_at, end or len(data), mpf))


# --- reading ----------------------------------------------------------------------------


def read(data: Source) -> Found:
    """Return the metadata blocks of a JPEG; only its header is read.

    Raises:
        DamagedPicture: no frame header, so nobody can say how large the picture is.
    """
    found = walk(data)
    width = height = 0
    credentials = False
    for segment in found.segments:
        if segment.marker in FRAME_HEADERS and not width:
            frame = data[segment.body : segment.body + 5]
            height, width = frame[1] << 8 | frame[2], frame[3] << 8 | frame[4]
        elif segment.marker == APP11 and not credentials:
            payload = data[segment.body : segment.end]
            credentials = payload.startswith(b"JP") and b"c2pa" in payload
    if not width:
        raise DamagedPicture(data.path, f"{data.path.name}: damaged JPEG: it has no frame header")
    parts = parts_of(data)
    notes = []
    if parts.odd_exif:
        notes.append(Note("exif_repeated", "more than one EXIF block: the first is read, all are kept"))
    return Found(
        width=width,
        height=height,
        exif=exif_block(data),
        exif_at=parts.exif[0].body + 6 if parts.exif else 0,
        photoshop=tuple(data[s.body + 14 : s.end] for s in parts.photoshop),
        xmp=tuple(packet_of(data, s) for s in parts.xmp),
        extended_xmp=extended_xmp(data, parts),
        texts=tuple(("COM", data[s.body : s.end]) for s in parts.comments),
        has_c2pa=credentials,
        notes=tuple(notes),
    )


# --- writing ----------------------------------------------------------------------------


def plan(data: Source, wanted: Wanted) -> Planned:
    """Return the splices that give a JPEG other texts.

    Raises:
        BlockRefused: a block is damaged or full, or a change would move what a MakerNote points at.

    Source: CODEC "JPEG".
    """
    found = walk(data)
    parts = parts_of(data)
    notes: list[Note] = []
    splices: list[Splice] = []
    end = _picture_end(data, found.sos) if found.sos is not None else None
    anchor = None
    if parts.exif:
        block = exif_block(data) or b""
        anchor = jpeg_offsets.anchor(data, block, parts.exif[0].body + 6, end or len(data))
        if anchor == "samsung" and len(parts.exif) > 1:
            anchor = "file"
    anchored = anchor in ("block", "file")
    if wanted.exif:
        splices += _exif_splices(data, found.segments, parts, wanted, anchored, notes)
    if wanted.xmp:
        packets = [packet_of(data, s) for s in parts.xmp]
        packet = xmp.graft(
            packets,
            wanted.xmp,
            metadata_date=wanted.metadata_date,
            max_bytes=MAX_XMP_BYTES,
            extended=extended_xmp(data, parts),
        )
        if len(packets) > 1 or packets != [packet]:
            new = _segment(APP1, XMP + packet) if packet else b""
            splices += _replace(parts.xmp, new, _home(found.segments, parts, anchored, parts.exif))
    if wanted.iim:
        blocks = photoshop.graft([data[s.body + 14 : s.end] for s in parts.photoshop], wanted.iim)
        new = b"".join(_segment(APP13, photoshop.HEADER + block) for block in blocks)
        splices += _replace(
            parts.photoshop, new, _home(found.segments, parts, anchored, parts.xmp or parts.exif)
        )
    if wanted.stale:
        splices += _stale_copies(data, parts, wanted, notes)
    notes += _other_places(data, found, parts, end or len(data), wanted)
    splices = _only_changes(data, splices)
    if anchor == "file" and sum(s.growth for s in splices) != 0:
        raise BlockRefused(
            "exif_anchored", "the camera's notes point behind the picture by file offset: use a sidecar"
        )
    if anchored and splices:
        splices = _hold_still(splices, parts.exif[-1].end)
    if anchor == "samsung":
        number_at = jpeg_offsets.samsung_number(exif_block(data) or b"") or 0
        splices = jpeg_offsets.samsung_splice(data, parts.exif[0].body + 6, number_at, splices)
    if parts.mpf and splices:
        splices += jpeg_offsets.mpf_splices(data, parts.mpf.body + 4, parts.mpf.end, splices)
    if end is not None and splices:
        splices += jpeg_offsets.afcp_splices(data, end, splices)
    return Planned(in_order(splices), tuple(notes))


def _segment(marker: int, payload: bytes) -> bytes:
    return bytes((0xFF, marker)) + (len(payload) + 2).to_bytes(2, "big") + payload


def _replace(old: tuple[Segment, ...], new: bytes, home: int) -> list[Splice]:
    """Put the new bytes where the first old segment stood, or at `home`; drop the other old ones."""
    if not old:
        return [Splice(home, 0, new)]
    first, *others = old
    return [Splice(first.at, first.end - first.at, new), *(Splice(s.at, s.end - s.at, b"") for s in others)]


def _home(segments: tuple[Segment, ...], parts: Parts, anchored: bool, behind: tuple[Segment, ...]) -> int:
    """Return where a new segment goes: behind the others of its kind, never behind an MPF index."""
    at = 2
    for segment in segments:
        if segment.marker != APP0:
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
    parts: Parts,
    wanted: Wanted,
    anchored: bool,
    notes: list[Note],
) -> list[Splice]:
    block = exif_block(data)
    several = len(parts.exif) > 1
    following = data[parts.exif[-1].end : parts.exif[-1].end + MAX_EXIF_BYTES] if parts.exif else b""
    try:
        grafted = exif.graft(
            block,
            wanted.exif,
            following=following,
            anchored=anchored,
            max_bytes=_MAX_JOINED_BYTES if several else MAX_EXIF_BYTES,
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
        new += _segment(APP1, headers[0] + rest[:size])
        rest = rest[size:]
    while rest:
        new += _segment(APP1, headers[-1] + rest[:MAX_EXIF_BYTES])
        rest = rest[MAX_EXIF_BYTES:]
    return _replace(parts.exif, new, _home(segments, parts, False, ()))


def _stale_copies(data: Source, parts: Parts, wanted: Wanted, notes: list[Note]) -> list[Splice]:
    """Remove comments that say the old text; note other places that hold it among other words."""
    stale = {text.collapse(one) for one in wanted.stale if one}
    splices = []
    for segment in parts.comments:
        said = exif.decode(data[segment.body : segment.end].split(b"\0")[0])
        said = text.collapse(text.normalise(said))
        if said in stale:
            splices.append(Splice(segment.at, segment.end - segment.at, b""))
        elif any(len(one) >= _TELLING_CHARS and one in said for one in stale):
            notes.append(
                Note("stale_kept", "a comment in the file still holds the old text among other words")
            )
    return splices


def _other_places(data: Source, found: Walk, parts: Parts, end: int, wanted: Wanted) -> list[Note]:
    """Return notes on places that are read by some, and that we do not edit."""
    notes = []
    trailer = data[end : min(len(data), end + _MAX_TRAILER_BYTES)]
    last = data[max(end, len(data) - 12) : len(data)]
    if wanted.iim:
        block = exif_block(data)
        in_exif = exif.read(block).iim if block else b""
        if (
            in_exif.startswith(b"\x1c")
            or last[:4] in (b"AXS!", b"AXS*")
            or last.endswith(b"\xa1\xb2\xc3\xd4")
        ):
            notes.append(
                Note("iim_elsewhere", "another IIM block in the file (EXIF or trailer) is not edited")
            )
    needles = [one.encode() for one in wanted.stale if len(one) >= _TELLING_CHARS]
    if needles:
        ours = {*parts.exif, *parts.xmp, *parts.photoshop, *parts.comments}
        others = [data[s.body : s.end] for s in found.segments if s.marker >= APP0 and s not in ours]
        if any(needle in other for needle in needles for other in (*others, trailer)):
            notes.append(
                Note("stale_kept", "another part of the file (segment or trailer) holds the old text")
            )
    return notes


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
    filler = _segment(APP15, bytes(hole - 4)) if hole >= 4 else b"\xff" * hole
    return [s if s is not last else s._replace(new=s.new + filler) for s in splices]
